"""The document tree as tagged PDF, PDF/UA-1 and PDF/A-2a at once."""
