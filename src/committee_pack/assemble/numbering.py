"""Which pages of the pack each paper has, and how it is therefore listed on the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from committee_pack.model.agenda import Item
from committee_pack.model.packs import Bound, Listed, PaperFile, paper_key


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper of an item before it has its pages, each marked by `banner`; one that is to follow has no file."""

    label: str
    title: str
    file: PaperFile | None
    banner: str = ""


@dataclass(frozen=True, slots=True)
class ItemPapers:
    """An item with its papers.

    Of an exempt item in a public edition there are none, and `held_back` is how many pages it has in the full one.
    """

    item: Item
    papers: tuple[MadePaper, ...]
    held_back: int = 0

    @property
    def pages(self) -> int:
        """How many pages it takes in the numbering, whether they are there or not."""
        return self.held_back + sum(each.file.pages for each in self.papers if each.file)


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item with the first of its pages, which it has whether or not these are in the edition."""

    papers: ItemPapers
    first: int

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.papers.item

    @property
    def title(self) -> str:
        """How it is listed: `D1 Work programme`."""
        return f"{self.item.number} {self.item.title}"

    @property
    def last(self) -> int:
        """The last of its pages; the one before the first where it has none."""
        return self.first + self.papers.pages - 1

    def bound(self) -> tuple[Bound, ...]:
        """Return its papers that are in the edition, each at its page."""
        banners = (made.banner for made in self.papers.papers if made.file)
        return tuple(
            Bound(file, first, banner) for (_, file, first), banner in zip(self._with_files(), banners, strict=True)
        )

    def listed(self) -> tuple[Listed, ...]:
        """Return how its papers stand on the agenda; those of an exempt item as one, of which no more is said."""
        if self.item.is_exempt:
            return self._listed_as_one()
        pages = {place: (file, first) for place, file, first in self._with_files()}
        return tuple(self._listed(place, made, pages.get(place)) for place, made in enumerate(self.papers.papers, 1))

    def _listed(self, place: int, made: MadePaper, pages: tuple[PaperFile, int] | None) -> Listed:
        key = paper_key(self.item.number, place)
        if pages is None:
            return Listed(key, made.label, made.title)
        file, first = pages
        return Listed(file.key, made.label, made.title, first, first + file.pages - 1)

    def _listed_as_one(self) -> tuple[Listed, ...]:
        if not self.papers.pages:
            return (Listed(paper_key(self.item.number, 1), "", ""),) if self.item.papers else ()
        here = not self.papers.held_back
        first = next((each.file.key for each in self.papers.papers if each.file), "")
        return (Listed(first, "", "", self.first, self.last, here),)

    def _with_files(self) -> Iterator[tuple[int, PaperFile, int]]:
        """Return each paper that has a file: its place among the item's papers, the file, and its first page."""
        first = self.first
        for place, made in enumerate(self.papers.papers, start=1):
            if made.file:
                yield place, made.file, first
                first += made.file.pages


def placed(items: Iterable[ItemPapers], first: int) -> tuple[PlacedItem, ...]:
    """Return items, each with its first page, where the first page of all is `first`."""
    found: list[PlacedItem] = []
    for each in items:
        found.append(PlacedItem(each, first))
        first += each.pages
    return tuple(found)


def last_page(items: Sequence[PlacedItem], front_last: int) -> int:
    """Return the number of the last page of a pack; that of what stands in front where no item has any."""
    return max([front_last, *(each.last for each in items if each.papers.pages)])
