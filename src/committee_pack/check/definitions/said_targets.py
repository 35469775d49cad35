"""A note that says what the target is: `The target was 80% in May 2016`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from committee_pack.check.definitions.claims import NUMBER, OTHER_TIMES, Differs, Subject, is_in_unit, number_of
from committee_pack.findings import Place
from committee_pack.model.indicators import Target
from committee_pack.wording import brief_amount, period_text

_WHOSE = r"(?:^|(?<=[.;:(,])|\b(?:the|our|its|a|this|current|agreed|council's|year's)\b)\s*"
_IS = r"(?:is|was|of|:|=|–|-|has been|stands at|remains(?: at)?|is set at|set at|for the year is)?"
_SAID = re.compile(
    rf"{_WHOSE}target\s*{_IS}\s*(?P<after>{NUMBER})(?:\s?%|\s?per ?cent\b)?"
    rf"|\b(?:the|our|its|a|an)\s+(?P<before>{NUMBER})(?:%|\s?per ?cent)?\s+target\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r",|\band\b|\bbut\b|\bwhile\b")


def differing(sentence: str, subject: Subject) -> Iterator[Differs]:
    """Return the targets that a sentence says and that are not those of their time."""
    if "arget" not in sentence or not subject.knows_targets:
        return
    unit, begins = subject.result.indicator.unit, 0
    for match in _SAID.finditer(sentence):
        group = "after" if match["after"] else "before"
        ends = _CLAUSE_ENDS.search(sentence, match.end())
        clause, rest = sentence[begins : ends.start() if ends else None], sentence[match.end(group) :]
        begins = match.end()
        if is_in_unit(match[group], rest, unit) and not re.match(r"\s?%?\s*(?:to|or|and|-|–)\s*\d", rest):
            yield from _unlike(match, number_of(match[group]), clause, subject)


def _unlike(match: re.Match[str], said: Fraction, clause: str, subject: Subject) -> Iterator[Differs]:
    """Return a claim where it is not the target of the period that its clause names or, where none is named, of now."""
    result = subject.result
    named = next((each for each in subject.targets if period_text(each.period) in clause), None)
    goal = named or (None if OTHER_TIMES.search(clause) else result.goal)
    if goal is None and not (OTHER_TIMES.search(clause) or result.rule):
        instead = f"it has none for {period_text(result.period)}"
        yield Differs(_start(match), match.end(), instead, result.indicator.place)
    elif goal is not None and said != Fraction(goal.value):
        yield Differs(_start(match), match.end(), _is(goal, subject), _place(goal))


def _start(match: re.Match[str]) -> int:
    return match.start() + len(match[0]) - len(match[0].lstrip())


def _is(goal: Target, subject: Subject) -> str:
    period = goal.period if goal is not subject.result.goal else subject.result.period
    return f"that of {period_text(period)} is {brief_amount(goal.value, subject.result.indicator.unit)}"


def _place(goal: Target) -> Place:
    return replace(goal.place, key="target")
