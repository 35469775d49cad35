"""Direction of travel: Better, Worse or Same, judged under the polarity (87 of 87 published arrows)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from committee_pack.compute.windows import span_of
from committee_pack.model.indicators import Indicator, TravelRule
from committee_pack.model.reckoned import shared_decimals
from committee_pack.model.results import Amount, Compared, Direction, Judged, Result, TravelBasis
from committee_pack.wording import rounded


def travelled(result: Result, compared: Compared) -> Compared:
    """Return a comparison with an earlier result with its direction, and by what it was judged, or why it was not."""
    other, indicator = compared.result, result.indicator
    if indicator.travel is TravelRule.NONE or result.amount is None:
        return replace(compared, basis=TravelBasis.NOT_JUDGED)
    if other.amount is None:
        return replace(compared, basis=TravelBasis.NOTHING_EARLIER)
    if changes := indicator.breaks(other.period.last, result.period.last):
        return replace(compared, basis=TravelBasis.BREAK, change=changes[-1])
    if is_total(result) and _months(result) != _months(other):
        return replace(compared, basis=TravelBasis.UNLIKE_SPANS)
    numbers = judged(result.amount, other.amount, indicator, _target(result), _target(other))
    if numbers is None:
        return replace(compared, basis=TravelBasis.NOT_JUDGED)
    compared = replace(compared, judged=numbers)
    published = _published(result, other)
    if published and other.amount.known_to is not None and numbers.latest == numbers.earlier:
        return replace(compared, direction=published, basis=TravelBasis.PUBLISHED)
    basis = TravelBasis.EXACT if numbers.decimals is None else TravelBasis.DISPLAYED
    return replace(compared, direction=way(numbers, indicator), basis=basis)


def judged(
    now: Amount, then: Amount, indicator: Indicator, target_now: Fraction | None, target_then: Fraction | None
) -> Judged | None:
    """Return the numbers that a direction is judged from; None where there is no direction.

    Exact values are compared where both are known exactly, else both as displayed. A target that was
    not set then is taken to be the one of now.
    """
    targets = None
    if indicator.travel is TravelRule.DISTANCE and target_now is not None:
        targets = (target_now, target_now if target_then is None else target_then)
    elif indicator.travel in (TravelRule.DISTANCE, TravelRule.NONE):
        return None
    decimals = shared_decimals(now, then, indicator)
    if decimals is None:
        return Judged(now.number, then.number, None, targets)
    return Judged(rounded(now.number, decimals), rounded(then.number, decimals), decimals, targets)


def way(numbers: Judged, indicator: Indicator) -> Direction:
    """Return how performance moved between two numbers."""
    match indicator.travel:
        case TravelRule.HIGHER:
            gain = numbers.latest - numbers.earlier
        case TravelRule.LOWER:
            gain = numbers.earlier - numbers.latest
        case TravelRule.DISTANCE:
            now, then = numbers.distances
            gain = then - now
        case TravelRule.NONE:
            raise AssertionError("what is not judged has no direction")
    return Direction.BETTER if gain > 0 else Direction.WORSE if gain < 0 else Direction.SAME


def is_total(result: Result) -> bool:
    """Return whether a result is a total, which grows with the months that it covers, and no share or average."""
    return not result.indicator.unit.needs_denominator and result.denominator is None


def _months(result: Result) -> int | None:
    """Return how many months a result covers; None of a snapshot, and of what nobody knows since when it is counted."""
    span = span_of(result.window, result.period, result.indicator.since)
    return span.last - span.first + 1 if span else None


def _published(result: Result, other: Result) -> Direction | None:
    """Return the direction that the earlier row carries: it was published in the report of the next period only."""
    is_next = other.period.last + result.period.frequency.value == result.period.last
    return other.rows[0].direction if is_next and len(other.rows) == 1 else None


def _target(result: Result) -> Fraction | None:
    return None if result.target is None else Fraction(result.target)
