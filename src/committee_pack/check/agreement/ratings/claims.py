"""Ratings that are said of results: which results these are, and whether any of them has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers.roles import is_goal
from committee_pack.check.agreement.ratings.runs import RatingRuns
from committee_pack.check.agreement.ratings.words import RATED, Named, told
from committee_pack.check.agreement.reading.clauses import clause_of, is_denied
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.time_words import SINCE_BEFORE, WITHIN_BEFORE
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.results.agreeing import states
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.attaching import Context, lasts_of, local
from committee_pack.check.agreement.spoken_of.beside import strongly
from committee_pack.check.agreement.spoken_of.moments import (
    at_times,
    before_of,
    clause_times,
    is_present,
    now_of,
    past_times,
    told_past_times,
)
from committee_pack.model.indicators import Unit
from committee_pack.model.results import Result

_REMAINS = re.compile(
    r"\b(?:remain(?:s|ed)?|still|stay(?:s|ed)?|continues?(?: to be)?|again|kept|keeps?|has (?:stayed|remained)"
    r"|as before|held)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s(?:being\s)?$", re.IGNORECASE)
_FROM_TO = re.compile(r"\bfrom\s(?:being\s)?(?:Red|Amber|Green)\b[^,;.]{0,40}?\sto\s(?:being\s)?$", re.IGNORECASE)
_TO = re.compile(r"\sto\s(?:being\s)?(?:Red|Amber|Green)\s(?:in\s|at\s)?(?:the\s)?(?:end\sof\s)?", re.IGNORECASE)
_IN = re.compile(r"\s(?:again\s)?(?:in|at|for)\s(?:the\s)?(?:end\sof\s)?")
_COMPARED_WITH = re.compile(
    r"\b(?:on|than|against|versus|compared (?:with|to))\s(?:in\s|at\s|the\s|that of\s)*$", re.IGNORECASE
)
_BOTH = re.compile(r"^\s(?:in|for|at)\sboth\b", re.IGNORECASE)
_CLOSE = re.compile(
    r"\)?,?\s?(?:\(|at |with |on |: )?|,? (?:is|was|which is|and is|and was) (?:rated )?|%?\*?,? ", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:ha(?:s|ve)\s(?:\w+\s)?been|is|are|was|were|been|remains?|stays?|has)\b", re.IGNORECASE)
_REFERS = re.compile(r"\b(?:it|its|they|that|this|these|which|cohort|then)\b", re.IGNORECASE)
_PAST_VERBS = ("was", "were", "been")
BEFORE = 40
"""How many characters before a rating are read for how it is said."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A rating that is said of an indicator's results."""

    known: Known
    sentence: Sentence
    named: Named
    id: str

    def judge(self) -> Iterator[Doubt]:
        """Return a doubt of a rating that none of the results has that it is said of."""
        sentence, at, named = self.sentence, self.named.at, self.named
        before = sentence.words_before(at.start, BEFORE)
        if lasting := RatingRuns(self.known, self.id).meant(sentence, named):
            yield from named.unless_all(lasting)
            return
        if _FROM.search(before):
            yield from named.unless_any(self._left())
        elif is_denied(sentence, at.start):
            yield from self._denied()
        elif _REMAINS.search(before) and not self._is_of_the_past():
            yield from self._remained()
        elif _BOTH.match(sentence.words_after(at.end, 12)):
            yield from self._of_both()
        else:
            yield from named.unless_any(self._spoken_of())

    # -- how it is said

    def _left(self) -> list[Result]:
        """Return the results of which it is said `from Red`: the earlier ones, or any that the sentence speaks of."""
        earlier = self._earlier(is_from=True)
        if self._is_of_the_last_step():
            last = max((each.period.last for each in earlier), default=0)
            earlier = [each for each in earlier if each.period.last == last]
        earlier += self._just_before()
        several = self.sentence.cohorts or len(self.sentence.areas) > 1 or self.sentence.windows
        return [*earlier, *(self._nows() if several else [])] if earlier else []

    def _is_of_the_last_step(self) -> bool:
        """Return whether a rating is said to have changed in the latest period, `from Amber to Red this month`."""
        to = _TO.match(self.sentence.words_after(self.named.at.end, 30))
        if to is None or past_times(self.sentence):
            return False
        at, latest = self.named.at.end + to.end(), self.sentence.latest.last
        return any(each.start == at and latest in each.lasts for each in self.sentence.whens)

    def _just_before(self) -> list[Result]:
        """Return the results right before the earlier periods in which something is told: `in April, from Green`."""
        latest = self.known.latest(self.id)
        step = latest.period.frequency.value if latest else 0
        past = past_times(self.sentence)
        told = [each for each in past if WITHIN_BEFORE.search(self.sentence.words_before(each.start, 8))]
        lasts = frozenset(last - step for last in lasts_of(told))
        return _rated(at_times(self.known, self.id, self._context(), lasts))

    def _denied(self) -> Iterator[Doubt]:
        meant = self._meant()
        if meant and all(each.rating is self.named.rating for each in meant):
            yield self.named.doubt(f"{told(meant[0])}, although it is said not to be.")

    def _remained(self) -> Iterator[Doubt]:
        """Return a doubt of a rating that is said to have stayed, and is not, or was not before."""
        nows, earlier, named = self._nows(), self._earlier(is_from=False), self.named
        yield from named.unless_any(nows)
        is_now = bool(nows) and nows[0].rating is named.rating
        if is_now and earlier and all(each.rating is not named.rating for each in earlier):
            yield named.doubt(f"It was not {named.word} before: {told(earlier[0])}.")

    def _of_both(self) -> Iterator[Doubt]:
        earlier = self._earlier(is_from=False) or _rated(before_of(self.known, self.id, self._context())[:1])
        wrong = next((each for each in (*self._nows(), *earlier) if each.rating is not self.named.rating), None)
        if wrong is not None:
            yield self.named.doubt(f"{told(wrong)}, and not {self.named.word}.")

    def _is_of_the_past(self) -> bool:
        told = any(each.end <= self.named.at.start for each in told_past_times(self.sentence))
        return told and not is_present(self.sentence, self.named.at)

    # -- which results are meant

    def _spoken_of(self) -> list[Result]:
        """Return the results that a rating is said of: that of the figure beside it, else any that may be meant."""
        if right_after := self._of_period_right_after():
            return right_after
        beside, is_close = self._of_number_beside()
        if is_close:
            return beside
        before = self.sentence.before
        is_spoken_on = before is not None and before.quantities and _REFERS.search(self.sentence.text)
        numbers = before.quantities if before is not None and is_spoken_on else ()
        return [*beside, *self._meant(), *(result for each in numbers for result in self._stated_by(each, None))]

    def _of_period_right_after(self) -> list[Result]:
        """Return the results of the period right after a rating: `Red in November`, `Green last month`."""
        if adverb := self._adverb_right_after():
            return _rated(self._at([adverb]))
        times = [each for each in self._times() if each.start >= self.named.at.end]
        said = strongly(self.sentence, self.named.at, times)
        return (
            _rated(self._at(said))
            if said and _IN.fullmatch(self.sentence.between(self.named.at.end, said[0].start))
            else []
        )

    def _adverb_right_after(self) -> When | None:
        """Return the period that stands right after a rating without a preposition."""
        after = next((each for each in self.sentence.whens if each.start == self.named.at.end + 1), None)
        is_adverb = after and after.lasts and not (after.is_named or after.is_span or after.is_year or after.is_date)
        return after if is_adverb else None

    def _context(self) -> Context:
        return local(self.sentence, self.named.at, self.known)

    def _nows(self) -> list[Result]:
        return _rated(now_of(self.known, self.id, self._context()))

    def _at(self, times: list[When]) -> list[Result]:
        return at_times(self.known, self.id, self._context(), lasts_of(times))

    def _earlier(self, *, is_from: bool) -> list[Result]:
        """Return the earlier results: of the periods that are named, else those that the report compares with."""
        inside, past = clause_times(self.sentence, self.named.at), past_times(self.sentence)
        times = [each for each in past if is_from or each in inside]
        return _rated(self._at(times) if times else before_of(self.known, self.id, self._context()))

    def _meant(self) -> list[Result]:
        """Return the results that a rating is said of: of the periods that are named, else the latest."""
        times = self._times()
        said = self._said(times)
        if said:
            is_since = SINCE_BEFORE.search(self.sentence.words_before(said[0].start, 20))
            return self._nows() if is_since else _rated(self._at(said))
        spoken = self._spoken(times)
        if not spoken or self._is_present():
            return self._nows()
        lasts = lasts_of(spoken) | {self.sentence.latest.last}
        return _rated(at_times(self.known, self.id, self._context(), lasts))

    def _times(self) -> list[When]:
        """Return the periods of the clause; where it has none and speaks of then, the earlier ones of the sentence."""
        left = _FROM_TO.search(self.sentence.between(self.sentence.start, self.named.at.start))
        begins = self.sentence.start + left.start() if left else self.named.at.start
        inside = (each for each in clause_times(self.sentence, self.named.at) if not each.is_now)
        # -- of `from Green in July to Amber` the period is that of what it was
        if times := [each for each in inside if not begins <= each.start < self.named.at.start]:
            return times
        verbs = self._verbs()
        return told_past_times(self.sentence) if verbs and verbs[-1] in _PAST_VERBS else []

    def _verbs(self) -> list[str]:
        """Return the verbs before a rating in its clause, or in those before where it has none."""
        start, _ = clause_of(self.sentence, self.named.at.start)
        own = _VERB.findall(self.sentence.between(start, self.named.at.start).lower())
        # -- `it was 8.0%, and Green` goes on with its verb
        return own or _VERB.findall(self.sentence.between(self.sentence.start, start).lower())

    def _said(self, times: list[When]) -> list[When]:
        """Return the periods that a rating is said of alone."""
        if said := strongly(self.sentence, self.named.at, times):
            return said
        spoken = self._spoken(times)
        is_past = len(spoken) == 1 and spoken[0] in past_times(self.sentence)
        return spoken if is_past and not self._is_present() else []

    def _spoken(self, times: list[When]) -> list[When]:
        """Return some periods without those that are only compared with: `up on November`."""
        return [each for each in times if not _COMPARED_WITH.search(self.sentence.words_before(each.start, BEFORE))]

    def _is_present(self) -> bool:
        """Return whether the verb right before a rating says that it has it now."""
        verbs = self._verbs()
        return is_present(self.sentence, self.named.at) and not (verbs and verbs[-1] in ("was", "were"))

    # -- by the figures in the sentence

    def _of_number_beside(self) -> tuple[list[Result], bool]:
        """Return the results that the figure in the same clause states, and whether it stands right beside."""
        sentence, at = self.sentence, self.named.at
        start, end = clause_of(sentence, at.start)
        inside = [each for each in sentence.quantities if start <= each.start < end]
        before = [each for each in reversed(inside) if each.end <= at.start]
        context = self._context()
        for each in (*before, *(each for each in inside if each.start >= at.end)):
            if not is_goal(sentence, each) and (found := self._latest_of(self._stated_by(each, context))):
                gap = sentence.gap(each, at)
                return ([], False) if RATED.search(gap) else (found, bool(_CLOSE.fullmatch(gap)))
        return [], False

    def _latest_of(self, found: list[Result]) -> list[Result]:
        """Return the latest of some results with one number, where the clause names no period; else all of them."""
        now = [each for each in found if each.period.last == self.sentence.latest.last]
        return found if not now or clause_times(self.sentence, self.named.at) else now

    def _stated_by(self, each: Quantity, context: Context | None) -> list[Result]:
        """Return the results that a number states, of those whom a rating may be said of."""
        kind = Kind.PERCENT if self.known.indicators[self.id].unit is Unit.PERCENT else Kind.PLAIN
        if each.kind is not kind or each.is_spelt:
            return []
        return [
            result
            for split, result in self.known.results(self.id)
            if result.rating
            and result.amount
            and not split.comparator
            and (context is None or context.holds_split(split))
            and states(each, result.amount.number, result.amount.known_to)
        ]


def _rated(results: list[Result]) -> list[Result]:
    return [each for each in results if each.rating]
