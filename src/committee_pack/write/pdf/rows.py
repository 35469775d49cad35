"""Rows of cells below one another: tables and definitions, once they are laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from committee_pack.model.colours import Colour
from committee_pack.write.pdf.canvas import Artifact, TaggedCanvas
from committee_pack.write.pdf.pieces import Noted, Prose

_ROUNDING = 0.01


class Placed(NamedTuple):
    """A cell's text, and how far right and down of its row's corner it stands."""

    text: Prose
    across: float
    down: float


class Line(NamedTuple):
    """A level line at the foot of a row, from and to so far right of the row's corner."""

    start: float
    end: float
    colour: Colour
    width: float


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row: its cells from left to right, what lies behind them and the lines at its foot.

    `keeps` says that it is never the last on a page, and `recurs` that it names the rows below it, also on
    the pages that these go on over; `padding` is the room above and below its text.
    """

    cells: tuple[Placed, ...]
    height: float
    padding: float
    fill: Colour | None = None
    lines: tuple[Line, ...] = ()
    keeps: bool = False
    recurs: bool = False
    anchor: str = ""

    @property
    def least(self) -> float:
        """How high its first lines are."""
        return max((cell.down + cell.text.leading for cell in self.cells), default=0.0) + self.padding

    def parted(self, height: float) -> tuple[LaidRow, LaidRow]:
        """Return the row in two, the first with at least a line of each cell and no more than fits the height."""
        pairs = [(cell, self._cut(cell, height)) for cell in self.cells]
        above = tuple(cell._replace(text=cell.text.parted(cut)[0]) for cell, cut in pairs)
        below = tuple(Placed(cell.text.parted(cut)[1], cell.across, self.padding) for cell, cut in pairs)
        rest = max(cell.text.height for cell in below) + 2 * self.padding
        return replace(self, cells=above, height=height, lines=()), replace(self, cells=below, height=rest, anchor="")

    def _cut(self, cell: Placed, height: float) -> int:
        room = height - self.padding - cell.down + _ROUNDING
        return max(1, int(room / cell.text.leading))

    def draw_fill(self, page: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw what lies behind the cells."""
        if self.fill:
            page.box((x, top - self.height, x + width, top), self.fill)

    def draw_lines(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the lines, which no other row's fill may cover."""
        for line in self.lines:
            page.rule(x + line.start, x + line.end, top - self.height + line.width, line.colour, line.width)

    def draw_cells(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the cells' text."""
        for cell in self.cells:
            cell.text.draw(page, x + cell.across, top - cell.down)


_MOST_HEAD = 1.5
"""How high a repeated head may be, as a share of what is kept together: half a page."""


class Rows:
    """Rows that break over pages between them, under a head that is repeated on each page.

    The head is real on the first page and an artifact afterwards, so that it is read out once; below it
    then stands the row that names those that go on, if any. Rows that are no higher than `together`
    rather begin on a new page than break.
    """

    def __init__(
        self, head: Sequence[LaidRow], rows: Sequence[LaidRow], width: float, gap: float, together: float
    ) -> None:
        self.before = self.after = gap
        self.keeps = self.continued = False
        if sum(row.height for row in head) > _MOST_HEAD * together > 0:
            # -- repeated on each page it would leave the rows no room
            head, rows = (), (*head, *rows)
        self.head, self.rows, self.width, self.together = head, rows, width, together
        self._head_height = sum(row.height for row in head)
        self._ends = list(accumulate((row.height for row in rows), initial=self._head_height))

    @property
    def height(self) -> float:
        """How high the head and the rows are."""
        return self._ends[-1]

    def split(self, height: float, must: bool) -> tuple[Rows, Rows] | None:
        """Return the rows that fit and the rest; only a row that is taller than a page is broken."""
        if not must and self.height <= self.together:
            return None
        over = next(i for i, end in enumerate(self._ends[1:]) if end > height + _ROUNDING)
        end = self._end_before(over)
        if end:
            return self._parted(self.rows[:end], self.rows[end:])
        if not must:
            return None
        if over:
            return self._parted(self.rows[:over], self.rows[over:])
        if height - self._head_height < self.rows[0].least:
            return None
        above, below = self.rows[0].parted(height - self._head_height)
        return self._parted((above,), (below, *self.rows[1:]))

    def _end_before(self, end: int) -> int:
        while end and self.rows[end - 1].keeps:
            end -= 1
        return end

    def _parted(self, above: Sequence[LaidRow], below: Sequence[LaidRow]) -> tuple[Rows, Rows]:
        first = Rows(self.head, above, self.width, self.before, 0.0)
        rest = Rows(self._head_of(above, below), below, self.width, self.after, 0.0)
        first.continued, rest.continued = self.continued, True
        return first, rest

    def _head_of(self, above: Sequence[LaidRow], below: Sequence[LaidRow]) -> tuple[LaidRow, ...]:
        """Return the head of a page on which rows go on, with what names them."""
        head = tuple(row for row in self.head if not row.recurs)
        if below[0].recurs:
            return head
        names = next((row for row in reversed((*self.head, *above)) if row.recurs), None)
        return (*head, names) if names else head

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the fills and lines as artifacts, then the cells."""
        rows = [*self.head, *self.rows]
        if not rows:
            return
        tops = [top - down for down in accumulate((row.height for row in rows[:-1]), initial=0.0)]
        with page.artifact():
            for row, row_top in zip(rows, tops, strict=True):
                row.draw_fill(page, x, row_top, self.width)
            for row, row_top in zip(rows, tops, strict=True):
                row.draw_lines(page, x, row_top)
        for number, (row, row_top) in enumerate(zip(rows, tops, strict=True)):
            self._draw_cells(page, row, number < len(self.head), x, row_top)

    def _draw_cells(self, page: TaggedCanvas, row: LaidRow, is_head: bool, x: float, top: float) -> None:
        if is_head and self.continued:
            with page.artifact(Artifact.REPEATED):
                row.draw_cells(page, x, top)
        else:
            page.anchor(row.anchor, top)
            row.draw_cells(page, x, top)

    def footnotes(self, down: float) -> Iterator[Noted]:
        """Return those of its rows, but not of a head that is only repeated."""
        top = down + (self._head_height if self.continued else 0.0)
        for row in self.rows if self.continued else (*self.head, *self.rows):
            for cell in row.cells:
                yield from cell.text.footnotes(top + cell.down)
            top += row.height
