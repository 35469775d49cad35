"""How wide words are, so that columns are settled before Word opens the file.

Arial has the widths of Helvetica, which ReportLab knows; a council's other font is close enough for
columns that are as wide as their widest cell with some room to spare.
"""

from __future__ import annotations

import re

from reportlab.pdfbase.pdfmetrics import stringWidth

from committee_pack.model.document import Cell, RatingMark, TableKind
from committee_pack.wording import plain_text
from committee_pack.write.docx.geometry import CELL_PADDING
from committee_pack.write.docx.inlines import NO_BREAK_SPACE
from committee_pack.write.style import TABLE_SIZES

_SPARE = 1.0
_BREAKS = re.compile(r"[ \n]")
_ARROW = 0.99
"""The width of Arial's arrows, which Helvetica lacks."""


class _Widths(dict[str, float]):
    """The width of each character, in ems, looked up when first met."""

    def __init__(self, font: str) -> None:
        super().__init__(dict.fromkeys("▲▼►", _ARROW))
        self.font = font

    def __missing__(self, character: str) -> float:
        self[character] = float(stringWidth(character, self.font, 1))
        return self[character]


_REGULAR, _BOLD = _Widths("Helvetica"), _Widths("Helvetica-Bold")


def words_width(words: str, size: float, bold: bool = False) -> float:
    """Return the width in points of words on one line."""
    widths = _BOLD if bold else _REGULAR
    return size * sum(widths[character] for character in words)


def cell_words(cell: Cell) -> str:
    """Return a cell's words as written, with the spaces that make a pill of a rating."""
    pill = any(isinstance(inline, RatingMark) for inline in cell.children)
    return plain_text(cell.children) + NO_BREAK_SPACE * 2 * pill


def one_line_width(cell: Cell, kind: TableKind) -> float:
    """Return the width of a cell whose words stay on one line, padding included."""
    return _padded(max(_width(line, cell, kind) for line in cell_words(cell).split("\n")), kind)


def longest_word_width(cell: Cell, kind: TableKind) -> float:
    """Return the width of a cell whose words are broken wherever they can be, padding included."""
    return _padded(max(_width(word, cell, kind) for word in _BREAKS.split(cell_words(cell))), kind)


def _width(words: str, cell: Cell, kind: TableKind) -> float:
    bold = cell.strong or cell.scope is not None or any(isinstance(each, RatingMark) for each in cell.children)
    return words_width(words, TABLE_SIZES[kind], bold)


def _padded(width: float, kind: TableKind) -> float:
    return width + 2 * CELL_PADDING[kind] + _SPARE
