"""A picture as PNG, for a Word that is older than SVG, in the typeface of our PDFs."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from committee_pack.fonts import SOURCE_SANS, font_files
from committee_pack.write.drawing import Drawing, Label, Pen, Point, Shape

_FINER = 3
"""Each pixel is the mean of so many times so many, which smooths what is neither level nor upright."""

_COLOURS = 128
_CURVE_PIECES = 12
_ANCHORS = {"left": "ls", "centre": "ms", "right": "rs"}


def png(drawing: Drawing, dpi: int) -> bytes:
    """Return the picture as a PNG file of that resolution, with a palette; the same picture gives the same bytes."""
    canvas = _Canvas(drawing, dpi / 72 * _FINER)
    for part in drawing.parts:
        canvas.draw(part)
    buffer = io.BytesIO()
    # Median cut keeps flat areas in their exact colours, which a quicker octree does not.
    image = canvas.image.reduce(_FINER).quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    image.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()


class _Canvas:
    """A picture in the making, `scale` pixels to the point."""

    def __init__(self, drawing: Drawing, scale: float) -> None:
        size = (math.ceil(drawing.width * scale / _FINER) * _FINER, math.ceil(drawing.height * scale / _FINER) * _FINER)
        self.image = Image.new("RGB", size, "white")
        self._pencil = ImageDraw.Draw(self.image)
        self._scale, self._height = scale, drawing.height

    def draw(self, part: Shape | Label) -> None:
        """Draw a part over those drawn before."""
        if isinstance(part, Label):
            self._words(part)
            return
        points = [self._pixel(point) for point in _flattened(part)]
        if part.fill:
            self._pencil.polygon(points, fill=f"#{part.fill.hex}")
        if part.pen:
            self._stroke(points, part.pen)

    def _pixel(self, point: Point) -> Point:
        return (point[0] * self._scale, (self._height - point[1]) * self._scale)

    def _stroke(self, points: list[Point], pen: Pen) -> None:
        width = max(1, round(pen.width * self._scale))
        pieces = _dashes(points, [length * self._scale for length in pen.dash]) if pen.dash else iter((points,))
        for piece in pieces:
            self._pencil.line(piece, fill=f"#{pen.colour.hex}", width=width, joint="curve")

    def _words(self, label: Label) -> None:
        font = _font(label.bold, label.size * self._scale)
        self._pencil.text(self._pixel(label.at), label.text, f"#{label.colour.hex}", font, anchor=_ANCHORS[label.align])


@cache
def _font(bold: bool, size: float) -> ImageFont.FreeTypeFont:
    files = font_files(SOURCE_SANS)
    return ImageFont.truetype(files.bold if bold else files.regular, size, layout_engine=ImageFont.Layout.BASIC)


def _flattened(shape: Shape) -> Iterator[Point]:
    """Return the shape's path as points, its curves as short straight lines."""
    here: Point = (0, 0)
    start: Point | None = None
    for step, points in shape.steps:
        if step == "C":
            yield from _curve(here, *points)
        elif step == "Z" and start:
            yield start
        else:
            yield from points
        here = points[-1] if points else here
        start = start or here


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    for i in range(1, _CURVE_PIECES + 1):
        t = i / _CURVE_PIECES
        shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        around = (start, first, second, end)
        yield (
            sum(share * point[0] for share, point in zip(shares, around, strict=True)),
            sum(share * point[1] for share, point in zip(shares, around, strict=True)),
        )


def _dashes(points: list[Point], lengths: list[float]) -> Iterator[list[Point]]:
    """Return the pieces of a line that are drawn when it is on and off for those lengths in turn."""
    turn, left = 0, lengths[0]
    piece = [points[0]]
    for start, end in pairwise(points):
        length, done = math.dist(start, end), 0.0
        while length - done > left:
            done += left
            at = (start[0] + (end[0] - start[0]) * done / length, start[1] + (end[1] - start[1]) * done / length)
            if turn % 2 == 0:
                yield [*piece, at]
            piece, turn = [at], turn + 1
            left = lengths[turn % len(lengths)]
        left -= length - done
        piece.append(end)
    if turn % 2 == 0:
        yield piece
