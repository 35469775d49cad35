"""What a download of explore education statistics holds: its rows, times and figures, and what is made of them."""
