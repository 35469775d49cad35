"""A picture as PNG, for a Word that is older than SVG, in the typeface of our PDFs.

It is drawn with a palette from the first, a colour at a time, and at a resolution at which lines need
no smoothing; only words are smoothed. That takes a tenth of the time of a picture in full colour that
is drawn finer, made smaller and then reduced to a palette.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from committee_pack.fonts import SOURCE_SANS, font_files
from committee_pack.model.colours import WHITE, Colour
from committee_pack.write.drawing import Drawing, Label, Pen, Point, Shape

_SHADES = 4
"""How many colours words are smoothed with, from what they stand on to their own."""
_COLOURS = 256
_CURVE_PIECES = 6
_COMPRESSION = 3
"""More takes longer than the bytes are worth."""
_ANCHORS = {"left": "ls", "centre": "ms", "right": "rs"}


def png(drawing: Drawing, dpi: int) -> bytes:
    """Return the picture as a PNG file of that resolution, with a palette; the same picture gives the same bytes."""
    canvas = _Canvas(drawing, dpi / 72)
    for part in drawing.parts:
        canvas.draw(part)
    buffer = io.BytesIO()
    canvas.finished().save(buffer, "PNG", dpi=(dpi, dpi), bits=8, compress_level=_COMPRESSION)
    return buffer.getvalue()


class _Canvas:
    """A picture in the making, `scale` pixels to the point."""

    def __init__(self, drawing: Drawing, scale: float) -> None:
        self._palette: list[Colour] = []
        self._inks: dict[Colour, int] = {}
        size = (math.ceil(drawing.width * scale), math.ceil(drawing.height * scale))
        self._image = Image.new("P", size, self._ink(WHITE))
        self._pencil = ImageDraw.Draw(self._image)
        self._scale, self._height = scale, drawing.height

    def draw(self, part: Shape | Label) -> None:
        """Draw a part over those drawn before."""
        if isinstance(part, Label):
            self._words(part)
            return
        points = [self._pixel(point) for point in _flattened(part)]
        if part.fill:
            self._pencil.polygon(points, fill=self._ink(part.fill))
        if part.pen:
            self._stroke(points, part.pen)

    def finished(self) -> Image.Image:
        """Return the picture with its colours."""
        self._image.putpalette([part for each in self._palette for part in (each.red, each.green, each.blue)])
        return self._image

    def _ink(self, colour: Colour) -> int:
        """Return the colour's place in the palette; the last one there where it is full."""
        if colour not in self._inks and len(self._palette) < _COLOURS:
            self._inks[colour] = len(self._palette)
            self._palette.append(colour)
        return self._inks.get(colour, _COLOURS - 1)

    def _pixel(self, point: Point) -> Point:
        return (point[0] * self._scale, (self._height - point[1]) * self._scale)

    def _stroke(self, points: list[Point], pen: Pen) -> None:
        width = max(1, round(pen.width * self._scale))
        pieces = _dashes(points, [length * self._scale for length in pen.dash]) if pen.dash else iter((points,))
        for piece in pieces:
            self._pencil.line(piece, fill=self._ink(pen.colour), width=width)

    def _words(self, label: Label) -> None:
        """Draw words, smoothed between their colour and the one that they stand on."""
        words = (label.text, label.bold, label.size * self._scale, _ANCHORS[label.align])
        mask, across, down = _mask(*words)
        x, y = self._pixel(label.at)
        left, top = round(x) + across, round(y) + down
        ground = self._colour_at(left + mask.width // 2, top + mask.height // 2)
        inks = tuple(self._ink(colour) for colour in _between(ground, label.colour))
        self._image.paste(_inked(words, inks), (left, top))

    def _colour_at(self, x: int, y: int) -> Colour:
        width, height = self._image.size
        found = self._image.getpixel((min(max(x, 0), width - 1), min(max(y, 0), height - 1)))
        assert isinstance(found, int), "a picture with a palette has one number a pixel"
        return self._palette[found]


@lru_cache(maxsize=4096)
def _mask(text: str, bold: bool, size: float, anchor: str) -> tuple[Image.Image, int, int]:
    """Return how much each pixel is covered by words, and how far from their place the picture of them begins."""
    font = _font(bold, size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(text, anchor=anchor))
    image = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(image).text((-left, -top), text, 255, font, anchor=anchor)
    return image, left, top


@lru_cache(maxsize=4096)
def _inked(words: tuple[str, bool, float, str], inks: tuple[int, ...]) -> Image.Image:
    """Return words in the inks, from that of what they stand on to their own; charts repeat the same ones."""
    return _mask(*words)[0].point([inks[level] for level in _LEVELS])


_LEVELS = tuple((cover * (_SHADES - 1) + 127) // 255 for cover in range(256))


@lru_cache(maxsize=256)
def _between(ground: Colour, colour: Colour) -> tuple[Colour, ...]:
    return tuple(ground.mixed(colour, level / (_SHADES - 1)) for level in range(_SHADES))


@lru_cache(maxsize=64)
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
    for one, two, three, four in _SHARES:
        yield (
            one * start[0] + two * first[0] + three * second[0] + four * end[0],
            one * start[1] + two * first[1] + three * second[1] + four * end[1],
        )


_SHARES = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    for t in (i / _CURVE_PIECES for i in range(1, _CURVE_PIECES + 1))
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
