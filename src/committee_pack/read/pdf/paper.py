"""A PDF file as the rules of standards look at it: opened, with its pages, and what else they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Dictionary, Pdf

from committee_pack.read.pdf.shaped import entry, listed, name, number
from committee_pack.read.pdf.told import Told

_HIDDEN = 2
"""The bit of an annotation that hides it (ISO 32000-1, 12.5.3)."""
_NOT_SHOWN = ("Popup", "PrinterMark")


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a file does not keep: its clause, what is wrong in words that follow a colon, and how to mend it."""

    clause: str
    said: str
    hint: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page, counted from 1."""

    number: int
    held: Dictionary

    @property
    def annotations(self) -> tuple[Dictionary, ...]:
        """Links, fields, notes and the like that stand on it."""
        found = listed(entry(self.held, "/Annots"))
        return tuple(each for each in found if isinstance(each, Dictionary))

    @property
    def shown(self) -> Iterator[Dictionary]:
        """Those of them that a reader meets."""
        for each in self.annotations:
            if name(each, "/Subtype") not in _NOT_SHOWN and not (number(each, "/F") or 0) & _HIDDEN:
                yield each


@dataclass(frozen=True, slots=True)
class Paper:
    """An opened file: its bytes, pages and what it says of itself."""

    content: bytes
    pdf: Pdf
    pages: tuple[Page, ...]
    told: Told

    @property
    def is_tagged(self) -> bool:
        """Whether there are any tags: a structure tree that holds something."""
        return entry(self.pdf.Root, "/StructTreeRoot", "/K") is not None


def on_pages(numbers: list[int]) -> str:
    """Return the words for pages: `on page 3`, `on pages 3 and 4`, `on 12 pages, the first of them 3`."""
    match numbers:
        case [one]:
            return f"on page {one}"
        case [one, other]:
            return f"on pages {one} and {other}"
        case _:
            return f"on {len(numbers)} pages, the first of them {numbers[0]}"
