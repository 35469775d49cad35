"""How the results moved that a word of direction is said of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from committee_pack.check.agreement.directions.runs import Run, run_of
from committee_pack.check.agreement.directions.ways import COMPARATIVES, Way, is_so
from committee_pack.check.agreement.reading.clauses import clause_of
from committee_pack.check.agreement.reading.number_words import NUMBER_OF
from committee_pack.check.agreement.reading.quantities import Kind
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.time_words import WITHIN_BEFORE
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.reading.titles import Titles, is_whole_title, stems
from committee_pack.check.agreement.results.agreeing import states
from committee_pack.check.agreement.results.facts import WHOLE, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import is_higher_better
from committee_pack.check.agreement.results.verdicts import any_sure
from committee_pack.check.agreement.spoken_of.attaching import Context, lasts_of, local
from committee_pack.check.agreement.spoken_of.moments import (
    at_times,
    before_of,
    clause_times,
    now_of,
    past_times,
    told_past_times,
)
from committee_pack.model.indicators import Unit
from committee_pack.model.results import Direction, Result
from committee_pack.wording import period_text, result_text, rounded

_SUBJECT = re.compile(
    r"\b(?:performance|results?|rates?|percentage|proportion|share|figures?|indicator|measure|average|total|totals"
    r"|it|this|that|position|score|timeliness|level|use|outturn|trend|they|these|we|which|numbers?|counts?|waits?)\b",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"\b(?!(?:have|been|also|then|therefore|thus|again|since|just|still)\b)\w{4,}")
_NUMBERS = re.compile(r"\bnumbers?\b|\bcounts?\b|\bvolume\b|\bhow many\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:proportion\w*|share|relatively)\b", re.IGNORECASE)
_PERFORMANCE = re.compile(r"\bperformance\b|\btimeliness\b|\bposition\b", re.IGNORECASE)
_OTHER_AREAS = re.compile(r"\b(?:other|others|elsewhere|the rest)\b", re.IGNORECASE)
_BROADLY = re.compile(
    r"\b(?:broadly|largely|relatively|fairly|almost|nearly|virtually|more or less|roughly|much|around|little|hardly)"
    r"\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_STEADY = re.compile(r"\b(?:steady|stable)\b", re.IGNORECASE)
_SPEAKS_ON = re.compile(r"\b(?:it|this|that|which|these|they|since|represents)\b", re.IGNORECASE)
_THIS_PERIOD = re.compile(r"\b(?:this|in the|over the|on the|during the)\s(?:month|quarter|period)\b", re.IGNORECASE)
_THAN = re.compile(
    r"\sthan\b(?!\s(?:(?:it|they|we|that)\s(?:is|are)\b|now\b|today\b|at present\b|this\s(?:month|quarter|year)\b))"
)
_WAS = re.compile(r"\b(?:was|were)\s(?:\w+\s){0,2}$")
_SINCE = re.compile(r"\s(?:\w+\s)?(?:since|on|from)\s(?:the\s)?")
_SINCE_WHEN = re.compile(r"\bsince\s(?:the\s)?(?:end\sof\s)?$")
_WITHIN = re.compile(
    r"\s(?:(?!than)\w+\s)?(?:to\s(?:just\s)?\d[\d.,]*%?\s)?(?:(?:under|below|over|above)\s\d[\d.,]*%?\s)?(?:in|during|at|by)\s(?:the\s)?"
    r"(?:end\sof\s)?",
    re.IGNORECASE,
)
_SUBJECT_ALONE = re.compile(
    r",?\s(?:(?!(?:was|were|is|are|has|have|had|it was|from|since|and|but|than)\b)[A-Za-z’'-]+\s){1,5}", re.IGNORECASE
)
_SPAN_BEGINS = re.compile(r"\b(?:from|between)\s(?:the\send\sof\s)?$", re.IGNORECASE)
_SPAN_JOINS = re.compile(r"\s(?:and|to|until)\s(?:the\send\sof\s)?")
_EACH = re.compile(
    r"^\s(?:again\s)?(?:in|for|at|with)?\s?(?:each|every)\s(?:of the\s)?(?:last\s|past\s)?"
    r"(?P<n>two|three|four|five|six|twelve|\d+)?\s?(?:month|quarter|year|survey|point|period)s?\b",
    re.IGNORECASE,
)
_TELLING = 20
"""From this on a whole number is hardly a result by chance."""
_LITTLE = Fraction(1, 50)
"""Of a count, how much of it may move that is called broadly the same; of anything else it is one."""

_STEADIER = 5
"""How many times less it may move where it is called steady."""


@dataclass(frozen=True, slots=True)
class Moving:
    """A word of direction: where it stands in which clause, which way it says, and of which indicator."""

    sentence: Sentence
    at: At
    way: Way
    id: str
    clause_start: int
    clause: str

    @classmethod
    def of(cls, sentence: Sentence, at: At, way: Way, id: str) -> Moving:
        """Return a word of direction with its clause."""
        start, end = clause_of(sentence, at.start)
        return cls(sentence, at, way, id, start, sentence.between(start, end))

    @property
    def is_comparative(self) -> bool:
        """Whether it is said of a level, `higher`, and not of a move."""
        return self.sentence.typed(self.at).lower() in COMPARATIVES

    @property
    def is_of_number(self) -> bool:
        """Whether it is said of how many there are: `fewer`."""
        return self.sentence.typed(self.at).lower() in ("more", "fewer")

    @property
    def is_broad(self) -> bool:
        """Whether it says that something stayed nearly as it was."""
        start = max(self.clause_start, self.at.start - 24)
        return self.way is Way.SAME and bool(_BROADLY.search(self.sentence.between(start, self.at.start)))

    @property
    def is_steady(self) -> bool:
        """Whether it says that something hardly moved, and not that it did not."""
        return self.way is Way.SAME and bool(_STEADY.search(self.sentence.typed(self.at)))


@dataclass(frozen=True, slots=True)
class Moves:
    """Holds words of direction against the results."""

    known: Known
    titles: Titles

    def against(self, moving: Moving) -> str:
        """Return the results that a word of direction does not agree with; empty where it does, or none are meant."""
        if not self._is_about(moving) or self._is_of_another_sense(moving):
            return ""
        if moving.is_comparative and (then := _then_was(moving)):
            return self._against_then(moving, then)
        if _OTHER_AREAS.search(moving.clause):
            return ""
        if run := run_of(moving.sentence, moving.at):
            return self._against_run(moving, run)
        if each := _EACH.match(moving.sentence.between(moving.at.end, moving.sentence.end)):
            return self._against_each(moving, each)
        return self._against_results(moving)

    # -- whether it is said of the results

    def _is_about(self, moving: Moving) -> bool:
        """Return whether a clause speaks of the result: it names it, has its figure, or begins with the word."""
        sentence, at = moving.sentence, moving.at
        before = sentence.between(moving.clause_start, at.start)
        if not _LONG_WORD.search(before) or _SUBJECT.search(before):
            return True
        shown = (each for each in sentence.quantities if each.value is not None)
        if any(moving.clause_start <= each.start < at.end + 60 for each in shown):
            return True
        said = moving.clause if moving.is_of_number or run_of(sentence, at) else before
        if self.titles.of(moving.id) & stems(said) or self._states_it(moving):
            return True
        if is_whole_title(self.titles.of(moving.id), moving.clause):
            return True
        after = next((each for each in sentence.whens if each.start >= at.end and not each.is_date), None)
        return after is not None and bool(_SINCE.fullmatch(sentence.between(at.end, after.start)))

    def _states_it(self, moving: Moving) -> bool:
        """Return whether a clause gives a result of the indicator before the word: `December's 66.7% marks`."""
        typed = (each for each in moving.sentence.quantities if moving.clause_start <= each.start < moving.at.start)
        exact = (each for each in typed if each.kind is Kind.PERCENT or each.decimals or each.number >= _TELLING)
        return any(
            fact.what is What.RESULT
            for each in exact
            for fact in self.known.equal(moving.id, each.number, each.decimals, is_percent=each.kind is Kind.PERCENT)
        )

    def _is_of_another_sense(self, moving: Moving) -> bool:
        """Return whether a clause speaks of a number beside a share, or of performance, which rises as results fall."""
        indicator = self.known.indicators[moving.id]
        is_number = _NUMBERS.search(moving.clause) or (moving.is_of_number and not _SHARE.search(moving.clause))
        if indicator.unit is Unit.PERCENT and is_number:
            return True
        is_level = moving.way in (Way.UP, Way.DOWN) and is_higher_better(indicator) is False
        return is_level and bool(_PERFORMANCE.search(moving.clause))

    # -- one result against another

    def _against_then(self, moving: Moving, when: When) -> str:
        """Return the results to which an earlier one does not stand as is said: `July's figure was higher`."""
        context = local(moving.sentence, moving.at, self.known)
        then, now = at_times(self.known, moving.id, context, when.lasts), now_of(self.known, moving.id, context)
        higher = is_higher_better(self.known.indicators[moving.id])
        verdict = any_sure(has_moved(moving.way, one, other, higher) for one in then for other in now)
        return f"the results: {_both(then[0], now[0])}" if verdict is False else ""

    def _against_results(self, moving: Moving) -> str:
        nows, befores = self._compared(moving)
        higher, room = is_higher_better(self.known.indicators[moving.id]), self._room(moving, nows)
        pairs = ((now, before) for now in nows for before in befores if _is_of_same(now, before))
        if any_sure(has_moved(moving.way, now, before, higher, room) for now, before in pairs) is not False:
            return ""
        return f"the results: {_both(befores[0], nows[0])}"

    def _compared(self, moving: Moving) -> tuple[list[Result], list[Result]]:
        """Return the results that a word is said of, and those that it compares them with."""
        context = local(moving.sentence, moving.at, self.known)
        if span := _span(moving):
            began, ended = (at_times(self.known, moving.id, context, each.lasts) for each in span)
            return ended, began
        when = _within(moving) if moving.way is not Way.SAME else None
        if when is None:
            return now_of(self.known, moving.id, context), self._befores(moving, context)
        then = at_times(self.known, moving.id, context, when.lasts)
        # -- `it was higher in July` is said of July beside now, `it rose in July` of July beside June
        if moving.is_comparative and moving.sentence.latest.last not in when.lasts:
            return then, now_of(self.known, moving.id, context)
        return then, self._just_before(moving, then, context)

    def _befores(self, moving: Moving, context: Context) -> list[Result]:
        """Return the earlier results that a word compares with: of the period named, else those of the report."""
        sentence, id = moving.sentence, moving.id
        past = past_times(sentence)
        when = _nearest(moving.at, [each for each in clause_times(sentence, moving.at) if each in past])
        if when is not None:
            return at_times(self.known, id, context, when.lasts)
        if past:
            return at_times(self.known, id, context, lasts_of(past))
        reported = before_of(self.known, id, context)
        if sentence.before is not None and _SPEAKS_ON.search(sentence.text):
            return [*at_times(self.known, id, context, lasts_of(past_times(sentence.before))), *reported]
        if _THIS_PERIOD.search(sentence.text):
            last = max((each.period.last for each in reported), default=0)
            return [each for each in reported if each.period.last == last]
        return reported

    def _just_before(self, moving: Moving, nows: list[Result], context: Context) -> list[Result]:
        """Return the last results before some."""
        if not nows:
            return []
        found = self.known.results(moving.id)
        earlier = (each.period.last for split, each in found if each.amount and context.holds_split(split))
        last = max((each for each in earlier if each < nows[0].period.last), default=None)
        return at_times(self.known, moving.id, context, frozenset((last,))) if last is not None else []

    def _room(self, moving: Moving, nows: list[Result]) -> Fraction:
        """Return how far a result may have moved that is said to have stayed."""
        if moving.is_broad:
            return self._broad_room(moving, nows)
        rounded_room = self._rounded_room(moving, nows)
        return max(rounded_room, self._broad_room(moving, nows) / _STEADIER) if moving.is_steady else rounded_room

    def _broad_room(self, moving: Moving, nows: list[Result]) -> Fraction:
        of_count = self.known.indicators[moving.id].unit is Unit.COUNT
        most = max((abs(each.amount.number) for each in nows if each.amount), default=Fraction(0))
        return max(Fraction(1), most * _LITTLE) if of_count else Fraction(1)

    def _rounded_room(self, moving: Moving, nows: list[Result]) -> Fraction:
        """Return how far a result may have moved that stays as it is typed: `92%, the same as a year ago`."""
        if moving.way is not Way.SAME:
            return Fraction(0)
        typed = [each for each in moving.sentence.quantities if each.end <= moving.at.start and not each.decimals]
        fine = [each.amount.number for each in nows if each.amount and each.decimals]
        is_rounded = any(states(each, number) for each in typed for number in fine)
        return Fraction(1) if is_rounded else Fraction(0)

    # -- each of several

    def _against_run(self, moving: Moving, run: Run) -> str:
        """Return why results did not move so many times in a row up to the latest; empty where that cannot be seen."""
        latest, context = self.known.latest(moving.id), local(moving.sentence, moving.at, self.known)
        before = moving.sentence.words_before
        past = (each for each in past_times(moving.sentence) if not _SINCE_WHEN.search(before(each.start, 24)))
        is_of_another = not context.holds_split(WHOLE) or any(past)
        if latest is None or is_of_another or not run.is_of(latest.period.frequency):
            return ""
        higher = is_higher_better(self.known.indicators[moving.id])
        return run.broken(self.known.series(moving.id), lambda now, before: has_moved(moving.way, now, before, higher))

    def _against_each(self, moving: Moving, each: re.Match[str]) -> str:
        """Return the last two results of those that a sentence speaks of between which it did not move so."""
        latest, series = self.known.latest(moving.id), self.known.series(moving.id)
        if latest is None:
            return ""
        lasts = list(series)
        if typed := each["n"]:
            lasts = lasts[-(int(typed) if typed.isdigit() else NUMBER_OF[typed.lower()]) - 1 :]
        else:
            past = past_times(moving.sentence)
            since = [each for each in past if each.is_named] or past
            first = min((min(when.lasts) for when in since), default=latest.period.financial_year.first)
            lasts = [last for last in lasts if last >= first]
        higher = is_higher_better(self.known.indicators[moving.id])
        steps = [(series[before], series[after]) for before, after in pairwise(lasts)]
        wrong = [step for step in steps if has_moved(moving.way, step[1], step[0], higher) is False]
        return f"each of the results: {_both(*wrong[-1])}" if wrong and len(steps) > 1 else ""


def _both(before: Result, now: Result) -> str:
    was, is_now = (f"{result_text(each)} in {period_text(each.period)}" for each in (before, now))
    return f"{was}, {is_now}"


def _then_was(moving: Moving) -> When | None:
    """Return the earlier period of which a comparative is said: `July's figure was higher`."""
    sentence, at = moving.sentence, moving.at
    said = [each for each in told_past_times(sentence) if moving.clause_start <= each.start and each.end <= at.start]
    if not said or _THAN.match(sentence.words_after(at.end, 24)):
        return None
    return said[-1] if _WAS.search(sentence.between(said[-1].end, at.start)) else None


def _within(moving: Moving) -> When | None:
    """Return the period in which something is said to have moved: `a dip in October`, `in October it fell`."""
    sentence, at = moving.sentence, moving.at
    named = [each for each in sentence.whens if each.is_named]
    later = (each for each in named if each.start >= at.end)
    if after := next((each for each in later if _WITHIN.fullmatch(sentence.between(at.end, each.start))), None):
        return after
    before = [each for each in told_past_times(sentence) if each.is_named and each.end <= at.start]
    told = [each for each in before if moving.clause_start <= each.start]
    return told[-1] if told and _is_told_in(moving, told[-1]) else None


def _is_told_in(moving: Moving, when: When) -> bool:
    """Return whether a move is told in a period before it, `in October the result fell`, with no other verb between."""
    sentence, at = moving.sentence, moving.at
    is_in = WITHIN_BEFORE.search(sentence.words_before(when.start, 12)) and not moving.is_comparative
    return bool(is_in and _SUBJECT_ALONE.fullmatch(sentence.between(when.end, at.start)))


def _span(moving: Moving) -> tuple[When, When] | None:
    """Return the periods between which something is said to have moved: `from May to July it fell`."""
    sentence = moving.sentence
    for one, other in pairwise(each for each in sentence.whens if each.is_named):
        before, gap = sentence.words_before(one.start, 24), sentence.between(one.end, other.start)
        if _SPAN_BEGINS.search(before) and _SPAN_JOINS.fullmatch(gap) and moving.clause_start <= one.start:
            return one, other
    return None


def _nearest(at: At, times: list[When]) -> When | None:
    after = next((each for each in times if each.start >= at.end), None)
    return after or (times[-1] if times else None)


def _is_of_same(one: Result, other: Result) -> bool:
    """Return whether two results are of the same area, cohort, window and comparator."""
    return (one.area, one.cohort, one.window, one.comparator) == (
        other.area,
        other.cohort,
        other.window,
        other.comparator,
    )


def has_moved(way: Way, now: Result, before: Result, higher: bool | None, room: Fraction = Fraction(0)) -> bool | None:
    """Return whether one result stands to another as is said, exactly or as displayed."""
    if now.amount is None or before.amount is None:
        return None
    compared = next((each for each in now.comparisons if each.result.period == before.period and each.direction), None)
    if compared and way in (Way.BETTER, Way.WORSE):
        return compared.direction is (Direction.BETTER if way is Way.BETTER else Direction.WORSE)
    exact, then = now.amount.number, before.amount.number
    decimals = min(each for each in (now.amount.known_to, before.amount.known_to, now.decimals) if each is not None)
    displayed = rounded(exact, decimals) - rounded(then, decimals)
    return any_sure(is_so(way, moved, higher, room) for moved in (exact - then, displayed))
