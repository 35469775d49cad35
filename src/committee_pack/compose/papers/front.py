"""What stands above and below the text of a paper: whom it is from and for, who was there, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from committee_pack.compose.links import web_address
from committee_pack.model.agenda import Ground, Meeting
from committee_pack.model.document import Definitions, Inline, LineBreak, Link, Text
from committee_pack.model.indicators import Fields
from committee_pack.model.papers import Officer, PaperKind, WrittenPaper
from committee_pack.model.settings import Council
from committee_pack.wording import date_text
from committee_pack.wording.grounds import short_ground

CONTACTS = "Contact details"
UNRESTRICTED = "Unrestricted"
_Inlines = tuple[Inline, ...]


def facts(paper: WrittenPaper, meeting: Meeting, council: Council, ground: Ground | None) -> Iterator[Definitions]:
    """Return the facts of a paper as labelled lines; nothing where it has none."""
    fields = (*_header(paper, _usual(paper, meeting, council, ground)), *paper.pathway, *paper.facts)
    yield from _definitions((label, _lines(said)) for label, said in fields)


def attendance(paper: WrittenPaper) -> Iterator[Definitions]:
    """Return who was there, the names under each label in one line."""
    yield from _definitions((_capital(label), (Text(", ".join(said)),)) for label, said in paper.attendance)


def contacts(officers: Iterable[Officer]) -> Iterator[Definitions]:
    """Return who answers for a paper, each with how to reach them."""
    yield from _definitions((each.role, _reached(each)) for each in officers)


def _definitions(entries: Iterable[tuple[str, _Inlines]]) -> Iterator[Definitions]:
    if listed := tuple(((Text(label),), said) for label, said in entries):
        yield Definitions(listed)


def _header(paper: WrittenPaper, usual: WrittenPaper) -> Fields:
    """Return the lines that papers have in common; what one does not say is as usual."""
    date = paper.date if paper.kind is not PaperKind.MINUTES else None
    lines = (
        ("From", paper.senders),
        ("To", (paper.to or usual.to,)),
        ("Date", (date_text(date) if date and not usual.to else "",)),
        ("Subject", (paper.subject or usual.subject,)),
        ("Classification", (paper.classification or usual.classification,)),
    )
    return tuple((label, said) for label, said in lines if any(said))


def _usual(paper: WrittenPaper, meeting: Meeting, council: Council, ground: Ground | None) -> WrittenPaper:
    """Return what a paper says that says no more than its title: only a cover report has lines that go unsaid."""
    if paper.kind is not PaperKind.COVER_REPORT:
        return replace(paper, to="", subject="", classification="")
    to = "" if paper.to else f"{meeting.committee}, {date_text(paper.date or meeting.date)}"
    classification = short_ground(council.jurisdiction, ground.paragraph) if ground else UNRESTRICTED
    return replace(paper, to=to, subject=paper.title, classification=classification)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lines(said: Iterable[str]) -> _Inlines:
    found: list[Inline] = []
    for words in said:
        found += (*([LineBreak()] if found else []), Text(words))
    return tuple(found)


def _reached(officer: Officer) -> _Inlines:
    email = officer.email
    who = ", ".join(each for each in (officer.name, officer.title) if each)
    lines = _lines(each for each in (who, officer.telephone) if each)
    if not email:
        return lines
    target = web_address(f"mailto:{email}")
    return (*lines, LineBreak(), Link((Text(email),), target) if target else Text(email))
