"""Shares beside the counts that they are of, `615 (63%) of 967`, and shares in words, `two thirds`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from committee_pack.check.agreement import exempt
from committee_pack.check.agreement.agreeing import agrees, states
from committee_pack.check.agreement.attaching import Context
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import Known, What
from committee_pack.check.agreement.moments import facts_of
from committee_pack.check.agreement.naming import named, shown
from committee_pack.check.agreement.quantities import Approx, Kind, Quantity
from committee_pack.check.agreement.roles import GOAL_WORD, is_change, is_goal
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.wording import number_text

_OF = re.compile(
    r"\s(?:\w+\s){0,2}?(?:of|out of|from)\s(?:(?:the|all|some|our|its|their|a total of|total)\s){0,2}", re.IGNORECASE
)
_SLASH = re.compile(r"\s?/\s?")
_OF_ANOTHER = re.compile(
    r"^\s(?:of\s|as\s|the\s)?"
    r"(?:what|that of|its|the (?:level|figure|rate|number|share|\d)|the \w+ of|many|much|high|as)\b",
    re.IGNORECASE,
)
_OR = re.compile(
    r"(?:\s[\w’'-]+){0,7}?\s?(?:\(|,\sor\s|,\si\.e\.\s|\sor\s|,\s(?:which|that) is\s|\s[–—-]\s|\sis\s)(?:just\s"
    r"|roughly\s|about\s|nearly\s|around\s|over\s|under\s|almost\s|some\s|more than\s|less than\s|fewer than\s"
    r"|an?\s)*",
    re.IGNORECASE,
)
_IS_COUNT = re.compile(
    r"^\s(?:of\s)?(?:the\s|our\s|these\s|all\s)?(?:\w+\s){0,2}"
    r"(?:areas|indicators|measures|teams|results|windows|year|districts)\b",
    re.IGNORECASE,
)
_IS_A_GOAL = re.compile(rf"{GOAL_WORD}\s(?:of|is|was|stands at)\s$", re.IGNORECASE)


@dataclass(slots=True)
class Shares:
    """Holds shares against the counts and results that they are of."""

    known: Known

    def beside_counts(self, sentence: Sentence, told: list[Quantity], settled: set[int]) -> Iterator[Doubt]:
        """Return what is doubted of shares that stand with counts; `settled` takes the places of all of these."""
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
        facts = list(facts_of(self.known, sentence))
        return all(any(agrees(each, fact) for fact in facts) for each in some)

    def in_words(self, sentence: Sentence, each: Quantity, context: Context, told: list[Quantity]) -> Iterator[Doubt]:
        """Return what is doubted of a share in words that stands by itself."""
        after = sentence.words_after(each.end, 30)
        if _OF_ANOTHER.match(after):
            return
        if _IS_A_GOAL.search(sentence.words_before(each.start, 24)):
            return
        if beside := _percent_beside(sentence, each, told):
            if not is_share(each, beside.number):
                typed, said = (sentence.between(one.start, one.end) for one in (each, beside))
                yield Doubt("figure-share", each.start, each.end, f"'{typed}' is not {said}.", "")
            return
        shares = [
            fact.number
            for fact in facts_of(self.known, sentence)
            if fact.is_percent and fact.what in (What.RESULT, What.REST_SHARE) and context.holds(fact)
        ]
        own = [fact for fact in facts_of(self.known, sentence) if fact.what is What.RESULT and context.holds(fact)]
        counts = [fact.number for fact in own if not fact.is_percent]
        counts += [other.number for other in told if other.kind is Kind.PLAIN and other.number > 0]
        shares += [other.number for other in told if other.kind is Kind.PERCENT]
        ratios = [100 * one / other for one in counts for other in counts if other and 0 < one <= other]
        ratios += [100 * one / other for one in shares for other in shares if other and 0 < one <= other]
        percents = [other.number for other in told if other.kind is Kind.PERCENT]
        shares += [100 - one - other for one, other in combinations(percents, 2)]
        if not own or any(is_share(each, share) for share in (*shares, *ratios)):
            return
        if not any(fact.is_percent for fact in own) or exempt.is_part_of_a_name(sentence, each):
            return
        if is_change(sentence, each) or _IS_COUNT.match(sentence.words_after(each.end, 40)):
            return
        best = next(fact for fact in own if fact.is_percent)
        typed = sentence.between(each.start, each.end)
        yield Doubt(
            "figure-share", each.start, each.end, f"'{typed}' is not {shown(best)}, which is {named(best)}.", ""
        )


def is_share(each: Quantity, share: Fraction) -> bool:
    """Return whether a share in words, as `two thirds`, may be said of one in figures."""
    apart = share - each.number
    match each.approx:
        case Approx.UNDER:
            return -4 <= apart <= Fraction(1, 10)
        case Approx.OVER:
            return -Fraction(1, 10) <= apart <= 4
        case Approx.LESS:
            return -8 <= apart < 0
        case Approx.MORE:
            return 0 < apart <= 8
        case Approx.ABOUT:
            return abs(apart) <= 3
        case _:
            return abs(apart) <= Fraction(5, 2)


def _percent_beside(sentence: Sentence, each: Quantity, told: list[Quantity]) -> Quantity | None:
    """Return the percentage that a share in words is said to be: `one in five (20.6%)`."""
    for other in told:
        if other.kind is not Kind.PERCENT or is_change(sentence, other) or is_goal(sentence, other):
            continue
        first, last = sorted((each, other), key=lambda one: one.start)
        if _OR.fullmatch(sentence.between(first.end, last.start)):
            return other
    return None


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
        before = sentence.words_before(under.start, 10)
        gap = sentence.between(under.end, top.start)
        if (
            re.search(r"\bof (?:the |all |these )?$", before, re.IGNORECASE)
            and len(gap) < 90
            and not re.search(r"[;:.]", gap)
        ):
            yield top, under


def _of_which(sentence: Sentence, each: Quantity, told: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the counts that a share in words is of: `576 children, two thirds of the 1,067`."""
    plain = [other for other in told if other.kind is Kind.PLAIN and not other.is_spelt]
    under = next((other for other in plain if other.start >= each.end), None)
    if under is None or not re.fullmatch(r"\sof\s(?:the|our|all)\s", sentence.between(each.end, under.start)):
        return None
    others = [other for other in plain if other.start != under.start and 0 < other.number <= under.number]
    return (others[0], under) if len(others) == 1 else None


def _beside(sentence: Sentence, told: Iterable[Quantity], top: Quantity, under: Quantity) -> Iterator[Quantity]:
    """Return the shares that stand with a pair of counts and are said of it."""
    first, last = min(top.start, under.start), max(top.end, under.end)
    for each in told:
        if each.kind not in (Kind.PERCENT, Kind.SHARE):
            continue
        gap = (
            sentence.between(last, each.start)
            if each.start >= last
            else sentence.between(each.end, first)
            if each.end <= first
            else ""
        )
        inside = first < each.start < last
        after = each.start >= last and re.fullmatch(
            r"(?:\s[\w-]+){0,10}?\s?(?:[(,–—-]|\bor\b|\bis\b|i\.e\.)[\s(]*(?:or\s|more than\s|less than\s"
            r"|fewer than\s|at least\s|which is\s|that is\s|i\.e\.\s|just\s|well\s|about\s|nearly\s|over\s|under\s"
            r"|around\s|roughly\s|almost\s|a rate of\s|giving\s|equal to\s|at\s)*(?:an?\s)?",
            gap,
        )
        before = each.end <= first and re.fullmatch(
            r"(?:\sof\s(?:[\w-]+\s){0,6}?[\w-]+(?=[,(]|\s\())?\s?(?:[(,:–—-]|\bor\b)?[\s(]*"
            r"(?:or\s|that is\s|i\.e\.\s)?",
            gap,
        )
        if (
            (
                inside
                and re.fullmatch(r"\s?\(?[^()]*", sentence.between(top.end, each.start) or " ")
                and top.start < under.start
            )
            or after
            or before
        ):
            yield each
