"""The vertical scale of a trend chart: which range it shows, so that it never exaggerates, and its ticks.

A percentage shows its results, its targets and the nearest boundary of a band, with some room, over at
least 20 points, and stays within 0% to 100% unless a result lies outside. A count or an average shows
zero as well, so that a height is in proportion to its number; so does a percentage drawn as bars, whose
length is what is compared. A threshold is shown where the results keep half of the height or more: one
that is farther off would press them flat, and is told in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from math import ceil, floor

from committee_pack.model.document import Drawn, SmallMultiples, TrendChart, TrendPoint
from committee_pack.model.indicators import Band, Polarity, Rating, Unit, resolved

LEAST_RANGE = 20
"""The percentage points that a scale of percentages covers at least: one point is never more than a twentieth."""

_TIDY = 5
"""The percentage points to a multiple of which a widened range is moved, so that its ticks add nothing to it."""

_ZERO = Fraction(0)
_ROOM = Fraction(8, 100)
_MOST_TICKS, _MOST_TICKS_OF_SMALL = 6, 4
_MOST_FOR_THRESHOLDS = 2
"""How many times as much as the rest needs a scale may show so as to reach a threshold."""
_STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))


@dataclass(frozen=True, slots=True)
class Scale:
    """What is shown, in steps that are evenly spaced: from which multiple of a step to which."""

    step: Fraction
    first: int
    last: int

    @property
    def ticks(self) -> tuple[Fraction, ...]:
        """The numbers at which ticks stand, from the lowest to the highest that is shown."""
        return tuple(number * self.step for number in range(self.first, self.last + 1))

    @property
    def low(self) -> Fraction:
        """The number at the bottom."""
        return self.first * self.step

    @property
    def high(self) -> Fraction:
        """The number at the top."""
        return self.last * self.step

    @property
    def decimals(self) -> int:
        """How many decimals the ticks need."""
        return next(n for n in count() if 10**n % self.step.denominator == 0)

    def reaches(self, number: Fraction) -> bool:
        """Return whether a number is shown."""
        return self.low <= number <= self.high

    def share(self, number: Fraction) -> float:
        """Return how high a number stands, from 0 at the bottom to 1 at the top; exact, whole numbers are quick."""
        over, under = number.as_integer_ratio()
        unit = under * self.step.numerator
        return (over * self.step.denominator - self.first * unit) / ((self.last - self.first) * unit)


@dataclass(frozen=True, slots=True)
class Shade:
    """The part of a rating's band that a scale shows."""

    rating: Rating
    low: Fraction
    high: Fraction


def scale_of(chart: TrendChart) -> Scale:
    """Return the scale on which a chart is drawn."""
    results = [point.amount.number for point in chart.points if point.amount]
    shown = [*results, *(point.target.number for point in chart.points if point.target)]
    shown += [point.amount.number for series in chart.others for point in series.points if point.amount]
    if results and (boundaries := _boundaries(chart)):
        shown.append(min(boundaries, key=lambda each: abs(each - results[-1])))
    if chart.drawn is Drawn.BARS:
        shown.append(_ZERO)
    shown += _near(_thresholds(chart), shown, chart.unit)
    return _around(*_range(shown, chart.unit), whole=chart.unit is Unit.COUNT, most=_MOST_TICKS)


def scale_of_areas(chart: SmallMultiples) -> Scale:
    """Return the scale on which all areas of a chart are drawn; it has few ticks, since they are small."""
    points = [point for area in chart.areas for point in area.points]
    shown = [each.number for point in points for each in (point.amount, point.target) if each]
    return _around(*_range(shown, chart.unit), whole=chart.unit is Unit.COUNT, most=_MOST_TICKS_OF_SMALL)


def ends_of(expected: Band | None) -> tuple[Fraction | None, Fraction | None]:
    """Return the lower and the upper threshold of an expected range, each None where there is none."""
    lower, upper = (expected.lower, expected.upper) if expected else (None, None)
    return lower.value if lower else None, upper.value if upper else None


def _thresholds(chart: TrendChart) -> set[Fraction]:
    ends = (end for point in chart.points if point.expected for end in ends_of(point.expected))
    return {end for end in ends if end is not None}


def _near(thresholds: Iterable[Fraction], shown: list[Fraction], unit: Unit) -> list[Fraction]:
    """Return the thresholds that can be shown; all of them where there is nothing else, or nothing but noughts."""
    if not any(shown):
        return list(thresholds)
    low, high = _range(shown, unit)
    near: list[Fraction] = []
    for each in sorted(thresholds, key=lambda each: (max(low - each, each - high), each)):
        bottom, top = _range([*shown, *near, each], unit)
        if top - bottom <= _MOST_FOR_THRESHOLDS * (high - low):
            near.append(each)
    return near


def _range(shown: list[Fraction], unit: Unit) -> tuple[Fraction, Fraction]:
    if unit is Unit.PERCENT:
        return _percentages(shown or [_ZERO, Fraction(100)])
    return _from_zero(shown)


def shades(chart: TrendChart, scale: Scale, point: TrendPoint) -> tuple[Shade, ...]:
    """Return what the scale shows of each band at a point that has a target."""
    low, high = scale.low, scale.high
    found = [
        Shade(rating, max(low, _end(band, low)), min(high, _end(band, high, upper=True)))
        for rating, band in _bands(chart, point)
    ]
    return tuple(shade for shade in found if shade.low < shade.high)


def _end(band: Band, otherwise: Fraction, *, upper: bool = False) -> Fraction:
    bound = band.upper if upper else band.lower
    return otherwise if bound is None or bound.value is None else bound.value


def _bands(chart: TrendChart, point: TrendPoint) -> list[tuple[Rating, Band]]:
    """Return the bands of a point that has a target, with the target written in."""
    assert point.target is not None, "without a target nothing is rated"
    polarity = {True: Polarity.HIGHER, False: Polarity.LOWER, None: Polarity.TARGET}[chart.higher_is_better]
    rated = chart.bands if point.bands is None else point.bands
    whole = [(rating, resolved(band, point.target.number, polarity)) for rating, bands in rated for band in bands]
    return [(rating, band) for rating, band in whole if band]


def _boundaries(chart: TrendChart) -> list[Fraction]:
    """Return where the bands end under the last target; without any, nothing is rated."""
    aimed = [point for point in chart.points if point.target]
    bands = _bands(chart, aimed[-1]) if aimed else []
    ends = [end for _, band in bands for end in (band.lower, band.upper)]
    return [end.value for end in ends if end and end.value is not None]


def _percentages(shown: list[Fraction]) -> tuple[Fraction, Fraction]:
    """Return the range of percentages: room at both ends, wide enough, within 0 to 100 where the data is."""
    lowest, highest = min(shown), max(shown)
    floor = _ZERO if lowest >= 0 else lowest - LEAST_RANGE
    ceiling = Fraction(100) if highest <= 100 else highest + LEAST_RANGE
    room = (highest - lowest) * _ROOM
    low, high = max(floor, lowest - room), min(ceiling, highest + room)
    if high - low < LEAST_RANGE:
        centred = Fraction((low + high - LEAST_RANGE) / 2 // _TIDY * _TIDY)
        low = max(floor, min(centred, ceiling - LEAST_RANGE))
        high = max(high, low + LEAST_RANGE)
    return low, high


def _from_zero(shown: list[Fraction]) -> tuple[Fraction, Fraction]:
    """Return the range of counts or averages: zero, and room beyond what is furthest from it."""
    low, high = min((_ZERO, *shown)), max((_ZERO, *shown))
    return (_ZERO, Fraction(1)) if low == high else (low * (1 + _ROOM), high * (1 + _ROOM))


def _around(low: Fraction, high: Fraction, *, whole: bool, most: int) -> Scale:
    """Return a scale around a range, its ticks as close as they can be without being too many."""
    for step in _steps(high - low, whole):
        first, last = floor(low / step), ceil(high / step)
        if last - first < most:
            return Scale(step, first, last)
    raise AssertionError("the steps grow without end")


def _steps(span: Fraction, whole: bool) -> Iterator[Fraction]:
    """Return steps that can be counted in, ever larger ones, from one that is too small for the span."""
    smallest = len(str(int(span))) - 1 if span >= 1 else -len(str(int(1 / span)))
    for power in count(smallest - 1):
        for step in (Fraction(10) ** power * each for each in _STEPS):
            if not whole or step.denominator == 1:
                yield step
