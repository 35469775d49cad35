from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from committee_pack.model.colours import WHITE, Colour
from committee_pack.model.document import Drawn, RatingBar, TrendSeries
from committee_pack.model.totals import Totals
from committee_pack.write.charts import draw
from committee_pack.write.drawing import Disc, Drawing, Label, Part, Pen, Shape
from committee_pack.write.png import png
from committee_pack.write.shapes import line, rectangle
from tests.support.documents import STYLE, trend_chart

INK = Colour(0, 0, 0)


def picture(*parts: Part, dpi: int = 72) -> Image.Image:
    return Image.open(io.BytesIO(png(Drawing(40, 20, parts), dpi))).convert("RGB")


def dark(image: Image.Image, row: int) -> list[int]:
    return [x for x in range(image.width) if sum(_pixel(image, x, row)) < 300]


def _pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def test_the_picture_is_as_large_as_its_points_at_its_resolution() -> None:
    image = Image.open(io.BytesIO(png(Drawing(72, 36, ()), 220)))
    assert image.size == (220, 110)
    assert image.info["dpi"] == pytest.approx((220, 220), abs=0.1)


def test_a_rectangle_fills_its_pixels_edges_included_and_no_others() -> None:
    image = picture(rectangle(10, 5, 30, 15, INK))
    assert dark(image, 10) == list(range(10, 31))
    assert dark(image, 2) == []


def test_a_disc_is_round() -> None:
    image = picture(Disc((20, 10), 8, INK))
    assert (min(dark(image, 10)), max(dark(image, 10))) == (12, 28)
    assert 0 < len(dark(image, 3)) < 12


def test_words_are_smooth() -> None:
    image = picture(Label((20, 5), "O", 16, INK, True, "centre"))
    assert len(image.getcolors() or ()) > 2


def test_words_that_cross_a_line_stand_on_what_is_around_it() -> None:
    thick = line(((20, 0), (20, 20)), Pen(Colour(0, 0, 255), 2))
    image = picture(thick, Label((20, 5), "HOH", 12, INK, True, "centre"))
    blue = sum(_pixel(image, x, 10) == (0, 0, 255) for x in range(image.width))
    assert blue <= 2


def test_a_dashed_line_is_on_and_off() -> None:
    drawn = dark(picture(line(((0, 10), (40, 10)), Pen(INK, 4, (10, 10)))), 10)
    assert [x in drawn for x in (5, 15, 25, 35)] == [True, False, True, False]


def test_dashes_go_on_around_a_corner() -> None:
    image = picture(line(((0, 10), (15, 10), (15, 0)), Pen(INK, 4, (20, 50))))
    assert len(dark(image, 10)) >= 15
    assert dark(image, 13) == [14, 15, 16, 17]
    assert dark(image, 18) == []


def test_words_stand_on_their_baseline_and_are_aligned_to_their_point() -> None:
    image = picture(Label((38, 5), "HH", 10, INK, True, "right"), dpi=144)
    columns = [x for row in range(image.height) for x in dark(image, row)]
    rows = [row for row in range(image.height) if dark(image, row)]
    assert 70 <= max(columns) <= 76
    assert max(rows) == 29


@pytest.mark.parametrize("chart", [trend_chart(), RatingBar(Totals(22, 20, 3, 4))])
def test_flat_areas_keep_their_exact_colours(chart: RatingBar) -> None:
    drawing = draw(chart, STYLE, 487.6)
    image = Image.open(io.BytesIO(png(drawing, 220))).convert("RGB")
    found = {colour for _, colour in image.getcolors(1 << 24) or ()}
    fills = [part.fill for part in drawing.parts if isinstance(part, Shape) and part.fill]
    assert {(each.red, each.green, each.blue) for each in (*fills, WHITE)} <= found


def test_where_colours_are_too_many_the_nearest_one_stands_in() -> None:
    greys = [Colour(10 * i, 10 * i, 10 * i) for i in range(15)]
    stripes = [rectangle(2 * i, 0, 2 * i + 1, 20, each) for i, each in enumerate((*greys, Colour(41, 40, 40)))]
    image = picture(*stripes)
    assert _pixel(image, 30, 10) == (40, 40, 40)


def test_the_file_begins_no_row_with_pixels_of_a_shape_that_reaches_over_the_edge() -> None:
    image = picture(rectangle(-5, 0, 3, 20, INK))
    assert dark(image, 10) == [0, 1, 2, 3]


@pytest.mark.parametrize("chart", [trend_chart(36), RatingBar(Totals(22, 20, 3, 4))])
def test_a_chart_has_places_to_spare_in_the_palette(chart: RatingBar) -> None:
    image = Image.open(io.BytesIO(png(draw(chart, STYLE, 487.6), 160)))
    assert len(image.getcolors() or ()) < 16


def test_a_chart_that_shows_all_there_is_keeps_its_own_colours() -> None:
    others = (TrendSeries("England", trend_chart(13).points[:2]),)
    drawing = draw(replace(trend_chart(13), drawn=Drawn.BARS, name="Kent", others=others), STYLE, 487.6)
    image = Image.open(io.BytesIO(png(drawing, 160))).convert("RGB")
    found = {colour for _, colour in image.getcolors(1 << 24) or ()}
    fills = [part.fill for part in drawing.parts if isinstance(part, Shape) and part.fill]
    assert {(each.red, each.green, each.blue) for each in fills} <= found


def test_a_chart_for_a_page_is_small() -> None:
    assert len(png(draw(trend_chart(36), STYLE, 487.6), 220)) < 40_000
