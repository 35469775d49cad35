"""The facts of an indicator by the names that narratives, summaries and templates call them by: a closed list."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from committee_pack.findings import did_you_mean, nearest
from committee_pack.model.document import Shown
from committee_pack.model.settings import ComparatorComparison, Comparison, EarlierComparison

_NOT_OWN = (Shown.DIRECTION, Shown.CHANGE, Shown.VARIANCE, Shown.RANK, Shown.REASON)
OWN = {shown.value: shown for shown in Shown if shown not in _NOT_OWN}
"""The facts of a result: `result`, `target` and so on."""
SINCE = {"direction": Shown.DIRECTION, "change": Shown.CHANGE}
"""The facts that are since an earlier period, named before it: `direction.month_ago`."""
DESCRIPTIVE = ("number", "title", "section", "polarity", "also_in")
"""The facts of an indicator whatever its result: a summary may show them, a narrative has no need to."""


def known_facts(comparisons: Iterable[Comparison]) -> tuple[str, ...]:
    """Return the names of all facts that a summary may show of an indicator."""
    found = [*DESCRIPTIVE, *OWN]
    for each in comparisons:
        found += [f"{each.name}.{name}" for name in OWN]
        if isinstance(each, ComparatorComparison):
            found.append(f"{each.name}.{Shown.RANK.value}")
        if isinstance(each, EarlierComparison):
            found += [f"{name}.{each.name}" for name in SINCE]
    return tuple(found)


def meant_fact(typed: str, known: Collection[str]) -> str:
    """Return a hint for a name that is not in the list: its parts turned round, its fact added, or the nearest name."""
    turned = ".".join(reversed(typed.split(".")))
    for name in (turned, f"{typed}.{Shown.RESULT.value}"):
        if name in known:
            return f"Did you mean '{name}'?"
    if typed.partition(".")[0] in SINCE:
        return "A direction and a change are since an earlier period."
    if nearest(typed, known):
        return did_you_mean(typed, known)
    own = ", ".join(name for name in known if "." not in name)
    return f"Expected one of: {own}; or, of a comparison, NAME.result and the like."
