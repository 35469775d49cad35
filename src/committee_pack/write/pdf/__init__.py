"""The PDF writer: lays pages out, tags what it draws, and finishes as PDF/UA-1 and PDF/A-2a."""
