"""How wide words are: in Arial, and in a council's own font where a picture stands in both."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from committee_pack.fonts import SOURCE_SANS
from committee_pack.model.document import BarChart, BarSeries
from committee_pack.model.indicators import Unit
from committee_pack.model.results import Amount
from committee_pack.write.charts import draw
from committee_pack.write.drawing import Drawing, Label
from committee_pack.write.pdf.fonts import typeface
from committee_pack.write.placement import label_box
from committee_pack.write.widths import measured_in, words_width
from tests.support.documents import trend_chart
from tests.support.themes import own_font, style, twice_as_wide

WORDS = "Placement stability, 3 or more: £1,200 ▲"


def test_words_are_as_wide_as_in_the_wider_font_while_a_picture_is_drawn_for_both(tmp_path: Path) -> None:
    narrow, wide = own_font(tmp_path / "a"), own_font(tmp_path / "b", regular=twice_as_wide, bold=twice_as_wide)
    arial = words_width(WORDS, 10), words_width(WORDS, 10, bold=True)
    with measured_in(wide):
        faces = typeface(wide)
        own = faces.regular.width(WORDS, 10), faces.semibold.width(WORDS, 10)
        assert (words_width(WORDS, 10), words_width(WORDS, 10, bold=True)) == pytest.approx(own)
        assert own > arial
    for font in (narrow, SOURCE_SANS):
        with measured_in(font):
            assert words_width(WORDS, 10) == arial[0]
    assert words_width(WORDS, 10) == arial[0]


def _labels_in(drawing: Drawing) -> list[Label]:
    return [part for part in drawing.parts if isinstance(part, Label)]


def test_charts_leave_the_words_of_a_wide_font_room(tmp_path: Path) -> None:
    look = style(font=(wide := own_font(tmp_path / "wide", regular=twice_as_wide, bold=twice_as_wide)))
    bars = BarChart(
        "Open cases",
        "area",
        Unit.COUNT,
        0,
        ("North Kent", "Disability Service"),
        (BarSeries("", (Amount(Fraction(1_111)), Amount(Fraction(2_345_678)))),),
    )
    for chart in (bars, trend_chart(12)):
        labels = _labels_in(drawing := draw(chart, look, 480))
        assert len(labels) >= 4
        with measured_in(wide):
            boxes = [label_box(label) for label in labels]
        assert all(box.left >= -0.5 and box.right <= drawing.width + 0.5 for box in boxes)
        assert not any(one.overlaps(other) for n, one in enumerate(boxes) for other in boxes[:n])
