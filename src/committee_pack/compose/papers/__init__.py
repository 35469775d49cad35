"""Papers that officers wrote in Markdown become documents: cover reports, minutes, and what is as it was typed."""
