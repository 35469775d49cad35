"""A pack as it is bound: its items with their papers as files, and the sheet in front, which says where they are.

The front sheet says on which pages papers are, and these begin after it: so it is laid out for a length, and again
where it has become longer than that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from committee_pack.agendas.gathering import Draft
from committee_pack.assemble.numbering import ItemPapers, MadePaper, PlacedItem, last_page, placed
from committee_pack.assemble.pages import pages_of
from committee_pack.model.agenda import AgendaSection, Item
from committee_pack.model.document import Document
from committee_pack.model.packs import Bound, BoundItem, BoundSection, Listed, PaperFile, paper_key
from committee_pack.read.pdf_paper import PdfRead
from committee_pack.write import write_all
from committee_pack.write.style import Style

FRONT = "front"
"""The name in the pack of what stands in front."""
LayOut = Callable[[Mapping[str, tuple[Listed, ...]]], Document]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack whose pages are settled: what stands in front, and its items in their sections, each at its page."""

    front: Bound
    sections: tuple[tuple[AgendaSection, tuple[PlacedItem, ...]], ...]

    @property
    def items(self) -> tuple[PlacedItem, ...]:
        """All items in order."""
        return tuple(item for _, items in self.sections for item in items)

    @property
    def last(self) -> int:
        """The number of its last page."""
        return last_page(self.items, self.front.last)

    def bound_sections(self) -> tuple[BoundSection, ...]:
        """Return its sections as they are bound."""
        return tuple(
            BoundSection(" ".join(filter(None, (section.letter, section.title))), tuple(map(_bound, items)))
            for section, items in self.sections
        )


def _bound(item: PlacedItem) -> BoundItem:
    return BoundItem(item.title, item.bound())


def paper_file(key: str, title: str, content: Document | PdfRead, style: Style) -> PaperFile:
    """Return a paper as a PDF file, written where it is a document of ours."""
    if isinstance(content, PdfRead):
        return PaperFile(key, title, content.content, content.pages, content.claims)
    written = write_all(content, style, ("pdf",), side_by_side=False, step=lambda _: None)["pdf"]
    return PaperFile(key, title, written, pages_of(written))


def item_papers(item: Item, drafts: Sequence[Draft], style: Style) -> ItemPapers:
    """Return an item with its papers as files."""
    made = (_made(item, each, place, _title(item, each, drafts), style) for place, each in enumerate(drafts, start=1))
    return ItemPapers(item, tuple(made))


def _made(item: Item, draft: Draft, place: int, title: str, style: Style) -> MadePaper:
    file = paper_file(paper_key(item.number, place), title, draft.content, style) if draft.content else None
    return MadePaper(draft.label, draft.title, file)


def _title(item: Item, draft: Draft, drafts: Sequence[Draft]) -> str:
    """Return what a paper is called in the bookmarks: an item's only one as the item."""
    if len(drafts) == 1:
        return f"{item.number} {item.title}"
    return ": ".join(filter(None, (draft.label, draft.title)))


def settled(
    sections: Iterable[tuple[AgendaSection, Sequence[ItemPapers]]], lay_out: LayOut, first: int, style: Style
) -> Pack:
    """Return the pack that begins with a page, its front sheet laid out for the pages that it settles itself.

    Where the sheet is shorter than the pages that were kept for it, since shorter numbers took less room, the numbers
    of the papers leave one out.
    """
    parts = tuple((section, tuple(items)) for section, items in sections)
    kept = 1
    while True:
        pack = _laid_out(parts, lay_out, first, kept, style)
        if pack.front.paper.pages <= kept:
            return pack
        kept = pack.front.paper.pages


def _laid_out(
    parts: Sequence[tuple[AgendaSection, tuple[ItemPapers, ...]]], lay_out: LayOut, first: int, kept: int, style: Style
) -> Pack:
    sections = tuple(_placed(parts, first + kept))
    listed = {item.item.number: item.listed() for _, items in sections for item in items}
    document = lay_out(listed)
    front = paper_file(FRONT, document.sections[0].bookmark, document, style)
    return Pack(Bound(front, first), sections)


def _placed(
    parts: Sequence[tuple[AgendaSection, tuple[ItemPapers, ...]]], first: int
) -> Iterator[tuple[AgendaSection, tuple[PlacedItem, ...]]]:
    for section, items in parts:
        yield section, placed(items, first)
        first += sum(each.pages for each in items)
