"""What sentences say, held against the results: figures, periods, directions, ratings, targets, ranks."""
