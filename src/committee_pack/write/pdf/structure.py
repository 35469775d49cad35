"""The structure tree while it grows: what stands where on the pages, and what it is (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Box = tuple[float, float, float, float]
Kid: TypeAlias = "Element | Mark | Annotation"


class Mark(NamedTuple):
    """A run of marked content: its page, counted from 0, and its number there (MCID)."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """A link's place on a page: where it leads, and the words that say so (ISO 14289-1, 7.18.5)."""

    page: int
    box: Box
    target: str
    words: str


@dataclass(slots=True, eq=False)
class Element:
    """A structure element; its kids are in reading order.

    An element is known by who it is, not by what it holds: a paragraph that goes on over the page
    is drawn in parts that all add their marks to the same element.
    """

    role: str
    kids: list[Kid] = field(default_factory=list)
    alternative: str = ""
    box: Box | None = None
    numbering: str = ""
    summary: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1
    name: str = ""
    heads: tuple[str, ...] = ()
    refers: str = ""
    """The name of the note that a reference is to."""

    def add(self, role: str) -> Element:
        """Return a new last kid of that role."""
        kid = Element(role)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator[Element]:
        """Return this element and all within it, depth first."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()
