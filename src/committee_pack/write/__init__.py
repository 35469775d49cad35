"""The document tree becomes bytes; one function a format."""
