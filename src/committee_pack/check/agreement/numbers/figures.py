"""Numbers that a text states, held against all that they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers import exempt
from committee_pack.check.agreement.numbers.changes import Changes
from committee_pack.check.agreement.numbers.from_goals import FromGoals
from committee_pack.check.agreement.numbers.going_on import change_before
from committee_pack.check.agreement.numbers.made import Made
from committee_pack.check.agreement.numbers.misplaced import Misplaced
from committee_pack.check.agreement.numbers.mistaken import Mistaken
from committee_pack.check.agreement.numbers.roles import GOAL_WORD, is_bound, is_change, is_goal, is_rest
from committee_pack.check.agreement.numbers.shares import Shares
from committee_pack.check.agreement.numbers.targets import Targets
from committee_pack.check.agreement.reading.clauses import is_supposed
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.reading.titles import Titles
from committee_pack.check.agreement.results.agreeing import agrees, is_alike
from committee_pack.check.agreement.results.facts import COUNTED, WHOLE, Fact, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.attaching import Context, context_of, times_of
from committee_pack.check.agreement.spoken_of.others_named import OthersNamed
from committee_pack.model.document import Shown
from committee_pack.model.periods import Frequency
from committee_pack.wording import period_text

_MEASURED = (*COUNTED, What.REST, What.REST_SHARE)
_STATED = (*_MEASURED, What.TARGET, What.BOUND)
_OF_GOALS = re.compile(
    rf"\b(?:(?i:{GOAL_WORD})|indicative|higher|lower|Red|Amber|Green|RED|AMBER|GREEN|expect\w*|aim\w*|line|mark|band|ask\w*|step\w*"
    r"|needed|required|goes|reach\w*|pass\w*|met|meet\w*|miss\w*|above|below|over|under|short|within|inside|outside|beyond|off)\b"
)
"""Words of which a sentence has one that gives a target or a threshold."""
_NOT_LEVELS = (Shown.CHANGE, Shown.DIRECTION, Shown.VARIANCE, Shown.TARGET, Shown.MOVED, Shown.AGAINST_TARGET)
_MORE_THAN = re.compile(r"\s(?:\w+\s)?(?:more|fewer)\s(?:\w+\s){0,4}?than\s(?:in|at|last|the|a)\b")
"""What follows a number that is said to be a difference, and so no result that it may be by chance."""
_IS_AIMED_AT = re.compile(r"[^,;.]{0,30}\b(?:is|are)\s(?:aimed|hoped|planned|expected|forecast|intended)\b")
_AND = re.compile(r"\s(?:to|and|or|then)\s(?:just\s)?")
_ALL_AREAS = re.compile(
    r"\b(?:(?:each|every|no|any)\s(?:area|district)|the area with"
    r"|(?:all|both|the|our|of|two|three|four|five|six|most|some|several)\s(?:two\s|three\s|four\s|five\s|\d\s)?"
    r"(?:areas|districts)|one (?:area|district))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Figures:
    """Holds the numbers of sentences against what is known.

    `stated` are the numbers that the text's author vouches for, as they are typed.
    """

    known: Known
    stated: frozenset[str]
    titles: Titles
    shares: Shares
    targets: Targets
    made: Made
    changes: Changes
    mistaken: Mistaken
    misplaced: Misplaced

    @classmethod
    def of(cls, known: Known, stated: frozenset[str], titles: Titles) -> Figures:
        """Return what judges the numbers of one text."""
        made = Made(known, stated, titles.numbers)
        changes, mistaken, misplaced = Changes(known, made), Mistaken(known, titles), Misplaced(known, titles)
        return cls(
            known, stated, titles, Shares(), Targets(OthersNamed(known, titles)), made, changes, mistaken, misplaced
        )

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's numbers."""
        titled = self.titles.numbers
        asked = [each for each in sentence.quantities if not exempt.is_exempt(sentence, each, self.stated, titled)]
        told = [each for each in asked if not exempt.is_told_beside(sentence, each)]
        settled: set[int] = set()
        yield from self.shares.beside_counts(sentence, asked, settled)
        for each in told:
            if each.start not in settled:
                yield from self._one(sentence, each, told)

    def _one(self, sentence: Sentence, each: Quantity, told: list[Quantity]) -> Iterator[Doubt]:
        if each.value is not None:
            yield from _filled(sentence, each)
            return
        context = context_of(sentence, each, self.known)
        if one := self._change_before(sentence, each, told, context):
            yield from self.changes.judge(sentence, replace(each, kind=one.kind), told)
        elif each.kind is Kind.POINTS or _goes_with_points(sentence, each, told):
            yield from self.changes.judge(sentence, each, told)
        elif each.kind is Kind.SHARE:
            yield from self.shares.in_words(sentence, each, context, told)
        elif is_goal(sentence, each) or is_bound(sentence, each):
            yield from self.targets.judge(sentence, each, context)
        else:
            yield from self._stated(sentence, each, context, told)

    def _change_before(
        self, sentence: Sentence, each: Quantity, told: list[Quantity], context: Context
    ) -> Quantity | None:
        """Return the change that a number goes on from; one that is right as a result states that instead."""
        one = change_before(sentence, each, told)
        return None if one is None or _is_right(sentence, each, context, self._equal(sentence, each)) else one

    def _stated(self, sentence: Sentence, each: Quantity, context: Context, told: list[Quantity]) -> Iterator[Doubt]:
        """Return what is doubted of a number that is typed as a result, or as one of its counts."""
        equal = self._equal(sentence, each)
        if doubt := self.mistaken.doubt(sentence, each, context, told, equal):
            yield doubt
        elif _is_wished(sentence, each) or self._may_be_stated(sentence, each, context, equal):
            return
        elif is_change(sentence, each) or FromGoals(self.known, sentence, each).stands_beside_a_gap():
            yield from self.changes.judge(sentence, each, told)
        elif not self.made.is_made(each, told, sentence, context):
            yield from self.misplaced.judge(sentence, each, context, equal)

    def _may_be_stated(self, sentence: Sentence, each: Quantity, context: Context, equal: list[Fact]) -> bool:
        """Return whether a number is a fact that it may state, and is not said to be a difference."""
        is_stated = _is_right(sentence, each, context, equal) or _is_of_any_area(sentence, context, equal)
        return is_stated and not _MORE_THAN.match(sentence.words_after(each.end, 50))

    def _equal(self, sentence: Sentence, each: Quantity) -> list[Fact]:
        """Return the facts that a number agrees with, those of the text's own indicator first."""
        if each.approx is not None or each.kind not in (Kind.PERCENT, Kind.PLAIN):
            return [fact for fact in sentence.facts() if agrees(each, fact)]
        found: list[Fact] = []
        for id in sentence.indicators_in_order:
            for is_percent in (True, False):
                facts = self.known.equal(id, each.number, each.decimals, is_percent=is_percent)
                found += (fact for fact in facts if is_alike(each, fact))
        return found


def _filled(sentence: Sentence, each: Quantity) -> Iterator[Doubt]:
    """Return a doubt of the period beside a figure that is filled in, and so is right."""
    if each.value is None or each.value.shown in _NOT_LEVELS or not (said := times_of(sentence, each)):
        return
    when, own = said[0], each.value.of.period
    if any(own.first <= last <= own.last for each in said for last in _months_of(each)):
        return
    right = period_text(own)
    message = f"{sentence.typed(each)} is of {right}, and stands beside '{sentence.typed(when)}'."
    yield Doubt("period-wrong", when.start, when.end, message, f"Write {right}.")


def _months_of(when: When) -> frozenset[int]:
    """Return the months with which results may end that are of a period; of a financial year any of its months."""
    if when.frequency is not Frequency.YEAR:
        return when.lasts
    last = max(when.lasts)
    return frozenset(range(last - 11, last + 1))


def _is_wished(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is wished, planned or supposed: `a recovery to 86% by March is aimed at`."""
    return is_supposed(sentence, each.start) or bool(_IS_AIMED_AT.match(sentence.words_after(each.end, 60)))


def _is_right(sentence: Sentence, each: Quantity, context: Context, equal: list[Fact]) -> bool:
    """Return whether any of the facts that a number agrees with is one that it may state."""
    is_measured = context.is_timed and each.decimals and not _speaks_of_goals(sentence)
    stated = _MEASURED if is_measured else _STATED
    if any(fact.what in stated and context.holds(fact) for fact in equal):
        return True
    rest = (fact for fact in equal if fact.what is What.REST and fact.split == WHOLE and context.holds_time(fact))
    if next(rest, None) and is_rest(sentence, each):
        return True
    ahead = (fact for fact in equal if fact.what is What.TARGET and fact.period.last > sentence.latest.last)
    if next(ahead, None) and What.TARGET in stated:
        return True
    # -- another indicator that the sentence names may be that of a cohort itself
    others = [fact for fact in equal if fact.indicator != sentence.about and fact.split == WHOLE]
    return bool(others and sentence.cohorts) and any(context.holds_time(fact) for fact in others)


def _speaks_of_goals(sentence: Sentence) -> bool:
    before = sentence.before.text if sentence.before is not None else ""
    return bool(_OF_GOALS.search(sentence.text) or _OF_GOALS.search(before))


def _is_of_any_area(sentence: Sentence, context: Context, equal: list[Fact]) -> bool:
    """Return whether a number is that of one of the areas of which a sentence speaks without their names."""
    if context.is_placed or any(area.name for area in sentence.areas) or not _ALL_AREAS.search(sentence.text):
        return False
    return any(replace(context, areas=frozenset((fact.split.area,))).holds(fact) for fact in equal)


def _goes_with_points(sentence: Sentence, each: Quantity, told: list[Quantity]) -> bool:
    """Return whether a number without a unit stands with points: `from 3.5 points to 1.2`."""
    if each.kind is not Kind.PLAIN or each.is_spelt:
        return False
    near = [other for other in told if other.kind is Kind.POINTS and other.end <= each.start]
    return bool(near) and bool(_AND.fullmatch(sentence.between(near[-1].end, each.start)))
