"""A paper of a meeting as an officer wrote it: what stands in front of its text, and the text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from committee_pack.findings import Place
from committee_pack.model.indicators import Fields


class PaperKind(Enum):
    """What a paper is; the value is the word in front of it."""

    COVER_REPORT = "cover report"
    MINUTES = "minutes"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Officer:
    """Who answers for a paper: the role in which they do, and how to reach them; what is empty is not printed."""

    role: str
    name: str
    title: str = ""
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """A paper: its facts, and its text below them, which begins at `place`.

    `senders` are whom it is from and `to` whom it is for, "" for the committee that meets. `pathway` are a cover
    report's further labelled lines and `facts` those of the officer's own choice. `classification` is "" where none
    is given, and `date` None for the meeting's. `attendance` says in minutes who was there, by labels. Paragraphs are
    `numbered`, and the first item of minutes has the number `first_number`.
    """

    kind: PaperKind
    title: str
    text: str
    place: Place
    date: datetime.date | None = None
    senders: tuple[str, ...] = ()
    to: str = ""
    subject: str = ""
    classification: str = ""
    pathway: Fields = ()
    facts: Fields = ()
    attendance: Fields = ()
    contacts: tuple[Officer, ...] = ()
    numbered: bool = True
    first_number: int = 1
