"""What is held beside each other: a report with its results and texts, a pack with its items and papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from committee_pack.model.changes import Side, TextOf
from committee_pack.model.indicators import Catalogue
from committee_pack.model.proofs import Sentence
from committee_pack.model.results import Results
from committee_pack.model.settings import Council, ReportSettings


@dataclass(frozen=True, slots=True)
class ReportSide:
    """A report as it was made.

    `texts` are the sentences of those that it prints, and `files` the checksums of all that it was made from.
    """

    side: Side
    council: Council
    report: ReportSettings
    catalogue: Catalogue
    results: Results
    texts: Mapping[TextOf, tuple[Sentence, ...]]
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PackPaper:
    """A paper of an item: what it is called, what it was made from, and what tells its content from another.

    `pages` is None where they are not known, and `content` "" of a report, which is compared by itself, and of a paper
    that is to follow. `report` is None but of a report.
    """

    label: str
    source: str
    content: str = ""
    pages: tuple[int, int] | None = None
    report: ReportSide | None = None


@dataclass(frozen=True, slots=True)
class PackItem:
    """An item of an agenda: its facts by what they are called, and its papers; of an exempt one none are known."""

    number: str
    title: str
    facts: Mapping[str, str]
    papers: tuple[PackPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class PackSide:
    """A pack or a supplement: what it says of the meeting, its items in their order, and what it was made from."""

    side: Side
    details: Mapping[str, str]
    items: tuple[PackItem, ...]
    files: Mapping[str, str]
