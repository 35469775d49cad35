"""Activity by area and cohorts beside the whole: which rows, columns and charts there are, whatever the data lacks."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from committee_pack.compose.charts import in_pictures
from committee_pack.model.document import BarChart, BarSeries, Block, Figure, Heading, Table
from committee_pack.model.indicators import Unit
from committee_pack.model.results import Amount
from committee_pack.wording import plain_text
from tests.compose.test_reports import section, table
from tests.support.workspaces import (
    ACTIVITY,
    AREAS,
    COUNTS,
    INDICATORS,
    OBSERVATIONS,
    REPORT,
    Small,
    small_workspace,
    with_activity,
    with_cohorts,
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return with_activity(small_workspace(tmp_path))


def rows(of: Table) -> list[list[str]]:
    return [[plain_text(cell.children) for cell in row.cells] for row in (*of.head, *of.body)]


def charts(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """Return what each chart is of and by, in order."""
    found = (block.chart for block in blocks if isinstance(block, Figure))
    return [(chart.title, chart.by) for chart in found if isinstance(chart, BarChart)]


def test_each_measure_has_its_columns_and_each_area_its_row_below_the_one_it_is_in(small: Small) -> None:
    shown = table(section(small.document(), "Activity"))
    assert rows(shown) == [
        ["", "Caseloads", "Plans"],
        ["Area or team", "This month", "Last month", "Change", "Starts"],
        ["Loamshire County Council", "300", "310", "-10", "7"],
        ["North", "1,100", "", "", ""],
        ["North team", "60", "50", "+10", ""],
    ]
    assert [(row.cells[0].level, row.cells[0].strong) for row in shown.body] == [(0, True), (1, True), (2, False)]


def test_a_measure_has_a_chart_of_areas_only_where_an_area_has_a_result(small: Small) -> None:
    blocks = section(small.document(), "Activity charts").blocks
    assert [plain_text(block.children) for block in blocks if isinstance(block, Heading)][1:] == [
        "Open cases",
        "Plans started in the month",
    ]
    assert charts(blocks) == [
        ("Open cases", "period"),
        ("Open cases", "area"),
        ("Plans started in the month", "period"),
    ]


def test_activity_without_any_result_is_a_warning_and_a_row_without_figures(small: Small) -> None:
    small.write(OBSERVATIONS, small.text(OBSERVATIONS).replace(COUNTS, ""))
    composed = small.compose()
    found = [(finding.code, finding.place.file, finding.place.line) for finding in composed.findings]
    lines = [small.line(INDICATORS, "id: open-cases"), small.line(INDICATORS, "id: starts")]
    assert found == [("observation-missing", INDICATORS, line) for line in lines]
    assert composed.value is not None
    shown = table(section(composed.value.document, "Activity"))
    assert rows(shown)[1:] == [["Area or team", "This month", "Starts"], ["Loamshire County Council", "", ""]]
    assert {by for _, by in charts(section(composed.value.document, "Activity charts").blocks)} == {"period"}
    assert small.run("build").code == 0


def test_a_chart_of_areas_that_have_no_results_says_so(small: Small) -> None:
    small.write(
        "report_templates/monthly/page.html.j2", '<section><h1>Page</h1><chart kind="areas" of="starts"/></section>'
    )
    small.replace(REPORT, "activity.html.j2", "page.html.j2")
    composed = small.compose()
    assert [finding.code for finding in composed.findings] == ["observation-missing"]
    assert composed.value is not None
    (figure,) = (block for block in section(composed.value.document, "Page").blocks if isinstance(block, Figure))
    assert figure.alternative == "Bar chart of Plans started in the month by area: no results to show."
    assert small.run("build").code == 0


def said(small: Small) -> list[tuple[str, int, str]]:
    """Return what `check` finds: file, line and message."""
    return [(each.place.file, each.place.line, each.message) for each in small.check()]


def test_an_area_whose_row_is_missing_is_a_warning_at_the_row_before_and_keeps_what_was_known(small: Small) -> None:
    small.replace(OBSERVATIONS, "open-cases,2016-08,,North team,,60,,,,,\n", "")
    line = small.line(OBSERVATIONS, "open-cases,2016-07,,North team")
    message = "'open-cases' has no observation for 'North team' in August 2016, though there is one of July 2016."
    assert said(small) == [(OBSERVATIONS, line, message)]
    composed = small.compose().value
    assert composed is not None
    assert rows(table(section(composed.document, "Activity")))[-1] == ["North team", "", "50", "", ""]
    listed = small.run("results", "monthly", "--format", "csv").out
    assert "open-cases,,Caseloads,Open cases,North team,,2016-08" in listed


def test_an_area_that_words_say_is_closed_has_a_row_and_is_not_missed(small: Small) -> None:
    small.replace(OBSERVATIONS, "North team,,60,,", "North team,,,,[closed in July]")
    small.replace(OBSERVATIONS, "open-cases,2016-07,,North team,,50,,,,,\n", "")
    assert rows(table(section(small.document(), "Activity")))[-1] == ["North team", "[closed in July]", "", "", ""]
    small.replace(OBSERVATIONS, "open-cases,2016-08,,North team", "open-cases,2016-07,,North team")
    assert rows(table(section(small.document(), "Activity")))[-1][0] == "North"


def test_an_area_that_had_results_a_year_ago_only_is_not_missed_and_has_no_row(small: Small) -> None:
    small.replace(REPORT, "1 month}", "1 month}\n  year_ago: {label: 1 year ago, earlier: 1 year}")
    small.add(OBSERVATIONS, "open-cases,2015-08,,South,,9,,,,,\n")
    assert rows(table(section(small.document(), "Activity")))[-1][0] == "North team"


def test_rows_missing_of_one_area_are_one_warning_and_so_are_those_of_one_measure(small: Small) -> None:
    teams = [f"Team {n}" for n in range(1, 7)]
    small.add(AREAS, "".join(f"{team},South,no\n" for team in teams))
    small.add(OBSERVATIONS, "".join(f"open-cases,2016-07,,{team},,5,,,,,\n" for team in teams))
    small.add(OBSERVATIONS, "".join(f"{each},2016-07,M,South,,5,,,,,\n" for each in ("open-cases", "starts", "visits")))
    small.write(OBSERVATIONS, small.text(OBSERVATIONS).replace(",M,South", ",,South"))
    small.replace(OBSERVATIONS, "visits,2016-07,,South,,5,", "visits,2016-07,,South,,5,9")
    assert [message for _, _, message in said(small)] == [
        "'open-cases' has no observation for 'Team 1', 'Team 2', 'Team 3' and 4 more in August 2016, though there is "
        "one of July 2016.",
        "'visits', 'starts' have no observation for 'South' in August 2016, though there is one of July 2016.",
    ]


def test_a_measure_without_any_row_is_told_once_and_not_by_area(small: Small) -> None:
    small.write(OBSERVATIONS, small.text(OBSERVATIONS).replace("open-cases,2016-08", "open-cases,2016-06"))
    assert [message for _, _, message in said(small)] == ["'open-cases' has no observation of August 2016."]


def test_activity_of_a_cohort_adds_no_area_and_no_column(small: Small) -> None:
    before = rows(table(section(small.document(), "Activity")))
    small.add(OBSERVATIONS, "starts,2016-08,,South,girls,5,,,,,\nstarts,2016-07,,,girls,5,,,,,\n")
    small.add(OBSERVATIONS, "starts,2016-08,,,girls,5,,,,,\n")
    assert rows(table(section(small.document(), "Activity"))) == before


def test_activity_of_more_columns_than_word_opens_is_told_at_the_catalogue(small: Small) -> None:
    measure = "      - {{id: more-{0}, title: More {0}, unit: count, window: M}}\n"
    small.add(INDICATORS, "".join(measure.format(n) for n in range(1, 59)))
    small.add(OBSERVATIONS, "".join(f"more-{n},2016-08,,,,5,,,,,\n" for n in range(1, 59)))
    assert len(table(section(small.document(), "Activity")).columns) == 63
    small.add(INDICATORS, measure.format(59))
    small.add(OBSERVATIONS, "more-59,2016-08,,,,5,,,,,\n")
    message = "The table of activity has 64 columns; Word opens none of more than 63."
    assert said(small) == [(INDICATORS, small.line(INDICATORS, "open-cases"), message)]


def test_a_scorecard_of_more_columns_than_word_opens_is_told_at_the_comparisons(small: Small) -> None:
    more = "".join(f"  ago_{n}: {{label: {n} months ago, earlier: {n} months}}\n" for n in range(2, 29))
    small.replace(REPORT, "pages: red", f"{more}pages: red")
    found = said(small)
    message = "The scorecard has 65 columns; Word opens none of more than 63."
    assert found == [(REPORT, small.line(REPORT, "comparisons:"), message)]


def test_a_catalogue_without_activity_has_no_pages_of_it(small: Small) -> None:
    small.replace(INDICATORS, ACTIVITY, "")
    small.replace(OBSERVATIONS, COUNTS, "")
    assert not [each.bookmark for each in small.document().sections if "Activity" in each.bookmark]


def test_a_quarter_is_shown_beside_the_quarter_before(small: Small) -> None:
    small.write(INDICATORS, small.text(INDICATORS).replace("window: M\n", "window: Q\n"))
    small.write(
        OBSERVATIONS, small.text(OBSERVATIONS).replace("2016-08", "2016/17 Q2").replace("2016-07", "2016/17 Q1")
    )
    small.write(
        REPORT,
        small.text(REPORT)
        .replace("2016-08", "2016/17 Q2")
        .replace("1 month}", "1 quarter}")
        .replace("every: month", "every: quarter"),
    )
    small.write("narratives/monthly/2016-17-q2/visits.md", small.text("narratives/monthly/2016-08/visits.md"))
    composed = small.compose().value
    assert composed is not None
    heads = rows(table(section(composed.document, "Activity")))[1]
    assert heads == ["Area or team", "This quarter", "Last quarter", "Change", "Starts"]


@pytest.fixture
def cohorts(tmp_path: Path) -> Small:
    small = with_cohorts(small_workspace(tmp_path))
    small.replace(INDICATORS, "title: Visits held in time", "title: Visits held")
    return small


def test_a_cohort_stands_beside_everyone_an_area_after_another_with_the_variance(cohorts: Small) -> None:
    shown = rows(table(section(cohorts.document(), "Scorecard: all and girls")))
    assert [row[0] for row in shown if len(row) == 1] == [
        "Visiting: Loamshire County Council",
        "Visiting: North",
        "Other indicators: Loamshire County Council",
    ]
    assert [" | ".join(row) for row in shown[2:] if len(row) > 1] == [
        "1 | Visits held | Higher | Snapshot | 72.0% | Red | 72 | 100 | 90.0% | 75.0% | Red | 30 | 40 | +3.0%",
        "1 | Visits held | Higher | Snapshot | 80.0% | Amber | 40 | 50 | 90.0% | 90.0% | Green | 18 | 20 | +10.0%",
        "2 | Assessments overdue | Lower | Snapshot | 35 | Green | 35 |  | 40 | 12 | Green | 12 |  | -23",
    ]


def test_results_have_a_column_of_each_variance(cohorts: Small) -> None:
    lines = cohorts.run("results", "monthly", "--format", "csv").out.splitlines()
    columns = lines[0].split(",")
    assert columns[-7:-4] == ["variance", "variance_value", "marks"]
    girls = [line.split(",") for line in lines if ",girls," in line]
    assert [row[-7:-5] for row in girls] == [["+3.0%", "3"], ["+10.0%", "10"], ["-23", "-23"]]


def test_a_cohort_that_has_no_results_of_the_period_has_no_table(cohorts: Small) -> None:
    cohorts.write(
        OBSERVATIONS,
        cohorts.text(OBSERVATIONS)
        .replace("2016-08,,,girls", "2016-06,,,girls")
        .replace("2016-08,,North,girls", "2016-06,,North,girls"),
    )
    assert not [each.bookmark for each in cohorts.document().sections if "girls" in each.bookmark]


def test_where_everyone_is_compared_with_a_cohort_only_what_has_both_is_shown(cohorts: Small) -> None:
    shown = rows(table(section(cohorts.document(), "Scorecard: all and girls")))
    cohorts.replace(REPORT, "{of: girls, from: all}", "{of: all, from: girls}")
    cohorts.add(INDICATORS, ACTIVITY)
    cohorts.add(OBSERVATIONS, COUNTS)
    cohorts.add(OBSERVATIONS, "open-cases,2016-08,,,girls,3,,,,,\n")
    turned = rows(table(section(cohorts.document(), "Scorecard: girls and all")))
    assert [row[:2] for row in turned[1:]] == [row[:2] for row in shown[1:]]
    assert [row[-1] for row in turned if len(row) == 14][1:] == ["-3.0%", "-10.0%", "+23"]


def test_a_row_of_a_cohort_that_has_none_of_everyone_is_a_warning_and_not_shown(cohorts: Small) -> None:
    cohorts.replace(OBSERVATIONS, "visits,2016-08,SS,North,,40,50,,,,\n", "")
    message = (
        "'visits' has no observation of everyone for 'North' in August 2016, though there is one of the cohort 'girls'."
    )
    assert said(cohorts) == [(OBSERVATIONS, cohorts.line(OBSERVATIONS, "North,girls"), message)]
    composed = cohorts.compose().value
    assert composed is not None
    shown = rows(table(section(composed.document, "Scorecard: all and girls")))
    assert not [row for row in shown if row[0] == "Visiting: North"]


def test_a_row_of_everyone_that_has_none_of_the_cohort_is_a_warning_where_others_by_area_have(cohorts: Small) -> None:
    cohorts.add(OBSERVATIONS, "visits,2016-08,SS,North team,,4,5,,,,\n")
    message = (
        "'visits' has no observation of the cohort 'girls' for 'North team' in August 2016, "
        "though there is one of everyone."
    )
    assert said(cohorts) == [(OBSERVATIONS, cohorts.line(OBSERVATIONS, "North team"), message)]
    cohorts.replace(OBSERVATIONS, "visits,2016-08,,North,girls,18,20,,,,\n", "")
    assert not said(cohorts)


def test_a_cohort_that_was_counted_the_month_before_is_missed(cohorts: Small) -> None:
    cohorts.replace(OBSERVATIONS, "overdue,2016-08,,,girls", "overdue,2016-07,,,girls")
    message = (
        "'overdue' has no observation of the cohort 'girls' for the whole council in August 2016, "
        "though there is one of July 2016."
    )
    assert said(cohorts) == [(OBSERVATIONS, cohorts.line(OBSERVATIONS, "overdue,2016-07,,,girls"), message)]


def test_a_chart_of_areas_shows_the_cohort_that_it_names(cohorts: Small) -> None:
    cohorts.write(
        "report_templates/monthly/page.html.j2",
        '<section><h1>Page</h1><chart kind="areas" of="visits" cohort="girls"/></section>',
    )
    cohorts.replace(REPORT, "cohorts.html.j2", "page.html.j2")
    (figure,) = (block for block in section(cohorts.document(), "Page").blocks if isinstance(block, Figure))
    assert isinstance(figure.chart, BarChart)
    assert figure.chart.title == "Visits held (girls)"
    assert [[amount.number for amount in series.amounts if amount] for series in figure.chart.series] == [[90]]


def test_areas_whose_file_cannot_be_used_are_told_once_and_not_by_the_tables_that_show_them(cohorts: Small) -> None:
    cohorts.replace(INDICATORS, "areas: areas.csv", "areas: lost.csv")
    assert [finding.code for finding in cohorts.check()] == ["file-missing"]


def bars_of(categories: int, series: int) -> BarChart:
    held = tuple(BarSeries(f"Series {n}", (Amount(Fraction(5)),) * categories) for n in range(series))
    return BarChart("Open cases", "area", Unit.COUNT, 0, tuple(f"Area {n}" for n in range(categories)), held)


@pytest.mark.parametrize(
    ("categories", "series", "shown"),
    [
        (0, 1, [0]),
        (24, 1, [24]),
        (25, 1, [12, 13]),
        (12, 2, [12]),
        (70, 1, [23, 23, 24]),
        (70, 2, [11, 12, 12, 11, 12, 12]),
    ],
)
def test_bars_that_are_too_many_for_a_page_take_pictures_of_about_the_same_number(
    categories: int, series: int, shown: list[int]
) -> None:
    parts = [part for part in in_pictures(bars_of(categories, series)) if isinstance(part, BarChart)]
    assert [part.end - part.first for part in parts] == shown
    assert [part.first for part in parts] == [sum(shown[:n]) for n in range(len(shown))]
