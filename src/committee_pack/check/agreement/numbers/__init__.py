"""Numbers that a text states, held against all that they can mean."""
