"""Ratings that a text names, held against those of the results."""
