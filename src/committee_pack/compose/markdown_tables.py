"""Tables of Markdown: heads, rows, and columns that are told from what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from markdown_it.tree import SyntaxTreeNode

from committee_pack.compose.markdown_cells import cells_of
from committee_pack.compose.tables import MOST_COLUMNS
from committee_pack.compose.typed import Typed
from committee_pack.model.document import Cell, Column, Holds, Inline, Row, Scope, Table
from committee_pack.wording import plain_text

_NUMBER = re.compile(
    r"[(\[]?[-+\u2212\u2013]?[£$€]?\d+(?:[,.\u00a0]\d+)*(?:\s?(?:%|m|k|bn|pp|days?|weeks?|months?))?[*†‡]?[)\]]?"
)
_NONE = frozenset(("", "-", "–", "—", "n/a", "N/A", "nil", ".."))
"""What stands in the place of a number that there is not."""
_SHORT = 16
"""How many characters are no more than words that had better stand on one line, as a date in full or a rating."""
LIKE_A_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads tables: `inlines` reads what a node holds, and `note` says on which line of the text what is wrong."""

    typed: Typed
    inlines: Callable[[SyntaxTreeNode], tuple[Inline, ...]]
    note: Callable[[int, str, str], None]

    def read(self, node: SyntaxTreeNode) -> Iterator[Table]:
        """Return the table; one without rows, with too many columns or with rows of other lengths is noted."""
        line = node.map[0] if node.map else 0
        head, *below = node.children
        rows = [row for part in below for row in part.children]
        heads = [self.inlines(cell.children[0]) for cell in head.children[0].children]
        if not self._is_whole(line, heads, rows):
            return
        cells = [[self.inlines(cell.children[0]) for cell in row.children] for row in rows]
        columns = zip(head.children[0].children, _columns(cells), strict=True)
        holds = _with_short_apart([_holds(cell, below) for cell, below in columns], list(_columns(cells)))
        titles = None if _are_numbers([row[0] for row in cells]) else Scope.ROW
        yield Table(
            tuple(map(Column, holds)),
            (Row(tuple(Cell(words, Scope.COLUMN) for words in heads)),),
            tuple(_row(row, titles) for row in cells),
            summary=_summary(heads, len(cells)),
        )

    def _is_whole(self, line: int, heads: Sequence[tuple[Inline, ...]], rows: Sequence[SyntaxTreeNode]) -> bool:
        """Return whether a table's rows fill its columns, each of which has a head; what is wrong is noted."""
        wrong = list(chain(self._of_heads(line, heads), self._of_rows(line, len(heads), rows)))
        for fault in wrong:
            self.note(*fault)
        return not wrong

    def _of_heads(self, line: int, heads: Sequence[tuple[Inline, ...]]) -> Iterator[tuple[int, str, str]]:
        if len(heads) > MOST_COLUMNS:
            message = f"The table has {len(heads)} columns; Word opens none of more than {MOST_COLUMNS}."
            yield line, message, "Split it into tables of fewer columns."
        lacking = [number for number, words in enumerate(heads, start=1) if not plain_text(words).strip()]
        if len(lacking) == len(heads):
            message = "The table has no heads: its first row is empty."
            yield line, message, "Write what each column holds into the row above the dashes."
        elif after_first := [number for number in lacking if number > 1]:
            message = f"Column {after_first[0]} of the table has no head."
            yield line, message, "Write what it holds into the row above the dashes."

    def _of_rows(self, line: int, width: int, rows: Sequence[SyntaxTreeNode]) -> Iterator[tuple[int, str, str]]:
        if not rows:
            yield line, "The table has heads and no rows.", "Write its rows, or take it out."
        for row in rows:
            at = row.map[0] if row.map else line
            filled = len(cells_of(self.typed.lines(at, at + 1)))
            if filled != width:
                message = f"The row has {filled} {'cell' if filled == 1 else 'cells'}, and the table {width} columns."
                hint = "Write a bar | between cells, and \\| for a bar within one."
                yield at, message, hint if filled > width else "Leave a cell empty where nothing stands in it: | |."


def _summary(heads: Sequence[tuple[Inline, ...]], rows: int) -> str:
    """Return what a table holds, for those who cannot see it."""
    named = [words for words in (" ".join(plain_text(head).split()) for head in heads) if words]
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"Table of {rows} {'row' if rows == 1 else 'rows'} with {listed}."


def _columns(rows: Sequence[Sequence[tuple[Inline, ...]]]) -> Iterator[list[tuple[Inline, ...]]]:
    return (list(column) for column in zip(*rows, strict=True))


def _holds(head: SyntaxTreeNode, cells: Sequence[tuple[Inline, ...]]) -> Holds:
    is_right = "right" in str(head.attrs.get("style", ""))
    return Holds.NUMBER if is_right or _are_numbers(cells) else Holds.TEXT


def _with_short_apart(holds: Sequence[Holds], columns: Sequence[list[tuple[Inline, ...]]]) -> list[Holds]:
    """Return what columns hold; those of short words, as dates, are labels where another has room to give."""
    short = [all(len(plain_text(cell)) <= _SHORT for cell in column) for column in columns]
    has_long = any(not each for each, held in zip(short, holds, strict=True) if held is Holds.TEXT)
    pairs = zip(short, holds, strict=True)
    return [Holds.LABEL if each and has_long and held is Holds.TEXT else held for each, held in pairs]


def _are_numbers(cells: Sequence[tuple[Inline, ...]]) -> bool:
    """Return whether all cells that hold anything hold a number, and one does."""
    said = [words for words in (plain_text(cell).strip() for cell in cells) if words not in _NONE]
    return bool(said) and all(_NUMBER.fullmatch(words) for words in said)


def _row(cells: Sequence[tuple[Inline, ...]], titles: Scope | None) -> Row:
    """Return a row whose first cell is its title, unless it is empty or titles are none."""
    first, *others = cells
    return Row((Cell(first, titles if first else None), *(Cell(words) for words in others)))
