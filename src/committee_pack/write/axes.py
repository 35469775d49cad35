"""What stands behind a trend: bands of ratings with their names, grid lines, axes and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import isclose

from committee_pack.write.drawing import Label, Pen, Shape
from committee_pack.write.placement import ASCENT, LINE_HEIGHT, Box, Segment, label_box, spread
from committee_pack.write.plot import GAP, Expected, Plot
from committee_pack.write.scale import Shade
from committee_pack.write.shapes import line, rectangle
from committee_pack.write.style import CHART_TEXT_SIZE, MUTED, PANEL_FILL, RULE, rating_shade

_GRID = Pen(RULE, 0.6)
_AXIS = Pen(MUTED, 0.8)
_BOUNDARY = Pen(MUTED, 0.7, (0.8, 2.4))
"""Dotted, between two bands, since shading so faint is one grey in print without colour."""

_TICK = 3.0
_BETWEEN_NAMES = 0.5


@dataclass(frozen=True, slots=True)
class _Area:
    """A band's shading from one place to another, in points."""

    shade: Shade
    left: float
    right: float


def backdrop(plot: Plot, levels: Iterable[Segment], names: Iterable[Label], words: Iterable[Label]) -> Iterator[Shape]:
    """Return shading, grid and axes, from back to front; the grid leaves all words and lines of `levels` free."""
    areas, box = _areas(plot), plot.box
    edges = _edges(plot, areas)
    taken = [*(_around(Box(*start, *end)) for start, end in levels), *map(label_box, words)]
    yield from (_shading(plot, area) for area in areas)
    yield from (_expected(plot, each) for each in plot.expected)
    yield from _grid(plot, [*taken, *_lane(plot), *map(_around, edges)])
    taken += [_across_lane(plot, name) for name in names]
    for edge in edges:
        yield from _level(edge, _BOUNDARY, taken)
    right = plot.end if plot.has_names and not plot.named else box.right
    yield line(((box.left, box.top), (box.left, box.bottom), (right, box.bottom)), _AXIS)


def _shading(plot: Plot, area: _Area) -> Shape:
    low, high = plot.y(area.shade.low), plot.y(area.shade.high)
    return rectangle(area.left, low, area.right, high, rating_shade(area.shade.rating))


def _expected(plot: Plot, of: Expected) -> Shape:
    left, right = plot.reach(of)
    return rectangle(left, plot.y(of.low), right, plot.y(of.high), PANEL_FILL)


def _grid(plot: Plot, taken: list[Box]) -> Iterator[Shape]:
    """Return a level line at each tick, that of nought as dark as the axes."""
    for tick in plot.scale.ticks:
        y = plot.y(tick)
        yield from _level(Box(plot.box.left, y, plot.box.right, y), _AXIS if tick == 0 else _GRID, taken)


def _stretches(plot: Plot) -> Iterator[tuple[float, float, tuple[Shade, ...]]]:
    """Return from where to where which bands hold: each target's, and the last one's where they are named."""
    for run in plot.runs:
        yield *plot.reach(run), run.shades
    yield plot.end, plot.box.right, plot.named


def _areas(plot: Plot) -> list[_Area]:
    """Return the shading; a band that goes on unchanged is one area, since a seam would show."""
    areas: list[_Area] = []
    for left, right, shades in _stretches(plot):
        grown = {area.shade: i for i, area in enumerate(areas) if isclose(area.right, left)}
        for shade in shades:
            if shade in grown:
                areas[grown[shade]] = replace(areas[grown[shade]], right=right)
            else:
                areas.append(_Area(shade, left, right))
    return areas


def _edges(plot: Plot, areas: list[_Area]) -> list[Box]:
    """Return where one band ends and the next begins, each as a level line, from low to high."""
    inner = [area for area in areas if area.shade.low != plot.scale.low]
    found = {(plot.y(area.shade.low), area.left, area.right) for area in inner}
    return [Box(left, y, right, y) for y, left, right in sorted(found)]


def _lane(plot: Plot) -> list[Box]:
    """Return where names stand, which the grid leaves to them."""
    return [replace(plot.box.grown(1), left=plot.end)] if plot.named or plot.has_names else []


def _across_lane(plot: Plot, name: Label) -> Box:
    """Return the room of a band's name, across the lane of names."""
    return replace(label_box(name), left=plot.end, right=plot.box.right)


def _around(edge: Box) -> Box:
    """Return the room of a level line, which other lines leave to it."""
    return Box(edge.left, edge.bottom - 0.1, edge.right, edge.top + 0.1)


def _level(across: Box, pen: Pen, taken: list[Box]) -> Iterator[Shape]:
    """Return a level line, broken where it is taken."""
    y, left = across.bottom, across.left
    met = [box for box in taken if box.bottom < y < box.top and box.left < across.right and left < box.right]
    for box in sorted(met, key=lambda box: box.left):
        if box.left > left:
            yield line(((left, y), (box.left, y)), pen)
        left = max(left, box.right)
    if left < across.right:
        yield line(((left, y), (across.right, y)), pen)


def tick_labels(plot: Plot) -> Iterator[Label]:
    """Return the words of the ticks, at the left."""
    for tick, words in zip(plot.scale.ticks, plot.tick_words, strict=True):
        at = (plot.box.left - GAP, _baseline(plot.y(tick)))
        yield Label(at, words, CHART_TEXT_SIZE, MUTED, False, "right")


def period_labels(plot: Plot) -> Iterator[Label]:
    """Return the names of periods, below the plot; a year in a second line stands below the first that it is of."""
    baseline = plot.box.bottom - _TICK - 0.75 * GAP - ASCENT * CHART_TEXT_SIZE
    year: tuple[str, ...] = ()
    for slot in plot.time.named():
        first, *more = plot.time.names[slot]
        lines = (first, *more) if tuple(more) != year else (first,)
        year = tuple(more)
        for i, words in enumerate(lines):
            yield Label((plot.x(slot), baseline - i * LINE_HEIGHT), words, CHART_TEXT_SIZE, MUTED, False, "centre")


def period_ticks(plot: Plot) -> Iterator[Shape]:
    """Return a short stroke from the axis down at periods."""
    for slot in plot.time.ticked():
        x = plot.x(slot)
        yield line(((x, plot.box.bottom), (x, plot.box.bottom - _TICK)), _AXIS)


def band_labels(plot: Plot) -> list[Label]:
    """Return the bands' names at their right edges, from low to high, apart from one another."""
    shades = sorted(plot.named, key=lambda shade: shade.low)
    wanted = [(plot.y(shade.low) + plot.y(shade.high)) / 2 for shade in shades]
    middles = spread(wanted, [LINE_HEIGHT + _BETWEEN_NAMES] * len(wanted), plot.box.bottom, plot.box.top)
    right = plot.box.right - GAP
    return [
        Label((right, _baseline(middle)), shade.rating.value, CHART_TEXT_SIZE, MUTED, False, "right")
        for shade, middle in zip(shades, middles, strict=True)
    ]


def leaders(plot: Plot, names: list[Label]) -> Iterator[Shape]:
    """Return a stroke from each name that had to move out of its band, back to it."""
    for shade, name in zip(sorted(plot.named, key=lambda shade: shade.low), names, strict=True):
        box, low, high = label_box(name), plot.y(shade.low), plot.y(shade.high)
        middle = (box.bottom + box.top) / 2
        if not low <= middle <= high:
            start = (box.left - 1, middle)
            yield line((start, (start[0] - 2 * GAP, (low + high) / 2)), _AXIS)


def _baseline(middle: float) -> float:
    """Return the baseline of words whose capitals and digits have their middle there."""
    return middle - ASCENT * CHART_TEXT_SIZE / 2
