"""What is measured and how it is judged: indicators, their units, bands and targets."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from committee_pack.findings import Place
from committee_pack.model.periods import Period, Window


class Polarity(Enum):
    """Which way is good; neither is for activity, which is counted and not judged."""

    HIGHER = "higher"
    LOWER = "lower"
    TARGET = "target"
    NEITHER = "neither"


class TravelRule(Enum):
    """How direction of travel is judged: as the polarity says or, close to target, as chosen; or not at all."""

    HIGHER = "higher"
    LOWER = "lower"
    DISTANCE = "distance"
    NONE = "none"


class Unit(Enum):
    """What a result is counted in. A percentage is kept as printed: 67.7 for 67.7%."""

    PERCENT = "percent"
    COUNT = "count"
    AVERAGE = "average"

    @property
    def decimals(self) -> int:
        """The decimals shown where the indicator does not say: 1, and 0 for counts."""
        return 0 if self is Unit.COUNT else 1

    @property
    def scale(self) -> int:
        """What numerator over denominator is multiplied by to be as printed."""
        return 100 if self is Unit.PERCENT else 1


class Rating(Enum):
    """The word a result is rated with, by its indicator's rule."""

    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"


class Basis(Enum):
    """Where the bands come from: printed by the council, implied by its ratings, or not known."""

    PUBLISHED = "published"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a band; `value` None is the indicator's target, whatever it is that period."""

    value: Fraction | None
    included: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A range of results; an end that is None is open for ever."""

    lower: Bound | None
    upper: Bound | None


@dataclass(frozen=True, slots=True)
class TargetMet:
    """The band of results that meet the target, equality included, under the polarity."""


@dataclass(frozen=True, slots=True)
class TargetMissed:
    """The band of results that do not meet the target."""


def resolved(band: Band | TargetMet | TargetMissed, target: Fraction | None, polarity: Polarity) -> Band | None:
    """Return the band with the target written in; None where it needs a target and there is none."""
    if isinstance(band, (TargetMet, TargetMissed)):
        if target is None:
            return None
        met, goal = isinstance(band, TargetMet), Bound(target, isinstance(band, TargetMet))
        return Band(goal, None) if met == (polarity is Polarity.HIGHER) else Band(None, goal)
    lower, upper = (
        Bound(target, end.included) if end and end.value is None else end for end in (band.lower, band.upper)
    )
    missing = any(end and end.value is None for end in (lower, upper))
    return None if missing else Band(lower, upper)


Bands = tuple[Band | TargetMet | TargetMissed, ...]


@dataclass(frozen=True, slots=True)
class RatingRule:
    """The bands of the three ratings, which together cover every number once, and where they come from."""

    green: Bands
    amber: Bands
    red: Bands
    basis: Basis
    place: Place

    def bands(self) -> tuple[tuple[Rating, Bands], ...]:
        """Return the ratings with their bands, best first."""
        return ((Rating.GREEN, self.green), (Rating.AMBER, self.amber), (Rating.RED, self.red))


@dataclass(frozen=True, slots=True)
class Target:
    """The target of an indicator for a period, in the unit as printed, known as typed."""

    indicator: str
    period: Period
    value: Decimal
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure with its definition; `rule` is None where it is declared not rated.

    `activity` says that it counts what is done and is not judged: it has no place on a scorecard, and
    is shown by area. `short` is its name under the head of its section, where that says the rest.
    """

    id: str
    number: str
    title: str
    section: str
    polarity: Polarity
    travel: TravelRule
    unit: Unit
    decimals: int
    window: Window
    rule: RatingRule | None
    owner: tuple[tuple[str, str], ...]
    system: str
    place: Place
    notes: tuple[str, ...] = field(default=())
    activity: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A place or team that results are kept for; `sums` says that it is the sum of its children."""

    name: str
    parent: str
    sums: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All indicators of a service, in the order and the sections of their file."""

    service: str
    source: str
    indicators: tuple[Indicator, ...]
    areas: tuple[Area, ...]
    targets: tuple[Target, ...]
