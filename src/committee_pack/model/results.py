"""What was observed and what was computed from it, exact until it is put into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from committee_pack.findings import Finding, Place, has_errors
from committee_pack.model.indicators import Indicator, Rating
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


@dataclass(frozen=True, slots=True)
class Observation:
    """One row of the data: numerator and denominator, or a printed value, or words in its place.

    `window` None is the indicator's own; `area` and `cohort` empty are the whole council and everyone.
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
    status: str
    direction: Direction | None
    note: str
    place: Place


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
    """What of the data could not be read: rows of observations and of targets, and whether the areas are unknown."""

    rows: tuple[LostRow, ...]
    targets: tuple[LostRow, ...]
    areas: bool


def lost_rows(read: Iterable[object], findings: Iterable[Finding]) -> tuple[LostRow, ...]:
    """Return which rows of a table could not be read: all, where there is none and it has errors."""
    rows, found = tuple(read), tuple(findings)
    if not rows and has_errors(found):
        return (LostRow(is_file=True),)
    # -- of a row that is too long nothing is known
    long = (LostRow(),) if any(each.code == "row-long" for each in found) else ()
    return tuple(dict.fromkeys((*long, *(each for each in rows if isinstance(each, LostRow)))))


@dataclass(frozen=True, slots=True)
class Result:
    """The computed value of an indicator for a period, an area and a cohort over a window.

    `amount` is None where there is nothing to compute; `words` then says why, if the data does.
    `decimals` is how many are shown. `place` is the row it came from, None where there was none.
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
    target: Decimal | None
    rating: Rating | None
    decimals: int
    place: Place | None
    comparisons: tuple[Compared, ...] = ()

    def compared(self, name: str) -> Compared | None:
        """Return what the result was compared with under that name, if anything."""
        return next((compared for compared in self.comparisons if compared.name == name), None)


@dataclass(frozen=True, slots=True)
class Compared:
    """A result beside another of the same indicator: an earlier period's, another window's or another cohort's.

    `direction` is None where there is nothing to compare, or where the comparison is not with an earlier period.
    `published` says that the direction was taken from the data, since both values look alike.
    """

    name: str
    label: str
    result: Result
    direction: Direction | None
    published: bool = False


ResultKey = tuple[str, Period, Window, str, str]


@dataclass(frozen=True, slots=True)
class Results:
    """All results of a report: those of its period, and those of earlier ones that it shows.

    `latest` holds the report's period in the catalogue's order, what is judged before activity; of each
    indicator the county first, then areas and cohorts.
    """

    period: Period
    latest: tuple[Result, ...]
    history: tuple[Result, ...]
    trend: tuple[Period, ...]
    _index: dict[ResultKey, Result]

    @classmethod
    def of(
        cls, period: Period, latest: tuple[Result, ...], history: tuple[Result, ...], trend: tuple[Period, ...]
    ) -> Results:
        """Return the results, ready to be looked up."""
        return cls(period, latest, history, trend, {key(result): result for result in (*history, *latest)})

    def find(
        self, indicator: Indicator, period: Period | None = None, area: str = "", cohort: str = ""
    ) -> Result | None:
        """Return the result of the indicator's own window for the period (the report's where none is given)."""
        return self._index.get((indicator.id, period or self.period, indicator.window, area, cohort))

    def county(self) -> tuple[Result, ...]:
        """Return the results of the report's period for the whole council and everyone."""
        return tuple(result for result in self.latest if not result.area and not result.cohort)

    def performance(self) -> tuple[Result, ...]:
        """Return the whole council's results that are judged: those of a scorecard, without its activity."""
        return tuple(result for result in self.county() if not result.indicator.activity)


def key(result: Result) -> ResultKey:
    """Return what tells one result from another."""
    return (result.indicator.id, result.period, result.window, result.area, result.cohort)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many results are rated what; `not_rated` have a result and no rating, `without_result` have neither."""

    green: int
    amber: int
    red: int
    not_rated: int
    without_result: int = 0

    @property
    def rated(self) -> int:
        """How many have a rating."""
        return self.green + self.amber + self.red

    def of(self, rating: Rating) -> int:
        """Return how many have that rating."""
        return {Rating.GREEN: self.green, Rating.AMBER: self.amber, Rating.RED: self.red}[rating]


@dataclass(frozen=True, slots=True)
class Travels:
    """How many results are better, worse or the same since a comparison, and how many cannot be compared."""

    name: str
    label: str
    better: int
    worse: int
    same: int
    without_latest: int
    without_earlier: int

    @property
    def counted(self) -> int:
        """How many have a direction."""
        return self.better + self.worse + self.same


def totals(results: Iterable[Result]) -> Totals:
    """Return how many of the results are Green, Amber, Red and not rated, and how many there are not."""
    all_results = list(results)
    ratings = [result.rating for result in all_results]
    green, amber, red = (ratings.count(rating) for rating in Rating)
    missing = sum(result.amount is None for result in all_results)
    return Totals(green, amber, red, ratings.count(None) - missing, missing)


def travels(results: Iterable[Result], name: str) -> Travels:
    """Return how many of the results moved which way since the comparison of that name."""
    pairs = [(result, found) for result in results if (found := result.compared(name))]
    ways = [found.direction for _, found in pairs]
    better, worse, same = (ways.count(way) for way in Direction)
    without_latest = sum(result.amount is None for result, _ in pairs)
    label = pairs[0][1].label if pairs else name
    return Travels(name, label, better, worse, same, without_latest, ways.count(None) - without_latest)
