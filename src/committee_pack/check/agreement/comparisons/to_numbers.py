"""Words that set a result beside a number that is typed: `above 80%`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.comparisons.stands import STANDS, Stand, is_so, stand_of
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers.roles import is_change
from committee_pack.check.agreement.reading.clauses import is_denied, is_supposed
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At, begins_in
from committee_pack.check.agreement.results.agreeing import states
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import marks
from committee_pack.check.agreement.spoken_of.spoken import is_of_several, spoken_of
from committee_pack.model.indicators import Unit
from committee_pack.model.results import Result
from committee_pack.wording import result_text

_BESIDE = re.compile(r"\s(?:the\s|its\s|our\s|a\s)?", re.IGNORECASE)
_IN_EVERY = re.compile(r"\s(?:in|for)\s(?:every|each|all|most)\s(?:months?|quarters?|years?)\b", re.IGNORECASE)
_BAND = re.compile(r"\b(?:Red|Amber|Green|begins|starts|ends|band)\b[^,;.]{0,12}$")
_IS_SAID_OF_A_LEVEL = re.compile(
    r"\b(?:just|well|far|slightly|comfortably|narrowly|a little|points?|%|per cent|marginally|way"
    r"|still|remains?|is|are|was|were|stays?|stood|stands)\s$",
    re.IGNORECASE,
)
_ONCE_BEFORE = re.compile(r"\b(?:last|first|once|previously)\s$", re.IGNORECASE)
"""What is said of another time, which stands further on or nowhere."""
_FARTHEST = 30


@dataclass(frozen=True, slots=True)
class ToNumbers:
    """Holds an indicator's results against the numbers that words set them beside."""

    known: Known
    id: str

    def judge(self, sentence: Sentence, taken: list[At]) -> Iterator[Doubt]:
        """Return what is doubted of comparisons with numbers, but for those of which `taken` knows already."""
        for each in sentence.quantities:
            if _may_be_a_mark(sentence, each, taken) and (match := _words_before(sentence, each)):
                stand = Stand.BELOW if match[0].lower() == "short of" else stand_of(match)
                if stand in (Stand.ABOVE, Stand.BELOW) and _is_claimed(sentence, each, match):
                    yield from self._doubts(sentence, each, match, stand)

    def _doubts(self, sentence: Sentence, each: Quantity, match: re.Match[str], stand: Stand) -> Iterator[Doubt]:
        if (each.kind is Kind.PERCENT) != (self.known.indicators[self.id].unit is Unit.PERCENT):
            return
        at = At.of(match)
        results = [one for one in spoken_of(sentence, at, self.id, self.known) if one.amount is not None]
        levels = [other.number for other in sentence.quantities if _is_level_before(sentence, other, each, at)]
        is_said_of_level = bool(levels) and bool(_IS_SAID_OF_A_LEVEL.search(sentence.words_before(at.start, 20)))
        if not results or not (is_said_of_level or self._is_a_mark(each, results)):
            return
        numbers = [*(one.amount.number for one in results if one.amount is not None), *levels]
        if not any(is_so(stand, number, each.number, None) for number in numbers):
            message = f"'{match[0]} {sentence.typed(each)}' is not so: {result_text(results[0])}."
            yield Doubt("comparison-wrong", at.start, at.end, message)

    def _is_a_mark(self, each: Quantity, results: list[Result]) -> bool:
        """Return whether a number is a target, a threshold or a result of others, another period or an area."""
        if any(each.number in marks(one) for one in results):
            return True
        amounts = (one.amount for _, one in self.known.results(self.id) if one.amount is not None)
        return bool(each.decimals) and any(states(each, amount.number, amount.known_to) for amount in amounts)


def _may_be_a_mark(sentence: Sentence, each: Quantity, taken: list[At]) -> bool:
    is_number = each.kind in (Kind.PERCENT, Kind.PLAIN) and not each.is_spelt
    return is_number and not begins_in(each, taken)


def _words_before(sentence: Sentence, each: Quantity) -> re.Match[str] | None:
    """Return the words of comparison that stand right before a number."""
    start = max(sentence.start, each.start - _FARTHEST)
    found = list(STANDS.finditer(sentence.prose.text, start, each.start))
    return found[-1] if found and _BESIDE.fullmatch(sentence.between(found[-1].end(), each.start)) else None


def _is_claimed(sentence: Sentence, each: Quantity, match: re.Match[str]) -> bool:
    """Return whether words say of a result how it stands to a number, and not of a band, a wish or a change."""
    start = match.start()
    if is_supposed(sentence, start) or is_denied(sentence, start) or is_change(sentence, each):
        return False
    if _ONCE_BEFORE.search(sentence.words_before(start, 12)):
        return False
    if is_of_several(sentence, At.of(match)) or _IN_EVERY.match(sentence.words_after(each.end, 24)):
        return False
    return not _BAND.search(sentence.words_before(start, 24))


def _is_level_before(sentence: Sentence, other: Quantity, each: Quantity, at: At) -> bool:
    return other.kind is each.kind and other.start < at.start and not is_change(sentence, other)
