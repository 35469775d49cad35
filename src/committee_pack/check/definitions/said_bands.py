"""A note that says where a rating begins or ends: `Red below 75%`, `13% and above is Red`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from committee_pack.check.definitions.claims import NUMBER, OTHER_TIMES, Differs, Subject, is_in_unit, number_of
from committee_pack.model.indicators import Band, Rating, RatingRule, resolved
from committee_pack.model.results import Result
from committee_pack.wording import NOT_RATED, bands_text

_PERCENT = r"(?:\s?%|\s?per ?cent\b)?"
_UNDER = r"at or below|below|under|less than|fewer than|up to|<=?|≤"
_OVER = r"at or above|above|over|more than|at least|>=?|≥"
_TO = rf"{_PERCENT}\s*(?:to|and|–|-)\s*(?:at or below|below|under|up to)?"
_RANGE = (
    rf"(?:(?:{_UNDER})\s*(?P<top>{NUMBER})"
    rf"|(?:{_OVER})\s*(?P<bottom>{NUMBER}){_TO}\s*(?P<overtop>{NUMBER})"
    rf"|(?:{_OVER})\s*(?P<alone>{NUMBER})"
    rf"|(?:between|from)?\s*(?P<low>{NUMBER}){_TO}\s*(?P<high>{NUMBER})"
    rf"|(?P<least>{NUMBER}){_PERCENT}\s+(?:and|or)\s+(?:above|over|more|higher)"
    rf"|(?P<most>{NUMBER}){_PERCENT}\s+(?:and|or)\s+(?:below|under|less|fewer|lower))"
)
_COLOUR = r"\b(?P<colour>green|amber|red)\b"
_FORWARD = (
    rf"(?i){_COLOUR}(?:\s+(?:is|are|means|where|when|if|for|begins|starts|ends|rating|rated|results?|at|it)\b){{0,4}}"
    rf"\s*[:=(–-]?\s*{_RANGE}{_PERCENT}"
)
_BACKWARD = rf"(?i){_RANGE}{_PERCENT}\s*(?:is|are|=|:)?\s*(?:rated|shown as|shown|counted as)?\s*{_COLOUR}"
_LOWER, _UPPER = ("bottom", "alone", "low", "least"), ("top", "overtop", "high", "most")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A rating with the ends that a sentence gives it."""

    rating: Rating
    lower: Fraction | None
    upper: Fraction | None


def differing(sentence: str, subject: Subject) -> Iterator[Differs]:
    """Return the bands that a sentence says and that the rule of now does not have."""
    lowered = sentence.casefold()
    if not any(colour in lowered for colour in ("green", "amber", "red")) or OTHER_TIMES.search(sentence):
        return
    result = subject.result
    rule = result.rule
    if (rule is None or isinstance(rule, RatingRule)) and not (rule and result.goal is None):
        for match in _claims(sentence):
            claim = _claim(match)
            if _is_in_unit(match, sentence, result) and not any(
                _agrees(claim, band) for band in _bands(claim.rating, result)
            ):
                place = rule.place if rule else result.indicator.place
                yield Differs(match.start(), match.end(), _instead(claim.rating, result), place)


def _claims(sentence: str) -> Iterator[re.Match[str]]:
    """Return what is said behind a rating and, of the rest of the sentence, what is said before one."""
    # -- made when they are first asked: few notes speak of ratings
    forward, backward = re.compile(_FORWARD), re.compile(_BACKWARD)
    taken = 0
    for match in forward.finditer(sentence):
        yield from backward.finditer(sentence, taken, match.start())
        yield match
        taken = match.end()
    yield from backward.finditer(sentence, taken)


def _claim(match: re.Match[str]) -> _Claim:
    return _Claim(Rating(match["colour"].capitalize()), _end(match, _LOWER), _end(match, _UPPER))


def _end(match: re.Match[str], names: tuple[str, ...]) -> Fraction | None:
    return next((number_of(match[name]) for name in names if match[name]), None)


def _is_in_unit(match: re.Match[str], sentence: str, result: Result) -> bool:
    """Return whether the last number of a claim is in the indicator's unit."""
    name = max((name for name in (*_LOWER, *_UPPER) if match[name]), key=match.end)
    return is_in_unit(match[name], sentence[match.end(name) :], result.indicator.unit)


def _bands(rating: Rating, result: Result) -> Iterator[Band]:
    """Return the bands of a rating, with the target and the threshold of the period written in."""
    rule, goal = result.rule, result.goal
    if isinstance(rule, RatingRule) and goal:
        if goal.threshold is not None:
            rule = rule.with_threshold(Fraction(goal.threshold))
        for each in dict(rule.bands())[rating]:
            if band := resolved(each, Fraction(goal.value), result.indicator.polarity):
                yield band


def _agrees(claim: _Claim, band: Band) -> bool:
    """Return whether a band has the ends that are said; which of them is in it, published words leave open."""
    lower, upper = (end.value if end else None for end in (band.lower, band.upper))
    return claim.lower in (None, lower) and claim.upper in (None, upper)


def _instead(rating: Rating, result: Result) -> str:
    rule = result.rule
    if not isinstance(rule, RatingRule):
        return f"the catalogue has it '{NOT_RATED.lower()}'"
    bands = dict(rule.bands())[rating]
    return (
        f"{rating.value} is {bands_text(bands, result.indicator, result.target)}"
        if bands
        else f"no result is {rating.value}"
    )
