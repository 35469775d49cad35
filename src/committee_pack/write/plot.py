"""Where a trend's periods and numbers stand in its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import gcd

from committee_pack.model.document import Drawn, TrendChart, TrendPoint
from committee_pack.wording import amount_text
from committee_pack.write.drawing import Point
from committee_pack.write.placement import LINE_HEIGHT, Box
from committee_pack.write.scale import Scale, Shade, ends_of, scale_of, shades
from committee_pack.write.style import CHART_TEXT_SIZE
from committee_pack.write.timeline import Timeline, timeline_of
from committee_pack.write.widths import words_width

GAP = 4.0
"""The space in points between the plot and the words beside it."""

_SHARE_OF_WIDTH = 0.33
_LOWEST, _HIGHEST = 130.0, 200.0
_TOP, _TOP_WITH_WORDS = CHART_TEXT_SIZE / 2, CHART_TEXT_SIZE + 1.5 * GAP
_CLOSE_TO_TOP, _CLOSE_OVER_BARS = 0.9, 0.75
_BOTTOM = CHART_TEXT_SIZE + 2 * GAP


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring periods that have the same target, from where to where in slots, and their bands under it."""

    start: float
    end: float
    target: Fraction
    shades: tuple[Shade, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """Neighbouring periods that have the same end of the expected range, from where to where in slots."""

    start: float
    end: float
    number: Fraction
    is_upper: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """Neighbouring periods that have the same expected range, and what the scale shows of it."""

    start: float
    end: float
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture's size, the plot within it, and the points of the chart by their slots of the timeline.

    What is left of the plot beyond the timeline is for the names of series and of bands. `tick_words` are those of
    the scale's ticks.
    """

    width: float
    height: float
    box: Box
    time: Timeline
    points: dict[int, TrendPoint]
    scale: Scale
    tick_words: tuple[str, ...]
    runs: tuple[Run, ...]
    thresholds: tuple[Threshold, ...] = ()
    expected: tuple[Expected, ...] = ()
    has_names: bool = False
    """Whether names of series stand beside it."""

    @property
    def named(self) -> tuple[Shade, ...]:
        """The bands that are named at the right edge: those of the last period that has a target."""
        return self.runs[-1].shades if self.runs else ()

    @property
    def room(self) -> Box:
        """Where words may stand: the plot and what is free above it."""
        return replace(self.box, top=self.height)

    @property
    def end(self) -> float:
        """Where the timeline ends, and the lanes of names begin."""
        return self.time.end

    def x(self, slot: float) -> float:
        """Return the middle of a slot in points."""
        return self.time.x(slot)

    def reach(self, of: Run | Threshold | Expected) -> tuple[float, float]:
        """Return where something begins and ends in points."""
        return self.x(of.start), self.x(of.end)

    def y(self, number: Fraction) -> float:
        """Return how high a number stands in points."""
        return self.box.bottom + (self.box.top - self.box.bottom) * self.scale.share(number)


def plot_of(chart: TrendChart, width: float, lane: float = 0.0) -> Plot:
    """Return the plot of a chart in a picture of that width: a third as high, 130 to 200 points.

    At its right there is a lane of that width for names of series, beside that for the names of bands.
    """
    scale = scale_of(chart)
    height = min(max(width * _SHARE_OF_WIDTH, _LOWEST), _HIGHEST)
    ticks = tuple(amount_text(tick, chart.unit, scale.decimals) for tick in scale.ticks)
    left = max(words_width(each, CHART_TEXT_SIZE) for each in ticks) + GAP
    points = by_slot(chart.points)
    named = _last_shades(chart, scale)
    time = timeline_of(points, left, lane + _lane_of_names(named), width)
    bottom = _BOTTOM + (time.lines - 1) * LINE_HEIGHT
    box = Box(time.left, bottom, width, height - _top(chart, scale))
    runs = runs_of(points, time, lambda point: shades(chart, scale, point))
    thresholds = (*_thresholds(points, time, is_upper=True), *_thresholds(points, time, is_upper=False))
    return Plot(
        width, height, box, time, points, scale, ticks, runs, thresholds, _expected(points, time, scale), lane > 0
    )


def by_slot(points: Iterable[TrendPoint]) -> dict[int, TrendPoint]:
    """Return points by their slots, which are as far apart as the closest points: time is to scale."""
    months = {point.period.last: point for point in points}
    step = gcd(*(after - before for before, after in pairwise(months))) or 1
    first = min(months, default=0)
    return {(month - first) // step: point for month, point in months.items()}


def _last_shades(chart: TrendChart, scale: Scale) -> tuple[Shade, ...]:
    """Return the bands under the last target."""
    aimed = [point for point in chart.points if point.target]
    return shades(chart, scale, aimed[-1]) if aimed else ()


Shades = Callable[[TrendPoint], tuple[Shade, ...]]


def runs_of(points: Mapping[int, TrendPoint], time: Timeline, shades_of: Shades) -> tuple[Run, ...]:
    """Return the targets of some points, those of neighbours that are alike as one."""
    found = _alike(points, time, lambda point: (point.target, point.bands) if point.target else None)
    goals = ((start, end, point, point.target) for start, end, point in found)
    return tuple(Run(start, end, goal.number, shades_of(point)) for start, end, point, goal in goals if goal)


def _thresholds(points: Mapping[int, TrendPoint], time: Timeline, *, is_upper: bool) -> Iterator[Threshold]:
    for start, end, point in _alike(points, time, lambda point: ends_of(point.expected)[is_upper]):
        number = ends_of(point.expected)[is_upper]
        assert number is not None, "periods without that end are left out"
        yield Threshold(start, end, number, is_upper)


def _expected(points: Mapping[int, TrendPoint], time: Timeline, scale: Scale) -> tuple[Expected, ...]:
    found = []
    for start, end, point in _alike(points, time, lambda point: point.expected):
        lower, upper = ends_of(point.expected)
        low, high = (scale.low if lower is None else lower), (scale.high if upper is None else upper)
        found.append(Expected(start, end, max(low, scale.low), min(high, scale.high)))
    return tuple(each for each in found if each.low < each.high)


def _alike(
    points: Mapping[int, TrendPoint], time: Timeline, key: Callable[[TrendPoint], object]
) -> list[tuple[float, float, TrendPoint]]:
    """Return from where to where neighbouring points have the same key, and the first of them; no key is none."""
    found: list[tuple[float, float, TrendPoint]] = []
    for point, (start, end) in zip(points.values(), time.stretches(), strict=True):
        own = key(point)
        if own is not None and found and found[-1][1] == start and key(found[-1][2]) == own:
            found[-1] = (found[-1][0], end, found[-1][2])
        elif own is not None:
            found.append((start, end, point))
    return found


def stepped(plot: Plot, levels: Iterable[tuple[float, float, Fraction]]) -> list[list[Point]]:
    """Return numbers, each from one slot to another, as lines that step where the next follows at once."""
    lines: list[list[Point]] = []
    before: float | None = None
    for start, end, number in levels:
        if before != start:
            lines.append([])
        lines[-1] += [(plot.x(start), plot.y(number)), (plot.x(end), plot.y(number))]
        before = end
    return lines


def _top(chart: TrendChart, scale: Scale) -> float:
    """Return the space above the plot, where words go that are close to the top: the last result's or, of bars, any."""
    amounts = [point.amount for point in chart.points if point.amount][-1:]
    if chart.drawn is Drawn.BARS:
        # -- over bars there is no other room for those of the target
        amounts += [point.target for point in chart.points if point.target][-1:]
    close = _CLOSE_OVER_BARS if chart.drawn is Drawn.BARS else _CLOSE_TO_TOP
    return _TOP_WITH_WORDS if any(scale.share(each.number) > close for each in amounts) else _TOP


def _lane_of_names(named: tuple[Shade, ...]) -> float:
    return max((words_width(shade.rating.value, CHART_TEXT_SIZE) + 4 * GAP for shade in named), default=0)
