"""The facts of an indicator by the names that narratives, summaries and templates call them by: a closed list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from committee_pack.findings import did_you_mean, nearest
from committee_pack.model.document import Shown
from committee_pack.model.settings import ComparatorComparison, Comparison, EarlierComparison

SINCE = {each.value: each for each in (Shown.DIRECTION, Shown.CHANGE, Shown.MOVED)}
"""The facts that are since an earlier period, named before it: `direction.month_ago`."""
_NOT_OWN = (*SINCE.values(), Shown.VARIANCE, Shown.RANK, Shown.REASON)
OWN = {shown.value: shown for shown in Shown if shown not in _NOT_OWN}
"""The facts of a result: `result`, `target` and so on."""
DESCRIPTIVE = ("number", "title", "section", "polarity", "also_in")
"""The facts of an indicator whatever its result: a summary may show them, a narrative has no need to."""
SPLITS = ("area", "cohort")
"""What stands before the id of an area or a cohort, in this order: `area.south-kent.cohort.girls.result`."""
_APOSTROPHES, _BETWEEN = re.compile("['‘’]"), re.compile(r"[\W_]+")


def slug(name: str) -> str:
    """Return what narratives call an area or a cohort by: its name in small letters, hyphens between words."""
    return _BETWEEN.sub("-", _APOSTROPHES.sub("", name.lower())).strip("-")


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


def meant_fact(typed: str, known: Collection[str], before: str = "") -> str:
    """Return a hint for a name that is not in the list: its parts turned round, its fact added, or the nearest name.

    `before` is what stands before all of these names, as the id of another indicator.
    """
    turned = ".".join(reversed(typed.split(".")))
    for name in (turned, f"{typed}.{Shown.RESULT.value}"):
        if name in known:
            return f"Did you mean '{before}{name}'?"
    if typed.partition(".")[0] in SINCE:
        return "A direction, a change and what moved are since an earlier period."
    if near := nearest(typed, known):
        return did_you_mean(f"{before}{near}", [f"{before}{near}"])
    own = ", ".join(name for name in known if "." not in name)
    after = f" after '{before.removesuffix('.')}'" if before else ""
    return f"Expected one of{after}: {own}; or, of a comparison, NAME.result and the like."
