"""Trend tables of more periods than the page has room for become several, one below the other.

What a table is split into is settled once for every format, before any of them draws it: by how wide its words are in
the smallest type that a trend may have. Each part has the heads of its rows again and the periods in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from committee_pack.model.document import (
    Block,
    Cell,
    Document,
    Emphasis,
    Footnote,
    Inline,
    Link,
    ListBlock,
    Panel,
    Row,
    Section,
    Sides,
    Strong,
    Table,
    TableKind,
)
from committee_pack.wording import plain_text
from committee_pack.write.measure import Type, longest_part
from committee_pack.write.sides import side_widths
from committee_pack.write.style import TABLE_SIZES, Style, text_width
from committee_pack.write.tables import Widths, flat_head
from committee_pack.write.widths import measured_in

_SMALLEST = Type(TABLE_SIZES[TableKind.SCORECARD], 2.0)
_THIRTEEN, _OF_THIRTEEN = 13, Type(TABLE_SIZES[TableKind.SCORECARD], 0.0)
"""The type that a trend may fall to before it is split: 9 points of Arial in Word, as a scorecard has, which is as wide
as 10 points or more of the font of the PDF. The periods of thirteen months, where this one stands beside that of last
year, may touch: so they stay one table on an upright page, whatever their ratings.
"""
_PANEL, _LIST = 24.0, 18.0
"""How much less room there is on a panel and in a list."""


def with_trends_split(document: Document, style: Style) -> Document:
    """Return the document with each trend table that is too wide for its page as several."""
    with measured_in(style.theme.font):
        return replace(document, sections=tuple(map(_section, document.sections)))


def _section(section: Section) -> Section:
    return replace(section, blocks=tuple(_blocks(section.blocks, text_width(section))))


def _blocks(blocks: Iterable[Block], width: float) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Table(kind=TableKind.TREND):
                yield from parted(block, width)
            case Sides():
                left, right = side_widths(block, width)
                yield replace(block, left=tuple(_blocks(block.left, left)), right=tuple(_blocks(block.right, right)))
            case Panel():
                yield replace(block, children=tuple(_blocks(block.children, width - _PANEL)))
            case ListBlock():
                yield replace(block, items=tuple(tuple(_blocks(item, width - _LIST)) for item in block.items))
            case _:
                yield block


def parted(table: Table, available: float) -> Iterator[Table]:
    """Return a trend in as few parts as have room; whole where no number of parts would help."""
    if not _is_plain(table):
        yield table
        return
    first, *periods = _needs(table)
    for count in range(1, len(periods) + 1):
        # -- as many in each part as in the others, or one more in the earlier ones
        edges = [-(-len(periods) * number // count) for number in range(count + 1)]
        if all(first + sum(periods[begin:end]) <= available for begin, end in pairwise(edges)):
            yield from (_part(table, begin, end) for begin, end in pairwise(edges)) if count > 1 else (table,)
            return
    yield table


def _is_plain(table: Table) -> bool:
    """Return whether every column can be taken out: but for groups, no cell reaches over several."""
    count = len(table.columns)
    *groups, heads = table.head
    rows = (heads, *(row for row in table.body if not row.is_group))
    return (
        all(len(row.cells) == count for row in rows)
        and all(cell.rowspan == 1 for row in (*groups, *rows) for cell in row.cells)
        and all(row.cells[0].colspan == 1 and sum(cell.colspan for cell in row.cells) == count for row in groups)
    )


def _needs(table: Table) -> Widths:
    """Return what each column needs for its longest word, be it of its group's name, which Word has in its head."""
    rows = (flat_head(table), *(row for row in table.body if not row.is_group))
    letters = _OF_THIRTEEN if len(table.columns) - 1 <= _THIRTEEN else _SMALLEST
    return tuple(
        letters.width(max(map(longest_part, cells))) for cells in zip(*(row.cells for row in rows), strict=True)
    )


def _part(table: Table, begin: int, end: int) -> Table:
    """Return the heads of the rows with some of the periods, from one up to another."""
    columns = (0, *range(begin + 1, end + 1))
    head, body = (tuple(_row(row, columns, again=begin > 0) for row in rows) for rows in (table.head, table.body))
    names = [plain_text(head[-1].cells[number].children) for number in (1, -1)]
    return replace(
        table,
        columns=tuple(table.columns[column] for column in columns),
        head=head,
        body=body,
        caption=() if begin else table.caption,
        summary=f"{table.summary}: {' to '.join(dict.fromkeys(names))}" if table.summary else "",
    )


def _row(row: Row, columns: tuple[int, ...], *, again: bool) -> Row:
    """Return a row with some of its columns; what it has said in a part before, it leads to and notes there alone."""
    spread = [number for number, cell in enumerate(row.cells) for _ in range(cell.colspan)]
    kept = ((row.cells[number], len(list(same))) for number, same in groupby(spread[column] for column in columns))
    first, *others = (replace(cell, colspan=span) for cell, span in kept)
    return Row((_said_again(first), *others)) if again else Row((first, *others), row.anchor)


def _said_again(cell: Cell) -> Cell:
    return replace(cell, children=tuple(_without_notes(cell.children)))


def _without_notes(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Footnote():
                continue
            case Strong() | Emphasis() | Link():
                yield replace(inline, children=tuple(_without_notes(inline.children)))
            case _:
                yield inline
