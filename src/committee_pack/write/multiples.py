"""Small trends side by side, one an area: the same scale and the same time in each, so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.model.document import SmallMultiples, TrendPoint, TrendSeries
from committee_pack.wording import amount_text, brief_amount, short_period_text
from committee_pack.write import axes, lines
from committee_pack.write.characters import label_text
from committee_pack.write.drawing import Drawing, Label, Part
from committee_pack.write.fitting import chart_width, lines_within, shortened_apart
from committee_pack.write.placement import ASCENT, DESCENT, LINE_HEIGHT, Box
from committee_pack.write.plot import GAP, Plot, by_slot, runs_of
from committee_pack.write.scale import Scale, scale_of_areas
from committee_pack.write.shapes import line
from committee_pack.write.style import CHART_TEXT_SIZE, INK, MUTED, Style
from committee_pack.write.timeline import Timeline, margin_of
from committee_pack.write.trend import BREAK, TARGET, target_lines

_FOUR_ACROSS, _THREE_ACROSS = 600.0, 320.0
"""From which width on four stand side by side, or three: on a page across or upright, or half of one across."""

_LINE = LINE_HEIGHT + 0.5
_APART, _BELOW = 14.0, 12.0
_SHARE_OF_WIDTH = 0.42
_LOWEST, _HIGHEST = 44.0, 72.0
_SAMPLE = 20.0
_CROWDED = 0.4
"""Of the distance of two results, how large a marker may be."""
_MOST_LINES = 2
"""How many lines an area's name may take."""
_NO_RESULTS = "No results to show"


@dataclass(frozen=True, slots=True)
class _Title:
    """An area's name in lines, and its last value, which stands at the end of the last of them."""

    lines: list[str]
    value: str


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the small charts stand: so many across, their plots of one size, from the left and from the top.

    `titles` are so many lines above each row.
    """

    across: int
    count: int
    left: float
    width: float
    plot: float
    titles: list[int]
    top: float

    @property
    def height(self) -> float:
        """How high the picture is; below the last row it has the names of periods."""
        return self._below(len(self.titles)) - _BELOW + LINE_HEIGHT + 2 * GAP

    def _below(self, rows: int) -> float:
        """Return how far down so many rows reach, with their titles and what keeps them from the next."""
        return self.top + sum(self.titles[:rows]) * _LINE + rows * (GAP + self.plot + _BELOW)

    def box(self, number: int) -> Box:
        """Return the plot of a small chart."""
        row, column = divmod(number, self.across)
        left = self.left + column * (self.width + _APART)
        bottom = self.height - self._below(row + 1) + _BELOW
        return Box(left, bottom, left + self.width, bottom + self.plot)

    def is_lowest(self, number: int) -> bool:
        """Return whether nothing stands below a small chart."""
        return number + self.across >= self.count


def draw_multiples(chart: SmallMultiples, style: Style, width: float) -> Drawing:
    """Return the chart as a picture of that width in points, as high as its areas need."""
    shown = chart.areas[chart.first : chart.end]
    if not shown:
        words = Label((0, DESCENT * CHART_TEXT_SIZE), _NO_RESULTS, CHART_TEXT_SIZE, MUTED, False, "left")
        return Drawing(width, LINE_HEIGHT, (words,))
    scale = scale_of_areas(chart)
    ticks = tuple(amount_text(tick, chart.unit, scale.decimals) for tick in scale.ticks)
    grid, titles = _laid_out(chart, shown, max(map(chart_width, ticks)) + GAP, width)
    parts: list[Part] = list(_aim(chart, grid))
    for number, (area, title) in enumerate(zip(shown, titles, strict=True)):
        plot = _plot(area, grid.box(number), scale, ticks, grid.height)
        parts += [*_small(plot, style), *_title(title, plot, style)]
        parts += axes.tick_labels(plot) if number % grid.across == 0 else ()
        parts += _period_names(plot) if grid.is_lowest(number) else ()
    return Drawing(width, grid.height, tuple(parts))


def _laid_out(
    chart: SmallMultiples, shown: tuple[TrendSeries, ...], left: float, width: float
) -> tuple[_Grid, list[_Title]]:
    """Return where the small charts stand, and their titles in one line or two."""
    across = 4 if width >= _FOUR_ACROSS else 3 if width >= _THREE_ACROSS else 2
    own = (width - left - (across - 1) * _APART) / across
    latest = max((point.period.last for area in chart.areas for point in area.points if point.amount), default=0)
    titles = _titles(
        [label_text(area.name) for area in shown], [_value(chart, area, latest, own) for area in shown], own
    )
    rows = [max(len(each.lines) for each in titles[n : n + across]) for n in range(0, len(titles), across)]
    high = min(max(own * _SHARE_OF_WIDTH, _LOWEST), _HIGHEST)
    top = LINE_HEIGHT + 2 * GAP if _target(chart) else 0.0
    return _Grid(across, len(shown), left, own, high, rows, top), titles


def _titles(names: list[str], values: list[str], room: float) -> list[_Title]:
    """Return the names, which give way where two lines are not enough, each with its value."""
    beside = [room - chart_width(value, bold=True) - GAP for value in values]
    shorts = shortened_apart(names, lambda number, name: len(_in_lines(name, room, beside[number])) <= _MOST_LINES)
    each = zip(shorts, values, beside, strict=True)
    return [_Title(_in_lines(name, room, last), value) for name, value, last in each]


def _in_lines(name: str, room: float, last: float) -> list[str]:
    """Return a name in lines, of which the last has less room than the others."""
    if chart_width(name) <= last:
        return [name]
    first, *more = lines_within(name, room)
    return [first, *(lines_within(" ".join(more), last) if more else [""])]


def _value(chart: SmallMultiples, area: TrendSeries, latest: int, room: float) -> str:
    """Return the last value, with its period where other areas have a later one and there is room for it."""
    last = next((point for point in reversed(area.points) if point.amount), None)
    if last is None or last.amount is None:
        return "no result"
    value = amount_text(last.amount.number, chart.unit, last.decimals)
    dated = f"{value}, {short_period_text(last.period)}"
    has_room = chart_width(dated, bold=True) + GAP + chart_width("…") <= room
    return dated if last.period.last != latest and has_room else value


def _target(chart: SmallMultiples) -> TrendPoint | None:
    """Return the last point that has a target, which all areas share."""
    return next((point for point in reversed(chart.areas[0].points) if point.target), None)


def _aim(chart: SmallMultiples, grid: _Grid) -> Iterator[Part]:
    """Return the target in words, above all, after a sample of its line."""
    if (aimed := _target(chart)) and aimed.target:
        middle = grid.height - LINE_HEIGHT / 2
        yield line(((grid.left, middle), (grid.left + _SAMPLE, middle)), TARGET)
        at = (grid.left + _SAMPLE + GAP, middle - ASCENT * CHART_TEXT_SIZE / 2)
        words = f"Target {brief_amount(aimed.target.number, chart.unit)}"
        yield Label(at, words, CHART_TEXT_SIZE, INK, False, "left")


def _plot(area: TrendSeries, box: Box, scale: Scale, ticks: tuple[str, ...], height: float) -> Plot:
    points = by_slot(area.points)
    names = {slot: (short_period_text(point.period),) for slot, point in points.items()}
    time = Timeline(box.left, box.right, names, max(names, default=0), margin_of(names))
    return Plot(box.right, height, box, time, points, scale, ticks, runs_of(points, time, lambda _: ()))


def _small(plot: Plot, style: Style) -> Iterator[Part]:
    """Return a small chart without words."""
    targets, results = target_lines(plot), lines.result_lines(plot)
    yield from axes.backdrop(plot, lines.segments(targets), (), ())
    yield from (line(stroke, BREAK) for stroke in lines.breaks(plot))
    yield from (line(points, TARGET) for points in targets)
    radius = min(lines.radius_of(plot), plot.time.closest * _CROWDED)
    yield from lines.line_parts(results, lines.own_look(style.primary), radius)


def _title(title: _Title, plot: Plot, style: Style) -> Iterator[Label]:
    bottom = plot.box.top + GAP + DESCENT * CHART_TEXT_SIZE
    for number, words in enumerate(reversed(title.lines)):
        yield Label((plot.box.left, bottom + number * _LINE), words, CHART_TEXT_SIZE, INK, False, "left")
    yield Label((plot.box.right, bottom), title.value, CHART_TEXT_SIZE, style.primary, True, "right")


def _period_names(plot: Plot) -> Iterator[Label]:
    """Return the names of the last period and of the first where there is room, below the ends of the plot."""
    baseline = plot.box.bottom - GAP - ASCENT * CHART_TEXT_SIZE
    (first,), (last,) = plot.time.names[0], plot.time.names[plot.time.last]
    yield Label((plot.box.right, baseline), last, CHART_TEXT_SIZE, MUTED, False, "right")
    if first != last and chart_width(first) + chart_width(last) + 2 * GAP <= plot.box.right - plot.box.left:
        yield Label((plot.box.left, baseline), first, CHART_TEXT_SIZE, MUTED, False, "left")
