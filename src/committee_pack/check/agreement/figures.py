"""Numbers that a text states, held against all that they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from committee_pack.check.agreement import exempt
from committee_pack.check.agreement.agreeing import agrees, is_alike, is_near
from committee_pack.check.agreement.attaching import Context, context_of
from committee_pack.check.agreement.changes import Changes
from committee_pack.check.agreement.clauses import is_supposed
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import COUNTED, WHOLE, Fact, Known, What
from committee_pack.check.agreement.made import Made
from committee_pack.check.agreement.moments import facts_of
from committee_pack.check.agreement.naming import named, shown
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import is_bound, is_change, is_goal
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.shares import Shares
from committee_pack.check.agreement.subjects import Titles, stems
from committee_pack.check.agreement.targets import Targets
from committee_pack.findings import Severity
from committee_pack.model.document import Shown
from committee_pack.wording import period_text, rounded

_PAST = re.compile(
    r"\b(?:from|against|compar\w+|than|previous\w*|earlier|before|ago|last (?:month|year|quarter|time)|since|then"
    r"|versus|vs|after|follow\w*|through|used to|had been|was once|when it was|it was|up on|down on|started at"
    r"|began)\b",
    re.IGNORECASE,
)
_STATED = (*COUNTED, What.REST, What.REST_SHARE, What.TARGET, What.BOUND)
_MOST_OF_A_TITLE = 0.6
_PER = re.compile(
    r"\b(?:per|for each|for every|in each|in every)\s(?:1|10|100),000\b|\bper\s(?:thousand|head)\b", re.IGNORECASE
)
_POPULATION = re.compile(
    r"\b(?:cohort|of whom|of which|out of|due|eligible|in total|needed to|should|were to|how many|required|to be"
    r"|sampled|denominator)\b",
    re.IGNORECASE,
)
_NOT_LEVELS = (Shown.CHANGE, Shown.DIRECTION, Shown.VARIANCE, Shown.TARGET, Shown.MOVED, Shown.AGAINST_TARGET)


@dataclass(slots=True)
class Figures:
    """Holds the numbers of sentences against what is known.

    `stated` are the numbers that the text's author vouches for, as they are typed.
    """

    known: Known
    stated: frozenset[str]
    titles: Titles
    shares: Shares
    targets: Targets
    made: Made
    changes: Changes
    _all: dict[tuple[bool, Fraction], list[Fact]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Known, stated: frozenset[str], titles: Titles) -> Figures:
        """Return what judges the numbers of one text."""
        made = Made(known, stated, titles.numbers)
        return cls(known, stated, titles, Shares(known), Targets(known), made, Changes(known, made))

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's numbers."""
        titled = self.titles.numbers
        told = [each for each in sentence.quantities if not exempt.is_exempt(sentence, each, self.stated, titled)]
        settled: set[int] = set()
        yield from self.shares.beside_counts(sentence, told, settled)
        for each in told:
            if each.start not in settled:
                yield from self._one(sentence, each, told)

    def _one(self, sentence: Sentence, each: Quantity, told: list[Quantity]) -> Iterator[Doubt]:
        context = context_of(sentence, each, self.known)
        if each.value is not None:
            yield from self._filled(sentence, each, context)
        elif each.kind is Kind.POINTS or _goes_with_points(sentence, each, told):
            yield from self.changes.judge(sentence, each, told)
        elif each.kind is Kind.SHARE:
            yield from self.shares.in_words(sentence, each, context, told)
        elif is_goal(sentence, each) or is_bound(sentence, each):
            yield from self.targets.judge(sentence, each, context)
        else:
            yield from self._stated(sentence, each, context, told)

    # -- what a placeholder shows

    def _filled(self, sentence: Sentence, each: Quantity, context: Context) -> Iterator[Doubt]:
        """Return a doubt of the period beside a figure that is filled in, and so is right."""
        if each.value is None or each.value.shown in _NOT_LEVELS or not context.is_timed or context.lasts is None:
            return
        when, own = context.when, each.value.of.period
        if when is None or when.is_year or any(own.first <= last <= own.last for last in context.lasts):
            return
        words, typed = sentence.between(when.start, when.end), sentence.between(each.start, each.end)
        message = f"{typed} is of {period_text(own)}, and stands beside '{words}'."
        yield Doubt("period-wrong", when.start, when.end, message, f"Write {period_text(own)}.")

    # -- a number that states a fact

    def _equal(self, sentence: Sentence, each: Quantity) -> list[Fact]:
        """Return the facts that a number agrees with, those of the text's own indicator first."""
        if each.approx is not None or each.kind not in (Kind.PERCENT, Kind.PLAIN):
            return [fact for fact in facts_of(self.known, sentence) if agrees(each, fact)]
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
        if any(context.holds(fact) and fact.what in _STATED for fact in equal):
            return
        if any(fact.what is What.TARGET and fact.period.last > sentence.latest.last for fact in equal):
            return
        if any(self._is_of_a_named(sentence, fact, context) for fact in equal):
            return
        if is_supposed(sentence, each.start):
            return
        if is_change(sentence, each):
            yield from self.changes.judge(sentence, each, told)
            return
        if self.made.is_made(each, told, sentence, context):
            return
        yield from self._misplaced(sentence, each, context, equal)

    def _is_of_a_named(self, sentence: Sentence, fact: Fact, context: Context) -> bool:
        """Return whether a fact is of another indicator that the sentence names, which may be that of a cohort itself."""
        other = fact.indicator != sentence.about and fact.split == WHOLE
        return other and context.holds_time(fact) and bool(sentence.cohorts)

    def _other_side(
        self, sentence: Sentence, each: Quantity, context: Context, told: list[Quantity], equal: list[Fact]
    ) -> Doubt | None:
        """Return a doubt of a denominator that is told as what was done, or a count that is told as a rate."""
        if re.search(
            r"(?<!total )\bof\s(?:the\s|our\s|these\s|all\s)?$",
            sentence.words_before(each.start, 12),
            re.IGNORECASE,
        ):
            return None
        held = [fact for fact in equal if context.holds(fact) and fact.indicator == sentence.about]
        kinds = {fact.what for fact in held}
        typed = sentence.between(each.start, each.end)
        result = (
            next(
                (fact for fact in self.known.facts(sentence.about) if fact.what is What.RESULT and context.holds(fact)),
                None,
            )
            if held
            else None
        )
        if not held or result is None or What.RESULT in kinds:
            return None
        after = sentence.words_after(each.end, 60)
        per = _PER.search(after)
        crossed = per and any(each.end <= other.start < each.end + per.start() for other in sentence.quantities)
        if What.NUMERATOR in kinds and per and not crossed and result.unit.is_rate:
            return Doubt(
                "figure-other",
                each.start,
                each.end,
                f"{typed} is {named(held[0])}, and no rate.",
                f"Write {shown(result)}.",
            )
        if What.DENOMINATOR not in kinds or What.NUMERATOR in kinds or not sentence.about_is_given:
            return None
        alone = not any(other.start != each.start and other.kind is Kind.PLAIN and other.number >= 20 for other in told)
        own = self.titles.of(sentence.about)
        if (
            alone
            and len(own) > 1
            and len(own & stems(sentence.text)) / len(own) >= _MOST_OF_A_TITLE
            and not _POPULATION.search(sentence.text)
        ):
            done = next(
                (
                    fact
                    for fact in self.known.facts(sentence.about)
                    if fact.what is What.NUMERATOR and context.holds(fact)
                ),
                None,
            )
            hint = f"Write {shown(done)}." if done else ""
            return Doubt(
                "figure-other", each.start, each.end, f"{typed} is {named(held[0])}, and not how many of them.", hint
            )
        return None

    def _misplaced(self, sentence: Sentence, each: Quantity, context: Context, equal: list[Fact]) -> Iterator[Doubt]:
        typed = sentence.between(each.start, each.end)
        meant = self._meant(sentence, each, context)
        right = f" {_capital(named(meant))} is {shown(meant)}." if meant else ""
        own = [fact for fact in equal if fact.what in COUNTED or fact.is_goal]
        elsewhen = [fact for fact in own if context.holds_split(fact.split) and fact.what in COUNTED]
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
        if not sentence.about_is_given and any(
            self.titles.of(fact.indicator) & stems(sentence.text) for fact in others
        ):
            return
        if others and sentence.cohorts and any(context.holds(fact) for fact in others):
            return
        current = [fact for fact in others if fact.split == WHOLE and self._is_current(fact)]
        if current and _is_telling(each) and current[0].what is What.RESULT:
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
                for fact in facts_of(self.known, sentence)
                if fact.what is What.RESULT and context.holds(fact) and is_alike(each, fact)
            ),
            None,
        )

    def _near(self, sentence: Sentence, each: Quantity, context: Context) -> Fact | None:
        if each.approx is not None and not each.decimals and each.kind is Kind.PLAIN and each.number % 10 == 0:
            return None
        facts = [
            fact
            for fact in facts_of(self.known, sentence)
            if fact.what in COUNTED and context.holds(fact) and is_near(each, fact)
        ]
        return min(facts, key=lambda fact: abs(fact.number - each.number), default=None)

    def _others(self, each: Quantity) -> list[Fact]:
        """Return the facts of any indicator that a number agrees with."""
        if not self._all:
            for id in self.known.indicators:
                for fact in self.known.facts(id):
                    if fact.what in COUNTED:
                        key = (fact.is_percent, rounded(fact.number, fact.shown if fact.what is What.RESULT else 0))
                        self._all.setdefault(key, []).append(fact)
        return self._all.get((each.kind is Kind.PERCENT, each.number), [])


def _goes_with_points(sentence: Sentence, each: Quantity, told: list[Quantity]) -> bool:
    """Return whether a number without a unit stands with points: `from 3.5 points to 1.2`."""
    if each.kind is not Kind.PLAIN or each.is_spelt:
        return False
    near = [other for other in told if other.kind is Kind.POINTS and other.end <= each.start]
    return bool(near) and bool(
        re.fullmatch(r"\s(?:to|and|or|then)\s(?:just\s)?", sentence.between(near[-1].end, each.start))
    )


_AREA_WORDS = frozenset(
    [
        "kent",
        "service",
        "services",
        "team",
        "teams",
        "area",
        "areas",
        "the",
        "and",
        "north",
        "south",
        "east",
        "west",
        "county",
        "district",
    ]
)


def _shares_a_word(sentence: Sentence, area: str) -> bool:
    """Return whether a sentence has a word, or a number, of an area's name that tells it from others."""
    words = {word.lower() for word in re.findall(r"[\w+]{2,}", area)} - _AREA_WORDS
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence.text, re.IGNORECASE) for word in words)


def _is_telling(each: Quantity) -> bool:
    """Return whether a number is such as hardly agrees with a fact by chance."""
    return each.kind is Kind.PERCENT or each.decimals > 0 or abs(each.number) >= 20


def _is_very_telling(each: Quantity) -> bool:
    return (each.kind is Kind.PERCENT and each.decimals > 0) or abs(each.number) >= 100


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
