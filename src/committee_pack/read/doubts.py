"""Rows that can be read and are likely not to be meant.

Cohorts spelt in two ways, periods that are yet to come, percentages as the fractions that a workbook holds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache

from committee_pack.findings import Finding, Place, abridged, warning
from committee_pack.model.indicators import Catalogue, Indicator, Unit
from committee_pack.model.periods import Period
from committee_pack.model.results import Observation

_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+")
_LEAST, _MOST = 50, 200
"""How many times as large the indicator's other values are where one is likely to be a fraction."""
_LIKENESS, _LIKENESS_OF_A_WORD = 0.87, 0.8


def doubtful_rows(
    observations: tuple[Observation, ...], indicators: tuple[Indicator, ...], published: date
) -> tuple[Finding, ...]:
    """Return a warning for each cohort that looks like another, and each row of a doubtful period or percentage."""
    rows = abridged((*_future(observations, published), *_fractions(observations, indicators)))
    return (*_similar_cohorts(observations), *rows)


def doubtful_figures(
    observations: tuple[Observation, ...], others: tuple[Observation, ...], catalogue: Catalogue
) -> tuple[Finding, ...]:
    """Return a warning for each target, and each result of others, that looks like a percentage as a fraction.

    They are held against the council's own results.
    """
    percent = {each.id for each in catalogue.indicators if each.unit is Unit.PERCENT}
    targets = ((each.indicator, each.value, replace(each.place, key="target")) for each in catalogue.targets)
    values = ((each.indicator, each.value, replace(each.place, key="value")) for each in others if each.value)
    doubtful = [each for each in (*targets, *values) if each[0] in percent and 0 < each[1] <= 1]
    usual = _usual({indicator for indicator, _, _ in doubtful}, observations)
    return abridged(
        finding
        for indicator, value, place in doubtful
        if indicator in usual
        for finding in _unlike(value, usual[indicator], place, "the council's results")
    )


def _usual(indicators: set[str], observations: tuple[Observation, ...]) -> dict[str, Decimal]:
    """Return the middle one of the results of each indicator, where they are percentages and no fractions."""
    known: dict[str, list[Decimal]] = {}
    for each in observations if indicators else ():
        if each.indicator in indicators and (amount := _percentage(each)) is not None:
            known.setdefault(each.indicator, []).append(amount)
    middles = {indicator: sorted(amounts)[len(amounts) // 2] for indicator, amounts in known.items()}
    return {indicator: middle for indicator, middle in middles.items() if middle > 1}


def is_yet_to_come(period: Period, on: date) -> bool:
    """Return whether a period begins in a later month than a day."""
    return period.first > on.year * 12 + on.month - 1


def _future(observations: tuple[Observation, ...], published: date) -> Iterator[Finding]:
    for each in observations:
        if is_yet_to_come(each.period, published):
            message = f"The row is of {each.period}, which begins after the report is published on {published}."
            hint = "Look at the period again, or at 'published' in report.yaml."
            yield warning("period-future", replace(each.place, key="period"), message, hint)


def _fractions(observations: tuple[Observation, ...], indicators: tuple[Indicator, ...]) -> Iterator[Finding]:
    """Return a warning for each value, as 0.227, where the indicator's others are percentages, as 22.7.

    A small percentage is not doubted: it has no more decimals than are printed, or is among others that are small.
    """
    rows: dict[str, list[Observation]] = {}
    for each in observations:
        rows.setdefault(each.indicator, []).append(each)
    for indicator in indicators:
        if indicator.unit is Unit.PERCENT:
            own = rows.get(indicator.id, [])
            if doubtful := [each for each in own if _is_fraction(each.value, indicator)]:
                others = sorted(amount for each in own if (amount := _percentage(each)) is not None and amount > 1)
                if len(others) >= max(2, len(doubtful)):
                    usual = others[len(others) // 2]
                    for each in doubtful:
                        place = replace(each.place, key="value")
                        yield from _unlike(each.value or Decimal(), usual, place, "the indicator's others")


def _unlike(value: Decimal, usual: Decimal, place: Place, others: str) -> Iterator[Finding]:
    if value and _LEAST <= usual / value <= _MOST:
        percent = f"{(value * 100).normalize():f}"
        message = f"The value {value} stands for {value}%, where {others} are like {usual:.1f}."
        hint = f"Write {percent}, if that is meant; a workbook holds {percent}% as {value}."
        yield warning("percent-fraction", place, message, hint)


def _is_fraction(value: Decimal | None, indicator: Indicator) -> bool:
    """Return whether a value is between 0 and 1, with more decimals than the indicator's percentages have."""
    exponent = value.as_tuple().exponent if value is not None and 0 < value <= 1 else 0
    return isinstance(exponent, int) and -exponent > indicator.decimals


def _percentage(each: Observation) -> Decimal | None:
    if each.numerator is not None and each.denominator:
        return each.numerator * 100 / each.denominator
    return each.value


def _similar_cohorts(observations: tuple[Observation, ...]) -> Iterator[Finding]:
    counts = Counter(each.cohort for each in observations if each.cohort)
    first = {each.cohort: each.place for each in reversed(observations)}
    earlier: defaultdict[_Kin, list[_Name]] = defaultdict(list)
    # -- those of most rows first, then those that came first
    for text, _ in counts.most_common():
        name = _name(text)
        kin = (name.numbers, len(name.words)), (name.numbers, "".join(name.words))
        if near := _nearest(name, earlier[kin[0]], earlier[kin[1]]):
            message = f"The cohort '{text}' is much like '{near}', which has no fewer rows."
            hint = "Write both the same way, if they are the same."
            yield warning("cohort-similar", replace(first[text], key="cohort"), message, hint)
        for each in kin:
            earlier[each].append(name)


_Kin = tuple[tuple[str, ...], int | str]
"""What names have alike that may be meant as one: their numbers, and how many words they are or all their letters."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A cohort's name as typed, its words in small letters, and the numbers in it."""

    text: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]


def _name(text: str) -> _Name:
    return _Name(text, tuple(_WORDS.findall(text.casefold())), tuple(_NUMBERS.findall(text)))


def _nearest(name: _Name, of_as_many_words: Iterable[_Name], of_the_same_letters: Iterable[_Name]) -> str:
    """Return the name most like one, where one is likely to be meant; what differs by a prefix is not."""
    alike = [other.text for other in of_the_same_letters]
    alike += [other.text for other in of_as_many_words if _has_like_words(name.words, other.words)]
    return max(alike, key=lambda text: SequenceMatcher(None, name.text, text).ratio(), default="")


def _has_like_words(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(map(_is_same_word, words, others)) and _is_like(" ".join(words), " ".join(others), _LIKENESS)


@lru_cache(maxsize=1 << 16)
def _is_same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    prefixed = one.endswith(other) or other.endswith(one)
    return not prefixed and _is_like(one, other, _LIKENESS_OF_A_WORD)


def _is_like(one: str, other: str, least: float) -> bool:
    """Return whether two texts are more alike than that, asking first what is quick to answer."""
    # -- each letter of one that the other lacks has no partner
    length, alone = len(one) + len(other), len(_letters(one) ^ _letters(other))
    if max(alone, abs(len(one) - len(other))) >= (1 - least) * length:
        return False
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() > least and matcher.ratio() > least


@lru_cache(maxsize=1 << 14)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)
