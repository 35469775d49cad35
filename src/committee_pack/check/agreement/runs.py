"""Moves one after the other, `for four months in a row`, `the third month running`, counted in the results."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.spans import At
from committee_pack.model.periods import Frequency
from committee_pack.model.results import Result
from committee_pack.wording import period_text

_ORDINALS = (
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_CARDINALS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: n for words in (_ORDINALS, _CARDINALS) for n, word in enumerate(words, 2)}
_N = rf"(?:the\s|its\s|a\s)?(?:last\s)?(?P<n>{'|'.join(_NUMBERS)}|\d{{1,2}}(?:nd|rd|th)?)\s"
_UNIT = r"(?P<unit>month|quarter|year)s?"
_CONSECUTIVE = r"(?:consecutive|successive|straight)"
_RUN = rf"{_N}(?:{_CONSECUTIVE}\s{_UNIT}|(?P<of>month|quarter|year)s?\s(?:in a row|running|in succession))\b"
_AFTER = re.compile(rf"^\s(?:again\s)?(?:for\s|in\s|over\s)?{_RUN}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_RUN},?\s(?:\w+\s){{0,6}}$", re.IGNORECASE)
_FREQUENCIES = {"month": Frequency.MONTH, "quarter": Frequency.QUARTER, "year": Frequency.YEAR}
_FARTHEST = 80
KEYS = frozenset(("consecutive", "successive", "straight", "row", "running", "succession"))
"""The words of which every run has one."""


@dataclass(frozen=True, slots=True)
class Run:
    """So many moves, one after the other, and how long each of them takes."""

    moves: int
    each: Frequency

    def broken(self, series: dict[int, Result], so: Callable[[Result, Result], bool | None]) -> str:
        """Return how many moves there are and which came before them; empty where no other is seen among so many."""
        last = max(series, default=0)
        for done in range(self.moves):
            now, before = series.get(last), series.get(last - self.each.value)
            moved = so(now, before) if now and before else None
            if now is None or moved is None:
                return ""
            if not moved:
                return f"the results: that is so of {self._many(done)}, and not of {period_text(now.period)}"
            last -= self.each.value
        return ""

    def _many(self, done: int) -> str:
        unit = self.each.name.lower()
        return f"{done} {unit}s in a row" if done > 1 else f"one {unit}" if done else f"no {unit}"


def run_of(sentence: Sentence, at: At) -> Run | None:
    """Return the moves, one after the other, that a word of direction speaks of; None where it speaks of none."""
    if not sentence.words & KEYS:
        return None
    found = _AFTER.match(sentence.words_after(at.end, _FARTHEST)) or _BEFORE.search(
        sentence.words_before(at.start, _FARTHEST)
    )
    if found is None:
        return None
    unit, typed = found["unit"] or found["of"], found["n"].lower()
    return Run(_NUMBERS.get(typed) or int(re.sub(r"\D", "", typed)), _FREQUENCIES[unit.lower()])
