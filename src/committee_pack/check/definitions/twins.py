"""An indicator that stands in the catalogue twice is rated in both places, or in neither."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, error
from committee_pack.model.indicators import Indicator, Role

CODES = ("rated-twice",)


def find(whole: Whole) -> Iterator[Finding]:
    """Return an error for each indicator that is rated, while the same one is declared not rated elsewhere."""
    by_title: dict[str, list[Indicator]] = {}
    for pair in whole.pairs:
        indicator = pair.result.indicator
        if indicator.role is Role.PERFORMANCE:
            by_title.setdefault(" ".join(indicator.title.casefold().split()), []).append(indicator)
    for same in by_title.values():
        for one, other in combinations(same, 2):
            if one.is_rated is not other.is_rated and _is_same(one, other):
                yield _contradiction(*sorted((one, other), key=lambda each: each.is_rated))


def _is_same(one: Indicator, other: Indicator) -> bool:
    """Return whether two of one title are one indicator: of one number or section, or one linked to another."""
    alike = one.section == other.section or (one.number == other.number != "")
    return alike or one.linked is not None or other.linked is not None


def _contradiction(unrated: Indicator, rated: Indicator) -> Finding:
    how = f"is linked to '{unrated.linked_to}' and never rated" if unrated.linked else "is not rated"
    message = f"'{unrated.title}' {how} as '{unrated.id}', and rated as '{rated.id}' ({rated.place})."
    return error(
        "rated-twice", unrated.place, message, "Rate it in both places or in neither, or give them two titles."
    )
