"""What follows from a result by plain arithmetic: what its target lacks, the rest of a share, where Red begins."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from committee_pack.model.indicators import Band, Bands, Indicator, Polarity, RatingRule, Unit, resolved
from committee_pack.model.results import Amount, Result


def remainder(result: Result) -> Fraction | None:
    """Return the denominator of a share less its numerator; None where it is no share, or known as printed only."""
    share = _share(result)
    return share[1] - share[0] if share else None


def shortfall(result: Result) -> int | None:
    """Return how many more of the denominator, or fewer where lower is better, would just have met the target.

    None where the target is met or there is none, and where no number could: the result is no share, is known as
    printed only, or is judged by how close it is.
    """
    share = _share(result)
    if share is None or result.target is None:
        return None
    part, whole = share
    goal = whole * Fraction(result.target) / 100
    match result.indicator.polarity:
        case Polarity.HIGHER:
            needed, most = ceil(goal - part), whole - part
        case Polarity.LOWER:
            needed, most = ceil(part - goal), part
        case _:
            return None
    return needed if 0 < needed <= most else None


def threshold(result: Result) -> Fraction | None:
    """Return the number between Amber and Red in the result's period; None where there is none, or more than one."""
    if not isinstance(result.rule, RatingRule):
        return None
    amber, red = (tuple(_whole_bands(bands, result)) for bands in (result.rule.amber, result.rule.red))
    met = {end for one, other in ((amber, red), (red, amber)) for end in _uppers(one) & _lowers(other)}
    return met.pop() if len(met) == 1 else None


def shared_decimals(now: Amount, then: Amount, indicator: Indicator) -> int | None:
    """Return how many decimals two values share as displayed; None where both are exact.

    A spreadsheet drops the zero of 73.0, so a value typed short is still known as it is displayed.
    """
    known = [amount.known_to for amount in (now, then) if amount.known_to is not None]
    return max(indicator.decimals, min(known)) if known else None


def _share(result: Result) -> tuple[Fraction, Fraction] | None:
    """Return the numerator and denominator of a percentage that is a part of a whole, where both are known."""
    amount, over, under = result.amount, result.numerator, result.denominator
    if result.indicator.unit is not Unit.PERCENT or amount is None or over is None or under is None:
        return None
    part, whole = Fraction(over), Fraction(under)
    is_made_of_them = amount.known_to is None and amount.number * whole == 100 * part
    return (part, whole) if is_made_of_them and 0 <= part <= whole else None


def _whole_bands(bands: Bands, result: Result) -> Iterator[Band]:
    """Return the bands of a rating with the target of the period written in."""
    target = None if result.target is None else Fraction(result.target)
    whole = (resolved(each, target, result.indicator.polarity) for each in bands)
    return (each for each in whole if each)


def _uppers(bands: tuple[Band, ...]) -> set[Fraction]:
    return {each.upper.value for each in bands if each.upper and each.upper.value is not None}


def _lowers(bands: tuple[Band, ...]) -> set[Fraction]:
    return {each.lower.value for each in bands if each.lower and each.lower.value is not None}
