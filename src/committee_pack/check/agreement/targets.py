"""Numbers that are called a target or a threshold, or are said to be where a rating begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.agreeing import agrees, states
from committee_pack.check.agreement.attaching import Context
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import COUNTED, Fact, Known, What
from committee_pack.check.agreement.moments import facts_of
from committee_pack.check.agreement.naming import named, shown
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import GOAL_AFTER, THRESHOLD, is_bound, is_change, is_said_plainly
from committee_pack.check.agreement.sentences import Sentence

_THEN = re.compile(
    r"\b(?:that year['’]s|for that (?:month|year|quarter)|at the time|of the time|then|that month['’]s"
    r"|the target was|target then|its target of the time|was judged|still judged)\b",
    re.IGNORECASE,
)
_NAMES_GOAL = re.compile(r"(?:['’]s)?\s(?:\w+\s)?targets?\b(?:\s(?:of|is|was|for\s\w+))?\s$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|to be|goes to|should|from april|next|by march|further by|then|rises? to|steps? (?:up )?to|until)\b",
    re.IGNORECASE,
)
_YEAR_END = re.compile(r"\byear[- ]end\stargets?\b", re.IGNORECASE)


@dataclass(slots=True)
class Targets:
    """Holds targets and thresholds against those of the catalogue."""

    known: Known

    def judge(self, sentence: Sentence, each: Quantity, context: Context) -> Iterator[Doubt]:
        """Return what is doubted of a number that is called a target or a threshold."""
        lasts = self._lasts_of_goal(sentence, each, context)
        of_bounds = is_bound(sentence, each) or bool(THRESHOLD.search(self._around(sentence, each)))
        goals = [fact for fact in facts_of(self.known, sentence) if fact.is_goal]
        own = _closest([fact for fact in goals if _covers(fact, lasts)])
        fitting = [fact for fact in own if of_bounds or fact.what is What.TARGET]
        if not sentence.is_sure or (not sentence.about and len(sentence.indicators) > 1):
            return
        if not fitting and (not own or not goals):
            return
        if any(agrees(each, fact) or _agrees_plainly(each, fact) for fact in fitting):
            return
        direct = is_bound(sentence, each) or is_said_plainly(sentence, each)
        if not direct and not GOAL_AFTER.match(sentence.words_after(each.end, 30)):
            stated = (fact for fact in facts_of(self.known, sentence) if fact.what in COUNTED)
            if any(agrees(each, fact) and context.holds(fact) for fact in stated):
                return
            if is_change(sentence, each) or (
                each.is_spelt and each.number < 20 and not is_said_plainly(sentence, each)
            ):
                return
        targets = [fact for fact in own if fact.what is What.TARGET] or own or goals
        targets = [fact for fact in targets if fact.indicator == sentence.about] or targets
        right = next((fact for fact in targets if _covers(fact, frozenset((sentence.latest.last,)))), targets[0])
        if any(agrees(each, fact) or _agrees_plainly(each, fact) for fact in targets):
            return
        typed = sentence.between(each.start, each.end)
        message = f"{typed} is not the target: {named(right)} is {shown(right)}."
        yield Doubt("figure-target", each.start, each.end, message, f"Write {shown(right)}.")

    def _around(self, sentence: Sentence, each: Quantity) -> str:
        return sentence.between(max(sentence.start, each.start - 45), min(sentence.end, each.end + 24))

    def _lasts_of_goal(self, sentence: Sentence, each: Quantity, context: Context) -> frozenset[int]:
        """Return of which periods a target is meant: those it is said of, else now, or then where that is said."""
        past = [when for when in sentence.whens if not when.is_date and not when.is_span and not when.is_now]
        if _YEAR_END.search(self._around(sentence, each)):
            return frozenset((sentence.latest.financial_year.last, sentence.latest.last))
        if said := [when for when in past if _NAMES_GOAL.match(sentence.between(when.end, each.start))]:
            return said[-1].lasts
        if context.is_timed and context.lasts is not None:
            later = {last + 12 for last in context.lasts} if _AHEAD.search(sentence.text) else set()
            return context.lasts | later
        before = sentence.words_before(each.start, 45)
        if past and _THEN.search(before):
            earlier = [when for when in past if when.start < each.start] or past
            return earlier[-1].lasts
        named_times = [when for when in past if when.start >= each.end or when.end <= each.start]
        ahead = frozenset(last + 12 for when in named_times for last in when.lasts)
        spoken = frozenset(last for when in named_times for last in when.lasts)
        now = frozenset((sentence.latest.last,))
        if _AHEAD.search(sentence.text):
            return now | ahead | spoken
        only_past = named_times and not any(sentence.latest.last in when.lasts for when in named_times)
        return now | spoken if only_past and not any(other.value for other in sentence.quantities) else now


def _agrees_plainly(each: Quantity, fact: Fact) -> bool:
    """Return whether a number without its percent sign is a target."""
    return each.kind is Kind.PLAIN and states(each, fact.number)


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
