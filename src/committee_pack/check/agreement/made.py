"""Numbers that no row holds and that follow from those that stand with them: sums, differences, what a target takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from committee_pack.check.agreement import exempt
from committee_pack.check.agreement.agreeing import states
from committee_pack.check.agreement.attaching import Context
from committee_pack.check.agreement.known import COUNTED, WHOLE, Fact, Known, What, bounds, shortfalls
from committee_pack.check.agreement.moments import at_times, context_of_sentence, facts_of
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import is_change
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.model.indicators import Unit
from committee_pack.model.results import Result
from committee_pack.wording import rounded

BACK = 3
"""How many sentences back a number may be made of."""
_MADE = re.compile(
    r"\b(?:leav\w+|remain\w*|others?|rest|not|without|together|in all|in total|combined|between them|more|fewer"
    r"|less|includ\w+|plus|sum|total|balance|all but|neither|outstanding|overdue|missed|short)\b",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"\b(?:growth|grew|grown|increase\w*|rise|rose|risen|fall|fell|fallen|drop\w*|reduction|change|reduced"
    r"|declined?)\b",
    re.IGNORECASE,
)
_SOME_MONTHS = re.compile(r"\b(?:quarter|three months|year|twelve months|so far|since april)\b", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:up|down|more|fewer|rose|fell|risen|fallen|rise|fall|drop\w*|increase\w*|decrease\w*|most|least|growth"
    r"|change\w*)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Made:
    """Knows what can be reckoned from the numbers of a sentence and from what is known."""

    known: Known
    stated: frozenset[str]
    titled: frozenset[str]

    def is_made(self, each: Quantity, told: list[Quantity], sentence: Sentence, context: Context) -> bool:
        """Return whether a number is the sum, difference or share of others that stand with it."""
        beside = [other for other in told if other.start != each.start]
        before, back = sentence.before, 0
        while before is not None and back < BACK:
            beside += [
                other for other in before.quantities if not exempt.is_exempt(before, other, self.stated, self.titled)
            ]
            before, back = before.before, back + 1
        facts = [fact for fact in facts_of(self.known, sentence) if fact.what in COUNTED and context.holds(fact)]
        counts = [other.number for other in beside if other.kind is Kind.PLAIN][:8]
        if each.kind is Kind.PLAIN:
            return self._is_counted_from(each, counts, facts, sentence)
        if before := sentence.before:
            facts += [
                fact
                for id in before.indicators - sentence.indicators
                for fact in self.known.facts(id)
                if fact.what in COUNTED and context.holds(fact)
            ]
        percents = [other.number for other in beside if other.kind is Kind.PERCENT][:8]
        percents += [
            rounded(fact.number, fact.shown) for fact in facts if fact.is_percent and _MADE.search(sentence.text)
        ][:6]
        sums = [one + other for one, other in combinations(percents, 2)]
        if any(states(each, total) or states(each, 100 - total) for total in sums):
            return True
        if any(states(each, abs(one - other)) for one, other in combinations(percents, 2)):
            return True
        if any(states(each, 100 * top / under) for top, under in combinations(sorted(set(counts)), 2) if under):
            return True
        if _MADE.search(sentence.text):
            pairs = [one + other for one, other in combinations(counts, 2)]
            if any(under and states(each, 100 * top / under) for top in pairs for under in counts):
                return True
        if _GROWTH.search(sentence.text):
            numbers = [*counts, *(fact.number for fact in facts if not fact.is_percent)][:16]
            if any(one and states(each, abs(100 * (other - one) / one)) for one in numbers for other in numbers):
                return True
        bottoms = [fact.number for fact in facts if not fact.is_percent]
        return any(under and states(each, 100 * top / under) for top in counts for under in bottoms if under >= top)

    def _is_counted_from(self, each: Quantity, counts: list[Fraction], facts: list[Fact], sentence: Sentence) -> bool:
        """Return whether a count is made of others in the sentence, or of one of them and one that is known."""
        for one, other in combinations(counts, 2):
            if states(each, one + other) or states(each, abs(one - other)):
                return True
        total = sum(counts)
        if len(counts) > 2 and any(states(each, abs(2 * one - total)) for one in counts):
            return True
        per_month = re.match(
            r"^\s(?:\w+\s)?(?:a|each|per|every)\s(?:month|quarter)\b",
            sentence.words_after(each.end, 24),
        )
        known = {fact.number for fact in facts if not fact.is_percent}
        if _MADE.search(sentence.text):
            pairs = [one + other for one, other in combinations(counts, 2)]
            if any(states(each, abs(number - total)) for number in known for total in pairs):
                return True
        if per_month and any(states(each, number / months) for number in (*known, *counts) for months in range(2, 13)):
            return True
        levels = self.levels(sentence)
        if any(states(each, level) for level in levels):
            return True
        goals = sorted({fact.number for fact in facts_of(self.known, sentence) if fact.what is What.TARGET})
        if any(states(each, abs(one - other)) for one, other in combinations(goals, 2)):
            return True
        if _GROWTH.search(sentence.text) or _MADE.search(sentence.text) or is_change(sentence, each):
            if any(states(each, abs(fact - number)) for fact in known for number in (*counts, *levels) if number > 1):
                return True
        if any(states(each, total) for total in self._totals(sentence)):
            return True
        moved = [abs(one - other) for one, other in self.moves(sentence)]
        return any(states(each, apart) for apart in moved if apart)

    def _totals(self, sentence: Sentence) -> Iterator[Fraction]:
        """Return the sums of the last monthly counts: of a quarter, of the financial year so far, of a year."""
        latest = self.known.latest(sentence.about) if sentence.about else None
        if latest is None or latest.indicator.unit is not Unit.COUNT or not _SOME_MONTHS.search(sentence.text):
            return
        counts = {
            result.period.last: result.amount.number
            for split, result in self.known.results(sentence.about)
            if split == WHOLE and result.amount is not None and result.period.last <= latest.period.last
        }
        listed = [counts[last] for last in sorted(counts)]
        so_far = latest.period.last - latest.period.financial_year.first + 1
        yield from (sum(listed[-many:], Fraction(0)) for many in {3, 12, so_far} if 1 < many <= len(listed))

    def levels(self, sentence: Sentence) -> list[Fraction]:
        """Return how many would just have met the target or a threshold, and how far that is."""
        if not sentence.about:
            return []
        now = frozenset((sentence.latest.last,))
        context = context_of_sentence(sentence, self.known)
        found: list[Fraction] = []
        for latest in at_times(self.known, sentence.about, context, now):
            found += self._levels_of(latest)
        return found

    def _levels_of(self, latest: Result) -> list[Fraction]:
        if latest.numerator is None or not latest.denominator:
            return []
        found = [Fraction(each) for each in shortfalls(latest)]
        top, bottom, scale = Fraction(latest.numerator), Fraction(latest.denominator), latest.indicator.unit.scale
        marks = [*bounds(latest), *([Fraction(latest.target)] if latest.target is not None else [])]
        for mark in marks:
            level = mark * bottom / scale
            found += [Fraction(ceil(level)), Fraction(floor(level)), level, abs(level - top)]
            if mark:
                found += [abs(top * scale / mark - bottom)]
        return found

    def moves(self, sentence: Sentence) -> Iterator[tuple[Fraction, Fraction]]:
        """Return how counts stand now and stood before, of every area that a sentence may speak of."""
        if not sentence.about or not _MOVED.search(sentence.text):
            return
        for split, result in self.known.results(sentence.about):
            if result.amount is None or result.indicator.unit is not Unit.COUNT or split.comparator:
                continue
            for other in result.comparisons:
                if other.result.amount is not None:
                    yield result.amount.number, other.result.amount.number
