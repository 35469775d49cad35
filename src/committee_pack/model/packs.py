"""What a pack is bound of: papers as PDF files, each at its page, by item and section."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum


class Edition(Enum):
    """What a pack is made for; the value is the word on the command line."""

    PUBLIC = "public"
    FULL = "full"
    PRINT = "print"


class Archival(Enum):
    """A level of PDF/A-2 (ISO 19005-2, 5): the value is its letter, and each keeps what those after it do."""

    A = "A"
    U = "U"
    B = "B"


@dataclass(frozen=True, slots=True)
class Claims:
    """Which standards a file keeps: PDF/UA-1 (ISO 14289-1), and a level of PDF/A-2, None for no level."""

    universal: bool
    archival: Archival | None

    def both(self, other: Claims) -> Claims:
        """Return what both keep."""
        levels = (self.archival, other.archival)
        archival = max((each for each in levels if each), key=list(Archival).index) if all(levels) else None
        return Claims(self.universal and other.universal, archival)


ALL = Claims(True, Archival.A)
"""What every file keeps that we write ourselves."""
NONE = Claims(False, None)


def claims_of(papers: Iterable[Claims]) -> Claims:
    """Return what all of the papers keep."""
    kept = ALL
    for each in papers:
        kept = kept.both(each)
    return kept


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A paper as a PDF file: its title, how many pages it has, and which standards it keeps.

    `key` is its name in the pack, to which links of the front sheet lead: `paper:KEY`.
    """

    key: str
    title: str
    content: bytes
    pages: int
    claims: Claims = ALL


@dataclass(frozen=True, slots=True)
class Bound:
    """A paper at its place: the number of its first page in the pack, and the words that mark each of its pages."""

    paper: PaperFile
    first: int
    banner: str = ""

    @property
    def last(self) -> int:
        """The number of its last page."""
        return self.first + self.paper.pages - 1


@dataclass(frozen=True, slots=True)
class BoundItem:
    """An item of the pack: how it is listed, as `D1 Work programme`, and its papers, which may be none."""

    title: str
    papers: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class BoundSection:
    """Items under a heading, which is empty where none stands over them."""

    title: str
    items: tuple[BoundItem, ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """Everything that a pack is bound of, in its order: what stands in front, then sections of items.

    Page numbers rise, and may jump where pages are left out.
    """

    title: str
    author: str
    language: str
    published: datetime.date
    front: tuple[Bound, ...]
    sections: tuple[BoundSection, ...]

    def papers(self) -> Iterator[Bound]:
        """Return all papers in order, those in front first."""
        yield from self.front
        for section in self.sections:
            for item in section.items:
                yield from item.papers

    @property
    def claims(self) -> Claims:
        """Which standards all of it keeps."""
        return claims_of(each.paper.claims for each in self.papers())


@dataclass(frozen=True, slots=True)
class Listed:
    """How a paper stands on the agenda: its label and title, its pages, both ends in.

    `first` is 0 where it is to follow. One that is not `here` has its pages counted and is not in this edition, so
    that nothing leads to it.
    """

    key: str
    label: str
    title: str
    first: int = 0
    last: int = 0
    here: bool = True


class Stamped(Enum):
    """What words are that are stamped on pages, which settles how they look."""

    NUMBER = "number"
    BANNER = "banner"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Words as PDF operators, drawn from the lower left corner of a box so wide and high, in points."""

    code: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stamps:
    """What is stamped on pages, by its words; `file` is a PDF whose first page has the fonts that the code names."""

    file: bytes
    drawn: Mapping[str, Stamp]


def paper_key(item: str, place: int) -> str:
    """Return the name in the pack of an item's paper, counted from 1: `D1.2`."""
    return f"{item}.{place}"
