"""Footnotes are counted through the document, in the order that it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import assert_never

from committee_pack.model.document import (
    AgendaEntry,
    AgendaList,
    Block,
    Cell,
    Definitions,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inline,
    ListBlock,
    Panel,
    Paragraph,
    Row,
    Section,
    Sides,
    Strong,
    Table,
    inlines_of,
)

Numbers = Iterator[int]


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections of a document with a number for each footnote, from 1; a footnote that stands twice has two.

    A section that has none comes back as it is.
    """
    numbers = count(1)
    return tuple(_section(section, numbers) for section in sections)


def _section(section: Section, numbers: Numbers) -> Section:
    held = sum(map(_footnotes_of, section.blocks))
    return replace(section, blocks=_blocks(section.blocks, numbers), footnotes=held) if held else section


def _footnotes_of(block: Block) -> int:
    return sum(isinstance(inline, Footnote) for inline in inlines_of(block))


def _blocks(blocks: Iterable[Block], numbers: Numbers) -> tuple[Block, ...]:
    return tuple(_block(block, numbers) for block in blocks)


def _block(block: Block, numbers: Numbers) -> Block:
    match block:
        case Heading(children=children) | Paragraph(children=children):
            return replace(block, children=_inlines(children, numbers))
        case ListBlock(items=items):
            return replace(block, items=tuple(_blocks(item, numbers) for item in items))
        case AgendaList(entries=listed):
            return AgendaList(tuple(_entry(entry, numbers) for entry in listed))
        case Definitions(entries=entries):
            pairs = tuple((_inlines(term, numbers), _inlines(said, numbers)) for term, said in entries)
            return replace(block, entries=pairs)
        case Table(head=head, body=body):
            return replace(block, head=_rows(head, numbers), body=_rows(body, numbers))
        case Panel(children=children):
            return replace(block, children=_blocks(children, numbers))
        case Sides(left, right):
            return replace(block, left=_blocks(left, numbers), right=_blocks(right, numbers))
        case Figure():
            return block
        case _:
            assert_never(block)


def _entry(entry: AgendaEntry, numbers: Numbers) -> AgendaEntry:
    title = _inlines(entry.title, numbers)
    notes = tuple(_inlines(note, numbers) for note in entry.notes)
    return replace(entry, title=title, notes=notes, pages=_inlines(entry.pages, numbers))


def _rows(rows: Iterable[Row], numbers: Numbers) -> tuple[Row, ...]:
    return tuple(replace(row, cells=tuple(_cell(cell, numbers) for cell in row.cells)) for row in rows)


def _cell(cell: Cell, numbers: Numbers) -> Cell:
    return replace(cell, children=_inlines(cell.children, numbers))


def _inlines(inlines: Iterable[Inline], numbers: Numbers) -> tuple[Inline, ...]:
    return tuple(_inline(inline, numbers) for inline in inlines)


def _inline(inline: Inline, numbers: Numbers) -> Inline:
    match inline:
        case Footnote(children):
            return Footnote(children, next(numbers))
        case Strong(children):
            return Strong(_inlines(children, numbers))
        case Emphasis(children):
            return Emphasis(_inlines(children, numbers))
        case _:
            return inline
