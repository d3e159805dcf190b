"""The commands: each takes a dataset and what was asked, and returns an answer."""
