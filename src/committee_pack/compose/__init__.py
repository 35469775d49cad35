"""Pairs and templates become the document tree."""
