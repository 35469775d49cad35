from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_pack.fonts import SOURCE_SANS
from committee_pack.model.colours import WHITE, Colour, contrast
from committee_pack.model.document import RatingBar, TrendChart, TrendPoint
from committee_pack.model.indicators import (
    RED_AMBER_GREEN,
    Band,
    Bound,
    Polarity,
    Rating,
    TargetMet,
    TargetMissed,
    Unit,
)
from committee_pack.model.periods import parse_period
from committee_pack.model.results import Amount
from committee_pack.model.settings import Theme
from committee_pack.model.totals import Totals
from committee_pack.write.charts import draw
from committee_pack.write.drawing import Disc, Drawing, Label, Point, Shape
from committee_pack.write.placement import Box, label_box
from committee_pack.write.scale import LEAST_RANGE, scale_of
from committee_pack.write.style import Style, rating_shade
from tests.compute.making import indicator, rating_of
from tests.support.documents import AUGUST, STYLE, trend_chart

WIDTH = 487.6
YEAR_ENDS_AND_QUARTERS = "2011-03 2012-03 2013-03 2013-06 2013-09 2013-11 2014-03"
ROOT = Path(__file__).parents[2]
Bands = tuple[tuple[Rating, tuple[Band | TargetMet | TargetMissed, ...]], ...]


def band(lower: str | None, upper: str | None) -> Band:
    """Return a band from a number up to below another; `target` stands for the target, None goes on for ever."""
    return Band(_bound(lower, True), _bound(upper, False))


def _bound(value: str | None, included: bool) -> Bound | None:
    return None if value is None else Bound(None if value == "target" else Fraction(value), included)


HIGHER: Bands = (
    (Rating.GREEN, (TargetMet(),)),
    (Rating.AMBER, (band("80", "target"),)),
    (Rating.RED, (band(None, "80"),)),
)
LOWER: Bands = ((Rating.GREEN, (TargetMet(),)), (Rating.RED, (TargetMissed(),)))
AROUND: Bands = (
    (Rating.GREEN, (band("15", "20"),)),
    (Rating.AMBER, (band("12", "15"), band("20", "23"))),
    (Rating.RED, (band(None, "12"), band("23", None))),
)


NEAR: Bands = (
    (Rating.GREEN, (band("12", "target"),)),
    (Rating.AMBER, (band("target", "23"),)),
    (Rating.RED, (band(None, "12"), band("23", None))),
)


def chart(
    *results: str | None,
    targets: tuple[str | None, ...] | str | None = "90",
    unit: Unit = Unit.PERCENT,
    bands: Bands = (),
    higher_is_better: bool | None = True,
) -> TrendChart:
    goals = targets if isinstance(targets, tuple) else (targets,) * len(results)
    points = tuple(
        TrendPoint(AUGUST.earlier(len(results) - 1 - i), amount(result), 1, amount(goal), None)
        for i, (result, goal) in enumerate(zip(results, goals, strict=True))
    )
    return TrendChart("A title", unit, 1, points, bands, higher_is_better, None, "")


def in_periods(periods: str, of: TrendChart) -> TrendChart:
    """Return a chart with its points in other periods, such as `2011-03 2012-03 2012-06`."""
    each = zip(of.points, map(parse_period, periods.split()), strict=True)
    return replace(of, points=tuple(replace(point, period=period) for point, period in each))


def amount(text: str | None) -> Amount | None:
    return None if text is None else Amount(Fraction(text))


def labels(drawing: Drawing) -> list[Label]:
    return [part for part in drawing.parts if isinstance(part, Label)]


def texts(drawing: Drawing) -> list[str]:
    return [label.text for label in labels(drawing)]


def said(drawing: Drawing, text: str) -> Label:
    return next(label for label in labels(drawing) if label.text == text)


def shapes(drawing: Drawing) -> list[Shape]:
    return [part for part in drawing.parts if isinstance(part, Shape)]


def points(shape: Shape) -> list[Point]:
    return [point for _, step in shape.steps for point in step]


def result_lines(drawing: Drawing) -> list[list[Point]]:
    return [points(each) for each in shapes(drawing) if each.pen and each.pen.colour == STYLE.primary]


def markers(drawing: Drawing) -> list[Point]:
    return [each.centre for each in drawing.parts if isinstance(each, Disc)]


def target_lines(drawing: Drawing) -> list[list[Point]]:
    return [points(each) for each in shapes(drawing) if each.pen and each.pen.dash == (5.0, 3.0)]


def shading(drawing: Drawing, rating: Rating) -> list[Box]:
    boxes = [points(each) for each in shapes(drawing) if each.fill == rating_shade(rating)]
    return [Box(min(x for x, _ in b), min(y for _, y in b), max(x for x, _ in b), max(y for _, y in b)) for b in boxes]


def shaded_as(drawing: Drawing, at: Point) -> set[Rating]:
    """Return the ratings in whose shading, edges included, a point lies."""
    spot = Box(*at, *at)
    return {rating for rating in RED_AMBER_GREEN for box in shading(drawing, rating) if box.grown(1e-6).holds(spot)}


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    pairs = combinations(labels(drawing), 2)
    return [(one.text, other.text) for one, other in pairs if label_box(one).overlaps(label_box(other))]


# -- the line and the target -----------------------------------------------------------------------


def test_results_of_every_period_are_one_line_with_a_marker_each() -> None:
    drawing = draw(chart("70", "71", "72", "75"), STYLE, WIDTH)
    (line,) = result_lines(drawing)
    assert len(line) == len(markers(drawing)) == 4
    assert line == sorted(line), "time runs to the right, and the results rise"


def test_a_missing_month_breaks_the_line() -> None:
    drawing = draw(chart("70", "71", None, "74", "75"), STYLE, WIDTH)
    first, second = result_lines(drawing)
    assert (len(first), len(second)) == (2, 2)
    assert first[-1][0] < second[0][0]


def test_a_result_between_two_gaps_is_a_marker_without_a_line() -> None:
    drawing = draw(chart(None, "71", None, "74", None), STYLE, WIDTH)
    assert result_lines(drawing) == []
    assert len(markers(drawing)) == 2


def test_a_period_that_is_not_among_the_points_leaves_its_place_empty() -> None:
    whole = chart("70", "71", "72", "73", "74")
    without = TrendChart("A title", Unit.PERCENT, 1, whole.points[:2] + whole.points[3:], (), True, None, "")
    one, two, four, five = (x for x, _ in markers(draw(without, STYLE, WIDTH)))
    assert [four - two, five - four] == pytest.approx([2 * (two - one), two - one])


def test_quarters_are_neighbours_although_three_months_apart() -> None:
    quarter = parse_period("2013/14 Q3")
    each = tuple(TrendPoint(quarter.earlier(3 * n), amount("50"), 1, None, None) for n in (3, 2, 1, 0))
    drawing = draw(TrendChart("A title", Unit.PERCENT, 1, each, (), True, None, ""), STYLE, WIDTH)
    assert [len(line) for line in result_lines(drawing)] == [4]
    assert "Q3 2013/14" in texts(drawing)


def test_the_last_result_is_said_in_bold_beside_its_marker() -> None:
    drawing = draw(chart("70", "71.25", None), STYLE, WIDTH)
    (label,) = [each for each in labels(drawing) if each.bold]
    (line,) = result_lines(drawing)
    assert label.text == "71.3%"
    assert label.at[0] == pytest.approx(line[-1][0])
    assert abs(label.at[1] - line[-1][1]) < 20


def test_the_target_is_dashed_and_said_on_its_line_as_short_as_it_is() -> None:
    drawing = draw(chart("70", "71", targets="87.50"), STYLE, WIDTH)
    ((start, end),) = target_lines(drawing)
    label = said(drawing, "Target 87.5%")
    assert start[1] == end[1]
    assert start[0] <= label.at[0] <= end[0]
    assert abs(label.at[1] - start[1]) < 12


def test_a_target_that_changes_is_a_step_and_both_are_said() -> None:
    drawing = draw(chart("60", "60", "61", "62", "60", "61", targets=("75",) * 3 + ("80",) * 3), STYLE, WIDTH)
    (line,) = target_lines(drawing)
    assert len({x for x, _ in line}) == 3
    assert len({y for _, y in line}) == 2
    assert {"Target 75%", "Target 80%"} <= set(texts(drawing))


def test_a_period_without_a_target_breaks_its_line() -> None:
    drawing = draw(chart("60", "60", "61", targets=("75", None, "75")), STYLE, WIDTH)
    assert len(target_lines(drawing)) == 2


def test_without_a_target_there_is_no_dashed_line_and_no_word_of_it() -> None:
    drawing = draw(chart("60", "61", targets=None, bands=HIGHER), STYLE, WIDTH)
    assert target_lines(drawing) == []
    assert not [text for text in texts(drawing) if "Target" in text]


def test_a_chart_without_results_says_so() -> None:
    assert "No results to show" in texts(draw(chart(None, None), STYLE, WIDTH))
    assert "No results to show" in texts(draw(chart(), STYLE, WIDTH))


# -- bands -----------------------------------------------------------------------------------------


def test_bands_meet_at_their_boundaries_and_the_target() -> None:
    drawing = draw(chart("70", "72", targets="90", bands=HIGHER), STYLE, WIDTH)
    (green,), (amber,), (red,) = (shading(drawing, rating) for rating in RED_AMBER_GREEN)
    ((start, _),) = target_lines(drawing)
    assert green.bottom == pytest.approx(amber.top)
    assert green.bottom == pytest.approx(start[1])
    assert amber.bottom == pytest.approx(red.top)


def test_where_lower_is_better_green_lies_below_the_target() -> None:
    drawing = draw(chart("8", "12", targets="10", bands=LOWER, higher_is_better=False), STYLE, WIDTH)
    (green,), (red,) = shading(drawing, Rating.GREEN), shading(drawing, Rating.RED)
    assert green.top == pytest.approx(red.bottom)
    assert green.bottom < red.bottom


def test_bands_on_both_sides_of_the_target_are_all_named() -> None:
    drawing = draw(chart("21", "19", targets="17.5", bands=AROUND, higher_is_better=None), STYLE, WIDTH)
    assert [texts(drawing).count(rating.value) for rating in RED_AMBER_GREEN] == [1, 2, 2]


def test_a_band_that_the_scale_does_not_reach_is_neither_shaded_nor_named() -> None:
    drawing = draw(chart("95", "96", targets="95", bands=HIGHER), STYLE, WIDTH)
    assert shading(drawing, Rating.RED) == []
    assert "Red" not in texts(drawing)


def test_the_band_names_stand_at_the_right_edge_within_the_picture() -> None:
    drawing = draw(chart("97.8", "98.2", targets="98", bands=HIGHER), STYLE, WIDTH)
    names = [label_box(said(drawing, name)) for name in ("Green", "Amber")]
    whole = Box(0, 0, drawing.width, drawing.height)
    last = max(x for line in result_lines(drawing) for x, _ in line)
    assert all(whole.holds(name) and name.left > last for name in names)


def test_names_of_bands_too_thin_for_them_stay_in_order_and_apart() -> None:
    thin: Bands = (
        (Rating.GREEN, (TargetMet(),)),
        (Rating.AMBER, (band("98.9", "target"),)),
        (Rating.RED, (band(None, "98.9"),)),
    )
    drawing = draw(chart("99", "99.3", targets="99", bands=thin), STYLE, WIDTH)
    heights = [said(drawing, rating.value).at[1] for rating in RED_AMBER_GREEN]
    assert heights == sorted(heights, reverse=True)
    assert collisions(drawing) == []


def test_a_result_stands_in_the_shading_of_its_own_months_target() -> None:
    drawing = draw(chart("85", "85", "79", "91", targets=("80", "90", "90", "90"), bands=HIGHER), STYLE, WIDTH)
    found = [shaded_as(drawing, marker) for marker in markers(drawing)]
    assert found == [{Rating.GREEN}, {Rating.AMBER}, {Rating.RED}, {Rating.GREEN}]


def test_the_shading_steps_where_the_target_does() -> None:
    drawing = draw(chart("60", "60", "61", targets=("85", "90", "90"), bands=HIGHER), STYLE, WIDTH)
    (line,) = target_lines(drawing)
    first, second = sorted(shading(drawing, Rating.AMBER), key=lambda box: box.left)
    assert [first.left, first.right, second.left] == pytest.approx([line[0][0], line[1][0], line[2][0]])
    assert [first.top, second.top] == pytest.approx([line[1][1], line[2][1]])
    assert second.right == WIDTH


def test_a_band_that_a_new_target_leaves_alone_is_shaded_without_a_seam() -> None:
    drawing = draw(chart("60", "60", "61", targets=("85", "90", "95"), bands=HIGHER), STYLE, WIDTH)
    (red,) = shading(drawing, Rating.RED)
    assert [red.left, red.right] == pytest.approx([target_lines(drawing)[0][0][0], WIDTH])


def test_the_dotted_boundaries_are_as_long_as_their_shading() -> None:
    drawing = draw(chart("60", "60", "61", targets=("85", None, "80"), bands=HIGHER), STYLE, WIDTH)
    first, _, last = (marker[0] for marker in markers(drawing))
    dotted = [points(each) for each in shapes(drawing) if each.pen and each.pen.dash == (0.8, 2.4)]
    reds = shading(drawing, Rating.RED)
    assert len(reds) == 2
    assert any(line[0][0] < first < line[-1][0] == reds[0].right for line in dotted)
    assert not [line for line in dotted if line[0][0] < reds[1].left and line[-1][0] > reds[0].right]
    assert not [line for line in dotted if line[0][0] < last < line[-1][0]], "there the target's line lies"


def test_a_period_without_a_target_is_not_shaded_and_the_names_are_those_of_the_last_that_has_one() -> None:
    drawing = draw(chart("81", "81", "81", targets=("80", "85", None), bands=HIGHER), STYLE, WIDTH)
    found = [shaded_as(drawing, marker) for marker in markers(drawing)]
    assert found == [{Rating.GREEN}, {Rating.AMBER}, set()]
    for rating in RED_AMBER_GREEN:
        assert shaded_as(drawing, (WIDTH - 10, said(drawing, rating.value).at[1] + 3)) == {rating}


# -- periods that are not evenly spaced ------------------------------------------------------------


def axis_of(drawing: Drawing) -> float:
    """Return how high the axis of periods stands: it and the one of numbers are one stroke with a corner."""
    return next(points(each)[1][1] for each in shapes(drawing) if each.pen and len(points(each)) == 3)


def names_of_periods(drawing: Drawing) -> list[Label]:
    """Return the words below the axis, from left to right, and from the first line to the second."""
    below = [each for each in labels(drawing) if each.at[1] < axis_of(drawing) and each.align == "centre"]
    return sorted(below, key=lambda label: (label.at[0], -label.at[1]))


def ticks_of_periods(drawing: Drawing) -> list[float]:
    """Return where strokes stand below the axis, from left to right."""
    strokes = [points(each) for each in shapes(drawing) if each.pen]
    return [each[0][0] for each in strokes if each[-1][1] < axis_of(drawing)]


def test_a_line_joins_neighbouring_results_however_far_apart() -> None:
    results = chart("62", "66.5", "71", "74", "79.2", "81.4", None)
    drawing = draw(in_periods(YEAR_ENDS_AND_QUARTERS, results), STYLE, WIDTH)
    (line,) = result_lines(drawing)
    assert line == markers(drawing)
    assert len(line) == 6


def test_a_period_without_a_result_leaves_a_gap_however_far_apart() -> None:
    results = chart("62", "66.5", None, "74", None, "81.4", "82")
    drawing = draw(in_periods(YEAR_ENDS_AND_QUARTERS, results), STYLE, WIDTH)
    assert [len(line) for line in result_lines(drawing)] == [2, 2]
    assert len(markers(drawing)) == 5


def test_a_target_reaches_half_way_to_the_neighbouring_periods() -> None:
    goals = ("70", "75", "75", "80", None, "90", "90")
    drawing = draw(in_periods(YEAR_ENDS_AND_QUARTERS, chart(*["60"] * 7, targets=goals)), STYLE, WIDTH)
    first, second, third, fourth, fifth, sixth, _ = (x for x, _ in markers(drawing))
    stepped, last = target_lines(drawing)
    half_way = [(first + second) / 2, (third + fourth) / 2, (fourth + fifth) / 2]
    assert [x for x, _ in stepped][1::2] == pytest.approx(half_way)
    assert last[0][0] == pytest.approx((fifth + sixth) / 2)


def test_a_target_that_stays_is_one_line_over_one_shading_whatever_the_spacing() -> None:
    drawing = draw(in_periods(YEAR_ENDS_AND_QUARTERS, chart(*["85"] * 7, bands=HIGHER)), STYLE, WIDTH)
    ((start, end),) = target_lines(drawing)
    (amber,) = shading(drawing, Rating.AMBER)
    first, *_, last = (x for x, _ in markers(drawing))
    assert start[0] < first < last < end[0]
    assert [amber.left, amber.right] == pytest.approx([start[0], WIDTH])


def test_a_target_of_a_period_yet_to_come_is_said_and_so_is_the_last_result() -> None:
    goals = (*["80"] * 6, "90")
    results = chart("62", "66.5", "71", "74", "79.2", "81.4", None, targets=goals, bands=HIGHER)
    drawing = draw(in_periods(YEAR_ENDS_AND_QUARTERS, results), STYLE, WIDTH)
    assert {"81.4%", "Target 80%", "Target 90%"} <= set(texts(drawing))


@pytest.mark.parametrize(
    ("periods", "names"),
    [
        ("2011-03 2013-03 2014-03", ["Mar 2011", "Mar 2013", "Mar 2014"]),
        ("2009/10 2011/12 2012/13", ["2009/10", "2011/12", "2012/13"]),
        ("2012-13-q4 2013-14-q2 2013-14-q3", ["Q4 2012/13", "Q2 2013/14", "Q3 2013/14"]),
    ],
)
def test_periods_are_named_in_one_line_where_they_have_room(periods: str, names: list[str]) -> None:
    drawing = draw(in_periods(periods, chart("62", "71", "74")), STYLE, WIDTH)
    assert [label.text for label in names_of_periods(drawing)] == names


@pytest.mark.parametrize(
    ("periods", "names"),
    [
        (YEAR_ENDS_AND_QUARTERS, "Mar 2011 Mar 2012 Mar 2013 Jun Sep Nov Mar 2014"),
        (
            "2011-12-q4 2012-13-q4 2013-14-q1 2013-14-q2 2013-14-q3 2013-14-q4",
            "Q4 2011/12 Q4 2012/13 Q1 2013/14 Q2 Q3 Q4",
        ),
    ],
)
def test_periods_that_crowd_are_named_in_two_lines_a_year_below_the_first_of_it(periods: str, names: str) -> None:
    results = ["62" for _ in periods.split()]
    drawing = draw(in_periods(periods, chart(*results, bands=HIGHER)), STYLE, WIDTH)
    assert " ".join(label.text for label in names_of_periods(drawing)) == names


def test_ticks_stand_at_every_period_named_or_not_and_nowhere_between() -> None:
    drawing = draw(in_periods(YEAR_ENDS_AND_QUARTERS, chart(*["62"] * 7)), STYLE, 300)
    named = {label.at[0] for label in names_of_periods(drawing)}
    assert ticks_of_periods(drawing) == [x for x, _ in markers(drawing)]
    assert len(named) < 7


def test_a_count_without_a_target_is_a_line_alone() -> None:
    counts = chart("3", "4", "2", "5", "6", "4", None, targets=None, unit=Unit.COUNT, higher_is_better=None)
    drawing = draw(in_periods(YEAR_ENDS_AND_QUARTERS, counts), STYLE, WIDTH)
    assert [len(line) for line in result_lines(drawing)] == [6]
    assert target_lines(drawing) == []
    assert [shading(drawing, rating) for rating in RED_AMBER_GREEN] == [[], [], []]


def test_an_even_trend_has_half_a_period_at_both_ends() -> None:
    drawing = draw(chart("60", "61", "62", bands=HIGHER), STYLE, WIDTH)
    ((start, end),) = target_lines(drawing)
    first, second, third = (x for x, _ in markers(drawing))
    half = (second - first) / 2
    assert [start[0], end[0]] == pytest.approx([first - half, third + half])


# -- the scale -------------------------------------------------------------------------------------

NUMBERS = st.decimals(-50, 150, places=2, allow_nan=False).map(Fraction)
WHOLE = st.integers(0, 2_000_000).map(Fraction)


@st.composite
def charts(draw_from: st.DrawFn, unit: Unit | None = None) -> TrendChart:
    unit = unit or draw_from(st.sampled_from(Unit))
    number = WHOLE if unit is Unit.COUNT else NUMBERS
    count = draw_from(st.integers(1, 36))
    results = draw_from(st.lists(st.none() | number, min_size=count, max_size=count))
    steps = draw_from(st.lists(st.none() | number, min_size=1, max_size=3))
    each = tuple(
        TrendPoint(
            AUGUST.earlier(count - 1 - i),
            None if result is None else Amount(result),
            draw_from(st.integers(0, 2)),
            None if (goal := steps[i * len(steps) // count]) is None else Amount(goal),
            None,
        )
        for i, result in enumerate(results)
    )
    bands, better = draw_from(st.sampled_from([((), True), (HIGHER, True), (LOWER, False), (AROUND, None)]))
    return TrendChart("A title", unit, 1, each, bands, better, None, "")


@st.composite
def rated_charts(draw_from: st.DrawFn) -> TrendChart:
    """Return a chart whose targets change, or are missing, and whose bands cover every number once under each."""
    bands, better = draw_from(st.sampled_from([(HIGHER, True), (LOWER, False), (AROUND, None), (NEAR, None)]))
    goals = st.none() | st.sampled_from([80, 85, 90, 97] if bands == HIGHER else [13, 17, 18, 22]).map(str)
    targets = draw_from(st.lists(goals, min_size=1, max_size=14))
    results = [draw_from(st.none() | NUMBERS.map(str)) for _ in targets]
    return chart(*results, targets=tuple(targets), bands=bands, higher_is_better=better)


@st.composite
def uneven(draw_from: st.DrawFn, of: st.SearchStrategy[TrendChart]) -> TrendChart:
    """Return a chart whose points are from one to many months apart."""
    made = draw_from(of)
    count = len(made.points)
    gaps = draw_from(st.lists(st.sampled_from((1, 2, 3, 12, 30)), min_size=count - 1, max_size=count - 1))
    before = [sum(gaps) - months for months in accumulate(gaps, initial=0)]
    each = zip(made.points, before, strict=True)
    return replace(made, points=tuple(replace(point, period=AUGUST.earlier(months)) for point, months in each))


def with_results(of: TrendChart) -> TrendChart:
    """Return a chart that has a result, and so a marker, in every period."""
    return replace(of, points=tuple(replace(point, amount=Amount(Fraction(50))) for point in of.points))


@settings(deadline=None)
@given(rated_charts() | uneven(rated_charts()))
def test_every_result_lies_within_the_shading_of_its_own_rating(of: TrendChart) -> None:
    drawing = draw(of, STYLE, WIDTH)
    polarity = {True: Polarity.HIGHER, False: Polarity.LOWER, None: Polarity.TARGET}[of.higher_is_better]
    named = dict(of.bands)
    rated = indicator(*(named.get(rating, ()) for rating in RED_AMBER_GREEN), polarity=polarity)
    shown = [(point.amount.number, point.target) for point in of.points if point.amount]
    for marker, (number, target) in zip(markers(drawing), shown, strict=True):
        rating = rating_of(number, rated, target.number if target else None)
        found = shaded_as(drawing, marker)
        assert rating in found if rating else not found


@settings(deadline=None)
@given(uneven(rated_charts()).map(with_results))
def test_bands_have_no_gap_between_neighbouring_periods(of: TrendChart) -> None:
    drawing = draw(of, STYLE, WIDTH)
    places = zip(markers(drawing), (point.target for point in of.points), strict=True)
    for ((left, y), target), ((right, _), following) in pairwise(places):
        middle = (left + right) / 2
        spots = [(left + middle) / 2, middle, (middle + right) / 2]
        expected = [target is not None, bool(target or following), following is not None]
        assert [bool(shaded_as(drawing, (x, y))) for x in spots] == expected


@settings(deadline=None)
@given(uneven(charts()).map(with_results), st.floats(300, 1100))
def test_names_of_periods_never_overlap_and_the_first_and_the_last_are_among_them(of: TrendChart, width: float) -> None:
    drawing = draw(of, STYLE, width)
    names, stands = names_of_periods(drawing), [x for x, _ in markers(drawing)]
    named = {label.at[0] for label in names}
    assert not any(label_box(one).overlaps(label_box(other)) for one, other in combinations(names, 2))
    assert named <= set(stands)
    assert stands[-1] in named
    assert stands[0] in named or _is_even(of), "many periods that are even are named from the last one back"


def _is_even(of: TrendChart) -> bool:
    return len({after.period.last - before.period.last for before, after in pairwise(of.points)}) <= 1


def shown_numbers(of: TrendChart) -> list[Fraction]:
    return [each.number for point in of.points for each in (point.amount, point.target) if each]


@given(charts())
def test_a_scale_reaches_every_result_and_target(of: TrendChart) -> None:
    scale = scale_of(of)
    assert all(scale.low <= number <= scale.high for number in shown_numbers(of))


@given(charts(Unit.PERCENT))
def test_a_scale_of_percentages_is_never_narrow_and_leaves_0_to_100_only_for_data(of: TrendChart) -> None:
    scale, numbers = scale_of(of), shown_numbers(of)
    assert scale.high - scale.low >= LEAST_RANGE
    assert scale.low >= 0 or min(numbers, default=Fraction(0)) < 0 or of.bands
    assert scale.high <= 100 or max(numbers, default=Fraction(100)) > 100 or of.bands


@given(st.one_of(charts(Unit.COUNT), charts(Unit.AVERAGE)))
def test_a_scale_of_counts_or_averages_shows_zero(of: TrendChart) -> None:
    assert scale_of(of).low <= 0 <= scale_of(of).high
    assert Fraction(0) in scale_of(of).ticks


@given(charts())
def test_ticks_are_few_and_evenly_spaced(of: TrendChart) -> None:
    ticks = scale_of(of).ticks
    assert 2 <= len(ticks) <= 8
    assert len({after - before for before, after in pairwise(ticks)}) == 1


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (chart("63.1", "67.7", targets="90", bands=HIGHER), ["60%", "70%", "80%", "90%", "100%"]),
        (chart("99.97", "99.99", targets=None), ["80%", "85%", "90%", "95%", "100%"]),
        (chart("3", "4", targets="90"), ["0%", "20%", "40%", "60%", "80%", "100%"]),
        (chart("1234567", "1200000", targets=None, unit=Unit.COUNT), ["0", "500,000", "1,000,000", "1,500,000"]),
        (chart("-3.2", "2.2", targets="0", unit=Unit.AVERAGE), ["-4", "-2", "0", "2", "4"]),
        (chart("0.4", "0.3", targets=None, unit=Unit.AVERAGE), ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
        (chart("0", "0", targets="0", unit=Unit.COUNT), ["0", "1"]),
        (chart("98", "104", targets="100"), ["90%", "95%", "100%", "105%", "110%"]),
    ],
)
def test_the_ticks_of_a_scale_are_round_numbers_in_the_words_of_the_unit(of: TrendChart, words: list[str]) -> None:
    found = [each.text for each in labels(draw(of, STYLE, WIDTH)) if each.align == "right"]
    assert [text for text in found if text not in {"Green", "Amber", "Red"}] == words


# -- words -----------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(charts() | uneven(charts()), st.floats(300, 1100))
def test_labels_never_overlap_and_stand_within_the_picture(of: TrendChart, width: float) -> None:
    drawing = draw(of, STYLE, width)
    whole = Box(0, 0, drawing.width, drawing.height).grown(0.01)
    assert collisions(drawing) == []
    assert [label.text for label in labels(drawing) if not whole.holds(label_box(label))] == []


@settings(deadline=None)
@given(charts() | uneven(charts()), st.floats(300, 1100))
def test_every_shape_lies_within_the_picture(of: TrendChart, width: float) -> None:
    drawing = draw(of, STYLE, width)
    whole = Box(-3, -3, drawing.width + 3, drawing.height + 3)
    corners = [point for shape in shapes(drawing) for point in points(shape)]
    assert all(whole.holds(Box(x, y, x, y)) for x, y in corners)


@pytest.mark.parametrize("results", [("70", "75", "80"), ("80", "75", "70"), ("75", "75", "75"), ("70", "90", "70")])
@pytest.mark.parametrize("target", ["70", "75", "76", "90"])
def test_the_words_of_the_last_result_keep_off_the_lines(results: tuple[str, ...], target: str) -> None:
    drawing = draw(chart(*results, targets=target), STYLE, WIDTH)
    (line,) = result_lines(drawing)
    ((start, end),) = target_lines(drawing)
    box = label_box(next(each for each in labels(drawing) if each.bold))
    assert not any(box.crossed_by(segment) for segment in (*pairwise(line), (start, end)))


@pytest.mark.parametrize("last", ["97.1", "98.3", "98.8", "99.6", "100"])
@pytest.mark.parametrize("target", ["98", "99", "100"])
@pytest.mark.parametrize("width", [300, WIDTH])
def test_words_near_the_top_do_not_stand_across_its_line(last: str, target: str, width: float) -> None:
    drawing = draw(chart(None, "98.3", last, targets=target, bands=HIGHER), STYLE, width)
    top = max(box.top for rating in RED_AMBER_GREEN for box in shading(drawing, rating))
    boxes = [label_box(each) for each in labels(drawing) if each.bold or "Target" in each.text]
    assert not [box for box in boxes if box.bottom < top < box.top]


@pytest.mark.parametrize("count", [13, 24, 36])
def test_of_many_months_some_are_named_the_last_always_and_evenly(count: int) -> None:
    drawing = draw(trend_chart(count), STYLE, WIDTH)
    months = [label.at[0] for label in labels(drawing) if label.text[-4:].isdigit() and label.align == "centre"]
    gaps = {round(after - before, 6) for before, after in pairwise(months)}
    assert "Aug 2016" in texts(drawing)
    assert 5 <= len(months) <= 9
    assert len(gaps) == 1


def test_words_can_be_read_on_whatever_lies_behind_them() -> None:
    drawing = draw(chart("70", "75", bands=HIGHER), STYLE, WIDTH)
    grounds = [WHITE, *(rating_shade(rating) for rating in RED_AMBER_GREEN)]
    assert all(contrast(label.colour, ground) >= 4.5 for label in labels(drawing) for ground in grounds)


def test_a_theme_too_pale_for_words_on_a_band_gives_way_to_ink() -> None:
    pale = Style(Theme(Colour(0x76, 0x76, 0x76), None, SOURCE_SANS, "Arial"))
    (label,) = [each for each in labels(draw(chart("70", "75", bands=HIGHER), pale, WIDTH)) if each.bold]
    assert contrast(label.colour, rating_shade(Rating.RED)) >= 4.5


def test_a_trend_is_a_third_as_high_as_wide_within_limits() -> None:
    assert draw(trend_chart(), STYLE, WIDTH).height == pytest.approx(0.33 * WIDTH)
    assert draw(trend_chart(), STYLE, 300).height == 130
    assert draw(trend_chart(), STYLE, 1000).height == 200


# -- the bar ---------------------------------------------------------------------------------------


def segments(drawing: Drawing) -> list[Box]:
    corners = [points(shape) for shape in shapes(drawing)]
    return [Box(min(x for x, _ in c), 0, max(x for x, _ in c), drawing.height) for c in corners]


def test_the_bar_says_each_count_in_its_segment() -> None:
    drawing = draw(RatingBar(Totals(22, 20, 3, 0)), STYLE, WIDTH)
    assert texts(drawing) == ["22 Green", "20 Amber", "3 Red"]
    for label, segment in zip(labels(drawing), segments(drawing), strict=True):
        assert segment.holds(label_box(label))


def test_the_bar_is_in_proportion_where_the_words_allow_it() -> None:
    green, amber, _ = segments(draw(RatingBar(Totals(30, 10, 5, 0)), STYLE, WIDTH))
    assert (green.right - green.left) / (amber.right - amber.left) == pytest.approx(3)


def test_ratings_that_nothing_has_are_left_out_and_those_not_rated_are_shown() -> None:
    assert texts(draw(RatingBar(Totals(5, 0, 0, 2)), STYLE, WIDTH)) == ["5 Green", "2 Not rated"]
    assert texts(draw(RatingBar(Totals(0, 0, 0, 0)), STYLE, WIDTH)) == ["0 Not rated"]


@given(st.tuples(*[st.integers(0, 500)] * 4), st.floats(260, 1100))
def test_the_bar_fills_its_width_with_gaps_between_and_room_for_every_word(
    counts: tuple[int, int, int, int], width: float
) -> None:
    drawing = draw(RatingBar(Totals(*counts)), STYLE, width)
    found = segments(drawing)
    assert found[0].left == 0
    assert found[-1].right == pytest.approx(width)
    assert all(after.left - before.right == pytest.approx(1) for before, after in pairwise(found))
    assert all(box.grown(0.01).holds(label_box(label)) for box, label in zip(found, labels(drawing), strict=True))


def test_the_words_of_the_bar_can_be_read_on_their_segments() -> None:
    drawing = draw(RatingBar(Totals(22, 20, 3, 4)), STYLE, WIDTH)
    fills = [shape.fill for shape in shapes(drawing)]
    assert all(fill and contrast(label.colour, fill) >= 4.5 for label, fill in zip(labels(drawing), fills, strict=True))


# -- the machine -----------------------------------------------------------------------------------


def run(script: str, folder: Path, **environment: str) -> str:
    whole = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", **environment}
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, env=whole, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


_DRAWN = """
import hashlib
from tests.support.documents import STYLE, trend_chart
from committee_pack.write.charts import draw
from committee_pack.write.png import png
from committee_pack.write.svg import svg
drawing = draw(trend_chart(13), STYLE, 487.6)
print(hashlib.sha256(repr(drawing).encode() + svg(drawing, "Arial") + png(drawing, 220)).hexdigest())
"""


def test_the_same_chart_gives_the_same_bytes_on_any_machine(tmp_path: Path) -> None:
    plain = run(_DRAWN, ROOT, PYTHONHASHSEED="1", LANG="C", TZ="UTC")
    odd = run(_DRAWN, tmp_path, PYTHONHASHSEED="2", LANG="de_DE.UTF-8", TZ="Asia/Tokyo", HOME=str(tmp_path))
    assert plain == odd
