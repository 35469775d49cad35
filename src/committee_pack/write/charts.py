"""A chart of the document tree, data until now, becomes one picture for every format."""

from __future__ import annotations

from typing import assert_never

from committee_pack.model.document import BarChart, Chart, RatingBar, TrendChart
from committee_pack.write.drawing import Drawing
from committee_pack.write.style import Style


def draw(chart: Chart, style: Style, width: float) -> Drawing:
    """Return the chart as a picture of that width in points; its height follows."""
    match chart:
        case RatingBar():
            from committee_pack.write.rating_bar import draw_bar

            return draw_bar(chart, width)
        case BarChart():
            from committee_pack.write.bars import draw_bars

            return draw_bars(chart, style, width)
        case TrendChart():
            # Here, as its scale brings in matplotlib, which takes longer to load than a bar to draw.
            from committee_pack.write.trend import draw_trend

            return draw_trend(chart, style, width)
        case _:
            assert_never(chart)
