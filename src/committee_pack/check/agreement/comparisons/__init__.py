"""Words that set a result beside a target, a number, an area or another indicator."""
