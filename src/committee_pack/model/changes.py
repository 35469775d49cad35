"""What changed from one edition or period to another: in a report, and in the pack of a meeting."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum

from committee_pack.model.indicators import Rating, Target
from committee_pack.model.periods import Period, Window
from committee_pack.model.proofs import Edit
from committee_pack.model.results import Direction, Result

# -- what is compared -------------------------------------------------------------------------------


class SideKind(Enum):
    """What is compared with another of its kind."""

    REPORT = "report"
    PACK = "agenda pack"
    SUPPLEMENT = "supplement"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared: an edition in the archive by its name, or what lies in the workspace.

    `name` is that of the report or the meeting, `period` that of a report, and `supplement` is 0 but for one. `edition`
    is the name of the edition and `number` which it is, "" and 0 for the workspace.
    """

    kind: SideKind
    name: str
    title: str
    published: datetime.date
    period: Period | None = None
    supplement: int = 0
    edition: str = ""
    number: int = 0

    def end(self, *, beside_edition: bool) -> str:
        """Return what tells it in a file's name from others of the same: `2016-07`, `2016-08-e1`, `now`."""
        which = f"e{self.number}" if self.edition else "now" if beside_edition else ""
        return "-".join(filter(None, (self.period.slug if self.period else "", which)))


# -- of a report ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is of: an indicator, and an area and a cohort where it is not the whole council and everyone.

    It is the same whatever the indicator's number and title are, which are those of the later side.
    """

    indicator: str
    number: str = field(compare=False)
    title: str = field(compare=False)
    area: str = ""
    cohort: str = ""

    @property
    def is_split(self) -> bool:
        """Whether it is less than the whole council and everyone."""
        return bool(self.area or self.cohort)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A result that is not what it was; None where there was none, or is none any more.

    `beside` is the label of what the report shows beside the result: another window, a comparator; "" is the result.
    `is_later` says that they are of two periods, though the report is of the same one on both sides.
    """

    of: Subject
    beside: str
    before: Result | None
    after: Result | None
    is_later: bool = False

    @property
    def edit(self) -> Edit:
        """Whether there is a result now where none was, or none any more, or another one."""
        was, is_now = (each is not None and each.is_known for each in (self.before, self.after))
        return Edit.EDITED if was is is_now else Edit.ADDED if is_now else Edit.REMOVED


@dataclass(frozen=True, slots=True)
class EarlierChange:
    """A result of an earlier period that both sides show, and not alike; `comparator` names whose, "" the council's."""

    of: Subject
    period: Period
    window: Window
    comparator: str
    before: Result
    after: Result


class Way(Enum):
    """Which way a rating went: it is new where there was no result, and gone where there is none any more.

    There are ratings of which none is better than the other.
    """

    BETTER = "better"
    WORSE = "worse"
    NEW = "new"
    GONE = "gone"
    OTHER = "changed"


_RANKS = {
    Rating.GREEN: (0, 2), Rating.AMBER: (0, 1), Rating.RED: (0, 0),
    Rating.BETTER: (1, 2), Rating.SIMILAR: (1, 1), Rating.WORSE: (1, 0),
}  # fmt: skip
"""On which scale a rating stands, and how high; a range that is expected says nothing of good or bad."""


@dataclass(frozen=True, slots=True)
class RatingChange:
    """A rating that is not what it was, beside the results that were rated; `beside` as of a figure."""

    of: Subject
    beside: str
    before: Result | None
    after: Result | None

    @property
    def way(self) -> Way:
        """Which way the rating went."""
        for result, way in ((self.before, Way.NEW), (self.after, Way.GONE)):
            if result is None or result.amount is None:
                return way
        before, after = (
            _RANKS.get(each.rating) if each and each.rating else None for each in (self.before, self.after)
        )
        if before is None or after is None or before[0] != after[0]:
            return Way.OTHER
        return Way.BETTER if after > before else Way.WORSE


@dataclass(frozen=True, slots=True)
class DirectionChange:
    """A direction of travel that is not what it was; None where there was none, or is none any more."""

    of: Subject
    since: str
    before: Direction | None
    after: Direction | None

    @property
    def edit(self) -> Edit:
        """Whether there is a direction now where none was, or none any more, or another one."""
        return Edit.EDITED if self.before and self.after else Edit.ADDED if self.after else Edit.REMOVED


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator that the report shows now, or shows no more; `reason` says why, where the catalogue does."""

    of: Subject
    edit: Edit
    result: Result
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that is not what it was: that of a period, or where `period` is None the one that the result has.

    `said` are both in words, "" for none.
    """

    of: Subject
    period: Period | None
    before: Target | None
    after: Target | None
    said: tuple[str, str]


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """A fact of an indicator's definition that is not what it was, in words; "" where there is none."""

    of: Subject
    fact: str
    before: str
    after: str


class TextKind(Enum):
    """What officers write."""

    COMMENTARY = "commentary"
    NOTES = "data notes"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class TextOf:
    """Which text it is: on an indicator by its id, or a free section by its name; `title` is what it stands under.

    `number` is that of the indicator, "" of a section.
    """

    kind: TextKind
    name: str
    number: str = field(compare=False)
    title: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class WordsChange:
    """A text that is not what it was: its sentences that are new and those that are gone, each as it was printed."""

    of: TextOf
    edit: Edit
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DetailChange:
    """A fact about a paper or an agenda as a whole that is not what it was; "" where there is none."""

    fact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that the two were made from that is not the same, or that one of them lacks."""

    path: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class ReportChanges:
    """All that changed from one side of a report to the other, each kind in the report's order."""

    ratings: tuple[RatingChange, ...] = ()
    directions: tuple[DirectionChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    earlier: tuple[EarlierChange, ...] = ()
    indicators: tuple[IndicatorChange, ...] = ()
    targets: tuple[TargetChange, ...] = ()
    definitions: tuple[DefinitionChange, ...] = ()
    texts: tuple[WordsChange, ...] = ()
    details: tuple[DetailChange, ...] = ()
    files: tuple[FileChange, ...] = ()


NO_CHANGES = ReportChanges()


# -- of a pack --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item of an agenda that is not what it was.

    `number` and `title` are those of the later side where it has the item; of one that both have, `fact` is what
    changed, with what it was and is.
    """

    number: str
    title: str
    edit: Edit
    fact: str = ""
    before: str = ""
    after: str = ""


class PaperFact(Enum):
    """What of a paper may change."""

    THERE = "paper"
    CALLED = "called"
    PAGES = "pages"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class PaperChange:
    """A paper of an item that is not what it was: there or not, what it is called, on which pages, what it says.

    `before` and `after` are what it was made from where its content is another, and "" where it is the same file.
    """

    number: str
    paper: str
    edit: Edit
    fact: PaperFact
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ReportPaperChanges:
    """What changed in a report that both packs have as a paper of an item, between its two sides."""

    number: str
    paper: str
    before: Side
    after: Side
    changes: ReportChanges


@dataclass(frozen=True, slots=True)
class PackChanges:
    """All that changed from one side of a pack, or a supplement, to the other."""

    items: tuple[ItemChange, ...] = ()
    papers: tuple[PaperChange, ...] = ()
    reports: tuple[ReportPaperChanges, ...] = ()
    details: tuple[DetailChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of one report, or of one pack, and what changed from the one to the other."""

    before: Side
    after: Side
    changes: ReportChanges | PackChanges

    @property
    def published(self) -> datetime.date:
        """When the later of the two was published, which dates what is made of the comparison."""
        return max(self.before.published, self.after.published)

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return self.changes in (NO_CHANGES, PackChanges())
