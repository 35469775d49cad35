"""Two sides of a report or a pack -> what changed from the one to the other."""
