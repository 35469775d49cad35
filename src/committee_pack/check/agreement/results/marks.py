"""What a result is judged by, as numbers: its target, the thresholds between its ratings, and which way is better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from committee_pack.model.indicators import (
    Band,
    Bound,
    ExpectedRange,
    Indicator,
    Polarity,
    RatingRule,
    Rule,
    TravelRule,
    Unit,
    resolved,
)
from committee_pack.model.results import Result

_BETTER_HIGHER = {TravelRule.HIGHER: True, TravelRule.LOWER: False}


def is_higher_better(indicator: Indicator) -> bool | None:
    """Return whether a higher number is better; None where neither or both may be."""
    if indicator.polarity is Polarity.HIGHER:
        return True
    if indicator.polarity is Polarity.LOWER:
        return False
    return _BETTER_HIGHER.get(indicator.travel)


def marks(result: Result) -> tuple[Fraction, ...]:
    """Return the thresholds of a result and, last, its target where it has one."""
    return bounds(result) if result.target is None else (*bounds(result), Fraction(result.target))


def bounds(result: Result) -> tuple[Fraction, ...]:
    """Return the numbers that divide the ratings of a result, but for its target."""
    return _bounds(result.rule, result.target, result.indicator.polarity)


@lru_cache(maxsize=4096)
def _bounds(rule: Rule | None, typed: Decimal | None, polarity: Polarity) -> tuple[Fraction, ...]:
    target = Fraction(typed) if typed is not None else None
    ends = (end for band in _bands(rule, target, polarity) if band for end in (band.lower, band.upper))
    found = (end.value for end in ends if isinstance(end, Bound) and end.value is not None)
    return tuple(dict.fromkeys(each for each in found if each != target))


def _bands(rule: Rule | None, target: Fraction | None, polarity: Polarity) -> Iterable[Band | None]:
    if isinstance(rule, RatingRule):
        return (resolved(band, target, polarity) for _, some in rule.bands() for band in some)
    return (rule.within,) if isinstance(rule, ExpectedRange) else ()


def shortfalls(result: Result) -> Iterator[int]:
    """Return how many more or fewer of the denominator would have met the target, or passed a threshold."""
    if result.numerator is None or not result.denominator or result.indicator.unit is not Unit.PERCENT:
        return
    top, bottom = Fraction(result.numerator), Fraction(result.denominator)
    for mark in marks(result):
        level = mark * bottom / 100
        for apart in (ceil(level) - top, top - floor(level), abs(floor(level) + 1 - top), abs(ceil(level) - 1 - top)):
            if apart > 0:
                yield int(apart)
