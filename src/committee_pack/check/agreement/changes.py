"""Changes, `0.9 points on July`, `13 fewer than in November`, held against the results that they are between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from committee_pack.check.agreement.agreeing import agrees, states
from committee_pack.check.agreement.clauses import clause_of, is_denied
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import Known, What, is_higher_better
from committee_pack.check.agreement.made import BACK, Made
from committee_pack.check.agreement.moments import at_times, context_of_sentence, facts_of, local, now_of
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import GOAL_WORD, is_change
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.times import When
from committee_pack.findings import Severity
from committee_pack.model.document import Shown
from committee_pack.model.results import Result
from committee_pack.wording import number_text, rounded

_MOST = 60
_MANY = 12
"""How many differences a small number in words may be any of, and nobody can say that it is none."""
_REL = (
    r"above|below|over|under|short of|off|from|inside|within|ahead of|behind|beyond|better than|worse than|higher than"
    r"|lower than|outside|away from|clear of|adrift of|more than|fewer than|less than|than"
)
_FROM_GOAL = re.compile(
    rf"^\s(?:\w+\s)?(?:{_REL})\s(?:(?!and\b|but\b|in\b|on\b|last\b|with\b)[\w£%.,’']+\s){{0,7}}?"
    rf"(?:{GOAL_WORD}|expected)\b",
    re.IGNORECASE,
)
_FROM_IT = re.compile(r"^\s(?:above|below|over|under|short of|off|from|inside|ahead of|behind)\sit\b", re.IGNORECASE)
_IS_HAD = re.compile(r"\bhad\s$", re.IGNORECASE)
_GOAL_BY = re.compile(rf"\b{GOAL_WORD}\b[^,;.]{{0,12}}\sby\s$", re.IGNORECASE)
_MARGIN = re.compile(r"\b(?:gap|shortfall|distance|margin|cushion|headroom)\b[^,;.]*$", re.IGNORECASE)
_TO_SPARE = re.compile(r"^\s(?:to spare|in hand|inside|clear|adrift|short)\b(?! of)", re.IGNORECASE)
_OFF = re.compile(
    r"\s(?:off|short of|above|below|over|under|inside|within|ahead of|behind|clear of|from|away from)\s"
    r"(?:the\s|its\s|our\s)?",
    re.IGNORECASE,
)
_FROM_TIME = re.compile(
    r"\s?(?:(?:\w+\s){0,2}"
    r"(?:up|down|higher|lower|better|worse|more|fewer|less|longer|shorter|quicker|slower|faster|above"
    r"|below|over|under)\s)?(?:than\s|on\s|since\s|from\s|over\s|above\s|below\s|compared (?:with|to)\s|against\s)?"
    r"(?:in\s|at\s|for\s|by\s)?(?:the\s)?(?:(?:end|year|quarter|month|twelve months|12 months)\s(?:of|to)\s)?"
    r"(?:that of\s)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:end\sof\s)?$", re.IGNORECASE)
_UP = r"higher|more|up|above|over(?!\sthe)|longer|rose|risen|rise|increased?|grew|grown|growth|climbed|further"
_DOWN = r"lower|fewer|less|down|below|under|shorter|short|fell|fallen|fall|decreased?|dropp?e?d?|reduced|reduction|dipped|slipped"
_BETTER = r"better|improved|improvement|ahead"
_WORSE = r"worse|worsened|deteriorated|behind"
_SIDES = rf"(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<better>{_BETTER})|(?P<worse>{_WORSE})"
_SIDE_AFTER = re.compile(
    rf"^\s(?:(?:percentage points|points|days|cases|people|children|\w+)\s)?(?:{_SIDES})\b", re.IGNORECASE
)
_SIDE_BEFORE = re.compile(
    rf"\b(?:{_SIDES})\s(?:(?:by|of|just|only|some|about|another|a|the|an|slightly|is)\s)*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Apart:
    """A difference that a change may be; `is_signed` says that it is of what the change is said of less the other."""

    number: Fraction
    is_signed: bool = False
    is_goal: bool = False


@dataclass(slots=True)
class Changes:
    """Holds changes against the results that they are between."""

    known: Known
    made: Made

    def judge(self, sentence: Sentence, each: Quantity, told: list[Quantity]) -> Iterator[Doubt]:
        """Return what is doubted of a number that is said to be the difference of two."""
        if each.kind is Kind.PERCENT and self._is_growth(sentence, each):
            return
        if _is_before_a_share(sentence, each) or _IS_HAD.search(sentence.words_before(each.start, 6)):
            return
        size = replace(each, number=abs(each.number))
        apart = list(dict.fromkeys(self._apart(sentence, each, told)))
        same = [one for one in apart if states(size, abs(one.number))]
        if same:
            yield from self._wrong_side(sentence, each, same)
        elif self._is_unknown(sentence, each):
            when = _time_beside(sentence, each)
            words = sentence.between(when.start, when.end) if when else ""
            message = f"No result is held for '{words}'."
            hint = "Mend the period, or list the figure in front under 'facts:' with its source."
            yield Doubt("figure-unknown", each.start, each.end, message, hint, Severity.ADVICE)
        elif apart and not (each.is_spelt and each.kind is Kind.PLAIN and len(apart) > _MANY):
            best = min(apart, key=lambda one: abs(abs(one.number) - size.number)).number
            right = number_text(abs(best), max(each.decimals, 0 if best.denominator == 1 else 1))
            message = f"{sentence.between(each.start, each.end)} does not follow from the results that it is between."
            yield Doubt("figure-change", each.start, each.end, message, f"Is {right} meant?")

    # -- which way

    def _wrong_side(self, sentence: Sentence, each: Quantity, same: list[_Apart]) -> Iterator[Doubt]:
        """Return a doubt of a change that is right in size and said to go the other way."""
        signed = [one for one in same if one.is_signed and one.number]
        side = _side(sentence, each)
        if not signed or len(signed) < len(same) or side is None or is_denied(sentence, side.start()):
            return
        way = self._way(sentence, side)
        if way and not any((one.number > 0) == (way > 0) for one in signed):
            start = sentence.start if side.string is None else side.start(str(side.lastgroup))
            code = "comparison-wrong" if any(one.is_goal for one in signed) else "direction-wrong"
            words = sentence.between(start, side.end(str(side.lastgroup)))
            right = "more" if way < 0 else "less"
            yield Doubt(
                code,
                start,
                side.end(str(side.lastgroup)),
                f"'{words}' is not so: it is {right}, not the other way.",
                "",
            )

    def _way(self, sentence: Sentence, side: re.Match[str]) -> int:
        group = str(side.lastgroup)
        if group in ("up", "down"):
            return 1 if group == "up" else -1
        indicator = self.known.indicators.get(sentence.about)
        higher = is_higher_better(indicator) if indicator else None
        if higher is None:
            return 0
        return 1 if (group == "better") == higher else -1

    # -- how far

    def _apart(self, sentence: Sentence, each: Quantity, told: list[Quantity]) -> Iterator[_Apart]:
        """Return the differences that a change may be: of what stands right beside it, else of all that may be meant."""
        percent = each.kind in (Kind.POINTS, Kind.PERCENT)
        start, end = clause_of(sentence, each.start)
        levels = [other for other in told if other.start != each.start and _is_level(sentence, other, percent)]
        inside = [other.number for other in levels if start <= other.start < end]
        typed = inside or [other.number for other in levels]
        now = self._now(sentence, each, percent)
        if goals := self._goals_beside(sentence, each):
            yield from self._from_goals(sentence, typed, now, goals)
            return
        if re.search(r"\btargets?\b", sentence.text, re.IGNORECASE):
            steps = sorted({fact.number for fact in facts_of(self.known, sentence) if fact.what is What.TARGET})
            yield from _pairs(steps)
        if not percent and any(area.name for area in sentence.areas):
            yield from (_Apart(one - other) for one, other in self.made.moves(sentence))
        yield from self._moves_within(sentence, each, percent)
        if then := self._then(sentence, each, percent):
            yield from (_Apart(one - other, is_signed=True) for one in now for other in then)
            yield from (_Apart(one - other) for one in typed for other in then)
            yield from _pairs(typed)
            return
        if _time_beside(sentence, each) is not None and self._is_unknown(sentence, each):
            yield from _pairs(typed)
            return
        if between := self._between(sentence, percent):
            yield from between
            yield from _pairs(typed)
            return
        earlier = self._numbers_before(sentence, percent)
        yield from _pairs((*typed, *earlier)[:10]) if earlier else ()
        if len(inside) > 1:
            yield from _pairs(typed[:8])
            if re.match(r"\sfrom\b", sentence.words_after(each.end, 6)):
                yield from (_Apart(one - other) for one in now for other in typed)
            yield from (_Apart(level) for level in self.made.levels(sentence) if not percent)
            return
        yield from self._all_apart(sentence, each, told, percent)

    def _from_goals(
        self, sentence: Sentence, typed: list[Fraction], now: list[Fraction], goals: list[Fraction]
    ) -> Iterator[_Apart]:
        context = context_of_sentence(sentence, self.known)
        held = [
            fact.number for fact in facts_of(self.known, sentence) if fact.what is What.RESULT and context.holds(fact)
        ]
        yield from (_Apart(one - goal, is_signed=True, is_goal=True) for one in now for goal in goals)
        others = [number for number in (*typed, *held, *(rounded(number, 1) for number in held)) if number not in now]
        yield from (_Apart(one - goal, is_signed=one not in typed, is_goal=True) for one in others for goal in goals)
        yield from _pairs(typed)

    def _now(self, sentence: Sentence, each: Quantity, percent: bool) -> list[Fraction]:
        """Return the latest results of those whom a change is said of, exactly and as displayed."""
        found: list[Fraction] = []
        for id in sentence.indicators:
            for result in now_of(self.known, sentence, id, local(sentence, each, self.known)):
                found += _numbers(result, percent)
        return found

    def _goals_beside(self, sentence: Sentence, each: Quantity) -> list[Fraction]:
        """Return the targets that a change is said to be from: `2.3 points above the target`."""
        after = sentence.words_after(each.end, 60)
        before = sentence.words_before(each.start, 40)
        to_goal = _FROM_GOAL.match(after) or self._is_off_a_goal(sentence, each)
        to_goal = to_goal or (
            _FROM_IT.match(after) and re.search(GOAL_WORD, sentence.between(sentence.start, each.start))
        )
        if not (to_goal or _MARGIN.search(before) or _TO_SPARE.match(after) or _GOAL_BY.search(before)):
            return []
        return list(dict.fromkeys(fact.number for fact in facts_of(self.known, sentence) if fact.is_goal))

    def _is_off_a_goal(self, sentence: Sentence, each: Quantity) -> bool:
        """Return whether a change is off a number that is a target: `ten points off the 90% we expect`."""
        after = [other for other in sentence.quantities if other.start >= each.end]
        if not after or not _OFF.fullmatch(sentence.between(each.end, after[0].start)):
            return False
        if after[0].value is not None:
            return after[0].value.shown is Shown.TARGET
        return any(fact.is_goal and agrees(after[0], fact) for fact in facts_of(self.known, sentence))

    def _then(self, sentence: Sentence, each: Quantity, percent: bool) -> list[Fraction]:
        """Return the results that a change is said to be from by the period right after it: `0.9 points on July`."""
        when = _time_beside(sentence, each)
        found: list[Fraction] = []
        for id in sentence.indicators if when else ():
            for result in at_times(
                self.known, id, local(sentence, each, self.known), when.lasts if when else frozenset()
            ):
                found += _numbers(result, percent)
        return found

    def _is_unknown(self, sentence: Sentence, each: Quantity) -> bool:
        """Return whether nothing is held of the period that a change is said to be from."""
        when = _time_beside(sentence, each)
        if when is None or not when.is_named or not sentence.about_is_given:
            return False
        results = (result for id in sentence.indicators for _, result in self.known.results(id))
        return not any(result.amount is not None and result.period.last in when.lasts for result in results)

    def _between(self, sentence: Sentence, percent: bool) -> list[_Apart]:
        """Return the differences of results of two periods that a sentence is between."""
        times = [when for when in sentence.whens if when.is_named]
        for one, other in zip(times, times[1:], strict=False):
            joined = sentence.between(one.end, other.start).strip() == "and"
            if joined and _BETWEEN.search(sentence.between(sentence.start, one.start)):
                context = context_of_sentence(sentence, self.known)
                first, last = (
                    [
                        n
                        for id in sentence.indicators
                        for each in at_times(self.known, id, context, when.lasts)
                        for n in _numbers(each, percent)
                    ]
                    for when in (one, other)
                )
                return [_Apart(b - a, is_signed=True) for a in first for b in last]
        return []

    def _moves_within(self, sentence: Sentence, each: Quantity, percent: bool) -> Iterator[_Apart]:
        """Return how results moved in the period that stands right after a change: `5.4 points in July`."""
        after = [when for when in sentence.whens if when.start >= each.end and when.is_named]
        if not after or not re.fullmatch(r"\s(?:in|during|over)\s", sentence.between(each.end, after[0].start)):
            return
        for id in sentence.indicators:
            context = local(sentence, each, self.known)
            for result in at_times(self.known, id, context, after[0].lasts):
                months = result.period.frequency.value
                for before in at_times(self.known, id, context, frozenset((result.period.last - months,))):
                    yield from (_Apart(a - b) for a in _numbers(result, percent) for b in _numbers(before, percent))

    def _numbers_before(self, sentence: Sentence, percent: bool) -> list[Fraction]:
        """Return the levels of the sentences before, of which this one speaks on."""
        found: list[Fraction] = []
        before = sentence.before
        for _ in range(BACK):
            if before is None:
                break
            found += [other.number for other in before.quantities if _is_level(before, other, percent)]
            before = before.before
        return found

    def _all_apart(self, sentence: Sentence, each: Quantity, told: list[Quantity], percent: bool) -> Iterator[_Apart]:
        context = context_of_sentence(sentence, self.known)
        counted = (What.NUMERATOR, What.DENOMINATOR)
        facts = [
            fact
            for fact in facts_of(self.known, sentence)
            if (fact.what is What.RESULT or fact.is_goal or (fact.what in counted and not percent))
            and context.holds(fact)
        ][:_MOST]
        before = sentence.before.quantities if sentence.before else ()
        beside = [other for other in told if other.start != each.start]
        typed = [
            other.number
            for other in (*beside, *before)
            if other.kind is Kind.PERCENT or (other.kind is Kind.PLAIN and (not percent or other.decimals))
        ]
        yield from _pairs(typed[:8])
        for one, other in combinations(facts, 2):
            if one.indicator == other.indicator or {one.what, other.what} == {What.RESULT}:
                yield _Apart(one.number - other.number)
                yield _Apart(rounded(one.number, one.shown) - rounded(other.number, other.shown))
        yield from (_Apart(number - rounded(fact.number, fact.shown)) for number in typed for fact in facts)
        yield from (_Apart(level) for level in self.made.levels(sentence) if not percent)

    def _is_growth(self, sentence: Sentence, each: Quantity) -> bool:
        """Return whether a percentage is by how much a count or a rate has grown or shrunk."""
        context = context_of_sentence(sentence, self.known)
        counts = [
            fact.number
            for fact in facts_of(self.known, sentence)
            if fact.what in (What.RESULT, What.NUMERATOR) and not fact.is_percent and context.holds(fact)
        ]
        counts += [other.number for other in sentence.quantities if other.kind is Kind.PLAIN and other.number > 0]
        some = counts[:_MOST]
        return any(other and states(each, abs(100 * (one - other) / other)) for one in some for other in some)


def _pairs(numbers: object) -> Iterator[_Apart]:
    listed: list[Fraction] = list(numbers)  # type: ignore[call-overload]
    return (_Apart(one - other) for one, other in combinations(listed, 2))


def _side(sentence: Sentence, each: Quantity) -> re.Match[str] | None:
    """Return the word that says which way a change goes: `lower` after it, `up` before it; places are of the text."""
    text = sentence.prose.text
    after = re.compile(_SIDE_AFTER.pattern.removeprefix("^"), re.IGNORECASE).match(text, each.end, sentence.end)
    if after:
        return after
    found = list(_SIDE_BEFORE_ANY.finditer(text, max(sentence.start, each.start - 40), each.start))
    return found[-1] if found and found[-1].end() == each.start else None


_SIDE_BEFORE_ANY = re.compile(_SIDE_BEFORE.pattern.removesuffix("$"), re.IGNORECASE)


def _time_beside(sentence: Sentence, each: Quantity) -> When | None:
    """Return the earlier period that stands right after a change."""
    after = [when for when in sentence.whens if when.start >= each.end and not when.is_date and not when.is_now]
    if not after or sentence.latest.last in after[0].lasts:
        return None
    return after[0] if _FROM_TIME.fullmatch(sentence.between(each.end, after[0].start)) else None


def _is_before_a_share(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a change is up to a share in words: `four short of six in seven`."""
    after = [other for other in sentence.quantities if other.start >= each.end]
    return (
        bool(after) and after[0].kind is Kind.SHARE and bool(_OFF.fullmatch(sentence.between(each.end, after[0].start)))
    )


def _is_level(sentence: Sentence, each: Quantity, percent: bool) -> bool:
    """Return whether a number is a level of the kind that a change is between."""
    if percent:
        return each.kind is Kind.PERCENT or (
            each.kind is Kind.PLAIN and each.decimals > 0 and not is_change(sentence, each)
        )
    return each.kind is Kind.PLAIN and not each.is_spelt and not is_change(sentence, each)


def _numbers(result: Result, percent: bool) -> list[Fraction]:
    """Return a result exactly and as displayed; of a share, where counts are asked for, its numerator too."""
    if result.amount is None:
        return []
    found = [result.amount.number, rounded(result.amount.number, result.decimals)]
    if not percent:
        found += [Fraction(each) for each in (result.numerator, result.denominator) if each is not None]
    return found
