"""The closed list of names that a narrative may fill in, each a value of the result it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher

from committee_pack.compose.prose import PLACEHOLDER
from committee_pack.findings import nearest
from committee_pack.model.document import Shown, Value
from committee_pack.model.facts import OWN, SINCE, meant_fact
from committee_pack.model.results import Beside, Result, Results
from committee_pack.wording import change_sentence

_LETTERS_APART = 2


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


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that stand between double braces in a text, each once, known or not."""
    return tuple(dict.fromkeys(match[1].strip() for match in PLACEHOLDER.finditer(text)))


def of_all(results: Iterable[Result]) -> dict[str, Value]:
    """Return every name that a free section may use: those of each result, after its indicator's id and a dot."""
    return dict(_named(results))


def _named(results: Iterable[Result]) -> Iterator[tuple[str, Value]]:
    for result in results:
        yield from ((f"{result.indicator.id}.{name}", value) for name, value in placeholders(result).items())


def meant_of_all(typed: str, names: Collection[str], results: Results) -> str:
    """Return a hint for a name that a free section may not use; never another indicator's figure for one that ended."""
    id = typed.partition(".")[0]
    if ended := next((each for each in results.ended if each.id == id), None):
        change = ended.ended(results.period)
        return f"'{id}' has no figures here. {change_sentence(change, '')}" if change else ""
    ids = [each.indicator.id for each in results.county()]
    near = id if id in ids else _misspelt(id, ids)
    if near:
        return _of_one(f"{near}{typed.removeprefix(id)}", [name for name in names if name.startswith(f"{near}.")])
    if ".".join(reversed(typed.split("."))) in names:
        return meant_fact(typed, names)
    said = f"There is no indicator '{id}' in this report" if "." in typed else "It is not said of which indicator"
    return f"{said}: write its id first, as '{ids[0]}.result'." if ids else f"{said}."


def _of_one(typed: str, names: Collection[str]) -> str:
    return f"Did you mean '{typed}'?" if typed in names else meant_fact(typed, names)


def _misspelt(id: str, ids: Collection[str]) -> str:
    """Return the id that is another by a letter or two; empty where none is."""
    near = nearest(id, ids)
    steps = SequenceMatcher(None, id, near, autojunk=False).get_opcodes()
    apart = sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")
    return near if near and apart <= _LETTERS_APART else ""
