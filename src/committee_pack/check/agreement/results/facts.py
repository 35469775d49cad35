"""What is known of a result, as facts that a typed number may state: it, what it is made of, what it is judged by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from committee_pack.check.agreement.results.marks import bounds
from committee_pack.model.indicators import Unit
from committee_pack.model.periods import Period, Window
from committee_pack.model.results import Result
from committee_pack.wording import rounded
from committee_pack.wording.numbers import decimals_of


class What(Enum):
    """What of a result a fact is."""

    RESULT = "result"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    REST = "remainder"
    REST_SHARE = "share of the remainder"
    TARGET = "target"
    BOUND = "threshold"
    RANK = "rank"


COUNTED = (What.RESULT, What.NUMERATOR, What.DENOMINATOR)
"""What is counted or measured itself."""
_GOALS = (What.TARGET, What.BOUND)
_IN_UNIT = (What.RESULT, *_GOALS)


@dataclass(frozen=True, slots=True)
class Split:
    """Whose result it is, and over what: an area, a cohort, a window other than the indicator's own, a comparator."""

    area: str = ""
    cohort: str = ""
    window: Window | None = None
    comparator: str = ""
    others: bool = False
    """Whether it is of those whom the cohort leaves out."""

    @property
    def is_everyone(self) -> bool:
        """Whether it is of the whole council, of everyone and over the indicator's own window."""
        return not (self.area or self.cohort or self.comparator or self.window)


WHOLE = Split()


class Fact(NamedTuple):
    """A number that is known: of which indicator, what of it, of which period's end (a month), whose.

    `known_to` are the decimals that it is known to; None where it is known exactly. `shown` are those it is shown with.
    A tuple, since of one there are a hundred to each indicator, and most are never looked at.
    """

    indicator: str
    what: What
    last: int
    split: Split
    number: Fraction
    known_to: int | None
    shown: int
    unit: Unit
    period: Period

    @property
    def is_goal(self) -> bool:
        """Whether it is a target or a threshold, which hold for all areas and cohorts."""
        return self.what in _GOALS

    @property
    def is_percent(self) -> bool:
        """Whether it is typed with a percent sign."""
        return (self.unit is Unit.PERCENT and self.what in _IN_UNIT) or self.what is What.REST_SHARE

    @property
    def displayed(self) -> Fraction:
        """Its number to the decimals that it is shown with."""
        return rounded(self.number, self.shown)


def facts_of(split: Split, result: Result) -> Iterator[Fact]:
    """Return the facts of one result: it, what it is made of, its target and thresholds, its rank."""
    yield from _measured(split, result)
    if result.numerator is not None:
        under = None if result.denominator is None else Fraction(result.denominator)
        yield from _counted(split, result, Fraction(result.numerator), under)
    if split.is_everyone:
        yield from _goals(split, result)
    if result.rank:
        yield _fact(split, result, What.RANK, Fraction(result.rank.place), 0)


def _fact(split: Split, of: Result, what: What, number: Fraction, shown: int, known_to: int | None = None) -> Fact:
    indicator, period = of.indicator, of.period
    return Fact(indicator.id, what, period.last, split, number, known_to, shown, indicator.unit, period)


def _measured(split: Split, result: Result) -> Iterator[Fact]:
    amount, decimals = result.amount, result.decimals
    if amount is not None:
        yield _fact(split, result, What.RESULT, amount.number, decimals, amount.known_to)
        if result.indicator.unit is Unit.PERCENT and not split.comparator:
            yield _fact(split, result, What.REST_SHARE, 100 - amount.number, decimals, amount.known_to)


def _counted(split: Split, result: Result, top: Fraction, under: Fraction | None) -> Iterator[Fact]:
    counts = {What.NUMERATOR: top}
    if under is not None:
        counts[What.DENOMINATOR] = under
        if result.indicator.unit is Unit.PERCENT:
            counts[What.REST] = under - top
    yield from (_fact(split, result, what, number, _decimals(number)) for what, number in counts.items())


def _goals(split: Split, result: Result) -> Iterator[Fact]:
    if result.target is not None:
        target = Fraction(result.target)
        yield _fact(split, result, What.TARGET, target, goal_decimals(result, target))
    for bound in bounds(result):
        yield _fact(split, result, What.BOUND, bound, goal_decimals(result, bound))


def goal_decimals(result: Result, number: Fraction) -> int:
    """Return with how many decimals a report shows a target or threshold: no fewer than it needs."""
    needed = decimals_of(number)
    own = result.indicator.decimals
    if needed is None:
        return own
    return needed if result.notation.targets_as_typed else max(own, needed)


def _decimals(number: Fraction) -> int:
    return 0 if number.denominator == 1 else 1


def facts_of_others(split: Split, whole: Result, part: Result) -> Iterator[Fact]:
    """Return the facts of those whom a cohort leaves out: all less the cohort."""
    if part.numerator is None or whole.numerator is None:
        return
    others, unit = replace(split, others=True), whole.indicator.unit
    top = Fraction(whole.numerator - part.numerator)
    yield _fact(others, whole, What.NUMERATOR, top, 0)
    if whole.denominator is None or part.denominator is None:
        return
    under = Fraction(whole.denominator - part.denominator)
    yield _fact(others, whole, What.DENOMINATOR, under, 0)
    yield _fact(others, whole, What.REST, under - top, 0)
    if under and unit is Unit.PERCENT:
        yield _fact(others, whole, What.RESULT, 100 * top / under, whole.decimals)
