"""How long a report takes and what it needs, beside the nearest ways people use; `python -m bench` runs it."""
