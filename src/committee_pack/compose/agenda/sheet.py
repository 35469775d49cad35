"""What the sheets of an agenda have in common: their heading, facts that they begin with, and their numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from committee_pack.compose.document import LANGUAGE
from committee_pack.compose.links import web_address
from committee_pack.model.agenda import Contact, ProperOfficer
from committee_pack.model.document import (
    Block,
    Definitions,
    Document,
    Heading,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
    Text,
)
from committee_pack.model.settings import Council

Fact = tuple[tuple[Inline, ...], tuple[Inline, ...]]


def sheet(title: str, bookmark: str, blocks: Iterable[Block], published: datetime.date, council: Council) -> Document:
    """Return a sheet, whose pages are numbered with those of its pack."""
    section = Section(tuple(blocks), bookmark, kind=SectionKind.AGENDA)
    return Document(title, "", council.name, LANGUAGE, published, (section,), own_numbers=False)


def heading(title: str, *lead: str) -> tuple[Block, Block]:
    """Return the title of a sheet, and below it when or of what it is, line by line."""
    return Heading(1, (Text(title),)), Paragraph(in_lines(lead), ParagraphKind.LEAD)


def in_lines(lines: Sequence[str]) -> tuple[Inline, ...]:
    """Return words line by line."""
    broken = [part for line in lines for part in (Text(line), LineBreak())]
    return tuple(broken[:-1])


def paragraph(words: str) -> Paragraph:
    """Return running text."""
    return Paragraph((Text(words),))


def facts(listed: Iterable[Fact | None]) -> Definitions:
    """Return the facts that are known."""
    return Definitions(tuple(each for each in listed if each))


def fact(term: str, *lines: str) -> Fact | None:
    """Return a fact under its name, line by line; None where there are no words for it."""
    said = [line for line in lines if line]
    return ((Text(term),), in_lines(said)) if said else None


def contact_fact(contact: Contact | None) -> Fact | None:
    """Return who answers questions about the meeting, with a link to write to them; None where nobody is named."""
    if not contact:
        return None
    who = ", ".join(filter(None, (contact.office, contact.name, contact.telephone)))
    mailbox = (Text(", "), _mailbox(contact.email)) if contact.email else ()
    return (Text("Contact"),), (Text(who), *mailbox)


def _mailbox(email: str) -> Inline:
    address = web_address(f"mailto:{email}")
    return Link((Text(email),), address) if address else Text(email)


def officer_text(officer: ProperOfficer | None) -> str:
    """Return who summons the meeting: `A. Person, General Counsel`; nothing where that is not known."""
    return ", ".join(filter(None, (officer.name, officer.title))) if officer else ""
