"""Words that follow from the figures, so that nobody types one that may turn wrong: up, below the target, 421 more."""

from __future__ import annotations

from fractions import Fraction

from committee_pack.model.document import Shown, Value
from committee_pack.model.indicators import Polarity, TravelRule, Unit
from committee_pack.model.reckoned import remainder, shared_decimals, shortfall
from committee_pack.model.results import Beside, Compared, Direction, Result, TravelBasis, typed_decimals
from committee_pack.wording.numbers import amount_text, as_difference, number_text, rounded


def moved_text(result: Result, compared: Compared | None) -> str:
    """Return how the number moved since an earlier result: `up 0.9 percentage points`, `down 3`, `unchanged`.

    Nothing where there is no earlier result, or the definition changed between them.
    """
    way = _way(result, compared)
    if compared is None or way is None or result.amount is None or compared.result.amount is None:
        return ""
    return how_far(way, result.amount.number - compared.result.amount.number, result)


def how_far(way: int, change: Fraction, shown: Result) -> str:
    """Return a change in the unit and decimals in which a result is shown: `up 0.9 percentage points`, `unchanged`.

    `way` is 1 where the number went up, -1 down, and 0 where it did not move.
    """
    if way == 0:
        return "unchanged"
    number, unit, decimals = abs(change), shown.indicator.unit, shown.decimals
    is_hidden = rounded(number, decimals) == 0
    told = as_difference(amount_text(Fraction(1, 10**decimals) if is_hidden else number, unit, decimals), unit)
    return f"{'up' if way > 0 else 'down'} {'less than ' if is_hidden else ''}{told}"


def against_target_text(result: Result) -> str:
    """Return on which side of its target a number lies: `above the target`, `below the target`, `on target`."""
    if result.amount is None or result.target is None:
        return ""
    apart = result.amount.number - Fraction(result.target)
    return "on target" if apart == 0 else f"{'above' if apart > 0 else 'below'} the target"


def shortfall_text(result: Result) -> str:
    """Return how many more, or fewer where lower is better, would have met the target: `421`."""
    lacking = shortfall(result)
    return "" if lacking is None else number_text(Fraction(lacking), 0)


def remainder_text(result: Result) -> str:
    """Return the denominator less the numerator, with the decimals that they were typed with: `610`."""
    rest, parts = remainder(result), (result.numerator, result.denominator)
    return "" if rest is None else number_text(rest, max(typed_decimals(each) for each in parts if each is not None))


def _way(result: Result, compared: Compared | None) -> int | None:
    """Return 1 where a number went up, -1 down, 0 where it did not move as far as is known; None where nobody knows.

    It goes with the direction of travel: what is known as printed is compared as printed.
    """
    if compared is None or compared.beside is not Beside.EARLIER:
        return None
    now, then, indicator = result.amount, compared.result.amount, result.indicator
    is_broken = bool(indicator.breaks(compared.result.period.last, result.period.last))
    if now is None or then is None or is_broken or compared.basis is TravelBasis.UNLIKE_SPANS:
        return None
    if compared.basis is TravelBasis.PUBLISHED:
        return _published_way(indicator.travel, compared.direction)
    decimals = shared_decimals(now, then, indicator)
    latest, earlier = (each.number if decimals is None else rounded(each.number, decimals) for each in (now, then))
    return (latest > earlier) - (latest < earlier)


def _published_way(travel: TravelRule, direction: Direction | None) -> int | None:
    """Return which way a number went that is printed alike, by the direction that was published with it."""
    if direction is Direction.SAME:
        return 0
    if travel not in (TravelRule.HIGHER, TravelRule.LOWER):
        return None
    return 1 if (direction is Direction.BETTER) == (travel is TravelRule.HIGHER) else -1


def lack_text(value: Value) -> str:
    """Return why a value shows nothing, as the end of a sentence: `the target is met`; empty where data is missing."""
    result = value.of
    if result.amount is None and value.shown is not Shown.THRESHOLD:
        return ""
    match value.shown:
        case Shown.SHORTFALL:
            return _no_share(result) or _no_shortfall(result)
        case Shown.REMAINDER:
            return _no_share(result)
        case Shown.THRESHOLD:
            return "no one number divides Amber and Red"
        case Shown.AGAINST_TARGET:
            return "there is no target"
        case Shown.MOVED:
            compared = result.compared(value.comparison)
            return "the two cannot be compared" if compared and compared.result.amount else ""
        case _:
            return ""


def _no_share(result: Result) -> str:
    """Return why a result is no part of a whole; empty where it is."""
    if result.indicator.unit is not Unit.PERCENT:
        return "the result is no share of a denominator"
    if result.numerator is None or result.denominator is None:
        return "only the printed result is known"
    return "" if remainder(result) is not None else "the numerator is no part of the denominator"


def _no_shortfall(result: Result) -> str:
    if result.target is None:
        return "there is no target"
    if result.indicator.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return "neither more nor fewer is better"
    assert result.amount is not None, "a share has an amount"
    apart = result.amount.number - Fraction(result.target)
    is_met = apart >= 0 if result.indicator.polarity is Polarity.HIGHER else apart <= 0
    return "the target is met" if is_met else "no number of them would have met the target"
