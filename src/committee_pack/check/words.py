"""Paragraphs that rules read, of narratives and of the catalogue's notes, each knowing where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, Place
from committee_pack.model.indicators import Indicator, Role
from committee_pack.model.narratives import Commentary, DataNote, Pair
from committee_pack.model.prose import Passage, Prose


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph as it is printed; `prose` is None of a note of the catalogue, which stands at `place`."""

    text: str
    place: Place
    prose: Prose | None = None

    def at(self, start: int) -> Place:
        """Return where a character was typed."""
        return self.prose.place(start) if self.prose else self.place

    def shown(self, finding: Finding, start: int, end: int) -> Finding:
        """Return a finding that shows the words it is about, where their line is known."""
        return replace(finding, excerpt=self.prose.excerpt(start, end)) if self.prose else finding

    def is_filled(self, start: int, end: int) -> bool:
        """Return whether any of some characters comes from a placeholder, and so from the data."""
        return self.prose is not None and self.prose.is_filled(start, end)


def words_of(passage: Passage) -> Iterator[Words]:
    """Return the paragraphs of a narrative."""
    return (Words(each.text, passage.of.place, each) for each in passage.prose)


def catalogue_notes(indicator: Indicator) -> Iterator[Words]:
    """Return the notes that the catalogue has on an indicator."""
    place = replace(indicator.place, key="notes")
    return (Words(note, place) for note in indicator.notes)


def is_printed(passage: Passage, whole: Whole, pages: frozenset[str]) -> bool:
    """Return whether the report prints a narrative; `pages` are the indicators whose data notes it prints."""
    of = passage.of
    if isinstance(of, Commentary):
        return of.indicator in whole.printed.commentaries
    return of.indicator in pages if isinstance(of, DataNote) else of.section in whole.printed.sections


def with_notes(whole: Whole) -> frozenset[str]:
    """Return the indicators whose data notes are printed: those with a page, and lead indicators."""
    return frozenset(
        pair.result.indicator.id for pair in whole.pairs if pair.has_page or pair.result.indicator.role is Role.LEAD
    )


def says(pair: Pair, *words: str) -> bool:
    """Return whether any note on an indicator holds one of some words: the catalogue's, or one that stands."""
    indicator = pair.result.indicator
    notes = (*indicator.notes, *(each.note for each in indicator.changes), *(each.text for each in pair.notes))
    return any(word in note.casefold() for note in notes for word in words)


def has_lost_target(whole: Whole, indicator: Indicator) -> bool:
    """Return whether a row of targets could not be read that may be of an indicator."""
    return any(row.may_be_of(indicator.id) for row in whole.lost.targets)
