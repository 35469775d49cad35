"""Editions kept for years: written once into bags, indexed, logged in a chain, proved and, in the end, disposed of."""
