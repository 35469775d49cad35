"""Markdown files with facts in front: narratives and papers of meetings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from committee_pack.findings import Finding, Outcome, Place, error
from committee_pack.read.checked import Entry, FileModel, checked
from committee_pack.read.files import Files
from committee_pack.read.front import front_of
from committee_pack.read.yaml_text import read_yaml

M = TypeVar("M", bound=FileModel)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of such a file: what is wrong with one as a whole, what it lacks without facts, and how it is to begin."""

    fault: Callable[[str, str], Finding | None]
    lacks: str
    expected: str


@dataclass(frozen=True, slots=True)
class Fronted(Generic[M]):
    """What stands in front of a text, the text below it, and where that begins."""

    entry: Entry[M]
    text: str
    place: Place


def read_fronted(
    files: Files,
    path: Path,
    model: type[M],
    kind: Kind,
    asked_by: Place | None = None,
    context: dict[str, int] | None = None,
) -> Outcome[Fronted[M] | None]:
    """Return a file's facts as the model, and its text; None, with findings, where it cannot be used.

    `asked_by` is the line that names the file, where one does.
    """
    text = files.text(path, asked_by)
    if text.value is None:
        return Outcome(None, text.findings)
    file = files.name(path)
    if fault := kind.fault(text.value, file):
        return Outcome(None, (fault,))
    front = front_of(text.value)
    if front is None:
        begun = text.value.startswith("---\n")
        message = f"The file does not say {'where its facts end' if begun else kind.lacks}."
        return Outcome(None, (error("front-missing", Place(file, 1), message, kind.expected),))
    facts = read_yaml(front.facts, file, first_line=2)
    if facts.value is None:
        return Outcome(None, facts.findings)
    entry: Outcome[Entry[M] | None] = checked(model, facts.value, context)
    findings = (*facts.findings, *entry.findings)
    if entry.value is None:
        return Outcome(None, findings)
    return Outcome(Fronted(entry.value, front.text, Place(file, front.line)), findings)
