"""A picture as SVG for Word: paths and real text in the plain attributes that Word's reader knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import assert_never

from committee_pack.write.drawing import Disc, Drawing, Label, Part, Point, Shape

_ANCHORS = {"left": "start", "centre": "middle", "right": "end"}


def svg(drawing: Drawing, font: str) -> bytes:
    """Return the picture as an SVG file sized in points, its words in the font of that name."""
    width, height = _number(drawing.width), _number(drawing.height)
    parts = (_part(part, drawing.height, font) for part in drawing.parts)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">'
    )
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', head, *parts, "</svg>\n")).encode()


def _part(part: Part, height: float, font: str) -> str:
    match part:
        case Shape():
            return _path(part, height)
        case Disc():
            return _circle(part, height)
        case Label():
            return _text(part, height, font)
        case _:
            assert_never(part)


def _circle(disc: Disc, height: float) -> str:
    x, y = _number(disc.centre[0]), _number(height - disc.centre[1])
    return f'<circle cx="{x}" cy="{y}" r="{_number(disc.radius)}" fill="#{disc.fill.hex}"/>'


def _path(shape: Shape, height: float) -> str:
    steps = " ".join([step + _pairs(points, height) for step, points in shape.steps])
    fill = f"#{shape.fill.hex}" if shape.fill else "none"
    return f'<path d="{steps}" fill="{fill}"{_stroke(shape)}/>'


def _stroke(shape: Shape) -> str:
    if shape.pen is None:
        return ""
    pen = shape.pen
    dash = f' stroke-dasharray="{" ".join(map(_number, pen.dash))}"' if pen.dash else ""
    join = ' stroke-linejoin="round"'
    return f' stroke="#{pen.colour.hex}" stroke-width="{_number(pen.width)}"{join}{dash}'


def _text(label: Label, height: float, font: str) -> str:
    x, y = _number(label.at[0]), _number(height - label.at[1])
    weight = ' font-weight="bold"' if label.bold else ""
    return (
        f'<text x="{x}" y="{y}" font-family="{escape(font)}" font-size="{_number(label.size)}"{weight}'
        f' fill="#{label.colour.hex}" text-anchor="{_ANCHORS[label.align]}">{escape(label.text, quote=False)}</text>'
    )


def _pairs(points: Iterable[Point], height: float) -> str:
    """Return points as SVG has them, its origin in the upper left corner."""
    return " ".join([f"{_number(x)} {_number(height - y)}" for x, y in points])


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    """Return a length to the hundredth of a point, without zeros that say nothing.

    The last ones are remembered, since the markers of a trend share theirs, and pictures their axes.
    """
    # Adding 0 makes 0 of the negative zero that rounding can leave.
    return f"{round(value, 2) + 0:.7g}"
