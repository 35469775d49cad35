"""The cells of explore education statistics: a number as printed, or a symbol in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from committee_pack.model.marks import Mark, mark_of
from committee_pack.read.cells import parse_number
from committee_pack.read.observations import marked

_POWER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,24})?[eE][+-]?[01]?[0-9]")
"""A number as some programs save it: 1e+05."""
_SYMBOLS = {
    **{mark.value: mark for mark in (Mark.NOT_APPLICABLE, Mark.NOT_AVAILABLE, Mark.CONFIDENTIAL, Mark.LOW)},
    "u": Mark.LOW_RELIABILITY,
    "k": Mark.LOW,
    # -- those of older files
    "~": Mark.LOW,
    ":": Mark.NOT_AVAILABLE,
    "..": Mark.NOT_AVAILABLE,
    "na": Mark.NOT_AVAILABLE,
    "n/a": Mark.NOT_AVAILABLE,
    ".": Mark.NOT_APPLICABLE,
    "*": Mark.CONFIDENTIAL,
}
_NIL_OR_LITTLE = "-"
"""A symbol of older files that may be a zero or a small number, and so stays as it is printed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says: a number, or words in place of one, and the marks beside it."""

    number: Decimal | None
    words: str
    marks: tuple[Mark, ...] = ()


def parse_figure(text: str) -> Figure:
    """Return what a cell says; raises ValueError where it is neither a number nor a symbol."""
    symbol = _SYMBOLS.get(text.lower()) or mark_of(text)
    if symbol or text == _NIL_OR_LITTLE:
        return Figure(None, symbol.symbol if symbol else text)
    bare, marks = marked(text)
    if _POWER.fullmatch(bare):
        return Figure(Decimal(bare), "", marks)
    try:
        return Figure(parse_number(bare), "", marks)
    except ValueError:
        raise ValueError(f"'{text[:60]}' is neither a number nor a symbol such as c, x, z or low") from None


def is_figure(text: str) -> bool:
    """Return whether a cell says a number, or what stands in place of one."""
    try:
        return not text or parse_figure(text) is not None
    except ValueError:
        return False
