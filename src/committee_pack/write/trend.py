"""An indicator over time against its target, on its axes: the line, the target and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from committee_pack.model.colours import WHITE, Colour, contrast
from committee_pack.model.document import TrendChart
from committee_pack.model.marks import Mark
from committee_pack.wording import amount_text, brief_amount
from committee_pack.write import axes
from committee_pack.write.drawing import Disc, Drawing, Label, Part, Pen, Point
from committee_pack.write.placement import (
    ASCENT,
    DESCENT,
    LINE_HEIGHT,
    Obstacles,
    Segment,
    best_place,
    label_box,
)
from committee_pack.write.plot import GAP, Plot, Run, plot_of
from committee_pack.write.shapes import line
from committee_pack.write.style import CHART_TEXT_SIZE, INK, MUTED, Style, rating_shade
from committee_pack.write.widths import words_width

_NO_RESULTS = "No results to show"
_TEXT_CONTRAST = 4.5
_LINE_WIDTH = 2.0
_MARKER, _SMALL_MARKER = 2.6, 2.0
_TARGET = Pen(INK, 1.1, (5.0, 3.0))
_PLACES_ON_A_LINE = 9
_OVER_TOP = 1.0


def draw_trend(chart: TrendChart, style: Style, width: float) -> Drawing:
    """Return the chart as a picture of that width in points."""
    plot = plot_of(chart, width)
    results, targets = _results(plot), _target_lines(plot)
    names = axes.band_labels(plot)
    obstacles = Obstacles(plot.room, tuple(map(label_box, names)), (*_segments(targets), *_obstructions(results)))
    words = list(_words(chart, plot, style, obstacles))
    parts: list[Part] = [
        *axes.backdrop(plot, _segments(targets), names, words),
        *axes.period_ticks(plot),
        *axes.leaders(plot, names),
        *(line(points, _TARGET) for points in targets),
        *_result_shapes(plot, results, style),
        *axes.tick_labels(plot),
        *axes.period_labels(plot),
        *names,
        *words,
    ]
    return Drawing(width, plot.height, tuple(parts))


def _results(plot: Plot) -> list[list[Point]]:
    """Return the results as lines that a period without one breaks, or a change of definition, however far apart.

    One result alone is a line of one point.
    """
    lines: list[list[Point]] = []
    broken = True
    for slot, point in plot.points.items():
        if point.amount is not None:
            if broken or Mark.BREAK in point.marks:
                lines.append([])
            lines[-1].append((plot.x(slot), plot.y(point.amount.number)))
        broken = point.amount is None
    return lines


def _result_shapes(plot: Plot, results: list[list[Point]], style: Style) -> Iterator[Part]:
    pen = Pen(style.primary, _LINE_WIDTH)
    radius = _MARKER if plot.time.closest > 6 * _MARKER else _SMALL_MARKER
    yield from (line(points, pen) for points in results if len(points) > 1)
    yield from (Disc(point, radius, style.primary) for points in results for point in points)


def _target_lines(plot: Plot) -> list[list[Point]]:
    """Return the target as lines that step where it changes and break where there is none."""
    lines: list[list[Point]] = []
    for i, run in enumerate(plot.runs):
        if i == 0 or plot.runs[i - 1].end != run.start:
            lines.append([])
        lines[-1] += [(x, plot.y(run.target)) for x in plot.reach(run)]
    return lines


def _segments(lines: Iterable[list[Point]]) -> Iterator[Segment]:
    for points in lines:
        yield from pairwise(points)


def _obstructions(results: list[list[Point]]) -> Iterator[Segment]:
    """Return what words should keep off: the lines, and each marker as a cross."""
    yield from _segments(results)
    for x, y in (point for points in results for point in points):
        yield ((x - _MARKER, y), (x + _MARKER, y))
        yield ((x, y - _MARKER), (x, y + _MARKER))


def _words(chart: TrendChart, plot: Plot, style: Style, obstacles: Obstacles) -> Iterator[Label]:
    """Return the last result and the targets, where they are least in the way; the last of each is always said."""
    last = best_place(_last_places(chart, plot, style), obstacles)
    obstacles = obstacles.and_words(last)
    yield last
    for i, run in reversed(list(enumerate(plot.runs))):
        label = best_place(_target_places(chart, plot, run), obstacles)
        if i == len(plot.runs) - 1 or (_fits(plot, run, label) and obstacles.badness(label_box(label)) == (0, 0)):
            obstacles = obstacles.and_words(label)
            yield label


def _fits(plot: Plot, run: Run, label: Label) -> bool:
    return words_width(label.text, label.size) <= plot.time.slot * (run.end - run.start)


def _last_places(chart: TrendChart, plot: Plot, style: Style) -> Iterator[Label]:
    """Return where the last result may be written, above or below its marker or beside it, as preferred."""
    known = [(slot, point, point.amount) for slot, point in plot.points.items() if point.amount]
    if not known:
        yield from _nothing_places(plot)
        return
    slot, point, amount = known[-1]
    words, colour = amount_text(amount.number, chart.unit, point.decimals), _readable(style.primary, plot)
    x, y = plot.x(slot), plot.y(amount.number)
    half = words_width(words, CHART_TEXT_SIZE, bold=True) / 2
    for away in (1.5 * GAP, 3 * GAP, 5 * GAP, 7 * GAP):
        for aside in (0.0, -half, half, -half - away, half + away):
            for baseline in (_off_the_top(plot, y + away), y - away - ASCENT * CHART_TEXT_SIZE):
                yield Label((x + aside, baseline), words, CHART_TEXT_SIZE, colour, True, "centre")


def _nothing_places(plot: Plot) -> Iterator[Label]:
    for share in (0.5, 0.3, 0.7):
        at = ((plot.box.left + plot.end) / 2, plot.box.bottom + share * (plot.box.top - plot.box.bottom))
        yield Label(at, _NO_RESULTS, CHART_TEXT_SIZE, MUTED, False, "centre")


def _target_places(chart: TrendChart, plot: Plot, run: Run) -> Iterator[Label]:
    """Return where a target may be written: above its line, then below it, then farther off, from left to right."""
    words = f"Target {brief_amount(run.target, chart.unit)}"
    width = words_width(words, CHART_TEXT_SIZE) + 2 * GAP
    first, last = plot.reach(run)
    lefts = [first + (last - width - first) * i / (_PLACES_ON_A_LINE - 1) for i in range(_PLACES_ON_A_LINE)]
    y = plot.y(run.target)
    for away in (GAP / 2, GAP / 2 + LINE_HEIGHT, GAP / 2 + 2 * LINE_HEIGHT):
        above = _off_the_top(plot, y + away + DESCENT * CHART_TEXT_SIZE)
        for baseline in (above, y - away - ASCENT * CHART_TEXT_SIZE):
            for left in lefts:
                at = (min(max(left, plot.box.left), plot.end - width) + GAP, baseline)
                yield Label(at, words, CHART_TEXT_SIZE, INK, False, "left")


def _off_the_top(plot: Plot, baseline: float) -> float:
    """Return the baseline, lifted where the plot's top would run through the words: they stand on it then.

    The grid leaves words free, but the shading ends there as well, and its edge would go on behind them.
    """
    below, above = baseline - DESCENT * CHART_TEXT_SIZE, baseline + ASCENT * CHART_TEXT_SIZE
    if not below < plot.box.top < above:
        return baseline
    return plot.box.top + DESCENT * CHART_TEXT_SIZE + _OVER_TOP


def _readable(colour: Colour, plot: Plot) -> Colour:
    """Return the colour if words in it can be read wherever they may stand, else the ink."""
    grounds = [WHITE, *(rating_shade(shade.rating) for run in plot.runs for shade in run.shades)]
    return colour if min(contrast(colour, ground) for ground in grounds) >= _TEXT_CONTRAST else INK
