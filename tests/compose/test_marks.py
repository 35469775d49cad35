"""Marks beside figures and in their place are explained once, below the table or at the end of the section."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.model.document import (
    Block,
    Figure,
    Panel,
    Paragraph,
    ParagraphKind,
    Table,
    TrendChart,
    with_all_within,
)
from committee_pack.wording import plain_text
from tests.support.workspaces import COMMENTARY, INDICATORS, OBSERVATIONS, REPORT, Small, small_workspace

LIBRARY = "[title.html.j2, key.html.j2, scorecard.html.j2, indicator_pages.html.j2]"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100,,,,", "visits,2016-08,SS,,,72,100,,provisional,,")
    small.replace(OBSERVATIONS, "overdue,2016-07,SS,,,,,31,,,", "overdue,2016-07,SS,,,,,[c],,,")
    return small


def notes(blocks: tuple[Block, ...]) -> list[str]:
    found = (block for block in blocks if isinstance(block, Paragraph) and block.kind is ParagraphKind.NOTE)
    return [plain_text(each.children) for each in found]


def section(small: Small, bookmark: str) -> tuple[Block, ...]:
    (found,) = (each for each in small.document().sections if each.bookmark.endswith(bookmark))
    return found.blocks


def row(blocks: tuple[Block, ...], head: str) -> list[str]:
    (table,) = (block for block in blocks if isinstance(block, Table))
    rows = ([plain_text(cell.children) for cell in each.cells] for each in table.body)
    return next(each for each in rows if each[0] == head)


def test_a_table_that_shows_marks_is_followed_by_what_they_mean(small: Small) -> None:
    blocks = section(small, "Scorecard")
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Table))
    assert notes(blocks[at + 1 : at + 2]) == [
        "[p] provisional; [c] confidential: withheld so that nobody can be identified."
    ]


def test_a_mark_that_a_table_explains_is_not_explained_again_in_its_section(small: Small) -> None:
    # -- the commentary prints the result too
    assert notes(section(small, "Visits held in time")) == ["[p] provisional."]


def test_a_mark_in_running_text_alone_is_explained_at_the_end_of_its_section(small: Small) -> None:
    small.page('<p>It is <value of="visits"/>, after <value of="overdue" compared="month_ago"/>.</p>')
    blocks = small.blocks()
    assert notes(blocks[-1:]) == ["[p] provisional; [c] confidential: withheld so that nobody can be identified."]


def test_a_report_may_explain_a_mark_in_its_own_words(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: red\nmarks: {p: Not yet validated.}")
    assert notes(section(small, "Visits held in time")) == ["[p] Not yet validated."]


def test_a_report_may_give_a_mark_its_own_sign_which_touches_the_figure(small: Small) -> None:
    small.replace(REPORT, "pages: red", 'pages: red\nmarks: {p: {sign: "*", means: Not yet validated.}}')
    blocks = section(small, "Visits held in time")
    assert notes(blocks) == ["* Not yet validated."]
    assert row(blocks, "Result")[-1] == "72.0%*"
    small.page("")
    assert "72.0%*" in small.run("results", "monthly").out


def test_a_sign_of_letters_stands_apart_and_keeps_the_usual_words(small: Small) -> None:
    small.replace(REPORT, "pages: red", 'pages: red\nmarks: {p: {sign: "(p)"}}')
    blocks = section(small, "Visits held in time")
    assert (notes(blocks), row(blocks, "Result")[-1]) == (["(p) provisional."], "72.0% (p)")


def test_without_marks_nothing_is_explained(tmp_path: Path) -> None:
    document = small_workspace(tmp_path).document()
    assert [note for each in document.sections for note in notes(each.blocks)] == [
        note for each in document.sections for note in notes(each.blocks) if "[" not in note
    ]


def test_a_rating_is_never_taken_for_a_mark(small: Small) -> None:
    small.replace(OBSERVATIONS, "provisional", "revised")
    assert row(section(small, "Visits held in time"), "Result")[-1] == "72.0% [r]"
    assert row(section(small, "Visits held in time"), "Rating")[-1] == "Red"


def test_the_first_result_after_a_change_of_definition_is_marked_and_not_compared(tmp_path: Path) -> None:
    small = small_workspace(tmp_path)
    change = "changes: [{changed: 2016-08, note: Telephone calls count too.}]"
    small.replace(INDICATORS, "window: SS", f"window: SS\n        {change}")
    blocks = section(small, "Visits held in time")
    assert row(blocks, "Result")[1:] == ["70.1%", "72.0% [b]"]
    assert notes(blocks) == ["[b] a break in the series: earlier figures are of another definition."]
    (visits, _) = small.results().performance()
    compared = visits.compared("month_ago")
    assert compared is not None
    assert (compared.direction, compared.change) == (None, visits.indicator.changes[0])
    panel = next(block for block in with_all_within(blocks) if isinstance(block, Panel))
    said = [plain_text(each.children) for each in panel.children if isinstance(each, Paragraph)]
    assert "Change Measured otherwise from August 2016: Telephone calls count too." in said


def compared_with_england(small: Small) -> Small:
    small.replace(INDICATORS, "targets: targets.csv", "targets: targets.csv\ncomparators: [comparators.csv]")
    rows = "visits,England,2015/16,68.5,provisional,13 of 152\nvisits,England,2016-07,69,,\n"
    small.write("data/comparators.csv", f"indicator,comparator,period,value,status,rank\n{rows}")
    small.replace(REPORT, "comparisons:", "comparisons:\n  england: {label: England, comparator: England}")
    return small


def test_a_trend_has_a_row_of_a_comparator_with_figures_of_the_same_periods_alone(tmp_path: Path) -> None:
    small = compared_with_england(small_workspace(tmp_path))
    small.replace(REPORT, "{periods: 2, every: month}", "{periods: [last 1 year end, last 2 months]}")
    assert row(section(small, "Visits held in time"), "England")[1:] == ["68.5% [p]", "69%", ""]


def test_a_comparators_own_period_and_rank_are_printed(tmp_path: Path) -> None:
    small = compared_with_england(small_workspace(tmp_path))
    small.replace("data/comparators.csv", "visits,England,2016-07,69,,\n", "")
    small.replace(COMMENTARY, "The month before", "England ranks us {{ england.rank }} in {{ england.period }}; before")
    blocks = section(small, "Visits held in time")
    said = [plain_text(each.children) for each in with_all_within(blocks) if isinstance(each, Paragraph)]
    assert "England ranks us 13 of 152 in 2015/16; before it was 70.1%." in said
    assert "England 68.5% [p] in 2015/16; Loamshire County Council ranks 13 of 152." in said


def test_a_count_is_charted_while_its_rate_is_what_is_judged(small: Small) -> None:
    small.replace(INDICATORS, "unit: percent", "unit: percent\n        chart: count")
    blocks = section(small, "Visits held in time")
    (figure,) = (block for block in blocks if isinstance(block, Figure))
    assert isinstance(figure.chart, TrendChart)
    amounts = [point.amount.number if point.amount else None for point in figure.chart.points]
    assert (amounts, figure.chart.bands) == ([None, 72], ())
    assert row(blocks, "Number")[1:] == ["", "72"]
    assert row(blocks, "Rating")[1:] == ["Red", "Red"]


def test_changes_of_the_year_are_listed_and_older_ones_are_not(small: Small) -> None:
    small.replace(
        INDICATORS,
        "window: SS",
        "window: SS\n        changes: [{new: 2014-04, note: Old news.}, {changed: 2016-05, note: By telephone too.}]",
    )
    small.replace(REPORT, LIBRARY, LIBRARY.replace("title.html.j2", "title.html.j2, changes.html.j2"))
    (table,) = (block for block in section(small, "Changes to indicators") if isinstance(block, Table))
    rows = [[plain_text(cell.children) for cell in each.cells] for each in table.body]
    assert rows == [["1", "Visits held in time", "Measured otherwise from May 2016: By telephone too."]]


def test_without_changes_the_list_is_left_out(small: Small) -> None:
    small.replace(REPORT, LIBRARY, LIBRARY.replace("title.html.j2", "title.html.j2, changes.html.j2"))
    assert "Changes to indicators" not in [each.bookmark for each in small.document().sections]
