"""Words and addresses as the page may hold them, whoever wrote them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_HIDDEN = frozenset({"Cc", "Cs"})
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns the order of words beyond its own: the page keeps each title apart by itself."""


def shown(text: str) -> str:
    """Return text in one line, without what a page cannot hold or what would turn the words around it."""
    text = " ".join(text.split())
    return text if text.isprintable() else _TURNING.sub("", "".join(map(_held, text)))


def _held(letter: str) -> str:
    return "\ufffd" if unicodedata.category(letter) in _HIDDEN else letter


def address(path: str) -> str:
    """Return a path from the archive's folder as a link has it: it never leads to another host, nor runs."""
    return f"./{_quoted(path)}"


def anchor(name: str) -> str:
    """Return the name of an edition as the place in the page where it is listed."""
    return _quoted(name)


def _quoted(text: str) -> str:
    return quote(text, safe="/", errors="surrogatepass")
