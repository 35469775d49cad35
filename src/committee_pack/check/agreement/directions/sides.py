"""Words that say which way a change goes: `13 fewer`, `up 0.9 points`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from committee_pack.check.agreement.numbers.roles import is_signed
from committee_pack.check.agreement.reading.quantities import Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At

_UP = r"higher|more|up|above|over(?!\sthe)|longer|rose|risen|rise|increased?|grew|grown|growth|climbed|further"
_DOWN = (
    r"lower|fewer|less|down|below|under|shorter|short|fell|fallen|fall|decreased?|dropp?e?d?|reduced|reduction"
    r"|dipped"
)
_BETTER = r"better|improved|improvement|ahead"
_WORSE = r"worse|worsened|deteriorated|behind"
_SLIPPED = r"slipped|slid"
_SIDES = rf"(?P<slipped>{_SLIPPED})|(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<better>{_BETTER})|(?P<worse>{_WORSE})"
_AFTER = re.compile(
    rf"\s(?:(?:percentage points|points|days|cases|people|children|\w+)\s)?(?:{_SIDES})\b", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"\b(?:{_SIDES})\s(?:(?:by|of|just|only|some|about|another|a|the|an|slightly|is)\s)*", re.IGNORECASE
)
_FARTHEST = 40


@dataclass(frozen=True, slots=True)
class SaidWay:
    """Which way a change is said to go: 1 up, -1 down, 0 where that is not told; `at` is the word that says so."""

    at: At
    way: int


def said_way(sentence: Sentence, each: Quantity, higher: bool | None) -> SaidWay | None:
    """Return which way a change is said to go, by the word that stands with it, else by its sign."""
    if side := side_of(sentence, each):
        return SaidWay(At.of(side, str(side.lastgroup)), way_of(side, higher))
    if is_signed(sentence, each):
        return SaidWay(At(each.start, each.end), 1 if each.number > 0 else -1)
    return None


def side_of(sentence: Sentence, each: Quantity) -> re.Match[str] | None:
    """Return the word that says which way a change goes, `lower` after it or `up` before it; its group says which."""
    text = sentence.prose.text
    if after := _AFTER.match(text, each.end, sentence.end):
        return after
    found = list(_BEFORE.finditer(text, max(sentence.start, each.start - _FARTHEST), each.start))
    return found[-1] if found and found[-1].end() == each.start else None


def way_of(side: re.Match[str], higher: bool | None) -> int:
    """Return 1 where a word says up and -1 where it says down; 0 where either may be meant."""
    match side.lastgroup:
        case "slipped":
            return 0 if higher is False else -1
        case "up":
            return 1
        case "down":
            return -1
        case _ if higher is None:
            return 0
        case group:
            return 1 if (group == "better") == higher else -1
