"""What we write, judged by other people's validators."""
