"""Figures of an indicator that is called nearly as another, beside the word that tells that one: permanent, agency."""

from __future__ import annotations

from dataclasses import dataclass

from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.titles import Titles, stems
from committee_pack.check.agreement.results.facts import Fact
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.attaching import Context

_MOST = 0.5
"""What share of the words of their titles two indicators have in common that are called alike."""


@dataclass(frozen=True, slots=True)
class Siblings:
    """Finds figures of one of two indicators in sentences that name the other by what tells it from the first."""

    known: Known
    titles: Titles

    def other(self, sentence: Sentence, each: Quantity, context: Context) -> tuple[Fact, str] | None:
        """Return whose result a figure is, and of which indicator the sentence speaks; None where it may be that."""
        if each.kind is not Kind.PERCENT or not each.decimals or not _is_alone(sentence, each):
            return None
        equal = self.known.of_any(each.number, is_percent=True)
        theirs = {fact.indicator for fact in equal}
        fact = context.result_among(equal)
        if fact is None or len(theirs) != 1:
            return None
        said, ids = sentence.stems, (sentence.given,) if sentence.given else tuple(self.known.indicators)
        found = [id for id in ids if id != fact.indicator and self._is_named(id, fact.indicator, said)]
        return (fact, found[0]) if len(found) == 1 else None

    def _is_named(self, id: str, other: str, said: frozenset[str]) -> bool:
        """Return whether what is said tells an indicator from one that is called alike, and names that one nowhere."""
        own, theirs = self.titles.of(id), self.titles.of(other)
        if len(own & theirs) < _MOST * min(len(own), len(theirs)):
            return False
        return bool((_short(id) - theirs) & said) and not (_short(other) - own) & said


def _short(id: str) -> frozenset[str]:
    return stems(id.replace("-", " "))


def _is_alone(sentence: Sentence, each: Quantity) -> bool:
    """Return whether no other figure of its sentence has decimals or is filled in."""
    return [other for other in sentence.quantities if other.decimals or other.value] == [each]
