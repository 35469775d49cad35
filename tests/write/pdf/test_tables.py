"""Tables: cells that know their heads, heads that repeat, rows that stay whole."""

from __future__ import annotations

from itertools import pairwise

import pytest

from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Heading,
    Holds,
    Orientation,
    Paragraph,
    RatingMark,
    Row,
    Scope,
    Section,
    Table,
    TableKind,
)
from committee_pack.model.indicators import Rating
from committee_pack.wording import plain_text
from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import STYLE, document, scorecard, text
from tests.support.pdf import Element, artifacts, spans, structure, tables

LONG = "unaccompaniedasylumseekingchildrenandcareleavers" * 4


def _pdf(*blocks: Block, anchor: str = "") -> bytes:
    return write_pdf(document(Section((Heading(1, text("Title")), *blocks), "Title", anchor)), STYLE)


def _table(*rows: Row, holds: tuple[Holds, ...] = (Holds.TEXT, Holds.TEXT), kind: TableKind = TableKind.PLAIN) -> Table:
    head = Row(tuple(Cell(text(f"Head {n}"), Scope.COLUMN) for n, _ in enumerate(holds)))
    return Table(tuple(Column(each) for each in holds), (head,), rows, kind)


def _row(*words: str) -> Row:
    return Row(tuple(Cell(text(each)) for each in words))


def _heads(cell: Element, table: Element) -> list[str]:
    named = {each.attributes["ID"]: each.text for each in table.all("TH") if "ID" in each.attributes}
    return [named[name] for name in cell.attributes.get("Headers", ())]


def test_every_cell_is_read_back_in_its_place() -> None:
    block = scorecard(720)
    expected = [[plain_text(cell.children) for cell in row.cells] for row in (*block.head, *block.body)]
    assert tables(structure(_pdf(block, anchor="page-9"))) == [expected]


def test_a_cell_under_grouped_heads_in_a_section_names_all_of_its_heads(sample_root: Element) -> None:
    table = sample_root.all("Table")[0]
    row = next(row for row in table.all("TR") if row.text.startswith("9"))
    title = row.children[1].text
    assert _heads(row.children[2], table) == ["Latest result", "Result", "Section 2", title]
    assert _heads(row.children[7], table) == ["1 month ago", "Result", "Section 2", title]
    assert _heads(row.children[1], table) == ["Indicator", "Section 2"]


def test_a_head_under_a_group_names_the_group(sample_root: Element) -> None:
    table = sample_root.all("Table")[0]
    heads = table.all("THead")[0].all("TR")[1].children
    assert [_heads(head, table) for head in heads[1:4]] == [[], ["Latest result"], ["Latest result"]]


def test_heads_say_what_they_are_heads_of(sample_root: Element) -> None:
    table = sample_root.all("Table")[0]
    scopes = [(each.text, each.attributes["Scope"], each.attributes.get("ColSpan", 1)) for each in table.all("TH")]
    assert ("Latest result", "Column", 5) in scopes
    assert ("Rating", "Column", 1) in scopes
    assert ("Section 1", "Row", 9) in scopes


def test_a_simple_table_needs_no_names_for_its_heads() -> None:
    table = structure(_pdf(_table(_row("a", "b")))).all("Table")[0]
    assert not any({"ID", "Headers"} & each.attributes.keys() for each in table.walk())


def test_an_empty_head_is_no_head(sample_root: Element) -> None:
    corner = sample_root.all("Table")[0].all("TR")[0].children[0]
    assert (corner.role, corner.attributes["ColSpan"]) == ("TD", 2)


def test_a_caption_and_a_summary_belong_to_their_table() -> None:
    block = Table((Column(Holds.TEXT),), (), (_row("a"),), caption=text("Table 1"), summary="What it shows")
    table = structure(_pdf(block)).all("Table")[0]
    assert [child.role for child in table.children] == ["Caption", "TBody"]
    assert table.children[0].text == "Table 1"
    assert table.attributes["Summary"] == "What it shows"


def test_a_long_table_repeats_its_head_for_the_eye_alone() -> None:
    content = _pdf(scorecard(100), anchor="page-9")
    root = structure(content)
    assert len(root.all("THead")) == 1
    later = artifacts(content)[1:]
    assert len(later) >= 2
    assert all("Latest result1 month ago" in page for page in later)


def test_rows_that_go_on_over_a_page_stand_below_the_name_of_their_section_for_the_eye_alone() -> None:
    names = [Row((Cell(text(f"Section {n}"), Scope.ROW_GROUP, 2),)) for n in range(2)]
    content = _pdf(_table(names[0], *[_row("a", "b")] * 60, names[1], *[_row("c", "d")] * 60))
    assert [row.text for row in structure(content).all("TR")].count("Section 0") == 1
    said = ["".join(page) for page in artifacts(content)]
    assert ["Section 0" in page for page in said] == [False, True, False, False]
    assert ["Section 1" in page for page in said] == [False, False, True, True]


def test_a_page_that_begins_with_a_section_has_not_the_name_of_the_one_before() -> None:
    begins = set()
    for above in range(30, 46):
        names = [Row((Cell(text(f"Section {n}"), Scope.ROW_GROUP, 2),)) for n in range(2)]
        content = _pdf(_table(names[0], *[_row("a", "b")] * above, names[1], *[_row("c", "d")] * 30))
        first = next(row.text for row in structure(content).all("TR") if row.pages == (2,))
        assert ("Section 0" in "".join(artifacts(content)[1])) == (first == "ab"), above
        begins.add(first)
    assert begins == {"ab", "Section 1", "cd"}


def test_a_section_row_is_never_left_alone_at_the_foot_of_a_page() -> None:
    for above in range(30, 46):
        rows = [_row("a", "b")] * above
        rows.append(Row((Cell(text("Section"), Scope.ROW_GROUP, 2),)))
        table = structure(_pdf(_table(*rows, *[_row("c", "d")] * 30))).all("Table")[0]
        section, first = table.all("TBody")[0].children[above : above + 2]
        assert section.pages == first.pages


def test_rows_stay_whole() -> None:
    rows = [_row("a", "some words that need a second line of the cell, " * 3) for _ in range(60)]
    root = structure(_pdf(_table(*rows)))
    assert max(root.pages) > 2
    assert all(len(row.pages) == 1 for row in root.all("TR"))


def test_a_row_taller_than_a_page_goes_on_over_the_next_in_the_same_cells() -> None:
    words = " ".join(f"word{n}" for n in range(2000))
    root = structure(_pdf(_table(_row("before", "it"), _row("short", words), _row("after", "it"))))
    row = root.all("TBody")[0].children[1]
    assert [cell.text for cell in row.children] == ["short", words]
    assert len(row.pages) > 2


def test_a_short_table_is_not_broken_over_pages() -> None:
    for lines in range(20, 60, 3):
        filler = [Paragraph(text(f"Line {n}")) for n in range(lines)]
        table = structure(_pdf(*filler, _table(*[_row("a", "b")] * 5))).all("Table")[0]
        assert len(table.pages) == 1


def test_columns_that_could_not_keep_a_number_whole_are_set_tighter() -> None:
    holds = (Holds.TEXT, *(Holds.NUMBER for _ in range(13)))
    marks = Row((Cell(text("Rating"), Scope.ROW), *(Cell((RatingMark(Rating.AMBER),)) for _ in range(13))))
    content = _pdf(_table(_row("Result", *["100.0%"] * 13), marks, holds=holds, kind=TableKind.TREND))
    words = [span.text.strip() for span in spans(content)]
    assert words.count("100.0%") == 13
    assert words.count("Amber") == 13


def test_nothing_reaches_beyond_the_margins_however_long_a_word_is() -> None:
    holds = (Holds.TEXT, Holds.NUMBER, Holds.TEXT)
    content = _pdf(_table(_row(LONG, LONG, "a"), _row("b", "1", LONG), holds=holds), Paragraph(text(LONG)))
    assert max(span.right for span in spans(content)) <= 595.3 - 53.8
    assert structure(content).all("TD")[0].text == LONG


def test_cells_of_one_row_never_overlap() -> None:
    content = _pdf(_table(*[_row(LONG, "12,345", LONG)] * 3, holds=(Holds.LABEL, Holds.NUMBER, Holds.TEXT)))
    found = sorted(spans(content), key=lambda span: (span.page, span.baseline, span.left))
    for one, other in pairwise(found):
        if (one.page, one.baseline) == (other.page, other.baseline):
            assert one.right <= other.left + 0.1


def test_a_cell_over_several_rows_heads_each_of_them() -> None:
    tall = Row((Cell(text("East"), Scope.ROW, rowspan=2), Cell(text("one"), Scope.ROW), Cell(text("1"))))
    head = Row((Cell(text("Areas"), Scope.COLUMN_GROUP, 2), Cell(text("Number"), Scope.COLUMN)))
    second = Row(tuple(Cell(text(each), Scope.COLUMN) for each in ("Area", "Team", "Of teams")))
    rows = (tall, Row((Cell(text("two"), Scope.ROW), Cell(text("2")))), _row("West", "three", "3"))
    columns = (Column(Holds.TEXT), Column(Holds.TEXT), Column(Holds.NUMBER))
    table = structure(_pdf(Table(columns, (head, second), rows))).all("Table")[0]
    one, two, three = table.all("TBody")[0].children
    assert _heads(one.children[2], table) == ["Number", "Of teams", "East", "one"]
    assert _heads(two.children[1], table) == ["Number", "Of teams", "East", "two"]
    assert _heads(three.children[2], table) == ["Number", "Of teams"]
    assert one.children[0].attributes["RowSpan"] == 2


def test_columns_with_room_to_spare_stand_apart() -> None:
    holds = (Holds.TEXT, Holds.NUMBER, Holds.NUMBER)
    found = {span.text.strip(): span for span in spans(_pdf(_table(_row("East", "12", "34"), holds=holds)))}
    assert found["34"].left - found["12"].right > 40
    assert abs(found["34"].right - found["Head 2"].right) < 0.1


def test_unrated_periods_of_a_crowded_table_are_said_in_words() -> None:
    marks = (None, *(Rating.AMBER for _ in range(13)))
    row = Row((Cell(text("Rating"), Scope.ROW), *(Cell((RatingMark(mark),)) for mark in marks)))
    content = _pdf(_table(row, holds=(Holds.TEXT, *(Holds.NUMBER for _ in marks))))
    assert structure(content).all("TD")[0].text == "Not rated"
    assert {"Not ", "rated"} <= {span.text for span in spans(content)}


def _wide(columns: int, label: str) -> bytes:
    holds = (Holds.TEXT, *(Holds.NUMBER for _ in range(columns)))
    table = _table(_row(label, *["12,345"] * columns), holds=holds, kind=TableKind.SCORECARD)
    section = Section((Heading(1, text("Title")), table), "Title", orientation=Orientation.LANDSCAPE)
    return write_pdf(document(section), STYLE)


@pytest.mark.parametrize("columns", [24, 28, 32])
def test_words_are_broken_rather_than_figures(columns: int) -> None:
    words = [span.text.strip() for span in spans(_wide(columns, "Unaccompaniedasylumseeking"))]
    assert words.count("12,345") == columns
    assert ("Unaccompaniedasylumseeking" in words) == (columns == 24)
