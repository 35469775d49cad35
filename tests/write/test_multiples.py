"""Small trends of areas: each with its name and last value, all on one scale and one axis of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_pack.model.colours import WHITE
from committee_pack.model.document import SmallMultiples, TrendSeries
from committee_pack.model.indicators import Unit
from committee_pack.wording import chart_sentence
from committee_pack.write.charts import draw
from committee_pack.write.drawing import Disc, Drawing, Point
from committee_pack.write.placement import Box, label_box
from committee_pack.write.trend import BREAK, TARGET
from tests.support.documents import STYLE
from tests.write.test_charts import (
    WIDTH,
    YEAR_ENDS_AND_QUARTERS,
    charts,
    collisions,
    in_periods,
    labels,
    markers,
    points,
    result_lines,
    said,
    shapes,
    texts,
)
from tests.write.test_charts import chart as trend
from tests.write.test_trend_kinds import BROKEN, PROVISIONAL, drawn_with, marked

ACROSS, HALF_ACROSS = 734.0, 355.0
LONG = "Children with disabilities and additional needs in the northern districts"


def chart(
    areas: Mapping[str, tuple[str | None, ...]], targets: str | None = "80", unit: Unit = Unit.PERCENT
) -> SmallMultiples:
    series = (TrendSeries(name, trend(*own, targets=targets, unit=unit).points) for name, own in areas.items())
    return SmallMultiples("Visits", unit, tuple(series))


def many(count: int, name: str = "Area") -> SmallMultiples:
    return chart({f"{name} {n}": ("70", "75") for n in range(count)})


def axes_of(drawing: Drawing) -> list[list[Point]]:
    """Return the axes of each small chart: down, then to the right."""
    return [points(each) for each in shapes(drawing) if each.pen and len(points(each)) == 3 and not each.fill]


def plots(drawing: Drawing) -> list[Box]:
    return [Box(left, bottom, right, top) for (left, top), _, (right, bottom) in axes_of(drawing)]


def test_each_area_has_its_name_and_last_value_above_its_line() -> None:
    drawing = draw(chart({"North": ("70", "75"), "South": ("80", "82")}), STYLE, WIDTH)
    for plot, name, value in zip(plots(drawing), ("North", "South"), ("75.0%", "82.0%"), strict=True):
        assert said(drawing, name).at[0] == plot.left
        assert said(drawing, name).at[1] > plot.top
        assert said(drawing, value).bold
        assert label_box(said(drawing, value)).right == pytest.approx(plot.right)
    assert len(result_lines(drawing)) == 2


def test_all_are_of_one_size_on_one_scale_and_one_axis_of_time() -> None:
    drawing = draw(chart({"North": ("70", "75", "80", "82"), "South": ("70", "75", "80", "82")}), STYLE, WIDTH)
    first, second = plots(drawing)
    assert (first.right - first.left, first.top - first.bottom) == pytest.approx(
        (second.right - second.left, second.top - second.bottom)
    )
    one, other = (
        [(x - plot.left, y) for x, y in line] for line, plot in zip(result_lines(drawing), plots(drawing), strict=True)
    )
    assert [number for spot in one for number in spot] == pytest.approx([number for spot in other for number in spot])


def test_the_scale_stands_at_the_left_and_the_first_and_last_period_below_each_column() -> None:
    drawing = draw(many(4), STYLE, WIDTH)
    assert texts(drawing).count("60%") == 2, "at each row once"
    assert texts(drawing).count("Jul 2016") == texts(drawing).count("Aug 2016") == 3
    lowest = {(plot.left, plot.bottom) for plot in (plots(drawing)[1], plots(drawing)[2], plots(drawing)[3])}
    named = {(label.at[0]) for label in labels(drawing) if label.text == "Jul 2016"}
    assert named == {left for left, _ in lowest}


def test_a_count_has_nought_on_its_scale() -> None:
    assert "0" in texts(draw(chart({"North": ("700", "750")}, None, Unit.COUNT), STYLE, WIDTH))


def test_the_target_is_dashed_in_each_and_said_once_above_all() -> None:
    drawing = draw(chart({"North": ("70", "75"), "South": ("80", "82")}), STYLE, WIDTH)
    sample, *lines = drawn_with(drawing, TARGET)
    assert len(lines) == 2
    assert texts(drawing).count("Target 80%") == 1
    assert said(drawing, "Target 80%").at[1] > said(drawing, "North").at[1]
    assert sample[0][1] > max(y for line in lines for _, y in line)


def test_without_a_target_nothing_is_said_of_it() -> None:
    drawing = draw(chart({"North": ("70", "75")}, None), STYLE, WIDTH)
    assert drawn_with(drawing, TARGET) == []
    assert not [text for text in texts(drawing) if "Target" in text]


@pytest.mark.parametrize(("width", "across"), [(WIDTH, 3), (ACROSS, 4), (HALF_ACROSS, 3), (300.0, 2)])
def test_three_stand_side_by_side_on_a_page_upright_and_four_on_one_across(width: float, across: int) -> None:
    found = plots(draw(many(12), STYLE, width))
    assert len({plot.left for plot in found}) == across
    assert len({plot.bottom for plot in found}) == -(-12 // across)


@pytest.mark.parametrize("width", [ACROSS, HALF_ACROSS])
def test_as_many_as_a_picture_holds_stand_on_a_page_across_below_its_headings(width: float) -> None:
    assert draw(many(12, "Children with disabilities and additional needs"), STYLE, width).height < 400


def test_a_gap_a_break_and_what_is_provisional_look_as_in_a_large_chart() -> None:
    whole = chart({"North": ("70", None, "72", "73"), "South": ("70", "71", "72", "73")}, None)
    north, south = whole.areas
    own = marked(trend("70", "71", "72", "73", targets=None), (), (), BROKEN, PROVISIONAL).points
    drawing = draw(replace(whole, areas=(north, TrendSeries("South", own))), STYLE, WIDTH)
    assert [len(line) for line in result_lines(drawing)] == [2, 2, 2]
    ((bottom, _),) = drawn_with(drawing, BREAK)
    assert plots(drawing)[1].left < bottom[0] < plots(drawing)[1].right
    assert [part.fill for part in drawing.parts if isinstance(part, Disc)].count(WHITE) == 1
    assert south.name in texts(drawing)


def test_an_area_whose_results_end_before_the_others_says_of_which_period_its_last_is() -> None:
    drawing = draw(
        chart({"North": ("70", "75", None), "South": ("80", "82", None), "East": ("80", None, None)}), STYLE, WIDTH
    )
    assert {"75.0%", "82.0%", "80.0%, Jun 2016"} <= set(texts(drawing))


def test_a_long_name_takes_two_lines_above_its_chart_and_is_whole_in_the_words() -> None:
    of = chart({LONG: ("70", "75"), "South": ("80", "82")})
    drawing = draw(of, STYLE, WIDTH)
    first = plots(drawing)[0]
    lines = [label for label in labels(drawing) if label.at[0] == first.left and first.top < label.at[1]]
    assert [line.text[-1] for line in lines if line.text.startswith(("Children", "disab", "and", "add"))].count(
        "…"
    ) <= 1
    assert all(label_box(line).right <= first.right for line in lines)
    assert LONG in chart_sentence(of)


def test_markers_that_would_hide_a_long_line_are_left_out_but_for_the_last() -> None:
    months = tuple(str(60 + n % 7) for n in range(60))
    assert len(markers(draw(chart({"North": months}), STYLE, WIDTH))) == 1


def test_periods_unevenly_apart_stand_to_scale() -> None:
    own = in_periods(YEAR_ENDS_AND_QUARTERS, trend("62", "66", "71", "74", "79", "81", None))
    drawing = draw(SmallMultiples("Visits", Unit.PERCENT, (TrendSeries("North", own.points),)), STYLE, WIDTH)
    xs = [x for x, _ in markers(drawing)]
    steps = [after - before for before, after in pairwise(xs)]
    assert [step / steps[-1] for step in steps] == pytest.approx([6, 6, 1.5, 1.5, 1])


def test_pictures_of_one_chart_are_on_one_scale() -> None:
    whole = chart({"North": ("10", "20"), "South": ("90", "95")})
    one, other = (draw(replace(whole, shown=shown), STYLE, WIDTH) for shown in ((0, 1), (1, 2)))
    ticks = [[text for text in texts(part) if text in ("0%", "50%", "100%")] for part in (one, other)]
    assert [len(found) for found in ticks] == [3, 3]
    assert "North" in texts(one)
    assert "North" not in texts(other)


def test_no_area_at_all_is_said_in_words() -> None:
    nothing = SmallMultiples("Visits", Unit.PERCENT, ())
    assert texts(draw(nothing, STYLE, WIDTH)) == ["No results to show"]
    assert chart_sentence(nothing) == "Small line charts of Visits by area: no results to show."


# -- the words that stand for it -------------------------------------------------------------------


def test_the_words_name_each_area_with_its_first_result_and_its_last() -> None:
    assert chart_sentence(chart({"North": ("70", "75"), "South": ("80", "82")})) == (
        "Small line charts of Visits by area, on one scale, from July 2016 to August 2016: "
        "North 70.0% to 75.0%; South 80.0% to 82.0%. Target 80%."
    )


def test_the_words_say_the_period_of_a_result_that_is_not_of_the_first_or_last_shown() -> None:
    ends = {"North": ("70", "75", "76"), "South": (None, "82", "83")}
    of = chart({**ends, "East": ("1", None, None), "West": (None, None, None)}, None)
    assert chart_sentence(of) == (
        "Small line charts of Visits by area, on one scale, from June 2016 to August 2016: North 70.0% to 76.0%; "
        "South 82.0% in July 2016 to 83.0%; East 1.0% in June 2016; West no result."
    )


def test_the_words_for_one_of_several_pictures_say_which_areas_it_shows() -> None:
    whole = chart({"North": ("75",), "South": ("82",), "East": ("1",)}, None)
    assert chart_sentence(replace(whole, shown=(1, 3))) == (
        "Small line charts of Visits by area, on one scale, in August 2016, 2 to 3 of 3: South 82.0%; East 1.0%."
    )


# -- whatever is shown -----------------------------------------------------------------------------


@st.composite
def multiples(draw_from: st.DrawFn) -> SmallMultiples:
    first = draw_from(charts())
    names = draw_from(st.lists(st.text("ab é", min_size=1, max_size=60), min_size=1, max_size=12, unique=True))
    areas = []
    for name in names:
        kept = draw_from(st.lists(st.booleans(), min_size=len(first.points), max_size=len(first.points)))
        own = (each if keep else replace(each, amount=None) for each, keep in zip(first.points, kept, strict=True))
        areas.append(TrendSeries(name, tuple(own)))
    return SmallMultiples("A title", first.unit, tuple(areas))


@settings(max_examples=150, deadline=None)
@given(multiples(), st.floats(300, 1100))
def test_words_keep_apart_and_all_stands_within_the_picture(of: SmallMultiples, width: float) -> None:
    drawing = draw(of, STYLE, width)
    whole = Box(0, 0, drawing.width, drawing.height)
    assert collisions(drawing) == []
    assert [label.text for label in labels(drawing) if not whole.grown(0.01).holds(label_box(label))] == []
    corners = [point for shape in shapes(drawing) for point in points(shape)]
    assert all(whole.grown(3).holds(Box(x, y, x, y)) for x, y in corners)


@settings(deadline=None)
@given(multiples(), st.floats(300, 1100))
def test_every_mark_stands_within_the_plot_of_its_area(of: SmallMultiples, width: float) -> None:
    drawing = draw(of, STYLE, width)
    found = [plot.grown(0.01) for plot in plots(drawing)]
    assert all(any(plot.holds(Box(x, y, x, y)) for plot in found) for x, y in markers(drawing))
