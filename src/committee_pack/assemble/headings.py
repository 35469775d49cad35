"""Headings that have no level get one, since a file has headings of one kind only (ISO 14289-1, 7.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pikepdf import Name, Object

from committee_pack.assemble.names import kids
from committee_pack.assemble.trees import is_seen

_DEEPEST = 6


def number_headings(tops: Iterable[Object], meaning: Callable[[object], str]) -> None:
    """Number the headings H of some trees by how deep they stand: among those whose group has one, too.

    `meaning` tells the standard role that a role stands for.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [(top, 0) for top in tops]
    while waiting:
        element, depth = waiting.pop()
        if is_seen(element, seen):
            continue
        below = list(kids(element))
        headings = [each for each in below if meaning(each.S) == "/H"]
        within = depth + bool(headings)
        for each in headings:
            each.S = Name(f"/H{min(within, _DEEPEST)}")
        waiting += [(each, within) for each in below]
