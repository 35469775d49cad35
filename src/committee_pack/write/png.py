"""A picture as PNG, for a Word that is older than SVG, in the typeface of our PDFs.

It is drawn with a palette from the first, a colour at a time, and at a resolution at which lines need
no smoothing; only words are smoothed. That takes a tenth of the time of a picture in full colour that
is drawn finer, made smaller and then reduced to a palette. The file is put together here: Pillow would
take twice the time over its rows.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import assert_never

from PIL import Image, ImageDraw, ImageFont

from committee_pack.fonts import SOURCE_SANS, font_files
from committee_pack.model.colours import WHITE, Colour
from committee_pack.write.drawing import Disc, Drawing, Label, Part, Pen, Point, Shape

_SHADES = 4
"""How many colours words are smoothed with, from what they stand on to their own."""
_COLOURS = 16
"""So that two pixels make a byte. A trend has 15 at most, of which 6 smooth its words."""
_FAINT = 230
"""How light each part of a ground is for words on it to be smoothed as if on white, which no eye tells apart."""
_CURVE_PIECES = 4
_COMPRESSION = 1
"""More takes longer than the bytes are worth."""
_ROWS = 128
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INCH = 0.0254
_ANCHORS = {"left": "ls", "centre": "ms", "right": "rs"}


def png(drawing: Drawing, dpi: int) -> bytes:
    """Return the picture as a PNG file of that resolution, with a palette; the same picture gives the same bytes."""
    canvas = _Canvas(drawing, dpi / 72)
    for part in drawing.parts:
        canvas.draw(part)
    return _file(canvas.image, canvas.palette, dpi)


def _file(image: Image.Image, palette: list[Colour], dpi: int) -> bytes:
    """Return a picture of at most 16 colours as a PNG file (PNG 3rd edition, 11.2 and 11.3.4)."""
    width, height = image.size
    to_the_metre = round(dpi / _INCH)
    chunks = (
        _chunk(b"IHDR", struct.pack(">2I5B", width, height, 4, 3, 0, 0, 0)),
        _chunk(b"PLTE", bytes(part for each in palette for part in (each.red, each.green, each.blue))),
        _chunk(b"pHYs", struct.pack(">2IB", to_the_metre, to_the_metre, 1)),
        _chunk(b"IDAT", _compressed(image)),
        _chunk(b"IEND", b""),
    )
    return _SIGNATURE + b"".join(chunks)


def _compressed(image: Image.Image) -> bytes:
    """Return the rows of a picture, compressed some at a time: more do not fit into the processor's cache.

    Each row begins with a byte that says how it is filtered; the two white pixels there say that it is not.
    """
    width, height = image.size
    press = zlib.compressobj(_COMPRESSION)
    strips = (image.crop((-2, top, width, min(top + _ROWS, height))) for top in range(0, height, _ROWS))
    return b"".join([*(press.compress(strip.tobytes("raw", "P;4")) for strip in strips), press.flush()])


def _chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk: how long it is, its kind, its content and the checksum of both."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(content, zlib.crc32(kind)))


class _Canvas:
    """A picture in the making, `scale` pixels to the point."""

    def __init__(self, drawing: Drawing, scale: float) -> None:
        self.palette: list[Colour] = []
        self._inks: dict[Colour, int] = {}
        size = (math.ceil(drawing.width * scale), math.ceil(drawing.height * scale))
        self.image = Image.new("P", size, self._ink(WHITE))
        self._pencil = ImageDraw.Draw(self.image)
        self._scale, self._height = scale, drawing.height

    def draw(self, part: Part) -> None:
        """Draw a part over those drawn before."""
        match part:
            case Shape():
                self._shape(part)
            case Disc():
                self._disc(part)
            case Label():
                self._words(part)
            case _:
                assert_never(part)

    def _shape(self, shape: Shape) -> None:
        scale, height = self._scale, self._height
        points = [(x * scale, (height - y) * scale) for x, y in _flattened(shape)]
        if shape.fill:
            self._pencil.polygon(points, fill=self._ink(shape.fill))
        if shape.pen:
            self._stroke(points, shape.pen)

    def _disc(self, disc: Disc) -> None:
        x, y, r = disc.centre[0] * self._scale, (self._height - disc.centre[1]) * self._scale, disc.radius * self._scale
        self._pencil.ellipse((x - r, y - r, x + r, y + r), self._ink(disc.fill))

    def _ink(self, colour: Colour) -> int:
        """Return the colour's place in the palette; that of the nearest one there where it is full."""
        if colour not in self._inks and len(self.palette) < _COLOURS:
            self.palette.append(colour)
            self._inks[colour] = len(self._inks)
        elif colour not in self._inks:
            self._inks[colour] = min(range(_COLOURS), key=lambda ink: _apart(self.palette[ink], colour))
        return self._inks[colour]

    def _stroke(self, points: list[Point], pen: Pen) -> None:
        ink, width = self._ink(pen.colour), max(1, round(pen.width * self._scale))
        if not pen.dash:
            self._pencil.line(points, ink, width)
            return
        lengths = tuple(length * self._scale for length in pen.dash)
        if len({y for _, y in points}) == 1:
            strip = _level_dashes(points[0][0], points[-1][0], lengths, width, self.image.width)
            self.image.paste(ink, (0, int(points[0][1]) - width), strip)
            return
        for piece in _dashes(points, lengths):
            self._pencil.line(piece, ink, width)

    def _words(self, label: Label) -> None:
        """Draw words, smoothed between their colour and the one that they stand on."""
        words = (label.text, label.bold, label.size * self._scale, _ANCHORS[label.align])
        mask, across, down = _mask(*words)
        x, y = label.at
        left, top = round(x * self._scale) + across, round((self._height - y) * self._scale) + down
        ground = self._ground(left, top, *mask.size)
        inks = tuple(self._ink(colour) for colour in _between(ground, label.colour))
        self.image.paste(_inked(words, inks), (left, top))

    def _ground(self, left: int, top: int, width: int, height: int) -> Colour:
        """Return what words stand on: a line that they have to cross is in their middle and not in both corners."""
        corner = self._colour_at(left, top)
        if corner == self._colour_at(left + width - 1, top + height - 1):
            return corner
        return self._colour_at(left + width // 2, top + height // 2)

    def _colour_at(self, x: int, y: int) -> Colour:
        width, height = self.image.size
        found = self.image.getpixel((min(max(x, 0), width - 1), min(max(y, 0), height - 1)))
        assert isinstance(found, int), "a picture with a palette has one number a pixel"
        return self.palette[found]


def _apart(one: Colour, other: Colour) -> int:
    return abs(one.red - other.red) + abs(one.green - other.green) + abs(one.blue - other.blue)


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
    mask, _, _ = _mask(*words)
    return Image.frombytes("P", mask.size, mask.tobytes().translate(_LEVELS).translate(bytes(inks).ljust(256)))


_LEVELS = bytes((cover * (_SHADES - 1) + 127) // 255 for cover in range(256))


@lru_cache(maxsize=256)
def _between(ground: Colour, colour: Colour) -> tuple[Colour, ...]:
    """Return the colours from that of the ground to that of the words."""
    lightest = WHITE if min(ground.red, ground.green, ground.blue) >= _FAINT else ground
    return (ground, *(lightest.mixed(colour, level / (_SHADES - 1)) for level in range(1, _SHADES)))


@lru_cache(maxsize=64)
def _font(bold: bool, size: float) -> ImageFont.FreeTypeFont:
    files = font_files(SOURCE_SANS)
    return ImageFont.truetype(files.bold if bold else files.regular, size, layout_engine=ImageFont.Layout.BASIC)


def _flattened(shape: Shape) -> list[Point]:
    """Return the shape's path as points, its curves as short straight lines."""
    path: list[Point] = []
    for step, points in shape.steps:
        if step == "C":
            path += _curve(path[-1], *points)
        elif step == "Z":
            path.append(path[0])
        else:
            path += points
    return path


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    (x, y), (x1, y1), (x2, y2), (x3, y3) = start, first, second, end
    return [(a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3) for a, b, c, d in _SHARES]


_SHARES = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    for t in (i / _CURVE_PIECES for i in range(1, _CURVE_PIECES + 1))
)


@lru_cache(maxsize=256)
def _level_dashes(start: float, end: float, lengths: tuple[float, ...], width: int, across: int) -> Image.Image:
    """Return a level line's dashes as a mask as wide as the picture; charts draw theirs from the same few places."""
    strip = Image.new("L", (across, 2 * width + 1))
    pencil = ImageDraw.Draw(strip)
    for piece in _dashes([(start, width), (end, width)], lengths):
        pencil.line(piece, 255, width)
    return strip


def _dashes(points: list[Point], lengths: Sequence[float]) -> Iterator[list[Point]]:
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
