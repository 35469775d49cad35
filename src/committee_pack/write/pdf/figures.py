"""Charts become vectors and real words, with the text that stands for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from committee_pack.model.document import Figure
from committee_pack.write.charts import draw
from committee_pack.write.drawing import Disc, Drawing, Label, Point, Shape
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.fonts import Typeface, typeface
from committee_pack.write.pdf.pieces import Noted
from committee_pack.write.pdf.setting import Setting
from committee_pack.write.pdf.structure import Box, Element

_GAP = 10.0
_SHARE = {"left": 0.0, "centre": 0.5, "right": 1.0}


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that belongs to a Figure element."""

    drawing: Drawing
    element: Element
    typeface: Typeface
    before: float = _GAP
    after: float = _GAP
    keeps: bool = False

    @property
    def height(self) -> float:
        """How high the drawing is."""
        return self.drawing.height

    def split(self, height: float, must: bool) -> None:
        """Return nothing: a picture stays whole."""

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the picture, and note where it stands (ISO 14289-1, 7.3)."""
        bottom = top - self.drawing.height
        self.element.box = (x, bottom, x + self.drawing.width, top)
        page.tag(self.element)
        for part in self.drawing.parts:
            match part:
                case Shape():
                    page.shape(part, (x, bottom))
                case Disc((across, up), radius, fill):
                    page.box(_around(x + across, bottom + up, radius), fill, radius)
                case Label():
                    _draw_label(page, part, (x, bottom), self.typeface)
                case _:
                    assert_never(part)
        page.untag()

    def footnotes(self, down: float) -> Iterable[Noted]:
        """Return nothing: a chart has none."""
        return ()


def figure(block: Figure, setting: Setting, parent: Element) -> Picture:
    """Return a chart as wide as there is room."""
    element = parent.add("Figure")
    element.alternative = block.alternative
    return Picture(draw(block.chart, setting.style, setting.width), element, typeface(setting.style.theme.font))


def _around(x: float, y: float, radius: float) -> Box:
    return (x - radius, y - radius, x + radius, y + radius)


def _draw_label(page: TaggedCanvas, label: Label, origin: Point, faces: Typeface) -> None:
    face = faces.semibold if label.bold else faces.regular
    x = origin[0] + label.at[0] - face.width(label.text, label.size) * _SHARE[label.align]
    page.words((x, origin[1] + label.at[1]), label.text, face, label.size, label.colour)
