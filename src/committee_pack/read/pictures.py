"""Pictures that a council gives, looked at before anybody draws them."""

from __future__ import annotations

import warnings
from pathlib import Path

FORMATS = ("PNG", "JPEG")


MOST_POINTS = 25_000_000
"""More than any printer needs of a logo, and less than would fill a machine's memory."""


def picture_fault(path: Path) -> str:
    """Return why the file is not a whole picture that can be shown; nothing where it is."""
    # -- only a theme with a logo waits for the library to load
    from PIL import Image, UnidentifiedImageError

    try:
        # -- what is too large is told so before it is unpacked
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_POINTS:
                return f"is too large: {picture.width} by {picture.height} points"
            picture.load()
    except Image.DecompressionBombError:
        return "is too large"
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return "is not a picture that can be shown"
    return ""
