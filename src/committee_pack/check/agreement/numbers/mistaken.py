"""Counts that are told as what they are not: all of them as those that were done, how many as a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers import told_as
from committee_pack.check.agreement.numbers.siblings import Siblings
from committee_pack.check.agreement.numbers.titled import Titled
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.titles import Titles
from committee_pack.check.agreement.results.facts import Fact, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.naming import named, shown
from committee_pack.check.agreement.spoken_of.attaching import Context

_OF = re.compile(r"(?<!total )\bof\s(?:the\s|our\s|these\s|all\s)?$", re.IGNORECASE)
_PER = re.compile(
    r"\b(?:per|for each|for every|in each|in every)\s(?:1|10|100),000\b|\bper\s(?:thousand|head)\b", re.IGNORECASE
)
_RATE = re.compile(r"\b(?:rates?|per)\b", re.IGNORECASE)
_POPULATION = re.compile(
    r"\b(?:cohort|of whom|of which|out of|due|eligible|in total|needed to|should|were to|how many|required|to be"
    r"|sampled|denominator)\b",
    re.IGNORECASE,
)
_MOST_OF_A_TITLE = 0.6
_SMALL = 20
"""Below this a plain number beside another is hardly the numerator of it."""


@dataclass(frozen=True, slots=True)
class Mistaken:
    """Doubts counts that a sentence calls by what they are not."""

    known: Known
    titles: Titles

    def doubt(
        self, sentence: Sentence, each: Quantity, context: Context, told: list[Quantity], equal: list[Fact]
    ) -> Doubt | None:
        """Return a doubt of a denominator that is told as what was done, or a count that is told as a rate."""
        held = [fact for fact in equal if fact.indicator == sentence.about and context.holds(fact)]
        if other := self._of_another(sentence, each, context, equal):
            right = next(self._own(sentence, What.RESULT, context), None)
            return _doubt(sentence, each, other, f"not of '{sentence.about}'", right)
        known, titles = self.known, self.titles
        if titled := Titled(known, titles).other(sentence, each, context) or Siblings(known, titles).other(
            sentence, each, context
        ):
            return _doubt(sentence, each, titled[0], f"not of '{titled[1]}'", None)
        if rate := self._rate_of_people(sentence, each, context, equal):
            own = next(self._own(sentence, What.NUMERATOR, context), None)
            return _doubt(sentence, each, rate, "no number of people", own)
        kinds = {fact.what for fact in held}
        if not held or What.RESULT in kinds or _OF.search(sentence.words_before(each.start, 12)):
            return None
        result = next(self._own(sentence, What.RESULT, context), None)
        if result is None:
            return None
        done = next(self._own(sentence, What.NUMERATOR, context), None)
        if What.NUMERATOR in kinds and sentence.is_of_days and told_as.is_of_people(sentence, each):
            under = next(self._own(sentence, What.DENOMINATOR, context), None)
            return _doubt(sentence, each, held[0], "no number of people", under)
        if What.NUMERATOR in kinds:
            is_rate = result.unit.is_rate and _is_per(sentence, each)
            return _doubt(sentence, each, held[0], "no rate", result) if is_rate else None
        if What.DENOMINATOR in kinds and self._is_told_as_done(sentence, each, told):
            return _doubt(sentence, each, held[0], "not how many of them", done)
        if kinds == {What.REST} and told_as.is_in_time(sentence, each, self._title(sentence)):
            return _doubt(sentence, each, held[0], "not how many of them", done)
        return None

    def _of_another(self, sentence: Sentence, each: Quantity, context: Context, equal: list[Fact]) -> Fact | None:
        """Return the result of another indicator that a share is, where it is said of what this one counts."""
        if each.kind is not Kind.PERCENT or not sentence.about_is_given or len(sentence.filled) > 1:
            return None
        held = [fact for fact in equal if context.holds(fact)]
        if not held or any(fact.indicator == sentence.about or fact.what is not What.RESULT for fact in held):
            return None
        own, other = self.titles.of(sentence.about), self.titles.of(held[0].indicator)
        return held[0] if told_as.is_of_own(sentence, each, own, other) else None

    def _rate_of_people(self, sentence: Sentence, each: Quantity, context: Context, equal: list[Fact]) -> Fact | None:
        """Return the rate that a whole number is, where it is said to be so many people and is nothing else."""
        held = [fact for fact in equal if context.holds(fact)]
        is_rate = bool(held) and all(fact.what is What.RESULT and fact.unit.is_rate and fact.shown for fact in held)
        if not is_rate or each.decimals or _RATE.search(sentence.text):
            return None
        return held[0] if told_as.is_of_people(sentence, each) else None

    def _title(self, sentence: Sentence) -> str:
        return self.known.indicators[sentence.about].title

    def _own(self, sentence: Sentence, what: What, context: Context) -> Iterator[Fact]:
        return (fact for fact in self.known.facts(sentence.about) if fact.what is what and context.holds(fact))

    def _is_told_as_done(self, sentence: Sentence, each: Quantity, told: list[Quantity]) -> bool:
        """Return whether a number stands alone in a sentence that says of it what the indicator counts."""
        own = self.titles.of(sentence.about)
        if not sentence.about_is_given or len(own) < 2:
            return False
        others = (other for other in told if other.start != each.start and other.kind is Kind.PLAIN)
        if any(other.number >= _SMALL for other in others) or _POPULATION.search(sentence.text):
            return False
        if told_as.is_these(sentence, each) or told_as.is_done(sentence, each, self._title(sentence)):
            return True
        return len(own & sentence.stems) / len(own) >= _MOST_OF_A_TITLE


def _is_per(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is said to be per so many, with no other between."""
    per = _PER.search(sentence.words_after(each.end, 60))
    if per is None:
        return False
    return not any(each.end <= other.start < each.end + per.start() for other in sentence.quantities)


def _doubt(sentence: Sentence, each: Quantity, fact: Fact, what: str, right: Fact | None) -> Doubt:
    message = f"{sentence.typed(each)} is {named(fact)}, and {what}."
    return Doubt("figure-other", each.start, each.end, message, f"Write {shown(right)}." if right else "")
