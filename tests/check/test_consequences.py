"""A fault is told once: what only follows from it is not told beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    OBSERVATIONS,
    PAGE,
    REPORT,
    TARGETS,
    Small,
    small_workspace,
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def codes(small: Small) -> list[str]:
    """Return the codes of all that is wrong."""
    return [finding.code for finding in small.check()]


def test_cohorts_are_not_missed_where_the_observations_cannot_be_read(small: Small) -> None:
    small.add(OBSERVATIONS, "visits,2016-08,,,girls,30,40,,,,\n")
    small.replace(REPORT, "pages: red", "cohorts:\n  variance: {of: girls, from: all}\npages: red")
    assert codes(small) == []
    small.replace(INDICATORS, "[observations.csv]", "[observation.csv]")
    assert codes(small) == ["file-missing"]


def test_a_template_that_cannot_be_read_is_not_missed_too(small: Small) -> None:
    small.page("<p>{% include 'part.html.j2' %}</p>")
    small.write("report_templates/monthly/part.html.j2", "<em>£</em>".encode("cp1252"))
    assert codes(small) == ["file-encoding"]
    small.write(PAGE, "<section><h1>£</h1></section>".encode("cp1252"))
    assert codes(small) == ["file-encoding", "file-encoding"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: overdue", "id: visits", "indicator-twice"),
        ("id: overdue", "id: over due", "value-wrong"),
        ("id: overdue", "idd: overdue", "key-unknown"),
    ],
)
def test_an_id_that_is_not_known_is_not_missed_wherever_it_is_named(
    small: Small, old: str, new: str, code: str
) -> None:
    small.page('<p><value of="overdue"/></p>')
    small.write("narratives/monthly/2016-08/overdue.md", small.text(COMMENTARY).replace("visits", "overdue"))
    small.replace(REPORT, "pages: red", "pages: [overdue]")
    small.replace(INDICATORS, old, new)
    assert set(codes(small)) - {"key-missing"} == {code}


def test_an_unknown_indicator_is_told_beside_other_faults(small: Small) -> None:
    small.replace(TARGETS, "overdue", "overdu")
    small.replace(INDICATORS, "title: Visiting", "title: [Visiting]")
    assert "indicator-unknown" in codes(small)


def test_a_chart_that_finds_nothing_is_borne_where_a_row_is_lost(small: Small) -> None:
    small.page('<chart kind="trend" of="overdue" area="North"/>')
    assert codes(small) == ["observation-missing"]
    small.replace(OBSERVATIONS, "72,100,,", "7x2,100,,")
    assert codes(small) == ["cell-wrong"]


def test_a_column_of_the_summary_that_is_misspelt_is_told_where_it_is_written_alone(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: red\nsummary: [number, titel, result]")
    small.replace(REPORT, "templates: [", "templates: [summary.html.j2, ")
    (found,) = small.check()
    assert (found.code, found.place.file) == ("fact-unknown", REPORT)


def test_a_column_that_a_template_gives_is_told_beside_one_of_the_summary(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: red\nsummary: [number, titel, result]")
    small.page('<p><fact of="visits" name="titel"/></p>')
    assert codes(small) == ["fact-unknown", "fact-unknown"]


def test_comparators_are_not_missed_for_a_trend_that_cannot_be_read(small: Small) -> None:
    small.write("data/others.csv", "comparator,indicator,period,value\nEngland,visits,2015/16,70\n")
    small.replace(INDICATORS, "targets: targets.csv", "targets: targets.csv\ncomparators: [others.csv]")
    small.replace(REPORT, "month_ago: {", "england: {label: England, comparator: England}\n  month_ago: {")
    small.replace(REPORT, "periods: 2, every: month", "periods: 13, every: month")
    small.page('<chart kind="trend" of="visits" with="england"/>')
    assert codes(small) == []
    small.replace(REPORT, "periods: 13", "perods: 13")
    assert codes(small) == ["key-unknown"]


def test_what_a_kind_of_section_asks_for_is_not_missed_where_the_kind_is_misspelt(small: Small) -> None:
    small.replace(INDICATORS, "  - title: Cases", "  - title: Cases\n    kind: leed")
    small.replace(INDICATORS, "        number: 2\n", "")
    (found,) = (each for each in small.check() if each.place.file == INDICATORS)
    assert (found.code, found.hint) == ("value-unknown", "Did you mean 'lead'?")
