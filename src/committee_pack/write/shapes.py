"""The shapes that charts are made of, each by its corners in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from committee_pack.model.colours import Colour
from committee_pack.write.drawing import Pen, Point, Shape

Step = tuple[Literal["M", "L", "C", "Z"], tuple[Point, ...]]

_ROUND = 0.5523
"""How far a cubic curve's controls lie along the tangents of a quarter circle, as a share of its radius."""


def line(points: Sequence[Point], pen: Pen) -> Shape:
    """Return the points joined by straight strokes, from the first to the last."""
    rest: list[Step] = [("L", (point,)) for point in points[1:]]
    return Shape((("M", (points[0],)), *rest), None, pen)


def rectangle(left: float, bottom: float, right: float, top: float, fill: Colour, pen: Pen | None = None) -> Shape:
    """Return a filled rectangle, with an outline where there is a pen."""
    return polygon(((left, bottom), (right, bottom), (right, top), (left, top)), fill, pen)


def polygon(corners: Sequence[Point], fill: Colour, pen: Pen | None = None) -> Shape:
    """Return the filled shape that has those corners, with an outline where there is a pen."""
    sides: list[Step] = [("L", (corner,)) for corner in corners[1:]]
    return Shape((("M", (corners[0],)), *sides, ("Z", ())), fill, pen)


def panel(
    left: float, bottom: float, right: float, top: float, fill: Colour, rounded: tuple[float, float] = (0, 0)
) -> Shape:
    """Return a filled rectangle whose corners at the left and at the right are round by those radii."""
    west, east = rounded
    steps: list[Step] = [
        ("M", ((left + west, bottom),)),
        *_corner((right - east, bottom), (right, bottom), (right, bottom + east), east),
        *_corner((right, top - east), (right, top), (right - east, top), east),
        *_corner((left + west, top), (left, top), (left, top - west), west),
        *_corner((left, bottom + west), (left, bottom), (left + west, bottom), west),
        ("Z", ()),
    ]
    return Shape(tuple(steps), fill, None)


def _corner(before: Point, corner: Point, after: Point, radius: float) -> list[Step]:
    return [("L", (before,)), _turn(before, corner, after)] if radius else [("L", (corner,))]


def _turn(before: Point, corner: Point, after: Point) -> Step:
    """Return the quarter of a circle that leaves the corner out."""
    return ("C", (_towards(before, corner), _towards(after, corner), after))


def _towards(start: Point, end: Point) -> Point:
    return (start[0] + (end[0] - start[0]) * _ROUND, start[1] + (end[1] - start[1]) * _ROUND)
