"""Numbers that are called a target or a threshold, or are said to be where a rating begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers.roles import (
    GOAL_AFTER,
    GOAL_WORD,
    THRESHOLD,
    is_bound,
    is_change,
    is_edge_of_red,
    is_said_plainly,
)
from committee_pack.check.agreement.reading.quantities import Approx, Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.results.agreeing import agrees, is_alike, states
from committee_pack.check.agreement.results.facts import COUNTED, Fact, What
from committee_pack.check.agreement.results.naming import named, shown
from committee_pack.check.agreement.spoken_of.attaching import Context, lasts_of
from committee_pack.check.agreement.spoken_of.others_named import OthersNamed

_THEN = re.compile(
    r"\b(?:that year['’]s|for that (?:month|year|quarter)|at the time|of the time|then|that month['’]s"
    r"|the target (?:was|stood)"
    r"|target then|its target of the time|was judged|still judged)\b",
    re.IGNORECASE,
)
_NAMES_GOAL = re.compile(r"(?:['’]s)?\s(?:\w+\s)?targets?\b(?:\s(?:of|is|was|for\s\w+))?\s$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|to be|goes to|should|from april|next|by march|by the end of|set for|aim\w*"
    r"|further by|then|rises? to|steps? (?:up )?to|until)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:targets?|[Tt]hresholds?|floor|ceiling|limit|tolerance|Red|Amber|Green)\b")
_TARGETS = ("target", "targets", "green")
"""What a number is called that is the target: Green begins there."""
_PRESENT = re.compile(
    rf"\b(?:present|current|today['’]s|this year['’]s)\s(?:\w+\s)?{GOAL_WORD}(?:\s(?:of|is|at))?\s$", re.IGNORECASE
)
_IS = re.compile(r"\b(?:is|are|becomes)\s(?:\w+\s){0,2}$")
_HAS_YEAR = re.compile(r"\d{2}")
_YEAR_END = re.compile(r"\byear[- ]end\stargets?\b", re.IGNORECASE)
_BEFORE, _AFTER = 45, 24
"""How many characters around a number are read for which target it is."""
_YEAR = 12
_SMALL = 20
"""Below this a number in words is hardly a target."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Holds targets and thresholds against those of the catalogue."""

    others: OthersNamed

    def judge(self, sentence: Sentence, each: Quantity, context: Context) -> Iterator[Doubt]:
        """Return what is doubted of a number that is called a target or a threshold."""
        if not sentence.is_sure or (not sentence.about and len(sentence.indicators) > 1):
            return
        if self.others.is_goal(sentence, each.number):
            return
        each = _exactly(each)
        lasts = _lasts_of_goal(sentence, each, context)
        goals = [fact for fact in sentence.facts() if fact.is_goal]
        own = _closest([fact for fact in goals if _covers(fact, lasts)])
        if is_edge_of_red(sentence, each):
            # -- Green begins at the target, so that Red does where there is nothing else
            own = [fact for fact in own if fact.what is What.BOUND] or own
        fitting = (
            own
            if _is_of_bounds(sentence, each) and not _is_plain_target(sentence, each)
            else [fact for fact in own if fact.what is What.TARGET]
        )
        targets = _targets(sentence, own)
        if not own or _is_any(each, fitting) or _is_a_result(sentence, each, context) or _is_any(each, targets):
            return
        now = frozenset((sentence.latest.last,))
        likely = _thresholds(sentence, each, own) or targets
        right = next((fact for fact in likely if _covers(fact, now)), likely[0])
        message = f"{sentence.typed(each)} is not the {right.what.value}: {named(right)} is {shown(right)}."
        yield Doubt("figure-target", each.start, each.end, message, f"Write {shown(right)}.")


def _is_of_bounds(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number may be a threshold."""
    return is_bound(sentence, each) or bool(THRESHOLD.search(sentence.around(each, _BEFORE, _AFTER)))


def _is_plain_target(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number stands right after `target of`, and so is no threshold."""
    called = _CALLED.findall(sentence.words_before(each.start, _BEFORE))
    return bool(called) and called[-1].lower() in _TARGETS and is_said_plainly(sentence, each)


def _exactly(each: Quantity) -> Quantity:
    """Return a number without `below` or `above` before it, which say on which side of it a rating lies."""
    return replace(each, approx=None) if each.approx in (Approx.LESS, Approx.MORE) else each


def _thresholds(sentence: Sentence, each: Quantity, goals: list[Fact]) -> list[Fact]:
    """Return the thresholds of the sentence's own indicator, where a number is called one and no target."""
    before, after = sentence.words_before(each.start, _BEFORE), sentence.words_after(each.end, _BEFORE)
    called = [*reversed(_CALLED.findall(before)), *_CALLED.findall(after)]
    if not called or called[0].lower() in _TARGETS:
        return []
    return [fact for fact in goals if fact.what is What.BOUND and fact.indicator == sentence.about]


def _is_any(each: Quantity, goals: list[Fact]) -> bool:
    """Return whether a number is any of some targets, with its percent sign or without; a target is not rounded."""
    alike = (fact for fact in goals if each.kind is Kind.PLAIN or is_alike(each, fact))
    return any(states(each, fact.number) if each.approx else each.number == fact.number for fact in alike)


def _is_a_result(sentence: Sentence, each: Quantity, context: Context) -> bool:
    """Return whether a number that is not plainly called a target is a result beside one, or a change."""
    is_plain = is_said_plainly(sentence, each)
    if is_plain or is_bound(sentence, each) or GOAL_AFTER.match(sentence.words_after(each.end, 30)):
        return False
    stated = (fact for fact in sentence.facts() if fact.what in COUNTED)
    if any(agrees(each, fact) and context.holds(fact) for fact in stated):
        return True
    return is_change(sentence, each) or (each.is_spelt and each.number < _SMALL)


def _targets(sentence: Sentence, goals: list[Fact]) -> list[Fact]:
    """Return the targets of some goals, those of the sentence's own indicator, as far as there are such."""
    own = [fact for fact in goals if fact.indicator == sentence.about] or goals
    return [fact for fact in own if fact.what is What.TARGET] or own


# -- of which period


def _lasts_of_goal(sentence: Sentence, each: Quantity, context: Context) -> frozenset[int]:
    """Return of which periods a target is meant: those it is said of, else now, or then where that is said."""
    if _YEAR_END.search(sentence.around(each, _BEFORE, _AFTER)):
        return frozenset((sentence.latest.financial_year.last, sentence.latest.last))
    if _PRESENT.search(sentence.words_before(each.start, _BEFORE)):
        return frozenset((sentence.latest.last,))
    times = [when for when in sentence.whens if not (when.is_date or when.is_span or when.is_now)]
    if said := [when for when in times if _NAMES_GOAL.match(sentence.between(when.end, each.start))]:
        lasts = said[-1].lasts
        # -- a month without its year may be the next of its name
        return lasts if _HAS_YEAR.search(sentence.typed(said[-1])) else lasts | _a_year_on(lasts)
    if context.is_timed and context.lasts is not None:
        is_ahead = _AHEAD.search(sentence.text) or _may_be_next(sentence, each, context.when)
        return context.lasts | _a_year_on(context.lasts) if is_ahead else context.lasts
    if times and _THEN.search(sentence.words_before(each.start, _BEFORE)):
        return ([when for when in times if when.start < each.start] or times)[-1].lasts
    return _spoken_of(sentence, [when for when in times if when.start >= each.end or when.end <= each.start])


def _may_be_next(sentence: Sentence, each: Quantity, when: When | None) -> bool:
    """Return whether a month without its year may be the next of its name: `the target in January is 2,150`."""
    if when is None or not when.is_named or _HAS_YEAR.search(sentence.typed(when)):
        return False
    return bool(_IS.search(sentence.words_before(each.start, _BEFORE)))


def _spoken_of(sentence: Sentence, times: list[When]) -> frozenset[int]:
    """Return of which periods a target may be that is said of none: now, and those named if the sentence is of them."""
    now, spoken = frozenset((sentence.latest.last,)), lasts_of(times)
    if _AHEAD.search(sentence.text):
        return now | spoken | _a_year_on(spoken)
    is_past = bool(times) and sentence.latest.last not in spoken
    return now | spoken if is_past and not any(other.value for other in sentence.quantities) else now


def _a_year_on(lasts: frozenset[int]) -> frozenset[int]:
    return frozenset(last + _YEAR for last in lasts)


def _closest(goals: list[Fact]) -> list[Fact]:
    """Return targets without those of a longer period where one of a shorter is there, which wins."""
    shortest: dict[str, int] = {}
    for fact in goals:
        if fact.what is What.TARGET:
            length = fact.period.frequency.value
            shortest[fact.indicator] = min(shortest.get(fact.indicator, length), length)
    return [fact for fact in goals if fact.what is not What.TARGET or fact.period.frequency == shortest[fact.indicator]]


def _covers(fact: Fact, lasts: frozenset[int]) -> bool:
    return any(fact.period.first <= last <= fact.period.last for last in lasts)
