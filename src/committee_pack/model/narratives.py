"""What officers write, commentary and data notes that stay, and the results it belongs to."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from committee_pack.findings import Place
from committee_pack.model.ignored import Ignored
from committee_pack.model.periods import Period
from committee_pack.model.results import Result

_COMMENT = re.compile(r"(?<!\\)<!--.*?-->", re.DOTALL)
Figures = tuple[tuple[str, str], ...]
"""Figures as they are displayed, by the names that placeholders have: `result`, `short_term.result`."""


def without_comments(text: str) -> str:
    """Return Markdown without its comments, which are for those who write and not for those who read."""
    # -- what opens after the last that closes would be looked for to the end of the text, each time anew
    closed, end, rest = text.rpartition("-->")
    return f"{_COMMENT.sub('', f'{closed}{end}')}{rest}" if end else text


def has_words(text: str) -> bool:
    """Return whether there is anything to be read in Markdown: comments alone are no text."""
    return bool(without_comments(text).strip())


class Approval(Enum):
    """How far a commentary has come, as its file says."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that a narrative takes from elsewhere than the data, as it is typed there, and where it comes from."""

    words: str
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class Approved:
    """The record of an approval: who approved a text and when, `of` which text of which report, and what they read.

    `text` and `figures` are checksums: of its words, and of the figures in and beside them, which are `shown`.
    `seal` is one of all else on record.
    """

    by: str
    on: datetime.date
    of: str
    text: str
    figures: str
    seal: str
    shown: Figures


@dataclass(frozen=True, slots=True)
class Commentary:
    """An officer's paragraphs on an indicator's result for a period; `text` is Markdown and begins on `place.line`.

    `facts` are its figures from elsewhere, `ignored` what its author does not want to be told of it. `approved` is
    the record of its approval, where there is one.
    """

    indicator: str
    period: Period
    author: str
    approval: Approval
    text: str
    place: Place
    facts: tuple[Fact, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    approved: Approved | None = None

    @property
    def is_written(self) -> bool:
        """Whether there is anything to be read."""
        return has_words(self.text)


@dataclass(frozen=True, slots=True)
class DataNote:
    """Standing facts on how an indicator is measured, from one period to another (None: without end)."""

    indicator: str
    since: Period | None
    until: Period | None
    text: str
    place: Place
    facts: tuple[Fact, ...] = ()
    ignored: tuple[Ignored, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionText:
    """The text of a free section, for a period or, where `is_standing`, until one is written for a period."""

    section: str
    author: str
    approval: Approval
    text: str
    place: Place
    is_standing: bool
    facts: tuple[Fact, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    approved: Approved | None = None

    @property
    def is_written(self) -> bool:
        """Whether there is anything to be read."""
        return has_words(self.text)


@dataclass(frozen=True, slots=True)
class Narratives:
    """All that was written for a report and its period; `unread` names the files of it that could not be used.

    `sections` are the texts of its free sections.
    """

    commentaries: tuple[Commentary, ...]
    notes: tuple[DataNote, ...]
    unread: tuple[str, ...] = ()
    sections: tuple[SectionText, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """The files of all that was read."""
        places = (each.place for part in (self.commentaries, self.notes, self.sections) for each in part)
        return frozenset(place.file for place in places)

    def section(self, name: str) -> SectionText | None:
        """Return the text of a free section: the period's, else the one that stands; None where there is neither."""
        own = [each for each in self.sections if each.section == name and each.is_written]
        return min(own, key=lambda each: each.is_standing, default=None)

    def is_covered(self, section: str) -> bool:
        """Return whether a text that stays is printed for a free section, so that nobody needs to write one."""
        text = self.section(section)
        return text is not None and text.is_standing

    def texts(self) -> dict[str, Commentary | SectionText]:
        """Return the texts of the period by the indicator or the section that each is about; of two the first."""
        own = {each.section: each for each in reversed(self.sections) if not each.is_standing}
        return {**own, **{each.indicator: each for each in reversed(self.commentaries)}}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was written for the last period before that any text is kept of, as typed, by indicator or free section."""

    period: Period
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """What of the narratives a report prints: the indicators whose commentary, and the free sections by name."""

    commentaries: frozenset[str]
    sections: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A result of the whole council with what was written about it, and whether it has a page of its own.

    `is_owed` says that the report asks for a commentary on it, written or not.
    """

    result: Result
    commentary: Commentary | None
    notes: tuple[DataNote, ...]
    has_page: bool
    is_owed: bool
