"""Read numbers, and the words around them, in news prose; no module here knows a dataset."""
