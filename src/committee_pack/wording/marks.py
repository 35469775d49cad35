"""Marks beside figures, or in their place, are explained."""

from __future__ import annotations

from collections.abc import Iterable

from committee_pack.model.marks import Mark
from committee_pack.model.notation import STANDARD, Notation

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


def marks_sentence(marks: Iterable[Mark], notation: Notation = STANDARD) -> str:
    """Return what marks mean, each once: `[p] provisional; [r] revised.` A report's own signs and words come first."""
    used, meanings = set(marks), _MEANINGS | dict(notation.meanings)
    said = (f"{notation.sign(mark)} {meanings[mark].rstrip('.')}" for mark in Mark if mark in used)
    return f"{'; '.join(said)}." if used else ""


def mark_text(mark: Mark) -> str:
    """Return what a mark means, as it begins a sentence: `Provisional`."""
    return _MEANINGS[mark][0].upper() + _MEANINGS[mark][1:]
