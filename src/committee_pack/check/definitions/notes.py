"""What the notes on an indicator say of its definition is what its catalogue says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from committee_pack.check.definitions import said_bands, said_targets, said_ways
from committee_pack.check.definitions.claims import Differs, Subject
from committee_pack.check.whole import Whole
from committee_pack.check.words import Words, catalogue_notes, has_lost_target, words_of
from committee_pack.findings import Finding, error
from committee_pack.model.indicators import Target
from committee_pack.model.narratives import DataNote
from committee_pack.model.settings import WindowComparison

CODES = ("definition-differs",)
_SENTENCE = re.compile(r"(?:[^.;]|[.;](?!\s|$))+")
_HINT = "Mend the one that is wrong; what the catalogue says is printed without being typed again."


def find(whole: Whole) -> Iterator[Finding]:
    """Return an error for each note that says another target, band, polarity or window than the catalogue."""
    notes: dict[str, list[Words]] = {}
    for passage in whole.passages:
        if isinstance(passage.of, DataNote):
            notes.setdefault(passage.of.indicator, []).extend(words_of(passage))
    targets: dict[str, list[Target]] = {}
    for target in whole.catalogue.targets:
        targets.setdefault(target.indicator, []).append(target)
    windows = tuple(each.window for each in whole.report.comparisons if isinstance(each, WindowComparison))
    for pair in whole.pairs:
        result = pair.result
        id = result.indicator.id
        words = (*catalogue_notes(result.indicator), *notes.get(id, ()))
        if words:
            known = not has_lost_target(whole, result.indicator)
            yield from _contradictions(words, Subject(result, tuple(targets.get(id, ())), windows, knows_targets=known))


def _contradictions(words: Iterable[Words], subject: Subject) -> Iterator[Finding]:
    for each in words:
        for sentence in _SENTENCE.finditer(each.text):
            for rule in (said_targets, said_bands, said_ways):
                for differs in rule.differing(sentence[0], subject):
                    start, end = sentence.start() + differs.start, sentence.start() + differs.end
                    if not each.is_filled(start, end):
                        yield _finding(each, start, end, differs)


def _finding(words: Words, start: int, end: int, differs: Differs) -> Finding:
    message = f"The note says '{words.text[start:end].strip()}', and {differs.instead} ({differs.place})."
    return words.shown(error("definition-differs", words.at(start), message, _HINT), start, end)
