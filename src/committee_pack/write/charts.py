"""A chart of the document tree, data until now, becomes one picture for every format."""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from committee_pack.model.document import BarChart, Chart, Document, Figure, RatingBar, SmallMultiples, TrendChart
from committee_pack.write.bars import draw_bars
from committee_pack.write.drawing import Drawing
from committee_pack.write.multiples import draw_multiples
from committee_pack.write.rating_bar import draw_bar
from committee_pack.write.style import MARGIN, Style, page_points
from committee_pack.write.trend import draw_trend


def draw_all(document: Document, style: Style) -> None:
    """Draw the charts that stand in the text itself, as wide as it is, so that writers that follow find them drawn."""
    for section in document.sections:
        width = page_points(section.size, section.orientation)[0] - 2 * MARGIN
        for block in section.blocks:
            if isinstance(block, Figure):
                draw(block.chart, style, width)


@lru_cache(maxsize=1024)
def draw(chart: Chart, style: Style, width: float) -> Drawing:
    """Return the chart as a picture of that width in points; its height follows.

    The last ones are remembered, since every format shows the same.
    """
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
