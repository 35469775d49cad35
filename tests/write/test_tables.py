"""Widths of columns, as every writer shares them out; here each letter is ten points wide."""

from __future__ import annotations

import pytest

from committee_pack.model.document import Cell, Column, Holds, Row, Scope, Table, TableKind
from committee_pack.wording import plain_text
from committee_pack.write.tables import Extents, Gauge, column_widths, flat_head, is_whole, places
from tests.support.documents import text


def one_line(cell: Cell) -> float:
    return 10.0 * len(plain_text(cell.children))


def longest_word(cell: Cell) -> float:
    return 10.0 * max(map(len, plain_text(cell.children).split(" ")))


GAUGE = Gauge(one_line, longest_word, longest_word)


def row(*words: str) -> Row:
    return Row(tuple(Cell(text(each)) for each in words))


def table(*rows: Row, holds: tuple[Holds, ...], head: str = "H") -> Table:
    heads = Row(tuple(Cell(text(head), Scope.COLUMN) for _ in holds))
    return Table(tuple(Column(each) for each in holds), (heads,), rows, TableKind.SCORECARD)


WORDS = "[no data to be had as of now]"


def test_columns_of_text_share_what_the_others_leave() -> None:
    block = table(row("a title that is long", "1234"), holds=(Holds.TEXT, Holds.NUMBER))
    assert column_widths(Extents(block, GAUGE), 200) == (160, 40)


def test_columns_with_room_to_spare_stand_apart_with_their_heads_on_one_line() -> None:
    holds = (Holds.TEXT, Holds.NUMBER, Holds.NUMBER)
    block = table(row("a title", "1", "2"), holds=holds, head="No one")
    assert column_widths(Extents(block, GAUGE), 220) == pytest.approx((79, 70.5, 70.5))


def test_words_in_place_of_a_number_count_no_wider_than_a_figure_can_be() -> None:
    holds = (Holds.TEXT, Holds.NUMBER, Holds.TRAVEL)
    block = table(row("a title of some length", WORDS, "Better"), holds=holds)
    assert column_widths(Extents(block, GAUGE), 300) == pytest.approx((180, 60, 60))


def test_words_in_place_of_a_number_stay_on_one_line_where_nothing_else_wants_the_room() -> None:
    block = table(row("a title", WORDS), holds=(Holds.TEXT, Holds.NUMBER))
    assert column_widths(Extents(block, GAUGE), 360) == (70, 290)


def test_a_long_word_in_place_of_a_number_has_the_room_it_needs() -> None:
    block = table(row("a title", "is suppressed"), holds=(Holds.TEXT, Holds.NUMBER))
    assert column_widths(Extents(block, GAUGE), 170) == (70, 100)


def test_a_column_of_text_keeps_room_for_its_longest_word() -> None:
    block = table(row("accommodation", "of an", "no no"), holds=(Holds.TEXT, Holds.NUMBER, Holds.NUMBER))
    widths = column_widths(Extents(block, GAUGE), 190)
    assert sum(widths) == pytest.approx(190)
    assert is_whole(widths, Extents(block, GAUGE).least)


def test_a_table_with_no_room_for_its_longest_words_is_still_no_wider_than_the_page() -> None:
    block = table(row("accommodation", "accommodation"), holds=(Holds.TEXT, Holds.NUMBER))
    widths = column_widths(Extents(block, GAUGE), 100)
    assert sum(widths) == pytest.approx(100)
    assert not is_whole(widths, Extents(block, GAUGE).least)


def test_cells_below_one_that_spans_rows_count_in_their_own_columns() -> None:
    tall = Row((Cell(text("East"), rowspan=2), *row("one", "1").cells))
    block = table(tall, row("thirteen", "123456"), holds=(Holds.LABEL, Holds.TEXT, Holds.NUMBER))
    assert column_widths(Extents(block, GAUGE), 180) == (40, 80, 60)


def test_cells_stand_beside_those_that_reach_down_from_above() -> None:
    rows = (Row((Cell((), rowspan=3), Cell((), colspan=2), Cell(()))), row("a"), row("b", "c"))
    assert [[place.column for place in each] for each in places(rows)] == [[0, 1, 3], [1], [1, 2]]


def test_a_number_in_a_grouped_head_stays_with_the_word_it_counts() -> None:
    groups = Row((Cell(text("1 month ago"), colspan=2), Cell(text("Last 3 months")), Cell(text("10 years ago"))))
    block = Table((Column(Holds.NUMBER),) * 4, (groups, row("Result", "Travel", "Result", "Result")), ())
    heads = [plain_text(cell.children) for cell in flat_head(block).cells]
    assert heads == [
        "Result 1\u00a0month ago",
        "Travel 1\u00a0month ago",
        "Result Last 3 months",
        "Result 10\u00a0years ago",
    ]
