"""What a proof printed, which the next one is compared with, and what changed between the two."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an officer's text: as it was typed, its placeholders by their names, and as it is printed."""

    typed: str
    printed: str


@dataclass(frozen=True, slots=True)
class TextPrinted:
    """What a file of the narratives says."""

    file: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class FigurePrinted:
    """A fact of an indicator's result as it is displayed, by what it is called."""

    indicator: str
    name: str
    fact: str
    shown: str


@dataclass(frozen=True, slots=True)
class ProofFacts:
    """All that one proof printed which the next may say otherwise."""

    texts: tuple[TextPrinted, ...]
    figures: tuple[FigurePrinted, ...]


class Edit(Enum):
    """What became of a text."""

    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that is not what it was: its sentences that are new and those that are gone, each as it was printed."""

    file: str
    edit: Edit
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A fact that is not displayed as it was; empty where there was none or is none any more."""

    name: str
    fact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ProofChanges:
    """What changed from one proof to the next."""

    texts: tuple[TextChange, ...]
    figures: tuple[FigureChange, ...]
