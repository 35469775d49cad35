"""Marks beside figures are explained once below the table they stand in, or at the end of their section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from committee_pack.model.document import Block, Paragraph, ParagraphKind, Shown, Table, Text, Value, inlines_of
from committee_pack.model.marks import Mark, mark_of
from committee_pack.model.notation import Notation
from committee_pack.wording import marks_sentence


def explained(blocks: Iterable[Block], own: Notation) -> Iterator[Block]:
    """Return a section's blocks with a note after each table that shows marks, and one at the end for other marks.

    `own` are the report's signs and words for them.
    """
    told: set[Mark] = set()
    met: set[Mark] = set()
    for block in blocks:
        yield block
        found = set(_marks(block))
        if isinstance(block, Table) and found:
            told |= found
            yield _note(found, own)
        else:
            met |= found
    if met - told:
        yield _note(met - told, own)


def _marks(block: Block) -> Iterator[Mark]:
    for inline in inlines_of(block):
        if isinstance(inline, Value) and inline.shown is Shown.RESULT:
            result = inline.of
            yield from result.marks if result.amount else ()
            if result.amount is None and (mark := mark_of(result.words)):
                yield mark


def _note(marks: Iterable[Mark], own: Notation) -> Paragraph:
    return Paragraph((Text(marks_sentence(marks, own)),), ParagraphKind.NOTE)
