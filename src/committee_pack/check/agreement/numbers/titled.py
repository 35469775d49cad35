"""Figures beside the title of an indicator in a text that is about none by itself, and that are of another."""

from __future__ import annotations

from dataclasses import dataclass

from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.titles import Titles
from committee_pack.check.agreement.results.facts import Fact
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.attaching import Context

_MOST = 0.6
"""What share of the words of a title has to stand there."""


@dataclass(frozen=True, slots=True)
class Titled:
    """Finds figures of an indicator in sentences that name another one by its title."""

    known: Known
    titles: Titles

    def other(self, sentence: Sentence, each: Quantity, context: Context) -> tuple[Fact, str] | None:
        """Return whose result a figure is, and which other indicator the sentence names; None where it may be that."""
        if sentence.about_is_given or sentence.filled or not _is_alone(sentence, each):
            return None
        own = self._named(sentence)
        equal = self.known.of_any(each.number, is_percent=each.kind is Kind.PERCENT)
        if not own or any(fact.indicator == own for fact in equal):
            return None
        found = context.result_among(equal)
        return (found, own) if found and not any(self._is_spoken_of(sentence, fact, own) for fact in equal) else None

    def _named(self, sentence: Sentence) -> str:
        """Return the one indicator of whose title a sentence has most words; empty where it is none, or several."""
        said = sentence.stems
        found = [id for id in self.known.indicators if self._is_titled(self.titles.of(id), said)]
        return found[0] if len(found) == 1 else ""

    def _is_titled(self, title: frozenset[str], said: frozenset[str]) -> bool:
        return len(title) > 1 and len(title & said) >= max(2, _MOST * len(title))

    def _is_spoken_of(self, sentence: Sentence, fact: Fact, own: str) -> bool:
        theirs = self.titles.of(fact.indicator) - self.titles.of(own)
        return bool(theirs & sentence.stems)


def _is_alone(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a figure has decimals, and no other in its sentence has."""
    return each.decimals > 0 and [other for other in sentence.quantities if other.decimals] == [each]
