"""Trend tables of many periods: into how many they are split, the same in every format, and what each part has."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_pack.model.document import (
    Cell,
    Column,
    Footnote,
    Heading,
    Holds,
    ListBlock,
    Orientation,
    Panel,
    RatingMark,
    Row,
    Scope,
    Section,
    Sides,
    Strong,
    Table,
    TableKind,
    Text,
    with_all_within,
)
from committee_pack.model.indicators import Rating
from committee_pack.wording import plain_text
from committee_pack.write import write_all
from committee_pack.write.docx.columns import columns_of
from committee_pack.write.splitting import parted, with_trends_split
from committee_pack.write.style import SMALLEST_TABLE, TABLE_SIZES
from committee_pack.write.tables import flat_head
from tests.support.documents import STYLE, document, text
from tests.support.pdf import links, structure
from tests.support.word import WordFile

PORTRAIT, LANDSCAPE = 487.6, 734.1
MONTHS = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
SUMMARY = "Results of visits"


def trend(periods: int, *, groups: int = 0, rated: bool = True) -> Table:
    """Return a trend of so many months, the first of them in a group of their own."""
    names = [f"{MONTHS[number % 12]} {2013 + (number + 3) // 12}" for number in range(periods)]
    ratings = [(Rating.GREEN, Rating.AMBER, Rating.RED)[number % 3] for number in range(periods)]
    spans = (("Previous years", groups), ("Current year", periods - groups))
    grouped = Row((Cell(()), *(Cell(text(name), Scope.COLUMN_GROUP, colspan=span) for name, span in spans)))
    marked = Cell((Text("Rating"), Strong((Footnote(text("as agreed")),))), Scope.ROW)
    body = (
        Row((Cell(text("Result"), Scope.ROW), *(Cell(text(f"{number}.5%")) for number in range(periods))), "results"),
        Row((marked, *(Cell((RatingMark(rating),)) for rating in ratings)), "ratings"),
    )
    return Table(
        (Column(Holds.TEXT), *(Column(Holds.NUMBER) for _ in range(periods))),
        (
            *((grouped,) if groups else ()),
            Row((Cell(text("Month"), Scope.COLUMN), *(Cell(text(each), Scope.COLUMN) for each in names))),
        ),
        body if rated else body[:1],
        TableKind.TREND,
        text("Visits"),
        SUMMARY,
    )


def words(row: Row) -> list[str]:
    return [plain_text(cell.children) for cell in row.cells]


def paper(*tables: Table, orientation: Orientation = Orientation.PORTRAIT) -> Section:
    return Section((Heading(1, text("Title")), *tables), "Title", orientation=orientation, footnotes=len(tables))


@pytest.mark.parametrize("periods", [1, 4, 10])
def test_a_trend_that_has_room_is_left_as_it_is(periods: int) -> None:
    table = trend(periods)
    assert list(parted(table, PORTRAIT)) == [table]


@pytest.mark.parametrize("rated", [True, False])
def test_a_trend_of_thirteen_months_is_one_table(rated: bool) -> None:
    assert len(list(parted(trend(13, rated=rated), PORTRAIT))) == 1


@pytest.mark.parametrize(("available", "counts"), [(PORTRAIT, [12, 12]), (LANDSCAPE, [12, 12])])
def test_a_trend_too_wide_is_split_into_as_few_as_have_room_of_as_many_periods_each(
    available: float, counts: list[int]
) -> None:
    assert [len(part.columns) - 1 for part in parted(trend(24), available)] == counts


@settings(deadline=None)
@given(st.integers(1, 62), st.integers(150, 1100), st.booleans())
def test_no_period_is_lost_and_all_are_in_order_under_their_heads(periods: int, available: int, grouped: bool) -> None:
    table = trend(periods, groups=periods // 2 if grouped else 0)
    parts = list(parted(table, available))
    for number in range(-1, len(table.body)):
        rows = [[*part.head, *part.body][number - len(table.body)] for part in parts]
        whole = words([*table.head, *table.body][number - len(table.body)])
        assert all(words(row)[0] == whole[0] for row in rows), "the head of the row stands in each part"
        assert list(chain.from_iterable(words(row)[1:] for row in rows)) == whole[1:]
    heads = list(chain.from_iterable(words(flat_head(part))[1:] for part in parts))
    assert heads == words(flat_head(table))[1:], "each period stands under its group"


def test_ratings_of_two_words_have_room_for_one_line() -> None:
    unrated = Row((Cell(text("Rating"), Scope.ROW), *(Cell((RatingMark(None),)) for _ in range(13))))
    table = replace(trend(13), body=(unrated,))
    assert [len(part.columns) for part in parted(table, PORTRAIT)] == [8, 7]


@settings(deadline=None)
@given(st.integers(1, 62), st.booleans())
def test_a_part_of_many_periods_has_at_least_the_type_of_a_scorecard_in_word(periods: int, grouped: bool) -> None:
    for part in parted(trend(periods, groups=periods // 2 if grouped else 0), PORTRAIT):
        columns = columns_of(replace(part, head=(flat_head(part),)), PORTRAIT)
        if len(part.columns) > 14:
            assert columns.letters.size >= TABLE_SIZES[TableKind.SCORECARD]
            assert not columns.turned
        assert columns.letters.size >= SMALLEST_TABLE


def test_the_name_of_a_group_that_is_split_stands_over_each_part_of_it() -> None:
    parts = list(parted(trend(24, groups=14), LANDSCAPE))
    spans = [[(plain_text(cell.children), cell.colspan) for cell in part.head[0].cells] for part in parts]
    assert spans[0][:2] == [("", 1), ("Previous years", len(parts[0].columns) - 1)]
    assert sum(span for row in spans for name, span in row if name == "Previous years") == 14
    assert sum(span for row in spans for name, span in row if name == "Current year") == 10


def test_what_is_said_once_of_a_table_is_said_of_its_first_part_alone() -> None:
    first, *others = parted(trend(24), PORTRAIT)
    assert plain_text(first.caption) == "Visits"
    assert [row.anchor for row in first.body] == ["results", "ratings"]
    assert any(isinstance(each, Strong) and each.children for each in first.body[1].cells[0].children)
    for part in others:
        assert part.caption == ()
        assert [row.anchor for row in part.body] == ["", ""]
        assert all(not each.children for each in part.body[1].cells[0].children if isinstance(each, Strong))


def test_the_summary_of_a_part_names_its_periods() -> None:
    assert [part.summary for part in parted(trend(24), LANDSCAPE)] == [
        f"{SUMMARY}: Apr 2013 to Mar 2014",
        f"{SUMMARY}: Apr 2014 to Mar 2015",
    ]


def test_a_row_that_names_a_section_stands_over_all_of_each_part() -> None:
    table = trend(24)
    named = Row((Cell(text("Visits"), Scope.ROW_GROUP, colspan=25),))
    for part in parted(replace(table, body=(named, *table.body)), PORTRAIT):
        assert (words(part.body[0]), part.body[0].cells[0].colspan) == (["Visits"], len(part.columns))


@pytest.mark.parametrize("kind", [TableKind.PLAIN, TableKind.SCORECARD])
def test_other_tables_are_never_split(kind: TableKind) -> None:
    made = document(paper(replace(trend(40), kind=kind)))
    assert with_trends_split(made, STYLE) == made


def test_a_trend_whose_cells_reach_over_columns_is_left_whole() -> None:
    table = trend(24)
    over = Row((table.body[0].cells[0], Cell(text("No results"), colspan=24)))
    whole = replace(table, body=(over,))
    assert list(parted(whole, PORTRAIT)) == [whole]


def test_a_trend_that_no_split_makes_narrow_enough_is_left_whole() -> None:
    table = trend(12)
    assert list(parted(table, 60)) == [table]


def test_a_trend_within_others_is_split_by_the_room_that_it_has_there() -> None:
    table = trend(12)
    inner = Sides((table,), (Panel((table,)), ListBlock(False, ((table,),))), 60)
    section = paper(orientation=Orientation.LANDSCAPE)
    made = with_trends_split(document(replace(section, blocks=(*section.blocks, table, inner))), STYLE)
    found = [len(each.columns) - 1 for each in with_all_within(made.sections[0].blocks) if isinstance(each, Table)]
    assert found[0] == 12
    assert len(found) > 4
    assert sum(found) == 48


def test_word_and_pdf_have_the_same_parts() -> None:
    made = document(paper(trend(26, groups=12)), paper(trend(26), orientation=Orientation.LANDSCAPE))
    written = write_all(made, STYLE, ("docx", "pdf"), side_by_side=False, step=lambda _: None)
    content = written["pdf"]
    in_pdf = [max(len(row.all("TH", "TD")) for row in table.all("TR")) for table in structure(content).all("Table")]
    in_word = [len(table.widths) for table in WordFile(written["docx"]).tables]
    assert in_pdf == in_word
    assert len(in_pdf) > 3
    assert [link.words for link in links(content)].count("1") <= 1, "a footnote of a row's head is said once"
