"""Every figure of the sample workspace is a published one, and every published one is there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

import pytest

from tests.data.published import (
    AUGUST,
    DATA,
    PUBLISHED,
    ROOT,
    Figure,
    activity,
    bare,
    cohorts,
    exact,
    indicators,
    observations,
    red_months,
    rows,
    scorecard,
)

POLARITIES = {"H": "higher", "L": "lower", "T": "target"}
NARRATIVES = ROOT / "narratives" / "scs-scorecard" / "2016-08"


def published_figures() -> Iterator[Figure]:
    for row in scorecard():
        number, window = row["id"], row["data_period"]
        yield Figure(number, AUGUST, window, "", "", row["num"] or row["published_result"], row["denom"], "")
        for column, period, covered in (
            ("short_term", AUGUST, "R3M"),
            ("month_ago", "2016-07", window),
            ("year_ago", "2015-08", window),
        ):
            if row[column]:
                yield Figure(number, period, covered, "", "", "", "", bare(row[column]))
    yield from cohort_figures()
    windows = {row["id"]: row["data_period"] for row in scorecard()}
    for number, period, result, _ in red_months():
        if period != AUGUST:
            yield Figure(number, period, windows[number], "", "", "", "", result)


def cohort_figures() -> Iterator[Figure]:
    for indicator, row, area in cohorts():
        for prefix, cohort in (("incl", ""), ("excl", "excluding UASC")):
            numerator = bare(row[f"{prefix}_num"]) or row[f"{prefix}_result"]
            denominator = bare(row[f"{prefix}_denom"])
            yield Figure(indicator["id"], AUGUST, row["data_period"], area, cohort, numerator, denominator, "")


def our_figures() -> list[Figure]:
    numbers = {indicator["id"]: indicator["number"] for indicator in indicators()}
    columns = ("period", "window", "area", "cohort", "numerator", "denominator", "value")
    return [Figure(numbers[row["indicator"]], *(row[column] for column in columns)) for row in observations()]


def test_every_observation_is_published_and_every_published_figure_is_observed() -> None:
    ours = our_figures()
    assert len(ours) == len(set(ours)) == 247
    assert set(ours) == set(published_figures())


def test_every_count_of_activity_is_published_and_every_published_one_is_counted() -> None:
    ours = [(row["indicator"], row["period"], row["area"], row["numerator"]) for row in rows(DATA / "activity.csv")]
    published = [
        (figure.indicator, period, area, number)
        for area, figures in activity()
        for figure in figures
        for period, number in ((AUGUST, figure.this), ("2016-07", figure.last))
        if number
    ]
    assert sorted(ours) == sorted(published)
    assert len(ours) == 28 * 16


def test_every_printed_change_is_this_month_less_last_month_signed() -> None:
    changes = [figure for _, figures in activity() for figure in figures if figure.change]
    assert len(changes) == 140
    for figure in changes:
        change = int(figure.this) - int(figure.last)
        assert figure.change == (f"{change:+}" if change else "0")


def test_the_catalogue_holds_the_published_indicators_in_their_order_and_sections() -> None:
    ours = [(i["number"], i["section"].upper(), i["polarity"], i["unit"], i["window"]) for i in indicators()]
    published = [
        (row["id"], row["section"], POLARITIES[row["polarity"]], row["unit"], row["data_period"]) for row in scorecard()
    ]
    assert ours == published


def test_targets_are_the_published_ones() -> None:
    ids = {indicator["number"]: indicator["id"] for indicator in indicators()}
    ours = {(row["indicator"], row["period"]): Fraction(row["target"]) for row in rows(DATA / "targets.csv")}
    published = {(ids[row["id"]], "2016/17"): Fraction(bare(row["target"])) for row in scorecard()}
    assert ours == published | {("iha-referrals", "2016-05"): Fraction(80)}


def test_numerator_and_denominator_give_every_printed_result_rounded_half_up() -> None:
    units = {row["id"]: row["unit"] for row in scorecard()}
    printed = [(row["id"], row["num"], row["denom"], row["published_result"]) for row in scorecard()]
    for indicator, row, _ in cohorts():
        for prefix in ("incl", "excl"):
            printed.append((indicator["id"], row[f"{prefix}_num"], row[f"{prefix}_denom"], row[f"{prefix}_result"]))
    checked = [cells for cells in printed if bare(cells[2])]
    for number, numerator, denominator, result in checked:
        tenths = math.floor(exact(numerator, denominator, units[number], result) * 10 + Fraction(1, 2))
        assert Fraction(tenths, 10) == Fraction(bare(result)), (number, numerator, denominator)
    assert len(checked) == 143


def test_direction_is_given_only_where_figures_look_alike_and_the_report_says_better_or_worse() -> None:
    directions = {"up": "better", "down": "worse", "same": ""}
    ids = {indicator["number"]: indicator["id"] for indicator in indicators()}
    published = {
        (ids[row["id"]], period): directions[row[f"{column}_dot"]]
        for row in scorecard()
        for column, period in (("month_ago", "2016-07"), ("year_ago", "2015-08"))
        if row[column] == row["published_result"]
    }
    ours = {(row["indicator"], row["period"]): row["direction"] for row in observations() if row["direction"]}
    assert ours == {key: direction for key, direction in published.items() if direction}
    assert len(published) == 7


def test_areas_are_the_published_areas_and_teams() -> None:
    areas = rows(DATA / "areas.csv")
    assert len(areas) == len(rows(PUBLISHED / "activity.csv")) - 1  # the county itself is no area
    names = {row["area"] for row in areas}
    assert {row["parent"] for row in areas} <= {"", *names}
    assert {row["area"] for row in observations()} <= {"", *names}


@pytest.mark.parametrize(
    ("indicator", "words", "figure"),
    [
        ("returner-interviews", "Another {} interviews in time", math.ceil(Fraction(9, 10) * 1891) - 1281),
        (
            "three-placements",
            "{} fewer children it would have been Amber",
            293 - math.ceil(Fraction(13, 100) * 2246 - 1),
        ),
        ("iha-referrals", "Of the {} referrals for unaccompanied", 1130 - 522),
        ("iha-referrals", "{} were made in time, which is 33.1%", 542 - 341),
    ],
)
def test_a_figure_reckoned_in_a_commentary_is_right(indicator: str, words: str, figure: int) -> None:
    text = (NARRATIVES / f"{indicator}.md").read_text(encoding="utf-8")
    assert words.format({2: "two"}.get(figure, figure)) in text
