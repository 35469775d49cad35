"""What officers write, commentary and data notes that stay, and the results it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from committee_pack.findings import Place
from committee_pack.model.ignored import Ignored
from committee_pack.model.periods import Period
from committee_pack.model.results import Result


class Approval(Enum):
    """How far a commentary has come."""

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
class Commentary:
    """An officer's paragraphs on an indicator's result for a period; `text` is Markdown and begins on `place.line`.

    `facts` are its figures from elsewhere, `ignored` what its author does not want to be told of it.
    """

    indicator: str
    period: Period
    author: str
    approval: Approval
    text: str
    place: Place
    facts: tuple[Fact, ...] = ()
    ignored: tuple[Ignored, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Narratives:
    """All that was written for a report and its period; `unread` names the files of it that could not be used.

    `sections` are the texts of its free sections.
    """

    commentaries: tuple[Commentary, ...]
    notes: tuple[DataNote, ...]
    unread: tuple[str, ...] = ()
    sections: tuple[SectionText, ...] = ()

    def section(self, name: str) -> SectionText | None:
        """Return the text of a free section: the period's, else the one that stands; None where there is neither."""
        own = [each for each in self.sections if each.section == name and each.text.strip()]
        return min(own, key=lambda each: each.is_standing, default=None)


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
    """A result of the whole council with what was written about it, and whether it has a page of its own."""

    result: Result
    commentary: Commentary | None
    notes: tuple[DataNote, ...]
    has_page: bool
