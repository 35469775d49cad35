"""Activity by area and cohorts beside the whole: which rows, columns and charts there are, whatever the data lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.model.document import BarChart, Block, Figure, Heading, Table
from committee_pack.wording import plain_text
from tests.compose.test_reports import section, table
from tests.support.workspaces import AREAS, INDICATORS, OBSERVATIONS, REPORT, Small, small_workspace

ACTIVITY = """\
  - title: Caseloads
    kind: activity
    indicators:
      - id: open-cases
        title: Open cases
        unit: count
        window: SS
  - title: Plans
    kind: activity
    indicators:
      - id: starts
        title: Plans started in the month
        short: Starts
        unit: count
        window: M
"""
COUNTS = """\
open-cases,2016-08,,,,300,,,,,
open-cases,2016-07,,,,310,,,,,
open-cases,2016-08,,North,,1100,,,,,
open-cases,2016-08,,North team,,60,,,,,
open-cases,2016-07,,North team,,50,,,,,
starts,2016-08,,,,7,,,,,
"""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.add(INDICATORS, ACTIVITY)
    small.add(OBSERVATIONS, COUNTS)
    small.add(AREAS, "South,,no\n")
    small.replace(REPORT, "scorecard.html.j2", "activity.html.j2, scorecard.html.j2")
    return small


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
    (figure,) = (block for block in section(small.document(), "Page").blocks if isinstance(block, Figure))
    assert figure.alternative == "Bar chart of Plans started in the month by area: no results to show."
    assert small.run("build").code == 0


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


COHORTS = """\
visits,2016-08,,,girls,30,40,,,,
visits,2016-08,,North,girls,18,20,,,,
overdue,2016-08,,,girls,12,,,,,
"""


@pytest.fixture
def cohorts(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.add(OBSERVATIONS, COHORTS)
    small.replace(INDICATORS, "title: Visits held in time", "title: Visits held")
    small.replace(REPORT, "pages: red", "cohorts:\n  variance: {of: girls, from: all}\npages: red")
    small.replace(REPORT, "scorecard.html.j2", "scorecard.html.j2, cohorts.html.j2")
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
    assert columns[-3:] == ["variance", "variance_value", "source"]
    girls = [line.split(",") for line in lines if ",girls," in line]
    assert [row[-3:-1] for row in girls] == [["+3.0%", "3"], ["+10.0%", "10"], ["-23", "-23"]]


def test_a_cohort_that_has_no_results_of_the_period_has_no_table(cohorts: Small) -> None:
    cohorts.write(
        OBSERVATIONS,
        cohorts.text(OBSERVATIONS)
        .replace("2016-08,,,girls", "2016-06,,,girls")
        .replace("2016-08,,North,girls", "2016-06,,North,girls"),
    )
    assert not [each.bookmark for each in cohorts.document().sections if "girls" in each.bookmark]
