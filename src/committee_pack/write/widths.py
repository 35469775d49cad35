"""How wide words are in Arial, so that pictures and columns are settled without any font of the machine.

Arial has the widths of Helvetica, which ReportLab knows; Source Sans Pro, the PDF's font, is narrower.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import Font

_ARROW = 0.99
"""The width of Arial's arrows, which Helvetica lacks."""
_ENCODING = "WinAnsiEncoding"
"""Said here, as else ReportLab's settings on the machine say it."""


class _Widths(dict[str, float]):
    """The width of each character, in ems, looked up when first met."""

    def __init__(self, face: str) -> None:
        super().__init__(dict.fromkeys("▲▼▶", _ARROW))
        self.font = Font(f"{face} as measured", face, _ENCODING)

    def __missing__(self, character: str) -> float:
        """Measure a letter with an accent as without; what Helvetica has not counts as wide as a black square."""
        base = unicodedata.normalize("NFD", character)[0]
        self[character] = 0.0 if unicodedata.combining(base) else float(self.font.stringWidth(base, 1))
        return self[character]


_REGULAR, _BOLD = _Widths("Helvetica"), _Widths("Helvetica-Bold")


def words_width(words: str, size: float, bold: bool = False) -> float:
    """Return the width in points of words on one line."""
    return size * _ems(words, bold)


@lru_cache(maxsize=16384)
def _ems(words: str, bold: bool) -> float:
    widths = _BOLD if bold else _REGULAR
    return sum(widths[character] for character in words)
