"""What the council and a report are set to, as frozen values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from committee_pack.findings import Place
from committee_pack.model.colours import Colour
from committee_pack.model.periods import Frequency, Period, Window


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that stands for the council, and the words that stand for the picture."""

    file: Path
    alt: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The council's own look: its colour, logo and fonts."""

    primary: Colour
    logo: Logo | None
    font: str
    word_font: str


@dataclass(frozen=True, slots=True)
class Council:
    """Whose papers these are, and the rules that hold there; `area` names the whole area that it serves."""

    name: str
    area: str
    jurisdiction: str
    year_starts: int
    closure_days: tuple[datetime.date, ...]
    theme: Theme


@dataclass(frozen=True, slots=True)
class EarlierComparison:
    """A column beside the result: the same indicator so many months before, with direction of travel."""

    name: str
    label: str
    months: int


@dataclass(frozen=True, slots=True)
class WindowComparison:
    """A column beside the result: the same period over another window, with its rating."""

    name: str
    label: str
    window: Window


Comparison = EarlierComparison | WindowComparison


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


@dataclass(frozen=True, slots=True)
class Trend:
    """How many periods a trend shows, the latest last, and how far apart."""

    periods: int
    every: Frequency


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """One report of the workspace, as its report.yaml says."""

    name: str
    title: str
    period: Period
    meeting: datetime.date | None
    committee: str
    directorate: str
    produced_by: str
    published: datetime.date
    catalogue: Path
    comparisons: tuple[Comparison, ...]
    variances: tuple[Variance, ...]
    pages: Pages | tuple[str, ...]
    trend: Trend
    more_decimals: bool
    commentary_for: CommentaryFor
    approval_to_publish: bool
    templates: tuple[str, ...]
    places: Mapping[str, Place]
    """Where each key of the report's settings stands, as `cohorts.variance.of`, and each word of a list."""

    def place(self, key: str, within: str) -> Place:
        """Return where something within a key stands."""
        return self.places.get(f"{key}.{within}", self.places[key])
