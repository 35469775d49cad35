"""The typeface in the weights that are used, and how wide words are in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from committee_pack.fonts import SOURCE_SANS, SYMBOLS, FontFiles, font_files
from committee_pack.model.settings import Font

CAP_HEIGHT = 0.66
"""The height of Source Sans Pro's capitals, in ems."""


_MOST_KNOWN = 20_000
"""How many words' widths are remembered."""


class Weight(Enum):
    """How heavy the type is."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class _WithSymbols:
    """A font whose symbols come from another, as the canvas asks for them: what it asks of ReportLab's fonts."""

    def __init__(self, font: Any, symbols: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        self.fontName, self._font, self._symbols = font.fontName, font, symbols
        self._own = frozenset(map(chr, font.face.charToGlyph))

    def splitString(self, text: str, document: Any) -> list[tuple[int, bytes]]:  # noqa: ANN401, N802
        """Return one character in a list, as the number of its subset and its code; subsets of symbols are below 0."""
        if text in self._own:
            return list(self._font.splitString(text, document))
        return [(-1 - subset, code) for subset, code in self._symbols.splitString(text, document)]

    def getSubsetInternalName(self, subset: int, document: Any) -> str:  # noqa: ANN401, N802
        """Return the name by which a page calls a subset."""
        font, number = (self._font, subset) if subset >= 0 else (self._symbols, -1 - subset)
        return str(font.getSubsetInternalName(number, document))


class Face:
    """A font that can be embedded, and how wide it is; symbols that it lacks are drawn from another face."""

    def __init__(self, font: Any, symbols: Face | None = None) -> None:  # noqa: ANN401 - ReportLab has no types
        self.font = font
        self._widths = _widths(font)
        self._known: dict[str, float] = {}
        lacking = SYMBOLS - self._widths.keys()
        if symbols and lacking:
            self._widths |= {each: symbols._widths[each] for each in lacking}
            self.font = _WithSymbols(font, symbols.font)

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


def _widths(font: Any) -> dict[str, float]:  # noqa: ANN401 - ReportLab has no types
    widths = font.face.charWidths
    return {chr(code): widths[code] / 1000 for code in font.face.charToGlyph if code in widths}


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """A font's faces."""

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
def typeface(font: Font) -> Typeface:
    """Return a font's faces, read once."""
    files = font_files(font)
    if font.own:
        return _own_typeface(files)
    return Typeface(*(Face(_opened(file, file.stem)) for file in (files.regular, files.semibold, files.bold)))


def _own_typeface(files: FontFiles) -> Typeface:
    """Return the faces of a council's own font; a file that serves for two weights is one face."""
    ours = typeface(SOURCE_SANS)
    taken = {face.font.face.name for face in (ours.regular, ours.semibold, ours.bold)}
    faces: dict[Path, Face] = {}
    for weight, file in ((Weight.REGULAR, files.regular), (Weight.BOLD, files.bold), (Weight.SEMIBOLD, files.semibold)):
        if file not in faces:
            font = _opened(file, f"own {weight.value}")
            _name_apart(font, weight, taken)
            faces[file] = Face(font, ours.of(weight))
    return Typeface(faces[files.regular], faces[files.semibold], faces[files.bold])


def _opened(file: Path, called: str) -> Any:  # noqa: ANN401 - ReportLab has no types
    """Return a font, `called` what ReportLab tells those of a document apart by."""
    return TTFont(called, str(file), asciiReadable=1)


def _name_apart(font: Any, weight: Weight, taken: set[bytes]) -> None:  # noqa: ANN401 - ReportLab has no types
    """Give a font another name in the PDF where one is there of that name, which it would be taken for."""
    if font.face.name in taken:
        font.face.name += f"-Own-{weight.name.capitalize()}".encode()
    taken.add(font.face.name)
