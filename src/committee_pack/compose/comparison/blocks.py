"""The blocks that a paper on a comparison is made of, whatever changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from committee_pack.model.changes import Subject
from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Heading,
    Holds,
    Inline,
    ListBlock,
    Paragraph,
    Row,
    Scope,
    Strong,
    Table,
    Text,
)
from committee_pack.wording.change_counts import Counted, unchanged_sentence
from committee_pack.wording.changes import split_text, subject_text

Inlines = tuple[Inline, ...]
AREAS = "Areas and cohorts"
_NO_BREAK = str.maketrans(" ", "\u00a0")
_WIDE = 24
"""More letters than what stands in a column of figures has."""


@dataclass(frozen=True, slots=True)
class Page:
    """How a paper is written: how characters are spelt that its font has not, and what both sides are called."""

    spell: Callable[[str], str]
    heads: tuple[str, str]

    def words(self, text: str) -> Inlines:
        """Return words as the paper shows them."""
        return (Text(self.spell(text)),)

    @property
    def columns(self) -> tuple[Inlines, Inlines]:
        """Return what both sides are called over their columns, where no line ends within the name."""
        return self.bound(self.heads[0]), self.bound(self.heads[1])

    def bound(self, text: str) -> Inlines:
        """Return words within which no line ends, where the font has what it takes."""
        bound = text.translate(_NO_BREAK)
        return self.words(bound if self.spell(bound) == bound else text)

    def heading(self, level: int, text: str) -> Heading:
        """Return a heading."""
        return Heading(level, self.words(text))

    def paragraph(self, text: str) -> Paragraph:
        """Return running text."""
        return Paragraph(self.words(text))

    def counts(self, counts: Sequence[Counted]) -> Iterator[Block]:
        """Return how much of each kind changed as a list, and below it what did not."""
        told = [(kind, words) for kind, words in counts if words]
        items = ((Paragraph((Strong(self.words(kind)), *self.words(f": {words}."))),) for kind, words in told)
        if told:
            yield ListBlock(ordered=False, items=tuple(items))
        if same := unchanged_sentence(counts):
            yield self.paragraph(same)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: what it is of, what is said after its name, and the cells beside it."""

    of: Subject
    after: str
    cells: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table beside that of names, its heads in one row or two, and what it shows in a sentence."""

    columns: tuple[Holds, ...]
    head: tuple[Row, ...]
    summary: str


def plain_head(first: str, *heads: Inlines) -> tuple[Row, ...]:
    """Return a row of heads over columns."""
    return (Row(tuple(Cell(each, Scope.COLUMN) for each in ((Text(first),), *heads))),)


def grouped_head(first: str, groups: Iterable[Inlines], heads: Sequence[str]) -> tuple[Row, ...]:
    """Return two rows of heads: below each group the same ones."""
    named = tuple(groups)
    upper = (Cell(()), *(Cell(each, Scope.COLUMN_GROUP, colspan=len(heads)) for each in named))
    lower = (first, *(head for _ in named for head in heads))
    return Row(upper), Row(tuple(Cell((Text(each),), Scope.COLUMN) for each in lower))


def table(page: Page, grid: Grid, rows: Iterable[tuple[str, tuple[Inlines, ...]]]) -> Table:
    """Return a table of named rows."""
    return _table(grid, (_row(page, name, cells) for name, cells in rows))


def split_tables(page: Page, grid: Grid, lines: Sequence[Line], level: int) -> Iterator[Block]:
    """Return a table of the whole council, then one of areas and cohorts under a heading, by indicators."""
    if whole := [each for each in lines if not each.of.is_split]:
        yield table(page, grid, ((_named(subject_text(each.of), each.after), each.cells) for each in whole))
    if parts := [each for each in lines if each.of.is_split]:
        if whole:
            yield page.heading(level, AREAS)
        yield _table(grid, _by_indicator(page, parts, len(grid.columns) + 1))


def _by_indicator(page: Page, lines: Iterable[Line], width: int) -> Iterator[Row]:
    last = None
    for each in lines:
        if each.of.indicator != last:
            yield Row((Cell(page.words(subject_text(each.of)), Scope.ROW_GROUP, colspan=width),))
            last = each.of.indicator
        yield _row(page, _named(_capital(split_text(each.of)), each.after), each.cells)


def _named(name: str, after: str) -> str:
    return f"{name}: {after}" if after else name


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _row(page: Page, name: str, cells: Iterable[Inlines]) -> Row:
    return Row((Cell(page.words(name), Scope.ROW), *(Cell(each) for each in cells)))


def _table(grid: Grid, body: Iterable[Row]) -> Table:
    columns = (Column(Holds.TEXT), *map(Column, grid.columns))
    return Table(columns, grid.head, tuple(body), summary=grid.summary)


def figures_or_text(cells: Iterable[str]) -> Holds:
    """Return what a column holds that is of figures, or of words where one has too many for that."""
    return Holds.TEXT if any(len(each) > _WIDE for each in cells) else Holds.NUMBER
