"""What a trend shows besides its line: thresholds, bars, others beside it, breaks, what is provisional."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_pack.model.colours import WHITE, contrast
from committee_pack.model.document import MOST_OTHERS, Drawn, TrendChart, TrendPoint, TrendSeries
from committee_pack.model.indicators import Band, Bound, Unit
from committee_pack.model.marks import Mark
from committee_pack.model.periods import parse_period
from committee_pack.wording import chart_sentence
from committee_pack.write.charts import draw
from committee_pack.write.drawing import Disc, Drawing, Label, Point, Shape
from committee_pack.write.fitting import shortened_apart
from committee_pack.write.lines import MARKER, OTHERS
from committee_pack.write.placement import Box, label_box, spread
from committee_pack.write.scale import scale_of
from committee_pack.write.style import INK, PANEL_FILL, RULE
from committee_pack.write.trend import BREAK, TARGET, THRESHOLD
from committee_pack.write.upright import bar_tone
from tests.support.documents import STYLE
from tests.write.test_charts import (
    HIGHER,
    WIDTH,
    YEAR_ENDS_AND_QUARTERS,
    amount,
    chart,
    charts,
    collisions,
    in_periods,
    labels,
    markers,
    points,
    result_lines,
    said,
    shapes,
    target_lines,
    texts,
    uneven,
)

PROVISIONAL, BROKEN = (Mark.PROVISIONAL,), (Mark.BREAK,)
QUARTERS = "2013-14-q4 2014-15-q1 2014-15-q2 2014-15-q3 2014-15-q4 2015-16-q1 2015-16-q2 2015-16-q3 2015-16-q4"


def expecting(of: TrendChart, *ranges: tuple[int | None, int | None] | None) -> TrendChart:
    """Return a chart with an expected range for each of its points, or one for all."""
    each = ranges * len(of.points) if len(ranges) == 1 else ranges
    bands = (
        None if ends is None else Band(*(None if n is None else Bound(Fraction(n), True) for n in ends))
        for ends in each
    )
    pairs = zip(of.points, bands, strict=True)
    return replace(of, points=tuple(replace(point, expected=band) for point, band in pairs))


def counts(*results: str | None, target: str | None = None) -> TrendChart:
    return chart(*results, targets=target, unit=Unit.COUNT, higher_is_better=None)


def marked(of: TrendChart, *marks: tuple[Mark, ...]) -> TrendChart:
    each = zip(of.points, marks, strict=True)
    return replace(of, points=tuple(replace(point, marks=own) for point, own in each))


def as_bars(of: TrendChart) -> TrendChart:
    return replace(of, drawn=Drawn.BARS)


def beside(of: TrendChart, **others: tuple[str | None, ...]) -> TrendChart:
    """Return a chart with others beside it that have results in its periods, by name."""
    found = []
    for name, results in others.items():
        pairs = zip(of.points, results, strict=True)
        own = (replace(point, amount=amount(each), target=None) for point, each in pairs if each is not None)
        found.append(TrendSeries(name, tuple(own)))
    return replace(of, name="Kent", others=tuple(found))


def annual(of: TrendChart, **results: str) -> TrendChart:
    """Return a chart beside annual results of England, each by the year that it begins in."""
    own = (
        TrendPoint(parse_period(f"20{year[1:]}/{int(year[1:]) + 1}"), amount(each), 1, None, None)
        for year, each in results.items()
    )
    return replace(of, name="Kent", others=(TrendSeries("England", tuple(own)),))


def drawn_with(drawing: Drawing, pen: object) -> list[list[Point]]:
    return [points(each) for each in shapes(drawing) if each.pen == pen]


def threshold_lines(drawing: Drawing) -> list[list[Point]]:
    return drawn_with(drawing, THRESHOLD)


def box_of(shape: Shape) -> Box:
    xs, ys = [x for x, _ in points(shape)], [y for _, y in points(shape)]
    return Box(min(xs), min(ys), max(xs), max(ys))


def bars(drawing: Drawing) -> list[Shape]:
    """Return the bars: those filled in their tone, or in white within an outline."""
    tone = bar_tone(STYLE.primary)
    return [each for each in shapes(drawing) if each.pen and each.fill in (tone, WHITE)]


def crosses(drawing: Drawing, label: Label, lines: list[list[Point]]) -> bool:
    return any(label_box(label).crossed_by(segment) for line in lines for segment in pairwise(line))


# -- thresholds ------------------------------------------------------------------------------------


def test_thresholds_are_dotted_lines_each_with_its_name_on_it_and_the_range_between_is_tinted() -> None:
    drawing = draw(expecting(counts("3500", "4100", "3300"), (3000, 4000)), STYLE, WIDTH)
    upper, lower = threshold_lines(drawing)
    (tinted,) = [box_of(each) for each in shapes(drawing) if each.fill == PANEL_FILL]
    assert (tinted.bottom, tinted.top) == pytest.approx((lower[0][1], upper[0][1]))
    for name, line in (("Upper threshold 4,000", upper), ("Lower threshold 3,000", lower)):
        assert line[0][1] == line[-1][1]
        assert line[0][0] <= said(drawing, name).at[0] <= line[-1][0]
        assert abs(said(drawing, name).at[1] - line[0][1]) < 12
    assert said(drawing, "Upper threshold 4,000").at[1] > upper[0][1]
    assert label_box(said(drawing, "Lower threshold 3,000")).top < lower[0][1]


def test_a_threshold_is_told_from_a_target_by_its_dots() -> None:
    drawing = draw(expecting(counts("35", "41", target="38"), (30, 40)), STYLE, WIDTH)
    assert len(target_lines(drawing)) == 1
    assert THRESHOLD.dash != TARGET.dash
    assert {"Target 38", "Upper threshold 40", "Lower threshold 30"} <= set(texts(drawing))


def test_thresholds_step_where_the_rule_changes_and_both_are_said() -> None:
    of = expecting(counts(*["3500"] * 8), *[(3000, 4000)] * 4, *[(3000, 4400)] * 4)
    drawing = draw(of, STYLE, WIDTH)
    upper, lower = threshold_lines(drawing)
    assert len({y for _, y in upper}) == 2
    assert len({x for x, _ in upper}) == 3
    assert len(lower) == 2
    assert {"Upper threshold 4,000", "Upper threshold 4,400", "Lower threshold 3,000"} <= set(texts(drawing))
    assert texts(drawing).count("Lower threshold 3,000") == 1


def test_a_period_in_which_nothing_is_expected_breaks_the_lines() -> None:
    of = expecting(counts("35", "36", "37"), (30, 40), None, (30, 40))
    assert len(threshold_lines(draw(of, STYLE, WIDTH))) == 4


def test_a_range_that_is_open_above_has_a_lower_threshold_alone() -> None:
    drawing = draw(expecting(counts("35", "36"), (30, None)), STYLE, WIDTH)
    (tinted,) = [box_of(each) for each in shapes(drawing) if each.fill == PANEL_FILL]
    ((start, _),) = threshold_lines(drawing)
    assert tinted.bottom == pytest.approx(start[1])
    assert not [text for text in texts(drawing) if "Upper" in text]


def test_a_threshold_far_outside_is_said_and_does_not_press_the_data_flat() -> None:
    of = expecting(counts("350", "410", "390"), (300, 40000))
    drawing = draw(of, STYLE, WIDTH)
    assert scale_of(of).high == 500
    assert len(threshold_lines(drawing)) == 1
    assert "Upper threshold 40,000, off the scale" in texts(drawing)


@pytest.mark.parametrize(
    ("results", "upper", "reaches"),
    [
        (("100", "90"), 200, True),
        (("100", "90"), 201, False),
        (("0", "0"), 5000, True),
        ((None, None), 5000, True),
    ],
)
def test_a_threshold_is_shown_while_the_data_keeps_half_of_the_height(
    results: tuple[str | None, ...], upper: int, reaches: bool
) -> None:
    assert scale_of(expecting(counts(*results), (None, upper))).reaches(Fraction(upper)) is reaches


def test_a_threshold_beyond_a_scale_of_percentages_is_said_at_the_edge_that_it_lies_beyond() -> None:
    drawing = draw(expecting(chart("55", "56", targets=None), (5, 99)), STYLE, WIDTH)
    upper, lower = (
        said(drawing, "Upper threshold 99%, off the scale"),
        said(drawing, "Lower threshold 5%, off the scale"),
    )
    assert threshold_lines(drawing) == []
    assert upper.at[1] > drawing.height * 0.8
    assert lower.at[1] < drawing.height * 0.3


def test_thresholds_are_shown_where_there_are_no_results() -> None:
    drawing = draw(expecting(counts(None, None), (30, 40)), STYLE, WIDTH)
    assert {"No results to show", "Upper threshold 40", "Lower threshold 30"} <= set(texts(drawing))


# -- bars ------------------------------------------------------------------------------------------


def test_bars_stand_on_nought_in_proportion_to_their_numbers_percentages_too() -> None:
    drawing = draw(as_bars(chart("45", "90", None, "60", targets="80")), STYLE, WIDTH)
    found = [box_of(each) for each in bars(drawing)]
    assert len({bar.bottom for bar in found}) == 1
    heights = [bar.top - bar.bottom for bar in found]
    assert [height / heights[0] for height in heights] == pytest.approx([1, 2, 60 / 45])
    assert "0%" in texts(drawing)
    assert markers(drawing) == []
    assert not [each for each in shapes(drawing) if each.pen and each.pen.colour == STYLE.primary and not each.fill]


def test_the_target_steps_over_the_bars_and_the_last_value_is_said_above_its_bar() -> None:
    drawing = draw(as_bars(chart("60", "60", "61", "62", targets=("75", "75", "85", "85"), bands=HIGHER)), STYLE, WIDTH)
    order = list(drawing.parts)
    (target,) = [each for each in shapes(drawing) if each.pen == TARGET]
    last = bars(drawing)[-1]
    (label,) = [each for each in labels(drawing) if each.bold]
    assert order.index(target) > max(order.index(each) for each in bars(drawing))
    assert len({y for _, y in points(target)}) == 2
    assert label.text == "62.0%"
    assert label_box(label).bottom > box_of(last).top
    assert {"Green", "Amber", "Red", "Target 75%", "Target 85%"} <= set(texts(drawing))


def test_provisional_bars_are_outlines() -> None:
    drawing = draw(as_bars(marked(counts("5", "6"), (), PROVISIONAL)), STYLE, WIDTH)
    first, second = bars(drawing)
    assert (first.fill, second.fill) == (bar_tone(STYLE.primary), WHITE)
    assert second.pen
    assert second.pen.colour == STYLE.primary


def test_a_bar_of_nought_is_told_from_a_gap() -> None:
    drawing = draw(as_bars(counts("0", None, "4")), STYLE, WIDTH)
    nought, four = (box_of(each) for each in bars(drawing))
    assert 1 <= nought.top - nought.bottom <= 2 < four.top - four.bottom


def test_negative_bars_reach_down_with_the_value_below() -> None:
    drawing = draw(as_bars(chart("2.2", "-1.2", targets=None, unit=Unit.AVERAGE)), STYLE, WIDTH)
    above, below = (box_of(each) for each in bars(drawing))
    assert above.bottom == pytest.approx(below.top)
    assert label_box(said(drawing, "-1.2")).top < below.bottom


def test_bars_of_periods_close_together_do_not_touch() -> None:
    results = in_periods(YEAR_ENDS_AND_QUARTERS, chart("62", "66", "71", "74", "79", "81", None))
    found = [box_of(each) for each in bars(draw(as_bars(results), STYLE, WIDTH))]
    assert all(before.right < after.left for before, after in pairwise(found))


def test_lines_and_words_over_bars_can_be_seen_and_bars_on_white() -> None:
    tone = bar_tone(STYLE.primary)
    assert contrast(tone, WHITE) >= 3
    assert contrast(tone, INK) >= 4.5


# -- others beside it ------------------------------------------------------------------------------


def test_each_series_is_a_line_of_its_own_dash_and_marker_named_with_its_last_value_at_its_end() -> None:
    of = beside(chart("70", "72", "75"), England=("68", "69", "70"), Essex=("60", "61", "62"))
    drawing = draw(of, STYLE, WIDTH)
    lines = [drawn_with(drawing, OTHERS[n].pen) for n in (0, 1)]
    ends = [max(each, key=len)[-1] for each in lines]
    assert [len(max(each, key=len)) for each in lines] == [3, 3]
    for words, (x, y) in zip(("England 70.0%", "Essex 62.0%"), ends, strict=True):
        label = said(drawing, words)
        assert label.at[0] > x
        assert abs(label.at[1] - y) < 6
    own = said(drawing, "Kent 75.0%")
    assert (own.bold, own.colour) == (True, STYLE.primary)
    assert [label.text for label in labels(drawing) if label.bold] == ["Kent 75.0%"], "it is said once"


def test_the_ways_in_which_series_are_drawn_differ_without_colour() -> None:
    assert len({look.corners for look in OTHERS}) == len(OTHERS) == MOST_OTHERS
    assert len({(look.pen.dash, look.pen.colour, look.pen.width) for look in OTHERS}) == len(OTHERS)
    assert all(contrast(look.pen.colour, WHITE) >= 3 for look in OTHERS)


def test_a_gap_of_another_series_stays_a_gap() -> None:
    of = beside(chart("70", "72", "75", "74", "73"), England=("68", "69", None, "70", "71"))
    lines = [line for line in drawn_with(draw(of, STYLE, WIDTH), OTHERS[0].pen) if len({y for _, y in line}) > 1]
    assert [len(line) for line in lines] == [2, 2]


def lines_of_england(of: TrendChart) -> list[int]:
    """Return how many results each line of England joins, the sample before its name left out."""
    found = drawn_with(draw(of, STYLE, WIDTH), OTHERS[0].pen)
    return [len(line) for line in found if len({y for _, y in line}) > 1]


def test_annual_results_among_quarters_are_joined_where_years_follow_one_another() -> None:
    quarters = in_periods(QUARTERS, chart(*["70"] * 9))
    assert lines_of_england(annual(quarters, y13="60", y14="61", y15="62")) == [3]
    assert lines_of_england(annual(quarters, y13="60", y15="62")) == [], "a year lacks between"


def test_results_of_neighbouring_periods_of_the_chart_are_joined_however_far_apart() -> None:
    years = in_periods("2011-03 2013-03 2014-03", chart("70", "71", "72"))
    assert lines_of_england(annual(years, y10="60", y12="61", y13="62")) == [3]


def test_a_series_that_ends_before_is_named_with_the_period_of_its_last_value() -> None:
    quarters = in_periods(QUARTERS, chart(*["70"] * 9))
    assert {"Kent 70.0%", "England 61.0%, 2014/15"} <= set(
        texts(draw(annual(quarters, y13="60", y14="61"), STYLE, 900))
    )


def in_lane(drawing: Drawing) -> list[str]:
    """Return the lines of the names, from above, as read."""
    left = max(label.at[0] for label in labels(drawing) if label.align == "left")
    lane = [label for label in labels(drawing) if label.at[0] == left]
    return [label.text for label in sorted(lane, key=lambda label: -label.at[1])]


def test_names_too_long_take_three_lines_and_then_give_way() -> None:
    long = "Children in care placed more than twenty miles from home and out of county"
    found = " ".join(
        in_lane(draw(beside(chart("70", "72"), **{"South East region": ("68", "69"), long: ("60", "61")}), STYLE, 330))
    )
    assert "South East region 69.0%" in found
    assert "Children in" in found
    assert "…" in found


PERMANENT = "Percentage of case holding posts filled by permanent social workers"
AGENCY = "Percentage of case holding posts filled by agency social workers"


@pytest.mark.parametrize(
    "named",
    [
        (PERMANENT, AGENCY),
        (PERMANENT, AGENCY, "England", "Percentage of case holding posts filled by newly qualified social workers"),
        ("Number of children in need who are allocated", "Number of children in need who are waiting", "A", "B", "C"),
        tuple(f"A rate of something, worded as long as all the others, in area {n} of the county" for n in range(5)),
    ],
)
def test_names_that_begin_alike_are_told_apart(named: tuple[str, ...]) -> None:
    own, *others = named
    of = replace(beside(chart("70", "72"), **dict.fromkeys(others, ("60", "61"))), name=own)
    for width in (330, 480, 700):
        drawing = draw(of, STYLE, width)
        shown = re.split(r" (?:61|72)\.0% ?", " ".join(in_lane(drawing)))[:-1]
        assert len(set(shown)) == len(named), shown
    assert all(name in chart_sentence(of) for name in others), "the words that stand for it have all of each"


def test_two_names_that_begin_alike_have_three_lines_each_before_they_give_way() -> None:
    of = replace(beside(chart("70", "72"), **{AGENCY: ("60", "61")}), name=PERMANENT)
    assert " ".join(in_lane(draw(of, STYLE, 680))) == f"{PERMANENT} 72.0% {AGENCY} 61.0%"


def test_names_of_several_lines_stand_apart() -> None:
    of = replace(beside(chart("70", "70"), **{AGENCY: ("70", "70")}), name=PERMANENT)
    drawing = draw(of, STYLE, 680)
    left = max(label.at[0] for label in labels(drawing) if label.align == "left")
    lane = sorted(label.at[1] for label in labels(drawing) if label.at[0] == left)
    steps = [high - low for low, high in pairwise(lane)]
    assert len(steps) == 3
    assert steps[1] > steps[0] + 3, "between the two names there is more room than between the lines of one"


def test_series_of_the_same_name_are_numbered() -> None:
    of = replace(beside(chart("70", "72"), Kent=("60", "61")), name="Kent")
    assert in_lane(draw(of, STYLE, WIDTH)) == ["1. Kent 72.0%", "2. Kent 61.0%"]


@given(st.lists(st.text("ab ", max_size=30), min_size=1, max_size=5), st.integers(3, 12))
def test_what_stands_for_names_fits_and_is_never_alike(names: list[str], room: int) -> None:
    shorts = shortened_apart(names, lambda _, short: len(short) <= room)
    assert len(set(shorts)) == len(names)
    assert all(len(short) <= max(room, 4) for short in shorts)


def test_a_scale_reaches_the_results_of_others() -> None:
    assert scale_of(beside(counts("5", "6"), England=("50", "60"))).high >= 60


def test_lines_of_others_have_a_white_edge_over_bars() -> None:
    drawing = draw(as_bars(beside(chart("70", "72"), England=("68", "69"))), STYLE, WIDTH)
    parts = list(drawing.parts)
    (edge,) = [each for each in shapes(drawing) if each.pen and each.pen.colour == WHITE]
    assert max(parts.index(each) for each in bars(drawing)[:-1]) < parts.index(edge)


def test_no_result_of_its_own_is_said_beside_the_others() -> None:
    assert "Kent no results" in texts(draw(beside(chart(None, None), England=("68", "69")), STYLE, WIDTH))


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 3)), max_size=5))
def test_what_is_spread_stays_in_order_apart_and_within_its_limits(wanted: list[tuple[float, int]]) -> None:
    heights = [5.0 * height for _, height in wanted]
    middles = spread(sorted(middle for middle, _ in wanted), heights, 0, 100)
    ends = [(middle - own / 2, middle + own / 2) for middle, own in zip(middles, heights, strict=True)]
    assert all(low >= -1e-6 and high <= 100 + 1e-6 for low, high in ends)
    assert all(after[0] >= before[1] - 1e-6 for before, after in pairwise(ends))


# -- breaks and what is provisional ----------------------------------------------------------------


def test_a_break_is_a_dashed_upright_half_way_between_the_two_with_its_words_beside_it() -> None:
    drawing = draw(marked(chart("70", "71", "72", "73"), (), (), BROKEN, ()), STYLE, WIDTH)
    ((bottom, top),) = drawn_with(drawing, BREAK)
    xs = [x for x, _ in markers(drawing)]
    words = said(drawing, "Definition changed")
    assert bottom[0] == top[0] == pytest.approx((xs[1] + xs[2]) / 2)
    assert bottom[1] < top[1]
    assert [len(line) for line in result_lines(drawing)] == [2, 2]
    assert not crosses(drawing, words, [*result_lines(drawing), [bottom, top]])


def test_a_break_has_no_words_where_they_would_cover_something() -> None:
    dense = marked(chart(*["0", "100"] * 12, targets="90"), *[()] * 12, BROKEN, *[()] * 11)
    drawing = draw(dense, STYLE, 300)
    assert len(drawn_with(drawing, BREAK)) == 1
    assert "Definition changed" not in texts(drawing)


def test_a_break_before_which_there_is_nothing_has_no_line() -> None:
    assert drawn_with(draw(marked(chart(None, "71", "72"), (), BROKEN, ()), STYLE, WIDTH), BREAK) == []


def test_a_break_among_bars_stands_between_them() -> None:
    drawing = draw(as_bars(marked(chart("70", "71", "72"), (), BROKEN, ())), STYLE, WIDTH)
    ((bottom, _),) = drawn_with(drawing, BREAK)
    first, second, _ = (box_of(each) for each in bars(drawing))
    assert first.right < bottom[0] < second.left


def test_provisional_results_are_rings() -> None:
    drawing = draw(marked(chart("70", "71", "72"), (), PROVISIONAL, PROVISIONAL), STYLE, WIDTH)
    discs = [part for part in drawing.parts if isinstance(part, Disc)]
    assert [disc.fill for disc in discs] == [STYLE.primary, STYLE.primary, WHITE, STYLE.primary, WHITE]
    assert discs[1].centre == discs[2].centre
    assert discs[1].radius > discs[2].radius
    assert said(drawing, "72.0%").bold


def test_provisional_results_of_others_are_outlines_of_their_marker() -> None:
    of = beside(chart("70", "71"), England=("68", "69"))
    points_of = (of.others[0].points[0], replace(of.others[0].points[1], marks=PROVISIONAL))
    drawing = draw(replace(of, others=(TrendSeries("England", points_of),)), STYLE, WIDTH)
    hollow = [each for each in shapes(drawing) if each.fill == WHITE]
    assert len(hollow) == 1


@pytest.mark.parametrize("mark", [Mark.REVISED, Mark.LOW_RELIABILITY])
def test_other_marks_leave_the_marker_as_it_is(mark: Mark) -> None:
    assert draw(marked(chart("70"), (mark,)), STYLE, WIDTH) == draw(chart("70"), STYLE, WIDTH)


# -- whatever is shown -----------------------------------------------------------------------------


@st.composite
def adorned(draw_from: st.DrawFn, of: st.SearchStrategy[TrendChart]) -> TrendChart:
    """Return a chart with marks, thresholds, bars or a line, and others beside it."""
    made = draw_from(of)
    each_marks = st.sampled_from([(), (), PROVISIONAL, BROKEN, (Mark.PROVISIONAL, Mark.BREAK)])
    ends = st.none() | st.integers(-50, 150)
    ranges = st.none() | st.tuples(ends, ends).map(lambda pair: tuple(sorted(pair, key=lambda n: n or 0)))
    expected = draw_from(st.lists(ranges, min_size=1, max_size=3))
    count = len(made.points)
    made = marked(made, *(draw_from(each_marks) for _ in made.points))
    made = expecting(made, *(expected[i * len(expected) // count] for i in range(count)))  # type: ignore[arg-type]
    names = draw_from(st.lists(st.text("ab é", min_size=1, max_size=40), max_size=4, unique=True))
    results = {
        name: tuple(draw_from(st.none() | st.integers(-60, 160).map(str)) for _ in made.points) for name in names
    }
    drawn = draw_from(st.sampled_from(Drawn))
    return replace(beside(made, **results), drawn=drawn, name=draw_from(st.text("xy ", min_size=1, max_size=30)))


@settings(max_examples=150, deadline=None)
@given(adorned(charts() | uneven(charts())), st.floats(300, 1100))
def test_words_keep_apart_and_all_stands_within_the_picture(of: TrendChart, width: float) -> None:
    drawing = draw(of, STYLE, width)
    whole = Box(0, 0, drawing.width, drawing.height).grown(0.01)
    assert collisions(drawing) == []
    assert [label.text for label in labels(drawing) if not whole.holds(label_box(label))] == []
    corners = [point for shape in shapes(drawing) for point in points(shape)]
    assert all(whole.grown(3).holds(Box(x, y, x, y)) for x, y in corners)


@settings(deadline=None)
@given(adorned(charts() | uneven(charts())), st.floats(300, 1100))
def test_every_mark_stands_within_the_plot(of: TrendChart, width: float) -> None:
    drawing = draw(of, STYLE, width)
    ((left, top), _, (right, bottom)) = next(points(each) for each in shapes(drawing) if len(points(each)) == 3)
    plot = Box(left, bottom, right, top).grown(2 * MARKER)
    spots = [*markers(drawing), *(point for each in bars(drawing) for point in points(each))]
    assert all(plot.left <= x and plot.bottom <= y <= plot.top for x, y in spots)


@settings(deadline=None)
@given(adorned(charts()))
def test_bars_are_in_proportion_from_nought(of: TrendChart) -> None:
    scale = scale_of(as_bars(of))
    assert scale.low <= 0 <= scale.high


def test_the_grid_is_not_drawn_through_names() -> None:
    drawing = draw(beside(chart("70", "75"), England=("65", "70")), STYLE, WIDTH)
    grid = [points(each) for each in shapes(drawing) if each.pen and each.pen.colour == RULE]
    named = [label for label in labels(drawing) if label.text.startswith(("Kent", "England"))]
    assert not any(crosses(drawing, label, grid) for label in named)


def test_pairs_of_names_never_overlap_where_all_series_end_together() -> None:
    of = beside(chart("70", "70"), A=("70", "70"), B=("70", "70"), C=("70", "70"), D=("70", "70"))
    named = [label for label in labels(draw(of, STYLE, 300)) if label.align == "left" and "70.0%" in label.text]
    assert len(named) == 5
    assert not any(label_box(one).overlaps(label_box(other)) for one, other in combinations(named, 2))
