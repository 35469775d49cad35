"""The closed list of names that a narrative may fill in, each a value of the result it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from committee_pack.model.document import Shown, Value
from committee_pack.model.facts import OWN, SINCE
from committee_pack.model.results import Beside, Result


def placeholders(result: Result) -> dict[str, Value]:
    """Return every name that a narrative on the result may use, with the value it stands for.

    `result`, `target` and so on are the result's own; `month_ago.result` is that of a comparison;
    `direction.month_ago` and `change.month_ago` are since it.
    """
    named = ((name, placeholder(result, name)) for name in _names(result))
    return {name: value for name, value in named if value}


def placeholder(result: Result, name: str) -> Value | None:
    """Return the value that one name stands for; None where a narrative on the result may not use it."""
    first, _, last = name.partition(".")
    if not last:
        return Value(result, OWN[first]) if first in OWN else None
    if first in SINCE:
        compared = result.compared(last)
        return Value(result, SINCE[first], last) if compared and compared.beside is Beside.EARLIER else None
    compared = result.compared(first)
    if compared and last in OWN:
        return Value(compared.result, OWN[last])
    is_ranked = compared and compared.beside is Beside.COMPARATOR and last == Shown.RANK.value
    return Value(compared.result, Shown.RANK) if compared and is_ranked else None


def _names(result: Result) -> Iterator[str]:
    yield from OWN
    for compared in result.comparisons:
        yield from (f"{compared.name}.{name}" for name in (*OWN, Shown.RANK.value))
        yield from (f"{name}.{compared.name}" for name in SINCE)


def of_all(results: Iterable[Result]) -> dict[str, Value]:
    """Return every name that a free section may use: those of each result, after its indicator's id and a dot."""
    return dict(_named(results))


def _named(results: Iterable[Result]) -> Iterator[tuple[str, Value]]:
    for result in results:
        yield from ((f"{result.indicator.id}.{name}", value) for name, value in placeholders(result).items())
