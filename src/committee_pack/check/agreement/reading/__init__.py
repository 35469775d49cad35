"""What a sentence names: its numbers, periods, windows, areas, cohorts, comparators and indicators."""
