"""Observations and definitions become results: exact numbers, no words."""
