"""Sections fill pages; what does not fit one goes on over the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from committee_pack.model.document import Document, Section, SectionKind, Text
from committee_pack.write.pdf.blocks import stack
from committee_pack.write.pdf.canvas import Artifact, TaggedCanvas
from committee_pack.write.pdf.filling import sheets
from committee_pack.write.pdf.footnotes import Footnotes, draw_foot
from committee_pack.write.pdf.lines import Align
from committee_pack.write.pdf.logo import logo
from committee_pack.write.pdf.pieces import Piece, Space
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.words import words_of
from committee_pack.write.style import FOOTER_SIZE, LEADING, MARGIN, MUTED, Style, page_points

_FOOTER_TOP = MARGIN / 2 + FOOTER_SIZE
_FOOTER_GAP = 24.0
_LOGO_GAP = 24.0
_TITLE_DROP = 0.2
"""How far down a title page its title begins, as a share of the frame's height."""


def draw_document(document: Document, style: Style, page: TaggedCanvas, root: Element) -> tuple[int, ...]:
    """Draw all pages, tagged below the root, and return the page on which each section begins, counted from 0."""
    names, footnotes = count(1), Footnotes()
    begins = []
    for section in document.sections:
        begins.append(len(page.marked))
        _draw_section(section, _setting(section, style, names), page, root.add("Sect"), footnotes)
    footnotes.read_in(root)
    _draw_footers(document, style, page, begins)
    return tuple(begins)


def _setting(section: Section, style: Style, names: Iterator[int]) -> Setting:
    width, height = page_points(section.size, section.orientation)
    return Setting(style, section.kind, width - 2 * MARGIN, height - 2 * MARGIN, names)


def _draw_section(
    section: Section, setting: Setting, page: TaggedCanvas, element: Element, footnotes: Footnotes
) -> None:
    pieces = [*_above_title(setting, element), *stack(section.blocks, setting, element).pieces]
    width, height = setting.width + 2 * MARGIN, setting.height + 2 * MARGIN
    lay = partial(footnotes.laid, setting=setting) if section.footnotes else None
    for number, sheet in enumerate(sheets(pieces, setting.height, lay)):
        page.begin(width, height)
        if not number:
            page.anchor(section.anchor, height)
        sheet.body.draw(page, MARGIN, height - MARGIN)
        draw_foot(sheet.foot, page, MARGIN, MARGIN)
        page.end()


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


def _draw_footers(document: Document, style: Style, page: TaggedCanvas, begins: Sequence[int]) -> None:
    """Draw the footer on every page but a title's, now that it is known how many there are."""
    ends = (*begins[1:], len(page.marked))
    for section, begin, end in zip(document.sections, begins, ends, strict=True):
        setting = _setting(section, style, count())
        for number in range(begin, end) if section.kind is SectionKind.BODY else ():
            with page.again(number):
                _draw_footer(page, document.footer, number, setting)


def _draw_footer(page: TaggedCanvas, words: str, number: int, setting: Setting) -> None:
    """Draw the footer's words, and at their right the page's number; long words go on over another line."""
    look = setting.look(FOOTER_SIZE, colour=MUTED)
    # What belongs to no element of the tree: within an artifact nothing is tagged.
    nothing = Element("Artifact")
    of_all = words_of((Text(f"Page {number + 1} of {len(page.marked)}"),), look)
    at_right = set_words(of_all, nothing, look.size * LEADING, setting.width, Align.RIGHT)
    beside = setting.narrowed(at_right.lines[0].width + _FOOTER_GAP)
    with page.artifact(Artifact.FOOTER):
        beside.prose((Text(words),), nothing, look).draw(page, MARGIN, _FOOTER_TOP)
        at_right.draw(page, MARGIN, _FOOTER_TOP)
