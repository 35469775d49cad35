"""Rules that read the whole and return findings; one small file a family of rules."""
