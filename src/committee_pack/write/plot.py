"""Where a trend's periods and numbers stand in its picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import gcd

from committee_pack.model.document import TrendChart, TrendPoint
from committee_pack.wording import amount_text, short_period_text
from committee_pack.write.placement import Box
from committee_pack.write.scale import Scale, Shade, scale_of, shades
from committee_pack.write.style import CHART_TEXT_SIZE
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
    """Neighbouring slots, the first and last included, that have the same target, and their bands under it."""

    first: int
    last: int
    target: Fraction
    shades: tuple[Shade, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture's size, the plot within it, and the points of the chart and their periods' words by their slots.

    Each period has a slot of the same width, `slots` of them from the plot's left to `end`; what is
    left beyond it is for the names of the bands. `tick_words` are those of the scale's ticks.
    """

    width: float
    height: float
    box: Box
    end: float
    slots: int
    points: dict[int, TrendPoint]
    months: dict[int, str]
    month_width: float
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
    def slot(self) -> float:
        """The width of a slot in points."""
        return (self.end - self.box.left) / self.slots

    def x(self, slot: float) -> float:
        """Return the middle of a slot in points."""
        return self.box.left + self.slot * (slot + 0.5)

    def reach(self, run: Run) -> tuple[float, float]:
        """Return where a run begins and ends in points: half-way to the slots beside it."""
        return self.x(run.first - 0.5), self.x(run.last + 0.5)

    def y(self, number: Fraction) -> float:
        """Return how high a number stands in points."""
        return self.box.bottom + (self.box.top - self.box.bottom) * self.scale.share(number)


def plot_of(chart: TrendChart, width: float) -> Plot:
    """Return the plot of a chart in a picture of that width: a third as high, 130 to 200 points."""
    scale = scale_of(chart)
    height = min(max(width * _SHARE_OF_WIDTH, _LOWEST), _HIGHEST)
    ticks = tuple(amount_text(tick, chart.unit, scale.decimals) for tick in scale.ticks)
    left = _widest(ticks) + GAP
    points = _by_slot(chart)
    months = {slot: short_period_text(point.period) for slot, point in points.items()}
    month_width = _widest(months.values())
    runs = _runs(chart, points, scale)
    slots = max(points, default=0) + 1
    lane = max(_lane_of_names(runs), _lane_of_months(month_width, slots, width - left))
    return Plot(
        width,
        height,
        Box(left, _BOTTOM, width, height - _top(points, scale)),
        width - lane,
        slots,
        points,
        months,
        month_width,
        scale,
        ticks,
        runs,
    )


def _widest(words: Iterable[str]) -> float:
    return max((words_width(each, CHART_TEXT_SIZE) for each in words), default=0)


def _by_slot(chart: TrendChart) -> dict[int, TrendPoint]:
    """Return the points by their slots, which are as far apart as the closest points: time is to scale."""
    months = [point.period.last for point in chart.points]
    step = gcd(*(after - before for before, after in pairwise(months))) or 1
    return {(month - months[0]) // step: point for month, point in zip(months, chart.points, strict=True)}


def _runs(chart: TrendChart, points: dict[int, TrendPoint], scale: Scale) -> tuple[Run, ...]:
    runs: list[Run] = []
    for slot, point in points.items():
        if point.target is None:
            continue
        target = point.target.number
        if runs and runs[-1].last == slot - 1 and runs[-1].target == target:
            runs[-1] = replace(runs[-1], last=slot)
        else:
            runs.append(Run(slot, slot, target, shades(chart, scale, target)))
    return tuple(runs)


def _top(points: dict[int, TrendPoint], scale: Scale) -> float:
    """Return the space above the plot, where the last result's words go if it is close to the top."""
    last = next((point.amount.number for point in reversed(points.values()) if point.amount), scale.low)
    return _TOP_WITH_WORDS if scale.share(last) > _CLOSE_TO_TOP else _TOP


def _lane_of_names(runs: tuple[Run, ...]) -> float:
    named = runs[-1].shades if runs else ()
    return max((words_width(shade.rating.value, CHART_TEXT_SIZE) + 4 * GAP for shade in named), default=0)


def _lane_of_months(month_width: float, slots: int, span: float) -> float:
    """Return what must stay free at the right so that the last period's words, centred, stay within."""
    return max(0.0, (slots * month_width - span) / (2 * slots - 1))
