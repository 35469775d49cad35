"""The place of a result among earlier ones: the longest since May, the lowest of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import Known
from committee_pack.check.agreement.moments import told_times
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.superlatives import Superlative
from committee_pack.wording import period_text

_SINCE = re.compile(r"\bsince\s(?:the\s)?(?:end of\s)?$", re.IGNORECASE)
_THIS_YEAR = re.compile(
    r"\b(?:this year|current (?:financial )?year|of the year|year so far|so far this year|of \d{4}/\d\d)\b"
)
_WAS_IN = re.compile(r"[^.;]{0,40}\b(?:was|came|is|were)\s(?:in|at|that of|those of)\s(?:the\s)?", re.IGNORECASE)
_FEWEST = 3
"""How many results there have to be for one of them to be the highest."""


@dataclass(frozen=True, slots=True)
class OverTime:
    """Holds the places of results among earlier ones against an indicator's series."""

    known: Known
    id: str

    def judge(self, sentence: Sentence, said: Superlative) -> Iterator[Doubt]:
        """Return a doubt of a place among earlier results that is said of one, and is not its own."""
        series = self.known.series(self.id, self._first(sentence, said))
        own = next((series[last] for last in reversed(series) if last in _lasts(sentence, said)), None)
        if own is None or own.amount is None or len(series) < _FEWEST:
            return
        number, results = own.amount.number, [each for each in series.values() if each.amount]
        ahead = [each for each in results if each.amount and _is_ahead(each.amount.number, number, said)]
        level = sum(1 for each in results if each.amount and each.amount.number == number)
        if said.nth not in range(len(ahead) + 1, len(ahead) + level + 1):
            other = ahead[0] if ahead else own
            message = f"'{said.words}' is not so of {period_text(own.period)}: see {period_text(other.period)}."
            yield Doubt("figure-rank", said.at.start, said.at.end, message)

    def _first(self, sentence: Sentence, said: Superlative) -> int:
        """Return with which month the results end among which it has a place; 0 where it is among all."""
        later = [when for when in sentence.whens if when.start >= said.at.end and when.lasts]
        since = [when for when in later if _SINCE.search(sentence.between(said.at.end, when.start))]
        if since:
            # -- the lowest since April is lower than all that came after April
            return min(since[-1].lasts) + 1
        latest = self.known.latest(self.id)
        is_this_year = latest is not None and _THIS_YEAR.search(sentence.words_after(said.at.end, 60))
        return latest.period.financial_year.first if latest and is_this_year else 0


def _is_ahead(number: Fraction, own: Fraction, said: Superlative) -> bool:
    return number > own if said.highest else number < own


def _lasts(sentence: Sentence, said: Superlative) -> frozenset[int]:
    """Return of which period a result is said to be the highest: of that named before, else of the latest."""
    before = [each for each in told_times(sentence) if each.end <= said.at.start]
    times = [each for each in before if each.is_named] or before
    after = next((each for each in sentence.whens if each.start >= said.at.end and each.is_named), None)
    if not times and after and _WAS_IN.fullmatch(sentence.between(said.at.end, after.start)):
        return after.lasts
    return times[0].lasts if times else frozenset((sentence.latest.last,))
