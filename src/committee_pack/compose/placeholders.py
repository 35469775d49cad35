"""The closed list of names that a narrative may fill in, each a value of the result it is about."""

from __future__ import annotations

from committee_pack.model.document import Shown, Value
from committee_pack.model.results import Result

_OWN = {shown.value: shown for shown in Shown if shown not in (Shown.DIRECTION, Shown.CHANGE)}
_SINCE = {"direction": Shown.DIRECTION, "change": Shown.CHANGE}


def placeholders(result: Result) -> dict[str, Value]:
    """Return every name that a narrative on the result may use, with the value it stands for.

    `result`, `target` and so on are the result's own; `month_ago.result` is that of a comparison;
    `direction.month_ago` and `change.month_ago` are since it.
    """
    found = {name: Value(result, shown) for name, shown in _OWN.items()}
    for compared in result.comparisons:
        found |= {f"{compared.name}.{name}": Value(compared.result, shown) for name, shown in _OWN.items()}
        if compared.result.period != result.period:
            found |= {f"{name}.{compared.name}": Value(result, shown, compared.name) for name, shown in _SINCE.items()}
    return found
