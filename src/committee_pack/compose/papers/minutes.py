"""Minutes: items with numbers that go on from the last meeting's, and what was resolved set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from committee_pack.compose.papers.parts import Part, counted
from committee_pack.model.document import Block, Inline, ListBlock, Panel, PanelKind, Paragraph, Strong, Text
from committee_pack.wording import plain_text

_RESOLVED = re.compile(r"\s*RESOLVED\b:?", re.IGNORECASE)


def minutes(parts: Iterable[Part], first: int, *, numbered: bool) -> Iterator[Block]:
    """Return the text of minutes; where they are numbered, items from `first` on and the paragraphs of each."""
    numbers = count(first)
    for part in parts:
        if part.heading:
            yield from part.with_number(next(numbers)) if numbered else (part.heading,)
        blocks = tuple(_with_resolved_apart(part.blocks))
        several = sum(isinstance(block, Paragraph) for block in blocks) > 1
        yield from counted(blocks, "({})".format) if numbered and several and part.heading else blocks


def _with_resolved_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Return blocks with what was resolved on panels, each with the lists and further resolutions right below it."""
    panel: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _RESOLVED.match(plain_text(block.children)):
            panel.append(replace(block, children=_with_first_word_strong(block.children)))
        elif panel and isinstance(block, ListBlock):
            panel.append(block)
        else:
            yield from _panel(panel)
            panel = []
            yield block
    yield from _panel(panel)


def _panel(blocks: list[Block]) -> Iterator[Panel]:
    if blocks:
        yield Panel(tuple(blocks), PanelKind.DECISION)


def _with_first_word_strong(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match inlines:
        case (Text(words), *others) if found := _RESOLVED.match(words):
            rest = words[found.end() :]
            return (Strong((Text(found[0].strip()),)), *((Text(rest),) if rest else ()), *others)
        case _:
            # -- typed in bold already
            return inlines
