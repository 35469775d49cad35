"""How a result is rated: exact numbers against bands that cover every number once (rules.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from committee_pack.model.indicators import (
    Band,
    Bound,
    ComparatorRule,
    ExpectedRange,
    Indicator,
    Polarity,
    Rating,
    RatingRule,
    Rule,
    Target,
    Unit,
    resolved,
)
from committee_pack.model.periods import Period
from committee_pack.model.results import Amount, Observation
from committee_pack.wording import brief_amount


@dataclass(frozen=True, slots=True, order=True)
class _Cut:
    """A place between numbers: just before a value (side -1) or just after it (side 1)."""

    value: Fraction
    side: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A band as the stretch between two cuts; None goes on for ever."""

    rating: Rating
    lower: _Cut | None
    upper: _Cut | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What the results of an indicator are judged by in a period: its rule, its target, and the comparator's result.

    `bands` are those of the rule with the target written in; there are none where the rule needs what is not there.
    `row` is the comparator's.
    """

    period: Period
    rule: Rule | None
    goal: Target | None
    polarity: Polarity
    bands: tuple[tuple[Rating, Band], ...] = ()
    comparator: Amount | None = None
    row: Observation | None = None


def ground(indicator: Indicator, period: Period, goal: Target | None, comparator: Amount | None) -> Ground:
    """Return what the results of an indicator are judged by in a period."""
    rule, target = indicator.rule(period), Fraction(goal.value) if goal else None
    lacks_threshold = isinstance(rule, RatingRule) and rule.has_threshold
    if isinstance(rule, RatingRule) and lacks_threshold and goal and goal.threshold is not None:
        rule, lacks_threshold = rule.with_threshold(Fraction(goal.threshold)), False
    match rule:
        case RatingRule() if target is not None and not lacks_threshold:
            pairs = (
                (rating, resolved(each, target, indicator.polarity)) for rating, some in rule.bands() for each in some
            )
            return Ground(
                period, rule, goal, indicator.polarity, tuple((rating, band) for rating, band in pairs if band)
            )
        case ExpectedRange(within=within) if band := resolved(within, target, indicator.polarity):
            return Ground(period, rule, goal, indicator.polarity, ((Rating.WITHIN, band),))
        case _:
            return Ground(period, rule, goal, indicator.polarity, comparator=comparator)


def rate(number: Fraction, by: Ground) -> Rating | None:
    """Return the rating of a result; None where it is not rated, or the period lacks what it is rated by.

    The exact result is compared, never the displayed one: 47/362 prints 13.0% and is Amber,
    72/552 prints 13.0% and is Red.
    """
    match by.rule:
        case RatingRule():
            return next((rating for rating, band in by.bands if band.holds(number)), None)
        case ComparatorRule(margin=margin):
            return _beside(number, by.comparator.number, Fraction(margin), by.polarity) if by.comparator else None
        case ExpectedRange():
            return next((_against(number, band) for _, band in by.bands), None)
        case None:
            return None
        case _:
            assert_never(by.rule)


def _beside(number: Fraction, other: Fraction, margin: Fraction, polarity: Polarity) -> Rating:
    """Return how a result stands beside a comparator's: similar where they differ by the margin or less."""
    gain = number - other if polarity is Polarity.HIGHER else other - number
    return Rating.SIMILAR if abs(gain) <= margin else Rating.BETTER if gain > 0 else Rating.WORSE


def _against(number: Fraction, expected: Band) -> Rating:
    if expected.holds(number):
        return Rating.WITHIN
    below = expected.lower is not None and not expected.lower.admits(number, 1)
    return Rating.BELOW if below else Rating.ABOVE


def uncovered(rule: RatingRule, indicator: Indicator, target: Fraction) -> Iterator[str]:
    """Return, in words, each number or range that the bands leave out or hold twice under a target."""
    stretches = list(_stretches(rule, indicator, target))
    ends = sorted({end for each in stretches for end in (each.lower, each.upper) if end})
    for lower, upper in pairwise([None, *ends, None]):
        holding = [each.rating.value for each in stretches if _spans(each, lower, upper)]
        if not holding:
            yield f"no band holds {_between(lower, upper)}"
        elif len(holding) > 1:
            yield f"{' and '.join(holding)} both hold {_between(lower, upper)}"


def _stretches(rule: RatingRule, indicator: Indicator, target: Fraction) -> Iterator[_Stretch]:
    """Return every band with the target written in."""
    for rating, bands in rule.bands():
        for band in bands:
            whole = resolved(band, target, indicator.polarity)
            assert whole is not None, "a target was given"
            yield _Stretch(rating, _cut(whole.lower, 1), _cut(whole.upper, -1))


def _spans(stretch: _Stretch, lower: _Cut | None, upper: _Cut | None) -> bool:
    """Return whether a band holds all between two neighbouring ends."""
    begun = stretch.lower is None or (lower is not None and stretch.lower <= lower)
    return begun and (stretch.upper is None or (upper is not None and upper <= stretch.upper))


def _cut(bound: Bound | None, way: int) -> _Cut | None:
    if bound is None or bound.value is None:
        return None
    return _Cut(bound.value, -way if bound.included else way)


def _between(lower: _Cut | None, upper: _Cut | None) -> str:
    if lower and upper:
        if lower.value == upper.value:
            return f"{_number(lower.value)} itself"
        return f"what lies between {_number(lower.value)} and {_number(upper.value)}"
    if upper:
        return f"what lies {'at or ' if upper.side > 0 else ''}below {_number(upper.value)}"
    if lower:
        return f"what lies {'at or ' if lower.side < 0 else ''}above {_number(lower.value)}"
    return "any number"


def _number(value: Fraction) -> str:
    return brief_amount(value, Unit.COUNT)
