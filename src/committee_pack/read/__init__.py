"""Files become model values; the only place that knows file formats."""
