"""The parts of a paper: a heading each with what stands below it, and paragraphs that are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from committee_pack.model.document import Block, Heading, ListBlock, Paragraph, Text
from committee_pack.wording import plain_text

TOP = 2
"""The level of the headings of a paper, whose title has the first."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a paper and what stands below it; the first part has none where text stands above all headings."""

    heading: Heading | None
    blocks: tuple[Block, ...]

    @property
    def words(self) -> str:
        """The words of its heading."""
        return plain_text(self.heading.children).strip() if self.heading else ""

    @property
    def all(self) -> tuple[Block, ...]:
        """Its heading, if it has one, and what stands below it."""
        return (*((self.heading,) if self.heading else ()), *self.blocks)

    def numbered(self, number: int) -> Iterator[Block]:
        """Return it under its number, its paragraphs counted `1.1`, `1.2` and so on."""
        yield from self.with_number(number)
        yield from counted(self.blocks, lambda paragraph: f"{number}.{paragraph}")

    def with_number(self, number: int) -> Iterator[Heading]:
        """Return its heading with a number in front: `1. Introduction`."""
        if self.heading:
            yield replace(self.heading, children=(Text(f"{number}. "), *self.heading.children))


def parts_of(blocks: Iterable[Block]) -> Iterator[Part]:
    """Return the parts of a text, each under a heading of its highest level but for what stands above them."""
    heading: Heading | None = None
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == TOP:
            if heading or held:
                yield Part(heading, tuple(held))
            heading, held = block, []
        else:
            held.append(block)
    if heading or held:
        yield Part(heading, tuple(held))


def as_typed(parts: Iterable[Part]) -> Iterator[Block]:
    """Return the text of some parts as it was typed."""
    for part in parts:
        yield from part.all


def numbered_parts(parts: Iterable[Part]) -> Iterator[Block]:
    """Return the text of some parts, each under its number; what stands above the first heading has none."""
    numbers = count(1)
    for part in parts:
        yield from part.numbered(next(numbers)) if part.heading else part.blocks


def counted(blocks: Iterable[Block], label: Callable[[int], str]) -> tuple[Block, ...]:
    """Return blocks with each paragraph as an item of a list that has labels, counted from 1.

    A list belongs to the paragraph right above it; all else stands between, and the count goes on after it.
    """
    done: list[Block] = []
    items: list[list[Block]] = []
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            items.append([block])
        elif isinstance(block, ListBlock) and items:
            items[-1].append(block)
        else:
            done += [*_listed(items, number, label), block]
            number, items = number + len(items), []
    return (*done, *_listed(items, number, label))


def _listed(items: list[list[Block]], before: int, label: Callable[[int], str]) -> Iterator[ListBlock]:
    if items:
        labels = tuple(label(before + number) for number in range(1, len(items) + 1))
        yield ListBlock(ordered=True, items=tuple(map(tuple, items)), labels=labels)
