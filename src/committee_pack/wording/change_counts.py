"""How much changed from one edition or period to another, kind by kind, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from committee_pack.model.changes import (
    Comparison,
    DirectionChange,
    EarlierChange,
    FigureChange,
    PackChanges,
    RatingChange,
    ReportChanges,
    Way,
)
from committee_pack.model.proofs import Edit
from committee_pack.wording.changes import EDITS

Counted = tuple[str, str]
"""A kind of change, and how many there are in words; "" where there is none."""
REPORT_DETAILS, MEETING_DETAILS = "Details of the report", "Details of the meeting"
"""What the title, the committee and other facts about a whole are called."""


def report_counts(changes: ReportChanges) -> tuple[Counted, ...]:
    """Return how much of each kind changed in a report: `Ratings`, `3 better, 2 worse; 12 of areas and cohorts`."""
    return (
        ("Ratings", _of_both(changes.ratings, _ways)),
        ("Directions of travel", _of_both(changes.directions, _edits_of)),
        ("Figures", _of_both(changes.figures, _edits_of)),
        ("Figures of earlier periods", _of_both(changes.earlier, _number)),
        ("Indicators", _edits(each.edit for each in changes.indicators)),
        ("Targets", _number(changes.targets)),
        ("Definitions", _number(changes.definitions)),
        ("Texts", _edits(each.edit for each in changes.texts)),
        (REPORT_DETAILS, _number(changes.details)),
        ("Files", _edits(each.edit for each in changes.files)),
    )


def pack_counts(changes: PackChanges) -> tuple[Counted, ...]:
    """Return how much of each kind changed in a pack: `Papers`, `1 added, 2 changed`."""
    items, papers = ({(each.number, each.edit): each.edit for each in changes.items}, _papers(changes))
    return (
        ("Items", _edits(items.values())),
        ("Papers", _edits(papers.values())),
        ("Reports", _number(changes.reports)),
        (MEETING_DETAILS, _number(changes.details)),
    )


def _papers(changes: PackChanges) -> dict[tuple[str, str, Edit], Edit]:
    return {(each.number, each.paper, each.edit): each.edit for each in changes.papers}


def unchanged_sentence(counts: Iterable[Counted]) -> str:
    """Return the kinds without a change in a sentence: `Unchanged: targets, definitions.`; nothing for none."""
    named = [_small(kind) for kind, words in counts if not words]
    return f"Unchanged: {', '.join(named)}." if named else ""


def summary_lines(comparison: Comparison) -> tuple[str, ...]:
    """Return how much changed, each report of a pack by itself, and what did not; of one side beside itself what to do.

    `Changed: ratings (2 worse), texts (1 added).`, `In D1 Appendix A: targets (1 changed).`, `Unchanged: definitions.`
    """
    changes = comparison.changes
    if comparison.is_same:
        return (_nothing_changed(comparison),)
    reports = changes.reports if isinstance(changes, PackChanges) else ()
    counts = pack_counts(changes) if isinstance(changes, PackChanges) else report_counts(changes)
    within = (f"In {each.number} {each.paper}: {_listed(report_counts(each.changes))}." for each in reports)
    return tuple(filter(None, (f"Changed: {_listed(counts)}.", *within, unchanged_sentence(counts))))


def _nothing_changed(comparison: Comparison) -> str:
    if comparison.before != comparison.after:
        return "Nothing changed."
    what = "another period or edition" if comparison.after.period else "another edition"
    return f"Nothing changed: both are the same. Name {what} to compare with."


def _listed(counts: Iterable[Counted]) -> str:
    return ", ".join(f"{_small(kind)} ({words})" for kind, words in counts if words) or "the period alone"


def _small(kind: str) -> str:
    return f"{kind[:1].lower()}{kind[1:]}"


_Told = TypeVar("_Told", RatingChange, DirectionChange, FigureChange, EarlierChange)


def _of_both(changes: Sequence[_Told], said: Callable[[Sequence[_Told]], str]) -> str:
    """Return what is said of the whole council, and of areas and cohorts."""
    whole = [each for each in changes if not each.of.is_split]
    parts = [each for each in changes if each.of.is_split]
    if not parts:
        return said(whole)
    return f"{said(whole) or 'none of the whole council'}; of areas and cohorts {said(parts)}"


def _ways(changes: Sequence[RatingChange]) -> str:
    ways = Counter(each.way for each in changes)
    words = {each: each.value for each in Way} | {Way.OTHER: "otherwise changed"}
    return ", ".join(f"{ways[way]} {named}" for way, named in words.items() if ways[way])


def _edits_of(changes: Sequence[FigureChange] | Sequence[DirectionChange]) -> str:
    return _edits(each.edit for each in changes)


def _number(changes: Sequence[object]) -> str:
    return f"{len(changes)} changed" if changes else ""


def _edits(edits: Iterable[Edit]) -> str:
    counts = Counter(edits)
    return ", ".join(f"{counts[edit]} {EDITS[edit].lower()}" for edit in EDITS if counts[edit])
