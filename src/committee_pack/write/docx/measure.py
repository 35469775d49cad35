"""How wide cells are, so that columns are settled before Word opens the file.

They are measured in Arial; a council's other font is close enough for columns that are as wide as
their widest cell with some room to spare.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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

    def one_line(self, cell: Cell) -> float:
        """Return the width of a cell whose words stay on one line, padding included."""
        return self._widest(cell, cell_words(cell).split("\n"))

    def longest_word(self, cell: Cell) -> float:
        """Return the width of a cell whose words are broken wherever they can be, padding included."""
        return self._widest(cell, _BREAKS.split(cell_words(cell)))

    @property
    def turned(self) -> float:
        """The width of a head whose words read upwards, padding included."""
        return _TURNED_LINES * _TURNED_LEADING * self.size + 2 * self.padding

    def head(self, cell: Cell) -> float:
        """Return the least width of a cell whose words take no more lines than a head may, padding included."""
        words = _BREAKS.split(cell_words(cell))
        if len(words) > _MOST_TRIED:
            # -- trying every break would take for ever; what is this long is no head anyway
            return self.longest_word(cell)
        pieces = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
        widths = sorted(self._widest(cell, [piece]) for piece in pieces)
        return next(width for width in widths if self._lines(cell, words, width) <= _HEAD_LINES)

    def _lines(self, cell: Cell, words: list[str], width: float) -> int:
        """Return how many lines words take in a cell of the width; more than any where one of them is wider."""
        count, line = 0, ""
        for word in words:
            longer = f"{line} {word}" if line else word
            if self._widest(cell, [word]) > width:
                return len(words) + _HEAD_LINES
            if not line or self._widest(cell, [longer]) > width:
                count, longer = count + 1, word
            line = longer
        return count

    def _widest(self, cell: Cell, pieces: list[str]) -> float:
        bold = _is_bold(cell)
        return max(words_width(piece, self.size, bold) for piece in pieces) + self._beside(cell)

    def _beside(self, cell: Cell) -> float:
        return 2 * self.padding + cell.level * INDENT * self.size + _SPARE


def _is_bold(cell: Cell) -> bool:
    """Return whether any of a cell's words are bold; all of them count as if they were."""
    return cell.strong or cell.scope is not None or any(isinstance(each, _BOLD_INLINES) for each in cell.children)


_BOLD_INLINES = (RatingMark, Strong, Emphasis)
