"""How wide words are, so that pictures and columns are settled without any font of the machine.

They are measured in Arial, which has the widths of Helvetica, which ReportLab knows; Source Sans Pro, the PDF's
font, is narrower. A picture that is drawn once for Word and PDF is measured in the council's own font as well,
where it has one, and the wider counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import Font as StandardFont

from committee_pack.model.settings import Font
from committee_pack.write.pdf.fonts import Weight, typeface

_ARROW = 0.99
"""The width of Arial's arrows, which Helvetica lacks."""
_ENCODING = "WinAnsiEncoding"
"""Said here, as else ReportLab's settings on the machine say it."""


class _Widths(dict[str, float]):
    """The width of each character, in ems, looked up when first met."""

    def __init__(self, face: str) -> None:
        super().__init__(dict.fromkeys("▲▼▶", _ARROW))
        self.font = StandardFont(f"{face} as measured", face, _ENCODING)

    def __missing__(self, character: str) -> float:
        """Measure a letter with an accent as without; what Helvetica has not counts as wide as a black square."""
        base = unicodedata.normalize("NFD", character)[0]
        self[character] = 0.0 if unicodedata.combining(base) else float(self.font.stringWidth(base, 1))
        return self[character]


_REGULAR, _BOLD = _Widths("Helvetica"), _Widths("Helvetica-Bold")
_also: ContextVar[Font | None] = ContextVar("also", default=None)
"""The council's own font, while a picture is drawn that will stand in it too."""


@contextmanager
def measured_in(font: Font) -> Iterator[None]:
    """Let words within be as wide as they are in Arial or in this font of a PDF, whichever is wider."""
    before = _also.set(font if font.own else None)
    try:
        yield
    finally:
        _also.reset(before)


def words_width(words: str, size: float, bold: bool = False) -> float:
    """Return the width in points of words on one line."""
    return size * _ems(words, bold, _also.get())


@lru_cache(maxsize=16384)
def _ems(words: str, bold: bool, also: Font | None) -> float:
    widths = _BOLD if bold else _REGULAR
    width = sum(widths[character] for character in words)
    if also is None:
        return width
    return max(width, typeface(also).of(Weight.SEMIBOLD if bold else Weight.REGULAR).width(words, 1))
