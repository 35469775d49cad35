"""Numbers of other indicators that a sentence speaks of by a word of their titles, beside what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import begins_in
from committee_pack.check.agreement.reading.titles import Titles
from committee_pack.check.agreement.results.agreeing import states
from committee_pack.check.agreement.results.facts import WHOLE, Fact, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.attaching import Context

_FROM = re.compile(r"\bfrom\s(?:\d[\d,.]*%?\sto\s)?$")
_FROM_TO = re.compile(r"\s(?:to|from)\s(?:just\s)?")
_TO_ANOTHER = re.compile(r"^\sto\s\d")
_MEASURE = re.compile(r"\b(?:measure|indicator)\b")


@dataclass(frozen=True, slots=True)
class OthersNamed:
    """Knows which numbers may be of an indicator that a sentence speaks of only by words of its title."""

    known: Known
    titles: Titles

    def moved(self, sentence: Sentence, each: Quantity, others: list[Fact]) -> bool:
        """Return whether a number is an end of how another indicator moved, in an area or in all: `from 403 to 392`."""
        own, said = self.titles.of(sentence.about), sentence.stems
        if any(self.titles.of(fact.indicator) & said and self._is_other_end(sentence, each, fact) for fact in others):
            return True
        before, after = sentence.words_before(each.start, 24), sentence.words_after(each.end, 6)
        from_to = _FROM.search(before)
        if not from_to or not (from_to[0].rstrip().endswith("to") or _TO_ANOTHER.match(after)):
            return False
        named = {area.name for area in sentence.areas if area.name}
        return any(fact.split.area in named and (self.titles.of(fact.indicator) - own) & said for fact in others)

    def _is_other_end(self, sentence: Sentence, each: Quantity, fact: Fact) -> bool:
        """Return whether the other end of a move is a result of the same indicator as one that is known."""
        if fact.what is not What.RESULT or fact.split != WHOLE or fact.indicator == sentence.about:
            return False
        ends = (other for other in sentence.quantities if _FROM_TO.fullmatch(sentence.gap(each, other)))
        results = self.known.series(fact.indicator).values()
        return any(states(end, one.amount.number) for end in ends for one in results if one.amount)

    def are_told_together(self, sentence: Sentence, context: Context) -> bool:
        """Return whether a sentence tells of several indicators by their counts: `100 plans began and 48 ended`."""
        plain = [each for each in sentence.quantities if each.kind is Kind.PLAIN and not each.is_spelt]
        counts = [each for each in plain if not begins_in(each, sentence.whens)]
        found = [self._counted(sentence, each, context) for each in counts]
        return len(counts) > 1 and all(found) and len(frozenset().union(*found)) > 1

    def _counted(self, sentence: Sentence, each: Quantity, context: Context) -> frozenset[str]:
        """Return the other indicators whose count a number is, of the period that is spoken of."""
        said = sentence.stems
        facts = self.known.of_any(each.number, is_percent=False)
        counts = (fact for fact in facts if fact.what is What.RESULT and fact.split == WHOLE and not fact.unit.is_rate)
        own = (fact for fact in counts if context.holds_time(fact) and fact.indicator != sentence.about)
        return frozenset(fact.indicator for fact in own if self.titles.of(fact.indicator) & said)

    def is_goal(self, sentence: Sentence, number: Fraction) -> bool:
        """Return whether a number is the target of another measure that a sentence speaks of."""
        if not _MEASURE.search(sentence.text) or self._is_own(sentence.about, number):
            return False
        said = sentence.stems
        latest = (self.known.latest(id) for id in self.known.indicators if id != sentence.about)
        goals = (result for result in latest if result and result.target is not None and result.target == number)
        return any(self.titles.of(result.indicator.id) & said for result in goals)

    def _is_own(self, id: str, number: Fraction) -> bool:
        return bool(id) and any(fact.is_goal and fact.number == number for fact in self.known.facts(id))
