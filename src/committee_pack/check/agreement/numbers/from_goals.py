"""How far results are from their targets and thresholds: `2.3 points above the target`, `a gap of 22.3 points`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from committee_pack.check.agreement.numbers.apart import Apart, pairs
from committee_pack.check.agreement.numbers.going_on import change_before
from committee_pack.check.agreement.numbers.roles import GOAL_WORD, MARGIN, is_goal, is_margin
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.results.agreeing import agrees
from committee_pack.check.agreement.results.facts import WHOLE, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import marks, shortfalls
from committee_pack.check.agreement.spoken_of.attaching import context_of
from committee_pack.check.agreement.spoken_of.moments import at_times, before_of, now_of
from committee_pack.check.agreement.spoken_of.periods_of import PeriodsOf
from committee_pack.model.document import Shown
from committee_pack.model.reckoned import shortfall
from committee_pack.model.results import Result
from committee_pack.wording import rounded

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
_GOAL_BY = re.compile(rf"\b{GOAL_WORD}\b(?:\s(?:of|for)\s[\w.%]+)?\sby\s(?:\w+\s)?$", re.IGNORECASE)
_MARGIN = re.compile(
    rf"\b{MARGIN}\b(?!\s(?:between|in|from)\b(?![^,;.]*target))"
    r"(?![^,;.]*\sby\s(?:(?:just|only|a|about)\s)?$)[^,;.]*$",
    re.IGNORECASE,
)
_TO_SPARE = re.compile(
    r"^\s(?:(?:\w+\s)?too (?:long|high|low|many|few|short|slow)|to spare|in hand|inside|clear|adrift|short)\b(?! of)",
    re.IGNORECASE,
)
OFF = re.compile(
    r"\s(?:off|short of|above|below|over|under|inside|within|ahead of|behind|clear of|from|away from)\s"
    r"(?:the\s|its\s|our\s)?",
    re.IGNORECASE,
)
"""What stands between a change and the number that it is from."""
_BESIDE_A_GAP = re.compile(
    r"(?:\b(?:compared (?:with|to)|against|from|than|versus|was|were)|\()\s?(?:just\s|only\s|about\s)?$", re.IGNORECASE
)
_ONLY_TIMED = re.compile(
    r"^(?:\s(?:above|below|over|under|short|ahead|behind))?(?:[),.;]|$|\s(?:and|but|to|in|at|for|during|last|the\s(?:month|quarter|year)\sbefore|an?|one|two|three|earlier|then"
    r"|before|previously)\b)",
    re.IGNORECASE,
)
_UP_TO_A_GAP = re.compile(r"\sto\s(?:just\s|only\s|about\s)?")
TARGET = re.compile(r"\btargets?\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:thresholds?|floor|ceiling|limit|tolerance|line|band|range|Red|Amber|Green)\b", re.IGNORECASE)
_OTHER_TARGET = re.compile(
    r"\b(?:next|new|will|would|old|previous|former|last year['’]s|that year['’]s|then|year[- ]end|until|rises? to|each"
    r"|from april|its target of the time)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:another|a further|an extra|an additional)\s(?:\w+\s)?$", re.IGNORECASE)
_MORE_AFTER = re.compile(r"^\s(?:\w+\s){0,3}?(?:more|fewer|extra|additional|further)\b", re.IGNORECASE)
_WOULD_MEET = re.compile(
    r"\b(?:would|needed|required|to|and)\b[^;]*?\b(?:meet|met|reach\w*|hit|achieve\w*)\b[^;,]*\btarget\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FromGoals:
    """Finds how far a number may be from a target, or how many more would have met it."""

    known: Known
    sentence: Sentence
    each: Quantity

    # -- whether it is said

    def is_meant(self) -> bool:
        """Return whether a number is said to be how far something is from a target."""
        is_from_it = self._is_from_a_goal(self.each) or is_margin(self.sentence, self.each)
        return is_from_it or self.stands_beside_a_gap()

    def _is_from_a_goal(self, each: Quantity) -> bool:
        sentence = self.sentence
        after, before = sentence.words_after(each.end, 60), sentence.words_before(each.start, 40)
        if _FROM_GOAL.match(after) or _TO_SPARE.match(after) or _MARGIN.search(before) or _GOAL_BY.search(before):
            return True
        if _FROM_IT.match(after) and _GOAL.search(sentence.between(sentence.start, each.start)):
            return True
        return self._is_off_a_goal(each)

    def _is_off_a_goal(self, each: Quantity) -> bool:
        """Return whether a number is off one that is a target: `ten points off the 90% we expect`."""
        after = next((other for other in self.sentence.quantities if other.start >= each.end), None)
        if after is None or not OFF.fullmatch(self.sentence.between(each.end, after.start)):
            return False
        if after.value is not None:
            return after.value.shown is Shown.TARGET
        return any(fact.is_goal and agrees(after, fact) for fact in self.sentence.facts())

    def stands_beside_a_gap(self) -> bool:
        """Return whether a number stands with others that are a gap: `22.3 points below target, from 23.2 in July`."""
        sentence, each = self.sentence, self.each
        if each.kind not in (Kind.POINTS, Kind.PLAIN) or each.is_spelt:
            return False
        is_timed = _ONLY_TIMED.match(sentence.words_after(each.end, 24))
        if one := change_before(sentence, each, sentence.quantities):
            return bool(is_timed) and self._is_from_a_goal(one)
        points = [other for other in sentence.quantities if other.kind is each.kind]
        after = next((other for other in points if other.start >= each.end), None)
        if after and _UP_TO_A_GAP.fullmatch(sentence.between(each.end, after.start)):
            return self._is_from_a_goal(after)
        before = [other for other in points if other.end <= each.start]
        is_beside = _BESIDE_A_GAP.search(sentence.words_before(each.start, 24))
        return bool(before and is_beside and is_timed) and self._is_from_a_goal(before[-1])

    # -- how far it may be

    def all(self, typed: list[Fraction]) -> Iterator[Apart]:
        """Return how far the results that are spoken of, and levels that are typed, are from their targets."""
        goals: dict[Fraction, None] = {}
        for result in self._results():
            marked = self._goals_of(result)
            goals |= dict.fromkeys(marked)
            yield from (self._from(result, goal, number) for number in self._numbers(result) for goal in marked)
            if self.each.kind is Kind.PLAIN:
                yield from (Apart(Fraction(many), is_sure=True, of=result) for many in shortfalls(result))
        yield from (Apart(one - goal, is_goal=True, is_sure=True) for one in typed for goal in goals)
        yield from pairs(typed, is_sure=True)

    def needed(self) -> list[Apart]:
        """Return how many more would just have met the target, where that is said of the number."""
        sentence, each = self.sentence, self.each
        before, after = sentence.words_before(each.start, 24), sentence.between(each.end, sentence.end)
        is_more = _MORE.search(before) or _MORE_AFTER.match(after)
        if each.kind is not Kind.PLAIN or not is_more or not _WOULD_MEET.search(after) or _BOUND.search(after):
            return []
        many = ((shortfall(result), result) for result in self._results())
        return [Apart(Fraction(number), is_sure=True, of=result) for number, result in many if number]

    def _from(self, result: Result, goal: Fraction, number: Fraction) -> Apart:
        return Apart(number - goal, is_signed=True, is_goal=True, is_sure=True, of=result, goal=goal)

    def _numbers(self, result: Result) -> list[Fraction]:
        """Return a result exactly and as displayed."""
        if result.amount is None:
            return []
        return [result.amount.number, rounded(result.amount.number, result.decimals)]

    def _results(self) -> list[Result]:
        """Return the results that are spoken of: of the period that is named, else the latest."""
        context = context_of(self.sentence, self.each, self.known).of_our_own
        lasts = PeriodsOf(self.sentence, self.each)
        found: list[Result] = []
        for id in self.sentence.indicators_in_order:
            found += at_times(self.known, id, context, lasts.named()) if lasts.named() else ()
            found += now_of(self.known, id, context) if lasts.may_be_now() else ()
            found += before_of(self.known, id, context) if lasts.may_be_before() else ()
        return found

    # -- which targets are meant

    def _goals_of(self, result: Result) -> list[Fraction]:
        """Return the targets and thresholds that a result may be said to be from: those in force in its period."""
        id, text = result.indicator.id, self.sentence.text
        own = result if marks(result) else self.known.result(id, WHOLE, frozenset((result.period.last,)))
        found = list(self._in_force(own)) if own else []
        goals = [fact for fact in self.known.facts(id) if fact.is_goal]
        if _OTHER_TARGET.search(text):
            found += (fact.number for fact in goals if fact.what is What.TARGET)
        typed = [other for other in self.sentence.quantities if other.start != self.each.start]
        stated = [other for other in typed if is_goal(self.sentence, other) or self._is_off(other)]
        found += (fact.number for fact in goals if any(agrees(other, fact) for other in stated))
        return list(dict.fromkeys(found))

    def _in_force(self, result: Result) -> tuple[Fraction, ...]:
        """Return the target of a result where the sentence speaks of it alone, else its thresholds too."""
        text = self.sentence.text
        if result.target is not None and TARGET.search(text) and not _BOUND.search(text):
            return (Fraction(result.target),)
        return marks(result)

    def _is_off(self, other: Quantity) -> bool:
        return bool(OFF.fullmatch(self.sentence.gap(self.each, other)))
