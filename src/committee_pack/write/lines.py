"""The lines of a trend: where results are joined and where not, what stands at each, and where a definition changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from committee_pack.model.colours import WHITE, Colour
from committee_pack.model.document import TrendPoint, TrendSeries
from committee_pack.model.marks import Mark
from committee_pack.write.drawing import Disc, Part, Pen, Point, Shape
from committee_pack.write.placement import Segment
from committee_pack.write.plot import Plot
from committee_pack.write.shapes import line, polygon
from committee_pack.write.style import INK, MUTED

MARKER = 2.6
"""The radius in points of a marker; those that crowd are smaller."""

_SMALL_MARKER, _SMALLEST_MARKER = 2.0, 1.2
_RING, _RIM = 0.5, 0.9
"""How much larger a hollow marker is, and how thick its rim."""

_LINE_WIDTH = 2.0
_HALO = 2.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a result stands; one that is provisional is hollow."""

    at: Point
    hollow: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is drawn: its pen, and the corners of its marker, a radius from its middle; without, it is round."""

    pen: Pen
    corners: tuple[Point, ...] = ()


_SQUARE: tuple[Point, ...] = ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9))
_UPWARD: tuple[Point, ...] = ((-1.2, -0.9), (1.2, -0.9), (0.0, 1.3))
_DIAMOND: tuple[Point, ...] = ((0.0, -1.4), (1.4, 0.0), (0.0, 1.4), (-1.4, 0.0))
_DOWNWARD: tuple[Point, ...] = ((-1.2, 0.9), (0.0, -1.3), (1.2, 0.9))
OTHERS = (
    Look(Pen(MUTED, 1.3), _SQUARE),
    Look(Pen(INK, 1.1, (6.0, 2.0, 1.2, 2.0)), _UPWARD),
    Look(Pen(MUTED, 1.3, (2.2, 1.6)), _DIAMOND),
    Look(Pen(INK, 0.8), _DOWNWARD),
)
"""How series beside the chart's own are drawn: apart by dash, marker and tone, without colour."""


def own_look(colour: Colour) -> Look:
    """Return how the chart's own results are drawn."""
    return Look(Pen(colour, _LINE_WIDTH))


def result_lines(plot: Plot) -> list[list[Spot]]:
    """Return the results as lines that a period without one breaks, or a change of definition, however far apart.

    One result alone is a line of one spot.
    """
    lines: list[list[Spot]] = []
    broken = True
    for slot, point in plot.points.items():
        if point.amount is not None:
            if broken or Mark.BREAK in point.marks:
                lines.append([])
            lines[-1].append(_spot(plot, slot, point))
        broken = point.amount is None
    return lines


def series_lines(plot: Plot, series: TrendSeries) -> list[list[Spot]]:
    """Return the results of others as lines.

    Two are joined where the chart has no period between them, or where they follow one another at their own
    frequency: annual results among quarters are joined over the quarters that they lack, unless a year lacks too.
    """
    slots = {point.period.last: slot for slot, point in plot.points.items()}
    order = {month: number for number, month in enumerate(slots)}
    lines: list[list[Spot]] = []
    before: TrendPoint | None = None
    for point in series.points:
        if before is None or Mark.BREAK in point.marks or not _follows(point, before, order):
            lines.append([])
        lines[-1].append(_spot(plot, slots[point.period.last], point))
        before = point
    return lines


def _follows(point: TrendPoint, before: TrendPoint, order: dict[int, int]) -> bool:
    month, earlier = point.period.last, before.period.last
    return order[month] - order[earlier] == 1 or month - earlier <= point.period.frequency.value


def _spot(plot: Plot, slot: int, point: TrendPoint) -> Spot:
    assert point.amount is not None, "a period without a result is a gap"
    return Spot((plot.x(slot), plot.y(point.amount.number)), Mark.PROVISIONAL in point.marks)


def radius_of(plot: Plot) -> float:
    """Return the radius of the markers of a plot."""
    return MARKER if plot.time.closest > 6 * MARKER else _SMALL_MARKER


def line_parts(lines: list[list[Spot]], look: Look, radius: float, *, halo: bool = False) -> Iterator[Part]:
    """Return lines with a marker at each result, over a white edge where they cross something dark.

    Markers so close that they would hide the line are left out, but for the last, those that are hollow and those
    that nothing joins.
    """
    if halo:
        edge = Pen(WHITE, look.pen.width + _HALO)
        yield from (line([spot.at for spot in each], edge) for each in lines if len(each) > 1)
    yield from (line([spot.at for spot in each], look.pen) for each in lines if len(each) > 1)
    for each in lines:
        for spot in each:
            if radius >= _SMALLEST_MARKER or spot.hollow or len(each) == 1 or spot is lines[-1][-1]:
                yield from marker(spot, look, max(radius, _SMALLEST_MARKER))


def marker(spot: Spot, look: Look, radius: float) -> Iterator[Part]:
    """Return a marker of that radius; a hollow one is a ring, or its shape as an outline."""
    if look.corners:
        yield _cornered(spot, look, radius)
        return
    grown = radius + _RING * spot.hollow
    yield Disc(spot.at, grown, look.pen.colour)
    if spot.hollow:
        yield Disc(spot.at, grown - _RIM, WHITE)


def _cornered(spot: Spot, look: Look, radius: float) -> Shape:
    (x, y), grown = spot.at, radius + _RING * spot.hollow
    corners = [(x + across * grown, y + up * grown) for across, up in look.corners]
    colour = look.pen.colour
    return polygon(corners, WHITE, Pen(colour, _RIM)) if spot.hollow else polygon(corners, colour)


def segments(lines: Iterable[list[Point]]) -> Iterator[Segment]:
    """Return the straight strokes of lines."""
    for points in lines:
        yield from pairwise(points)


def obstructions(lines: Iterable[list[Spot]]) -> Iterator[Segment]:
    """Return what words should keep off: the lines, and each marker as a cross."""
    for spots in lines:
        yield from pairwise([spot.at for spot in spots])
        for x, y in (spot.at for spot in spots):
            yield ((x - MARKER, y), (x + MARKER, y))
            yield ((x, y - MARKER), (x, y + MARKER))


def breaks(plot: Plot) -> Iterator[Segment]:
    """Return an upright stroke half-way before each result of another definition than those before it."""
    before: int | None = None
    known = False
    for slot, point in plot.points.items():
        if known and before is not None and point.amount and Mark.BREAK in point.marks:
            x = plot.x((before + slot) / 2)
            yield ((x, plot.box.bottom), (x, plot.box.top))
        before, known = slot, known or point.amount is not None
