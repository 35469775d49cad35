"""Rows that can be read and are likely not to be meant: cohorts spelt in two ways, periods that are yet to come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher

from committee_pack.findings import Finding, abridged, warning
from committee_pack.model.periods import Period
from committee_pack.model.results import Observation

_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+")
_LIKENESS, _LIKENESS_OF_A_WORD = 0.87, 0.8


def doubtful_rows(observations: tuple[Observation, ...], published: date) -> tuple[Finding, ...]:
    """Return a warning for each cohort that looks like another, and each row of a period yet to come."""
    return (*_similar_cohorts(observations), *abridged(_future(observations, published)))


def is_yet_to_come(period: Period, on: date) -> bool:
    """Return whether a period begins in a later month than a day."""
    return period.first > on.year * 12 + on.month - 1


def _future(observations: tuple[Observation, ...], published: date) -> Iterator[Finding]:
    for each in observations:
        if is_yet_to_come(each.period, published):
            message = f"The row is of {each.period}, which begins after the report is published on {published}."
            hint = "Look at the period again, or at 'published' in report.yaml."
            yield warning("period-future", replace(each.place, key="period"), message, hint)


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
