"""What changed between two sides becomes a paper for members."""
