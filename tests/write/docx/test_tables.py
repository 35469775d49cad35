"""Tables: one head, no merged cell, no broken word, and every row of the data."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from committee_pack.model.document import (
    Cell,
    Column,
    Document,
    Heading,
    Holds,
    Row,
    Scope,
    Section,
    Table,
    TableKind,
)
from committee_pack.wording import plain_text
from committee_pack.write.docx.columns import Columns, columns_of
from committee_pack.write.docx.writer import write_docx
from committee_pack.write.measure import Type, extent, head_ems
from committee_pack.write.tables import flat_head
from committee_pack.write.widths import words_width
from tests.support import documents
from tests.support.documents import STYLE, text
from tests.support.word import Table as ReadTable
from tests.support.word import WordFile, plain


def read(table: Table) -> ReadTable:
    section = Section((Heading(1, text("Title")), table), "Title", "page-9")
    (found,) = WordFile(write_docx(documents.document(section), STYLE)).tables
    return found


def plain_table(*rows: Row, columns: int = 2) -> Table:
    head = Row(tuple(Cell(text(f"Head {n}"), Scope.COLUMN) for n in range(columns)))
    return Table((Column(Holds.TEXT),) * columns, (head,), rows)


def row(*words: str) -> Row:
    return Row(tuple(Cell(text(each)) for each in words))


def test_every_table_has_one_header_row_that_repeats() -> None:
    for table in WordFile(write_docx(documents.document(), STYLE)).tables:
        assert [row.is_header for row in table.rows] == [True] + [False] * (len(table.rows) - 1)


def test_no_cell_is_merged_and_every_row_has_every_column() -> None:
    for table in WordFile(write_docx(documents.document(), STYLE)).tables:
        assert table.merged_cells == 0
        assert {len(row.cells) for row in table.rows} == {len(table.widths)}


def test_no_row_is_split_over_pages() -> None:
    assert not any(row.may_split for row in read(documents.scorecard()).rows)


def test_grouped_heads_say_their_group() -> None:
    assert read(documents.scorecard()).head[-2:] == ("Result 1 month ago", "Travel 1 month ago")


def test_a_head_takes_three_lines_at_most() -> None:
    cell = Cell(text("Result 1 month ago"), Scope.COLUMN)
    head = Type(9, 3).width(head_ems(cell))
    assert words_width("Result 1", 9, bold=True) + 6 < head < words_width("Result 1 month", 9, bold=True)


def test_a_head_of_three_words_or_fewer_is_as_narrow_as_its_longest_word() -> None:
    cell = Cell(text("Rating August 2016"), Scope.COLUMN)
    assert head_ems(cell) == extent(cell).longest


def test_a_scorecard_has_all_its_rows_with_every_cell() -> None:
    scorecard = documents.scorecard(45)
    written = [cells for cells in read(scorecard).body if cells[0]]
    given = [
        tuple(plain(plain_text(cell.children)) for cell in row.cells) for row in scorecard.body if not row.is_group
    ]
    assert written == given
    assert len(written) == 45


def test_a_section_row_names_its_section_in_the_column_of_text() -> None:
    names = [cells[1] for cells in read(documents.scorecard(17)).body if not cells[0]]
    assert names == ["Section 1", "Section 2", "Section 3"]


def test_a_table_says_what_it_shows() -> None:
    assert read(documents.scorecard()).description == "Results, ratings and direction of travel of all indicators"


def test_each_kind_of_table_has_its_style() -> None:
    styles = {read(replace(documents.trend_table(), kind=kind)).style for kind in TableKind}
    assert styles == {"CommitteeTable", "CommitteeScorecard", "CommitteeTrend"}


def test_a_cell_over_rows_is_said_in_each_and_one_over_columns_once() -> None:
    table = plain_table(
        Row((Cell(text("North"), Scope.ROW, rowspan=2), Cell(text("1")))),
        row("2"),
        Row((Cell(text("No data"), colspan=2),)),
    )
    assert read(table).body == (("North", "1"), ("North", "2"), ("No data", ""))


def test_columns_together_are_as_wide_as_the_text() -> None:
    file = WordFile(write_docx(documents.document(), STYLE))
    pages = (file.pages[1], file.pages[2])
    for table, page in zip(file.tables, pages, strict=True):
        assert abs(sum(table.widths) - page.footer_tab) <= 1


def test_no_word_is_broken_in_a_trend_of_thirteen_months() -> None:
    head = Row((Cell(text("Month"), Scope.COLUMN), *(Cell(text(f"{n} 2013"), Scope.COLUMN) for n in range(13))))
    figures = Row((Cell(text("Actual"), Scope.ROW), *(Cell(text("67.7%")) for _ in range(13))))
    ratings = Row((Cell(text("Rating"), Scope.ROW), *(Cell(text("Amber"), strong=True) for _ in range(13))))
    table = Table(
        (Column(Holds.TEXT), *(Column(Holds.NUMBER) for _ in range(13))), (head,), (figures, ratings), TableKind.TREND
    )
    columns = columns_of(table, 487.6)
    assert columns.dense
    assert all(width / 20 >= words_width("Amber", 9, bold=True) + 4 for width in columns.widths[1:])


def test_the_periods_of_a_trend_are_evenly_spaced() -> None:
    assert len(set(read(documents.trend_table()).widths[1:])) <= 2


def test_tables_that_follow_one_another_stay_two() -> None:
    section = Section((Heading(1, text("T")), plain_table(row("a", "b")), plain_table(row("c", "d"))), "T")
    file = WordFile(write_docx(documents.document(section), STYLE))
    assert [each.style for each in file.paragraphs] == ["Heading1", "AfterTable", "AfterTable"]
    assert len(file.tables) == 2


def wide_table(columns: int) -> Table:
    heads = (Cell(text(f"Children {n} in care"), Scope.COLUMN) for n in range(columns))
    team = Row((Cell(text("Swale team"), Scope.ROW, level=2), *(Cell(text("1,145")) for _ in range(columns))))
    head = Row((Cell(text("Area"), Scope.COLUMN), *heads))
    return Table((Column(Holds.TEXT), *(Column(Holds.NUMBER) for _ in range(columns))), (head,), (team,))


def body_of(table: Table) -> str:
    section = Section((Heading(1, text("Title")), table), "Title", "page-9")
    return WordFile(write_docx(documents.document(section), STYLE)).files["word/document.xml"].decode()


def test_heads_of_figures_read_upwards_where_they_have_no_room_else() -> None:
    assert body_of(wide_table(4)).count('w:val="btLr"') == 0
    assert body_of(wide_table(18)).count('w:val="btLr"') == 18


def test_a_head_that_reads_upwards_has_the_height_of_its_words() -> None:
    found = re.search(r'<w:trHeight w:val="(\d+)" w:hRule="exact"/>', body_of(wide_table(14)))
    assert found
    assert int(found[1]) / 20 > words_width("Children 17 in care", 9, bold=True)


def test_rows_under_turned_heads_stand_close() -> None:
    margins = re.compile(r'<w:tblCellMar><w:top w:w="14" ')
    assert margins.search(body_of(wide_table(18)))
    assert not margins.search(body_of(wide_table(4)))


def test_a_team_stands_in_from_its_area() -> None:
    assert '<w:ind w:left="420"/>' in body_of(wide_table(2))


def figures_table(columns: int, figure: str, label: str = "Row 1") -> Table:
    """Return a table that has its columns of figures under two groups."""
    half = columns // 2
    groups = (Cell(()), *(Cell(text(f"Group {n}"), Scope.COLUMN_GROUP, half) for n in range(2)))
    heads = (Cell(text(each), Scope.COLUMN) for each in ("A", *(f"Head {n}" for n in range(2 * half))))
    body = Row((Cell(text(label), Scope.ROW), *(Cell(text(figure)) for _ in range(2 * half))))
    holds = (Column(Holds.TEXT), *(Column(Holds.NUMBER) for _ in range(2 * half)))
    return Table(holds, (Row(groups), Row(tuple(heads))), (body,), TableKind.SCORECARD)


NARROW, WIDE = 595.3 - 2 * 53.9, 841.9 - 2 * 53.9


def columns_under_one_head(table: Table, available: float = WIDE) -> Columns:
    return columns_of(replace(table, head=(flat_head(table),)), available)


@pytest.mark.parametrize("columns", [24, 28, 32])
def test_no_figure_is_broken_while_smaller_type_holds_it(columns: int) -> None:
    found = columns_under_one_head(figures_table(columns, "12,345"))
    room = 2 * found.letters.padding + words_width("12,345", found.letters.size)
    assert found.smaller
    assert min(found.widths[1:]) / 20 >= room


def test_words_are_broken_rather_than_figures() -> None:
    found = columns_under_one_head(figures_table(32, "12,345", "Unaccompanied asylum-seeking"))
    assert min(found.widths[1:]) / 20 >= words_width("12,345", found.letters.size)
    assert found.widths[0] / 20 < words_width("asylum-seeking", found.letters.size)


def test_what_fits_no_column_makes_no_table_smaller() -> None:
    address = "https://www.loamshire.gov.uk/" + "a" * 400
    assert columns_under_one_head(figures_table(6, "12,345", address)).letters.size == 9


def test_a_type_smaller_than_a_scorecards_has_styles_of_its_own() -> None:
    section = Section((Heading(1, text("T")), figures_table(40, "12,345.6")), "T")
    file = WordFile(write_docx(documents.document(section), STYLE))
    used = set(re.findall(r'<w:pStyle w:val="(Scorecard[^"]+)"', file.files["word/document.xml"].decode()))
    made = file.files["word/styles.xml"].decode()
    assert used == {"ScorecardText65", "ScorecardNumber65"}
    assert all(f'w:styleId="{each}"' in made for each in used)
    assert "65" not in "".join(re.findall(r'styleId="([^"]+)"', _styles_of(documents.document())))


def _styles_of(document: Document) -> str:
    return WordFile(write_docx(document, STYLE)).files["word/styles.xml"].decode()


@pytest.mark.parametrize("columns", [12, 18, 24, 32, 40])
def test_the_group_of_a_turned_head_never_vanishes(columns: int) -> None:
    table = figures_table(columns, "12,345.6")
    found = columns_under_one_head(table, NARROW)
    assert min(found.widths[1:]) / 20 >= found.letters.turned - 0.05
    breaks = body_of(table).count("<w:br/>")
    assert breaks == (0 if found.letters.lines == 1 else columns)
