"""Sides of a comparison made of the small workspace, and what changed the other way round."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from committee_pack import pipeline
from committee_pack.compare.reports import compare_reports
from committee_pack.compare.sides import ReportSide
from committee_pack.model.changes import ReportChanges
from committee_pack.model.periods import parse_period
from committee_pack.model.proofs import Edit
from committee_pack.publishing.sides import Made, report_side
from tests.support.workspaces import Small

_OTHER_WAY = {Edit.ADDED: Edit.REMOVED, Edit.EDITED: Edit.EDITED, Edit.REMOVED: Edit.ADDED}


def side(small: Small, period: str = "") -> ReportSide:
    """Return the report of the small workspace as it is now."""
    council = pipeline.council_of(small.workspace).value
    assert council is not None
    wanted = parse_period(period) if period else None
    return report_side(Made(small.workspace, council), "monthly", wanted, lambda _: None)


def changed(small: Small, change: Callable[[], object]) -> ReportChanges:
    """Return what changes in the report of the small workspace by a change to its files."""
    before = side(small)
    change()
    return compare_reports(before, side(small))


def kinds(changes: ReportChanges) -> set[str]:
    """Return the kinds of which anything changed."""
    return {name for name in ReportChanges.__slots__ if getattr(changes, name)}


def mirrored(changes: ReportChanges) -> ReportChanges:
    """Return what changed the other way round; why an indicator came or went is not told alike."""
    return ReportChanges(**{name: tuple(map(_turned, getattr(changes, name))) for name in ReportChanges.__slots__})


def _turned(change: Any) -> Any:  # noqa: ANN401 - a change of any kind
    turned: dict[str, object] = {}
    if hasattr(change, "before"):
        turned |= {"before": change.after, "after": change.before}
    if hasattr(change, "said"):
        turned["said"] = change.said[::-1]
    if hasattr(change, "new"):
        turned |= {"new": change.gone, "gone": change.new}
    if "edit" in change.__slots__:
        turned["edit"] = _OTHER_WAY[change.edit]
    if hasattr(change, "reason"):
        turned["reason"] = ""
    return replace(change, **turned)


def in_any_order(changes: ReportChanges) -> dict[str, list[str]]:
    """Return changes so that two can be held beside each other whatever their order is."""
    return {name: sorted(_words(getattr(changes, name))) for name in ReportChanges.__slots__}


def _words(changes: Iterable[Any]) -> Iterable[str]:
    for each in changes:
        plain = replace(each, reason="") if hasattr(each, "reason") else each
        if hasattr(each, "of"):
            shown = {name: "" for name in ("number", "title") if hasattr(each.of, name)}
            plain = replace(plain, of=replace(each.of, **shown))
        yield repr(plain)
