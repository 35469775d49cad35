"""Whole reports of the library's templates, over workspaces that differ from the sample in one thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from committee_pack.model.document import (
    Block,
    Definitions,
    DirectionArrow,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Link,
    Panel,
    Paragraph,
    RatingMark,
    Section,
    Strong,
    Table,
    Value,
    inlines_of,
)
from committee_pack.wording import plain_text, value_text
from tests.support.workspaces import COMMENTARY, INDICATORS, NOTE, REPORT, Small, one_indicator, small_workspace

MONTH_AGO = "comparisons:\n  month_ago: {label: 1 month ago, earlier: 1 month}\n"
ANY = "polarity: lower, unit: percent, rating: {green: target met, basis: unknown}"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def section(document: Document, bookmark: str) -> Section:
    return next(each for each in document.sections if each.bookmark == bookmark)


def words(blocks: tuple[Block, ...]) -> str:
    """Return all words of some blocks, a paragraph a line."""
    lines = []
    for block in blocks:
        lines.append(words(block.children) if isinstance(block, Panel) else plain_text(_innermost(block)))
    return "\n".join(lines)


def _innermost(block: Block) -> tuple[Inline, ...]:
    return tuple(each for each in inlines_of(block) if not isinstance(each, (Strong, Emphasis, Link)))


def table(of: Section) -> Table:
    return next(block for block in of.blocks if isinstance(block, Table))


def page(small: Small, bookmark: str = "1 Visits held in time") -> Section:
    return section(small.document(), bookmark)


def test_the_report_says_whose_and_when_it_is(small: Small) -> None:
    document = small.document()
    assert (document.title, document.author, document.language) == (
        "Monthly scorecard",
        "Loamshire County Council",
        "en-GB",
    )
    assert (document.footer, document.published.isoformat()) == ("Monthly scorecard · August 2016", "2016-11-02")


def test_sections_stand_in_the_order_of_their_templates(small: Small) -> None:
    bookmarks = [each.bookmark for each in small.document().sections]
    assert bookmarks == ["Title page", "Summary and key", "Scorecard", "1 Visits held in time"]


def test_every_section_begins_with_its_one_heading(small: Small) -> None:
    for each in small.document().sections:
        levels = [block.level for block in each.blocks if isinstance(block, Heading)]
        assert (levels[0], levels.count(1)) == (1, 1)


@pytest.mark.parametrize(
    ("pages", "bookmarks"),
    [
        ("all", ["1 Visits held in time", "2 Assessments overdue"]),
        ("none", []),
        ("red", ["1 Visits held in time"]),
        ("[overdue]", ["2 Assessments overdue"]),
    ],
)
def test_pages_are_those_that_the_report_chooses(small: Small, pages: str, bookmarks: list[str]) -> None:
    small.replace(REPORT, "pages: red", f"pages: {pages}")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    assert [each.bookmark for each in small.document().sections][3:] == bookmarks


def test_a_pages_heading_bears_its_rating_and_its_direction(small: Small) -> None:
    heading = page(small).blocks[0]
    assert isinstance(heading, Heading)
    assert [type(mark) for mark in heading.marks] == [RatingMark, DirectionArrow]
    assert plain_text(heading.children) == "1 Visits held in time"


def test_commentary_is_filled_in_with_values(small: Small) -> None:
    paragraphs = [block for block in page(small).blocks if isinstance(block, Paragraph)]
    assert plain_text(paragraphs[0].children) == "Of 100 visits, 72 (72.0%) were held in time."
    assert [value_text(each) for each in paragraphs[0].children if isinstance(each, Value)] == ["100", "72", "72.0%"]


def test_an_indicator_without_commentary_says_so_in_a_plain_line(small: Small) -> None:
    (small.root / COMMENTARY).unlink()
    small.replace(REPORT, "required_for: pages", "required_for: none")
    assert "No commentary was provided for August 2016." in words(page(small).blocks)


def test_data_notes_say_target_rule_polarity_window_and_what_stands(small: Small) -> None:
    (panel,) = (block for block in page(small).blocks if isinstance(block, Panel))
    assert words(panel.children).splitlines() == [
        "Target 90%. Green at or above 90%, Amber 80% to below 90%, Red below 80%.",
        "Polarity Higher values are better.",
        "Data Snapshot: the position at the end of each month.",
        "Source Case records",
        "Counts visits, not children.",
    ]


def test_an_indicator_without_a_target_says_that_it_is_not_rated_for_want_of_one(small: Small) -> None:
    small.write("data/targets.csv", "indicator,period,target\noverdue,2016/17,40\n")
    small.replace(REPORT, "pages: red", "pages: all")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    composed = small.compose()
    assert composed.value is not None
    assert "target-missing" in {finding.code for finding in composed.findings}
    blocks = section(composed.value.document, "1 Visits held in time").blocks
    assert "Target None for August 2016, so the result is not rated." in words(blocks)


def test_without_comparisons_there_are_no_columns_and_no_arrows_for_them(small: Small) -> None:
    small.replace(REPORT, MONTH_AGO, "")
    small.replace(COMMENTARY, "The month before it was {{ month_ago.result }}.", "")
    document = small.document()
    assert len(table(section(document, "Scorecard")).columns) == 9
    heading = section(document, "1 Visits held in time").blocks[0]
    assert isinstance(heading, Heading)
    assert [type(mark) for mark in heading.marks] == [RatingMark]


def test_with_a_comparison_of_windows_alone_there_are_ratings_and_no_arrows(small: Small) -> None:
    small.replace(REPORT, "earlier: 1 month", "window: R3M")
    small.replace(COMMENTARY, "The month before it was {{ month_ago.result }}.", "")
    assert not [each for block in page(small).blocks for each in inlines_of(block) if isinstance(each, DirectionArrow)]


def test_a_workspace_of_one_indicator_is_a_report_too(tmp_path: Path) -> None:
    small = one_indicator(tmp_path, ["2016-08,,,,1,10,,"], ["2016/17,10"], f"{ANY}, window: SS")
    document = small.document()
    assert "1 Green, 0 Amber and 0 Red of 1 rated indicator." in words(section(document, "Summary and key").blocks)
    assert len(table(section(document, "Scorecard")).body) == 2


@pytest.mark.parametrize(
    ("period", "earlier", "every", "window", "heads"),
    [
        ("2016-08", "1 month", "month", "R12M", ["Jul 2016", "Aug 2016"]),
        ("2013/14 Q3", "1 quarter", "quarter", "YTD", ["Q2 2013/14", "Q3 2013/14"]),
        ("2016/17", "1 year", "year", "FY", ["2015/16", "2016/17"]),
    ],
)
def test_periods_may_be_months_quarters_or_years(
    tmp_path: Path, period: str, earlier: str, every: str, window: str, heads: list[str]
) -> None:
    before = {"2016-08": "2016-07", "2013/14 Q3": "2013/14 Q2", "2016/17": "2015/16"}[period]
    rows = [f"{period},,,,12,100,,", f"{before},,,,,,11.0,"]
    small = one_indicator(tmp_path, rows, [f"{period},10"], f"{ANY}, window: {window}")
    for old, new in (
        ("period: 2016-08", f"period: {period}"),
        ("1 month}", f"{earlier}}}"),
        ("every: month", f"every: {every}"),
    ):
        small.replace(REPORT, old, new)
    small.replace(REPORT, "pages: none", "pages: all")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    trend = table(page(small, "1 An indicator"))
    assert [plain_text(cell.children) for cell in trend.head[0].cells[1:]] == heads
    assert [plain_text(cell.children) for cell in trend.body[0].cells] == ["Result", "11.0%", "12.0%"]
    result = small.results().county()[0]
    assert [compared.direction.value for compared in result.comparisons if compared.direction] == ["Worse"]


def test_a_quarterly_reports_narratives_stand_in_a_folder_named_after_the_quarter(tmp_path: Path) -> None:
    small = one_indicator(tmp_path, ["2013/14 Q3,,,,12,100,,"], ["2013/14,10"], f"{ANY}, window: YTD")
    small.replace(REPORT, "period: 2016-08", "period: 2013/14 Q3")
    small.replace(REPORT, "earlier: 1 month", "earlier: 1 quarter")
    small.replace(REPORT, "every: month", "every: quarter")
    small.replace(REPORT, "pages: none", "pages: all")
    small.write("narratives/monthly/2013-14-q3/x.md", "---\nindicator: x\nstatus: approved\n---\nIt is {{ result }}.\n")
    blocks = page(small, "1 An indicator").blocks
    assert "It is 12.0%." in words(blocks)
    (trend,) = (block for block in blocks if isinstance(block, Table))
    assert plain_text(trend.head[0].cells[0].children) == "Quarter"


def test_months_without_a_result_leave_a_gap_in_the_chart_and_blanks_in_the_table(small: Small) -> None:
    small.replace(REPORT, "periods: 2", "periods: 4")
    blocks = page(small).blocks
    (figure,) = (block for block in blocks if isinstance(block, Figure))
    assert "No result for May 2016, Jun 2016." in figure.alternative
    trend = next(block for block in blocks if isinstance(block, Table))
    assert [plain_text(cell.children) for cell in trend.body[2].cells] == ["Rating", "", "", "Red", "Red"]


def test_an_indicator_not_rated_is_so_in_every_place(small: Small) -> None:
    bands = "{green: target met, amber: 80 to below target, red: below 80, basis: published}"
    small.replace(INDICATORS, bands, "not rated")
    small.replace(REPORT, "pages: red", "pages: [visits]")
    small.write("data/targets.csv", "indicator,period,target\noverdue,2016/17,40\n")
    said = words(page(small).blocks)
    assert "Target None: this indicator is not rated." in said
    assert "Amber" not in said
    assert "1 Green, 0 Amber and 0 Red of 1 rated indicator; 1 not rated." in words(
        section(small.document(), "Summary and key").blocks
    )


def test_each_row_of_the_scorecard_leads_to_its_page_and_back(small: Small) -> None:
    document = small.document()
    rows = table(section(document, "Scorecard")).body
    assert [row.anchor for row in rows if row.anchor] == ["row-visits", "row-overdue"]
    assert section(document, "1 Visits held in time").anchor == "page-visits"


def test_what_stands_in_notes_is_counted_to_its_line(small: Small) -> None:
    small.add(NOTE, "\nSee {{ reslt }}.\n")
    (finding,) = small.check()
    assert (finding.place.file, finding.place.line) == (NOTE, 7)


def spoilt(small: Small, markup: str) -> list[tuple[str, str]]:
    """Return the code and message of each finding of a report with one template of its own."""
    small.write("report_templates/monthly/own.html.j2", markup)
    small.replace(REPORT, "templates: [", "templates: [own.html.j2, ")
    return [(finding.code, finding.message) for finding in small.check()]


GROUP = '<th scope="colgroup" colspan="2">a</th>'
TWO = '<th scope="col">a</th><th scope="col">b</th>'
HEAD = "<colgroup><col/><col/></colgroup><thead><tr>{}</tr></thead>"


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (f"<table>{HEAD.format(GROUP)}<tbody><tr><td>1</td><td>2</td></tr></tbody></table>", "table-shape"),
        (f"<table>{HEAD.format(TWO)}</table>", "table-shape"),
        ("<dl></dl>", "markup-misplaced"),
        ("<ul></ul>", "markup-misplaced"),
        ("<aside><h3>Deep</h3></aside>", "heading-level"),
        ("<ul><li><h3>Deep</h3></li></ul>", "heading-level"),
        ("<![foo[", "markup-syntax"),
        ("<aside>" * 300 + "</aside>" * 300, "markup-syntax"),
        ("<p>" + "<strong>" * 1500 + "</strong>" * 1500 + "</p>", "markup-syntax"),
        ("{% for a in [1] %}" * 25 + "{% endfor %}" * 25, "template-syntax"),
    ],
)
def test_what_would_spoil_or_stop_a_build_is_a_finding(small: Small, inside: str, code: str) -> None:
    found = spoilt(small, f"<section><h1>Own</h1>{inside}</section>")
    assert code in {each for each, _ in found}


def test_an_indicator_without_an_owner_has_no_empty_block_for_one(small: Small) -> None:
    small.write(INDICATORS, re.sub(r"(?m)^owner:\n(  .*\n)+", "", small.text(INDICATORS)))
    small.replace(REPORT, "pages: red", "pages: all")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    assert not [block for block in page(small).blocks if isinstance(block, Definitions)]
    assert small.run("build", "monthly").code == 0


def test_a_comparison_whose_name_fills_pages_is_built_all_the_same(small: Small) -> None:
    small.replace(REPORT, "label: 1 month ago", f"label: {'long words ' * 300}")
    assert small.run("build", "monthly").code == 0
