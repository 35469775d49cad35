"""Numbers that do not state what they stand for: those of another period, area or indicator, misspelt, or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers.roles import is_rest
from committee_pack.check.agreement.numbers.steps import is_in_a_range
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import begins_in
from committee_pack.check.agreement.reading.titles import Titles
from committee_pack.check.agreement.results.agreeing import agrees, is_alike, is_near
from committee_pack.check.agreement.results.facts import COUNTED, WHOLE, Fact, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.naming import named, shown
from committee_pack.check.agreement.spoken_of.attaching import Context
from committee_pack.check.agreement.spoken_of.others_named import OthersNamed
from committee_pack.findings import Severity

_PAST = re.compile(
    r"\b(?:from|against|compar\w+|than(?! \w+ (?:weeks?|days?|months?|years?)\b)|previous\w*|earlier|before|ago"
    r"|last (?:month|year|quarter|time)|since|then"
    r"|versus|vs|after(?! \d+ (?:\w+ )?(?:days|weeks|months|years)\b)"
    r"|follow\w*|through|used to|had been|was once|when it was|it was|up on|down on"
    r"|start\w*|beg[au]n|having been)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:,|\s(?:and|then|through|to|now)\b|\s|now|then|and)+\s?")
_AREA_WORD = re.compile(r"[\w+]{2,}")
_COMMON = frozenset(
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
"""Words of areas' names that tell none from another."""
_DAYS = re.compile(r"\s(?:calendar\s|working\s)?days?\b")
_TOOK = re.compile(
    r"\b(?:takes?|took|taking|is|was|are|were|averag(?:es?|ed)|average of|at)\s"
    r"(?:now\s|still\s|just\s|only\s|about\s)?$"
)
_OF_WHOM = re.compile(r"\s(?:[\w-]+\s){0,2}?of\s(?:whom|which|them|these|those)\b", re.IGNORECASE)
_INCLUDING = re.compile(
    r"\b(?:includ(?:es|ed|ing)|of (?:whom|which|them|these|those),?|among (?:them|these|those)(?:\s(?:are|were))?)\s"
    r"(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\s(?:the\s|these\s|those\s|our\s)?$", re.IGNORECASE)
_TELLING, _VERY_TELLING, _CERTAIN = 20, 100, 1000
_LARGE = 10
"""Below this a number that nothing is known of is none to ask about."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Says of numbers that are not what they stand for what they may be."""

    known: Known
    titles: Titles

    def judge(self, sentence: Sentence, each: Quantity, context: Context, equal: list[Fact]) -> Iterator[Doubt]:
        """Return a doubt of a number that states nothing which it may; `equal` are the facts that it agrees with."""
        if each.is_spelt and each.number < _TELLING:
            return
        own = [fact for fact in equal if fact.what in COUNTED or fact.is_goal or _is_of_rest(sentence, each, fact)]
        if _is_telling(each) and (elsewhen := _of_another_period(own, context)):
            if not _is_hedged(sentence, each, context) and (context.is_paired or not _is_listed(sentence, each)):
                yield self._other(sentence, each, context, elsewhen, "figure-period")
            return
        elsewhere = [fact for fact in own if context.holds_time(fact)]
        if any(_shares_a_word(sentence, fact.split.area) for fact in elsewhere):
            return
        if elsewhere and _is_telling(each) and (context.is_placed or not any(area.name for area in sentence.areas)):
            yield self._other(sentence, each, context, elsewhere[0])
            return
        others = [] if each.is_spelt else self.known.of_any(each.number, is_percent=each.kind is Kind.PERCENT)
        if not self._is_of_another_named(sentence, each, context, others):
            yield from self._unlike(sentence, each, context, own, others)

    def _unlike(
        self, sentence: Sentence, each: Quantity, context: Context, own: list[Fact], others: list[Fact]
    ) -> Iterator[Doubt]:
        """Return a doubt of a number that is not its own indicator's here: another's, nearly it, or nobody's."""
        is_part = _is_part_of_a_count(sentence, each)
        if not is_part and (current := self._current(each, others)):
            yield self._other(sentence, each, context, current)
        elif near := _near(sentence, each, context):
            message = f"{sentence.typed(each)} is nearly {named(near)}, which is {shown(near)}."
            yield Doubt("figure-near", each.start, each.end, message, f"Write {shown(near)}.")
        elif own and _is_telling(each):
            if context.is_timed or context.is_placed:
                yield self._other(sentence, each, context, own[0])
        elif is_part:
            return
        elif other := _hardly_by_chance(each, others):
            yield self._other(sentence, each, context, other)
        elif not each.is_spelt and (each.kind is Kind.PERCENT or _is_large(sentence, each)):
            message = f"Nothing in the data is {sentence.typed(each)}."
            hint = "Mend it, or list it in front under 'facts:' with its source."
            yield Doubt("figure-unknown", each.start, each.end, message, hint, Severity.ADVICE)

    def _other(
        self, sentence: Sentence, each: Quantity, context: Context, fact: Fact, code: str = "figure-other"
    ) -> Doubt:
        """Return a doubt that says which fact a number is, and what is right where that is known."""
        alike = (result for result in sentence.facts() if result.what is What.RESULT and is_alike(each, result))
        results = [result for result in alike if context.holds(result)]
        # -- a value of the text's own indicator is the likeliest, then one of that whose other value was typed
        ids = (sentence.given, fact.indicator)
        meant = min(results, key=lambda result: [result.indicator != id for id in ids], default=None)
        right = f" {_capital(named(meant))} is {shown(meant)}." if meant else ""
        return Doubt(code, each.start, each.end, f"{sentence.typed(each)} is {named(fact)}.{right}")

    # -- other indicators

    def _is_of_another_named(self, sentence: Sentence, each: Quantity, context: Context, others: list[Fact]) -> bool:
        """Return whether a number may be of an indicator that the sentence speaks of, if only by words of its title."""
        if not others:
            return False
        of_others = OthersNamed(self.known, self.titles)
        if of_others.moved(sentence, each, others) or of_others.are_told_together(sentence, context):
            return True
        if not sentence.about_is_given:
            said = sentence.stems
            if any(self.titles.of(fact.indicator) & said for fact in others):
                return True
        return bool(sentence.cohorts) and any(context.holds(fact) for fact in others)

    def _current(self, each: Quantity, others: list[Fact]) -> Fact | None:
        """Return the latest result of another indicator that a number is, where it is hardly so by chance."""
        current = next((fact for fact in others if fact.split == WHOLE and self._is_latest(fact)), None)
        return current if current and current.what is What.RESULT and _is_telling(each) else None

    def _is_latest(self, fact: Fact) -> bool:
        latest = self.known.latest(fact.indicator)
        return latest is not None and latest.period.last == fact.last


def _of_another_period(own: list[Fact], context: Context) -> Fact | None:
    found = (fact for fact in own if not fact.is_goal and context.holds_split(fact.split))
    return next(found, None)


def _is_of_rest(sentence: Sentence, each: Quantity, fact: Fact) -> bool:
    return fact.what is What.REST and is_rest(sentence, each)


def _near(sentence: Sentence, each: Quantity, context: Context) -> Fact | None:
    """Return the fact that a number is nearly, the nearest of several; a round one that is said to be about is none."""
    if each.approx is not None and not each.decimals and each.kind is Kind.PLAIN and each.number % 10 == 0:
        return None
    if is_rest(sentence, each):
        some = (fact for fact in sentence.facts() if fact.what is What.REST and fact.split == WHOLE)
        near = [fact for fact in some if context.holds_time(fact) and is_near(each, fact)]
    else:
        some = (fact for fact in sentence.facts() if fact.what in COUNTED and context.holds(fact))
        near = [fact for fact in some if is_near(each, fact)]
    if sentence.given and not _is_very_telling(each):
        # -- a small number is near one of the many of others by chance
        near = [fact for fact in near if fact.indicator == sentence.given]
    return min(near, key=lambda fact: abs(fact.number - each.number), default=None)


def _is_hedged(sentence: Sentence, each: Quantity, context: Context) -> bool:
    """Return whether words around a number say that it is an earlier one, without saying of when."""
    return not context.is_timed and bool(_PAST.search(sentence.around(each, 60, 40)))


def _is_listed(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number stands in a list of results, as `17.2%, 17.0% and 15.3%`."""
    others = (other for other in sentence.quantities if other.start != each.start and other.kind is each.kind)
    # -- the year of a period is no result
    alike = (other for other in others if not begins_in(other, sentence.whens))
    return any(_LISTED.fullmatch(sentence.gap(each, other)) for other in alike)


def _shares_a_word(sentence: Sentence, area: str) -> bool:
    """Return whether a sentence has a word, or a number, of an area's name that tells it from others."""
    words = {word.lower() for word in _AREA_WORD.findall(area)} - _COMMON
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence.text, re.IGNORECASE) for word in words)


def _is_large(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is large enough to ask about; of days any is that is said to be how long it took."""
    if abs(each.number) >= _LARGE:
        return True
    is_of_days = sentence.is_of_days and _DAYS.match(sentence.words_after(each.end, 8))
    return bool(is_of_days and _TOOK.search(sentence.words_before(each.start, 24)))


def _is_part_of_a_count(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is told as some of those counted, or as an end of a range: `11 of whom`."""
    if each.kind is not Kind.PLAIN or each.decimals:
        return False
    before, after = sentence.words_before(each.start, 40), sentence.words_after(each.end, 40)
    is_said = _OF_WHOM.match(after) or _INCLUDING.search(before)
    return bool(is_said) or is_in_a_range(sentence, each) or _is_of_some(sentence, each)


def _is_of_some(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is told of a larger one before it that is not all that the indicator counts."""
    larger = (other for other in sentence.quantities if other.end <= each.start and other.number > each.number)
    of = (other for other in larger if _OF.search(sentence.words_before(other.start, 12)))
    unders = [fact for fact in sentence.facts() if fact.what is What.DENOMINATOR]
    return any(not any(agrees(other, fact) for fact in unders) for other in of)


def _is_telling(each: Quantity) -> bool:
    """Return whether a number is such as hardly agrees with a fact by chance."""
    return each.kind is Kind.PERCENT or each.decimals > 0 or abs(each.number) >= _TELLING


def _is_very_telling(each: Quantity) -> bool:
    return (each.kind is Kind.PERCENT and each.decimals > 0) or abs(each.number) >= _VERY_TELLING


def _hardly_by_chance(each: Quantity, others: list[Fact]) -> Fact | None:
    """Return what of another indicator a number is, where none of so many facts is likely to be so by chance."""
    is_certain = each.kind is Kind.PERCENT or each.decimals > 0 or abs(each.number) >= _CERTAIN
    some = (fact for fact in others if is_certain or fact.split == WHOLE)
    return next(some, None) if _is_very_telling(each) else None


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
