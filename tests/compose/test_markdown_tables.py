"""Tables in Markdown become tables of the document tree, where there is a place for them."""

from __future__ import annotations

import pytest

from committee_pack.compose.markdown import read_markdown
from committee_pack.compose.markdown_cells import cells_of
from committee_pack.findings import Finding, Place
from committee_pack.model.document import Cell, Footnote, Holds, Inline, Link, ListBlock, Scope, Strong, Table, Text

PLACE = Place("paper.md", 5)


def table(text: str) -> Table:
    outcome = read_markdown(text, PLACE, {}, 2, tables=True)
    assert outcome.findings == ()
    (block,) = outcome.value.blocks
    assert isinstance(block, Table)
    return block


def faults(text: str) -> tuple[Finding, ...]:
    return read_markdown(text, PLACE, {}, 2, tables=True).findings


def cells(row: tuple[Cell, ...]) -> list[tuple[Inline, ...]]:
    return [cell.children for cell in row]


def holds(text: str) -> list[Holds]:
    return [column.holds for column in table(text).columns]


def test_the_first_row_heads_columns_and_the_first_column_rows() -> None:
    made = table("| Service | Note |\n|---|---|\n| Visits | Rose |\n| Plans | Fell |\n")
    (head,) = made.head
    assert [(cell.children, cell.scope) for cell in head.cells] == [
        ((Text("Service"),), Scope.COLUMN),
        ((Text("Note"),), Scope.COLUMN),
    ]
    assert [[cell.scope for cell in row.cells] for row in made.body] == [[Scope.ROW, None], [Scope.ROW, None]]


def test_a_table_says_what_it_holds_to_those_who_cannot_see_it() -> None:
    assert table("| A | B | C |\n|---|---|---|\n| a | b | c |\n").summary == "Table of 1 row with A, B and C."
    assert table("| | B |\n|---|---|\n| a | b |\n| c | d |\n").summary == "Table of 2 rows with B."


def test_numbers_in_the_first_column_head_no_rows_nor_does_an_empty_cell() -> None:
    numbered = table("| No. | Item |\n|---|---|\n| 1 | Visits |\n| 2 | Plans |\n")
    assert [row.cells[0].scope for row in numbered.body] == [None, None]
    blank = table("| Item | Note |\n|---|---|\n| Visits | Rose |\n| | Fell |\n")
    assert [row.cells[0].scope for row in blank.body] == [Scope.ROW, None]


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("1,234", Holds.NUMBER),
        ("67.7%", Holds.NUMBER),
        ("-3.4", Holds.NUMBER),
        ("£1.2m", Holds.NUMBER),
        ("(12)", Holds.NUMBER),
        ("**22**", Holds.NUMBER),
        ("12[^1]", Holds.NUMBER),
        ("2 of 3", Holds.TEXT),
        ("10 November 2016", Holds.TEXT),
        ("A1", Holds.TEXT),
        ("–", Holds.TEXT),
    ],
)
def test_a_column_of_numbers_is_told_by_what_stands_in_it(column: str, kind: Holds) -> None:
    note = "\n[^1]: A note.\n" if "[^" in column else ""
    outcome = read_markdown(f"| A | B |\n|---|---|\n| a | {column} |\n| b | |\n{note}", PLACE, {}, 2, tables=True)
    (made,) = outcome.value.blocks
    assert isinstance(made, Table)
    assert [each.holds for each in made.columns] == [Holds.TEXT, kind]


def test_a_column_that_is_typed_as_right_aligned_holds_numbers() -> None:
    assert holds("| A | B | C |\n|---|--:|:-:|\n| a | 2 of 3 | c |\n") == [Holds.TEXT, Holds.NUMBER, Holds.TEXT]


def test_columns_of_short_words_are_labels_beside_those_of_longer_ones() -> None:
    longer = "words that take more room than that"
    beside = f"| A | B | C |\n|---|---|---|\n| a | {longer} | 31 March 2017 |\n| b | c | |\n"
    assert holds(beside) == [Holds.LABEL, Holds.TEXT, Holds.LABEL]
    assert holds(beside.replace(longer, "Red")) == [Holds.TEXT] * 3


def test_words_in_cells_are_read_as_elsewhere() -> None:
    text = "| A | B |\n|---|---|\n| **a**^[Why.] | [b](https://b.uk) \\| c |\n"
    (row,) = table(text).body
    assert cells(row.cells) == [
        (Strong((Text("a"),)), Footnote((Text("Why."),))),
        (Link((Text("b"),), "https://b.uk"), Text(" | c")),
    ]


def test_a_table_may_stand_in_a_list() -> None:
    (block,) = read_markdown(
        "- words\n\n  | A | B |\n  |---|---|\n  | a | b |\n", PLACE, {}, 2, tables=True
    ).value.blocks
    assert isinstance(block, ListBlock)
    assert isinstance(block.items[0][1], Table)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("| A | B |\n|---|---|\n| a |\n", 7, "The row has 1 cell, and the table 2 columns."),
        ("| A | B |\n|---|---|\n| a | b |\n| a | b | c |\n", 8, "The row has 3 cells, and the table 2 columns."),
        ("| A | B |\n|---|---|\n", 5, "has heads and no rows"),
        ("| | |\n|---|---|\n| a | b |\n", 5, "The table has no heads"),
        ("| A | |\n|---|---|\n| a | b |\n", 5, "Column 2 of the table has no head."),
        ("| A | B |\n| a | b |\n", 5, "looks like a table and is none"),
        ("| A | B |\n|---|\n| a | b |\n", 5, "looks like a table and is none"),
        (f"|{' A |' * 64}\n|{'---|' * 64}\n|{' a |' * 64}\n", 5, "The table has 64 columns"),
    ],
)
def test_a_table_that_is_not_whole_is_named_with_its_line(text: str, line: int, said: str) -> None:
    (finding,) = faults(text)
    assert (finding.code, finding.place) == ("table-shape", Place("paper.md", line))
    assert said in finding.message


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("| A | B |\n|---|---|\n| a | x {{ y }} |\n", 9),
        ("| A | B |\n|---|---|\n| a \\| b | {{ y }} |\n", 12),
        ("| A | B |\n|---|---|\n| a | b \\| {{ y }} |\n", 12),
        ("A | B\n---|---\n  a | {{ y }}\n", 7),
        ("- | A | B |\n  |---|---|\n  | a | {{ y }} |\n", 9),
    ],
)
def test_a_fault_in_a_cell_is_named_with_its_column(text: str, column: int) -> None:
    (finding,) = faults(text)
    assert (finding.place.line, finding.place.column) == (7, column)
    assert finding.excerpt
    assert finding.excerpt.words == "{{ y }}"


def test_a_fault_in_the_head_of_a_table_that_begins_a_list_is_named_with_its_column() -> None:
    (finding,) = faults("- | A | {{ y }} |\n  |---|---|\n  | a | b |\n")
    assert (finding.place.line, finding.place.column) == (5, 9)


def test_a_narrative_has_no_place_for_tables() -> None:
    (finding,) = read_markdown("| A | B |\n|---|---|\n| a | b |\n", PLACE, {}, 2).findings
    assert finding.code == "markdown-unsupported"
    assert "tables" not in finding.hint


@pytest.mark.parametrize(
    ("line", "count"),
    [("| a | b |", 2), ("a | b", 2), ("| a || b |", 3), ("| a | |", 2), (r"| a \| b |", 1), ("|", 0), ("| |", 1)],
)
def test_cells_are_divided_as_the_parser_divides_them(line: str, count: int) -> None:
    assert len(cells_of(line)) == count
