"""Of which results a number or a word is said: of which period, area and so on."""
