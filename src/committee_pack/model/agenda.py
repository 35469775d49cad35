"""A meeting as its agenda.yaml says it: who meets when, what about, and which papers there are."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from committee_pack.findings import Place
from committee_pack.model.periods import Period

# -- who meets --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Group:
    """The members of a political group: how many there are, and their names where these are printed."""

    name: str
    members: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers questions about the meeting; what is empty is not printed."""

    office: str
    name: str = ""
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ProperOfficer:
    """Who summons the meeting and vouches that what is exempt is (Local Government Act 1972, section 100B)."""

    title: str
    name: str = ""


# -- what is on the agenda --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """A report of the workspace as a paper, built on the spot; `period` is None for the report's own."""

    label: str
    report: str
    period: Period | None
    place: Place


@dataclass(frozen=True, slots=True)
class FilePaper:
    """A file as a paper: Markdown or PDF, as its name ends; its path is from the file that lists it."""

    label: str
    file: Path
    place: Place

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF."""
        return self.file.suffix.lower() == ".pdf"


@dataclass(frozen=True, slots=True)
class ToFollow:
    """A paper that is not there yet."""

    label: str
    place: Place


Paper = ReportPaper | FilePaper | ToFollow


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an item is not for publication: a paragraph of Schedule 12A to the Act of 1972, and the public interest."""

    paragraph: int
    public_interest: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the agenda; one with a ground is exempt, and its title is the public one."""

    number: str
    title: str
    purpose: str
    lead: str
    papers: tuple[Paper, ...]
    ground: Ground | None
    place: Place

    @property
    def is_exempt(self) -> bool:
        """Whether its papers are not for publication."""
        return self.ground is not None


@dataclass(frozen=True, slots=True)
class AgendaSection:
    """Items under a letter and a heading; it is shown though it has none."""

    letter: str
    title: str
    items: tuple[Item, ...]


class Addition(Enum):
    """Why a paper comes after the pack was published; the value is the word in agenda.yaml."""

    TO_FOLLOW = "to follow"
    OMISSION = "omission"
    LATE = "late item"


@dataclass(frozen=True, slots=True)
class Added:
    """What a supplement adds to an item; a late item is one that the agenda did not have.

    `reason` says why it comes now, and `urgency` why the chair takes a late item at all (Local Government Act 1972,
    section 100B(4)(b)). `replaces` is the label of the paper that it takes the place of, "" for an item's only one,
    None where it takes that of none.
    """

    item: Item
    kind: Addition
    reason: str
    urgency: str
    replaces: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Supplement:
    """A later addition to a published pack; its pages go on from those before, or start `anew` from 1."""

    number: int
    published: datetime.date
    anew: bool
    added: tuple[Added, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting and its agenda.

    `late` is why it is published with less notice than is due. `papers_due` is when papers are to be handed in: a day,
    or how many working days before publication.
    `notices` are paragraphs in full. `places` says where keys of agenda.yaml stand, as `published`.
    """

    name: str
    committee: str
    date: datetime.date
    time: str
    room: str
    published: datetime.date
    late: str
    papers_due: datetime.date | int
    contact: Contact | None
    proper_officer: ProperOfficer | None
    membership: tuple[Group, ...]
    chair: str
    vice_chair: str
    notices: tuple[str, ...]
    sections: tuple[AgendaSection, ...]
    supplements: tuple[Supplement, ...]
    file: Path
    places: Mapping[str, Place]
    inherits: str = ""
    """The file that all meetings of the committee inherit from, as agenda.yaml names it."""

    def items(self) -> Iterator[Item]:
        """Return all items of the agenda in order, exempt ones too."""
        for section in self.sections:
            yield from section.items

    def all_items(self) -> Iterator[Item]:
        """Return the items of the agenda, then those of its supplements with the papers that these bring."""
        yield from self.items()
        for supplement in self.supplements:
            yield from (added.item for added in supplement.added)

    def exempt_files(self) -> Iterator[Path]:
        """Return the files of exempt items, which are told of to nobody who may not open them."""
        for item in self.all_items():
            if item.is_exempt:
                yield from (paper.file for paper in item.papers if isinstance(paper, FilePaper))

    def supplement(self, number: int) -> Supplement | None:
        """Return the supplement of that number; None where there is none."""
        return next((each for each in self.supplements if each.number == number), None)
