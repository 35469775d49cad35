"""The outlines of letters, as steps of a path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from committee_pack.write.drawing import Point
from committee_pack.write.shapes import Step


class _Outline(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Follows outlines; what it stands on makes cubic curves of all others."""

    def __init__(self, glyphs: Any) -> None:  # noqa: ANN401 - whatever the font gives
        super().__init__(glyphs)
        self.steps: list[Step] = []

    def _moveTo(self, point: Point) -> None:  # noqa: N802 - the library's names
        self.steps.append(("M", (point,)))

    def _lineTo(self, point: Point) -> None:  # noqa: N802
        self.steps.append(("L", (point,)))

    def _curveToOne(self, first: Point, second: Point, end: Point) -> None:  # noqa: N802
        self.steps.append(("C", (first, second, end)))

    def _closePath(self) -> None:  # noqa: N802
        self.steps.append(("Z", ()))


def outlines(word: str, file: Path, size: float, turn: tuple[float, float, float, float]) -> tuple[Step, ...]:
    """Return the outlines of a word's letters beside each other in a font, turned by such a matrix."""
    with TTFont(file, lazy=True) as font:
        pen = _Outline(font.getGlyphSet())
        for name, start in _letters(word, font):
            scale = size / font["head"].unitsPerEm
            a, b, c, d = (scale * each for each in turn)
            pen.glyphSet[name].draw(TransformPen(pen, (a, b, c, d, start * a, start * b)))
    return tuple(pen.steps)


def _letters(word: str, font: TTFont) -> Iterator[tuple[str, int]]:
    """Return the name of each letter in a font, and how far right it begins."""
    names, start = font.getBestCmap(), 0
    for letter in word:
        name = names[ord(letter)]
        yield name, start
        start += font["hmtx"][name][0]
