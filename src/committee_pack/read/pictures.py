"""Pictures that a council gives, looked at before anybody draws them."""

from __future__ import annotations

import io
import warnings

FORMATS = ("PNG", "JPEG")


MOST_POINTS = 25_000_000
"""More than any printer needs of a logo, and less than would fill a machine's memory."""


def picture_fault(content: bytes) -> str:
    """Return why a file's content is not a whole picture that can be shown; nothing where it is."""
    # -- only a theme with a logo waits for the library to load
    from PIL import Image, UnidentifiedImageError

    try:
        # -- what is too large is told so before it is unpacked
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_POINTS:
                return f"is too large: {picture.width} by {picture.height} points"
            picture.load()
    except Image.DecompressionBombError:
        return "is too large"
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return "is not a picture that can be shown"
    return ""


def shows_nothing(content: bytes) -> bool:
    """Return whether nothing of a sound picture is seen on white paper."""
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        seen = picture.convert("RGBA")
    on_white = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("L")
    return min(on_white.getextrema()) == 255
