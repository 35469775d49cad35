"""The results of a trend as upright bars from nought, with the target and whatever else over them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from committee_pack.model.colours import WHITE, Colour, contrast
from committee_pack.model.document import TrendPoint
from committee_pack.model.marks import Mark
from committee_pack.write.drawing import Pen, Shape
from committee_pack.write.placement import Box, Segment
from committee_pack.write.plot import Plot
from committee_pack.write.shapes import rectangle

_NOUGHT = Fraction(0)
_SHARE, _WIDEST = 0.62, 44.0
"""How much of the time between two periods a bar takes, up to so many points."""

_LEAST = 1.5
"""How high a bar of nought is, so that it is not taken for a gap."""

_GRAPHIC_CONTRAST = 3.0
_SHADES = 20
_EDGE, _OUTLINE = 0.6, 1.3


def bar_shapes(plot: Plot, colour: Colour) -> Iterator[Shape]:
    """Return a bar for each result; one that is provisional is an outline."""
    for point, box in _bars(plot):
        hollow = Mark.PROVISIONAL in point.marks
        fill, pen = (WHITE, Pen(colour, _OUTLINE)) if hollow else (bar_tone(colour), Pen(colour, _EDGE))
        yield rectangle(box.left, box.bottom, box.right, box.top, fill, pen)


def bar_obstructions(plot: Plot) -> Iterator[Segment]:
    """Return what words should keep off: the edges of the bars, and their middles from top to bottom."""
    for _, box in _bars(plot):
        yield ((box.left, box.top), (box.right, box.top))
        yield ((box.left, box.bottom), (box.right, box.bottom))
        for x in (box.left, (box.left + box.right) / 2, box.right):
            yield ((x, box.bottom), (x, box.top))


def _bars(plot: Plot) -> Iterator[tuple[TrendPoint, Box]]:
    half = min(plot.time.closest * _SHARE, _WIDEST) / 2
    zero = plot.y(_NOUGHT)
    for slot, point in plot.points.items():
        if point.amount is not None:
            x, reach = plot.x(slot), plot.y(point.amount.number)
            low, high = min(zero, reach), max(zero, reach)
            yield point, Box(x - half, low, x + half, max(high, low + _LEAST))


@lru_cache(maxsize=16)
def bar_tone(colour: Colour) -> Colour:
    """Return the palest tint of a colour that stands out from white: dark lines and words over it can be seen."""
    tints = (colour.mixed(WHITE, (_SHADES - n) / _SHADES) for n in range(_SHADES + 1))
    return next((tint for tint in tints if contrast(tint, WHITE) >= _GRAPHIC_CONTRAST), colour)
