"""Pictures that a council gives, looked at before anybody draws them."""

from __future__ import annotations

from pathlib import Path

FORMATS = ("PNG", "JPEG")


def is_picture(path: Path) -> bool:
    """Return whether the file is a whole picture in one of the formats that can be shown."""
    # -- only a theme with a logo waits for the library to load
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path, formats=FORMATS) as picture:
            picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True
