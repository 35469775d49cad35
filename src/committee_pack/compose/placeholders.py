"""The closed list of names that a narrative may fill in, each a value of the result it is about."""

from __future__ import annotations

from collections.abc import Iterable

from committee_pack.findings import did_you_mean, nearest
from committee_pack.model.document import Shown, Value
from committee_pack.model.results import Beside, Result

_NOT_OWN = (Shown.DIRECTION, Shown.CHANGE, Shown.VARIANCE, Shown.RANK, Shown.REASON)
_OWN = {shown.value: shown for shown in Shown if shown not in _NOT_OWN}
_SINCE = {"direction": Shown.DIRECTION, "change": Shown.CHANGE}


def meant_placeholder(typed: str, names: Iterable[str]) -> str:
    """Return a hint for a name that is not in the list: its parts turned round, its fact added, or the nearest name."""
    known = list(names)
    turned = ".".join(reversed(typed.split(".")))
    for name in (turned, f"{typed}.{Shown.RESULT.value}"):
        if name in known:
            return f"Did you mean '{name}'?"
    if typed.partition(".")[0] in _SINCE:
        return "A direction and a change are since an earlier period."
    if nearest(typed, known):
        return did_you_mean(typed, known)
    return f"Expected one of: {', '.join(_OWN)}; or, of a comparison, NAME.result and the like."


def placeholders(result: Result) -> dict[str, Value]:
    """Return every name that a narrative on the result may use, with the value it stands for.

    `result`, `target` and so on are the result's own; `month_ago.result` is that of a comparison;
    `direction.month_ago` and `change.month_ago` are since it.
    """
    found = {name: Value(result, shown) for name, shown in _OWN.items()}
    for compared in result.comparisons:
        found |= {f"{compared.name}.{name}": Value(compared.result, shown) for name, shown in _OWN.items()}
        if compared.beside is Beside.COMPARATOR:
            found[f"{compared.name}.{Shown.RANK.value}"] = Value(compared.result, Shown.RANK)
        if compared.beside is Beside.EARLIER:
            found |= {f"{name}.{compared.name}": Value(result, shown, compared.name) for name, shown in _SINCE.items()}
    return found
