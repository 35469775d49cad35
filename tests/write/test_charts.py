from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from committee_pack.model.results import Amount, Totals
from committee_pack.model.settings import Theme
from committee_pack.write.charts import draw
from committee_pack.write.drawing import Disc, Drawing, Label, Point, Shape
from committee_pack.write.placement import Box, label_box
from committee_pack.write.scale import LEAST_RANGE, scale_of
from committee_pack.write.style import Style, rating_shade
from tests.compute.making import indicator, rating_of
from tests.support.documents import AUGUST, STYLE, trend_chart

WIDTH = 487.6
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
    assert [len(line) for line in result_lines(draw(without, STYLE, WIDTH))] == [2, 2]


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


@settings(deadline=None)
@given(rated_charts())
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
@given(charts(), st.floats(300, 1100))
def test_labels_never_overlap_and_stand_within_the_picture(of: TrendChart, width: float) -> None:
    drawing = draw(of, STYLE, width)
    whole = Box(0, 0, drawing.width, drawing.height).grown(0.01)
    assert collisions(drawing) == []
    assert [label.text for label in labels(drawing) if not whole.holds(label_box(label))] == []


@settings(deadline=None)
@given(charts(), st.floats(300, 1100))
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
    pale = Style(Theme(Colour(0x76, 0x76, 0x76), None, "Source Sans Pro", "Arial"))
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
