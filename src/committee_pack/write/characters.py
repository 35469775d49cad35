"""Characters that are not drawn, whatever the format."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def printable(text: str) -> str:
    """Return the text without the characters that have no shape, such as soft hyphens."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def label_text(text: str) -> str:
    """Return a text as it stands in a picture: in one line, its blanks single, all of it with a shape."""
    return " ".join(printable(text).split())
