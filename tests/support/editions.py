"""Editions as an archive has them, made by hand or by the thousand."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator

from committee_pack.archive.contents import Damaged
from committee_pack.archive.index import Indexed
from committee_pack.archive.log import Entry, Event
from committee_pack.model.archived import (
    ArchivedEdition,
    EditionKind,
    KeptInput,
    PublicItem,
    RecordClass,
    Source,
    Tombstone,
)

CABINET = "Children's Social Care and Health Cabinet Committee"
COMMITTEES = (CABINET, "Scrutiny Committee", "Adult Social Care Cabinet Committee", "Governance and Audit Committee")
_SERVICES = ("Early help", "Adoption", "Fostering", "Highways", "Libraries", "Public health", "Schools", "Waste")
_PAPERS = ("performance scorecard", "quarterly report", "risk register", "budget monitoring", "annual report")
_STANDING = (
    "Introduction and webcast announcement",
    "Apologies and substitutes",
    "Declarations of interest by Members in items on the agenda",
    "Minutes of the last meeting",
)


def edition(
    name: str = "2016-11-02-scs-scorecard-2016-08-e1",
    title: str = "Specialist Children's Services performance scorecard",
    *,
    kind: EditionKind = EditionKind.REPORT,
    committee: str = CABINET,
    meeting: datetime.date | None = datetime.date(2016, 11, 10),
    replaces: str = "",
    period: str = "",
    items: tuple[PublicItem, ...] = (),
    outputs: tuple[str, ...] | None = None,
    restricted: str = "",
    inputs: tuple[KeptInput, ...] = (),
    archived: datetime.date | None = None,
) -> ArchivedEdition:
    """Return an edition whose day, number and files follow from its name."""
    published, of, number = (
        datetime.date.fromisoformat(name[:10]),
        name[11:].rpartition("-e")[0],
        name.rpartition("-e")[2],
    )
    suffixes = ("docx", "pdf") if kind is EditionKind.REPORT else ("pdf",)
    made = (*(f"output/{of}.{suffix}" for suffix in suffixes), "output/manifest.json")
    return ArchivedEdition(
        name=name,
        kind=kind,
        of=of,
        number=int(number),
        replaces=replaces,
        title=title,
        committee=committee,
        meeting=meeting,
        published=published,
        archived=archived or published,
        late="",
        source=Source(of, period),
        classes=(RecordClass.REPORT,),
        items=items,
        outputs=made if outputs is None else outputs,
        inputs=inputs,
        versions={"committee_pack": "0.1.0"},
        restricted=restricted,
    )


def indexed(published: ArchivedEdition, *, held: bool = False) -> Indexed:
    """Return an edition with a seal that follows from its name."""
    return Indexed(published, hashlib.sha512(published.name.encode()).hexdigest(), held)


def tombstone(
    name: str = "2014-03-10-scs-scorecard-2014-01-e1", reason: str = "Six years have passed.", **said: str
) -> Tombstone:
    """Return what stays of a report."""
    return Tombstone(
        name=name,
        kind=EditionKind.REPORT,
        title=said.get("title", "Specialist Children's Services performance scorecard, January 2014"),
        committee=said.get("committee", CABINET),
        meeting=None,
        published=datetime.date.fromisoformat(name[:10]),
        seal="ab" * 64,
        on=datetime.date(2020, 4, 1),
        reason=reason,
        by="Proper officer",
        period=said.get("period", ""),
    )


def damaged(name: str = "2016-11-02-scs-scorecard-2016-08-e1", event: Event = Event.PUBLISHED) -> Damaged:
    """Return what the log knows of an edition whose record cannot be read, or of its tombstone."""
    gone = event is Event.DISPOSED
    day = datetime.date(2020, 4, 1) if gone else datetime.date.fromisoformat(name[:10])
    reason, by = ("Six years have passed.", "Proper officer") if gone else ("", "")
    entry = Entry(1, day, event, name, name[11:].rpartition("-e")[0], "ab" * 64, "", reason, by)
    return Damaged(entry, f"The bag of {name} is damaged.")


def many(number: int) -> tuple[Indexed, ...]:
    """Return so many editions over twelve years: each third a pack with its items, each tenth a second edition."""
    return tuple(map(indexed, _many(number)))


def _many(number: int) -> Iterator[ArchivedEdition]:
    first, last = datetime.date(2013, 4, 3), None
    for at in range(number):
        day = first + datetime.timedelta(days=at * 2)
        if last and at % 10 == 9:
            name = f"{day}-{last.of}-e{last.number + 1}"
            yield edition(
                name, last.title, kind=last.kind, committee=last.committee, meeting=last.meeting, replaces=last.name,
                items=last.items,
            )  # fmt: skip
            last = None
        else:
            last = _pack(at, day) if at % 3 == 0 else _report(at, day)
            yield last


def _report(at: int, day: datetime.date) -> ArchivedEdition:
    service, paper = _SERVICES[at % len(_SERVICES)], _PAPERS[at % len(_PAPERS)]
    title = f"{service} {paper} {at}, {day:%B %Y}"
    of = f"{service}-{paper}-{at}".lower().replace(" ", "-")
    return edition(f"{day}-{of}-e1", title, committee=COMMITTEES[at % 4], meeting=_meeting(day))


def _pack(at: int, day: datetime.date) -> ArchivedEdition:
    committee, meeting = COMMITTEES[at % 4], _meeting(day)
    of = f"{meeting}-{committee.lower().replace(' ', '-').replace(chr(39), '')}-{at}"
    substantive = (f"{_SERVICES[(at + more) % 8]} {_PAPERS[(at + more) % 5]}" for more in range(7))
    titles = (*_STANDING, *substantive)
    items = tuple(
        PublicItem(f"{'A' if place < 4 else 'D'}{place + 1}", title, (f"paper-{place}.md",))
        for place, title in enumerate(titles)
    )
    exempt = PublicItem("E1", f"Placement contract {at}", (), "Paragraph 3 of Part 1 of Schedule 12A")
    title = f"Agenda of the {committee}, {meeting.day} {meeting:%B %Y}"
    outputs = (f"output/{of}.pdf", *(f"output/{of}-{each.number.lower()}.pdf" for each in items[3:]))
    return edition(
        f"{day}-{of}-e1", title, kind=EditionKind.PACK, committee=committee, meeting=meeting,
        items=(*items, exempt), outputs=(*outputs, "output/manifest.json"),
    )  # fmt: skip


def _meeting(day: datetime.date) -> datetime.date:
    """Return a meeting that the papers of a month are before."""
    return day.replace(day=28)
