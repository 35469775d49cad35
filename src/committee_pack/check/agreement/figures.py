"""Numbers that a text states, held against all that they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from committee_pack.check.agreement import exempt
from committee_pack.check.agreement.agreeing import agrees, is_alike, is_near, states
from committee_pack.check.agreement.clauses import clause_of, is_supposed
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import WHOLE, Fact, Known, What, bounds, shortfalls
from committee_pack.check.agreement.moments import at_times, local, now_of
from committee_pack.check.agreement.naming import named, shown
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.reading import Anywhere, Context, Sentence, context_of
from committee_pack.check.agreement.roles import GOAL_AFTER, GOAL_WORD, THRESHOLD, is_bound, is_change, is_goal, is_said_plainly
from committee_pack.check.agreement.subjects import Titles, stems
from committee_pack.findings import Severity
from committee_pack.model.document import Shown
from committee_pack.model.indicators import Unit
from committee_pack.model.results import Result
from committee_pack.wording import number_text, rounded

_PAST = re.compile(
    r"\b(?:from|against|compar\w+|than|previous\w*|earlier|before|ago|last (?:month|year|quarter|time)|since|then|versus|vs|after|follow\w*|through|used to|had been|was once|when it was|it was|up on|down on|started at|began)\b",
    re.IGNORECASE,
)
_STATED = (What.RESULT, What.NUMERATOR, What.DENOMINATOR, What.REST, What.REST_SHARE)
_COUNTED = (What.RESULT, What.NUMERATOR, What.DENOMINATOR)
_GOALS = (What.TARGET, What.BOUND)
_THEN = re.compile(r"\b(?:that year['’]s|for that (?:month|year|quarter)|at the time|of the time|then|that month['’]s|the target was|target then|its target of the time|was judged|still judged)\b", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:leav\w+|remain\w*|others?|rest|not|without|together|in all|in total|combined|between them|more|fewer|less|includ\w+|plus|sum|total|balance|all but|neither|outstanding|overdue|missed|short)\b",
    re.IGNORECASE,
)
_GROWTH = re.compile(r"\b(?:growth|grew|grown|increase\w*|rise|rose|risen|fall|fell|fallen|drop\w*|reduction|change|reduced|declined?)\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:up|down|more|fewer|rose|fell|risen|fallen|rise|fall|drop\w*|increase\w*|decrease\w*|most|least|growth|change\w*)\b", re.IGNORECASE)
_NAMES_GOAL = re.compile(r"(?:['’]s)?\s(?:\w+\s)?targets?\b(?:\s(?:of|is|was|for\s\w+))?\s$", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|to be|goes to|should|from april|next|by march|further by|then|rises? to|steps? (?:up )?to|until)\b", re.IGNORECASE)
_SUMMED = 60
_MOST_OF_A_TITLE = 0.6
_PER = re.compile(r"\b(?:per|for each|for every|in each|in every)\s(?:1|10|100),000\b|\bper\s(?:thousand|head)\b", re.IGNORECASE)
_POPULATION = re.compile(r"\b(?:cohort|of whom|of which|out of|due|eligible|in total|needed to|should|were to|how many|required|to be|sampled|denominator)\b", re.IGNORECASE)
_NOT_LEVELS = (Shown.CHANGE, Shown.DIRECTION, Shown.VARIANCE, Shown.TARGET)


@dataclass(slots=True)
class Judge:
    """Holds the numbers of sentences against what is known."""

    known: Known
    stated: frozenset[str]
    """The numbers that the text's author vouches for, as they are typed."""
    titles: Titles
    _all: dict[tuple[bool, Fraction], list[Fact]] = field(default_factory=dict)

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's numbers."""
        told = [each for each in sentence.quantities if not exempt.is_exempt(sentence, each, self.stated, self.titles.numbers)]
        settled: set[int] = set()
        for doubt in self._shares(sentence, told, settled):
            yield doubt
        for each in told:
            if each.start not in settled:
                yield from self._one(sentence, each, told)

    def _one(self, sentence: Sentence, each: Quantity, told: list[Quantity]) -> Iterator[Doubt]:
        context = context_of(sentence, each, self.known)
        if each.value is not None:
            yield from self._filled(sentence, each, context)
        elif each.kind is Kind.POINTS or _goes_with_points(sentence, each, told):
            yield from self._change(sentence, each, context, told)
        elif each.kind is Kind.SHARE:
            yield from self._share_in_words(sentence, each, context, told)
        elif is_goal(sentence, each) or is_bound(sentence, each):
            yield from self._goal(sentence, each, context)
        else:
            yield from self._stated(sentence, each, context, told)

    # -- what a placeholder shows

    def _filled(self, sentence: Sentence, each: Quantity, context: Context) -> Iterator[Doubt]:
        result = each.value.of if each.value else None
        if result is None or not context.is_timed or context.lasts is None or context.when is None:
            return
        if each.value is not None and each.value.shown in _NOT_LEVELS:
            return
        own = result.period
        if not any(own.first <= last <= own.last for last in context.lasts) and not (context.when.is_year):
            words = sentence.between(context.when.start, context.when.end)
            typed = sentence.between(each.start, each.end)
            from committee_pack.wording import period_text

            message = f"{typed} is of {period_text(own)}, and stands beside '{words}'."
            yield Doubt("period-wrong", context.when.start, context.when.end, message, f"Write {period_text(own)}.")

    # -- a number that states a fact

    def _candidates(self, sentence: Sentence) -> Iterator[Fact]:
        for id in sorted(sentence.indicators, key=lambda id: id != sentence.about):
            yield from self.known.facts(id)

    def _equal(self, sentence: Sentence, each: Quantity) -> list[Fact]:
        """Return the facts that a number agrees with, those of the text's own indicator first."""
        if each.approx is not None or each.kind not in (Kind.PERCENT, Kind.PLAIN):
            return [fact for fact in self._candidates(sentence) if agrees(each, fact)]
        found: list[Fact] = []
        for id in sorted(sentence.indicators, key=lambda id: id != sentence.about):
            for is_percent in (True, False):
                facts = self.known.equal(id, each.number, each.decimals, is_percent=is_percent)
                found += (fact for fact in facts if is_alike(each, fact))
        return found

    def _stated(self, sentence: Sentence, each: Quantity, context: Context, told: list[Quantity]) -> Iterator[Doubt]:
        equal = self._equal(sentence, each)
        if doubt := self._other_side(sentence, each, context, told, equal):
            yield doubt
            return
        if any(context.holds(fact) and fact.what in (*_STATED, *_GOALS) for fact in equal):
            return
        if any(fact.what is What.TARGET and fact.period.last > sentence.latest.last for fact in equal):
            return
        if is_supposed(sentence, each.start):
            return
        if is_change(sentence, each):
            yield from self._change(sentence, each, context, told)
            return
        if self._is_made_of_others(each, told, sentence, context):
            return
        yield from self._misplaced(sentence, each, context, equal)

    def _other_side(
        self, sentence: Sentence, each: Quantity, context: Context, told: list[Quantity], equal: list[Fact]
    ) -> Doubt | None:
        """Return a doubt of a denominator that is told as what was done, or a count that is told as a rate."""
        if re.search(r"\bof\s(?:the\s|our\s|these\s|all\s)?$", sentence.between(max(sentence.start, each.start - 12), each.start), re.IGNORECASE):
            return None
        held = [fact for fact in equal if context.holds(fact) and fact.indicator == sentence.about]
        kinds = {fact.what for fact in held}
        typed = sentence.between(each.start, each.end)
        result = next((fact for fact in self.known.facts(sentence.about) if fact.what is What.RESULT and context.holds(fact)), None) if held else None
        if not held or result is None or What.RESULT in kinds:
            return None
        after = sentence.between(each.end, min(sentence.end, each.end + 60))
        per = _PER.search(after)
        crossed = per and any(each.end <= other.start < each.end + per.start() for other in sentence.quantities)
        if What.NUMERATOR in kinds and per and not crossed and result.unit.is_rate:
            return Doubt("figure-other", each.start, each.end, f"{typed} is {named(held[0])}, and no rate.", f"Write {shown(result)}.")
        if What.DENOMINATOR not in kinds or What.NUMERATOR in kinds or not sentence.about_is_given:
            return None
        alone = not any(other.start != each.start and other.kind in (Kind.PLAIN, Kind.PERCENT) and (other.number >= 20 or other.value) for other in told)
        own = self.titles.of(sentence.about)
        if alone and len(own) > 1 and len(own & stems(sentence.text)) / len(own) >= _MOST_OF_A_TITLE and not _POPULATION.search(sentence.text):
            done = next((fact for fact in self.known.facts(sentence.about) if fact.what is What.NUMERATOR and context.holds(fact)), None)
            hint = f"Write {shown(done)}." if done else ""
            return Doubt("figure-other", each.start, each.end, f"{typed} is {named(held[0])}, and not how many of them.", hint)
        return None

    def _misplaced(self, sentence: Sentence, each: Quantity, context: Context, equal: list[Fact]) -> Iterator[Doubt]:
        typed = sentence.between(each.start, each.end)
        meant = self._meant(sentence, each, context)
        right = f" {_capital(named(meant))} is {shown(meant)}." if meant else ""
        own = [fact for fact in equal if fact.what in (*_COUNTED, *_GOALS)]
        elsewhen = [fact for fact in own if context.holds_split(fact.split) and fact.what in _COUNTED]
        elsewhere = [fact for fact in own if context.holds_time(fact)]
        around = sentence.between(max(sentence.start, each.start - 60), min(sentence.end, each.end + 40))
        hedged = not context.is_timed and bool(_PAST.search(around))
        if each.is_spelt and each.number < 20:
            return
        if elsewhen and _is_telling(each):
            if not hedged and not self._is_listed(sentence, each):
                yield Doubt("figure-period", each.start, each.end, f"{typed} is {named(elsewhen[0])}.{right}", "")
            return
        if any(_shares_a_word(sentence, fact.split.area) for fact in elsewhere):
            return
        if elsewhere and _is_telling(each) and (context.is_placed or not any(area.name for area in sentence.areas)):
            yield Doubt("figure-other", each.start, each.end, f"{typed} is {named(elsewhere[0])}.{right}", "")
            return
        others = [] if each.is_spelt else self._others(each)
        if not sentence.about_is_given and any(self.titles.of(fact.indicator) & stems(sentence.text) for fact in others):
            return
        if others and sentence.cohorts and any(context.holds(fact) for fact in others):
            return
        current = [fact for fact in others if fact.split == WHOLE and self._is_current(fact)]
        if current and _is_telling(each) and fact_is_result(current[0]):
            yield Doubt("figure-other", each.start, each.end, f"{typed} is {named(current[0])}.{right}", "")
            return
        if near := self._near(sentence, each, context):
            message = f"{typed} is nearly {named(near)}, which is {shown(near)}."
            yield Doubt("figure-near", each.start, each.end, message, f"Write {shown(near)}.")
            return
        if own and _is_telling(each):
            if context.is_timed or context.is_placed:
                yield Doubt("figure-other", each.start, each.end, f"{typed} is {named(own[0])}.{right}", "")
            return
        if others and _is_very_telling(each):
            yield Doubt("figure-other", each.start, each.end, f"{typed} is {named(others[0])}.{right}", "")
            return
        if not each.is_spelt and (each.kind is Kind.PERCENT or abs(each.number) >= 10):
            message = f"Nothing in the data is {typed}."
            hint = "Mend it, or list it in front under 'facts:' with its source."
            yield Doubt("figure-unknown", each.start, each.end, message, hint, Severity.ADVICE)

    def _is_current(self, fact: Fact) -> bool:
        latest = self.known.latest(fact.indicator)
        return latest is not None and latest.period.last == fact.last

    def _is_listed(self, sentence: Sentence, each: Quantity) -> bool:
        """Return whether a number stands in a list of results, as `17.2%, 17.0% and 15.3%`."""
        for other in sentence.quantities:
            if other.start == each.start or other.kind is not each.kind:
                continue
            first, last = sorted((each, other), key=lambda one: one.start)
            gap = sentence.between(first.end, last.start)
            if re.fullmatch(r"(?:,|\s(?:and|then|through|to|now)\b|\s|now|then|and)+\s?", gap):
                return True
        return False

    def _meant(self, sentence: Sentence, each: Quantity, context: Context) -> Fact | None:
        return next(
            (
                fact
                for fact in self._candidates(sentence)
                if fact.what is What.RESULT and context.holds(fact) and is_alike(each, fact)
            ),
            None,
        )

    def _near(self, sentence: Sentence, each: Quantity, context: Context) -> Fact | None:
        if each.approx is not None and not each.decimals and each.kind is Kind.PLAIN and each.number % 10 == 0:
            return None
        facts = [
            fact
            for fact in self._candidates(sentence)
            if fact.what in _COUNTED and context.holds(fact) and is_near(each, fact)
        ]
        return min(facts, key=lambda fact: abs(fact.number - each.number), default=None)

    def _others(self, each: Quantity) -> list[Fact]:
        """Return the facts of any indicator that a number agrees with."""
        if not self._all:
            for id in self.known.indicators:
                for fact in self.known.facts(id):
                    if fact.what in _COUNTED:
                        key = (fact.is_percent, rounded(fact.number, fact.shown if fact.what is What.RESULT else 0))
                        self._all.setdefault(key, []).append(fact)
        return self._all.get((each.kind is Kind.PERCENT, each.number), [])

    def _is_made_of_others(
        self, each: Quantity, told: list[Quantity], sentence: Sentence, context: Context
    ) -> bool:
        """Return whether a number is the sum, difference or share of others that stand with it."""
        beside = [other for other in told if other.start != each.start]
        before, back = sentence.before, 0
        while before is not None and back < _BACK:
            beside += [other for other in before.quantities if not exempt.is_exempt(before, other, self.stated, self.titles.numbers)]
            before, back = before.before, back + 1
        facts = [fact for fact in self._candidates(sentence) if fact.what in _COUNTED and context.holds(fact)]
        counts = [other.number for other in beside if other.kind is Kind.PLAIN][:8]
        if each.kind is Kind.PLAIN:
            return self._is_counted_from(each, counts, facts, sentence)
        if before := sentence.before:
            facts += [
                fact
                for id in before.indicators - sentence.indicators
                for fact in self.known.facts(id)
                if fact.what in _COUNTED and context.holds(fact)
            ]
        percents = [other.number for other in beside if other.kind is Kind.PERCENT][:8]
        percents += [rounded(fact.number, fact.shown) for fact in facts if fact.is_percent and _MADE.search(sentence.text)][:6]
        sums = [one + other for one, other in combinations(percents, 2)]
        if any(states(each, total) or states(each, 100 - total) for total in sums):
            return True
        if any(states(each, abs(one - other)) for one, other in combinations(percents, 2)):
            return True
        if any(states(each, 100 * top / under) for top, under in combinations(sorted(set(counts)), 2) if under):
            return True
        if _MADE.search(sentence.text):
            pairs = [one + other for one, other in combinations(counts, 2)]
            if any(under and states(each, 100 * top / under) for top in pairs for under in counts):
                return True
        if _GROWTH.search(sentence.text):
            numbers = [*counts, *(fact.number for fact in facts if not fact.is_percent)][:16]
            if any(one and states(each, abs(100 * (other - one) / one)) for one in numbers for other in numbers):
                return True
        bottoms = [fact.number for fact in facts if not fact.is_percent]
        return any(under and states(each, 100 * top / under) for top in counts for under in bottoms if under >= top)

    def _is_counted_from(self, each: Quantity, counts: list[Fraction], facts: list[Fact], sentence: Sentence) -> bool:
        """Return whether a count is made of others in the sentence, or of one of them and one that is known."""
        for one, other in combinations(counts, 2):
            if states(each, one + other) or states(each, abs(one - other)):
                return True
        total = sum(counts)
        if len(counts) > 2 and any(states(each, abs(2 * one - total)) for one in counts):
            return True
        per_month = re.match(r"^\s(?:\w+\s)?(?:a|each|per|every)\s(?:month|quarter)\b", sentence.between(each.end, min(sentence.end, each.end + 24)))
        known = {fact.number for fact in facts if not fact.is_percent}
        if _MADE.search(sentence.text):
            pairs = [one + other for one, other in combinations(counts, 2)]
            if any(states(each, abs(number - total)) for number in known for total in pairs):
                return True
        if per_month and any(states(each, number / months) for number in (*known, *counts) for months in range(2, 13)):
            return True
        levels = self._levels(sentence)
        if any(states(each, level) for level in levels):
            return True
        goals = sorted({fact.number for fact in self._candidates(sentence) if fact.what is What.TARGET})
        if any(states(each, abs(one - other)) for one, other in combinations(goals, 2)):
            return True
        if _GROWTH.search(sentence.text) or _MADE.search(sentence.text) or is_change(sentence, each):
            if any(states(each, abs(fact - number)) for fact in known for number in (*counts, *levels) if number > 1):
                return True
        moved = [abs(one - other) for one, other in self._moves(sentence)]
        return any(states(each, apart) for apart in moved if apart)

    def _levels(self, sentence: Sentence) -> list[Fraction]:
        """Return how many would just have met the target or a threshold, and how far that is."""
        if not sentence.about:
            return []
        now = frozenset((sentence.latest.last,))
        context = context_of_sentence(sentence, self.known)
        found: list[Fraction] = []
        for latest in at_times(self.known, sentence.about, context, now):
            found += self._levels_of(latest)
        return found

    def _levels_of(self, latest: Result) -> list[Fraction]:
        if latest.numerator is None or not latest.denominator:
            return []
        found = [Fraction(each) for each in shortfalls(latest)]
        top, bottom, scale = Fraction(latest.numerator), Fraction(latest.denominator), latest.indicator.unit.scale
        marks = [*bounds(latest), *([Fraction(latest.target)] if latest.target is not None else [])]
        for mark in marks:
            level = mark * bottom / scale
            found += [Fraction(ceil(level)), Fraction(floor(level)), level, abs(level - top)]
            if mark:
                found += [abs(top * scale / mark - bottom)]
        return found

    def _moves(self, sentence: Sentence) -> Iterator[tuple[Fraction, Fraction]]:
        """Return how counts stand now and stood before, of every area that a sentence may speak of."""
        if not sentence.about or not _MOVED.search(sentence.text):
            return
        for split, result in self.known.results(sentence.about):
            if result.amount is None or result.indicator.unit is not Unit.COUNT or split.comparator:
                continue
            for other in result.comparisons:
                if other.result.amount is not None:
                    yield result.amount.number, other.result.amount.number

    # -- targets

    def _goal(self, sentence: Sentence, each: Quantity, context: Context) -> Iterator[Doubt]:
        lasts = self._lasts_of_goal(sentence, each, context)
        of_bounds = is_bound(sentence, each) or bool(THRESHOLD.search(self._around(sentence, each)))
        goals = [fact for fact in self._candidates(sentence) if fact.what in _GOALS]
        own = _closest([fact for fact in goals if _covers(fact, lasts)])
        fitting = [fact for fact in own if of_bounds or fact.what is What.TARGET]
        if not sentence.about and len(sentence.indicators) > 1:
            return
        if not fitting and (not own or not goals):
            return
        if any(agrees(each, fact) or self._agrees_plainly(each, fact) for fact in fitting):
            return
        direct = is_bound(sentence, each) or is_said_plainly(sentence, each)
        if not direct and not GOAL_AFTER.match(sentence.between(each.end, min(sentence.end, each.end + 30))):
            stated = (fact for fact in self._candidates(sentence) if fact.what in _COUNTED)
            if any(agrees(each, fact) and context.holds(fact) for fact in stated):
                return
            if is_change(sentence, each) or (each.is_spelt and each.number < 20 and not is_said_plainly(sentence, each)):
                return
        targets = [fact for fact in own if fact.what is What.TARGET] or own or goals
        targets = [fact for fact in targets if fact.indicator == sentence.about] or targets
        right = next((fact for fact in targets if _covers(fact, frozenset((sentence.latest.last,)))), targets[0])
        if any(agrees(each, fact) or self._agrees_plainly(each, fact) for fact in targets):
            return
        typed = sentence.between(each.start, each.end)
        message = f"{typed} is not the target: {named(right)} is {shown(right)}."
        yield Doubt("figure-target", each.start, each.end, message, f"Write {shown(right)}.")

    def _agrees_plainly(self, each: Quantity, fact: Fact) -> bool:
        """Return whether a number without its percent sign is a target."""
        return each.kind is Kind.PLAIN and states(each, fact.number)

    def _around(self, sentence: Sentence, each: Quantity) -> str:
        return sentence.between(max(sentence.start, each.start - 45), min(sentence.end, each.end + 24))

    def _lasts_of_goal(self, sentence: Sentence, each: Quantity, context: Context) -> frozenset[int]:
        """Return of which periods a target is meant: those it is said of, else now, or then where that is said."""
        past = [when for when in sentence.whens if not when.is_date and not when.is_span and not when.is_now]
        if re.search(r"\byear[- ]end\stargets?\b", self._around(sentence, each), re.IGNORECASE):
            return frozenset((sentence.latest.financial_year.last, sentence.latest.last))
        if said := [when for when in past if _NAMES_GOAL.match(sentence.between(when.end, each.start))]:
            return said[-1].lasts
        if context.is_timed and context.lasts is not None:
            return context.lasts
        before = sentence.between(max(sentence.start, each.start - 45), each.start)
        if past and _THEN.search(before):
            earlier = [when for when in past if when.start < each.start] or past
            return earlier[-1].lasts
        named_times = [when for when in past if when.start >= each.end or when.end <= each.start]
        ahead = frozenset(last + 12 for when in named_times for last in when.lasts)
        spoken = frozenset(last for when in named_times for last in when.lasts)
        now = frozenset((sentence.latest.last,))
        if _AHEAD.search(sentence.text):
            return now | ahead | spoken
        only_past = named_times and not any(sentence.latest.last in when.lasts for when in named_times)
        return now | spoken if only_past and not any(other.value for other in sentence.quantities) else now

    # -- changes

    def _change(self, sentence: Sentence, each: Quantity, context: Context, told: list[Quantity]) -> Iterator[Doubt]:
        if each.kind is Kind.PERCENT and self._is_growth(sentence, each):
            return
        if _is_before_a_share(sentence, each):
            return
        differences = list(dict.fromkeys(self._differences(sentence, each, told)))
        if each.number < 0:
            each = replace(each, number=abs(each.number))
        if not differences or any(states(each, abs(number)) for number in differences):
            return
        if _IS_HAD.search(sentence.between(max(sentence.start, each.start - 6), each.start)):
            return
        best = min(differences, key=lambda number: abs(abs(number) - abs(each.number)))
        if each.is_spelt and each.kind is Kind.PLAIN and len(differences) > 12:
            return
        typed = sentence.between(each.start, each.end)
        message = f"{typed} does not follow from the results that it is between."
        right = number_text(abs(best), max(each.decimals, 0 if best.denominator == 1 else 1))
        yield Doubt("figure-change", each.start, each.end, message, f"Is {right} meant?")

    def _numbers_before(self, sentence: Sentence, percent: bool) -> list[Fraction]:
        """Return the levels of the sentences before, of which this one speaks on."""
        found: list[Fraction] = []
        before = sentence.before
        for _ in range(_BACK):
            if before is None:
                break
            found += [other.number for other in before.quantities if self._is_level(before, other, percent)]
            before = before.before
        return found

    def _differences(self, sentence: Sentence, each: Quantity, told: list[Quantity]) -> Iterator[Fraction]:
        """Return the differences that a change may be: of what stands right beside it, else of all that may be meant."""
        percent = each.kind in (Kind.POINTS, Kind.PERCENT)
        start, end = clause_of(sentence, each.start)
        levels = [other for other in told if other.start != each.start and self._is_level(sentence, other, percent)]
        inside = [other for other in levels if start <= other.start < end]
        levels = inside or levels
        typed = [other.number for other in levels]
        now = self._now(sentence, each, percent)
        if goals := self._goals_beside(sentence, each):
            held = [
                fact.number
                for fact in self._candidates(sentence)
                if fact.what is What.RESULT and context_of_sentence(sentence, self.known).holds(fact)
            ]
            rounded_too = [rounded(number, 1) for number in held]
            yield from (one - goal for one in (*typed, *now, *held, *rounded_too) for goal in goals)
            yield from (one - other for one, other in combinations(typed, 2))
            return
        if re.search(r"\btargets?\b", sentence.text, re.IGNORECASE):
            steps = sorted({fact.number for fact in self._candidates(sentence) if fact.what is What.TARGET})
            yield from (one - other for one, other in combinations(steps, 2))
        if not percent and any(area.name for area in sentence.areas):
            yield from (one - other for one, other in self._moves(sentence))
        yield from self._moves_within(sentence, each, percent)
        if then := self._beside(sentence, each, percent):
            yield from (one - other for one in (*typed, *now) for other in then)
            yield from (one - other for one, other in combinations(typed, 2))
            return
        earlier = self._numbers_before(sentence, percent)
        yield from (one - other for one, other in combinations((*typed, *earlier)[:10], 2) if earlier)
        if len(inside) > 1:
            yield from (one - other for one, other in combinations(typed[:8], 2))
            if not percent:
                yield from self._levels(sentence)
            return
        yield from self._all_differences(sentence, each, told, percent)

    def _is_level(self, sentence: Sentence, each: Quantity, percent: bool) -> bool:
        if percent:
            return each.kind is Kind.PERCENT or (each.kind is Kind.PLAIN and each.decimals > 0 and not is_change(sentence, each))
        return each.kind is Kind.PLAIN and not each.is_spelt and not is_change(sentence, each)

    def _now(self, sentence: Sentence, each: Quantity, percent: bool) -> list[Fraction]:
        """Return the latest results of those whom a change is said of, exactly and as displayed."""
        found: list[Fraction] = []
        for id in sentence.indicators:
            context = local(sentence, each, self.known)
            for result in now_of(self.known, sentence, id, context):
                found += _numbers(result, percent)
        return found

    def _goals_beside(self, sentence: Sentence, each: Quantity) -> list[Fraction]:
        """Return the targets that a change is said to be from: `2.3 points above the target`."""
        after = sentence.between(each.end, min(sentence.end, each.end + 60))
        before = sentence.between(max(sentence.start, each.start - 40), each.start)
        to_goal = _FROM_GOAL.match(after) or self._is_off_a_goal(sentence, each)
        if not (to_goal or _MARGIN.search(before) or _TO_SPARE.match(after) or _GOAL_BY.search(before)):
            return []
        return [fact.number for fact in self._candidates(sentence) if fact.is_goal]

    def _is_off_a_goal(self, sentence: Sentence, each: Quantity) -> bool:
        """Return whether a change is off a number that is a target: `ten points off the 90% we expect`."""
        after = [other for other in sentence.quantities if other.start >= each.end]
        if not after or not _OFF.fullmatch(sentence.between(each.end, after[0].start)):
            return False
        if after[0].value is not None:
            return after[0].value.shown is Shown.TARGET
        return any(fact.is_goal and agrees(after[0], fact) for fact in self._candidates(sentence))

    def _beside(self, sentence: Sentence, each: Quantity, percent: bool) -> list[Fraction]:
        """Return the results that a change is said to be from by what stands right after it: `0.9 points on July`."""
        after = [when for when in sentence.whens if when.start >= each.end and not when.is_date and not when.is_now]
        found: list[Fraction] = []
        after = [] if after and sentence.latest.last in after[0].lasts else after
        if after and _FROM_TIME.fullmatch(sentence.between(each.end, after[0].start)):
            for id in sentence.indicators:
                context = local(sentence, each, self.known)
                for result in at_times(self.known, id, context, after[0].lasts):
                    found += _numbers(result, percent)
        return found

    def _moves_within(self, sentence: Sentence, each: Quantity, percent: bool) -> Iterator[Fraction]:
        """Return how results moved in the period that stands right after a change: `5.4 points in July`."""
        after = [when for when in sentence.whens if when.start >= each.end and when.is_named]
        if not after or not re.fullmatch(r"\s(?:in|during|over)\s", sentence.between(each.end, after[0].start)):
            return
        for id in sentence.indicators:
            context = local(sentence, each, self.known)
            for result in at_times(self.known, id, context, after[0].lasts):
                months = result.period.frequency.value
                for before in at_times(self.known, id, context, frozenset((result.period.last - months,))):
                    yield from (one - two for one in _numbers(result, percent) for two in _numbers(before, percent))

    def _all_differences(
        self, sentence: Sentence, each: Quantity, told: list[Quantity], percent: bool
    ) -> Iterator[Fraction]:
        facts = [fact for fact in self._candidates(sentence) if self._may_differ(fact, sentence, percent)][:_SUMMED]
        before = sentence.before.quantities if sentence.before else ()
        typed = [
            other.number
            for other in (*told, *before)
            if other.start != each.start or other in before
            if other.kind is Kind.PERCENT or (other.kind is Kind.PLAIN and (not percent or other.decimals))
        ]
        yield from (one - other for one, other in combinations(typed[:8], 2))
        for one, other in combinations(facts, 2):
            if one.indicator == other.indicator or {one.what, other.what} == {What.RESULT}:
                yield one.number - other.number
                yield rounded(one.number, one.shown) - rounded(other.number, other.shown)
        yield from (number - rounded(fact.number, fact.shown) for number in typed for fact in facts)
        if not percent:
            yield from self._levels(sentence)

    def _is_growth(self, sentence: Sentence, each: Quantity) -> bool:
        """Return whether a percentage is by how much a count or a rate has grown or shrunk."""
        context = context_of_sentence(sentence, self.known)
        counts = [
            fact.number
            for fact in self._candidates(sentence)
            if fact.what in (What.RESULT, What.NUMERATOR) and not fact.is_percent and context.holds(fact)
        ]
        counts += [other.number for other in sentence.quantities if other.kind is Kind.PLAIN and other.number > 0]
        return any(
            other and states(each, abs(100 * (one - other) / other)) for one in counts[:_SUMMED] for other in counts[:_SUMMED]
        )

    def _may_differ(self, fact: Fact, sentence: Sentence, percent: bool) -> bool:
        """Return whether a difference in a sentence may be from a fact."""
        if fact.what in (What.NUMERATOR, What.DENOMINATOR):
            return not percent and context_of_sentence(sentence, self.known).holds(fact)
        if fact.what not in (What.RESULT, *_GOALS):
            return False
        return context_of_sentence(sentence, self.known).holds(fact)

    # -- shares

    def _shares(self, sentence: Sentence, told: list[Quantity], settled: set[int]) -> Iterator[Doubt]:
        for each in told:
            if each.kind is Kind.SHARE and (pair := _of_which(sentence, each, told)):
                settled.add(each.start)
                top, under = pair
                share = 100 * top.number / under.number
                if not is_share(each, share) and self._are_known(sentence, top, under):
                    yield self._wrong_share(sentence, each, top, under, share)
        for top, under in _pairs(sentence, told):
            if not under.number or top.number > under.number:
                continue
            share = 100 * top.number / under.number
            for each in _beside(sentence, told, top, under):
                if each.kind is Kind.SHARE:
                    if not is_share(each, share) and self._are_known(sentence, top, under):
                        yield self._wrong_share(sentence, each, top, under, share)
                    settled.add(each.start)
                elif states(each, share):
                    settled.add(each.start)
                elif self._are_known(sentence, top, under) or each.value is not None:
                    known = self._are_known(sentence, top, under)
                    if known:
                        settled.add(each.start)
                        yield self._wrong_share(sentence, each, top, under, share)

    def _wrong_share(
        self, sentence: Sentence, each: Quantity, top: Quantity, under: Quantity, share: Fraction
    ) -> Doubt:
        typed = sentence.between(each.start, each.end)
        pair = f"{sentence.between(top.start, top.end)} of {sentence.between(under.start, under.end)}"
        right = f"{number_text(share, max(each.decimals, 1))}%"
        return Doubt("figure-share", each.start, each.end, f"{pair} is {right}, and not {typed}.", f"Write {right}.")

    def _are_known(self, sentence: Sentence, *some: Quantity) -> bool:
        facts = list(self._candidates(sentence))
        return all(any(agrees(each, fact) for fact in facts) for each in some)

    def _share_in_words(
        self, sentence: Sentence, each: Quantity, context: Context, told: list[Quantity]
    ) -> Iterator[Doubt]:
        after = sentence.between(each.end, min(sentence.end, each.end + 30))
        if _OF_ANOTHER.match(after):
            return
        if re.search(rf"{GOAL_WORD}\s(?:of|is|was|stands at)\s$", sentence.between(max(sentence.start, each.start - 24), each.start), re.IGNORECASE):
            return
        if beside := _percent_beside(sentence, each, told):
            if not is_share(each, beside.number):
                typed, said = (sentence.between(one.start, one.end) for one in (each, beside))
                yield Doubt("figure-share", each.start, each.end, f"'{typed}' is not {said}.", "")
            return
        shares = [
            fact.number
            for fact in self._candidates(sentence)
            if fact.is_percent and fact.what in (What.RESULT, What.REST_SHARE) and context.holds(fact)
        ]
        own = [fact for fact in self._candidates(sentence) if fact.what is What.RESULT and context.holds(fact)]
        counts = [fact.number for fact in own if not fact.is_percent]
        counts += [other.number for other in told if other.kind is Kind.PLAIN and other.number > 0]
        shares += [other.number for other in told if other.kind is Kind.PERCENT]
        ratios = [100 * one / other for one in counts for other in counts if other and 0 < one <= other]
        ratios += [100 * one / other for one in shares for other in shares if other and 0 < one <= other]
        if not own or any(is_share(each, share) for share in (*shares, *ratios)):
            return
        if not any(fact.is_percent for fact in own) or exempt.is_part_of_a_name(sentence, each):
            return
        if is_change(sentence, each) or _IS_COUNT.match(sentence.between(each.end, min(sentence.end, each.end + 40))):
            return
        best = next(fact for fact in own if fact.is_percent)
        typed = sentence.between(each.start, each.end)
        yield Doubt("figure-share", each.start, each.end, f"'{typed}' is not {shown(best)}, which is {named(best)}.", "")


_OF_ANOTHER = re.compile(r"^\s(?:of\s|as\s|the\s)?(?:what|that of|its|the (?:level|figure|rate|number|share|\d)|the \w+ of|many|much|high|as)\b", re.IGNORECASE)


def _is_before_a_share(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a change is up to a share in words: `four short of six in seven`."""
    after = [other for other in sentence.quantities if other.start >= each.end]
    return bool(after) and after[0].kind is Kind.SHARE and bool(_OFF.fullmatch(sentence.between(each.end, after[0].start)))


def _percent_beside(sentence: Sentence, each: Quantity, told: list[Quantity]) -> Quantity | None:
    """Return the percentage that a share in words is said to be: `one in five (20.6%)`."""
    for other in told:
        if other.kind is not Kind.PERCENT or is_change(sentence, other) or is_goal(sentence, other):
            continue
        first, last = sorted((each, other), key=lambda one: one.start)
        if _OR.fullmatch(sentence.between(first.end, last.start)):
            return other
    return None


_OR = re.compile(
    r"(?:\s[\w’'-]+){0,7}?\s?(?:\(|,\sor\s|,\si\.e\.\s|\sor\s|,\s(?:which|that) is\s|\s[–—-]\s|\sis\s)(?:just\s|roughly\s|about\s|nearly\s|around\s|over\s|under\s|almost\s|some\s|more than\s|less than\s|fewer than\s|an?\s)*",
    re.IGNORECASE,
)
_IS_COUNT = re.compile(
    r"^\s(?:of\s)?(?:the\s|our\s|these\s|all\s)?(?:\w+\s){0,2}(?:areas|indicators|measures|teams|results|windows|year|districts)\b", re.IGNORECASE
)


_FROM_GOAL = re.compile(
    rf"^\s(?:\w+\s)?(?:above|below|over|under|short of|off|from|inside|within|ahead of|behind|beyond|better than|worse than|higher than|lower than|outside|away from|clear of|adrift of|more than|fewer than|less than|than)\s(?:(?!and\b|but\b|in\b|on\b|last\b|with\b)[\w£%.,]+\s){{0,7}}?(?:{GOAL_WORD}|expected)\b",
    re.IGNORECASE,
)
_IS_HAD = re.compile(r"\bhad\s$", re.IGNORECASE)
_BACK = 3
_GOAL_BY = re.compile(rf"\b{GOAL_WORD}\b[^,;.]{{0,12}}\sby\s$", re.IGNORECASE)
_MARGIN = re.compile(r"\b(?:gap|shortfall|distance|margin|cushion|headroom)\b[^,;.]*$", re.IGNORECASE)
_TO_SPARE = re.compile(r"^\s(?:to spare|in hand|inside|clear|adrift|short)\b(?! of)", re.IGNORECASE)
_OFF = re.compile(r"\s(?:off|short of|above|below|over|under|inside|within|ahead of|behind|clear of|from|away from)\s(?:the\s|its\s|our\s)?", re.IGNORECASE)
_FROM_TIME = re.compile(
    r"\s?(?:(?:\w+\s){0,2}(?:up|down|higher|lower|better|worse|more|fewer|less|longer|shorter|quicker|slower|faster|above|below|over|under)\s)?(?:than\s|on\s|since\s|from\s|over\s|above\s|below\s|compared (?:with|to)\s|against\s|better than\s)?(?:in\s|at\s|for\s|by\s)?(?:the\s)?(?:(?:end|year|quarter|month|twelve months|12 months)\s(?:of|to)\s)?(?:that of\s)?",
    re.IGNORECASE,
)


def _numbers(result: Result, percent: bool) -> list[Fraction]:
    """Return a result exactly and as displayed; of a share, where counts are asked for, its numerator too."""
    if result.amount is None:
        return []
    exact = result.amount.number
    found = [exact, rounded(exact, result.decimals)]
    if not percent and result.numerator is not None:
        found += [Fraction(result.numerator)]
    if not percent and result.denominator is not None:
        found += [Fraction(result.denominator)]
    return found


def is_share(each: Quantity, share: Fraction) -> bool:
    """Return whether a share in words, as `two thirds`, may be said of one in figures."""
    apart = share - each.number
    match each.approx.value if each.approx else "":
        case "just under":
            return -4 <= apart <= Fraction(1, 10)
        case "just over":
            return -Fraction(1, 10) <= apart <= 4
        case "less than":
            return -8 <= apart < 0
        case "more than":
            return 0 < apart <= 8
        case "about":
            return abs(apart) <= 3
        case _:
            return abs(apart) <= Fraction(5, 2)


def _goes_with_points(sentence: Sentence, each: Quantity, told: list[Quantity]) -> bool:
    """Return whether a number without a unit stands with points: `from 3.5 points to 1.2`."""
    if each.kind is not Kind.PLAIN or each.is_spelt:
        return False
    near = [other for other in told if other.kind is Kind.POINTS and other.end <= each.start]
    return bool(near) and bool(re.fullmatch(r"\s(?:to|and|or|then)\s(?:just\s)?", sentence.between(near[-1].end, each.start)))


def _closest(goals: list[Fact]) -> list[Fact]:
    """Return targets without those of a longer period where one of a shorter is there, which wins."""
    shortest: dict[str, int] = {}
    for fact in goals:
        if fact.what is What.TARGET:
            length = fact.period.frequency.value
            shortest[fact.indicator] = min(shortest.get(fact.indicator, length), length)
    return [
        fact for fact in goals if fact.what is not What.TARGET or fact.period.frequency == shortest[fact.indicator]
    ]


def _covers(fact: Fact, lasts: frozenset[int]) -> bool:
    return any(fact.period.first <= last <= fact.period.last for last in lasts)


def context_of_sentence(sentence: Sentence, known: Known) -> Context:
    """Return what any number of a sentence may be about."""
    whole = context_of(sentence, Anywhere(-1, -1), known)
    compared: set[int] = set()
    times = [each for each in sentence.whens if not each.is_date and not each.is_now]
    earlier = any(min(each.lasts, default=0) < sentence.latest.last for each in times)
    for id in () if earlier else sentence.indicators:
        if latest := known.latest(id):
            compared |= {other.result.period.last for other in latest.comparisons if other.beside.value == "earlier"}
    spans = {last for each in sentence.whens if each.is_span for last in each.lasts}
    lasts = frozenset({*(whole.lasts or ()), *compared, *spans})
    areas = frozenset({*whole.areas, ""})
    return Context(lasts, areas, whole.cohorts, whole.windows, whole.comparators | {""}, False, False)


def fact_is_result(fact: Fact) -> bool:
    """Return whether a fact is the result itself, and nothing that it is made of."""
    return fact.what is What.RESULT


_AREA_WORDS = frozenset("kent service services team teams area areas the and north south east west county district".split())


def _shares_a_word(sentence: Sentence, area: str) -> bool:
    """Return whether a sentence has a word, or a number, of an area's name that tells it from others."""
    words = {word.lower() for word in re.findall(r"[\w+]{2,}", area)} - _AREA_WORDS
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence.text, re.IGNORECASE) for word in words)


def _is_telling(each: Quantity) -> bool:
    """Return whether a number is such as hardly agrees with a fact by chance."""
    return each.kind is Kind.PERCENT or each.decimals > 0 or abs(each.number) >= 20


def _is_very_telling(each: Quantity) -> bool:
    return (each.kind is Kind.PERCENT and each.decimals > 0) or abs(each.number) >= 100


_OF = re.compile(r"\s(?:\w+\s){0,2}?(?:of|out of|from)\s(?:(?:the|all|some|our|its|their|a total of|total)\s){0,2}", re.IGNORECASE)
_SLASH = re.compile(r"\s?/\s?")


def _pairs(sentence: Sentence, told: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Return the counts of which one is said to be part of the other: `615 of 967`."""
    plain = [each for each in told if each.kind is Kind.PLAIN]
    for top, under in zip(plain, plain[1:], strict=False):
        gap = sentence.between(top.end, under.start)
        gap = re.sub(r"\s?\([^()]*\)", "", gap)
        if _OF.fullmatch(gap) or _SLASH.fullmatch(gap):
            yield top, under
    for under, top in zip(plain, plain[1:], strict=False):
        if top.is_spelt:
            continue
        before = sentence.between(max(sentence.start, under.start - 10), under.start)
        gap = sentence.between(under.end, top.start)
        if re.search(r"\bof (?:the |all |these )?$", before, re.IGNORECASE) and len(gap) < 90 and not re.search(r"[;:.]", gap):
            yield top, under


def _of_which(sentence: Sentence, each: Quantity, told: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the counts that a share in words is of: `576 children, two thirds of the 1,067`."""
    plain = [other for other in told if other.kind is Kind.PLAIN and not other.is_spelt]
    under = next((other for other in plain if other.start >= each.end), None)
    if under is None or not re.fullmatch(r"\sof\s(?:the|our|all)\s", sentence.between(each.end, under.start)):
        return None
    others = [other for other in plain if other.start != under.start and 0 < other.number <= under.number]
    return (others[0], under) if len(others) == 1 else None


def _beside(
    sentence: Sentence, told: Iterable[Quantity], top: Quantity, under: Quantity
) -> Iterator[Quantity]:
    """Return the shares that stand with a pair of counts and are said of it."""
    first, last = min(top.start, under.start), max(top.end, under.end)
    for each in told:
        if each.kind not in (Kind.PERCENT, Kind.SHARE):
            continue
        gap = sentence.between(last, each.start) if each.start >= last else sentence.between(each.end, first) if each.end <= first else ""
        inside = first < each.start < last
        after = each.start >= last and re.fullmatch(r"(?:\s[\w-]+){0,10}?\s?(?:[(,–—-]|\bor\b|\bis\b|i\.e\.)[\s(]*(?:or\s|more than\s|less than\s|fewer than\s|at least\s|which is\s|that is\s|i\.e\.\s|just\s|well\s|about\s|nearly\s|over\s|under\s|around\s|roughly\s|almost\s|a rate of\s|giving\s|equal to\s|at\s)*(?:an?\s)?", gap)
        before = each.end <= first and re.fullmatch(r"\s?(?:[(,:–—-]|\bor\b)?[\s(]*(?:or\s|that is\s|i\.e\.\s)?", gap)
        if (inside and re.fullmatch(r"\s?\(?[^()]*", sentence.between(top.end, each.start) or " ") and top.start < under.start) or after or before:
            yield each


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
