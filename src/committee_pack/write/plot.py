"""Where a trend's periods and numbers stand in its picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import gcd

from committee_pack.model.document import TrendChart, TrendPoint
from committee_pack.wording import amount_text
from committee_pack.write.placement import LINE_HEIGHT, Box
from committee_pack.write.scale import Scale, Shade, scale_of, shades
from committee_pack.write.style import CHART_TEXT_SIZE
from committee_pack.write.timeline import Timeline, timeline_of
from committee_pack.write.widths import words_width

GAP = 4.0
"""The space in points between the plot and the words beside it."""

_SHARE_OF_WIDTH = 0.33
_LOWEST, _HIGHEST = 130.0, 200.0
_TOP, _TOP_WITH_WORDS = CHART_TEXT_SIZE / 2, CHART_TEXT_SIZE + 1.5 * GAP
_CLOSE_TO_TOP = 0.9
_BOTTOM = CHART_TEXT_SIZE + 2 * GAP


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring periods that have the same target, from where to where in slots, and their bands under it."""

    start: float
    end: float
    target: Fraction
    shades: tuple[Shade, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture's size, the plot within it, and the points of the chart by their slots of the timeline.

    What is left of the plot beyond the timeline is for the names of the bands. `tick_words` are those of the
    scale's ticks.
    """

    width: float
    height: float
    box: Box
    time: Timeline
    points: dict[int, TrendPoint]
    scale: Scale
    tick_words: tuple[str, ...]
    runs: tuple[Run, ...]

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
        """Where the timeline ends, and the lane of the bands' names begins."""
        return self.time.end

    def x(self, slot: float) -> float:
        """Return the middle of a slot in points."""
        return self.time.x(slot)

    def reach(self, run: Run) -> tuple[float, float]:
        """Return where a run begins and ends in points."""
        return self.x(run.start), self.x(run.end)

    def y(self, number: Fraction) -> float:
        """Return how high a number stands in points."""
        return self.box.bottom + (self.box.top - self.box.bottom) * self.scale.share(number)


def plot_of(chart: TrendChart, width: float) -> Plot:
    """Return the plot of a chart in a picture of that width: a third as high, 130 to 200 points."""
    scale = scale_of(chart)
    height = min(max(width * _SHARE_OF_WIDTH, _LOWEST), _HIGHEST)
    ticks = tuple(amount_text(tick, chart.unit, scale.decimals) for tick in scale.ticks)
    left = max(words_width(each, CHART_TEXT_SIZE) for each in ticks) + GAP
    points = _by_slot(chart)
    named = _last_shades(chart, scale)
    time = timeline_of(points, left, _lane_of_names(named), width)
    bottom = _BOTTOM + (time.lines - 1) * LINE_HEIGHT
    box = Box(time.left, bottom, width, height - _top(points, scale))
    return Plot(width, height, box, time, points, scale, ticks, _runs(chart, time, points, scale))


def _by_slot(chart: TrendChart) -> dict[int, TrendPoint]:
    """Return the points by their slots, which are as far apart as the closest points: time is to scale."""
    months = [point.period.last for point in chart.points]
    step = gcd(*(after - before for before, after in pairwise(months))) or 1
    return {(month - months[0]) // step: point for month, point in zip(months, chart.points, strict=True)}


def _last_shades(chart: TrendChart, scale: Scale) -> tuple[Shade, ...]:
    """Return the bands under the last target."""
    aimed = [point for point in chart.points if point.target]
    return shades(chart, scale, aimed[-1]) if aimed else ()


def _runs(chart: TrendChart, time: Timeline, points: dict[int, TrendPoint], scale: Scale) -> tuple[Run, ...]:
    runs: list[Run] = []
    last: TrendPoint | None = None
    for point, (start, end) in zip(points.values(), time.stretches(), strict=True):
        if point.target is None:
            continue
        if last and runs[-1].end == start and (last.target, last.bands) == (point.target, point.bands):
            runs[-1] = replace(runs[-1], end=end)
        else:
            runs.append(Run(start, end, point.target.number, shades(chart, scale, point)))
        last = point
    return tuple(runs)


def _top(points: dict[int, TrendPoint], scale: Scale) -> float:
    """Return the space above the plot, where the last result's words go if it is close to the top."""
    last = next((point.amount.number for point in reversed(points.values()) if point.amount), scale.low)
    return _TOP_WITH_WORDS if scale.share(last) > _CLOSE_TO_TOP else _TOP


def _lane_of_names(named: tuple[Shade, ...]) -> float:
    return max((words_width(shade.rating.value, CHART_TEXT_SIZE) + 4 * GAP for shade in named), default=0)
