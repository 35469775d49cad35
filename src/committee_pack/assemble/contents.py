"""What the bookmarks of a pack say: its papers by section and item, each with its own below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pikepdf import Array

from committee_pack.assemble.outline import Bookmark
from committee_pack.model.packs import Binding, Bound, BoundItem


class Contents:
    """Makes the bookmarks of a pack; `first` says where a paper begins and `own` which bookmarks it has."""

    def __init__(
        self,
        first: Callable[[Bound], Array | None],
        own: Callable[[Bound], Sequence[Bookmark]],
        front: Array,
    ) -> None:
        self._first, self._own, self._front = first, own, front

    def of(self, binding: Binding) -> Iterator[Bookmark]:
        """Return what is in front, then the sections; items of a section without a title stand by themselves."""
        yield from map(self._paper, binding.front)
        for section in binding.sections:
            items = tuple(map(self._item, section.items))
            if section.title:
                leads_to = items[0].leads_to if items else self._front
                yield Bookmark(section.title, leads_to, items, open=True)
            else:
                yield from items

    def _item(self, item: BoundItem) -> Bookmark:
        """Return an item, with a line for each paper where it has several, or one of another title."""
        if not item.papers:
            return Bookmark(item.title, self._front)
        if len(item.papers) == 1 and _says(item.title, item.papers[0].paper.title):
            return self._paper(item.papers[0], item.title)
        papers = tuple(map(self._paper, item.papers))
        return Bookmark(item.title, papers[0].leads_to, papers, open=True)

    def _paper(self, bound: Bound, title: str = "") -> Bookmark:
        title = title or bound.paper.title
        own = self._own(bound)
        # -- a paper that has one line for all of it says its title twice
        if len(own) == 1 and _says(title, own[0].title):
            own = own[0].below
        return Bookmark(title, self._first(bound) or self._front, tuple(own))


def _says(listed: str, title: str) -> bool:
    """Return whether an item is listed by a paper's title, be it after its number."""
    return f" {listed}".casefold().endswith(f" {title}".casefold())
