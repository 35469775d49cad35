"""Numbers that are told of each of several steps, `half a point a month`, `by between 35 and 75`: of no one change."""

from __future__ import annotations

import re

from committee_pack.check.agreement.reading.quantities import Quantity
from committee_pack.check.agreement.reading.sentences import Sentence

_A_STEP = re.compile(r"^\s(?:a|each|every|per)\s(?:month|quarter|year)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s[^,;]{0,40}$", re.IGNORECASE)
_AND = re.compile(r"\s(?:\w+\s)?and\s(?:[\w.]+\s){0,3}", re.IGNORECASE)


_OVER_YEARS = re.compile(
    r"^\s(?:over|in|within)\s(?:the\s)?(?:last\s|past\s)?(?!a\b|one\b|the\b)\w+\syears\b", re.IGNORECASE
)


def is_of_steps(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is that of each of several steps, or of all in several years."""
    after = sentence.words_after(each.end, 40)
    return bool(_A_STEP.match(after) or _OVER_YEARS.match(after)) or is_in_a_range(sentence, each)


def is_in_a_range(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is an end of a range: `between one and two points`."""
    before = [other for other in sentence.quantities if other.end <= each.start][-1:]
    after = next((other for other in sentence.quantities if other.start >= each.end), None)
    beside = [*((one, each) for one in before), *([(each, after)] if after else [])]
    joined = (first for first, last in beside if _AND.fullmatch(sentence.between(first.end, last.start)))
    return any(_BETWEEN.search(sentence.words_before(first.start, 24)) for first in joined)
