"""Places among others or among earlier results, held against the results."""
