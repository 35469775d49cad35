"""What the series of a trend are called: each name in a lane at the right, beside the end of its line.

A sample of the line stands before each name, since lines that end together have names that had to move apart,
and some end long before the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.model.colours import Colour
from committee_pack.model.document import TrendChart, TrendPoint
from committee_pack.wording import amount_text, short_period_text
from committee_pack.write.characters import label_text
from committee_pack.write.drawing import Label, Point
from committee_pack.write.fitting import chart_width, lines_within, shortened_apart
from committee_pack.write.placement import ASCENT, LINE_HEIGHT, spread
from committee_pack.write.plot import GAP, Plot
from committee_pack.write.style import CHART_TEXT_SIZE, INK

SAMPLE = 20.0
"""How long the sample of a line is, in points."""

_MOST_OF_WIDTH = 0.3
_LINE = LINE_HEIGHT + 0.5
"""The height of a line of a name: those of one name keep as far apart as those of two."""

_APART = 4.0
_MOST_LINES, _MOST_LINES_OF_ALL = 3, 8
"""How many lines a name may take, and how many all of them, which the lowest picture has room for."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a series in lines, and where the sample of its line begins; `number` counts the chart's own as 0."""

    number: int
    labels: tuple[Label, ...]
    sample: Point


def lane_width(chart: TrendChart, width: float) -> float:
    """Return how wide the lane of names is in a picture of that width: none where there is one series."""
    lines = [line for lines in _names(chart, width) for line in lines]
    return max(chart_width(line, bold=True) for line in lines) + SAMPLE + 3 * GAP if lines else 0.0


def series_names(chart: TrendChart, plot: Plot, colour: Colour) -> Iterator[Name]:
    """Return the names of the series, each as high as its last result where the others leave it room."""
    names = _names(chart, plot.width)
    wanted = [_height(plot, _last(points)) for points in _all_points(chart)] if names else []
    order = sorted(range(len(names)), key=lambda number: wanted[number])
    # -- names of several lines stand apart as far as there is room, or one would be read on into the next
    spare = (_MOST_LINES_OF_ALL - sum(map(len, names))) * _LINE / max(len(names), 1)
    apart = min(_APART, spare) if any(len(lines) > 1 for lines in names) else 0.0
    heights = [len(names[number]) * _LINE + apart for number in order]
    middles = spread((wanted[number] for number in order), heights, plot.box.bottom, plot.box.top)
    for number, middle in zip(order, middles, strict=True):
        left, ink = plot.end + GAP, colour if number == 0 else INK
        yield Name(
            number, tuple(_labels(names[number], (left + SAMPLE + GAP, middle), ink, number == 0)), (left, middle)
        )


def _labels(lines: list[str], at: Point, ink: Colour, is_own: bool) -> Iterator[Label]:
    """Return the lines of a name, their middle at a point."""
    left, middle = at
    for number, words in enumerate(lines):
        line = middle + ((len(lines) - 1) / 2 - number) * _LINE
        yield Label((left, line - ASCENT * CHART_TEXT_SIZE / 2), words, CHART_TEXT_SIZE, ink, is_own, "left")


def _height(plot: Plot, last: TrendPoint | None) -> float:
    return plot.y(last.amount.number) if last and last.amount else plot.box.bottom


def _all_points(chart: TrendChart) -> list[tuple[TrendPoint, ...]]:
    return [chart.points, *(series.points for series in chart.others)]


def _names(chart: TrendChart, width: float) -> list[list[str]]:
    """Return the names with the last value of each, in as few lines as all have room for; none for one series.

    A name gives way where they are too many; the words that stand for the chart have it whole.
    """
    if not chart.others:
        return []
    named = [label_text(name) for name in (chart.name, *(series.name for series in chart.others))]
    own = _last(chart.points)
    values = [_value(chart, _last(points), own) for points in _all_points(chart)]
    room = width * _MOST_OF_WIDTH - SAMPLE - 3 * GAP
    for most in range(_MOST_LINES, 1, -1):
        lines = list(_within(most, named, values, room))
        if sum(map(len, lines)) <= _MOST_LINES_OF_ALL:
            return lines
    return [[" ".join(lines)] for lines in _within(1, named, values, room)]


def _within(most: int, named: list[str], values: list[str], room: float) -> Iterator[list[str]]:
    """Return each name with its value in so many lines at most."""

    def fits(number: int, name: str) -> bool:
        return len(_in_lines(name, values[number], room)) <= most

    for name, value in zip(shortened_apart(named, fits), values, strict=True):
        yield _in_lines(name, value, room)


def _in_lines(name: str, value: str, room: float) -> list[str]:
    *lines, last = lines_within(name, room)
    together = f"{last} {value}"
    return [*lines, together] if chart_width(together) <= room else [*lines, last, value]


def _value(chart: TrendChart, last: TrendPoint | None, own: TrendPoint | None) -> str:
    """Return the last value of a series, with its period where the chart's own goes on longer, or ends before."""
    if last is None or last.amount is None:
        return "no results"
    value = amount_text(last.amount.number, chart.unit, last.decimals)
    with_own = own is None or last.period.last == own.period.last
    return value if with_own else f"{value}, {short_period_text(last.period)}"


def _last(points: tuple[TrendPoint, ...]) -> TrendPoint | None:
    return next((point for point in reversed(points) if point.amount), None)
