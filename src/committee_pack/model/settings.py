"""What the council and a report are set to, as frozen values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from committee_pack.findings import Place
from committee_pack.model.archive_settings import IN_THE_WORKSPACE, ArchiveSettings
from committee_pack.model.colours import Colour
from committee_pack.model.ignored import Ignored
from committee_pack.model.indicators import Fields
from committee_pack.model.notation import Notation
from committee_pack.model.notice import PRINCIPAL, PROFILES, NoticeRule
from committee_pack.model.periods import Frequency, Period, Window
from committee_pack.model.retention import NO_POLICY, RetentionPolicy


@dataclass(frozen=True, slots=True)
class Vector:
    """A picture as SVG that holds shapes and nothing else, and how wide and high it is in its own units."""

    content: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that stands for the council, and the words that stand for the picture.

    `vector` is what an SVG file holds that is to be shown; None where the file is a picture of pixels.
    """

    file: Path
    alt: str
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """A council's own TrueType files; `checksum` tells them from others in the same place."""

    regular: Path
    semibold: Path
    bold: Path
    checksum: str


@dataclass(frozen=True, slots=True)
class Font:
    """The font of the PDF by its name; `own` is None where its files come with the tool."""

    name: str
    own: OwnFiles | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """The council's own look: its colours, logo and fonts; `secondary` is None where one colour is all."""

    primary: Colour
    logo: Logo | None
    font: Font
    word_font: str
    secondary: Colour | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The council's own files that papers are drawn with, each once."""
        own = self.font.own
        named = (self.logo and self.logo.file, *((own.regular, own.semibold, own.bold) if own else ()))
        return tuple(dict.fromkeys(file for file in named if file))


@dataclass(frozen=True, slots=True)
class Council:
    """Whose papers these are, and the rules that hold there; `area` names the whole area that it serves.

    `kind` is that of its notice, a principal council where the notice is a rule of its own.
    """

    name: str
    area: str
    jurisdiction: str
    year_starts: int
    closure_days: tuple[datetime.date, ...]
    theme: Theme
    notice: NoticeRule = PROFILES["england", PRINCIPAL]
    kind: str = PRINCIPAL
    archive: ArchiveSettings = IN_THE_WORKSPACE
    retention: RetentionPolicy = NO_POLICY


class Anchor(Enum):
    """An earlier period that is named by what it is for an indicator, rather than by how long ago it is."""

    PREVIOUS = "previous period"
    QUARTER_END = "previous quarter end"
    OUTTURN = "outturn"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class EarlierComparison:
    """A column beside the result: the same indicator earlier, with direction of travel.

    `since` is so many months before, a named period, or what that is for each indicator.
    """

    name: str
    label: str
    since: int | Period | Anchor


@dataclass(frozen=True, slots=True)
class WindowComparison:
    """A column beside the result: the same period over another window, with its rating."""

    name: str
    label: str
    window: Window


@dataclass(frozen=True, slots=True)
class ComparatorComparison:
    """A column beside the result: that of others, of the latest period of theirs that is over."""

    name: str
    label: str
    comparator: str


Comparison = EarlierComparison | WindowComparison | ComparatorComparison


@dataclass(frozen=True, slots=True)
class Variance:
    """A column of differences: the result of one cohort less that of another; an empty one is everyone."""

    name: str
    of: str
    less: str


class Pages(Enum):
    """Which indicators get a page of their own, where the report does not list them."""

    RED = "red"
    ALL = "all"
    NONE = "none"


class CommentaryFor(Enum):
    """Which indicators need a commentary."""

    PAGES = "pages"
    ALL = "all"
    NONE = "none"


class Point(Enum):
    """A period of a trend, or some, that is named by what it is for the indicator's latest."""

    LATEST = "latest"
    QUARTER_ENDS = "quarter ends of this year"
    YEAR_END = "year end"


@dataclass(frozen=True, slots=True)
class LastPeriods:
    """So many periods to the latest, so far apart; of quarters and years those that end with one, if they `align`."""

    count: int
    every: Frequency
    align: bool = False


@dataclass(frozen=True, slots=True)
class LastYearEnds:
    """The ends of so many financial years before that of the latest period."""

    count: int


Stretch = LastPeriods | LastYearEnds | Point | Period
Trend = tuple[Stretch, ...]
"""What a trend shows, each period once and the oldest first."""


@dataclass(frozen=True, slots=True)
class FreeSection:
    """Text beside the indicators, written each period: its name in files, its heading, and what stands for it if empty.

    `is_required` says that it is owed each period, unless a standing text holds for it.
    """

    name: str
    title: str
    empty: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class SummaryColumn:
    """A column of a summary: the fact of each indicator that it holds, and its head, empty for the usual one."""

    fact: str
    head: str


class Latest(Enum):
    """Which period each indicator is shown for: the last that is over by the report's, or that has a result."""

    DUE = "due"
    AVAILABLE = "available"


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """One report of the workspace, as its report.yaml says.

    `trends` are those of single indicators by id; `by_years` says that the heads of trends are grouped by financial
    year, and `trends_by_years` the same of single indicators where their own say it.
    `due` is by when its narratives are to be written, where that is said.
    `header` are facts of its own choice for its head; `statement` holds for all of it, as that its data is provisional.
    """

    name: str
    title: str
    period: Period
    meeting: datetime.date | None
    committee: str
    directorate: str
    produced_by: str
    version: str
    statement: str
    header: Fields
    summary: tuple[SummaryColumn, ...]
    free_sections: tuple[FreeSection, ...]
    published: datetime.date
    catalogue: Path
    comparisons: tuple[Comparison, ...]
    variances: tuple[Variance, ...]
    pages: Pages | tuple[str, ...]
    trend: Trend
    trends: Mapping[str, Trend]
    by_years: bool
    trends_by_years: Mapping[str, bool]
    latest: Latest
    notation: Notation
    more_decimals: bool
    commentary_for: CommentaryFor
    approval_to_publish: bool
    due: datetime.date | None
    templates: tuple[str, ...]
    acronyms: tuple[tuple[str, str], ...]
    """What readers of the report know by its letters, each with what it stands for."""
    ignored: tuple[Ignored, ...]
    places: Mapping[str, Place]
    """Where each key of the report's settings stands, as `cohorts.variance.of`, and each word of a list."""

    def is_by_years(self, indicator: str) -> bool:
        """Return whether the heads of an indicator's trend are grouped by financial year."""
        return self.trends_by_years.get(indicator, self.by_years)

    def place(self, key: str, within: str) -> Place:
        """Return where something within a key stands."""
        return self.places.get(f"{key}.{within}", self.places[key])
