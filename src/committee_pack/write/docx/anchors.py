"""Anchors of the document become bookmarks, whose names Word restricts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.model.document import Document, Section, Table, with_all_within

_LONGEST = 40
"""Word opens longer names and forgets them when it saves."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The bookmark of each anchor in a document."""

    bookmarks: dict[str, str]

    def bookmark(self, anchor: str) -> str:
        """Return the bookmark that a link leads to; raises ValueError where the document has none."""
        if anchor not in self.bookmarks:
            raise ValueError(f"a link leads to '#{anchor}', and nothing in the document is called that")
        return self.bookmarks[anchor]


def anchors_of(document: Document) -> Anchors:
    """Return the anchors of sections and rows, each with a bookmark of its own."""
    bookmarks: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in _anchors(document):
        if anchor not in bookmarks:
            bookmarks[anchor] = _free_name(anchor, taken)
            taken.add(bookmarks[anchor].casefold())
    return Anchors(bookmarks)


def _free_name(anchor: str, taken: set[str]) -> str:
    """Return a name of letters, digits and underscores that begins with a letter and is not taken."""
    plain = re.sub(r"\W", "_", anchor)
    name = (plain if plain[0].isalpha() else f"a{plain}")[:_LONGEST]
    count = 1
    while name.casefold() in taken:
        count += 1
        name = f"{name[: _LONGEST - 7]}_{count}"
    return name


def _anchors(document: Document) -> Iterator[str]:
    for section in document.sections:
        if section.anchor:
            yield section.anchor
        yield from _row_anchors(section)


def _row_anchors(section: Section) -> Iterator[str]:
    for block in with_all_within(section.blocks):
        if isinstance(block, Table):
            yield from (row.anchor for row in block.body if row.anchor)
