"""The typeface: widths of words, and which of the embedded fonts has which character."""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

CAP_HEIGHT = 0.66
"""The height of Source Sans Pro's capitals, in ems."""

_INVISIBLE = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_REPLACEMENT = "\ufffd"
_SAME_SHAPE = {"►": "▶", "\u2010": "-", "\u2011": "-", "\u2002": " ", "\u2003": " ", "\u2009": " "}
"""Characters that Source Sans Pro lacks, and those whose shape serves; they are still read as themselves."""


class Weight(Enum):
    """How heavy the type is; the values are the names of the fonts in their wheel."""

    REGULAR = "SourceSansPro"
    SEMIBOLD = "SourceSansProSemibold"
    BOLD = "SourceSansProBold"


class Face:
    """A font that can be embedded: what it has and how wide it is."""

    def __init__(self, name: str, file: Path) -> None:
        from reportlab.pdfbase.ttfonts import TTFont

        self.font: Any = TTFont(name, str(file))
        glyphs, widths = self.font.face.charToGlyph, self.font.face.charWidths
        for lacking, shape in _SAME_SHAPE.items():
            if ord(lacking) not in glyphs and ord(shape) in glyphs:
                glyphs[ord(lacking)], widths[ord(lacking)] = glyphs[ord(shape)], widths[ord(shape)]
        self._widths: dict[str, float] = {chr(code): widths[code] / 1000 for code in glyphs if code in widths}

    def has(self, text: str) -> bool:
        """Return whether the font has every character of the text."""
        return self._widths.keys() >= set(text)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text that the font has is, in points."""
        return size * sum(map(self._widths.__getitem__, text))


@cache
def face(weight: Weight) -> Face:
    """Return the typeface in that weight."""
    import font_source_sans_pro

    return Face(weight.value, Path(font_source_sans_pro.font_files_ttf[weight.value]))


@cache
def _broad_face(bold: bool) -> Face:
    """Return DejaVu Sans, which comes with matplotlib, for the characters the typeface lacks."""
    found = importlib.util.find_spec("matplotlib")
    if not found or not found.origin:
        raise ModuleNotFoundError("matplotlib, whose DejaVu Sans stands in for characters Source Sans Pro lacks")
    name = "DejaVuSans-Bold" if bold else "DejaVuSans"
    return Face(name, Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / f"{name}.ttf")


def printable(text: str) -> str:
    """Return the text composed and without the characters that have no shape, such as soft hyphens."""
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def runs(text: str, weight: Weight) -> Iterator[tuple[Face, str]]:
    """Return the text in parts, each with a font that has it.

    A character no font has becomes U+FFFD: PDF/UA allows no reference to a missing glyph (ISO 14289-1, 7.21.8).
    """
    usual = face(weight)
    if usual.has(text):
        yield usual, text
        return
    broad = _broad_face(weight is not Weight.REGULAR)
    for is_usual, part in groupby(text, usual.has):
        words = "".join(part)
        yield (usual, words) if is_usual else (broad, _with_replacements(words, broad))


def _with_replacements(text: str, broad: Face) -> str:
    return "".join(character if broad.has(character) else _REPLACEMENT for character in text)
