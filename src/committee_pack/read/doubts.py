"""Rows that can be read and are likely not to be meant.

Cohorts spelt in two ways, periods that are yet to come, percentages as the fractions that a workbook holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from statistics import median

from committee_pack.findings import Finding, abridged, warning
from committee_pack.model.indicators import Indicator, Unit
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
            doubtful = [each for each in own if _is_fraction(each.value, indicator)]
            others = [amount for each in own if (amount := _percentage(each)) is not None and amount > 1]
            if doubtful and len(others) >= max(2, len(doubtful)):
                yield from _unlike(doubtful, median(others))


def _unlike(doubtful: list[Observation], usual: Decimal) -> Iterator[Finding]:
    for each in doubtful:
        if each.value and _LEAST <= usual / each.value <= _MOST:
            percent = f"{(each.value * 100).normalize():f}"
            message = (
                f"The value {each.value} stands for {each.value}%, where the indicator's others are like {usual:.1f}."
            )
            hint = f"Write {percent}, if that is meant; a workbook holds {percent}% as {each.value}."
            yield warning("percent-fraction", replace(each.place, key="value"), message, hint)


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
    # -- those of most rows first, then those that came first
    names = [name for name, _ in counts.most_common()]
    for n, name in enumerate(names):
        if near := _nearest(name, names[:n]):
            message = f"The cohort '{name}' is much like '{near}', which has no fewer rows."
            hint = "Write both the same way, if they are the same."
            yield warning("cohort-similar", replace(first[name], key="cohort"), message, hint)


def _nearest(name: str, others: Iterable[str]) -> str:
    alike = [(SequenceMatcher(None, name, other).ratio(), other) for other in others if _is_alike(name, other)]
    return max(alike, key=lambda each: each[0])[1] if alike else ""


def _is_alike(one: str, other: str) -> bool:
    """Return whether two names are likely to be meant as one; what differs in a number, or by a prefix, is not."""
    words, others = _WORDS.findall(one.casefold()), _WORDS.findall(other.casefold())
    if _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return False
    if "".join(words) == "".join(others):
        return True
    same = len(words) == len(others) and all(map(_is_same_word, words, others))
    return same and _ratio(" ".join(words), " ".join(others)) > _LIKENESS


def _is_same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    prefixed = one.endswith(other) or other.endswith(one)
    return not prefixed and _ratio(one, other) > _LIKENESS_OF_A_WORD


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
