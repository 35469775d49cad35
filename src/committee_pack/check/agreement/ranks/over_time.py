"""The place of a result among earlier ones: the longest since May, the lowest of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.ranks.measures import Measure, measures
from committee_pack.check.agreement.ranks.superlatives import Superlative
from committee_pack.check.agreement.reading.number_words import NUMBER_OF
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.time_words import FREQUENCIES, NUMBER, SINCE_BEFORE
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.results.agreeing import states
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.moments import told_times
from committee_pack.model.periods import Frequency
from committee_pack.model.results import Result
from committee_pack.wording import period_text

_SINCE_WHAT = re.compile(
    r"[^,;.\d]{0,40}?\bsince\s(?!records?\b|the (?:survey|series|report|first|start)\b|then\b)(?:the\s)?(?:end of\s)?",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(
    r"\b(?:(?:this|the current) (?:financial )?year|of the year|year so far|so far this year|of \d{4}/\d\d)\b"
)
_THIS_YEARS = re.compile(
    r"\b(?:this|the) year['’]s\s(?:\w+\s)?$"
    r"|\bof (?:all\s)?(?:the\s)?(?:months|quarters|columns|results|figures)\b[^,;.]{0,30}\b(?:this|the) year,[^;.]*$",
    re.IGNORECASE,
)
_WAS_IN = re.compile(
    r"[^.;]{0,50}\b(?:was|came|is|were)\s(?:£?\d[\d.,]*%?,?\s(?:days,?\s|weeks,?\s)?\(?)?"
    r"(?:(?:in|at|that of|those of)\s)?(?:the\s)?",
    re.IGNORECASE,
)
_IS = re.compile(r"\s(?:is|was|are|were)\s(?:\w+\s){0,3}", re.IGNORECASE)
_RIGHT_IN = re.compile(r"\s(?:\w+\s)?in\s")
_WAS = re.compile(r"[^.;,]{0,50}\b(?:was|were|is|came to)\s")
_OF_THE_LAST = re.compile(
    rf"\s(?:[\w’'-]+\s){{0,3}}?(?:of|in|for|over|among)\s(?:the\s)?(?:last\s|past\s|latest\s|previous\s)?(?P<many>{NUMBER})\s"
    r"(?:(?P<unit>month|quarter|year)s?|surveys|results|readings|points)\b",
    re.IGNORECASE,
)
_PAST_YEAR = re.compile(r"\s(?:[\w’'-]+\s){0,3}?(?:of|in|over)\s(?:the\s)?(?:past|last)\syear\b", re.IGNORECASE)
_FEWEST = 3
"""How many results there have to be for one of them to be the highest."""


@dataclass(frozen=True, slots=True)
class OverTime:
    """Holds the places of results among earlier ones against an indicator's series."""

    known: Known
    id: str

    def judge(self, sentence: Sentence, said: Superlative) -> Iterator[Doubt]:
        """Return a doubt of a place among earlier results that is said of one, and is not its own."""
        series = self._among(sentence, said)
        lasts = self._lasts(sentence, said)
        own = next((series[last] for last in reversed(series) if last in lasts), None)
        if own is None or own.amount is None or len(series) < _FEWEST or _is_since_something(sentence, said):
            return
        aheads = [_ahead(list(series.values()), own, said, measure) for measure in measures(sentence, said, own)]
        if None not in aheads:
            other = next(iter(aheads[0] or ()), own)
            message = f"'{said.words}' is not so of {period_text(own.period)}: see {period_text(other.period)}."
            yield Doubt("figure-rank", said.at.start, said.at.end, message)

    def _among(self, sentence: Sentence, said: Superlative) -> dict[int, Result]:
        """Return the results among which one has a place: the last so many, those of the year, else all."""
        series = self.known.series(self.id, self._first(sentence, said))
        many = _OF_THE_LAST.match(sentence.words_after(said.at.end, 70))
        if many is None:
            is_of_year = _PAST_YEAR.match(sentence.words_after(said.at.end, 70))
            first = sentence.latest.last - Frequency.YEAR if is_of_year else 0
            return {month: result for month, result in series.items() if month >= first}
        last = int(NUMBER_OF.get(many["many"].lower()) or many["many"])
        if many["unit"]:
            first = sentence.latest.last - last * FREQUENCIES[many["unit"].lower()]
            return {month: result for month, result in series.items() if month > first}
        return dict(list(series.items())[-last:])

    def _first(self, sentence: Sentence, said: Superlative) -> int:
        """Return with which month the results end among which it has a place; 0 where it is among all."""
        later = [when for when in sentence.whens if when.start >= said.at.end and when.lasts]
        since = [when for when in later if SINCE_BEFORE.search(sentence.between(said.at.end, when.start))]
        if since:
            # -- the lowest since April is lower than all that came after April
            return min(since[-1].lasts) + 1
        latest = self.known.latest(self.id)
        is_this_year = is_of_this_year(sentence, said) or _THIS_YEAR.search(sentence.words_after(said.at.end, 60))
        return latest.period.financial_year.first if latest and is_this_year else 0

    def _lasts(self, sentence: Sentence, said: Superlative) -> frozenset[int]:
        """Return of which period a result is said to be the highest: of one named, of that with a figure, else now."""
        before = [each for each in told_times(sentence) if each.end <= said.at.start]
        times = [each for each in before if each.is_named] or before
        after = next((each for each in sentence.whens if each.start >= said.at.end and each.is_named), None)
        if times:
            is_last = _IS.fullmatch(sentence.between(times[-1].end, said.at.start))
            return times[-1 if is_last else 0].lasts
        if after and _is_of_it(sentence, said, after):
            return after.lasts
        return self._stated(sentence, said) or frozenset((sentence.latest.last,))

    def _stated(self, sentence: Sentence, said: Superlative) -> frozenset[int]:
        """Return with which months the results end that have the figure right after: `the lowest was 5.4`."""
        each = next((each for each in sentence.quantities if each.start >= said.at.end and not each.is_spelt), None)
        if each is None or not _WAS.fullmatch(sentence.between(said.at.end, each.start)):
            return frozenset()
        return frozenset(
            last
            for last, result in self.known.series(self.id).items()
            if result.amount and states(each, result.amount.number, result.amount.known_to)
        )


def is_of_this_year(sentence: Sentence, said: Superlative) -> bool:
    """Return whether words before a place say that it is among the results of the year: `this year's best`."""
    return bool(_THIS_YEARS.search(sentence.words_before(said.at.start, 80)))


def _is_since_something(sentence: Sentence, said: Superlative) -> bool:
    """Return whether a place is since something happened, and nobody can say when."""
    since = _SINCE_WHAT.match(sentence.words_after(said.at.end, 60))
    if since is None:
        return False
    end = said.at.end + since.end()
    return not any(each.start <= end < each.end for each in sentence.whens)


def _is_of_it(sentence: Sentence, said: Superlative, when: When) -> bool:
    """Return whether a result is said to be the highest of a period after it: `was in May`, `highest in May`."""
    gap = sentence.between(said.at.end, when.start)
    return bool(_WAS_IN.fullmatch(gap) or (not when.is_year and _RIGHT_IN.fullmatch(gap)))


def _ahead(results: list[Result], own: Result, said: Superlative, measure: Measure) -> list[Result] | None:
    """Return the results before one that has not the place that is said of it; None where it has."""
    numbers = [(each, number) for each in results if (number := measure(each)) is not None]
    mark = measure(own)
    if mark is None:
        return []
    ahead = [each for each, number in numbers if (number > mark if said.highest else number < mark)]
    level = sum(1 for _, number in numbers if number == mark)
    return None if said.nth in range(len(ahead) + 1, len(ahead) + level + 1) else ahead
