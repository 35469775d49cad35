"""A picture as shapes and labels in points, drawn once and then written into every format.

The origin is the lower left corner, as in PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from committee_pack.model.colours import Colour

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: its colour, width and dashes (lengths on and off; none is solid)."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A path of straight lines and cubic curves, filled, stroked or both.

    Each step is `("M", (point,))`, `("L", (point,))`, `("C", (control, control, point))` or `("Z", ())`.
    """

    steps: tuple[tuple[Literal["M", "L", "C", "Z"], tuple[Point, ...]], ...]
    fill: Colour | None
    pen: Pen | None


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    centre: Point
    radius: float
    fill: Colour


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point on their baseline, aligned to it."""

    at: Point
    text: str
    size: float
    colour: Colour
    bold: bool
    align: Literal["left", "centre", "right"]


Part = Shape | Disc | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture of a width and height, its parts from back to front."""

    width: float
    height: float
    parts: tuple[Part, ...]
