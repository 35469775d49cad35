"""How often results are said to stand so to a target: `the third month in which it was met`, `in two of six`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.reading.number_words import NUMBER_OF, ORDINALS, PLACE_OF
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.time_words import FREQUENCIES, NUMBER
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.moments import told_times
from committee_pack.model.results import Result
from committee_pack.wording import period_text

_PLACES = {word: PLACE_OF[word] for word in ORDINALS[:10]} | {"only": 1}
_WORDS = r"(?:(?!(?:and|but|as|because)\b)[\w’'-]+\s)"
_NTH = re.compile(
    rf"\b(?:the|our|its)\s(?P<nth>{'|'.join(_PLACES)})\s(?:(?P<unit>month|quarter|year)\s{_WORDS}{{0,5}}?"
    rf"(?:in which|for which|when|where|that|to)|time)\s{_WORDS}{{0,7}}$",
    re.IGNORECASE,
)
_SOME = rf"(?P<n>no|none|all|every|{NUMBER})"
_LAST = rf"(?:the\s)?(?:last|past)\s(?P<of>{NUMBER})"
_MONTHS = r"(?P<unit>month|quarter|year)s?"
_IN_SOME = re.compile(rf"\s(?:in|for)\s(?:only\s|just\s)?{_SOME}\s(?:of\s{_LAST}\s)?{_MONTHS}\b", re.IGNORECASE)
_SOME_OF_THE_LAST = re.compile(rf"\b{_SOME}\sof\s{_LAST}\s{_MONTHS}\s(?:has\s|have\s)?$", re.IGNORECASE)
_OF_THE_LAST = re.compile(rf"\b(?:in|over|of)\s{_LAST}\b", re.IGNORECASE)
_IN_A_ROW = re.compile(r"\b(?:running|in a row|in succession|consecutive|successive|straight)\b", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\b(?:this|of the|in the|so far this)\s(?:financial\s)?year\b(?!\sto\b)", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:at least|at most|more than|fewer than|up to|but for|except|another|next|only once)\b", re.IGNORECASE
)
_AFTER = 40
_MANY = 6
"""From how many results on nobody who counts them is taken to have looked further back."""

Stands = Callable[[Result], bool | None]


@dataclass(frozen=True, slots=True)
class TimesMet:
    """Counts the results that stand to their target as is said; `id` is the indicator."""

    known: Known
    id: str

    def doubts(self, sentence: Sentence, whole: At, stands: Stands) -> list[Doubt] | None:
        """Return what is doubted of how often results are said to stand so; None where that is not said of them."""
        text = sentence.prose.text
        if nth := _NTH.search(text, sentence.start, whole.start):
            of = self._of_a_run if _IN_A_ROW.search(nth[0]) else self._of_nth
            return list(of(sentence, nth, whole, stands))
        some = _IN_SOME.match(text, whole.end, sentence.end) or _SOME_OF_THE_LAST.search(
            text, sentence.start, whole.start
        )
        return list(self._of_some(sentence, some, stands)) if some else None

    def _of_nth(self, sentence: Sentence, nth: re.Match[str], whole: At, stands: Stands) -> Iterator[Doubt]:
        """Return a doubt of which time it is that results stand so, up to the period that it is said of."""
        is_this_year = bool(_THIS_YEAR.search(sentence.prose.text, nth.start(), min(sentence.end, whole.end + _AFTER)))
        series = self._series(sentence, nth["unit"], _since(sentence, nth), is_this_year=is_this_year)
        said = [each for each in told_times(sentence) if each.end <= nth.start() and each.is_named]
        own = next((last for last in reversed(series) if not said or last in said[-1].lasts), None)
        is_only, place = nth["nth"].lower() == "only", _PLACES[nth["nth"].lower()]
        if own is None or _is_said_after(sentence, whole):
            return
        some = [each for last, each in series.items() if is_only or last <= own]
        verdicts = [stands(each) for each in some]
        if not is_this_year and _many_this_year(some, verdicts) == place:
            # -- where no year is named this one may be meant
            return
        is_short = verdicts.count(True) < place and _is_whole(some) and (is_this_year or len(some) >= _MANY)
        if verdicts.count(True) > place or (is_short and None not in verdicts):
            yield _doubt(sentence, At.of(nth, "nth"), some, verdicts)

    def _of_a_run(self, sentence: Sentence, nth: re.Match[str], whole: At, stands: Stands) -> Iterator[Doubt]:
        """Return a doubt of how often in a row, up to the latest, results stand so."""
        series = list(self._series(sentence, nth["unit"], 0, is_this_year=False).values())
        said = [each for each in told_times(sentence) if each.is_named and sentence.latest.last not in each.lasts]
        if said or not _is_whole(series):
            return
        verdicts = [stands(each) for each in series]
        run = len(list(takewhile(bool, reversed(verdicts))))
        place, is_whole = _PLACES[nth["nth"].lower()], run < len(verdicts) and verdicts[-run - 1] is False
        if run > place or (run < place and is_whole):
            message = f"'{nth['nth']}' is not so: of the latest results {run or 'none'} in a row {_are(run)} so."
            yield Doubt("figure-rank", nth.start("nth"), nth.end("nth"), message)

    def _of_some(self, sentence: Sentence, some: re.Match[str], stands: Stands) -> Iterator[Doubt]:
        """Return a doubt of in how many of the last results it is so, where all of them are held."""
        typed = some["of"] or next((each["of"] for each in _OF_THE_LAST.finditer(sentence.text)), "")
        is_this_year = not typed and bool(_THIS_YEAR.search(sentence.text))
        series = list(self._series(sentence, some["unit"], 0, is_this_year=is_this_year).values())
        if not series or not (typed or is_this_year):
            return
        many = _number(typed) if typed else len(series)
        last, verdicts = series[-many:], [stands(each) for each in series[-many:]]
        wanted = {"no": 0, "none": 0, "all": many, "every": many}.get(some["n"].lower())
        wanted = _number(some["n"]) if wanted is None else wanted
        is_sure = len(last) == many and _is_whole(last) and None not in verdicts
        if is_sure and verdicts.count(True) != wanted:
            yield _doubt(sentence, At.of(some, "n"), last, verdicts)

    def _series(self, sentence: Sentence, unit: str | None, first: int, *, is_this_year: bool) -> dict[int, Result]:
        """Return the results that are counted, by the months they end with; none where these are not so far apart."""
        latest = self.known.latest(self.id)
        frequency = FREQUENCIES[unit.lower()] if unit else None
        if latest is None or _OTHERWISE.search(sentence.text) or frequency not in (None, latest.period.frequency):
            return {}
        if any(each.name for each in sentence.areas) or sentence.cohorts or sentence.comparators:
            return {}
        return self.known.series(self.id, latest.period.financial_year.first if is_this_year else first)


def _since(sentence: Sentence, nth: re.Match[str]) -> int:
    """Return from which month on it is counted, `the first month since May in which`; 0 is from the first."""
    inside = (each for each in sentence.whens if nth.start() <= each.start < nth.end() and each.is_named)
    return max((last + 1 for each in inside for last in each.lasts), default=0)


def _is_said_after(sentence: Sentence, whole: At) -> bool:
    """Return whether it is told only after it of which period it is said: `the first in which it was met was May`."""
    return any(each.start >= whole.end and each.is_named for each in sentence.whens)


def _many_this_year(some: list[Result], verdicts: list[bool | None]) -> int:
    """Return how many of some results are so that are of the year of the last of them."""
    first = some[-1].period.financial_year.first
    return sum(1 for each, verdict in zip(some, verdicts, strict=True) if verdict and each.period.last >= first)


def _is_whole(some: list[Result]) -> bool:
    """Return whether no result is missing between some."""
    return all(now.period.last - before.period.last == now.period.frequency.value for before, now in pairwise(some))


def _are(many: int) -> str:
    return "is" if many < 2 else "are"


def _number(typed: str) -> int:
    return NUMBER_OF.get(typed.lower()) or int(typed)


def _doubt(sentence: Sentence, at: At, some: list[Result], verdicts: list[bool | None]) -> Doubt:
    so = [period_text(each.period) for each, verdict in zip(some, verdicts, strict=True) if verdict]
    message = f"'{sentence.typed(at)}' is not so: of {len(some)} results {len(so)} are so ({', '.join(so) or 'none'})."
    return Doubt("figure-rank", at.start, at.end, message)
