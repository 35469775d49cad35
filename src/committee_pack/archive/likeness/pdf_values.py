"""Values of a PDF file as words, however they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Stream, String


def said(value: object) -> str:
    """Return what a value says; nothing of one that is not there, or is no plain value."""
    match value:
        case bool():
            return str(value).lower()
        case Name():
            return str(value)[1:]
        case String() | int() | Decimal():
            return str(value)
        case Array():
            return " ".join(said(each) for each in value)
        case _:
            return ""


def entry(holder: object, key: str) -> Object | None:
    """Return what stands under a key; None where nothing does, or where nothing can."""
    return holder.get(key) if isinstance(holder, (Dictionary, Stream)) else None


def listed(value: object) -> Iterator[object]:
    """Return what an array holds; one value as if it were an array of one, and nothing of none."""
    if isinstance(value, Array):
        yield from value
    elif value is not None:
        yield value


def whole(values: Iterable[object]) -> tuple[int, ...]:
    """Return those values that are numbers, each rounded."""
    return tuple(round(each) for each in values if isinstance(each, (int, Decimal)))
