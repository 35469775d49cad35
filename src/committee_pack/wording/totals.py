"""How many results are rated what, and moved which way, becomes words."""

from __future__ import annotations

from committee_pack.model.indicators import RED_AMBER_GREEN
from committee_pack.model.totals import Totals, Travels


def totals_sentence(totals: Totals) -> str:
    """Return the totals in words: `22 Green, 20 Amber and 3 Red of 45 rated indicators`."""
    parts = [f"{totals.of(rating)} {rating.value}" for rating in RED_AMBER_GREEN]
    rated = f"{', '.join(parts[:-1])} and {parts[-1]} of {totals.rated} rated {_indicators(totals.rated)}"
    rated += f"; {totals.otherwise} rated otherwise" if totals.otherwise else ""
    not_rated = f"; {totals.not_rated} not rated" if totals.not_rated else ""
    return f"{rated}{not_rated}{f'; {totals.without_result} without a result' if totals.without_result else ''}"


def travels_sentence(travels: Travels) -> str:
    """Return how many moved which way in words: `Compared with 1 month ago, 24 improved, 16 worsened and 4 ...`."""
    said = [f"{travels.better} improved, {travels.worse} worsened and {travels.same} stayed the same"]
    if travels.without_earlier:
        said.append(f"{_have(travels.without_earlier)} no earlier result to compare")
    if travels.broken:
        said.append(f"{travels.broken} {'is' if travels.broken == 1 else 'are'} measured otherwise since")
    if travels.without_latest:
        said.append(f"{_have(travels.without_latest)} no result for this period")
    return f"Compared with {travels.label}, {'; '.join(said)}."


def _have(count: int) -> str:
    return f"{count} {'has' if count == 1 else 'have'}"


def _indicators(count: int) -> str:
    return "indicator" if count == 1 else "indicators"
