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
    return (number - bound.value) * way > 0 or (bound.included and number == bound.value)


def uncovered(rule: RatingRule, indicator: Indicator, target: Fraction) -> Iterator[str]:
    """Return, in words, each number or range that the bands leave out or hold twice under a target."""
    stretches = list(_stretches(rule, indicator, target))
    if not stretches:
        return
    if stretches[0].lower is not None:
        yield f"no band holds {_below(stretches[0].lower)}"
    for lower, upper in pairwise(stretches):
        if lower.upper != upper.lower:
            yield _misfit(lower, upper)
    if stretches[-1].upper is not None:
        yield f"no band holds {_above(stretches[-1].upper)}"


def _stretches(rule: RatingRule, indicator: Indicator, target: Fraction) -> list[_Stretch]:
    """Return the bands from low to high, those that the target leaves empty left out."""
    found = []
    for rating, bands in rule.bands():
        for band in bands:
            whole = resolved(band, target, indicator.polarity)
            assert whole is not None, "a target was given"
            stretch = _Stretch(rating, _cut(whole.lower, 1), _cut(whole.upper, -1))
            if stretch.lower is None or stretch.upper is None or stretch.lower < stretch.upper:
                found.append(stretch)
    return sorted(found, key=lambda each: (each.lower is not None, each.lower or _Cut(Fraction(0), 0)))


def _cut(bound: Bound | None, way: int) -> _Cut | None:
    if bound is None or bound.value is None:
        return None
    return _Cut(bound.value, -way if bound.included else way)


def _misfit(lower: _Stretch, upper: _Stretch) -> str:
    if lower.upper is None or upper.lower is None or lower.upper > upper.lower:
        held = upper.lower or lower.upper
        where = f" at {_number(held.value)}" if held else ""
        return f"{lower.rating.value} and {upper.rating.value} overlap{where}"
    if lower.upper.value == upper.lower.value:
        return f"no band holds {_number(lower.upper.value)} itself"
    return f"no band holds what lies between {_number(lower.upper.value)} and {_number(upper.lower.value)}"


def _below(cut: _Cut) -> str:
    return f"what lies {'at or ' if cut.side > 0 else ''}below {_number(cut.value)}"


def _above(cut: _Cut) -> str:
    return f"what lies {'at or ' if cut.side < 0 else ''}above {_number(cut.value)}"


def _number(value: Fraction) -> str:
    return f"{float(value):g}"
