"""Numbers that no row holds and that follow from those that stand with them: sums, differences, what a target takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from committee_pack.check.agreement.numbers import exempt
from committee_pack.check.agreement.numbers.roles import is_change
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.results.agreeing import states
from committee_pack.check.agreement.results.facts import COUNTED, Fact, Split, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import marks, shortfalls
from committee_pack.check.agreement.spoken_of.attaching import Context, context_of_sentence
from committee_pack.check.agreement.spoken_of.moments import at_times
from committee_pack.model.indicators import Unit
from committee_pack.model.periods import Frequency
from committee_pack.model.results import Result

_BACK = 3
"""How many sentences back a number may be made of."""
_MOST_TYPED, _MOST_PERCENTS, _MOST_GROWN = 8, 6, 16
"""How many numbers are taken two by two."""
_MADE = re.compile(
    r"\b(?:leav\w+|remain\w*|others?|rest|not|without|together|in all|in total|combined|between them|more|fewer|less"
    r"|includ\w+|plus|sum|total|balance|all but|neither|outstanding|overdue|missed|short)\b",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"\b(?:growth|grew|grown|increase\w*|rise|rose|risen|fall|fell|fallen|drop\w*|reduction|change|reduced|declined?)\b",
    re.IGNORECASE,
)
_SOME_MONTHS = re.compile(
    r"\b(?:quarter|three months|year|twelve months|months to|so far|since april)\b", re.IGNORECASE
)
_PER_MONTH = re.compile(r"^\s(?:\w+\s)?(?:a|each|per|every)\s(?:month|quarter)\b")
_MOVED = re.compile(
    r"\b(?:up|down|more|fewer|rose|fell|risen|fallen|rise|fall|drop\w*|increase\w*|decrease\w*|most|least|growth"
    r"|change\w*)\b",
    re.IGNORECASE,
)


def sentences_before(sentence: Sentence) -> Iterator[Sentence]:
    """Return the sentences before one, as far back as it may speak of their numbers."""
    before = sentence.before
    for _ in range(_BACK):
        if before is None:
            return
        yield before
        before = before.before


@dataclass(frozen=True, slots=True)
class Made:
    """Knows what can be reckoned from the numbers of a sentence and from what is known."""

    known: Known
    stated: frozenset[str]
    titled: frozenset[str]

    def is_made(self, each: Quantity, told: list[Quantity], sentence: Sentence, context: Context) -> bool:
        """Return whether a number is the sum, difference or share of others that stand with it."""
        beside = [other for other in told if other.start != each.start]
        beside += (other for before in sentences_before(sentence) for other in self._told(before))
        facts = [fact for fact in sentence.facts() if fact.what in COUNTED and context.holds(fact)]
        counts = [other.number for other in beside if other.kind is Kind.PLAIN][:_MOST_TYPED]
        if each.kind is Kind.PLAIN:
            return self._is_counted_from(each, counts, facts, sentence)
        facts += self._facts_before(sentence, context)
        percents = [other.number for other in beside if other.kind is Kind.PERCENT][:_MOST_TYPED]
        if _MADE.search(sentence.text):
            percents += [fact.displayed for fact in facts if fact.is_percent][:_MOST_PERCENTS]
        return _is_of_percents(each, percents) or _is_of_counts(each, counts, facts, sentence)

    def _told(self, sentence: Sentence) -> Iterator[Quantity]:
        """Return the numbers of a sentence that state something."""
        return (
            other
            for other in sentence.quantities
            if not exempt.is_exempt(sentence, other, self.stated, self.titled)
            and not exempt.is_told_beside(sentence, other)
        )

    def _facts_before(self, sentence: Sentence, context: Context) -> Iterator[Fact]:
        """Return the facts of the indicators that only the sentence before speaks of."""
        ids = sorted(sentence.before.indicators - sentence.indicators) if sentence.before else ()
        facts = (fact for id in ids for fact in self.known.facts(id))
        return (fact for fact in facts if fact.what in COUNTED and context.holds(fact))

    # -- counts

    def _is_counted_from(self, each: Quantity, counts: list[Fraction], facts: list[Fact], sentence: Sentence) -> bool:
        """Return whether a count is made of others in the sentence, or of one of them and one that is known."""
        known = {fact.number for fact in facts if not fact.is_percent}
        reckoned = self._reckoned(each, counts, known, sentence)
        return any(states(each, number) for number in reckoned)

    def _reckoned(
        self, each: Quantity, counts: list[Fraction], known: set[Fraction], sentence: Sentence
    ) -> Iterator[Fraction]:
        """Return the counts that follow from those of a sentence and from what is known, the likeliest first."""
        is_made = bool(_MADE.search(sentence.text))
        yield from _of_pairs(counts)
        if len(counts) > 2:
            yield from (abs(2 * one - sum(counts)) for one in counts)
        if is_made:
            sums = [one + other for one, other in combinations(counts, 2)]
            yield from (abs(number - total) for number in known for total in sums)
        if _PER_MONTH.match(sentence.words_after(each.end, 24)):
            yield from (number / months for number in (*known, *counts) for months in range(2, 13))
        levels = self.levels(sentence)
        yield from levels
        goals = {fact.number for fact in sentence.facts() if fact.what is What.TARGET}
        yield from (abs(one - other) for one, other in combinations(goals, 2))
        if is_made or _GROWTH.search(sentence.text) or is_change(sentence, each):
            yield from (abs(fact - number) for fact in known for number in (*counts, *levels) if number > 1)
        yield from self._totals(sentence)
        yield from self._of_areas(sentence)
        yield from (abs(one - other) for one, other in self.moves(sentence) if one != other)

    def _totals(self, sentence: Sentence) -> Iterator[Fraction]:
        """Return the sums of monthly counts: of a quarter, of the year so far, of a year."""
        is_of_some = sentence.windows or _SOME_MONTHS.search(sentence.text)
        series = self.known.series(sentence.about) if sentence.about and is_of_some else {}
        months = [result for result in series.values() if result.period.frequency is Frequency.MONTH]
        if not months:
            return
        last, so_far = months[-1].period.last, months[-1].period.last - months[-1].period.financial_year.first + 1
        spans = {(last, 3), (last, 12), (last, so_far)}
        spans |= {(end, 3) for when in sentence.whens if when.frequency is Frequency.QUARTER for end in when.lasts}
        for end, many in spans:
            some = [each for each in months if end - many < each.period.last <= end]
            yield from _sums(some) if len(some) == many > 1 else ()

    def _of_areas(self, sentence: Sentence) -> Iterator[Fraction]:
        """Return the sums of the latest counts of the areas that a sentence names."""
        names = {each.name for each in sentence.areas if each.name}
        if sentence.about and len(names) > 1:
            last = sentence.latest.last
            facts = (fact for fact in self.known.facts(sentence.about) if fact.last == last and not fact.is_percent)
            own = [fact for fact in facts if fact.split in {Split(area=name) for name in names}]
            yield from (Fraction(sum(fact.number for fact in own if fact.what is what)) for what in COUNTED)

    def levels(self, sentence: Sentence) -> list[Fraction]:
        """Return how many would just have met the target or a threshold, and how far that is."""
        if not sentence.about:
            return []
        context, now = context_of_sentence(sentence, self.known), frozenset((sentence.latest.last,))
        goals = {fact.number for fact in self.known.facts(sentence.about) if fact.what is What.TARGET}
        typed = [each.number for each in sentence.quantities if each.number in goals]
        results = at_times(self.known, sentence.about, context, now)
        return [level for result in results for level in _levels_of(result, typed)]

    def moves(self, sentence: Sentence) -> Iterator[tuple[Fraction, Fraction]]:
        """Return how counts stand now and stood before, of every area that a sentence may speak of."""
        indicator = self.known.indicators.get(sentence.about)
        if indicator is None or indicator.unit is not Unit.COUNT or not _MOVED.search(sentence.text):
            return
        for split, result in self.known.results(sentence.about):
            if result.amount is not None and not split.comparator:
                others = (other.result.amount for other in result.comparisons)
                yield from ((result.amount.number, other.number) for other in others if other is not None)


def _sums(results: list[Result]) -> Iterator[Fraction]:
    """Return how many all of some results count, of each of their counts."""
    for counts in ([each.numerator for each in results], [each.denominator for each in results]):
        if None not in counts:
            yield sum((Fraction(count) for count in counts if count is not None), Fraction(0))


def _of_pairs(numbers: Iterable[Fraction]) -> Iterator[Fraction]:
    """Return the sum and the difference of each two of some numbers."""
    for one, other in combinations(numbers, 2):
        yield one + other
        yield abs(one - other)


def _is_of_percents(each: Quantity, percents: list[Fraction]) -> bool:
    """Return whether a percentage is the sum or difference of two others, or what they leave of all."""
    rests = (100 - one - other for one, other in combinations(percents, 2))
    return any(states(each, number) for number in (*_of_pairs(percents), *rests))


def _is_of_counts(each: Quantity, counts: list[Fraction], facts: list[Fact], sentence: Sentence) -> bool:
    """Return whether a percentage is the share of a count in another, or by how much one has grown."""
    known = [fact.number for fact in facts if not fact.is_percent]
    return any(states(each, percent) for percent in _percents(counts, known, sentence))


def _percents(counts: list[Fraction], known: list[Fraction], sentence: Sentence) -> Iterator[Fraction]:
    yield from (100 * top / under for top, under in combinations(sorted(set(counts)), 2) if under)
    if _MADE.search(sentence.text):
        sums = [one + other for one, other in combinations(counts, 2)]
        yield from (100 * top / under for top in sums for under in counts if under)
    if _GROWTH.search(sentence.text):
        numbers = [*counts, *known][:_MOST_GROWN]
        yield from (abs(100 * (other - one) / one) for one in numbers if one for other in numbers)
    yield from (100 * top / under for top in counts for under in known if under and under >= top)


def _levels_of(result: Result, typed: list[Fraction]) -> Iterator[Fraction]:
    """Return the counts with which a result would stand at a target or threshold, and how far these are."""
    if result.numerator is None or not result.denominator:
        return
    top, under, scale = Fraction(result.numerator), Fraction(result.denominator), result.indicator.unit.scale
    yield from (Fraction(each) for each in shortfalls(result))
    for mark in (*marks(result), *typed):
        level = mark * under / scale
        yield from (Fraction(ceil(level)), Fraction(floor(level)), level, abs(level - top))
        if mark:
            yield abs(top * scale / mark - under)
