"""Moves one after the other, `for four months in a row`, `the third month running`, counted in the results."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, pairwise

from committee_pack.check.agreement.reading.number_words import CARDINALS, NUMBER_OF, ORDINALS, PLACE_OF
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.time_words import FREQUENCIES
from committee_pack.model.periods import Frequency
from committee_pack.model.results import Result
from committee_pack.wording import period_text

_ORDINALS, _CARDINALS = ORDINALS[1:], CARDINALS[1:12]
_N = rf"(?:the\s|its\s|a\s)?(?:last\s)?(?P<n>{'|'.join((*_ORDINALS, *_CARDINALS))}|\d{{1,2}}(?:nd|rd|th)?)\s"
_UNIT = r"(?P<unit>month|quarter|year)s?"
_CONSECUTIVE = r"(?:consecutive|successive|straight)"
_RUN = rf"{_N}(?:{_CONSECUTIVE}\s{_UNIT}|(?P<of>month|quarter|year)s?\s(?:in a row|running|in succession))\b"
_AFTER = re.compile(rf"^\s(?:again\s)?(?:for\s|in\s|over\s)?{_RUN}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_RUN},?\s(?:\w+\s){{0,6}}$", re.IGNORECASE)
_OF_MOVES = re.compile(
    rf"\b(?P<n>{'|'.join(_ORDINALS)})\s(?P<one>{_CONSECUTIVE}\s)?(?:(?P<unit>month|quarter|year)ly\s)?[a-z]+(?P<of>)"
    r"(?P<row>\s(?:in a row|running|in succession))?\b",
    re.IGNORECASE,
)
"""Moves that are counted themselves: `the fourth consecutive monthly rise`, `the third fall in a row`."""
_UNITS = {each.value: each.name.lower() for each in Frequency}
_FARTHEST, _LONGEST_NTH = 80, 10
KEYS = frozenset(("consecutive", "successive", "straight", "row", "running", "succession"))
"""The words of which every run has one."""


@dataclass(frozen=True, slots=True)
class Run:
    """So many moves, one after the other, and how long each of them takes; None is as long as results are apart."""

    moves: int
    each: Frequency | None

    def is_of(self, frequency: Frequency) -> bool:
        """Return whether results that are so far apart may be those that moved."""
        return self.each in (None, frequency)

    def broken(self, series: dict[int, Result], so: Callable[[Result, Result], bool | None]) -> str:
        """Return how many moves there are and which came before them; empty where no other is seen among so many."""
        steps = islice(pairwise(reversed(series.values())), self.moves)
        for done, (now, before) in enumerate(steps):
            apart = now.period.last - before.period.last
            moved = so(now, before) if self.each is None or self.each.value == apart else None
            if moved is None:
                return ""
            if not moved:
                return f"the results: that is so of {_many(done, apart)}, and not of {period_text(now.period)}"
        return ""


def _many(done: int, apart: int) -> str:
    unit = _UNITS.get(apart, "time")
    return f"{done} {unit}s in a row" if done > 1 else f"one {unit}" if done else f"no {unit}"


def run_of(sentence: Sentence, at: At) -> Run | None:
    """Return the moves, one after the other, that a word of direction speaks of; None where it speaks of none."""
    if not sentence.words & KEYS:
        return None
    found = (
        _AFTER.match(sentence.words_after(at.end, _FARTHEST))
        or _BEFORE.search(sentence.words_before(at.start, _FARTHEST))
        or _of_moves(sentence, at)
    )
    if found is None:
        return None
    unit, typed = found["unit"] or found["of"], found["n"].lower()
    each = FREQUENCIES[unit.lower()] if unit else None
    return Run(PLACE_OF.get(typed) or NUMBER_OF.get(typed) or int(re.sub(r"\D", "", typed)), each)


def _of_moves(sentence: Sentence, at: At) -> re.Match[str] | None:
    """Return the words that count moves, where a word of direction is the last of them or all but `in a row`."""
    near = _OF_MOVES.finditer(sentence.prose.text, max(sentence.start, at.start - _LONGEST_NTH), sentence.end)
    return next((each for each in near if each.start() <= at.start < each.end() and (each["one"] or each["row"])), None)
