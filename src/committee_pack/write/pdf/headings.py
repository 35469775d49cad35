"""Headings; the first of a section has a rule under it, and an indicator's rating and arrow at its right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from committee_pack.model.colours import Colour
from committee_pack.model.document import (
    DirectionArrow,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    ParagraphKind,
    RatingMark,
    SectionKind,
)
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.fonts import Weight
from committee_pack.write.pdf.lines import Align
from committee_pack.write.pdf.pieces import Noted, Piece, Prose
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.words import words_of
from committee_pack.write.style import MUTED, PANEL_EDGE, TITLE_SIZE, heading_size, paragraph_size

_LEADING = 1.2
_SPACES = {1: (0.0, 12.0), 2: (16.0, 5.0), 3: (12.0, 4.0), 4: (10.0, 3.0)}
"""Room before and after a heading of each level."""
_RULE, _TITLE_RULE, _THIN_RULE = 1.6, 3.0, 0.8
_RULE_GAP, _THIN_RULE_GAP = 7.0, 3.0
_LEAD_GAP = 2.0
"""Between the title of an agenda and its lead."""
_MARKS_GAP = 18.0
_MARKS_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class _Headline:
    """Words that are never the last on a page, the marks at their right and the rule under them."""

    title: Prose
    marks: Prose | None
    width: float
    colour: Colour
    rule: float
    gap: float = _RULE_GAP
    before: float = 0.0
    after: float = _SPACES[1][1]
    keeps: bool = True

    @property
    def height(self) -> float:
        """How high the title or its marks are, with the rule."""
        return max(self.title.height, self.marks.height if self.marks else 0.0) + self.gap + self.rule

    def split(self, height: float, must: bool) -> None:
        """Return nothing: a title stays whole."""

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the title, the marks and the rule."""
        self.title.draw(page, x, top)
        if self.marks:
            self.marks.draw(page, x + self.width - self.marks.width, top)
        if self.rule:
            with page.artifact():
                page.rule(x, x + self.width, top - self.height + self.rule, self.colour, self.rule)

    def footnotes(self, down: float) -> Iterable[Noted]:
        """Return nothing: a title has none."""
        return ()


class _Words(Prose):
    """The words of a heading, to which the outline may lead."""

    __slots__ = ()

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the lines, and note where they are."""
        page.heading(self.element, top)
        super().draw(page, x, top)


def heading(block: Heading, setting: Setting, parent: Element) -> Piece:
    """Return a heading, which is never the last on a page."""
    if block.level == 1:
        return _headline(block, setting, parent)
    before, after = _SPACES[block.level]
    look = setting.look(heading_size(block.level, setting.kind), Weight.SEMIBOLD, setting.style.primary)
    element = parent.add(f"H{block.level}")
    lines = setting.prose(block.children, element, look, _LEADING).lines
    prose = _Words(lines, element, setting.width, look.size * _LEADING)
    if setting.kind is SectionKind.AGENDA and block.level == 2:
        return _Headline(prose, None, setting.width, PANEL_EDGE, _THIN_RULE, _THIN_RULE_GAP, before, after)
    return replace(prose, before=before, after=after, keeps=True)


def agenda_lead(block: Paragraph, setting: Setting, parent: Element) -> Piece:
    """Return what stands under the title of an agenda, above their rule."""
    look = setting.look(paragraph_size(ParagraphKind.LEAD, setting.kind), Weight.SEMIBOLD)
    prose = setting.prose(block.children, parent.add("P"), look)
    return _Headline(prose, None, setting.width, setting.style.rule, _RULE, before=_LEAD_GAP)


def _headline(block: Heading, setting: Setting, parent: Element) -> Piece:
    is_title = setting.kind is SectionKind.TITLE
    element = parent.add("H1")
    marks = _marks(block.marks, setting, parent) if block.marks else None
    size = TITLE_SIZE if is_title else heading_size(1, setting.kind)
    look = setting.look(size, Weight.BOLD, setting.style.primary)
    beside = setting.narrowed(marks.width + _MARKS_GAP) if marks else setting
    title = beside.prose(block.children, element, look, _LEADING)
    whole = _Headline(title, marks, setting.width, setting.style.rule, _TITLE_RULE if is_title else _RULE)
    # -- that of an agenda stands under its lead
    return replace(whole, rule=0.0, gap=0.0, after=_LEAD_GAP) if setting.kind is SectionKind.AGENDA else whole


def _marks(marks: Iterable[RatingMark | DirectionArrow], setting: Setting, parent: Element) -> Prose:
    """Return the marks below one another, in a paragraph of their own so that the heading stays plain."""
    inlines: list[Inline] = []
    for mark in marks:
        inlines += (mark, LineBreak())
    words = words_of(inlines[:-1], setting.look(_MARKS_SIZE, colour=MUTED))
    whole = set_words(words, parent.add("P"), _MARKS_SIZE * 1.45, setting.width / 3, Align.RIGHT)
    return replace(whole, width=max(line.width for line in whole.lines))
