"""What we write ourselves of an agenda pack: its front sheet, the letter with a supplement, and dividers."""
