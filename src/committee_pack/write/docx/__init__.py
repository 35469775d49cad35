"""The document tree as a Word file that officers can go on editing."""
