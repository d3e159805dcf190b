"""Read numbers and the words around them in news prose, without a dataset."""
