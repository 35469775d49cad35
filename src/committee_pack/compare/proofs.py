"""What is not as it was in the last proof."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.compare.sentences import edited
from committee_pack.model.proofs import FigureChange, FigurePrinted, ProofChanges, ProofFacts, TextChange


def proof_changes(before: ProofFacts, now: ProofFacts) -> ProofChanges:
    """Return what is not as it was: texts by the order of their files, figures as the proof has them."""
    return ProofChanges(tuple(_text_changes(before, now)), tuple(_figure_changes(before, now)))


def _text_changes(before: ProofFacts, now: ProofFacts) -> Iterator[TextChange]:
    old, new = ({text.file: text.sentences for text in each.texts} for each in (before, now))
    for file in sorted({*old, *new}):
        if found := edited(old.get(file), new.get(file)):
            yield TextChange(file, found.edit, found.new, found.gone)


def _figure_changes(before: ProofFacts, now: ProofFacts) -> Iterator[FigureChange]:
    old, new = _by_fact(before), _by_fact(now)
    for key in dict.fromkeys((*new, *old)):
        was, is_now = old.get(key), new.get(key)
        shown = (was.shown if was else "", is_now.shown if is_now else "")
        if shown[0] != shown[1] and (named := is_now or was):
            yield FigureChange(named.name, named.fact, *shown)


def _by_fact(facts: ProofFacts) -> dict[tuple[str, str], FigurePrinted]:
    return {(each.indicator, each.fact): each for each in facts.figures}
