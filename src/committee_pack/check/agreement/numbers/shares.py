"""Shares beside the counts that they are of, `615 (63%) of 967`, and shares in words, `two thirds`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers import exempt
from committee_pack.check.agreement.numbers.roles import GOAL_WORD, is_change, is_goal
from committee_pack.check.agreement.numbers.share_counts import against_counts, are_of_a_sample
from committee_pack.check.agreement.numbers.share_pairs import beside, pairs, part_of
from committee_pack.check.agreement.numbers.share_words import is_share
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.results.agreeing import agrees
from committee_pack.check.agreement.results.facts import What
from committee_pack.check.agreement.results.naming import named, shown
from committee_pack.check.agreement.spoken_of.attaching import Context
from committee_pack.wording import number_text

_OF_ANOTHER = re.compile(
    r"^\s(?:of\s|as\s|the\s)?(?:what|that of|its|the (?:level|figure|rate|number|share|\d)|the \w+ of"
    r"|many|much|high|as)\b",
    re.IGNORECASE,
)
_OR = re.compile(
    r"(?:\s[\w’'-]+){0,7}?\s?(?:\(|,\sor\s|,\si\.e\.\s|\sor\s|,\s(?:which|that) is\s|\s[–—-]\s|\sis\s)"
    r"(?:just\s|roughly\s|about\s|nearly\s|around\s|over\s|under\s|almost\s|some\s|more than\s|less than\s"
    r"|fewer than\s|an?\s)*",
    re.IGNORECASE,
)
_IS_COUNT = re.compile(
    r"^\s(?:of\s)?(?:the\s|our\s|these\s|all\s)?(?:\w+\s){0,2}"
    r"(?:areas|indicators|measures|teams|results|windows|year|districts)\b",
    re.IGNORECASE,
)
_IS_ANOTHER = re.compile(
    rf"(?:{GOAL_WORD}\s(?:of|is|was|stands at)|\bfrom)\s(?:about\s|around\s|nearly\s)?$", re.IGNORECASE
)
_MORE_THAN = re.compile(r"\s(?:more|fewer|less|higher|lower)\sthan\s(?:the\s|its\s|our\s)?", re.IGNORECASE)
_BRACKET = re.compile(r"(?!\sof\s(?:these|them|those|which|whom)\b)(?:\s[\w’'-]+){0,3}\s\(")
_PARTS = (What.NUMERATOR, What.REST)
_LATE = re.compile(r"[^,;.]*?\b(?:late|later|not|without|overdue|missed|outside|un\w+ed)\b")


@dataclass(frozen=True, slots=True)
class Shares:
    """Holds shares against the counts and results that they are of."""

    def beside_counts(self, sentence: Sentence, told: list[Quantity], settled: set[int]) -> Iterator[Doubt]:
        """Return what is doubted of shares that stand with counts; `settled` takes the places of all of these."""
        if not any(each.value is None and each.kind in (Kind.PERCENT, Kind.SHARE) for each in told):
            return
        for each in told:
            if each.kind is Kind.SHARE and (pair := part_of(sentence, each, told)):
                yield from against_counts(sentence, each, pair, settled)
        for pair in pairs(sentence, told):
            if are_of_a_sample(sentence, pair):
                settled |= {count.start for count in pair.both}
            for each in beside(sentence, told, pair):
                yield from against_counts(sentence, each, pair, settled)

    def in_words(self, sentence: Sentence, each: Quantity, context: Context, told: list[Quantity]) -> Iterator[Doubt]:
        """Return what is doubted of a share in words that stands by itself."""
        if _OF_ANOTHER.match(sentence.words_after(each.end, 30)) or _IS_ANOTHER.search(
            sentence.words_before(each.start, 24)
        ):
            return
        if (grown := _growth(sentence, each, told)) is not None:
            if not is_share(each, grown):
                message = f"'{sentence.typed(each)}' is not so: it is {number_text(grown, 1)}%."
                yield Doubt("figure-share", each.start, each.end, message)
            return
        if percent := _percent_beside(sentence, each, told):
            if not is_share(each, percent.number):
                message = f"'{sentence.typed(each)}' is not {sentence.typed(percent)}."
                yield Doubt("figure-share", each.start, each.end, message)
            return
        yield from _against_results(sentence, each, context, told)


def _against_results(sentence: Sentence, each: Quantity, context: Context, told: list[Quantity]) -> Iterator[Doubt]:
    """Return a doubt of a share in words that is none of the results it may be of, nor of the numbers beside it."""
    if sentence.is_of_any:
        return
    own = [fact for fact in sentence.facts() if fact.what is What.RESULT and context.holds(fact)]
    late = (fact for fact in sentence.facts() if fact.what is What.REST_SHARE and context.holds(fact))
    result = next((fact for fact in own if fact.is_percent), None)
    if result and _LATE.match(sentence.words_after(each.end, 60)):
        result = next(late, result)
    if result is None or exempt.is_part_of_a_name(sentence, each) or is_change(sentence, each):
        return
    if _IS_COUNT.match(sentence.words_after(each.end, 40)):
        return
    counts = [fact.number for fact in own if not fact.is_percent]
    counted = _share_of_count_beside(sentence, each, context, told)
    possible = _possible(sentence, context, told, counts) if counted is None else [counted]
    if not any(is_share(each, share) for share in possible):
        message = f"'{sentence.typed(each)}' is not {shown(result)}, which is {named(result)}."
        yield Doubt("figure-share", each.start, each.end, message)


def _share_of_count_beside(
    sentence: Sentence, each: Quantity, context: Context, told: list[Quantity]
) -> Fraction | None:
    """Return the share that the count in brackets after one in words is: `one contact in three (2,248)`."""
    after = next((other for other in told if other.start >= each.end), None)
    if after is None or after.kind is not Kind.PLAIN or not _BRACKET.fullmatch(sentence.between(each.end, after.start)):
        return None
    held = [fact for fact in sentence.facts() if fact.indicator == sentence.about and context.holds(fact)]
    top = next((fact for fact in held if fact.what in _PARTS and agrees(after, fact)), None)
    unders = (fact for fact in held if fact.what is What.DENOMINATOR and top)
    under = next((fact for fact in unders if top and (fact.last, fact.split) == (top.last, top.split)), None)
    return 100 * top.number / under.number if top and under and under.number else None


def _possible(sentence: Sentence, context: Context, told: list[Quantity], counts: list[Fraction]) -> Iterator[Fraction]:
    """Return the shares that one in words may be of: results, those typed beside it, and one of another of these."""
    percents = [other.number for other in told if other.kind is Kind.PERCENT]
    known = (fact for fact in sentence.facts() if fact.is_percent and fact.what in (What.RESULT, What.REST_SHARE))
    shares = [*(fact.number for fact in known if context.holds(fact)), *percents]
    yield from shares
    yield from (100 - one - other for one, other in combinations(percents, 2))
    before = sentence.before.quantities if sentence.before is not None else ()
    typed = (other.number for other in (*told, *before) if other.kind is Kind.PLAIN and other.number > 0)
    for numbers in ([*counts, *typed], percents):
        yield from (100 * one / other for one in numbers for other in numbers if 0 < one <= other)


def _growth(sentence: Sentence, each: Quantity, told: list[Quantity]) -> Fraction | None:
    """Return by how much a number is more or less than another: `4,263 are a third more than the 3,412`."""
    before = [other for other in told if other.end <= each.start and other.kind is Kind.PLAIN and not other.is_spelt]
    after = next((other for other in told if other.start >= each.end), None)
    if len(before) != 1 or after is None or not after.number or after.kind is not Kind.PLAIN:
        return None
    if not _MORE_THAN.fullmatch(sentence.between(each.end, after.start)):
        return None
    return 100 * abs(before[0].number - after.number) / after.number


def _percent_beside(sentence: Sentence, each: Quantity, told: list[Quantity]) -> Quantity | None:
    """Return the percentage that a share in words is said to be: `one in five (20.6%)`."""
    percents = (other for other in told if other.kind is Kind.PERCENT and _OR.fullmatch(sentence.gap(each, other)))
    return next((other for other in percents if not is_change(sentence, other) and not is_goal(sentence, other)), None)
