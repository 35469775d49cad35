"""What is measured and how it is judged: indicators, their units, bands and targets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from committee_pack.findings import Place
from committee_pack.model.ignored import Ignored
from committee_pack.model.periods import Frequency, Period, Window


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
    """What a result is counted in. A percentage is kept as printed: 67.7 for 67.7%, and so is a rate."""

    PERCENT = "percent"
    COUNT = "count"
    AVERAGE = "average"
    RATIO = "ratio"
    DAYS = "days"
    MONEY = "money"
    PER_1000 = "per 1,000"
    PER_10000 = "per 10,000"
    PER_100000 = "per 100,000"

    @property
    def decimals(self) -> int:
        """The decimals shown where the indicator does not say: 0 of counts and money, 2 of a ratio, else 1."""
        return {Unit.COUNT: 0, Unit.MONEY: 0, Unit.RATIO: 2}.get(self, 1)

    @property
    def scale(self) -> int:
        """What numerator over denominator is multiplied by to be as printed."""
        return _SCALES.get(self, 1)

    @property
    def is_rate(self) -> bool:
        """Whether it counts for so many of a population, which may stand in a table of its own."""
        return self in (Unit.PER_1000, Unit.PER_10000, Unit.PER_100000)

    @property
    def needs_denominator(self) -> bool:
        """Whether a numerator alone is no result; of money it is a sum, and with a denominator an average."""
        return self not in (Unit.COUNT, Unit.MONEY)


_SCALES = {Unit.PERCENT: 100, Unit.PER_1000: 1_000, Unit.PER_10000: 10_000, Unit.PER_100000: 100_000}


class Role(Enum):
    """What an indicator is for: it is judged on a scorecard, is counted by area, or hints at what is to come."""

    PERFORMANCE = "performance"
    ACTIVITY = "activity"
    LEAD = "lead"


class LinkKind(Enum):
    """How an indicator that belongs to another stands with it: as a row of its table, or a measure with a chart."""

    ROW = "row"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Linked:
    """To which indicator another belongs, and how it stands with it; it is never rated."""

    to: str
    kind: LinkKind
    place: Place


class Rating(Enum):
    """The word a result is rated with, by its indicator's rule: by bands, by a comparator, by an expected range."""

    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"
    BETTER = "Better"
    SIMILAR = "Similar"
    WORSE = "Worse"
    WITHIN = "Within"
    ABOVE = "Above"
    BELOW = "Below"


RED_AMBER_GREEN = (Rating.GREEN, Rating.AMBER, Rating.RED)
"""The ratings by bands, best first."""


class Basis(Enum):
    """Where the bands come from: printed by the council, implied by its ratings, or not known."""

    PUBLISHED = "published"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a band; `value` None is the indicator's target, or its threshold, whatever that is in a period."""

    value: Fraction | None
    included: bool
    is_threshold: bool = False

    def admits(self, number: Fraction, way: int) -> bool:
        """Return whether a number lies on the band's side of this end: above it where `way` is 1, below where -1."""
        assert self.value is not None, "a resolved band has its target written in"
        # -- by whole numbers, which is quick: each result is asked of each end
        (over, under), (end, of) = number.as_integer_ratio(), self.value.as_integer_ratio()
        apart = (over * of - end * under) * way
        return apart >= 0 if self.included else apart > 0


@dataclass(frozen=True, slots=True)
class Band:
    """A range of results; an end that is None is open for ever."""

    lower: Bound | None
    upper: Bound | None

    def holds(self, number: Fraction) -> bool:
        """Return whether a number lies within the band, in which the target is written."""
        above = self.lower is None or self.lower.admits(number, 1)
        return above and (self.upper is None or self.upper.admits(number, -1))

    @property
    def has_threshold(self) -> bool:
        """Whether an end is the threshold of the period, and not yet written in."""
        return any(end is not None and end.is_threshold and end.value is None for end in (self.lower, self.upper))


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
        Bound(target, end.included) if end and end.value is None and not end.is_threshold else end
        for end in (band.lower, band.upper)
    )
    missing = any(end and end.value is None for end in (lower, upper))
    return None if missing else Band(lower, upper)


Bands = tuple[Band | TargetMet | TargetMissed, ...]


@dataclass(frozen=True, slots=True)
class RatingRule:
    """The bands of the three ratings, which together cover every number once, and where they come from.

    `start` is the first period that a rule holds for, None where it always did; `note` says what changed with it.
    """

    green: Bands
    amber: Bands
    red: Bands
    basis: Basis
    place: Place
    start: Period | None = None
    note: str = ""

    def bands(self) -> tuple[tuple[Rating, Bands], ...]:
        """Return the ratings with their bands, best first."""
        return ((Rating.GREEN, self.green), (Rating.AMBER, self.amber), (Rating.RED, self.red))

    @property
    def has_threshold(self) -> bool:
        """Whether a band ends at the threshold of the period."""
        return any(isinstance(band, Band) and band.has_threshold for _, bands in self.bands() for band in bands)

    def with_threshold(self, threshold: Fraction) -> RatingRule:
        """Return the rule with the threshold of a period written in."""
        green, amber, red = (tuple(_written(band, threshold) for band in bands) for _, bands in self.bands())
        return replace(self, green=green, amber=amber, red=red)


def _written(band: Band | TargetMet | TargetMissed, threshold: Fraction) -> Band | TargetMet | TargetMissed:
    if not isinstance(band, Band):
        return band
    lower, upper = (
        replace(end, value=threshold) if end and end.is_threshold else end for end in (band.lower, band.upper)
    )
    return Band(lower, upper)


@dataclass(frozen=True, slots=True)
class ComparatorRule:
    """Better or worse than a comparator where the results differ by more than the margin, in the unit as printed."""

    comparator: str
    margin: Decimal
    place: Place
    start: Period | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedRange:
    """Within the range that is expected, above its upper threshold or below its lower one."""

    within: Band
    place: Place
    start: Period | None = None
    note: str = ""


Rule = RatingRule | ComparatorRule | ExpectedRange


@dataclass(frozen=True, slots=True)
class Target:
    """The target of an indicator for a period, in the unit as printed, known as typed.

    `threshold` divides Amber and Red, where it goes with the target.
    """

    indicator: str
    period: Period
    value: Decimal
    note: str
    place: Place
    threshold: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """How many people an area has in a financial year; `name` says of which kind, where there are several."""

    name: str
    area: str
    year: Period
    number: Decimal
    place: Place


class ChangeKind(Enum):
    """What becomes of an indicator: it begins, is measured or rated otherwise, gives way to another, or ends."""

    NEW = "new"
    CHANGED = "changed"
    REPLACED = "replaced"
    RETIRED = "retired"
    RATED = "rated"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an indicator from a period on, and why; `by` is the indicator that replaces it."""

    kind: ChangeKind
    start: Period
    note: str
    by: str
    place: Place


Fields = tuple[tuple[str, tuple[str, ...]], ...]
"""Labels, each with what stands beside it, which may be several: two directors."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure with its definition.

    `rules` say how it is rated, the latest first; there are none where it is declared not rated.
    `role` says what it is for; `linked` to which other indicator it belongs. `also_in` are the other reports
    that carry it. `short` is its name under the head of its section, where that says the rest.
    `frequency` None is the report's own. `since` is the first period that a cumulative result counts.
    `sums` says whether rows of shorter windows, or of the areas within one, may be added up.
    `charts_count` says that a chart shows the numerator, where the rate is what is judged.
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
    rules: tuple[Rule, ...]
    owner: Fields
    system: str
    place: Place
    notes: tuple[str, ...] = field(default=())
    role: Role = Role.PERFORMANCE
    linked: Linked | None = None
    also_in: tuple[str, ...] = ()
    short: str = ""
    frequency: Frequency | None = None
    since: Period | None = None
    population: str | None = None
    baseline: Period | None = None
    sums: bool = True
    charts_count: bool = False
    changes: tuple[Change, ...] = ()

    @property
    def is_activity(self) -> bool:
        """Whether it counts what is done and is not judged: it has no place on a scorecard, and is shown by area."""
        return self.role is Role.ACTIVITY

    @property
    def linked_to(self) -> str:
        """The indicator that it belongs to; empty where it stands by itself."""
        return self.linked.to if self.linked else ""

    @property
    def is_judged(self) -> bool:
        """Whether it has a place of its own on a scorecard, and counts in its totals."""
        return self.role is Role.PERFORMANCE and self.linked is None

    @property
    def is_rated(self) -> bool:
        """Whether any rule rates it."""
        return bool(self.rules)

    def rule(self, period: Period) -> Rule | None:
        """Return the rule that holds for a period; None where it is not rated then."""
        return next((rule for rule in self.rules if rule.start is None or rule.start.first <= period.last), None)

    def ended(self, period: Period) -> Change | None:
        """Return the change by which it was retired or replaced before a period is over, if it was."""
        ends = (ChangeKind.REPLACED, ChangeKind.RETIRED)
        return next((each for each in self.changes if each.kind in ends and each.start.first <= period.last), None)

    def breaks(self, first: int, last: int) -> tuple[Change, ...]:
        """Return the changes of definition that begin after the month `first` and not after `last`."""
        changed = (each for each in self.changes if each.kind is ChangeKind.CHANGED)
        return tuple(each for each in changed if first < each.start.first <= last)


@dataclass(frozen=True, slots=True)
class Area:
    """A place or team that results are kept for; `sums` says that it is the sum of its children."""

    name: str
    parent: str
    sums: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All indicators of a service, in the order and the sections of their file.

    `council_sums` says that the whole council is the sum of the areas that stand in no other. `other_reports` are
    the short names of other reports that carry some of them, with what they stand for. `ignored` are the findings
    about it that nobody wants to be told.
    """

    service: str
    source: str
    indicators: tuple[Indicator, ...]
    areas: tuple[Area, ...]
    targets: tuple[Target, ...]
    populations: tuple[Population, ...] = ()
    council_sums: bool = False
    other_reports: tuple[tuple[str, str], ...] = ()
    ignored: tuple[Ignored, ...] = ()
