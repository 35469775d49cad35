"""Marks beside figures, or in their place, are explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from committee_pack.model.marks import Mark

_MEANINGS = {
    Mark.PROVISIONAL: "provisional",
    Mark.REVISED: "revised",
    Mark.LOW_RELIABILITY: "of low reliability",
    Mark.BREAK: "a break in the series: earlier figures are of another definition",
    Mark.CONFIDENTIAL: "confidential: withheld so that nobody can be identified",
    Mark.NOT_AVAILABLE: "not available",
    Mark.NOT_APPLICABLE: "not applicable",
    Mark.LOW: "rounds to zero and is not zero",
}


def marks_sentence(marks: Iterable[Mark], own: Mapping[Mark, str]) -> str:
    """Return what marks mean, each once: `[p] provisional; [r] revised.` A report's own words come first."""
    used = set(marks)
    said = (f"{mark.symbol} {own.get(mark, _MEANINGS[mark]).rstrip('.')}" for mark in Mark if mark in used)
    return f"{'; '.join(said)}." if used else ""


def mark_text(mark: Mark) -> str:
    """Return what a mark means, as it begins a sentence: `Provisional`."""
    return _MEANINGS[mark][0].upper() + _MEANINGS[mark][1:]
