"""The comparison that gave a rating becomes words: `67.741…% is below 80%`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from committee_pack.model.indicators import (
    Band,
    Bound,
    ComparatorRule,
    ExpectedRange,
    Polarity,
    Rating,
    RatingRule,
    TargetMet,
    TargetMissed,
    resolved,
)
from committee_pack.model.results import Amount, Result
from committee_pack.wording.calendar import period_text
from committee_pack.wording.numbers import as_difference, brief_amount, difference_text, telling_text
from committee_pack.wording.origin import decimals_text, known_decimals
from committee_pack.wording.rules import NOT_RATED

Written = Band | TargetMet | TargetMissed
_SIDES = {(1, True): "at or above", (1, False): "above", (-1, True): "at or below", (-1, False): "below"}
"""On which side of a band's end its numbers lie: of a lower end 1, of an upper -1; and whether the end is in."""


def rating_reason(result: Result) -> str:
    """Return the comparison that gave a rating: `Red: 67.741…% is below 80%.` or why there is none."""
    amount, rating = result.amount, result.rating
    if amount is None:
        return f"{NOT_RATED}: there is no result."
    if rating is None:
        return f"{NOT_RATED}: {_unrated(result)}"
    match result.rule:
        case RatingRule():
            return f"{rating.value}: {_in_band(result, amount, result.rule, rating)}"
        case ComparatorRule():
            return f"{rating.value}: {_beside(result, amount, result.rule)}"
        case ExpectedRange(within=within):
            return f"{rating.value}: {_against(result, amount, within, rating)}"
        case None:
            raise AssertionError("what has no rule has no rating")
        case _:
            assert_never(result.rule)


def _unrated(result: Result) -> str:
    """Return why there is a result and no rating."""
    indicator, rule, period = result.indicator, result.rule, period_text(result.period)
    if indicator.is_activity:
        return "it is activity, which is counted and not judged."
    if not indicator.is_rated:
        return "the catalogue declares it so."
    if rule is None:
        start = indicator.rules[-1].start
        return f"no rule holds yet{f', the first is from {period_text(start)}' if start else ''}."
    if isinstance(rule, ComparatorRule):
        return f"there is no result of {rule.comparator} by {period}."
    return f"there is no target for {period}." if result.goal is None else "no band holds it."


# -- bands -----------------------------------------------------------------------------------------


def _in_band(result: Result, amount: Amount, rule: RatingRule, rating: Rating) -> str:
    """Return by which of a rating's bands a number has it."""
    bands = next(bands for each, bands in rule.bands() if each is rating)
    whole = ((written, _resolved(written, result)) for written in bands)
    return next(_lies_in(result, amount, *both) for both in whole if both[1].holds(amount.number))


def _resolved(written: Written, result: Result) -> Band:
    target = None if result.target is None else Fraction(result.target)
    band = resolved(written, target, result.indicator.polarity)
    assert band is not None, "what is rated by a target has one"
    return band


def _lies_in(result: Result, amount: Amount, written: Written, band: Band) -> str:
    """Return that a number lies in a band: `12.983…% is above the target of 10% and below 13%.`"""
    sides = [f"{_SIDES[way, end.included]} {_end_text(end, way, written, result)}" for end, way in _ends(band)]
    number = _number_text(result, amount, *(end for end, _ in _ends(band)))
    return f"{number} is {' and '.join(sides) or 'a number, and any will do'}.{_doubt(result, amount, band)}"


def _ends(band: Band) -> Iterator[tuple[Bound, int]]:
    """Return the ends that a band has, with the way from there into it."""
    return ((end, way) for end, way in ((band.lower, 1), (band.upper, -1)) if end)


def _end_text(end: Bound, way: int, written: Written, result: Result) -> str:
    """Return a band's end: `80%`, or `the target of 90%` where it is written as the target."""
    held = (written.lower if way > 0 else written.upper) if isinstance(written, Band) else None
    text = brief_amount(end.value or Fraction(0), result.indicator.unit)
    return f"the target of {text}" if held is None or held.value is None else text


def _number_text(result: Result, amount: Amount, *ends: Bound) -> str:
    """Return a number with decimals enough to see on which side of each end it lies."""
    values = [end.value for end in ends if end.value is not None]
    text = telling_text(amount.number, result.indicator.unit, result.decimals, *values)
    return text if amount.known_to is None else f"{text}, as printed,"


def _doubt(result: Result, amount: Amount, band: Band) -> str:
    """Return a sentence where a number that is known as printed may in truth lie outside the band."""
    known = known_decimals(result)
    if known is None:
        return ""
    half = Fraction(1, 2 * 10**known)
    most = amount.number + half
    if band.holds(amount.number - half) and (band.holds(most) or (band.upper and band.upper.value == most)):
        return ""
    return f" It is known {decimals_text(known)} only, and exactly it may lie outside."


# -- expected ranges -------------------------------------------------------------------------------


def _against(result: Result, amount: Amount, written: Band, rating: Rating) -> str:
    """Return how a number lies to the range that is expected."""
    band = _resolved(written, result)
    if rating is Rating.WITHIN:
        return f"{_lies_in(result, amount, written, band).removesuffix('.')}, which is expected."
    way = 1 if rating is Rating.BELOW else -1
    end = band.lower if rating is Rating.BELOW else band.upper
    assert end is not None, "what is open for ever cannot be passed"
    side = _SIDES[-way, not end.included]
    range_end = f"the {'lower' if way > 0 else 'upper'} end of what is expected"
    text = _end_text(end, way, written, result)
    return f"{_number_text(result, amount, end)} is {side} {text}, {range_end}."


# -- comparators -----------------------------------------------------------------------------------


def _beside(result: Result, amount: Amount, rule: ComparatorRule) -> str:
    """Return how a number stands beside a comparator's: how far apart they are, and how far they may be."""
    other = result.against
    assert other is not None, "what is rated by a comparator has its result"
    assert other.amount is not None, "which has a number"
    unit, gain = result.indicator.unit, amount.number - other.amount.number
    number = telling_text(amount.number, unit, result.decimals, other.amount.number)
    theirs = telling_text(other.amount.number, unit, result.decimals, amount.number)
    whose = f"the {theirs} of {other.comparator} in {period_text(other.period)}"
    if not gain:
        return f"{number} is {whose} too."
    margin = Fraction(rule.margin)
    apart = as_difference(telling_text(abs(gain), unit, result.decimals, margin), unit)
    over = f"{number} is {apart} {'above' if gain > 0 else 'below'} {whose}"
    return f"{over}, {_by_margin(abs(gain), margin, result)}."


def _by_margin(apart: Fraction, margin: Fraction, result: Result) -> str:
    allowed = f"the margin of {difference_text(margin, result.indicator.unit)}"
    if apart <= margin:
        return f"within {allowed}"
    better = f"{'higher' if result.indicator.polarity is Polarity.HIGHER else 'lower'} is better"
    return f"more than {allowed}, and {better}" if margin else f"and {better}"
