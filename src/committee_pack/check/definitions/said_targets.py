"""A note that says what the target is: `The target was 80% in May 2016`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from committee_pack.check.definitions.claims import NUMBER, OTHER_TIMES, Differs, Subject, is_in_unit, number_of
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
    is_of_now = not named and not OTHER_TIMES.search(clause)
    goal = result.goal if is_of_now else named
    period = period_text(named.period if named else result.period)
    start = match.end() - len(match[0].lstrip())
    if goal and said != Fraction(goal.value):
        holds = brief_amount(goal.value, result.indicator.unit)
        yield Differs(start, match.end(), f"that of {period} is {holds}", replace(goal.place, key="target"))
    elif is_of_now and not goal and not result.rule:
        yield Differs(start, match.end(), f"it has none for {period}", result.indicator.place)
