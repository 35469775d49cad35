"""Headings; the first of a section has a rule under it, and an indicator's rating and arrow at its right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from committee_pack.model.colours import Colour
from committee_pack.model.document import DirectionArrow, Heading, Inline, LineBreak, RatingMark, SectionKind
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.fonts import Weight
from committee_pack.write.pdf.lines import Align
from committee_pack.write.pdf.pieces import Noted, Piece, Prose
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.words import words_of
from committee_pack.write.style import HEADING_SIZES, MUTED, TITLE_SIZE

_LEADING = 1.2
_SPACES = {1: (0.0, 12.0), 2: (16.0, 5.0), 3: (12.0, 4.0), 4: (10.0, 3.0)}
"""Room before and after a heading of each level."""
_RULE, _TITLE_RULE = 1.6, 3.0
_RULE_GAP = 7.0
_MARKS_GAP = 18.0
_MARKS_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class _Headline:
    """A section's title, the marks at its right and the rule under it."""

    title: Prose
    marks: Prose | None
    width: float
    colour: Colour
    rule: float
    before: float = 0.0
    after: float = _SPACES[1][1]
    keeps: bool = True

    @property
    def height(self) -> float:
        """How high the title or its marks are, with the rule."""
        return max(self.title.height, self.marks.height if self.marks else 0.0) + _RULE_GAP + self.rule

    def split(self, height: float, must: bool) -> None:
        """Return nothing: a title stays whole."""

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the title, the marks and the rule."""
        self.title.draw(page, x, top)
        if self.marks:
            self.marks.draw(page, x + self.width - self.marks.width, top)
        with page.artifact():
            page.rule(x, x + self.width, top - self.height + self.rule, self.colour, self.rule)

    def footnotes(self, down: float) -> Iterable[Noted]:
        """Return nothing: a title has none."""
        return ()


def heading(block: Heading, setting: Setting, parent: Element) -> Piece:
    """Return a heading, which is never the last on a page."""
    if block.level == 1:
        return _headline(block, setting, parent)
    before, after = _SPACES[block.level]
    look = setting.look(HEADING_SIZES[block.level], Weight.SEMIBOLD, setting.style.primary)
    prose = setting.prose(block.children, parent.add(f"H{block.level}"), look, _LEADING)
    return replace(prose, before=before, after=after, keeps=True)


def _headline(block: Heading, setting: Setting, parent: Element) -> Piece:
    is_title = setting.kind is SectionKind.TITLE
    element = parent.add("H1")
    marks = _marks(block.marks, setting, parent) if block.marks else None
    look = setting.look(TITLE_SIZE if is_title else HEADING_SIZES[1], Weight.BOLD, setting.style.primary)
    beside = setting.narrowed(marks.width + _MARKS_GAP) if marks else setting
    title = beside.prose(block.children, element, look, _LEADING)
    return _Headline(title, marks, setting.width, setting.style.rule, _TITLE_RULE if is_title else _RULE)


def _marks(marks: Iterable[RatingMark | DirectionArrow], setting: Setting, parent: Element) -> Prose:
    """Return the marks below one another, in a paragraph of their own so that the heading stays plain."""
    inlines: list[Inline] = []
    for mark in marks:
        inlines += (mark, LineBreak())
    words = words_of(inlines[:-1], setting.look(_MARKS_SIZE, colour=MUTED))
    whole = set_words(words, parent.add("P"), _MARKS_SIZE * 1.45, setting.width / 3, Align.RIGHT)
    return replace(whole, width=max(line.width for line in whole.lines))
