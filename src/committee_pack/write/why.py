"""Where a result came from and what it was judged by, as text for the person who looks after the figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from committee_pack.model.results import Compared, Observation, Result
from committee_pack.visible import visible
from committee_pack.wording import basis_sentence, change_sentence, marks_sentence, rule_sentence, unit_sentence
from committee_pack.wording.beside import beside_sentences
from committee_pack.wording.origin import (
    decimals_sentence,
    division_text,
    exact_sentence,
    goal_text,
    is_given,
    left_out_sentence,
    note_sentence,
    origin_sentence,
    people_cells,
    place_text,
    quotient_text,
    row_cells,
    scope_text,
    there_sentence,
)
from committee_pack.wording.why import rating_reason

WIDTH = 96
_WIDEST_HEAD, _NARROWEST_TEXT = 20, 40
_NUMBERS = 4
"""Which cell of a row holds its numbers, which stand right."""

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know of a result: what it is, then sentences, and rows of tables with their files and lines."""

    head: str
    said: tuple[str | Rows, ...]


def facts_of(result: Result) -> tuple[Fact, ...]:
    """Return all that there is to know of a result: where it came from, what it is rated by, what stands beside it."""
    compared = (Fact(each.label, tuple(_beside(result, each))) for each in result.comparisons)
    first = (
        Fact("Result", tuple(_origin(result))),
        Fact("Target", tuple(_target(result))),
        Fact("Rating", tuple(_rating(result))),
    )
    return tuple(fact for fact in (*first, *compared) if fact.said)


def _origin(result: Result) -> Iterator[str | Rows]:
    """Return a result exactly, how it is reckoned, and the rows that it is made of."""
    yield from filter(None, (exact_sentence(result), decimals_sentence(result), division_text(result)))
    yield from filter(None, (unit_sentence(result.indicator), marks_sentence(result.marks)))
    yield from _rows(result)
    if result.gap and result.gap.change:
        yield change_sentence(result.gap.change, "")
        yield place_text(result.gap.change.place)
    if result.gap and result.gap.there:
        yield there_sentence(result)
        yield _cells(result.gap.there, result)


def _rows(result: Result) -> Iterator[str | Rows]:
    """Return the rows of a result, what they are to it and their sum, and those that are left out of it."""
    if result.rows:
        if not is_given(result):
            yield origin_sentence(result)
        yield tuple(_table(result))
        yield from (note_sentence(row) for row in result.rows if row.note)
    if result.left_out:
        yield left_out_sentence(result)
        yield _cells(result.left_out, result)


def _table(result: Result) -> Iterator[tuple[str, ...]]:
    yield from _cells(result.rows, result)
    yield from (people_cells(people, result) for people in result.populations)
    if len(result.rows) > 1:
        yield ("sum", "", "", "", quotient_text(result), "")


def _cells(rows: tuple[Observation, ...], result: Result) -> Rows:
    return tuple(row_cells(row, result) for row in rows)


def _target(result: Result) -> Iterator[str | Rows]:
    if result.goal:
        yield goal_text(result.goal, result)
        if result.goal.note:
            yield result.goal.note
        yield place_text(result.goal.place)


def _rating(result: Result) -> Iterator[str | Rows]:
    """Return the comparison that gave a rating, the rule in words and where it stands, and the comparator's row."""
    yield rating_reason(result)
    if result.against:
        yield from _rows(result.against)
    if not result.rule:
        yield place_text(result.indicator.place)
        return
    note = f"Note: {result.rule.note}" if result.rule.note else ""
    said = (rule_sentence(result.rule, result.indicator, result.target), basis_sentence(result.rule), note)
    yield " ".join(filter(None, said))
    yield place_text(result.rule.place)


def _beside(result: Result, compared: Compared) -> Iterator[str | Rows]:
    """Return what stands beside a result, what follows from it, and the rows that it is made of."""
    yield from beside_sentences(result, compared)
    if compared.change:
        yield place_text(compared.change.place)
    goal = compared.result.goal
    if compared.judged and compared.judged.targets and goal and goal is not result.goal:
        yield f"Target then: {goal_text(goal, result)}"
        yield place_text(goal.place)
    yield from _rows(compared.result)


# -- as text ---------------------------------------------------------------------------------------


def write_why(result: Result, width: int = WIDTH) -> bytes:
    """Return what there is to know of a result as lines of text, no sentence wider than that."""
    indicator, facts = result.indicator, facts_of(result)
    head = min(_WIDEST_HEAD, max(len(fact.head) for fact in facts))
    title = wrap(f"{indicator.title} ({indicator.id})", width)
    blocks = ("\n".join((*title, *wrap(scope_text(result), width))), *(_block(fact, head, width) for fact in facts))
    return "".join(f"{visible(line)}\n" for line in "\n\n".join(blocks).split("\n")).encode()


def _block(fact: Fact, head: int, width: int) -> str:
    """Return a fact as a block of lines, its head at the left of the first; a long head has a line of its own."""
    lines = [line for said in fact.said for line in _lines(said, max(_NARROWEST_TEXT, width - head - 2))]
    heads = [fact.head, *[""] * (len(lines) - 1)]
    if len(fact.head) > head:
        heads, lines = [*heads, ""], ["", *lines]
    return "\n".join(f"{left:{head}}  {line}".rstrip() for left, line in zip(heads, lines, strict=True))


def _lines(said: str | Rows, width: int) -> list[str]:
    if isinstance(said, str):
        return wrap(said, width, break_long_words=False, break_on_hyphens=False)
    widths = [max(len(cell) for cell in column) for column in zip(*said, strict=True)]
    shown = [i for i, wide in enumerate(widths) if wide]
    return ["  ".join(_cell(row[i], i, widths[i]) for i in shown).rstrip() for row in said]


def _cell(text: str, column: int, width: int) -> str:
    return text.rjust(width) if column == _NUMBERS else text.ljust(width)
