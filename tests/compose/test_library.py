"""The library's parts and pages: what they show, what they leave out, and how a report chooses."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest

from committee_pack.findings import Place
from committee_pack.model.document import (
    Block,
    Definitions,
    Figure,
    Heading,
    Panel,
    Paragraph,
    RatingMark,
    Scope,
    Section,
    Table,
    TrendChart,
    with_all_within,
)
from committee_pack.model.indicators import Rating
from committee_pack.wording import plain_text, result_text
from tests.support.workspaces import INDICATORS, OVERVIEW, PAGE, REPORT, Small, small_workspace, with_layouts


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return with_layouts(small_workspace(tmp_path))


def section(small: Small, bookmark: str) -> Section:
    (found,) = (each for each in small.document().sections if each.bookmark.endswith(bookmark))
    return found


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block for block in with_all_within(blocks) if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[plain_text(cell.children) for cell in row.cells] for row in table.body]


def heads(table: Table) -> list[str]:
    return [plain_text(cell.children) for cell in table.head[-1].cells]


def said(blocks: tuple[Block, ...]) -> str:
    """Return the words of headings and paragraphs, those of panels and lists too."""
    texts = (block for block in with_all_within(blocks) if isinstance(block, (Heading, Paragraph)))
    return "".join(plain_text(block.children) for block in texts)


def entries(block: Block) -> list[tuple[str, str]]:
    assert isinstance(block, Definitions)
    return [(plain_text(term), plain_text(words)) for term, words in block.entries]


def one_page(small: Small, markup: str) -> tuple[Block, ...]:
    """Return the blocks of the report's one page, below its heading, where only that is written."""
    listed = small.text(REPORT).partition("templates: ")[2].splitlines()[0]
    small.replace(REPORT, listed, "[page.html.j2]")
    small.replace(REPORT, "pages: red", "pages: none")
    small.write(PAGE, f"<section><h1>Page</h1>\n{markup}\n</section>\n")
    (page,) = small.document().sections
    return page.blocks[1:]


# -- the summary


def test_the_summary_has_the_columns_that_the_report_chooses_with_their_heads(small: Small) -> None:
    (table,) = tables(section(small, "Summary").blocks)
    assert heads(table) == ["No.", "Indicator", "Also in", "Before", "Result", "Rating", "Direction of travel"]
    assert cells(table)[1] == ["1", "Visits held in time", "", "Red", "72.0%", "Red", "▲ Better"]


def test_the_summary_holds_what_is_judged_and_neither_what_is_linked_nor_lead_indicators(small: Small) -> None:
    (table,) = tables(section(small, "Summary").blocks)
    assert [row[0] for row in cells(table)] == ["Visiting", "1", "Cases", "2", "Helping", "7"]
    assert cells(table)[-1][2:4] == ["Plan", "Not rated"]


def test_a_report_that_names_no_columns_has_the_usual_ones(small: Small) -> None:
    small.replace(REPORT, small.text(REPORT).partition("summary: ")[2].splitlines()[0], "[]")
    (table,) = tables(section(small, "Summary").blocks)
    usual = ["No.", "Indicator", "Also in", "Target", "Result", "Period", "Rating", "Direction of travel"]
    assert heads(table) == usual


def test_a_template_may_choose_columns_and_indicators_of_its_own(small: Small) -> None:
    blocks = one_page(small, '{{ summary_table(report.rated("Red"), report.columns("title", "change.month_ago")) }}')
    (table,) = tables(blocks)
    assert (heads(table), cells(table)) == (
        ["Indicator", "Change"],
        [["Visits held in time", "+1.9 percentage points"]],
    )


def test_a_column_that_is_no_fact_is_told_at_its_line_with_the_nearest(small: Small) -> None:
    small.replace(REPORT, "[number, title, also_in", "[number, titel, also_in")
    (finding,) = (each for each in small.check() if each.code == "fact-unknown" and each.place.file == REPORT)
    assert finding.place.line == small.line(REPORT, "titel")
    assert finding.hint == "Did you mean 'title'?"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("month_ago.reslt", "Did you mean 'month_ago.result'?"),
        ("rating.month_ago", "Did you mean 'month_ago.rating'?"),
        ("month_ago", "Did you mean 'month_ago.result'?"),
        ("direction", "A direction, a change and what moved are since an earlier period."),
    ],
)
def test_what_was_meant_by_a_column_is_said(small: Small, typed: str, hint: str) -> None:
    small.replace(REPORT, "month_ago.rating: Before", typed)
    finding = next(each for each in small.check() if each.code == "fact-unknown")
    assert finding.hint == hint


def test_a_fact_of_a_template_that_is_none_is_told_there(small: Small) -> None:
    blocks = '<p><fact of="visits" name="targt"/></p>'
    listed = small.text(REPORT).partition("templates: ")[2].splitlines()[0]
    small.replace(REPORT, listed, "[page.html.j2]")
    small.write(PAGE, f"<section><h1>Page</h1>\n{blocks}\n</section>\n")
    (finding,) = (each for each in small.check() if each.code == "fact-unknown")
    assert (finding.place, finding.hint) == (Place(PAGE, 2), "Did you mean 'target'?")


# -- heads of reports


def test_the_header_has_its_fields_in_order_and_several_below_one_another(small: Small) -> None:
    (block,) = one_page(small, "{{ header_block() }}")
    assert entries(block) == [("Priority", "Helping"), ("Directors", "D. One\nD. Two")]


def test_an_owner_block_has_several_managers(small: Small) -> None:
    (block,) = one_page(small, "{{ owner_block(report.indicators[0]) }}")
    assert entries(block) == [("Managers", "B. Person\nC. Person"), ("Director", "A. Person")]


def test_the_version_stands_with_who_made_it(small: Small) -> None:
    assert said(one_page(small, "{{ version_line() }}")) == (
        "Version draft 2. Produced by Loamshire County Council. Published 2 November 2016."
    )


def test_a_statement_stands_on_the_first_page_and_at_the_foot_of_all(small: Small) -> None:
    document = small.document()
    (panel,) = (block for block in document.sections[0].blocks if isinstance(block, Panel))
    assert said(panel.children) == "All figures are provisional."
    assert document.footer == "Monthly scorecard · August 2016 · All figures are provisional."


def test_a_report_without_a_title_page_has_its_head_on_its_summary(small: Small) -> None:
    small.replace(REPORT, "templates: [title.html.j2, ", "templates: [")
    blocks = section(small, "Summary").blocks
    assert plain_text(blocks[0].children) == "Monthly scorecard" if isinstance(blocks[0], Heading) else False
    assert "Version draft 2." in said(blocks)
    assert "All figures are provisional." in said(blocks)


# -- free sections


def test_a_free_section_has_its_text_with_figures_and_its_headings_below_its_own(small: Small) -> None:
    blocks = section(small, "Overview").blocks
    shown = [(block.level, plain_text(block.children)) for block in blocks if isinstance(block, Heading)]
    assert shown == [(1, "Overview"), (2, "In short"), (2, "Staff")]
    assert "Visits stand at 72.0%, +1.9 percentage points since July 2016." in said(blocks)


def test_a_free_section_without_text_is_shown_and_says_so(small: Small) -> None:
    assert said(section(small, "Overview").blocks).endswith("StaffNothing on staff.")


def test_a_free_section_that_stands_is_shown_until_one_is_written(small: Small) -> None:
    small.write("narratives/monthly/standing/staff.md", "---\nsection: staff\n---\nAs always.\n")
    assert said(section(small, "Overview").blocks).endswith("StaffAs always.")
    small.write("narratives/monthly/2016-08/staff.md", "---\nsection: staff\nstatus: approved\n---\nNow.\n")
    assert said(section(small, "Overview").blocks).endswith("StaffNow.")


def test_what_stands_for_other_periods_is_not_shown(small: Small) -> None:
    small.write("narratives/monthly/standing/staff.md", "---\nsection: staff\nto: 2016-07\n---\nBefore.\n")
    assert said(section(small, "Overview").blocks).endswith("StaffNothing on staff.")


def test_a_section_that_is_required_and_not_written_is_a_warning(small: Small) -> None:
    small.replace(REPORT, "empty: Nothing on staff.", "required: yes")
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("section-missing", REPORT)
    assert finding.hint == "Write narratives/monthly/2016-08/staff.md."


def test_a_text_for_a_section_that_is_not_there_is_met_with_the_nearest(small: Small) -> None:
    small.replace(OVERVIEW, "section: overview", "section: overvew")
    found = {each.code: each for each in small.check()}
    assert found["section-unknown"].place == Place(OVERVIEW, 2, "section")
    assert found["section-unknown"].hint == "Did you mean 'overview'?"


def test_a_section_has_one_text_a_period(small: Small) -> None:
    small.write("narratives/monthly/2016-08/second.md", "---\nsection: overview\nstatus: approved\n---\nAgain.\n")
    (finding,) = small.check()
    assert (finding.code, finding.message) == (
        "section-twice",
        f"The section 'overview' has a text in {OVERVIEW} already.",
    )


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("section: overview\nindicator: visits", "a text is about an indicator or a section"),
        ("author: Somebody", "it is not said what the text is about"),
    ],
)
def test_a_text_is_about_one_thing(small: Small, front: str, said: str) -> None:
    small.write("narratives/monthly/2016-08/odd.md", f"---\n{front}\n---\nWords.\n")
    assert any(said in each.message for each in small.check())


def test_a_section_that_no_template_writes_is_advised_of(small: Small) -> None:
    small.replace(REPORT, "free_sections.html.j2, ", "")
    written, empty = small.unprinted()
    assert (written.place.file, empty.place.file) == (OVERVIEW, REPORT)
    assert written.message == "The section 'overview' is not printed: no template writes it."


def test_an_empty_section_that_no_template_writes_is_advised_of_too(small: Small) -> None:
    (small.root / OVERVIEW).unlink()
    small.replace(REPORT, "free_sections.html.j2, ", "")
    found = [(each.place.file, each.message) for each in small.unprinted()]
    assert found == [
        (REPORT, f"The section '{name}' is not printed: no template writes it.") for name in ("overview", "staff")
    ]


def test_a_section_that_is_not_approved_is_advised_of(small: Small) -> None:
    small.replace(REPORT, "approval: not required", "approval: required to publish")
    small.replace(OVERVIEW, "status: approved", "status: draft")
    (finding,) = (each for each in small.check() if each.code == "commentary-unapproved")
    assert finding.message.startswith("The section 'overview' is draft; pu")


def test_a_placeholder_of_a_section_names_its_indicator(small: Small) -> None:
    small.replace(OVERVIEW, "{{ visits.result }}", "{{ visit.result }}")
    (finding,) = small.check()
    assert (finding.code, finding.hint) == ("placeholder-unknown", "Did you mean 'visits.result'?")


def test_a_placeholder_of_a_section_that_names_no_indicator_is_told_to(small: Small) -> None:
    small.replace(OVERVIEW, "{{ visits.result }}", "{{ result }}")
    (finding,) = small.check()
    assert (finding.code, finding.hint) == (
        "placeholder-unknown",
        "It is not said of which indicator: write its id first, as 'visits.result'.",
    )


def test_a_narrative_element_of_no_section_is_met_with_the_nearest(small: Small) -> None:
    small.replace(REPORT, "lead_indicators.html.j2]", "lead_indicators.html.j2, page.html.j2]")
    small.write(PAGE, '<section><h1>Page</h1>\n<narrative of="stuff"/></section>')
    (finding,) = small.check()
    assert (finding.code, finding.place, finding.hint) == ("section-unknown", Place(PAGE, 2), "Did you mean 'staff'?")


# -- pages


def test_a_linked_row_stands_in_the_table_and_a_linked_measure_has_its_own(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: [helped]")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    blocks = section(small, "Helped at home").blocks
    first, second = tables(blocks)
    assert [row[0] for row in cells(first)] == ["Result", "Rating", "Clients"]
    assert cells(first)[-1] == ["Clients", "78", "80"]
    assert [row[0] for row in cells(second)] == ["Result"]
    charts = [block.chart for block in blocks if isinstance(block, Figure)]
    assert [chart.title for chart in charts if isinstance(chart, TrendChart)] == ["Helped at home", "Carers helped"]


def test_what_is_linked_is_never_rated_and_counts_in_no_total(small: Small) -> None:
    results = small.results()
    assert [each.indicator.id for each in results.performance()] == ["visits", "overdue", "helped"]
    assert {each.rating for each in results.county() if each.indicator.linked} == {None}


def test_a_lead_indicator_says_how_it_stands_beside_the_range_that_is_expected(small: Small) -> None:
    blocks = section(small, "Lead indicators").blocks
    assert "In August 2016 the figure was 412, above the expected range (300 to 400)." in said(blocks)
    assert [block.chart.title for block in blocks if isinstance(block, Figure) and isinstance(block.chart, TrendChart)]


def test_a_lead_indicator_of_one_result_has_no_chart(small: Small) -> None:
    small.replace("data/observations.csv", "calls,2016-07,M,,,390,,,,,\n", "")
    assert not [block for block in section(small, "Lead indicators").blocks if isinstance(block, Figure)]


def test_heads_of_a_trend_may_be_grouped_by_financial_year(small: Small) -> None:
    small.replace(
        REPORT, "trend: {periods: 2, every: month}", "trend: {periods: [last 2 year ends, latest], heads: years}"
    )
    (table,) = tables(section(small, "Visits held in time").blocks)
    groups = [(plain_text(cell.children), cell.colspan) for cell in table.head[0].cells]
    assert groups == [("", 1), ("Previous years", 2), ("Current year", 1)]


def test_periods_after_the_current_year_are_later_ones(small: Small) -> None:
    named = "trend: {periods: [last 1 year end, latest, 2018-03], heads: years}"
    small.replace(REPORT, "trend: {periods: 2, every: month}", named)
    (table,) = tables(section(small, "Visits held in time").blocks)
    groups = [(plain_text(cell.children), cell.colspan) for cell in table.head[0].cells]
    assert groups == [("", 1), ("Previous year", 1), ("Current year", 1), ("Later year", 1)]


def test_a_trend_of_its_own_may_group_its_heads_where_the_others_do_not(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: all")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    own = "trends: {overdue: {periods: [last 1 year end, latest], heads: years}}\ntrend: {periods: 2, every: month}"
    small.replace(REPORT, "trend: {periods: 2, every: month}", own)
    rows = {name: len(tables(section(small, name).blocks)[0].head) for name in ("Visits held in time", "overdue")}
    assert rows == {"Visits held in time": 1, "overdue": 2}


def test_periods_of_one_year_before_are_of_the_previous_year(small: Small) -> None:
    small.replace(REPORT, "trend: {periods: 2, every: month}", "trend: {periods: [last 6 months], heads: years}")
    (table,) = tables(section(small, "Visits held in time").blocks)
    groups = [(plain_text(cell.children), cell.colspan) for cell in table.head[0].cells]
    assert groups == [("", 1), ("Previous year", 1), ("Current year", 5)]


def test_a_rating_that_is_none_may_be_left_blank(small: Small) -> None:
    (block,) = one_page(small, '<p>Shown <rating of="helped"/>, blank <rating of="helped" unrated="blank"/>.</p>')
    assert said((block,)) == "Shown Not rated, blank ."


def test_targets_may_be_shown_as_they_were_typed(small: Small) -> None:
    (table,) = tables(section(small, "Visits held in time").blocks)
    assert cells(table)[1] == ["Target", "90.0%", "90.0%"]
    small.replace(REPORT, "pages: red", "pages: red\ntargets_as_typed: yes")
    (table,) = tables(section(small, "Visits held in time").blocks)
    assert cells(table)[1] == ["Target", "90%", "90%"]


def test_a_rate_may_be_known_as_printed_beside_its_count(small: Small) -> None:
    rate = 'polarity: lower, unit: "per 10,000", window: SS, chart: count, rating: not rated'
    small.add(
        INDICATORS, f"  - title: Rates\n    indicators:\n      - {{id: rate, number: 9, title: A rate, {rate}}}\n"
    )
    small.add("data/observations.csv", "rate,2016-08,SS,,,1282,,39.4,,,\n")
    (result,) = (each for each in small.results().county() if each.indicator.id == "rate")
    assert (result.numerator, result_text(result)) == (Decimal(1282), "39.4")


def test_a_lead_indicator_shows_what_is_linked_to_it_in_a_table(small: Small) -> None:
    row = "      - {id: posts, title: Posts, unit: count, window: M, linked: {to: calls, as: row}}\n"
    small.add(INDICATORS, row)
    small.add("data/observations.csv", "posts,2016-08,M,,,12,,,,,\n")
    (table,) = tables(section(small, "Lead indicators").blocks)
    assert cells(table)[-1] == ["Posts", "", "12"]


def test_a_lead_indicator_that_is_rated_by_bands_has_its_rating_and_its_target(small: Small) -> None:
    small.replace(INDICATORS, "rating: {expected: 300 to 400}", "rating: {green: target met, basis: unknown}")
    small.replace(INDICATORS, "polarity: neither", "polarity: lower")
    small.add("data/targets.csv", "calls,2016/17,400,\n")
    blocks = section(small, "Lead indicators").blocks
    assert "the figure was 412, against a target of 400." in said(blocks)
    (heading,) = (block for block in blocks if isinstance(block, Heading) and block.level == 2)
    assert [mark.rating for mark in heading.marks if isinstance(mark, RatingMark)] == [Rating.AMBER]


def test_words_in_place_of_a_lead_indicators_figure_make_no_sentence_of_it(small: Small) -> None:
    small.replace("data/observations.csv", "calls,2016-08,M,,,412,,,,,", "calls,2016-08,M,,,,,[c],,,")
    assert "August 2016: [c]." in said(section(small, "Lead indicators").blocks)


def test_what_is_linked_to_an_indicator_that_has_ended_is_in_no_report(small: Small) -> None:
    small.replace(INDICATORS, "also_in: [Plan]", "changes: [{retired: 2016-06, note: No longer counted.}]")
    assert [each.indicator.id for each in small.results().county()] == ["visits", "overdue", "calls"]


def test_a_key_says_nothing_of_bands_where_no_indicator_has_any(small: Small) -> None:
    small.replace(
        INDICATORS, "{green: target met, amber: 80 to below target, red: below 80, basis: published}", "not rated"
    )
    small.replace(INDICATORS, "{green: target met, basis: unknown}", "not rated")
    small.write("data/targets.csv", "indicator,period,target\n")
    key = next(block for block in one_page(small, "{{ legend() }}") if isinstance(block, Definitions))
    assert "The target is met." not in [words for _, words in entries(key)]


def test_a_summary_without_titles_has_its_first_column_for_row_heads(small: Small) -> None:
    blocks = one_page(small, '{{ summary_table(columns=report.columns("number", "result")) }}')
    (table,) = tables(blocks)
    assert [row.cells[0].scope for row in table.body] == [Scope.ROW] * 3


def test_a_second_scorecard_needs_no_second_ids(small: Small) -> None:
    assert len(tables(one_page(small, "{{ scorecard_table() }}{{ scorecard_table(anchors=false) }}"))) == 2


def test_a_field_may_have_one_word_beside_it(small: Small) -> None:
    (block,) = one_page(small, '{{ fields([("Version", report.version)]) }}')
    assert entries(block) == [("Version", "draft 2")]


def test_a_template_sees_the_areas_and_how_each_section_moved(small: Small) -> None:
    areas = "{% for area in report.areas %}{{ area.level }} {{ area.name }}; {% endfor %}"
    moved = "{% for section in report.sections %}{{ section.travels[0].better }}{% endfor %}"
    (block,) = one_page(small, f"<p>{areas}{moved}</p>")
    assert said((block,)) == "1 North; 2 North team; 101"


def test_an_indicator_without_a_direction_has_no_place_for_one_in_its_sentence(small: Small) -> None:
    shown = "{% for each in report.indicators %}<p>{{ indicator_sentence(each) }}</p>{% endfor %}"
    sentences = [said((block,)) for block in one_page(small, shown)]
    assert sentences[0] == "Visits held in time: 72.0% in August 2016, target 90%, Red, ▲ Better than 1 month ago."
    small.replace("data/observations.csv", "visits,2016-07,SS,,,,,70.1,,,\n", "")
    composed = small.compose().value
    assert composed
    assert said(composed.document.sections[0].blocks[1:2]).endswith("target 90%, Red.")


@pytest.mark.parametrize(
    ("markup", "code", "told"),
    [
        (
            '<p><value of="visits" since="month_ago" show="period"/></p>',
            "attribute-unknown",
            'Write compared="month_ago".',
        ),
        (
            '<p><value of="visits" compared="month_ago" show="change"/></p>',
            "attribute-unknown",
            'Write since="month_ago".',
        ),
        (
            '<p><travel of="visits" since="quarter"/></p>',
            "value-unknown",
            "Name one that has 'earlier' in report.yaml.",
        ),
        ("<p>{{ legend }}</p>", "template-failed", "Mend the expression at that line."),
    ],
)
def test_what_would_print_another_fact_than_is_meant_is_told(small: Small, markup: str, code: str, told: str) -> None:
    small.replace(REPORT, "comparisons:\n", "comparisons:\n  quarter: {label: A quarter, window: R3M}\n")
    listed = small.text(REPORT).partition("templates: ")[2].splitlines()[0]
    small.replace(REPORT, listed, "[page.html.j2]")
    small.write(PAGE, f"<section><h1>Page</h1>\n{markup}\n</section>\n")
    finding = next(each for each in small.check() if each.place.file == PAGE)
    assert (finding.code, finding.place.line, finding.hint) == (code, 2, told)


def test_the_results_say_what_each_indicator_is_for_and_what_it_is_linked_to(small: Small) -> None:
    rows = list(csv.DictReader(io.StringIO(small.run("results", "monthly", "--format", "csv").out)))
    assert {row["indicator"]: (row["kind"], row["linked_to"]) for row in rows} == {
        "visits": ("performance", ""),
        "overdue": ("performance", ""),
        "helped": ("performance", ""),
        "clients": ("performance", "helped"),
        "carers": ("performance", "helped"),
        "calls": ("lead", ""),
    }


# -- the catalogue


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        (
            "linked: {to: helped, as: row}",
            "linked: {to: helpd, as: row}",
            "indicator-unknown",
            "Did you mean 'helped'?",
        ),
        (
            "linked: {to: helped, as: row}",
            "linked: {to: carers, as: row}",
            "value-wrong",
            "Name one that stands by itself.",
        ),
        ("also_in: [Plan]", "also_in: [Plans]", "other-report-unknown", "Did you mean 'Plan'?"),
        ("linked: {to: helped, as: row}", "linked: {to: helped, as: line}", "value-unknown", ""),
        ("kind: lead", "kind: leads", "value-unknown", "Did you mean 'lead'?"),
    ],
)
def test_what_is_linked_or_carried_wrongly_is_named_with_the_nearest(
    small: Small, old: str, new: str, code: str, hint: str
) -> None:
    small.replace(INDICATORS, old, new)
    finding = next(each for each in small.check() if each.place.file == INDICATORS)
    assert (finding.code, finding.place.line) == (
        code,
        small.line(INDICATORS, new.split(": ", 1)[0] + ": " + new.split(": ", 1)[1][:4]),
    )
    assert hint in finding.hint


def test_what_is_linked_is_not_to_be_rated(small: Small) -> None:
    small.replace(
        INDICATORS,
        "        linked: {to: helped, as: row}",
        "        rating: {green: target met, basis: unknown}\n        linked: {to: helped, as: row}",
    )
    finding = small.only()
    assert "is never rated" in finding.message
