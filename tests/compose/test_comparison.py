"""What changed as a paper for members: only what did, with ratings and arrows as the scorecard has them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from committee_pack.compare.reports import compare_reports
from committee_pack.compose.comparison.paper import compose_comparison
from committee_pack.model.changes import (
    NO_CHANGES,
    Comparison,
    DetailChange,
    ItemChange,
    PackChanges,
    PaperChange,
    PaperFact,
    ReportPaperChanges,
    Side,
    SideKind,
)
from committee_pack.model.document import (
    Block,
    Definitions,
    DirectionArrow,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    RatingMark,
    Table,
    Value,
)
from committee_pack.model.indicators import Rating
from committee_pack.model.proofs import Edit
from committee_pack.model.results import Direction
from committee_pack.wording import plain_text
from tests.support.changes import side
from tests.support.papers import COUNCIL
from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    OBSERVATIONS,
    REPORT,
    TARGETS,
    Small,
    small_workspace,
    with_cohorts,
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def paper(small: Small, *changes: tuple[str, str, str]) -> Document:
    before = side(small)
    for file, old, new in changes:
        small.replace(file, old, new)
    after = side(small)
    return compose_comparison(Comparison(before.side, after.side, compare_reports(before, after)), COUNCIL)


def blocks(document: Document) -> tuple[Block, ...]:
    (section,) = document.sections
    return section.blocks


def headings(document: Document) -> list[tuple[int, str]]:
    return [(each.level, plain_text(each.children)) for each in blocks(document) if isinstance(each, Heading)]


def below(document: Document, heading: str) -> Block:
    """Return the first block below a heading."""
    listed = blocks(document)
    at = next(i for i, each in enumerate(listed) if isinstance(each, Heading) and plain_text(each.children) == heading)
    return listed[at + 1]


def rows(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[plain_text(cell.children) for cell in row.cells] for row in (*block.head, *block.body)]


def words(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return plain_text(block.children)


def test_where_nothing_changed_it_says_so(small: Small) -> None:
    document = paper(small)
    assert headings(document) == [(1, "What changed")]
    assert words(blocks(document)[-1]) == "Nothing changed from the one to the other."


def test_each_kind_of_which_anything_changed_has_a_heading_and_no_other(small: Small) -> None:
    document = paper(small, (OBSERVATIONS, "72,100", "92,100"))
    assert headings(document) == [
        (1, "What changed"),
        (2, "Summary"),
        (2, "Ratings"),
        (2, "Figures"),
        (2, "Texts"),
        (2, "Files"),
    ]


def test_a_rating_stands_beside_its_result_before_and_after(small: Small) -> None:
    table = below(paper(small, (OBSERVATIONS, "72,100", "92,100")), "Ratings")
    assert rows(table) == [
        ["", "Before", "After"],
        ["Indicator", "Result", "Rating", "Result", "Rating"],
        ["1 Visits held in time", "72.0%", "Red", "92.0%", "Green"],
    ]
    assert isinstance(table, Table)
    cells = [each for cell in table.body[0].cells for each in cell.children]
    assert [type(each) for each in cells[1:]] == [Value, RatingMark, Value, RatingMark]


def test_a_direction_is_an_arrow_and_stands_in_the_key(small: Small) -> None:
    document = paper(small, (OBSERVATIONS, ",31,", ",36,"))
    (row,) = rows(below(document, "Directions of travel"))[1:]
    assert row == ["2 Assessments overdue", "1 month ago", "▼ Worse", "▲ Better"]
    key = [each for each in blocks(document) if isinstance(each, Definitions)][1]
    assert [term for term, _ in key.entries] == [
        (DirectionArrow(Direction.BETTER),),
        (DirectionArrow(Direction.WORSE),),
    ]


def test_areas_stand_in_a_table_of_their_own_below_the_whole_council(small: Small) -> None:
    small.add(OBSERVATIONS, "overdue,2016-08,,North,,5,,,,,\n")
    document = paper(small, (OBSERVATIONS, ",35,", ",36,"), (OBSERVATIONS, "40,50", "41,50"))
    assert (3, "Areas and cohorts") in headings(document)
    assert rows(below(document, "Areas and cohorts"))[1:] == [
        ["1 Visits held in time"],
        ["North", "80.0%", "82.0%", "up\u00a02.0\u00a0percentage\u00a0points"],
    ]


def test_areas_that_have_figures_on_one_side_alone_are_named(small: Small) -> None:
    before, after = side(small, "2016-07"), side(small)
    document = compose_comparison(Comparison(before.side, after.side, compare_reports(before, after)), COUNCIL)
    assert words(below(document, "Only in one of the two")) == (
        "Only Aug 2016 has directions of travel compared with 1 month ago:"
    )
    told = [words(each) for each in blocks(document) if isinstance(each, Paragraph)]
    assert "Only Aug 2016 has figures of North:" in told


def test_a_cohort_of_the_whole_council_is_named_within_a_sentence_and_at_the_head_of_a_row(small: Small) -> None:
    with_cohorts(small)
    before, after = side(small, "2016-07"), side(small)
    document = compose_comparison(Comparison(before.side, after.side, compare_reports(before, after)), COUNCIL)
    told = [words(each) for each in blocks(document) if isinstance(each, Paragraph)]
    assert "Only Aug 2016 has figures of the whole council, girls:" in told
    again = paper(small, (OBSERVATIONS, "30,40", "38,40"))
    cells = [row[0] for block in blocks(again) if isinstance(block, Table) for row in rows(block)]
    assert "The whole council, girls" in cells


def test_no_cell_of_a_table_is_empty_but_the_corner_above_names(small: Small) -> None:
    document = paper(
        small,
        (OBSERVATIONS, "visits,2016-08,SS,,,72,100,,,,\n", ""),
        (TARGETS, "overdue,2016/17,40", "overdue,2015/16,40"),
        (REPORT, "meeting: 2016-11-10", "meeting: 2016-11-17"),
    )
    tables = [each for each in blocks(document) if isinstance(each, Table)]
    assert len(tables) > 3
    assert all(cell for each in tables for row in rows(each)[len(each.head) - 1 :] for cell in row)


def test_heads_over_columns_are_not_broken_where_the_font_can_bind_them(small: Small) -> None:
    before, after = side(small, "2016-07"), side(small)
    found = Comparison(before.side, after.side, compare_reports(before, after))
    assert rows(below(compose_comparison(found, COUNCIL), "Figures"))[0][1:3] == ["Jul\u00a02016", "Aug\u00a02016"]


def test_targets_definitions_and_texts_are_told_in_words(small: Small) -> None:
    document = paper(
        small,
        (TARGETS, "overdue,2016/17,40", "overdue,2016/17,45"),
        (INDICATORS, "Assessments overdue", "Overdue assessments"),
        (COMMENTARY, "The month before it was", "In July it was"),
    )
    assert rows(below(document, "Targets"))[1:] == [["2 Overdue assessments", "Of 2016/17", "40", "45"]]
    assert rows(below(document, "Definitions"))[1:] == [
        ["2 Overdue assessments", "Title", "Assessments overdue", "Overdue assessments"]
    ]
    listed = below(document, "Texts")
    assert isinstance(listed, ListBlock)
    ((said, quoted),) = listed.items
    assert words(said) == "Commentary: 1 Visits held in time: changed, 1 sentence gone, 1 sentence new."
    assert isinstance(quoted, ListBlock)
    assert [words(item[0]) for item in quoted.items] == [
        "Gone: “The month before it was 70.1%.”",
        "New: “In July it was 70.1%.”",
    ]


def test_it_is_dated_as_the_later_of_the_two_and_named_in_its_title_and_footer(small: Small) -> None:
    before = side(small).side
    after = replace(before, published=datetime.date(2016, 11, 9), edition="2016-11-09-monthly-2016-08-e2", number=2)
    document = compose_comparison(Comparison(before, after, NO_CHANGES), COUNCIL)
    assert document.published == datetime.date(2016, 11, 9)
    assert document.title == "What changed: Monthly scorecard"
    assert document.footer == "What changed: Monthly scorecard · Now and Edition 2"
    assert words(blocks(document)[2]) == (
        f"This paper tells what changed in this report of {COUNCIL.name}, from its files as they are now to edition 2."
    )
    facts = blocks(document)[3]
    assert isinstance(facts, Definitions)
    assert [plain_text(said) for _, said in facts.entries] == [
        "August 2016, from the files as they are now",
        "August 2016, edition 2, published on 9 November 2016",
    ]


def test_no_period_of_the_files_is_said_to_be_for_the_day_that_only_one_of_them_has(small: Small) -> None:
    before, after = side(small, "2016-07"), side(small)
    document = compose_comparison(Comparison(before.side, after.side, compare_reports(before, after)), COUNCIL)
    facts = blocks(document)[3]
    assert isinstance(facts, Definitions)
    assert [plain_text(said) for _, said in facts.entries] == [
        "July 2016, from the files as they are now",
        "August 2016, from the files as they are now",
    ]


def test_the_files_of_a_meeting_are_for_the_day_that_its_agenda_gives() -> None:
    document = compose_comparison(Comparison(PACK, replace(PACK, edition="", number=0), NO_CHANGES), COUNCIL)
    facts = blocks(document)[3]
    assert isinstance(facts, Definitions)
    assert [plain_text(said) for _, said in facts.entries] == [
        "Edition 1, published on 2 November 2016",
        "From the files for publication on 2 November 2016",
    ]


def test_a_character_that_the_font_has_not_is_spelt(small: Small) -> None:
    document = paper(small, (COMMENTARY, "The month before it was", "☃ In July it was"))
    listed = below(document, "Texts")
    assert isinstance(listed, ListBlock)
    assert "[U+2603] In July" in words(listed.items[0][1].items[1][0])  # type: ignore[union-attr]


def test_marks_beside_figures_are_explained_below_their_table(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: red\nmarks: {p: not yet validated}")
    document = paper(small, (OBSERVATIONS, "overdue,2016-08,SS,,,35,,,", "overdue,2016-08,SS,,,36,,,provisional"))
    listed = blocks(document)
    at = next(i for i, each in enumerate(listed) if isinstance(each, Table))
    assert words(listed[at + 1]) == "[p] not yet validated."


PACK = Side(SideKind.PACK, "m", "Committee: agenda pack", datetime.date(2016, 11, 2), None, 0, "e1", 1)


def test_the_changes_of_a_pack_are_followed_by_those_of_its_reports(small: Small) -> None:
    before = side(small)
    small.replace(OBSERVATIONS, "72,100", "92,100")
    after = side(small)
    report = ReportPaperChanges("B1", "Appendix A", before.side, after.side, compare_reports(before, after))
    changes = PackChanges(
        (ItemChange("B2", "A flood", Edit.ADDED), ItemChange("B1", "Performance", Edit.EDITED, "Number", "B3", "B1")),
        (
            PaperChange("B1", "Cover", Edit.EDITED, PaperFact.PAGES, "Page 3", "Page 4"),
            PaperChange("B1", "Cover", Edit.EDITED, PaperFact.CONTENT),
            PaperChange("B1", "Plan", Edit.EDITED, PaperFact.CONTENT, "meetings/m/plan.pdf", "meetings/m/new-plan.pdf"),
            PaperChange("B1", "Map", Edit.EDITED, PaperFact.CONTENT, "meetings/m/map.pdf", "maps/map.pdf"),
            PaperChange("B1", "List", Edit.REMOVED, PaperFact.THERE),
        ),
        (report,),
        (DetailChange("Committee", "One", "Other"),),
    )
    document = compose_comparison(Comparison(PACK, replace(PACK, edition="e2", number=2), changes), COUNCIL)
    assert headings(document)[1:6] == [
        (2, "Summary"),
        (2, "Items"),
        (2, "Papers"),
        (2, "Details of the meeting"),
        (2, "B1 Appendix A"),
    ]
    assert (3, "Ratings") in headings(document)
    assert rows(below(document, "Items"))[1:] == [
        ["B2 A flood", "Added", "not there", "there"],
        ["B1 Performance", "Number", "B3", "B1"],
    ]
    assert rows(below(document, "Papers"))[1:] == [
        ["B1 Cover", "Pages", "Page 3", "Page 4"],
        ["B1 Cover", "Content", "one version", "another version"],
        ["B1 Plan", "Content", "plan.pdf", "new-plan.pdf"],
        ["B1 Map", "Content", "one version", "another version"],
        ["B1 List", "Taken out", "there", "not there"],
    ]
    key = [each for each in blocks(document) if isinstance(each, Definitions)][1]
    assert [term for term, _ in key.entries] == [(RatingMark(Rating.GREEN),), (RatingMark(Rating.RED),)]
