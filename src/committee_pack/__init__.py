"""Committee papers from data and commentary: Word and accessible, archivable PDF that agree."""
