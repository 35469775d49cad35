"""Sections fill pages; what does not fit one goes on over the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from typing import NamedTuple

from committee_pack.model.document import (
    Document,
    Heading,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
    with_all_within,
)
from committee_pack.write.pdf.blocks import stack
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.filling import sheets
from committee_pack.write.pdf.footer import FOOTER_ABOVE, Footer, footer
from committee_pack.write.pdf.footnotes import Footnotes, draw_foot
from committee_pack.write.pdf.logo import logo
from committee_pack.write.pdf.margin import Margin, Note, draw_notes
from committee_pack.write.pdf.mark import draw_mark
from committee_pack.write.pdf.pieces import Piece, Space
from committee_pack.write.pdf.remarks import FROM_TEXT, INSET, STRIP, WIDTH
from committee_pack.write.pdf.setting import Setting
from committee_pack.write.pdf.structure import Element
from committee_pack.write.style import MARGIN, REMARK_FILL, Style, page_points, paragraph_size

_LOGO_GAP = 24.0
_COLUMN_GAP = 18.0
"""Between columns of remarks that go on after the text."""
_TITLE_DROP = 0.2
"""How far down a title page its title begins, as a share of the frame's height."""


def draw_document(document: Document, style: Style, page: TaggedCanvas, root: Element) -> tuple[int, ...]:
    """Draw all pages, tagged below the root, and return the page on which each section begins, counted from 0."""
    names, footnotes = count(1), Footnotes()
    margin = Margin() if document.is_proof else None
    leaves = [_leaf(section, document, style, names, margin) for section in document.sections]
    begins = []
    for section, leaf in zip(document.sections, leaves, strict=True):
        begins.append(len(page.marked))
        _draw_section(section, leaf, page, root.add("Sect"), footnotes)
    footnotes.read_in(root)
    _draw_footers(leaves, page, begins)
    return tuple(begins)


class _Leaf(NamedTuple):
    """The pages of a section: their width and height, the setting of what stands in their frame, and their foot.

    Those of a proof are marked. Where there are remarks, a strip for them stands at the right of the pages.
    """

    width: float
    height: float
    setting: Setting
    footer: Footer | None
    is_marked: bool

    @property
    def foot(self) -> float:
        """How far above the edge of the page its frame ends."""
        return max(MARGIN, self.footer.top + FOOTER_ABOVE if self.footer else 0.0)

    def begin(self, page: TaggedCanvas) -> None:
        """Start a page."""
        if self.setting.margin is None:
            page.begin(self.width, self.height)
        else:
            page.begin(self.width + STRIP, self.height)
            with page.artifact():
                page.box((self.strip - INSET, 0.0, self.width + STRIP, self.height), REMARK_FILL)
        if self.is_marked:
            draw_mark(page, self.width, self.height, self.setting)

    @property
    def strip(self) -> float:
        """How far right on the page remarks begin."""
        return self.width - MARGIN + FROM_TEXT

    def draw_notes(self, notes: Sequence[Note], page: TaggedCanvas, across: float | None = None) -> list[Note]:
        """Draw what is said beside the text, in the strip or as far right, and return what is left over."""
        x = self.strip if across is None else across
        return draw_notes(notes, page, x, self.height - MARGIN, self.foot)


def _leaf(section: Section, document: Document, style: Style, names: Iterator[int], margin: Margin | None) -> _Leaf:
    """Return the pages of a section; those of a title have no footer."""
    width, height = page_points(section.size, section.orientation)
    body = paragraph_size(ParagraphKind.BODY, section.kind)
    setting = Setting(style, section.kind, width - 2 * MARGIN, height - 2 * MARGIN, names, body)
    setting = replace(setting, margin=margin if _has_remarks(section) else None)
    is_marked = margin is not None
    if section.kind is SectionKind.TITLE:
        return _Leaf(width, height, setting, None, is_marked)
    below = footer(document.footer, setting, numbered=document.own_numbers)
    leaf = _Leaf(width, height, setting, below, is_marked)
    return leaf._replace(setting=replace(setting, height=height - MARGIN - leaf.foot))


def _has_remarks(section: Section) -> bool:
    texts = (block for block in with_all_within(section.blocks) if isinstance(block, (Heading, Paragraph)))
    return any(text.remarks for text in texts)


def _draw_section(section: Section, leaf: _Leaf, page: TaggedCanvas, element: Element, footnotes: Footnotes) -> None:
    setting = leaf.setting
    pieces = [*_above_title(setting, element), *stack(section.blocks, setting, element).pieces]
    lay = partial(footnotes.laid, setting=setting) if section.footnotes else None
    left: list[Note] = []
    for number, sheet in enumerate(sheets(pieces, setting.height, lay)):
        leaf.begin(page)
        if not number:
            page.anchor(section.anchor, leaf.height)
        sheet.body.draw(page, MARGIN, leaf.height - MARGIN)
        draw_foot(sheet.foot, page, MARGIN, leaf.foot)
        if setting.margin:
            left = leaf.draw_notes((*left, *setting.margin.taken()), page)
        page.end()
    while left:
        left = _draw_rest(left, leaf, page)


def _draw_rest(notes: list[Note], leaf: _Leaf, page: TaggedCanvas) -> list[Note]:
    """Draw a page with the notes that no page of the section had room for, in columns; return what is left over."""
    leaf.begin(page)
    across = MARGIN
    while notes and across + WIDTH <= leaf.width - MARGIN:
        notes = leaf.draw_notes(notes, page, across)
        across += WIDTH + _COLUMN_GAP
    page.end()
    return notes


def _above_title(setting: Setting, parent: Element) -> Sequence[Piece]:
    """Return what stands above a title page's title: the council's logo, if it has one, and room."""
    if setting.kind is not SectionKind.TITLE:
        return ()
    drop = _TITLE_DROP * setting.height
    chosen = setting.style.theme.logo
    if not chosen:
        return (Space(drop),)
    shown = logo(chosen, setting, parent)
    return (shown, Space(max(drop - shown.height, _LOGO_GAP)))


def _draw_footers(leaves: Sequence[_Leaf], page: TaggedCanvas, begins: Sequence[int]) -> None:
    """Draw the footer on every page but a title's, now that it is known how many there are."""
    ends = (*begins[1:], len(page.marked))
    for leaf, begin, end in zip(leaves, begins, ends, strict=True):
        if leaf.footer:
            for number in range(begin, end):
                with page.again(number):
                    leaf.footer.draw(page, number, leaf.setting)
