"""Bars side by side: each in proportion from nought, each value at its bar, all words within the picture."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.model.colours import WHITE, contrast
from committee_pack.model.document import BarChart, BarSeries
from committee_pack.model.indicators import Unit
from committee_pack.wording import chart_sentence
from committee_pack.write.charts import draw
from committee_pack.write.drawing import Drawing, Label, Point
from committee_pack.write.placement import ASCENT, Box, label_box
from committee_pack.write.style import CHART_TEXT_SIZE, PANEL_EDGE
from committee_pack.write.widths import words_width
from tests.support.documents import STYLE
from tests.write.test_charts import WIDTH, amount, labels, points, said, shapes, texts

LONG = "Children with disabilities and additional needs in the northern and eastern districts of the county"
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def chart(names: tuple[str, ...], *series: tuple[str, tuple[str | None, ...]], unit: Unit = Unit.COUNT) -> BarChart:
    held = tuple(BarSeries(name, tuple(map(amount, amounts))) for name, amounts in series)
    return BarChart("Open cases", "area", unit, 0 if unit is Unit.COUNT else 1, names, held)


def drawn(*amounts: str | None, name: str = "", unit: Unit = Unit.COUNT) -> Drawing:
    """Return the picture of one series, its areas named A, B, C."""
    return draw(chart(tuple("ABCDEFGHIJ"[: len(amounts)]), (name, amounts), unit=unit), STYLE, WIDTH)


def bars(drawing: Drawing) -> list[Box]:
    """Return the bars, without the samples of them that stand above the axis."""
    top = max(y for _, y in axis_ends(drawing))
    return [box for box in filled(drawing) if box.bottom < top]


def filled(drawing: Drawing) -> list[Box]:
    corners = [points(shape) for shape in shapes(drawing) if shape.fill]
    return [
        Box(min(x for x, _ in c), min(y for _, y in c), max(x for x, _ in c), max(y for _, y in c)) for c in corners
    ]


def axis(drawing: Drawing) -> float:
    """Return where nought stands."""
    (x, bottom), (other, _) = axis_ends(drawing)
    assert (x, bottom) == (other, 0)
    return x


def axis_ends(drawing: Drawing) -> list[Point]:
    (found,) = [points(shape) for shape in shapes(drawing) if shape.pen and shape.pen.colour == PANEL_EDGE]
    return found


def middle(label: Label) -> float:
    """Return how high the middle of a label's capitals and digits is."""
    return label.at[1] + ASCENT * CHART_TEXT_SIZE / 2


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    pairs = combinations(labels(drawing), 2)
    return [(one.text, other.text) for one, other in pairs if label_box(one).overlaps(label_box(other))]


def test_each_bar_value_and_name_stands_in_its_place() -> None:
    areas = ("North", "West Kent")
    drawing = draw(chart(areas, ("August", ("50", "100")), ("July", ("25", "200"))), STYLE, WIDTH)
    zero = words_width("West Kent", CHART_TEXT_SIZE) + 5
    # -- the longest bar reaches as far as leaves its words room
    unit = (WIDTH - zero - 5 - words_width("200", CHART_TEXT_SIZE)) / 200
    assert axis_ends(drawing)[1][1] == 2 * (10 + 10 + 6)
    assert drawing.height == 2 * (10 + 10 + 6) + 6 + 10
    assert axis(drawing) == pytest.approx(zero)
    expected = [(50, 39.5, 48.5), (100, 13.5, 22.5), (25, 29.5, 38.5), (200, 3.5, 12.5)]
    for bar, (reach, bottom, top) in zip(bars(drawing), expected, strict=True):
        assert [bar.left, bar.right, bar.bottom, bar.top] == pytest.approx([zero, zero + reach * unit, bottom, top])
    named = {label.text: label for label in labels(drawing)}
    assert list(named) == ["North", "West Kent", "50", "100", "25", "200", "August", "July"]
    for words, reach, at in (("50", 50, 44), ("100", 100, 18), ("25", 25, 34), ("200", 200, 8)):
        assert named[words].at[0] == pytest.approx(zero + reach * unit + 5)
        assert middle(named[words]) == pytest.approx(at)
    for words, at in (("North", 39), ("West Kent", 13)):
        assert named[words].align == "right"
        assert [named[words].at[0], middle(named[words])] == pytest.approx([zero - 5, at])


def test_only_the_first_series_is_in_full_and_its_words_in_bold() -> None:
    drawing = draw(chart(("A",), ("August", ("5",)), ("July", ("6",))), STYLE, WIDTH)
    first, second, *samples = (shape for shape in shapes(drawing) if shape.fill)
    assert (first.fill, first.pen) == (STYLE.primary, None)
    assert second.pen
    assert second.fill
    assert contrast(second.fill, WHITE) < contrast(second.pen.colour, WHITE) == contrast(STYLE.primary, WHITE)
    assert [label.bold for label in labels(drawing)] == [False, True, False, False, False]
    assert [(each.fill, each.pen) for each in samples] == [(first.fill, None), (second.fill, second.pen)]


def test_what_each_series_is_stands_above_the_bars_from_where_they_begin() -> None:
    drawing = draw(chart(("A",), ("August 2016", ("5",)), ("July 2016", ("6",))), STYLE, WIDTH)
    one, other = (box for box in filled(drawing) if box.bottom > axis_ends(drawing)[1][1])
    assert one.left == axis(drawing)
    assert said(drawing, "August 2016").at[0] == pytest.approx(one.right + 5)
    assert label_box(said(drawing, "August 2016")).right < other.left < said(drawing, "July 2016").at[0]
    assert {middle(said(drawing, name)) for name in ("August 2016", "July 2016")} == {(one.top + one.bottom) / 2}


def test_a_series_without_a_name_has_no_sample() -> None:
    drawing = drawn("3", "4")
    assert filled(drawing) == bars(drawing)
    assert axis_ends(drawing)[1][1] == drawing.height


def test_one_area_has_one_bar_as_long_as_its_words_allow() -> None:
    drawing = drawn("1112")
    (bar,) = bars(drawing)
    assert texts(drawing) == ["A", "1,112"]
    assert label_box(said(drawing, "1,112")).right == pytest.approx(WIDTH)
    assert bar.right + 5 == pytest.approx(said(drawing, "1,112").at[0])
    assert drawing.height == 16


def test_an_area_without_a_result_has_words_and_no_bar() -> None:
    drawing = drawn("3", None, "0")
    assert texts(drawing) == ["A", "B", "C", "3", "no result", "0"]
    assert len(bars(drawing)) == 1
    for words in ("no result", "0"):
        assert said(drawing, words).at[0] == pytest.approx(axis(drawing) + 5)


def test_areas_that_all_have_none_are_said_to() -> None:
    drawing = drawn(None, None, name="Kent")
    assert texts(drawing) == ["A", "B", "no result", "no result", "Kent"]
    assert bars(drawing) == []
    assert all(label_box(each).left >= 0 and label_box(each).right <= WIDTH for each in labels(drawing))


def test_no_area_at_all_is_said_in_words() -> None:
    nothing = chart((), ("August 2016", ()))
    assert texts(draw(nothing, STYLE, WIDTH)) == ["No results to show"]
    assert chart_sentence(nothing) == "Bar chart of Open cases by area: no results to show."


def test_negative_values_reach_left_of_nought_with_their_words_right_of_it() -> None:
    drawing = drawn("-30", "60", "-10")
    zero, (first, second, third) = axis(drawing), bars(drawing)
    assert first.right == second.left == third.right == pytest.approx(zero)
    unit = (second.right - zero) / 60
    assert [zero - first.left, zero - third.left] == pytest.approx([30 * unit, 10 * unit])
    assert first.left == pytest.approx(said(drawing, "A").at[0] + 5)
    for label in labels(drawing)[3:]:
        assert label.at[0] >= zero + 5
    assert overlaps(drawing) == []


def test_values_that_are_all_negative_end_at_nought_at_the_right() -> None:
    drawing = drawn("-30", "-60")
    assert {bar.right for bar in bars(drawing)} == {axis(drawing)}
    assert max(label_box(each).right for each in labels(drawing)) == pytest.approx(WIDTH)


def test_small_numbers_are_drawn_as_long_as_large_ones_though_one_of_them_is_nought() -> None:
    small, large = drawn("0.1", "0.3", "0", unit=Unit.AVERAGE), drawn("0.1", "0.3", unit=Unit.AVERAGE)
    assert [bar.right for bar in bars(small)] == pytest.approx([bar.right for bar in bars(large)], abs=1)
    assert label_box(said(small, "0.3")).right == pytest.approx(WIDTH)


def test_a_long_name_is_broken_into_lines_within_its_share() -> None:
    drawing = draw(chart((LONG, "East"), ("August", ("5", "7")), ("July", ("6", "8"))), STYLE, WIDTH)
    lines = [label for label in labels(drawing) if label.align == "right"]
    assert " ".join(label.text for label in lines) == f"{LONG} East"
    assert len(lines) == 4
    assert all(label_box(label).left >= 0 and label_box(label).right <= WIDTH * 0.4 for label in lines)
    assert overlaps(drawing) == []
    first, second, third, east = (middle(label) for label in lines)
    above, below = bars(drawing)[0], bars(drawing)[2]
    assert second == pytest.approx((above.top + below.bottom) / 2)
    assert first - second == pytest.approx(second - third) == pytest.approx(1.2 * CHART_TEXT_SIZE)
    assert east < third - CHART_TEXT_SIZE


def test_a_word_too_long_for_a_line_is_broken_within_it() -> None:
    drawing = draw(chart((f"{WORD} and {WORD}",), ("", ("5",))), STYLE, WIDTH)
    lines = [label.text for label in labels(drawing) if label.align == "right"]
    assert "".join(lines).replace(" ", "") == f"{WORD}and{WORD}"
    assert all(words_width(words, CHART_TEXT_SIZE) <= WIDTH * 0.4 for words in lines)


def test_the_long_name_of_a_series_is_shortened_in_the_picture_and_whole_in_its_words() -> None:
    held = chart(("Aug 2016", "Sep 2016"), (LONG, ("5", "7")), (LONG, ("5", "7")))
    drawing = draw(held, STYLE, WIDTH)
    words = [text for text in texts(drawing) if " Children with" in text]
    assert [text[:2] for text in words] == ["1.", "2."], "the same name is told apart by its number"
    assert all(each.endswith("…") for each in words)
    assert LONG in chart_sentence(held)
    assert bars(drawing)[0].right - axis(drawing) > WIDTH / 4


def test_words_can_be_read() -> None:
    assert all(contrast(label.colour, WHITE) >= 4.5 for label in labels(drawn("5", "-5", None)))


def test_pictures_of_one_chart_have_one_scale_and_together_all_its_bars() -> None:
    whole = chart(("A", "A long name", "C"), ("August", ("5", "7", "100")), ("July", ("6", "8", None)))
    parts = [draw(replace(whole, shown=shown), STYLE, WIDTH) for shown in ((0, 2), (2, 3))]
    drawing = draw(whole, STYLE, WIDTH)
    assert {axis(part) for part in parts} == {axis(drawing)}
    widths = sorted(bar.right - bar.left for part in parts for bar in bars(part))
    assert widths == pytest.approx(sorted(bar.right - bar.left for bar in bars(drawing)))
    assert [part.height for part in parts] == [2 * 26 + 16, 26 + 16]
    assert [label.text for label in labels(parts[1])] == ["C", "100", "no result", "August", "July"]


def test_the_words_for_a_picture_of_a_chart_name_what_it_shows() -> None:
    whole = chart(("A", "B", "C"), ("August", ("5", "7", "100")))
    assert chart_sentence(replace(whole, shown=(1, 3))) == (
        "Bar chart of Open cases by area, August, 2 to 3 of 3: B 7; C 100."
    )


NUMBERS = st.none() | st.fractions(-(10**6), 10**7)


@given(
    st.lists(st.tuples(st.text("ab c", max_size=90), NUMBERS, NUMBERS), max_size=9),
    st.text("xy z", max_size=60),
    st.floats(300, 1100),
)
def test_whatever_is_shown_is_in_proportion_and_all_of_it_within_the_picture(
    rows: list[tuple[str, Fraction | None, Fraction | None]], name: str, width: float
) -> None:
    found = [[None if row[n] is None else str(row[n]) for row in rows] for n in (1, 2)]
    drawing = draw(chart(tuple(row[0] for row in rows), *((name, tuple(each)) for each in found)), STYLE, width)
    assert overlaps(drawing) == []
    whole = Box(0, 0, width, drawing.height).grown(0.01)
    assert all(whole.holds(bar) for bar in filled(drawing))
    assert all(whole.left <= label_box(each).left and label_box(each).right <= whole.right for each in labels(drawing))
    numbers = [float(Fraction(each)) for column in found for each in column if each and Fraction(each)]
    if numbers:
        zero = axis(drawing)
        lengths = [bar.right + bar.left - 2 * zero for bar in bars(drawing)]
        unit = max(map(abs, lengths)) / max(map(abs, numbers))
        assert lengths == pytest.approx([number * unit for number in numbers], abs=0.01)
