"""Direction of travel: Better, Worse or Same, judged under the polarity (87 of 87 published arrows)."""

from __future__ import annotations

from fractions import Fraction

from committee_pack.model.indicators import Indicator, TravelRule
from committee_pack.model.results import Amount, Direction
from committee_pack.wording import rounded


def travel(
    now: Amount, then: Amount, indicator: Indicator, target_now: Fraction | None, target_then: Fraction | None
) -> Direction | None:
    """Return how performance moved from then to now; None where it is not judged, or by a target that is not there.

    Exact values are compared where both are known exactly, else both as displayed. A target that was
    not set then is taken to be the one of now.
    """
    if indicator.travel is TravelRule.NONE or (indicator.travel is TravelRule.DISTANCE and target_now is None):
        return None
    decimals = _comparable_decimals(now, then, indicator)
    if decimals is None:
        numbers = (now.number, then.number)
    else:
        numbers = (rounded(now.number, decimals), rounded(then.number, decimals))
    earlier_target = target_now if target_then is None else target_then
    gain = _merit(numbers[0], indicator, target_now) - _merit(numbers[1], indicator, earlier_target)
    return Direction.BETTER if gain > 0 else Direction.WORSE if gain < 0 else Direction.SAME


def _comparable_decimals(now: Amount, then: Amount, indicator: Indicator) -> int | None:
    """Return how many decimals both values share as displayed; None where both are exact.

    A spreadsheet drops the zero of 73.0, so a value typed short is still known as it is displayed.
    """
    known = [amount.known_to for amount in (now, then) if amount.known_to is not None]
    return max(indicator.decimals, min(known)) if known else None


def _merit(number: Fraction, indicator: Indicator, target: Fraction | None) -> Fraction:
    """Return a number that grows as performance does."""
    match indicator.travel:
        case TravelRule.HIGHER:
            return number
        case TravelRule.LOWER:
            return -number
        case TravelRule.DISTANCE:
            assert target is not None, "without a target there is no direction"
            return -abs(number - target)
        case TravelRule.NONE:
            raise AssertionError("what is not judged has no merit")
