"""How wide cells are, so that columns are settled before Word opens the file.

They are measured in Arial; a council's other font is close enough for columns that are as wide as
their widest cell with some room to spare.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from committee_pack.model.document import Cell, Emphasis, RatingMark, Strong
from committee_pack.wording import plain_text
from committee_pack.write.docx.inlines import NO_BREAK_SPACE
from committee_pack.write.style import INDENT
from committee_pack.write.widths import words_width

_SPARE = 1.0
_HEAD_LINES = 3
"""How many lines a head may take, so that it does not tower over its rows."""
_TURNED_LINES = 2
_TURNED_LEADING = 1.2
_BREAKS = re.compile(r"[ \n]")


def cell_words(cell: Cell) -> str:
    """Return a cell's words as written, with the spaces that make a pill of a rating."""
    pill = any(isinstance(inline, RatingMark) for inline in cell.children)
    return plain_text(cell.children) + NO_BREAK_SPACE * 2 * pill


_MOST_TRIED = 12
"""How many words a head may have for its best breaks to be looked for."""


@dataclass(frozen=True, slots=True)
class Type:
    """The size of a table's words and the space at either side of them, in points."""

    size: float
    padding: float

    @property
    def turned(self) -> float:
        """The width of a head whose words read upwards, padding included."""
        return _TURNED_LINES * _TURNED_LEADING * self.size + 2 * self.padding

    def one_line(self, cell: Cell) -> float:
        """Return the width of a cell whose words stay on one line, padding included."""
        return _line(cell_words(cell), self.size, _is_bold(cell)) + self._beside(cell)

    def longest_word(self, cell: Cell) -> float:
        """Return the width of a cell whose words are broken wherever they can be, padding included."""
        return _longest(cell_words(cell), self.size, _is_bold(cell)) + self._beside(cell)

    def head(self, cell: Cell) -> float:
        """Return the least width of a cell whose words take no more lines than a head may, padding included."""
        return _head(cell_words(cell), self.size, _is_bold(cell)) + self._beside(cell)

    def _beside(self, cell: Cell) -> float:
        return 2 * self.padding + cell.level * INDENT * self.size + _SPARE


# -- the words of cells are the same again and again: months, ratings, round figures


@lru_cache(maxsize=16384)
def _line(words: str, size: float, bold: bool) -> float:
    return max(words_width(line, size, bold) for line in words.split("\n"))


@lru_cache(maxsize=16384)
def _longest(words: str, size: float, bold: bool) -> float:
    return max(words_width(word, size, bold) for word in _BREAKS.split(words))


@lru_cache(maxsize=4096)
def _head(words: str, size: float, bold: bool) -> float:
    """Return the least width in which words take no more lines than a head may."""
    each = _BREAKS.split(words)
    if len(each) > _MOST_TRIED:
        # -- trying every break would take for ever; what is this long is no head anyway
        return _longest(words, size, bold)
    pieces = (" ".join(each[i:j]) for i in range(len(each)) for j in range(i + 1, len(each) + 1))
    widths = sorted(words_width(piece, size, bold) for piece in pieces)
    return next(width for width in widths if _lines(each, width, size, bold) <= _HEAD_LINES)


def _lines(words: list[str], width: float, size: float, bold: bool) -> int:
    """Return how many lines words take in that width; more than any where one of them is wider."""
    count, line = 0, ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if words_width(word, size, bold) > width:
            return len(words) + _HEAD_LINES
        if not line or words_width(longer, size, bold) > width:
            count, longer = count + 1, word
        line = longer
    return count


def _is_bold(cell: Cell) -> bool:
    """Return whether any of a cell's words are bold; all of them count as if they were."""
    return cell.strong or cell.scope is not None or any(isinstance(each, _BOLD_INLINES) for each in cell.children)


_BOLD_INLINES = (RatingMark, Strong, Emphasis)
