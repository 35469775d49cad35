"""Sections fill pages; what does not fit one goes on over the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from committee_pack.model.document import Document, Section, SectionKind
from committee_pack.write.pdf.blocks import stack
from committee_pack.write.pdf.canvas import Artifact, TaggedCanvas
from committee_pack.write.pdf.fonts import Weight, printable, runs
from committee_pack.write.pdf.pieces import Piece, Space, Stack
from committee_pack.write.pdf.setting import Setting
from committee_pack.write.pdf.structure import Element
from committee_pack.write.style import FOOTER_SIZE, MARGIN, MUTED, Style, page_points

_FOOTER_HEIGHT = MARGIN / 2
_TITLE_DROP = 0.2
"""How far down a title page its title begins, as a share of the frame's height."""


def draw_document(document: Document, style: Style, page: TaggedCanvas, root: Element) -> tuple[int, ...]:
    """Draw all pages, tagged below the root, and return the page on which each section begins, counted from 0."""
    names = count(1)
    begins = []
    footed: dict[int, float] = {}
    for section in document.sections:
        begins.append(len(page.marked))
        width, height = page_points(section.size, section.orientation)
        setting = Setting(style, section.kind, width - 2 * MARGIN, height - 2 * MARGIN, names)
        _draw_section(section, setting, page, root.add("Sect"))
        if section.kind is SectionKind.BODY:
            footed.update(dict.fromkeys(range(begins[-1], len(page.marked)), width))
    page.on_every_page(lambda number: _draw_footer(page, document.footer, number, footed))
    return tuple(begins)


def _draw_section(section: Section, setting: Setting, page: TaggedCanvas, element: Element) -> None:
    pieces: list[Piece] = list(stack(section.blocks, setting, element).pieces)
    if section.kind is SectionKind.TITLE:
        pieces.insert(0, Space(_TITLE_DROP * setting.height))
    width, height = setting.width + 2 * MARGIN, setting.height + 2 * MARGIN
    for number, part in enumerate(_parts(Stack(pieces), setting.height)):
        page.begin(width, height)
        if not number:
            page.anchor(section.anchor, height)
        part.draw(page, MARGIN, height - MARGIN)
        page.end()


def _parts(whole: Stack, height: float) -> Iterator[Stack]:
    """Return a section's pages."""
    while whole.height > height and (parts := whole.split(height, must=True)):
        first, whole = parts
        yield first
    yield whole


def _draw_footer(page: TaggedCanvas, words: str, number: int, footed: dict[int, float]) -> None:
    if number not in footed:
        return
    with page.artifact(Artifact.FOOTER):
        _draw_words(page, words, MARGIN, share=0.0)
        _draw_words(page, f"Page {number + 1} of {len(page.marked)}", footed[number] - MARGIN, share=1.0)


def _draw_words(page: TaggedCanvas, words: str, x: float, share: float) -> None:
    parts = list(runs(printable(words), Weight.REGULAR))
    x -= share * sum(face.width(text, FOOTER_SIZE) for face, text in parts)
    for face, text in parts:
        page.words((x, _FOOTER_HEIGHT), text, face, FOOTER_SIZE, MUTED)
        x += face.width(text, FOOTER_SIZE)
