"""An indicator over time against what is expected of it, on its axes: lines or bars, the target, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from committee_pack.model.colours import Colour
from committee_pack.model.document import Drawn, TrendChart
from committee_pack.write import axes, lines
from committee_pack.write.drawing import Drawing, Label, Part, Pen, Point
from committee_pack.write.lines import Look, Spot
from committee_pack.write.names import SAMPLE, Name, lane_width, series_names
from committee_pack.write.placement import Obstacles, Segment, label_box
from committee_pack.write.plot import Plot, plot_of, stepped
from committee_pack.write.shapes import line, rectangle
from committee_pack.write.style import INK, MUTED, Style
from committee_pack.write.trend_words import readable, trend_words
from committee_pack.write.upright import bar_obstructions, bar_shapes, bar_tone

TARGET = Pen(INK, 1.1, (5.0, 3.0))
THRESHOLD = Pen(INK, 1.0, (1.0, 2.4))
"""Dotted, as a target is dashed."""

BREAK = Pen(MUTED, 0.8, (2.5, 2.5))
_SAMPLE_BAR = 8.0


@dataclass(frozen=True, slots=True)
class _Lines:
    """What is drawn over the plot: the chart's own results, those of others, and what they are measured by."""

    results: list[list[Spot]]
    others: list[list[list[Spot]]]
    targets: list[list[Point]]
    thresholds: list[list[Point]]
    breaks: list[Segment]

    @property
    def levels(self) -> list[Segment]:
        """The strokes of targets and thresholds."""
        return list(lines.segments([*self.targets, *self.thresholds]))


def draw_trend(chart: TrendChart, style: Style, width: float) -> Drawing:
    """Return the chart as a picture of that width in points."""
    plot = plot_of(chart, width, lane_width(chart, width))
    bars, drawn = chart.drawn is Drawn.BARS, _lines(chart, plot)
    ink = readable(style.primary, plot, (bar_tone(style.primary),) if bars and not chart.others else ())
    bands, names = axes.band_labels(plot), list(series_names(chart, plot, ink))
    called = [label for name in names for label in name.labels]
    obstacles = _obstacles(plot, drawn, [*bands, *called], bars=bars)
    words = list(trend_words(chart, plot, ink, drawn.breaks, obstacles))
    parts: list[Part] = [
        *axes.backdrop(plot, drawn.levels, bands, [*words, *called]),
        *axes.period_ticks(plot),
        *axes.leaders(plot, bands),
        *(line(stroke, BREAK) for stroke in drawn.breaks),
        *(bar_shapes(plot, style.primary) if bars else ()),
        *(line(points, THRESHOLD) for points in drawn.thresholds),
        *(line(points, TARGET) for points in drawn.targets),
        *_series(plot, drawn, style, bars=bars),
        *chain.from_iterable(_sample(name, style.primary, bars=bars) for name in names),
        *axes.tick_labels(plot),
        *axes.period_labels(plot),
        *bands,
        *called,
        *words,
    ]
    return Drawing(width, plot.height, tuple(parts))


def _lines(chart: TrendChart, plot: Plot) -> _Lines:
    return _Lines(
        lines.result_lines(plot) if chart.drawn is Drawn.LINE else [],
        [lines.series_lines(plot, series) for series in chart.others],
        target_lines(plot),
        [*_threshold_lines(plot, is_upper=True), *_threshold_lines(plot, is_upper=False)],
        list(lines.breaks(plot)),
    )


def target_lines(plot: Plot) -> list[list[Point]]:
    """Return the target as lines that step where it changes and break where there is none."""
    return stepped(plot, ((run.start, run.end, run.target) for run in plot.runs))


def _threshold_lines(plot: Plot, *, is_upper: bool) -> list[list[Point]]:
    """Return the upper or the lower threshold likewise; one that the scale does not reach is left to words."""
    own = (each for each in plot.thresholds if each.is_upper is is_upper and plot.scale.reaches(each.number))
    return stepped(plot, ((each.start, each.end, each.number) for each in own))


def _obstacles(plot: Plot, drawn: _Lines, names: list[Label], *, bars: bool) -> Obstacles:
    """Return what words should keep off."""
    results = chain.from_iterable(lines.obstructions(each) for each in (drawn.results, *drawn.others))
    strokes = (*drawn.levels, *drawn.breaks, *results, *(bar_obstructions(plot) if bars else ()))
    return Obstacles(plot.room, tuple(map(label_box, names)), strokes)


def _series(plot: Plot, drawn: _Lines, style: Style, *, bars: bool) -> Iterator[Part]:
    """Return the lines of others, and those of the chart's own results over them."""
    radius = lines.radius_of(plot)
    for spots, look in zip(drawn.others, lines.OTHERS[: len(drawn.others)], strict=True):
        yield from lines.line_parts(spots, look, radius, halo=bars)
    yield from lines.line_parts(drawn.results, lines.own_look(style.primary), radius)


def _sample(name: Name, colour: Colour, *, bars: bool) -> Iterable[Part]:
    """Return what a series is drawn as, before its name."""
    (left, y), right = name.sample, name.sample[0] + SAMPLE
    if bars and name.number == 0:
        middle, half = (left + right) / 2, _SAMPLE_BAR / 2
        yield rectangle(middle - half, y - half, middle + half, y + half, bar_tone(colour), Pen(colour, 0.6))
        return
    look: Look = lines.OTHERS[name.number - 1] if name.number else lines.own_look(colour)
    yield line(((left, y), (right, y)), look.pen)
    yield from lines.marker(Spot(((left + right) / 2, y), hollow=False), look, lines.MARKER)
