"""What was observed and what was computed from it, exact until it is put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from committee_pack.findings import Finding, Place, has_errors
from committee_pack.model.indicators import Change, Indicator, Population, Rating, Rule, Target
from committee_pack.model.marks import Mark
from committee_pack.model.notation import STANDARD, Notation
from committee_pack.model.periods import Period, Window


class Direction(Enum):
    """Direction of travel: how performance moved, not which way the number went."""

    BETTER = "Better"
    WORSE = "Worse"
    SAME = "Same"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the unit as printed.

    `known_to` is the number of decimals it is known to, where only the printed result is known;
    None where it is known exactly.
    """

    number: Fraction
    known_to: int | None = None


def typed_decimals(number: Decimal) -> int:
    """Return how many decimals a number was typed with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among others: 13 of 152."""

    place: int
    of: int


@dataclass(frozen=True, slots=True)
class Observation:
    """One row of the data: numerator and denominator, or a printed value, or words in its place.

    `window` None is the indicator's own; `area` and `cohort` empty are the whole council and everyone.
    `comparator` names whose result it is where it is not the council's; `rank` is then the council's among them,
    and `mean` the result where the comparator is several others, `mean_of` whose results these are.
    """

    indicator: str
    period: Period
    window: Window | None
    area: str
    cohort: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    words: str
    marks: tuple[Mark, ...]
    direction: Direction | None
    note: str
    place: Place
    comparator: str = ""
    rank: Rank | None = None
    mean: Amount | None = None
    mean_of: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class LostRow:
    """What is known of a row that could not be read: its indicator, empty where it may be any, and its period.

    `is_file` says that none of a whole file could be read.
    """

    indicator: str = ""
    period: Period | None = None
    is_file: bool = False

    def may_be_of(self, indicator: str, period: Period | None = None) -> bool:
        """Return whether the row may be of an indicator, and of a period where one is given."""
        same_period = period is None or self.period in (None, period)
        return self.is_file or (same_period and self.indicator in ("", indicator))


@dataclass(frozen=True, slots=True)
class Lost:
    """What of the data could not be read: rows of observations and of targets, and whether the areas are unknown.

    `populations` are the indicators whose population is not known, `comparators` says that results of others are not.
    """

    rows: tuple[LostRow, ...]
    targets: tuple[LostRow, ...]
    areas: bool
    populations: tuple[LostRow, ...] = ()
    comparators: bool = False


def lost_rows(read: Iterable[object], findings: Iterable[Finding]) -> tuple[LostRow, ...]:
    """Return which rows of a table could not be read: all, where there is none and it has errors."""
    rows, found = tuple(read), tuple(findings)
    if not rows and has_errors(found):
        return (LostRow(is_file=True),)
    # -- of a row that is too long nothing is known
    long = (LostRow(),) if any(each.code == "row-long" for each in found) else ()
    return tuple(dict.fromkeys((*long, *(each for each in rows if isinstance(each, LostRow)))))


class GapKind(Enum):
    """Why there is no result."""

    NO_ROW = "no row"
    PART_MISSING = "part missing"
    PART_IN_WORDS = "part in words"
    PART_AS_PRINTED = "part as printed"
    PART_WITHOUT_DENOMINATOR = "part without denominator"
    PARTS_OVERLAP = "parts overlap"
    BREAK_WITHIN = "break within"
    NOT_OVER = "not over"
    NO_POPULATION = "no population"
    NO_START = "no start"
    NO_PERIOD = "no period"
    NO_BASELINE = "no baseline"
    YET_TO_COME = "yet to come"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sum: a period, and an area where the parts are areas; `words` stand there in place of a figure."""

    period: Period
    area: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Why there is no result, and the parts that lack for it.

    `there` are the rows of the parts that do not lack; `change` is the change of definition that parts cannot be
    added up across.
    """

    kind: GapKind
    parts: tuple[Part, ...] = ()
    there: tuple[Observation, ...] = ()
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The computed value of an indicator for a period, an area and a cohort over a window.

    `rows` are what it is made of: one, or those that are summed; `left_out` are those of areas within it that it
    does not apply to. `amount` is None where there is nothing to
    compute; `words` then stand in its place, if the data has any, else `gap` says why. `decimals` is how many
    are shown. `rule` is what it is rated by, and `against` the comparator's result where it is rated by that;
    `marks` are said of it, written as the report's `notation` has it; `populations` are those that it is a rate of,
    where its rows have no denominator.
    `comparator` names whose result it is where it is not the council's, which then has that `rank` among others.
    """

    indicator: Indicator
    period: Period
    window: Window
    area: str
    cohort: str
    numerator: Decimal | None
    denominator: Decimal | None
    amount: Amount | None
    words: str
    goal: Target | None
    rule: Rule | None
    rating: Rating | None
    decimals: int
    rows: tuple[Observation, ...]
    gap: Gap | None = None
    marks: tuple[Mark, ...] = ()
    notation: Notation = STANDARD
    left_out: tuple[Observation, ...] = ()
    populations: tuple[Population, ...] = ()
    comparator: str = ""
    rank: Rank | None = None
    against: Result | None = None
    comparisons: tuple[Compared, ...] = ()

    @property
    def target(self) -> Decimal | None:
        """The target of its period, in the unit as printed, known as typed."""
        return self.goal.value if self.goal else None

    @property
    def is_known(self) -> bool:
        """Whether there is a result, or words that stand in its place."""
        return self.amount is not None or bool(self.words)

    @property
    def place(self) -> Place | None:
        """Where the first of its rows stands; None where it has none."""
        return self.rows[0].place if self.rows else None

    def compared(self, name: str) -> Compared | None:
        """Return what the result was compared with under that name, if anything."""
        return next((compared for compared in self.comparisons if compared.name == name), None)


class Beside(Enum):
    """What a result stands beside: the same indicator earlier, over another window, of others, of another cohort."""

    EARLIER = "earlier"
    WINDOW = "window"
    COMPARATOR = "comparator"
    COHORT = "cohort"


class TravelBasis(Enum):
    """What a direction of travel was judged by, or why there is none."""

    EXACT = "exact values"
    DISPLAYED = "values as displayed"
    PUBLISHED = "the published direction"
    NOTHING_EARLIER = "nothing earlier"
    BREAK = "a change of definition"
    UNLIKE_SPANS = "totals of different lengths"
    NOT_JUDGED = "not judged"


@dataclass(frozen=True, slots=True)
class Judged:
    """The two numbers that a direction was judged from, rounded to `decimals` where that is said.

    `targets` are those of both where it is the distance from them that counts.
    """

    latest: Fraction
    earlier: Fraction
    decimals: int | None
    targets: tuple[Fraction, Fraction] | None = None

    @property
    def distances(self) -> tuple[Fraction, Fraction]:
        """How far both are from their targets."""
        latest, earlier = self.targets or (Fraction(0), Fraction(0))
        return abs(self.latest - latest), abs(self.earlier - earlier)


@dataclass(frozen=True, slots=True)
class Compared:
    """A result beside another of the same indicator: an earlier period's, another window's, comparator's or cohort's.

    `direction` is None where there is nothing to compare, or where the comparison is not with an earlier period;
    `basis` says by what it was judged, and `change` is the change of definition that it cannot be judged across.
    `judged` are the numbers that a direction comes from.
    """

    name: str
    label: str
    beside: Beside
    result: Result
    direction: Direction | None = None
    basis: TravelBasis | None = None
    change: Change | None = None
    judged: Judged | None = None


Split = tuple[str, str, str]
"""An indicator's id, an area and a cohort."""


@dataclass(frozen=True, slots=True)
class Results:
    """All results of a report: those of its period, and earlier ones, which are computed when they are asked for.

    `latest` holds each indicator's latest result in the catalogue's order, what is judged before activity; of each
    indicator the county first, then areas and cohorts. `trends` are the periods that each indicator's trend shows,
    by its id. `ended` are the indicators of the catalogue that it no longer shows. `is_marked` says whether any row
    has a mark, or a symbol in place of a figure.
    """

    period: Period
    latest: tuple[Result, ...]
    trends: Mapping[str, tuple[Period, ...]]
    is_marked: bool
    _latest: Mapping[Split, Result]
    _compute: Callable[[Indicator, Period, str, str], Result]
    ended: tuple[Indicator, ...] = ()

    @classmethod
    def of(
        cls,
        period: Period,
        latest: tuple[Result, ...],
        trends: Mapping[str, tuple[Period, ...]],
        compute: Callable[[Indicator, Period, str, str], Result],
        ended: tuple[Indicator, ...] = (),
        *,
        is_marked: bool,
    ) -> Results:
        """Return the results, ready to be looked up."""
        return cls(period, latest, trends, is_marked, {split(result): result for result in latest}, compute, ended)

    def latest_of(self, indicator: Indicator, area: str = "", cohort: str = "") -> Result | None:
        """Return the indicator's latest result for an area and a cohort, where the report has one."""
        return self._latest.get((indicator.id, area, cohort))

    def find(self, indicator: Indicator, period: Period, area: str = "", cohort: str = "") -> Result:
        """Return the result of the indicator's own window for a period, beside those of others for the same."""
        return self._compute(indicator, period, area, cohort)

    def trend(self, indicator: Indicator, area: str = "", cohort: str = "") -> tuple[Result, ...]:
        """Return the results of the periods that the indicator's trend shows, the oldest first."""
        return tuple(self.find(indicator, period, area, cohort) for period in self.trends[indicator.id])

    def county(self) -> tuple[Result, ...]:
        """Return the latest results for the whole council and everyone."""
        return tuple(result for result in self.latest if not result.area and not result.cohort)

    def performance(self) -> tuple[Result, ...]:
        """Return the whole council's results that are judged: not activity, lead indicators or what is linked."""
        return tuple(result for result in self.county() if result.indicator.is_judged)


def split(result: Result) -> Split:
    """Return what tells one of the latest results from another."""
    return (result.indicator.id, result.area, result.cohort)
