"""The document tree: what a paper says, named by meaning; how it looks is the writers' affair."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain

from committee_pack.findings import Place, Severity
from committee_pack.model.indicators import Band, Bands, Rating, Unit
from committee_pack.model.marks import Mark
from committee_pack.model.periods import Period
from committee_pack.model.results import Amount, Direction, Result
from committee_pack.model.totals import Totals

# -- inlines ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words that were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter more than those around them."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are stressed; shown without italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: `#anchor` within the document, `paper:KEY` of the pack it is in, or an address.

    `said` is what the link is called in a list of links, where its words alone do not tell what it leads to.
    """

    children: tuple[Inline, ...]
    target: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph."""


class Shown(Enum):
    """Which of a result's facts a value shows; the word is the placeholder's last part."""

    RESULT = "result"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    TARGET = "target"
    PERIOD = "period"
    WINDOW = "window"
    RATING = "rating"
    DIRECTION = "direction"
    CHANGE = "change"
    MOVED = "moved"
    VARIANCE = "variance"
    RANK = "rank"
    REASON = "reason"
    AGAINST_TARGET = "against_target"
    SHORTFALL = "shortfall"
    REMAINDER = "remainder"
    THRESHOLD = "threshold"


@dataclass(frozen=True, slots=True)
class Value:
    """A fact of a result, put into words only when written.

    `comparison` names what DIRECTION, CHANGE and MOVED are since and VARIANCE is from, and is empty for the others.
    """

    of: Result
    shown: Shown
    comparison: str = ""


@dataclass(frozen=True, slots=True)
class RatingMark:
    """A rating as a word in its colour; None is not rated."""

    rating: Rating | None


@dataclass(frozen=True, slots=True)
class DirectionArrow:
    """A direction of travel as an arrow and a word; `since` names the comparison where it is not plain."""

    direction: Direction
    since: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """Words at the foot of the page, whose mark stands here; `number` is which of the document's, 0 until counted.

    It stands in no heading, caption, link or other footnote, nor in a cell that groups heads or spans rows:
    what a format may say more than once.
    """

    children: tuple[Inline, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class FilledIn:
    """Words of an officer's text that come from the data, which a proof sets apart from those that were typed."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """The place of a value that an officer asks for by this name and that is not to be had; only a proof has any."""

    name: str


Inline = (
    Text | Strong | Emphasis | Link | LineBreak | Value | RatingMark | DirectionArrow | Footnote | FilledIn | Lacking
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a proof says beside a paragraph: how much it matters, what is wrong and how to mend it."""

    severity: Severity
    message: str
    hint: str = ""


# -- blocks ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; a section has exactly one of level 1.

    `marks` are the rating and arrow that stand at the right of an indicator's title. `typed` is where an officer's
    begins in their file, as a paragraph's is.
    """

    level: int
    children: tuple[Inline, ...]
    marks: tuple[RatingMark | DirectionArrow, ...] = ()
    typed: Place | None = field(default=None, compare=False)
    remarks: tuple[Remark, ...] = ()


class ParagraphKind(Enum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `typed` is where an officer's begins in their file, which is no part of what it says."""

    children: tuple[Inline, ...]
    kind: ParagraphKind = ParagraphKind.BODY
    typed: Place | None = field(default=None, compare=False)
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list with bullets, or numbered; each item holds blocks.

    `labels` stand before its items where it does not count them by itself: `1.1`, one for each.
    """

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An item of an agenda, or a further paper of one, which has no number.

    `notes` are paragraphs below its title, and `pages` say at its right where its paper is.
    """

    number: str
    title: tuple[Inline, ...]
    notes: tuple[tuple[Inline, ...], ...] = ()
    pages: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaList:
    """The items of a section of an agenda."""

    entries: tuple[AgendaEntry, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with what they stand for: an owner block, a title page's facts, a key."""

    entries: tuple[tuple[tuple[Inline, ...], tuple[Inline, ...]], ...]
    compact: bool = False
    """Whether two entries may stand side by side, as in an owner block."""


class Holds(Enum):
    """What a table's column holds, which settles its alignment and whether its text may wrap."""

    TEXT = "text"
    LABEL = "label"
    NUMBER = "number"
    RATING = "rating"
    TRAVEL = "travel"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; TEXT columns share the width that the others leave, and wrap."""

    holds: Holds


class Scope(Enum):
    """What a header cell is the header of."""

    COLUMN = "Column"
    ROW = "Row"
    COLUMN_GROUP = "ColumnGroup"
    ROW_GROUP = "RowGroup"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, which is a header where it has a scope; `strong` cells hold what matters most.

    `level` is how deep a row's header stands in a hierarchy, as a team within its area.
    """

    children: tuple[Inline, ...]
    scope: Scope | None = None
    colspan: int = 1
    rowspan: int = 1
    strong: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, from left to right; `anchor` is what links lead to."""

    cells: tuple[Cell, ...]
    anchor: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it is a section row: one header cell over the whole width."""
        return len(self.cells) == 1 and self.cells[0].scope is Scope.ROW_GROUP


class TableKind(Enum):
    """What a table is for, which settles its type size and rules."""

    PLAIN = "plain"
    SCORECARD = "scorecard"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `head` is one row of column heads, or two where the upper one groups them.

    `summary` says in a sentence what the table shows, for those who cannot see it.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    kind: TableKind = TableKind.PLAIN
    caption: tuple[Inline, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period of a trend; an amount that is None leaves a gap. `marks` are said of the amount.

    `bands` are those of its own period, None where they are the chart's. `expected` is the range that is expected in
    it, every end a number; None where nothing is.
    """

    period: Period
    amount: Amount | None
    decimals: int
    target: Amount | None
    rating: Rating | None
    marks: tuple[Mark, ...] = ()
    bands: tuple[tuple[Rating, Bands], ...] | None = None
    expected: Band | None = None


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """Results over time under a name: a comparator's, another indicator's, an area's."""

    name: str
    points: tuple[TrendPoint, ...]


MOST_OTHERS = 4
"""How many series a trend shows beside its own: each is drawn in a way of its own, told apart without colour."""


class Drawn(Enum):
    """How the results of a trend are drawn."""

    LINE = "line"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class TrendChart:
    """An indicator over time against its target; `bands` are empty where they are not to be shown.

    `target` within a band stands for each point's own target. `others` are drawn as further lines: each has those
    points that it has a result of, in periods of its own that end with some of the chart's; beside them the chart's
    own results are called by its `name`.
    """

    title: str
    unit: Unit
    decimals: int
    points: tuple[TrendPoint, ...]
    bands: tuple[tuple[Rating, Bands], ...]
    higher_is_better: bool | None
    direction: Direction | None
    since: str
    drawn: Drawn = Drawn.LINE
    name: str = ""
    others: tuple[TrendSeries, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingBar:
    """How many indicators are Green, Amber and Red, as one bar."""

    totals: Totals


@dataclass(frozen=True, slots=True)
class BarSeries:
    """What one kind of bar shows: an amount for each category, None where there is none."""

    name: str
    amounts: tuple[Amount | None, ...]


class _InPictures:
    """A chart that may take several pictures, on one scale; `shown` is what this one shows, from one up to another."""

    __slots__ = ()
    shown: tuple[int, int] | None

    @property
    def count(self) -> int:
        """How many things the whole chart shows."""
        raise NotImplementedError

    @property
    def first(self) -> int:
        """The first that is shown."""
        return self.shown[0] if self.shown else 0

    @property
    def end(self) -> int:
        """The first after those that are shown."""
        return self.shown[1] if self.shown else self.count


@dataclass(frozen=True, slots=True)
class BarChart(_InPictures):
    """Amounts side by side: a bar of each series for each category, an area or a period; `by` says which.

    `shown` are the categories that this picture shows, where not all of them.
    """

    title: str
    by: str
    unit: Unit
    decimals: int
    categories: tuple[str, ...]
    series: tuple[BarSeries, ...]
    shown: tuple[int, int] | None = None

    @property
    def count(self) -> int:
        """How many categories there are."""
        return len(self.categories)


@dataclass(frozen=True, slots=True)
class SmallMultiples(_InPictures):
    """A small trend of each area, all on one scale and one axis of time: their points are of the same periods.

    `shown` are the areas that this picture shows, where not all of them.
    """

    title: str
    unit: Unit
    areas: tuple[TrendSeries, ...]
    shown: tuple[int, int] | None = None

    @property
    def count(self) -> int:
        """How many areas there are."""
        return len(self.areas)


Chart = TrendChart | RatingBar | BarChart | SmallMultiples


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its text alternative, which comes from its data."""

    chart: Chart
    alternative: str

    @property
    def continues(self) -> bool:
        """Whether it goes on with the chart of the figure before."""
        return isinstance(self.chart, _InPictures) and self.chart.first > 0


class PanelKind(Enum):
    """What stands apart: notes, which are small, or what is to be decided or was, which is as large as all else."""

    NOTES = "notes"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Panel:
    """Blocks that stand apart on a tint, such as data notes."""

    children: tuple[Block, ...]
    kind: PanelKind = PanelKind.NOTES


@dataclass(frozen=True, slots=True)
class Sides:
    """Two stacks of blocks beside each other, the left one read first; directly in a section and nowhere else.

    `share` is the left one's part of the width in percent.
    """

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: int


Block = Heading | Paragraph | ListBlock | AgendaList | Definitions | Table | Figure | Panel | Sides

# -- the whole -------------------------------------------------------------------------------------


class Orientation(Enum):
    """Which way a page lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class PaperSize(Enum):
    """How large a page is."""

    A4 = "A4"
    A3 = "A3"


class SectionKind(Enum):
    """What a section is: the title page, one of those that follow, or a sheet that says what is on an agenda.

    The lead of such a sheet goes with its title: it says when the meeting is.
    """

    TITLE = "title"
    BODY = "body"
    AGENDA = "agenda"


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that begin on a new one, with one level 1 heading; `bookmark` names it in the outline."""

    blocks: tuple[Block, ...]
    bookmark: str
    anchor: str = ""
    orientation: Orientation = Orientation.PORTRAIT
    size: PaperSize = PaperSize.A4
    kind: SectionKind = SectionKind.BODY
    parent: str = ""
    """The bookmark under which this one is listed; empty at the top."""
    footnotes: int = 0
    """How many footnotes stand in it, once they are counted."""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: its title, what its footer says, whose it is, its language, its date and its sections.

    Of a proof every page is marked as a draft. A paper of a pack has no page numbers of its own, since it takes those
    of the pack. Headings down to the level `outlined` are listed in the outline, below their section.
    """

    title: str
    footer: str
    author: str
    language: str
    published: datetime.date
    sections: tuple[Section, ...]
    is_proof: bool = False
    own_numbers: bool = True
    outlined: int = 1


def with_all_within(blocks: Iterable[Block]) -> Iterator[Block]:
    """Return blocks in reading order, each followed by those within it: a panel's, a list's, both sides'."""
    for block in blocks:
        yield block
        yield from with_all_within(_directly_within(block))


def _directly_within(block: Block) -> Iterable[Block]:
    match block:
        case Panel(children=children):
            return children
        case ListBlock(items=items):
            return chain.from_iterable(items)
        case Sides(left=left, right=right):
            return (*left, *right)
        case _:
            return ()


def inlines_of(block: Block) -> Iterator[Inline]:
    """Return every inline of a block, depth first, in reading order."""
    return _with_those_within(_direct_inlines(block))


def _with_those_within(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        # -- nearly all are plain text, so what holds others is asked for first
        if isinstance(inline, (Strong, Emphasis, Link, Footnote, FilledIn)):
            yield from _with_those_within(inline.children)


def _direct_inlines(block: Block) -> Iterator[Inline]:
    match block:
        case Heading(children=children, marks=marks):
            yield from (*children, *marks)
        case Paragraph(children=children):
            yield from children
        case Definitions(entries=entries):
            for term, description in entries:
                yield from (*term, *description)
        case Table(head=head, body=body, caption=caption):
            yield from caption
            for row in (*head, *body):
                for cell in row.cells:
                    yield from cell.children
        case AgendaList(entries=listed):
            for entry in listed:
                yield from (*entry.title, *chain.from_iterable(entry.notes), *entry.pages)
        case Figure() | Panel() | ListBlock() | Sides():
            for child in _directly_within(block):
                yield from _direct_inlines(child)
