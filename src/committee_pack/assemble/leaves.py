"""The leaves of an edition in their order: which page is shown how, what is stamped on it, and how it is labelled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.assemble.balance import EVEN, Balance
from committee_pack.assemble.spots import PageSpots, Sheet, Spot, Spots
from committee_pack.assemble.views import View
from committee_pack.assemble.words import BLANK, page_words
from committee_pack.model.packs import Binding, Bound

_MIDDLE = 0.5


@dataclass(frozen=True, slots=True)
class Stamping:
    """Words where they are stamped; `head` says that they are what a page says at its head."""

    words: str
    spot: Spot
    head: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of an edition; one that is `blank` is none of a paper's, and its number is that of the one before."""

    number: int
    view: View
    grown_from: View | None
    stamped: tuple[Stamping, ...]
    balance: Balance
    blank: bool = False


Leaves = tuple[tuple[Leaf, ...], ...]
"""Those of each paper in turn; the blank one before a paper stands first among its own."""


def screen_leaves(binding: Binding, spots: Spots) -> Leaves:
    """Return the leaves of an edition for screens: the pages of the papers as they are."""
    return tuple(
        tuple(_leaf(bound, place, page, page.upright) for place, page in enumerate(_spots(bound, spots)))
        for bound in binding.papers()
    )


def print_leaves(binding: Binding, spots: Spots) -> Leaves:
    """Return the leaves of the print edition: every paper begins on a right-hand page, what lies across is turned."""
    return tuple(_printed(binding, spots))


def _printed(binding: Binding, spots: Spots) -> Iterator[tuple[Leaf, ...]]:
    count, last = 0, None
    for bound in binding.papers():
        pages = _spots(bound, spots)
        own = tuple(_leaf(bound, place, page, page.turned or page.upright) for place, page in enumerate(pages))
        if own and last and count % 2:
            own = (_blank(last), *own)
        count, last = count + len(own), own[-1] if own else last
        yield own


def _spots(bound: Bound, spots: Spots) -> tuple[PageSpots, ...]:
    """Return the spots of a paper's pages; raises ValueError where it has not as many as it is said to have."""
    found = spots[bound.paper.content]
    if len(found) != bound.paper.pages:
        raise ValueError(f"'{bound.paper.title}' has {len(found)} pages and is numbered for {bound.paper.pages}")
    return found


def _leaf(bound: Bound, place: int, page: PageSpots, sheet: Sheet) -> Leaf:
    number = bound.first + place
    stamped = [Stamping(page_words(number), sheet.number)]
    if bound.banner and sheet.banner:
        stamped.append(Stamping(bound.banner, sheet.banner, head=True))
    return Leaf(number, sheet.view, sheet.grown_from, tuple(stamped), page.balance)


def _blank(before: Leaf) -> Leaf:
    """Return a page of the size of the one before, which says in words that it is left blank."""
    wide, high = before.view.width, before.view.height
    spot = Spot(wide / 2, high / 2, _MIDDLE)
    return Leaf(before.number, View((0.0, 0.0, wide, high), 0, 1.0), None, (Stamping(BLANK, spot),), EVEN, blank=True)
