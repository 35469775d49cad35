"""Two sides held beside each other: what changed, all of it and nothing else."""
