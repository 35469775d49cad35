"""PDF files of others: opened, counted, and held against the standards that they claim to keep."""
