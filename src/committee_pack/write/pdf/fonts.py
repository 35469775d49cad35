"""The typeface in the weights that are used, and how wide words are in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from committee_pack.fonts import font_files

CAP_HEIGHT = 0.66
"""The height of Source Sans Pro's capitals, in ems."""


_MOST_KNOWN = 20_000
"""How many words' widths are remembered."""


class Weight(Enum):
    """How heavy the type is."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class Face:
    """A font that can be embedded, and how wide it is."""

    def __init__(self, file: Path) -> None:
        self.font: Any = TTFont(file.stem, str(file), asciiReadable=1)
        widths = self.font.face.charWidths
        self._widths: dict[str, float] = {
            chr(code): widths[code] / 1000 for code in self.font.face.charToGlyph if code in widths
        }
        self._known: dict[str, float] = {}

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points; raises ValueError for a character the font lacks.

        The checks keep such characters out, as PDF/UA allows no missing glyph (ISO 14289-1, 7.21.8).
        """
        known = self._known.get(text)
        return size * (self._measured(text) if known is None else known)

    def _measured(self, text: str) -> float:
        try:
            ems = sum(map(self._widths.__getitem__, text))
        except KeyError as lacking:
            raise ValueError(f"the font {self.font.fontName} cannot show {lacking}") from None
        if len(self._known) < _MOST_KNOWN:
            self._known[text] = ems
        return ems


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """A family's faces."""

    regular: Face
    semibold: Face
    bold: Face

    def of(self, weight: Weight) -> Face:
        """Return the face of a weight."""
        match weight:
            case Weight.REGULAR:
                return self.regular
            case Weight.SEMIBOLD:
                return self.semibold
            case Weight.BOLD:
                return self.bold


@cache
def typeface(family: str) -> Typeface:
    """Return a family's faces, read once."""
    files = font_files(family)
    return Typeface(Face(files.regular), Face(files.semibold), Face(files.bold))
