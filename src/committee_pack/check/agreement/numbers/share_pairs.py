"""Counts of which one is said to be part of the other, `615 of 967`, and the shares that stand with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence

_BRACKETS = re.compile(r"\s?\([^()]*\)")
_OF = re.compile(
    r"\s(?:\w+\s){0,2}?(?:of|out of|from)\s(?:(?:the|all|some|our|its|their|a total of|total)\s){0,2}", re.IGNORECASE
)
_OF_WHICH = re.compile(r"(?:\s[\w-]+){1,5}?,?\sof\s(?:which|whom|these|them)\s(?:\w+\s)?", re.IGNORECASE)
_SLASH = re.compile(r"\s?/\s?")
_OF_BEFORE = re.compile(r"\bof (?:the |all |these )?$", re.IGNORECASE)
_STOP = re.compile(r"[;:.]")
_FARTHEST = 90
_OF_ALL = re.compile(r"\sof\s(?:the|our|all)\s")
_WITHIN = re.compile(r"\s?\(?[^()]*")
_AFTER = re.compile(
    r"(?:(?:\s[\w-]+){0,10}?\s?(?:[(,–—-]|\bor\b|\bis\b|i\.e\.)"
    r"|\)?\s(?:now\s)?(?:makes? up|represents?|accounts? for))[\s(]*"
    r"(?:or\s|more than\s|less than\s|fewer than\s|at least\s|which is\s|that is\s|i\.e\.\s|just\s|well\s|about\s"
    r"|nearly\s|over\s|under\s|around\s|roughly\s|almost\s|a rate of\s|giving\s|equal to\s|at\s)*(?:an?\s)?"
)
_BEFORE = re.compile(
    r"(?:\sof\s(?:[\w-]+\s){0,6}?[\w-]+(?=[,(]|\s\()|\s(?:[\w-]+\s){0,8}?[\w-]+(?=\s\())?\s?(?:[(,:–—-]"
    r"|\bor\b)?[\s(]*(?:or\s|that is\s|i\.e\.\s)?"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A count that is part of another."""

    top: Quantity
    under: Quantity

    @property
    def percent(self) -> Fraction:
        """The share that it is, in percent."""
        return 100 * self.top.number / self.under.number

    @property
    def both(self) -> tuple[Quantity, Quantity]:
        """Both counts."""
        return self.top, self.under


def pairs(sentence: Sentence, told: list[Quantity]) -> Iterator[Pair]:
    """Return the counts of which one is said to be part of the other: `615 of 967`, `of 967, 615`."""
    plain = [each for each in told if each.kind is Kind.PLAIN]
    found = [Pair(top, under) for top, under in pairwise(plain) if _is_of(sentence, top, under)]
    of_which = (each for each in pairwise(plain) if _is_among(sentence, *each) or _is_of_which(sentence, *each))
    found += [Pair(top, under) for under, top in of_which]
    return (pair for pair in found if pair.under.number and pair.top.number <= pair.under.number)


def _is_of(sentence: Sentence, top: Quantity, under: Quantity) -> bool:
    gap = _BRACKETS.sub("", sentence.between(top.end, under.start))
    return bool(_OF.fullmatch(gap) or _SLASH.fullmatch(gap))


def _is_of_which(sentence: Sentence, under: Quantity, top: Quantity) -> bool:
    return bool(_OF_WHICH.fullmatch(sentence.between(under.end, top.start)))


def _is_among(sentence: Sentence, under: Quantity, top: Quantity) -> bool:
    gap = sentence.between(under.end, top.start)
    if top.is_spelt or len(gap) >= _FARTHEST or _STOP.search(gap):
        return False
    return bool(_OF_BEFORE.search(sentence.words_before(under.start, 10)))


def part_of(sentence: Sentence, each: Quantity, told: list[Quantity]) -> Pair | None:
    """Return the counts that a share in words is of: `576 children, two thirds of the 1,067`."""
    plain = [other for other in told if other.kind is Kind.PLAIN and not other.is_spelt]
    under = next((other for other in plain if other.start >= each.end), None)
    if under is None or not _OF_ALL.fullmatch(sentence.between(each.end, under.start)):
        return None
    others = [other for other in plain if other.start != under.start and 0 < other.number <= under.number]
    return Pair(others[0], under) if len(others) == 1 else None


def beside(sentence: Sentence, told: list[Quantity], pair: Pair) -> Iterator[Quantity]:
    """Return the shares that stand with a pair of counts and are said of it."""
    shares = (each for each in told if each.kind in (Kind.PERCENT, Kind.SHARE))
    return (each for each in shares if _is_said_of(sentence, each, pair))


def _is_said_of(sentence: Sentence, each: Quantity, pair: Pair) -> bool:
    first, last = min(pair.top.start, pair.under.start), max(pair.top.end, pair.under.end)
    if each.start >= last:
        return bool(_AFTER.fullmatch(sentence.between(last, each.start)))
    if each.end <= first:
        return bool(_BEFORE.fullmatch(sentence.between(each.end, first)))
    is_inside = pair.top.start < each.start < pair.under.start
    return is_inside and bool(_WITHIN.fullmatch(sentence.between(pair.top.end, each.start)))
