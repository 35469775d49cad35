"""How a result is rated: exact numbers against bands that cover every number once (rules.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from committee_pack.model.indicators import Band, Bound, Indicator, Rating, RatingRule, resolved


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


def rate(number: Fraction, indicator: Indicator, target: Fraction | None) -> Rating | None:
    """Return the rating of a result; None where the indicator is not rated or the period has no target.

    The exact result is compared, never the displayed one: 47/362 prints 13.0% and is Amber,
    72/552 prints 13.0% and is Red.
    """
    if indicator.rule is None or target is None:
        return None
    for rating, bands in indicator.rule.bands():
        if any(_holds(resolved(band, target, indicator.polarity), number) for band in bands):
            return rating
    return None


def _holds(band: Band | None, number: Fraction) -> bool:
    if band is None:
        return False
    above = band.lower is None or _passes(band.lower, number, 1)
    return above and (band.upper is None or _passes(band.upper, number, -1))


def _passes(bound: Bound, number: Fraction, way: int) -> bool:
    assert bound.value is not None, "a resolved band has its target written in"
    ahead, behind = (number, bound.value) if way > 0 else (bound.value, number)
    return ahead > behind or (bound.included and ahead == behind)


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
    return f"{float(value):g}"
