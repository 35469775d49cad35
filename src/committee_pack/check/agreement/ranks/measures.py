"""What of a result a place may be said of: the result itself, or one of its counts that stands beside the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from committee_pack.check.agreement.ranks.superlatives import Superlative
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.model.results import Result

Measure = Callable[[Result], Fraction | None]

_OF_RESULT = re.compile(r"\s(?:\w+\s)?(?:shares?|rates?|proportion|percentage|results?|performance|figures?)\b")
_UP_TO_IT = re.compile(
    r"(?:\s[\w’'-]+){0,4}\s\(|(?:\s[\w’'-]+){0,6}?\s(?:was|were|is|came to)\s(?:[A-Z][a-z]+[’']s\s)?"
)
_FARTHEST = 60


def amount(result: Result) -> Fraction | None:
    """Return a result as a number."""
    return result.amount.number if result.amount else None


def measures(sentence: Sentence, said: Superlative, own: Result) -> list[Measure]:
    """Return what of `own`, of which a place is said, may be meant: the result first, then its counts beside."""
    is_of_result = _OF_RESULT.match(sentence.words_after(said.at.end, 30))
    typed = set() if is_of_result else {each.number for each in _beside(sentence, said)}
    return [amount, *(count for count in (_numerator, _denominator, _rest) if count(own) in typed)]


def _beside(sentence: Sentence, said: Superlative) -> Iterator[Quantity]:
    """Return the whole numbers of which a place may be said: the last before it, one in brackets or `was` after it."""
    counts = [each for each in sentence.quantities if each.kind is Kind.PLAIN and not each.is_spelt]
    before = [each for each in counts if each.end <= said.at.start]
    yield from (each for each in before[-1:] if said.at.start - each.end <= _FARTHEST)
    after = (each for each in counts if each.start >= said.at.end)
    yield from (each for each in after if _UP_TO_IT.fullmatch(sentence.between(said.at.end, each.start)))


def _numerator(result: Result) -> Fraction | None:
    return None if result.numerator is None else Fraction(result.numerator)


def _denominator(result: Result) -> Fraction | None:
    return None if result.denominator is None else Fraction(result.denominator)


def _rest(result: Result) -> Fraction | None:
    top, under = _numerator(result), _denominator(result)
    return None if top is None or under is None else under - top
