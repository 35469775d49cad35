"""Terms with what they stand for, as a list whose labels are the terms."""

from __future__ import annotations

import math
from collections.abc import Sequence

from committee_pack.model.document import Definitions, Inline, SectionKind, TableKind
from committee_pack.write.pdf.lines import lines_of
from committee_pack.write.pdf.rows import LaidRow, Line, Placed, Rows
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.words import Word, words_of
from committee_pack.write.style import LEADING, MUTED, RULE, TABLE_SIZES

GAP = 11.0
_PADDING, _CLOSE_PADDING = 3.4, 1.2
_BESIDE = 14.0
"""Room between a term and its description, and between two entries side by side."""
_WIDEST_TERM = 0.36
_WIDE = 340.0
"""How wide what holds them is at least where two entries stand side by side."""
_HAIR = 0.5

_Entry = tuple[tuple[Inline, ...], tuple[Inline, ...]]


def definitions(block: Definitions, setting: Setting, parent: Element) -> Rows:
    """Return the entries, two a row where they are compact, with a light line under each row."""
    element = parent.add("L")
    # Labels that follow no numbering (ISO 32000-1, table 347).
    element.numbering = "None"
    return _Layout(block, setting).rows(block.entries, element)


class _Layout:
    """The settled measures of some definitions."""

    def __init__(self, block: Definitions, setting: Setting) -> None:
        self.setting = setting
        self.abreast = 2 if block.compact and len(block.entries) > 1 and setting.width >= _WIDE else 1
        self.size = TABLE_SIZES[TableKind.PLAIN] if block.compact else setting.body
        # -- those of an agenda stand close, without lines, which its items have
        self.is_close = setting.kind is SectionKind.AGENDA
        self.padding = _CLOSE_PADDING if self.is_close else _PADDING
        self.width = (setting.width - _BESIDE * (self.abreast - 1)) / self.abreast
        self.terms = [words_of(term, setting.look(self.size, colour=MUTED)) for term, _ in block.entries]
        lines = (line for words in self.terms for line in lines_of(words, math.inf))
        widest = max((line.width for line in lines), default=0.0)
        self.term_width = min(widest, _WIDEST_TERM * self.width)

    def rows(self, entries: Sequence[_Entry], element: Element) -> Rows:
        """Return the entries as rows."""
        described = zip(self.terms, entries, strict=True)
        pairs = [self._pair(terms, entry[1], element.add("LI")) for terms, entry in described]
        starts = range(0, len(pairs), self.abreast)
        rows = [self._row(pairs[start : start + self.abreast]) for start in starts]
        return Rows((), rows, self.setting.width, GAP, self.setting.together)

    def _pair(self, terms: tuple[Word, ...], description: tuple[Inline, ...], item: Element) -> tuple[Placed, Placed]:
        start = self.term_width + _BESIDE
        words = words_of(description, self.setting.look(self.size))
        term = set_words(terms, item.add("Lbl"), self.size * LEADING, self.term_width)
        body = set_words(words, item.add("LBody"), self.size * LEADING, self.width - start)
        return Placed(term, 0.0, self.padding), Placed(body, start, self.padding)

    def _row(self, pairs: Sequence[tuple[Placed, Placed]]) -> LaidRow:
        cells = tuple(
            cell._replace(across=cell.across + number * (self.width + _BESIDE))
            for number, pair in enumerate(pairs)
            for cell in pair
        )
        height = max(cell.text.height for cell in cells) + 2 * self.padding
        lines = () if self.is_close else (Line(0.0, self.setting.width, RULE, _HAIR),)
        return LaidRow(cells, height, self.padding, lines=lines)
