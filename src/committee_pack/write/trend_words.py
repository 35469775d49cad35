"""The words in a trend's plot, where they cover nothing: the last result, targets, thresholds, breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from committee_pack.model.colours import WHITE, Colour, contrast
from committee_pack.model.document import TrendChart
from committee_pack.wording import amount_text, brief_amount, threshold_name
from committee_pack.write.drawing import Label
from committee_pack.write.fitting import chart_width
from committee_pack.write.placement import ASCENT, DESCENT, LINE_HEIGHT, Obstacles, Segment, best_place, label_box
from committee_pack.write.plot import GAP, Plot, Run, Threshold
from committee_pack.write.style import CHART_TEXT_SIZE, INK, MUTED, PANEL_FILL, rating_shade

_NO_RESULTS, _CHANGED = "No results to show", "Definition changed"
_TEXT_CONTRAST = 4.5
_PLACES_ON_A_LINE = 9
_MOST_LINES_OFF = 5
"""How many lines of words away from its own line a label may stand where there is no room closer to it."""

_OVER_TOP = 1.0
Reach = tuple[float, float]


def trend_words(
    chart: TrendChart, plot: Plot, ink: Colour, breaks: list[Segment], obstacles: Obstacles
) -> Iterator[Label]:
    """Return the words, those that matter most first, each where it is least in the way.

    The last target and thresholds are said wherever they cover no other words, earlier ones and changes where they
    are in no way at all. Beside other series the last result is said with its name.
    """
    if not chart.others:
        last = best_place(_last_places(chart, plot, ink), obstacles)
        obstacles = obstacles.and_words(last)
        yield last
    for level, is_last in _levels(plot):
        label = _level_label(chart, plot, level, obstacles)
        if _covers_none(label, obstacles) if is_last else _fits(plot, level, label) and _is_free(label, obstacles):
            obstacles = obstacles.and_words(label)
            yield label
    obstacles = replace(obstacles, lines=(*obstacles.lines, *_edges(plot)))
    for stroke in breaks:
        free = (label for label in _break_places(plot, stroke) if _is_free(label, obstacles))
        if found := next(free, None):
            obstacles = obstacles.and_words(found)
            yield found


def readable(colour: Colour, plot: Plot, over: tuple[Colour, ...]) -> Colour:
    """Return the colour if words in it can be read wherever they may stand, also over those colours, else the ink."""
    shades = (rating_shade(shade.rating) for run in plot.runs for shade in run.shades)
    grounds = [WHITE, *over, *shades, *([PANEL_FILL] if plot.expected else [])]
    return colour if min(contrast(colour, ground) for ground in grounds) >= _TEXT_CONTRAST else INK


def _is_free(label: Label, obstacles: Obstacles) -> bool:
    return obstacles.badness(label_box(label)) == (0, 0)


def _covers_none(label: Label, obstacles: Obstacles) -> bool:
    covers, _ = obstacles.badness(label_box(label))
    return covers == 0


def _last_places(chart: TrendChart, plot: Plot, ink: Colour) -> Iterator[Label]:
    """Return where the last result may be written, above or below its marker or beside it, as preferred."""
    known = [(slot, point, point.amount) for slot, point in plot.points.items() if point.amount]
    if not known:
        yield from _nothing_places(plot)
        return
    slot, point, amount = known[-1]
    words = amount_text(amount.number, chart.unit, point.decimals)
    x, y = plot.x(slot), plot.y(amount.number)
    half = chart_width(words, bold=True) / 2
    for away in (1.5 * GAP, 3 * GAP, 5 * GAP, 7 * GAP):
        for aside in (0.0, -half, half, -half - away, half + away):
            for baseline in (_off_the_top(plot, y + away), y - away - ASCENT * CHART_TEXT_SIZE):
                yield Label((x + aside, baseline), words, CHART_TEXT_SIZE, ink, True, "centre")


def _nothing_places(plot: Plot) -> Iterator[Label]:
    for share in (0.5, 0.3, 0.7):
        at = ((plot.box.left + plot.end) / 2, plot.box.bottom + share * (plot.box.top - plot.box.bottom))
        yield Label(at, _NO_RESULTS, CHART_TEXT_SIZE, MUTED, False, "centre")


def _levels(plot: Plot) -> Iterator[tuple[Run | Threshold, bool]]:
    """Return targets and thresholds, the last of each kind first, and whether it is that.

    One that goes on, under other bands or after a gap, is said once.
    """
    upper = [each for each in plot.thresholds if each.is_upper]
    lower = [each for each in plot.thresholds if not each.is_upper]
    kinds: tuple[list[Run | Threshold], ...] = ([*plot.runs], [*upper], [*lower])
    yield from ((kind[-1], True) for kind in kinds if kind)
    for kind in kinds:
        pairs = reversed(list(pairwise(kind)))
        yield from ((level, False) for level, after in pairs if _number(level) != _number(after))


def _number(level: Run | Threshold) -> Fraction:
    return level.target if isinstance(level, Run) else level.number


def _edges(plot: Plot) -> Iterator[Segment]:
    """Return where shading begins and ends, which a change of definition is not named across."""
    for x in (x for run in plot.runs if run.shades for x in plot.reach(run)):
        yield ((x, plot.box.bottom), (x, plot.box.top))


def _fits(plot: Plot, level: Run | Threshold, label: Label) -> bool:
    return chart_width(label.text) <= plot.time.slot * (level.end - level.start)


def _level_label(chart: TrendChart, plot: Plot, level: Run | Threshold, obstacles: Obstacles) -> Label:
    """Return a target or a threshold on its line; off the scale, at the edge it lies beyond; short where it must be."""
    if isinstance(level, Run):
        words, short, number, above = f"Target {brief_amount(level.target, chart.unit)}", "", level.target, True
    else:
        value, number, above = brief_amount(level.number, chart.unit), level.number, level.is_upper
        words, short = f"{threshold_name(is_upper=above)} {value}", f"{'Upper' if above else 'Lower'} {value}"
    if not plot.scale.reaches(number):
        words, short, above = f"{words}, off the scale", f"{short}, off scale", number < plot.scale.low
        number = plot.scale.low if above else plot.scale.high
    label = best_place(_places_along(plot, words, plot.reach(level), number, above=above), obstacles)
    if not short or _covers_none(label, obstacles):
        return label
    return best_place(_places_along(plot, short, plot.reach(level), number, above=above), obstacles)


def _places_along(plot: Plot, words: str, reach: Reach, number: Fraction, *, above: bool) -> Iterator[Label]:
    """Return where words may stand along a level line: close to it on either side, then farther off, from the left."""
    width, (first, last) = chart_width(words) + 2 * GAP, reach
    lefts = [first + (last - width - first) * i / (_PLACES_ON_A_LINE - 1) for i in range(_PLACES_ON_A_LINE)]
    y = plot.y(number)
    for away in (GAP / 2 + number * LINE_HEIGHT for number in range(_MOST_LINES_OFF)):
        over = _off_the_top(plot, y + away + DESCENT * CHART_TEXT_SIZE)
        under = y - away - ASCENT * CHART_TEXT_SIZE
        for baseline in (over, under) if above else (under, over):
            for left in lefts:
                at = (min(max(left, plot.box.left), plot.end - width) + GAP, baseline)
                yield Label(at, words, CHART_TEXT_SIZE, INK, False, "left")


def _break_places(plot: Plot, stroke: Segment) -> Iterator[Label]:
    """Return where the change of a definition may be named: after its stroke or before it, from the top down."""
    (x, bottom), (_, top) = stroke
    half = chart_width(_CHANGED) / 2 + GAP
    for n in range(1, int((top - bottom) / LINE_HEIGHT) + 1):
        for middle in (x + half, x - half):
            if plot.box.left + half <= middle <= plot.end - half:
                at = (middle, top - _OVER_TOP - n * LINE_HEIGHT + DESCENT * CHART_TEXT_SIZE)
                yield Label(at, _CHANGED, CHART_TEXT_SIZE, MUTED, False, "centre")


def _off_the_top(plot: Plot, baseline: float) -> float:
    """Return the baseline, lifted where the plot's top would run through the words: they stand on it then.

    The grid leaves words free, but the shading ends there as well, and its edge would go on behind them.
    """
    below, above = baseline - DESCENT * CHART_TEXT_SIZE, baseline + ASCENT * CHART_TEXT_SIZE
    if not below < plot.box.top < above:
        return baseline
    return plot.box.top + DESCENT * CHART_TEXT_SIZE + _OVER_TOP
