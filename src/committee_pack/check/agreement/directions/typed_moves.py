"""From what to what something moved, by the figures that stand with the word: `from 66.8% to 67.7%`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from committee_pack.check.agreement.directions.ways import WAYS
from committee_pack.check.agreement.numbers.roles import is_change, is_goal
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At, begins_in
from committee_pack.check.agreement.results.facts import What
from committee_pack.check.agreement.results.known import Known

_WIDE_BREAK = re.compile(r";\s|\s(?:but|while|whereas|although)\s")
_FROM = re.compile(
    r"\bfrom\s(?:(?:just|about|around|an?|the|only|some|nearly|over)\s|\w+[’']s\s|(?:last|the)\s\w+[’']s\s)*\(?$",
    re.IGNORECASE,
)
_RIGHT_FROM = re.compile(r"\bfrom\s$")
_TO = re.compile(r"\bto\s(?:just\s|about\s|only\s|stand at\s|now\s)?$", re.IGNORECASE)
_GOES_TO = re.compile(r"\s(?:\w+ly\s)?to\s(?:just\s)?")
_OF_A_GAP = re.compile(r"\s(?:\w+\s)?(?:over|above|below|under|short|off|inside|behind|ahead|away)\b", re.IGNORECASE)
_LARGEST_SPELT = 12
"""Numbers in words up to this are counts of something else."""

Move = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class TypedMoves:
    """Reads how something moved from the figures of a clause."""

    known: Known

    def move(self, sentence: Sentence, at: At) -> Move | None:
        """Return from what to what something moved, by the figures of the clause; None where it has none."""
        levels, is_first = _levels_around(sentence, at)
        came = next((each for each in levels if each.start > at.end and _is_from(sentence, each)), None)
        if came is None and (to := _goes_to(sentence, at, levels)):
            before = self._said_before(sentence, to)
            if before is not None and not any(each.end <= at.start for each in levels):
                return before.number, to.number
        if came is None and is_first:
            came = next((each for each in levels if _is_from(sentence, each)), None)
        went = self._went(sentence, came, levels) if came else None
        return (came.number, went.number) if came and went else None

    def is_of(self, id: str, *numbers: Fraction) -> bool:
        """Return whether any of some numbers is a result of an indicator."""
        results = (fact for fact in self.known.facts(id) if fact.what is What.RESULT) if id else ()
        return any(fact.displayed in numbers for fact in results)

    def _went(self, sentence: Sentence, came: Quantity, levels: list[Quantity]) -> Quantity | None:
        """Return the level that something went to: one after `to`, else one before, here or in the last sentence."""
        alike = [each for each in levels if each.kind is came.kind and each.start != came.start]
        for each in alike:
            if each.start > came.end and _TO.search(sentence.words_before(each.start, 16)):
                return each
        earlier = [each for each in alike if each.end <= came.start]
        return earlier[-1] if earlier else self._said_before(sentence, came)

    def _said_before(self, sentence: Sentence, came: Quantity) -> Quantity | None:
        """Return the level that the sentence before ends with, of which this one speaks on."""
        before = sentence.before
        if before is None:
            return None
        for each in reversed(before.quantities):
            if each.kind is came.kind and _is_level(before, each) and self._is_a_level_of(sentence.about, each):
                return each
        return None

    def _is_a_level_of(self, id: str, each: Quantity) -> bool:
        # -- a count of no result is no level, as in `533.2 per 100,000`
        return each.kind is Kind.PERCENT or self.is_of(id, each.number)


def _levels_around(sentence: Sentence, at: At) -> tuple[list[Quantity], bool]:
    """Return the levels of a word's clause up to other words of direction, and whether the word is its first."""
    start, end = _wide_clause(sentence, at.start)
    after = WAYS.search(sentence.prose.text, at.end, end)
    before = [match.end() for match in WAYS.finditer(sentence.prose.text, start, at.start)]
    start, end = max([start, *before]), after.start() if after else end
    levels = [each for each in sentence.quantities if start <= each.start < end and _is_level(sentence, each)]
    return levels, not before


def _wide_clause(sentence: Sentence, at: int) -> tuple[int, int]:
    """Return where a clause begins and ends that may have others within it."""
    text = sentence.prose.text
    first, after = _WIDE_BREAK.search(text, sentence.start, sentence.end), _WIDE_BREAK.search(text, at, sentence.end)
    start = first.end() if first and first.end() <= at else sentence.start
    return start, after.start() if after else sentence.end


def _is_level(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is a level, and no change, target or share in words."""
    if each.kind in (Kind.POINTS, Kind.SHARE) or (each.is_spelt and each.number <= _LARGEST_SPELT):
        return False
    if begins_in(each, sentence.whens) or is_goal(sentence, each):
        return False
    if _OF_A_GAP.match(sentence.words_after(each.end, 24)):
        return False
    is_typed_change = each.value is None and is_change(sentence, each)
    return not is_typed_change or bool(_RIGHT_FROM.search(sentence.words_before(each.start, 6)))


def _is_from(sentence: Sentence, each: Quantity) -> bool:
    return bool(_FROM.search(sentence.words_before(each.start, 40)))


def _goes_to(sentence: Sentence, at: At, levels: list[Quantity]) -> Quantity | None:
    """Return the level that stands right after a word and `to`: `fell to 9.5%`."""
    after = next((each for each in levels if each.start >= at.end), None)
    return after if after and _GOES_TO.fullmatch(sentence.between(at.end, after.start)) else None
