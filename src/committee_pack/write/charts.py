"""A chart of the document tree, data until now, becomes one picture for every format."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import assert_never

from committee_pack.model.document import (
    BarChart,
    Block,
    Chart,
    Document,
    Figure,
    RatingBar,
    Sides,
    SmallMultiples,
    TrendChart,
)
from committee_pack.write.bars import draw_bars
from committee_pack.write.drawing import Drawing
from committee_pack.write.multiples import draw_multiples
from committee_pack.write.rating_bar import draw_bar
from committee_pack.write.sides import side_widths
from committee_pack.write.style import Style, text_width
from committee_pack.write.trend import draw_trend
from committee_pack.write.widths import measured_in


def draw_all(document: Document, style: Style) -> None:
    """Draw the charts that stand in the text itself, as wide as it is, so that writers that follow find them drawn."""
    for section in document.sections:
        _draw_within(section.blocks, style, text_width(section))


def _draw_within(blocks: Iterable[Block], style: Style, width: float) -> None:
    for block in blocks:
        match block:
            case Figure(chart=chart):
                draw(chart, style, width)
            case Sides(left=left, right=right):
                for side, part in zip((left, right), side_widths(block, width), strict=True):
                    _draw_within(side, style, part)
            case _:
                continue


@lru_cache(maxsize=1024)
def draw(chart: Chart, style: Style, width: float) -> Drawing:
    """Return the chart as a picture of that width in points; its height follows.

    The last ones are remembered, since every format shows the same.
    """
    with measured_in(style.theme.font):
        return _drawn(chart, style, width)


def _drawn(chart: Chart, style: Style, width: float) -> Drawing:
    match chart:
        case RatingBar():
            return draw_bar(chart, width)
        case BarChart():
            return draw_bars(chart, style, width)
        case TrendChart():
            return draw_trend(chart, style, width)
        case SmallMultiples():
            return draw_multiples(chart, style, width)
        case _:
            assert_never(chart)
