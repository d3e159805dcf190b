"""The explorer: the views on one screen, for the keyboard.

Only `provcli explore` imports it.
"""
