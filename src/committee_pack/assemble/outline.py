"""Bookmarks of a pack: what is in front, then sections, items, papers, and what these have of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.assemble.destinations import Destinations
from committee_pack.assemble.trees import is_seen

_DEEPEST = 12
_MOST = 5000
_LONGEST = 300
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline, where it leads, and those below it, which are shown at first where it is open."""

    title: str
    leads_to: Array | None
    below: tuple[Bookmark, ...] = ()
    open: bool = False


def own_bookmarks(paper: pikepdf.Pdf, destinations: Destinations, pages: Sequence[Object]) -> tuple[Bookmark, ...]:
    """Return the bookmarks that a paper has of its own, which lead to its pages in the pack."""
    return tuple(_Reader(destinations, pages).below(paper.Root.get("/Outlines"), 0))


class _Reader:
    """Reads the outline of a paper, each line once, however it is linked."""

    def __init__(self, destinations: Destinations, pages: Sequence[Object]) -> None:
        self._destinations, self._pages = destinations, pages
        self._seen: set[tuple[int, int]] = set()

    def below(self, parent: object, depth: int) -> Iterator[Bookmark]:
        """Return the lines below one, or of the whole outline."""
        line = parent.get("/First") if isinstance(parent, Dictionary) and depth < _DEEPEST else None
        while isinstance(line, Dictionary) and len(self._seen) < _MOST and not is_seen(line, self._seen):
            below = tuple(self.below(line, depth + 1))
            title = plain(line.get("/Title"))
            if title:
                yield Bookmark(title, self._leads_to(line), below)
            else:
                yield from below
            line = line.get("/Next") if line.is_indirect else None

    def _leads_to(self, line: Object) -> Array | None:
        written = line.get("/Dest")
        action = line.get("/A")
        if written is None and isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
            written = action.get("/D")
        target = self._destinations.find(written)
        return target.on(self._pages) if target else None


def plain(title: object) -> str:
    """Return a title as one line of plain words, whatever was written; nothing where it has none."""
    words = _UNSEEN.sub(" ", str(title)) if isinstance(title, String) else ""
    return _SPACES.sub(" ", words).strip()[:_LONGEST]


def write_outline(pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Write the outline of the pack."""
    outline = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    outline.Count = _write_below(pdf.make_indirect, outline, bookmarks)
    pdf.Root.Outlines = outline


def _write_below(made: Callable[[Dictionary], Object], parent: Object, bookmarks: Sequence[Bookmark]) -> int:
    """Write bookmarks below one another, and return how many lines are shown at first."""
    lines = [made(Dictionary(Title=String(each.title), Parent=parent)) for each in bookmarks]
    for before, after in pairwise(lines):
        before.Next, after.Prev = after, before
    if lines:
        parent.First, parent.Last = lines[0], lines[-1]
    shown = len(lines)
    for line, bookmark in zip(lines, bookmarks, strict=True):
        if bookmark.leads_to is not None:
            line.Dest = bookmark.leads_to
        if bookmark.below:
            within = _write_below(made, line, bookmark.below)
            # -- below one that is closed they are counted all the same, and the sign says so
            line.Count = within if bookmark.open else -within
            shown += within if bookmark.open else 0
    return shown
