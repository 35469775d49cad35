"""The differences that a change may be: of what stands right beside it, else of all that may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, pairwise

from committee_pack.check.agreement.agreeing import agrees
from committee_pack.check.agreement.attaching import Context, context_of_sentence, local
from committee_pack.check.agreement.clauses import clause_of
from committee_pack.check.agreement.facts import Fact, What
from committee_pack.check.agreement.known import Known
from committee_pack.check.agreement.made import Made, sentences_before
from committee_pack.check.agreement.moments import at_times, now_of
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import GOAL_WORD, is_change
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.times import When
from committee_pack.model.document import Shown
from committee_pack.model.results import Result
from committee_pack.wording import rounded

_MOST_FACTS, _MOST_TYPED, _MOST_BEFORE = 60, 8, 10
"""How many facts and numbers are taken two by two."""
_FROM = (
    r"above|below|over|under|short of|off|from|inside|within|ahead of|behind|beyond|better than|worse than|higher than"
    r"|lower than|outside|away from|clear of|adrift of|more than|fewer than|less than|than"
)
_FROM_GOAL = re.compile(
    rf"^\s(?:\w+\s)?(?:{_FROM})\s(?:(?!and\b|but\b|in\b|on\b|last\b|with\b)[\w£%.,’']+\s){{0,7}}?"
    rf"(?:{GOAL_WORD}|expected)\b",
    re.IGNORECASE,
)
_FROM_IT = re.compile(r"^\s(?:above|below|over|under|short of|off|from|inside|ahead of|behind)\sit\b", re.IGNORECASE)
_GOAL = re.compile(GOAL_WORD)
_GOAL_BY = re.compile(rf"\b{GOAL_WORD}\b[^,;.]{{0,12}}\sby\s$", re.IGNORECASE)
_MARGIN = re.compile(r"\b(?:gap|shortfall|distance|margin|cushion|headroom)\b[^,;.]*$", re.IGNORECASE)
_TO_SPARE = re.compile(r"^\s(?:to spare|in hand|inside|clear|adrift|short)\b(?! of)", re.IGNORECASE)
OFF = re.compile(
    r"\s(?:off|short of|above|below|over|under|inside|within|ahead of|behind|clear of|from|away from)\s"
    r"(?:the\s|its\s|our\s)?",
    re.IGNORECASE,
)
"""What stands between a change and the number that it is from."""
_TARGET = re.compile(r"\btargets?\b", re.IGNORECASE)
_FROM_TIME = re.compile(
    r"\s?(?:(?:\w+\s){0,2}(?:up|down|higher|lower|better|worse|more|fewer|less|longer|shorter|quicker|slower|faster"
    r"|above|below|over|under)\s)?"
    r"(?:than\s|on\s|since\s|from\s|over\s|above\s|below\s|compared (?:with|to)\s|against\s)?"
    r"(?:in\s|at\s|for\s|by\s)?(?:the\s)?(?:(?:end|year|quarter|month|twelve months|12 months)\s(?:of|to)\s)?"
    r"(?:that of\s)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:end\sof\s)?$", re.IGNORECASE)
_RIGHT_FROM = re.compile(r"\sfrom\b")
_IN = re.compile(r"\s(?:in|during|over)\s")
_COUNTS = (What.NUMERATOR, What.DENOMINATOR)


@dataclass(frozen=True, slots=True)
class Apart:
    """A difference that a change may be; `is_signed` says that it is of what the change is said of less the other."""

    number: Fraction
    is_signed: bool = False
    is_goal: bool = False


@dataclass(frozen=True, slots=True)
class Differences:
    """Finds the differences that a change may be; `told` are the numbers of its sentence that state something."""

    known: Known
    made: Made
    sentence: Sentence
    each: Quantity
    told: list[Quantity]

    @property
    def percent(self) -> bool:
        """Whether the change is of percentages, and not of counts."""
        return self.each.kind in (Kind.POINTS, Kind.PERCENT)

    def all(self) -> Iterator[Apart]:
        """Return the differences that the change may be, some of them more than once."""
        typed = self._typed_inside() or [other.number for other in self._levels()]
        if goals := self._goals_beside():
            yield from self._from_goals(typed, goals)
            return
        yield from self._steps_of_targets()
        yield from self._of_areas()
        yield from self._moves_within()
        yield from self._from_times(typed)

    def time_beside(self) -> When | None:
        """Return the earlier period that stands right after the change."""
        times = self.sentence.whens
        later = (when for when in times if when.start >= self.each.end)
        after = next((when for when in later if not when.is_date and not when.is_now), None)
        if after is None or self.sentence.latest.last in after.lasts:
            return None
        return after if _FROM_TIME.fullmatch(self.sentence.between(self.each.end, after.start)) else None

    def is_unknown(self) -> bool:
        """Return whether nothing is held of the period that the change is said to be from."""
        when = self.time_beside()
        if when is None or not when.is_named or not self.sentence.about_is_given:
            return False
        results = (result for id in self.sentence.indicators for _, result in self.known.results(id))
        return not any(result.amount is not None and result.period.last in when.lasts for result in results)

    # -- numbers that stand with it

    def _levels(self) -> list[Quantity]:
        others = (other for other in self.told if other.start != self.each.start)
        return [other for other in others if is_level(self.sentence, other, self.percent)]

    def _typed_inside(self) -> list[Fraction]:
        """Return the levels of the change's clause."""
        start, end = clause_of(self.sentence, self.each.start)
        return [other.number for other in self._levels() if start <= other.start < end]

    def _typed_before(self) -> list[Fraction]:
        """Return the levels of the sentences before, of which this one speaks on."""
        before = ((one, other) for one in sentences_before(self.sentence) for other in one.quantities)
        return [other.number for one, other in before if is_level(one, other, self.percent)]

    # -- from targets

    def _goals_beside(self) -> list[Fraction]:
        """Return the targets that the change is said to be from: `2.3 points above the target`."""
        goals = (fact.number for fact in self.sentence.facts() if fact.is_goal) if self._is_from_goal() else ()
        return list(dict.fromkeys(goals))

    def _is_from_goal(self) -> bool:
        sentence, each = self.sentence, self.each
        after, before = sentence.words_after(each.end, 60), sentence.words_before(each.start, 40)
        if _FROM_GOAL.match(after) or _TO_SPARE.match(after) or _MARGIN.search(before) or _GOAL_BY.search(before):
            return True
        if _FROM_IT.match(after) and _GOAL.search(sentence.between(sentence.start, each.start)):
            return True
        return self._is_off_a_goal()

    def _is_off_a_goal(self) -> bool:
        """Return whether the change is off a number that is a target: `ten points off the 90% we expect`."""
        after = next((other for other in self.sentence.quantities if other.start >= self.each.end), None)
        if after is None or not OFF.fullmatch(self.sentence.between(self.each.end, after.start)):
            return False
        if after.value is not None:
            return after.value.shown is Shown.TARGET
        return any(fact.is_goal and agrees(after, fact) for fact in self.sentence.facts())

    def _from_goals(self, typed: list[Fraction], goals: list[Fraction]) -> Iterator[Apart]:
        now, context = self._now(), context_of_sentence(self.sentence, self.known)
        results = (fact for fact in self.sentence.facts() if fact.what is What.RESULT)
        held = [fact.number for fact in results if context.holds(fact)]
        yield from (Apart(one - goal, is_signed=True, is_goal=True) for one in now for goal in goals)
        for one in (*typed, *held, *(rounded(number, 1) for number in held)):
            if one not in now:
                yield from (Apart(one - goal, is_signed=one not in typed, is_goal=True) for goal in goals)
        yield from _pairs(typed)

    def _steps_of_targets(self) -> Iterator[Apart]:
        """Return how far the targets of several periods are apart, where the sentence speaks of targets."""
        if _TARGET.search(self.sentence.text):
            yield from _pairs(sorted({fact.number for fact in self.sentence.facts() if fact.what is What.TARGET}))

    # -- from periods

    def _from_times(self, typed: list[Fraction]) -> Iterator[Apart]:
        """Return the differences from the period beside the change, between two periods, else from all that is told."""
        if then := self._then():
            yield from (Apart(one - other, is_signed=True) for one in self._now() for other in then)
            yield from (Apart(one - other) for one in typed for other in then)
        elif not self.is_unknown():
            between = self._between()
            if not between:
                yield from self._from_typed(typed)
                return
            yield from between
        yield from _pairs(typed)

    def _now(self) -> list[Fraction]:
        """Return the latest results of those whom the change is said of, exactly and as displayed."""
        context, ids = local(self.sentence, self.each, self.known), self.sentence.indicators_in_order
        results = (result for id in ids for result in now_of(self.known, id, context))
        return [number for result in results for number in self._numbers(result)]

    def _then(self) -> list[Fraction]:
        """Return the results that the change is said to be from by the period right after it: `0.9 points on July`."""
        when = self.time_beside()
        if when is None:
            return []
        return self._numbers_at(when, local(self.sentence, self.each, self.known))

    def _between(self) -> list[Apart]:
        """Return the differences of results of two periods that the sentence is between."""
        for one, other in pairwise(when for when in self.sentence.whens if when.is_named):
            joined = self.sentence.between(one.end, other.start).strip() == "and"
            if joined and _BETWEEN.search(self.sentence.between(self.sentence.start, one.start)):
                context = context_of_sentence(self.sentence, self.known)
                first, last = self._numbers_at(one, context), self._numbers_at(other, context)
                return [Apart(after - before, is_signed=True) for before in first for after in last]
        return []

    def _numbers_at(self, when: When, context: Context) -> list[Fraction]:
        ids = self.sentence.indicators_in_order
        results = (result for id in ids for result in at_times(self.known, id, context, when.lasts))
        return [number for result in results for number in self._numbers(result)]

    def _moves_within(self) -> Iterator[Apart]:
        """Return how results moved in the period that stands right after the change: `5.4 points in July`."""
        end = self.each.end
        after = next((when for when in self.sentence.whens if when.start >= end and when.is_named), None)
        if after is None or not _IN.fullmatch(self.sentence.between(end, after.start)):
            return
        context = local(self.sentence, self.each, self.known)
        for id in self.sentence.indicators_in_order:
            for result in at_times(self.known, id, context, after.lasts):
                last = frozenset((result.period.last - result.period.frequency.value,))
                for before in at_times(self.known, id, context, last):
                    numbers = self._numbers(before)
                    yield from (Apart(one - other) for one in self._numbers(result) for other in numbers)

    def _of_areas(self) -> Iterator[Apart]:
        """Return how the counts of areas moved, where the sentence names any."""
        if not self.percent and any(area.name for area in self.sentence.areas):
            yield from (Apart(one - other) for one, other in self.made.moves(self.sentence))

    # -- from anything else

    def _from_typed(self, typed: list[Fraction]) -> Iterator[Apart]:
        earlier = self._typed_before()
        yield from _pairs((*typed, *earlier)[:_MOST_BEFORE]) if earlier else ()
        if len(self._typed_inside()) > 1:
            yield from _pairs(typed[:_MOST_TYPED])
            if _RIGHT_FROM.match(self.sentence.words_after(self.each.end, 6)):
                yield from (Apart(one - other) for one in self._now() for other in typed)
        else:
            yield from self._from_facts()
        if not self.percent:
            yield from (Apart(level) for level in self.made.levels(self.sentence))

    def _from_facts(self) -> Iterator[Apart]:
        """Return how far facts that the sentence may speak of are apart, and they from the numbers that it gives."""
        context = context_of_sentence(self.sentence, self.known)
        some = (fact for fact in self.sentence.facts() if self._may_be(fact) and context.holds(fact))
        facts = list(islice(some, _MOST_FACTS))
        before = self.sentence.before.quantities if self.sentence.before else ()
        beside = (other for other in self.told if other.start != self.each.start)
        typed = [other.number for other in (*beside, *before) if self._may_be_level(other)]
        yield from _pairs(typed[:_MOST_TYPED])
        for one, other in combinations(facts, 2):
            if one.indicator == other.indicator or one.what is What.RESULT is other.what:
                yield Apart(one.number - other.number)
                yield Apart(one.displayed - other.displayed)
        yield from (Apart(number - fact.displayed) for number in typed for fact in facts)

    def _may_be(self, fact: Fact) -> bool:
        return fact.what is What.RESULT or fact.is_goal or (not self.percent and fact.what in _COUNTS)

    def _may_be_level(self, other: Quantity) -> bool:
        is_plain = other.kind is Kind.PLAIN and (not self.percent or other.decimals > 0)
        return is_plain or other.kind is Kind.PERCENT

    def _numbers(self, result: Result) -> list[Fraction]:
        """Return a result exactly and as displayed; where counts are asked for, its numerator and denominator too."""
        if result.amount is None:
            return []
        exact = result.amount.number
        counts = () if self.percent else (result.numerator, result.denominator)
        return [exact, rounded(exact, result.decimals), *(Fraction(count) for count in counts if count is not None)]


def is_level(sentence: Sentence, each: Quantity, percent: bool) -> bool:
    """Return whether a number is a level of the kind that a change is between."""
    if each.kind is Kind.PERCENT:
        return percent
    is_number = each.decimals > 0 if percent else not each.is_spelt
    return each.kind is Kind.PLAIN and is_number and not is_change(sentence, each)


def _pairs(numbers: Iterable[Fraction]) -> Iterator[Apart]:
    return (Apart(one - other) for one, other in combinations(numbers, 2))
