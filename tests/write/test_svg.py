from __future__ import annotations

import pytest
from lxml import etree

from committee_pack.model.colours import WHITE, Colour
from committee_pack.write.charts import draw
from committee_pack.write.drawing import Disc, Drawing, Label, Part, Pen, Shape
from committee_pack.write.svg import svg
from tests.support.documents import STYLE, trend_chart

RED = Colour(0xB3, 0x20, 0x2C)
_SVG = "{http://www.w3.org/2000/svg}"


def written(*parts: Part) -> list[etree._Element]:
    return list(etree.fromstring(svg(Drawing(100, 50, parts), "Arial")))


def test_the_picture_is_sized_in_points() -> None:
    root = etree.fromstring(svg(Drawing(100.25, 50, ()), "Arial"))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("100.25pt", "50pt", "0 0 100.25 50")


def test_up_is_down_in_svg() -> None:
    (path,) = written(Shape((("M", ((0, 0),)), ("L", ((10, 50),)), ("Z", ())), RED, None))
    assert path.get("d") == "M0 50 L10 0 Z"
    assert path.get("fill") == "#b3202c"
    assert path.get("stroke") is None


def test_a_curve_keeps_its_controls() -> None:
    (path,) = written(Shape((("M", ((0, 0),)), ("C", ((1, 1), (2, 2), (3, 3)))), RED, None))
    assert path.get("d") == "M0 50 C1 49 2 48 3 47"


def test_a_pen_has_its_colour_width_and_dashes() -> None:
    (path,) = written(Shape((("M", ((0, 0),)), ("L", ((9, 0),))), None, Pen(RED, 1.5, (5, 3))))
    assert path.get("fill") == "none"
    assert path.get("stroke") == "#b3202c"
    assert (path.get("stroke-width"), path.get("stroke-dasharray")) == ("1.5", "5 3")


def test_a_disc_is_a_circle_around_its_centre() -> None:
    (circle,) = written(Disc((10, 20), 2.6, RED))
    assert [circle.get(name) for name in ("cx", "cy", "r", "fill")] == ["10", "30", "2.6", "#b3202c"]


@pytest.mark.parametrize(("align", "anchor"), [("left", "start"), ("centre", "middle"), ("right", "end")])
def test_words_stay_text_in_the_font_that_was_named(align: str, anchor: str) -> None:
    (text,) = written(Label((10, 20), "Fish & chips < 5", 9.5, WHITE, True, align))  # type: ignore[arg-type]
    assert text.text == "Fish & chips < 5"
    assert (text.get("x"), text.get("y"), text.get("text-anchor")) == ("10", "30", anchor)
    assert (text.get("font-family"), text.get("font-size"), text.get("font-weight")) == ("Arial", "9.5", "bold")


def test_a_font_with_marks_in_its_name_does_no_harm() -> None:
    drawing = Drawing(9, 9, (Label((0, 0), "x", 9, RED, False, "left"),))
    (text,) = etree.fromstring(svg(drawing, 'Bold "&" Co'))
    assert text.get("font-family") == 'Bold "&" Co'


def test_no_length_is_minus_zero() -> None:
    (path,) = written(Shape((("M", ((-0.001, 50.001),)), ("L", ((-0.5, 0),))), RED, None))
    assert path.get("d") == "M0 0 L-0.5 50"


def test_a_chart_keeps_to_what_words_reader_knows() -> None:
    root = etree.fromstring(svg(draw(trend_chart(), STYLE, 487.6), "Arial"))
    assert {each.tag for each in root} == {f"{_SVG}path", f"{_SVG}circle", f"{_SVG}text"}
    assert not {"style", "class", "clip-path", "transform"} & {name for each in root for name in each.attrib}
