"""The differences that a change may be: of what stands right beside it, else of all that may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, pairwise, product

from committee_pack.check.agreement.numbers.apart import Apart, pairs
from committee_pack.check.agreement.numbers.from_goals import TARGET, FromGoals
from committee_pack.check.agreement.numbers.made import Made, sentences_before
from committee_pack.check.agreement.numbers.roles import is_change
from committee_pack.check.agreement.reading.clauses import clause_of
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.results.agreeing import agrees
from committee_pack.check.agreement.results.facts import COUNTED, Fact, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.area_lists import AREAS
from committee_pack.check.agreement.spoken_of.attaching import Context, context_of_sentence, local
from committee_pack.check.agreement.spoken_of.moments import at_times, before_of, now_of, told_past_times
from committee_pack.model.results import Result
from committee_pack.wording import rounded

_MOST_FACTS, _MOST_TYPED, _MOST_BEFORE = 60, 8, 10
"""How many facts and numbers are taken two by two."""
_FROM_TIME = re.compile(
    r"\s?(?:(?:\w+\s){0,2}(?:up|down|higher|lower|better|worse|more|fewer|less|longer|shorter|quicker|slower|faster"
    r"|above|below|over|under)\s)?"
    r"(?:(?:\w+\s){0,5}?than\s|on\s|since\s|from\s|over\s|above\s|below\s|compared (?:with|to)\s|against\s)?"
    r"(?:in\s|at\s|for\s|by\s)?(?:the\s)?(?:(?:end|year|quarter|month|twelve months|12 months)\s(?:of|to)\s)?"
    r"(?:that of\s)?",
    re.IGNORECASE,
)
_DRAWN = re.compile(
    r",\s(?:so(?:\sthat)?|which (?:is|means)|that is|meaning|(?:an?\s)?(?:\w+\s)?(?:rise|fall|increase|decrease|drop"
    r"|reduction|difference|gain|improvement)\s(?:of|by))\s(?:only\s|just\s|some\s|about\s|nearly\s|around\s)?$",
    re.IGNORECASE,
)
_FARTHEST = 50
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:end\sof\s)?$", re.IGNORECASE)
_RIGHT_FROM = re.compile(r"\sfrom\b")
_BY = re.compile(r"\bby\s(?:\w+\s)?$", re.IGNORECASE)
_IN = re.compile(r"\s(?:in|during|over)\s")
_COUNTS = (What.NUMERATOR, What.DENOMINATOR)


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
        goals = FromGoals(self.known, self.sentence, self.each)
        needed = goals.needed()
        if needed or goals.is_meant():
            yield from needed or goals.all(typed)
            return
        if drawn := list(self._drawn()):
            yield from drawn
            return
        yield from self._steps_of_targets()
        yield from self._of_areas()
        yield from self._among_areas()
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

    def first_held(self) -> Result | None:
        """Return the first result of the sentence's own indicator that is held."""
        series = self.known.series(self.sentence.about)
        return next(iter(series.values()), None)

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

    def _drawn(self) -> Iterator[Apart]:
        """Return how far the two levels are apart from which the change is drawn: `from 25 to 35, so 10 more`."""
        levels = [other for other in self._levels() if other.end <= self.each.start]
        is_drawn = _DRAWN.search(self.sentence.words_before(self.each.start, _FARTHEST))
        if len(levels) != 2 or not is_drawn or self.time_beside():
            return
        one, other = ([level.number, *self._stated_by(level)] for level in levels)
        yield from (Apart(first - last, is_sure=True) for first, last in product(one, other))

    def _stated_by(self, level: Quantity) -> list[Fraction]:
        return [fact.number for fact in self.sentence.facts() if self._may_be(fact) and agrees(level, fact)]

    # -- from targets

    def _steps_of_targets(self) -> Iterator[Apart]:
        """Return how far the targets of several periods are apart, where the sentence speaks of targets."""
        if TARGET.search(self.sentence.text):
            yield from pairs(sorted({fact.number for fact in self.sentence.facts() if fact.what is What.TARGET}))

    # -- from periods

    def _from_times(self, typed: list[Fraction]) -> Iterator[Apart]:
        """Return the differences from the period beside the change, between two periods, else from all that is told."""
        if then := self._then():
            yield from self._steps(self._now(), then)
            numbers = (number for result in then for number in self._numbers(result))
            yield from (Apart(one - other, is_sure=True) for other in numbers for one in typed)
        elif not self.is_unknown():
            between = self._between()
            if not between:
                yield from self._from_typed(typed)
                return
            yield from between
        yield from pairs(typed)

    def _steps(self, nows: list[Result], thens: list[Result]) -> Iterator[Apart]:
        """Return how far results are from others, exactly and as displayed."""
        for now, then in product(nows, thens):
            numbers = product(self._numbers(now), self._numbers(then))
            yield from (Apart(one - other, is_signed=True, is_sure=True, of=now, since=then) for one, other in numbers)

    def _now(self) -> list[Result]:
        """Return the latest results of those whom the change is said of."""
        context, ids = local(self.sentence, self.each, self.known), self.sentence.indicators_in_order
        return [result for id in ids for result in now_of(self.known, id, context)]

    def _then(self) -> list[Result]:
        """Return the results that the change is said to be from by the period right after it: `0.9 points on July`."""
        when = self.time_beside()
        if when is None:
            return []
        return self._results_at(when, local(self.sentence, self.each, self.known))

    def _between(self) -> list[Apart]:
        """Return the differences of results of two periods that the sentence is between."""
        found: list[Apart] = []
        for one, other in pairwise(when for when in self.sentence.whens if when.is_named):
            joined = self.sentence.between(one.end, other.start).strip() == "and"
            if joined and _BETWEEN.search(self.sentence.between(self.sentence.start, one.start)):
                context = context_of_sentence(self.sentence, self.known)
                steps = list(self._steps(self._results_at(other, context), self._results_at(one, context)))
                if _BETWEEN.fullmatch(self.sentence.between(self.each.end, one.start).lstrip()):
                    return steps
                found = found or steps
        return found

    def _results_at(self, when: When, context: Context) -> list[Result]:
        ids = self.sentence.indicators_in_order
        return [result for id in ids for result in at_times(self.known, id, context, when.lasts)]

    def _moves_within(self) -> Iterator[Apart]:
        """Return how results moved in the period in which the change was: `5.4 points in July`."""
        after = self._within()
        if after is None:
            return
        context = local(self.sentence, self.each, self.known)
        for id in self.sentence.indicators_in_order:
            for result in at_times(self.known, id, context, after.lasts):
                last = frozenset((result.period.last - result.period.frequency.value,))
                for before in at_times(self.known, id, context, last):
                    numbers = self._numbers(before)
                    yield from (Apart(one - other) for one in self._numbers(result) for other in numbers)

    def _within(self) -> When | None:
        """Return the period in which the change is said to have been: right after it, else told of in its clause."""
        named = [when for when in self.sentence.whens if when.is_named]
        after = next((when for when in named if when.start >= self.each.end), None)
        if after is not None and _IN.fullmatch(self.sentence.between(self.each.end, after.start)):
            return after
        start, _ = clause_of(self.sentence, self.each.start)
        told = (when for when in told_past_times(self.sentence) if start <= when.start and when.end <= self.each.start)
        return next(told, None)

    def _are_results(self) -> bool:
        """Return whether any level that is typed is a result, so that the change is between those that are typed."""
        levels = ((other.number, other.decimals) for other in self._levels()[:_MOST_TYPED])
        ids = self.sentence.indicators_in_order
        facts = (
            fact
            for (number, decimals), id in product(levels, ids)
            for fact in self.known.equal(id, number, decimals, is_percent=self.percent)
        )
        return any(fact.what in COUNTED for fact in facts)

    def _reported(self) -> Iterator[Apart]:
        """Return how far the latest results are from those that the report compares them with."""
        context = local(self.sentence, self.each, self.known)
        for id in self.sentence.indicators_in_order:
            yield from self._steps(now_of(self.known, id, context), before_of(self.known, id, context))

    def _among_areas(self) -> Iterator[Apart]:
        """Return how far the results of areas are apart, where the sentence speaks of them without their names."""
        if AREAS.search(self.sentence.text) and not any(area.name for area in self.sentence.areas):
            for id in self.sentence.indicators_in_order:
                areas = self.known.main_areas(id)
                yield from pairs(number for each in areas for number in self._numbers(each))

    def _of_areas(self) -> Iterator[Apart]:
        """Return how the counts of areas moved, where the sentence names any."""
        if not self.percent and any(area.name for area in self.sentence.areas):
            yield from (Apart(one - other) for one, other in self.made.moves(self.sentence))

    # -- from anything else

    def _from_typed(self, typed: list[Fraction]) -> Iterator[Apart]:
        earlier = self._typed_before()
        yield from pairs((*typed, *earlier)[:_MOST_BEFORE]) if earlier else ()
        if len(self._typed_inside()) > 1 and not self.sentence.comparators:
            yield from pairs(typed[:_MOST_TYPED])
            yield from () if self._are_results() else self._reported()
            if _RIGHT_FROM.match(self.sentence.words_after(self.each.end, 6)):
                numbers = [number for result in self._now() for number in self._numbers(result)]
                yield from (Apart(one - other) for one in numbers for other in typed)
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
        yield from pairs(typed[:_MOST_TYPED])
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
    is_by = _BY.search(sentence.words_before(each.start, 16))
    return each.kind is Kind.PLAIN and is_number and not is_by and not is_change(sentence, each)
