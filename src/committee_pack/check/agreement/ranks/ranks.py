"""Places among others: the highest of the areas, the second lowest, the longest since May, 13th of 152."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.ranks.among_areas import AmongAreas, named_areas
from committee_pack.check.agreement.ranks.over_time import OverTime, is_of_this_year
from committee_pack.check.agreement.ranks.superlatives import KEYS, PLACES_OF_AREAS, SUPERLATIVES, Superlative
from committee_pack.check.agreement.reading.clauses import is_denied, is_supposed
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import is_higher_better
from committee_pack.check.agreement.spoken_of.moments import about_of
from committee_pack.model.indicators import Unit

_AREAS = re.compile(
    r"\b(?:of|among|across|in|between)\s(?:all\s)?(?:the\s|our\s)?(?:four\s|five\s|three\s|\d+\s)?areas\b",
    re.IGNORECASE,
)
_OF_SOME = re.compile(r"^\sof the (?:four|five|three)\b")
_TIMES = re.compile(
    r"\b(?:since|(?:month|quarter|year) (?:of|in|so)|of the (?:twelve|thirteen|four|five|six|three|\d+)\b"
    r"|of the (?:\w+ )?(?:months|quarters|quarter ends|year|years|surveys|results|points|readings|period|trend)"
    r"|(?:in|for|over) (?:the )?(?:\w+ ){0,2}(?:months|year|years|quarters|quarter ends|surveys|period)"
    r"|months? (?:so far|held|shown)|in the (?:whole |\w+ )?(?:series|table|chart)|current (?:financial )?year|so far"
    r"|this (?:financial )?year"
    r"|last (?:\w+ )?(?:quarter ends|quarters|months|years)|we have had|on record|held|shown|recorded|survey)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?P<place>\d+)(?:st|nd|rd|th)?\s(?:out of|of|among)\s(?:the\s)?(?P<of>\d+)"
    r"\s(?:councils|authorities|local authorities)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:rise|fall|increase|growth|drop|difference|change|improvement|reduction|movement|gap|jump)s?\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more|fewer)\b")
_ADVERBIAL = re.compile(r"\b(?:by|at)\s(?:the\s)?$")
_OF_SOMETHING_ELSE = re.compile(
    r"^\s(?:of (?:them|these|those|our|us|its|the (?:delays|work|cases|rise|fall))|likely|recent|recently)\b",
    re.IGNORECASE,
)
_THE_MOST = re.compile(r"\b(?:at|the) $")
_OF_ALL = re.compile(r"^\sof all\b")
_RECENT = re.compile(r"^\s(?:recent|of)")

_NUMBER_OF = re.compile(r"\s(?:\w+\s)?numbers?\sof\b")
_MOST_OF_SOME = re.compile(r"\s(?:children|people|young people|cases|visits|plans|reviews|families|users)\b")


@dataclass(slots=True)
class Ranks:
    """Holds places among others against the results."""

    known: Known

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's superlatives."""
        if not sentence.words & KEYS:
            return
        id = about_of(sentence)
        if not id:
            return
        higher, text = is_higher_better(self.known.indicators[id]), sentence.prose.text
        for match in SUPERLATIVES.finditer(text, sentence.start, sentence.end):
            said = Superlative.of(match, higher)
            if said and not is_supposed(sentence, match.start()) and not is_denied(sentence, match.start()):
                yield from self._superlative(sentence, said, id)
        for match in PLACES_OF_AREAS.finditer(text, sentence.start, sentence.end):
            if said := Superlative.of_areas(match, higher):
                yield from AmongAreas(self.known, id).judge(sentence, said)
        yield from self._places(sentence, id)

    def _superlative(self, sentence: Sentence, said: Superlative, id: str) -> Iterator[Doubt]:
        if _is_of_something_else(sentence, said) or _is_of_a_move(sentence, said):
            return
        if self.known.indicators[id].unit is Unit.PERCENT and _is_of_a_count(sentence, said):
            return
        if _is_among_areas(sentence, said):
            yield from AmongAreas(self.known, id).judge(sentence, said)
        elif _TIMES.search(sentence.words_after(said.at.end, 60)) or is_of_this_year(sentence, said):
            yield from OverTime(self.known, id).judge(sentence, said)

    def _places(self, sentence: Sentence, id: str) -> Iterator[Doubt]:
        """Return what is doubted of places among other councils."""
        ranks = [result.rank for _, result in self.known.results(id) if result.rank]
        for match in _PLACE.finditer(sentence.prose.text, sentence.start, sentence.end) if ranks else ():
            if not any((rank.place, rank.of) == (int(match["place"]), int(match["of"])) for rank in ranks):
                right = f"{ranks[0].place} of {ranks[0].of}"
                yield Doubt("figure-rank", match.start(), match.end(), f"The rank is {right}.", f"Write {right}.")


def _is_of_something_else(sentence: Sentence, said: Superlative) -> bool:
    """Return whether a superlative is of no result: `at the latest`, `most of them`, `the most recent`."""
    after = sentence.between(said.at.end, sentence.end)
    before = sentence.between(sentence.start, said.at.start)
    if _ADVERBIAL.search(before) or _OF_SOMETHING_ELSE.match(after):
        return True
    if said.is_most and _OF_ALL.match(after):
        return True
    return said.is_most and bool(_THE_MOST.search(before) and _RECENT.match(after))


def _is_of_a_count(sentence: Sentence, said: Superlative) -> bool:
    """Return whether a superlative is of how many there are, which a share says nothing of: `the largest number of`."""
    after = sentence.words_after(said.at.end, 40)
    return bool(_NUMBER_OF.match(after) or (said.is_most and _MOST_OF_SOME.match(after)))


def _is_of_a_move(sentence: Sentence, said: Superlative) -> bool:
    """Return whether a superlative is of how something moved, which is not kept."""
    if _MOVED.search(sentence.around(said.at, 50, 24)):
        return True
    told = sentence.text if sentence.before is None else f"{sentence.before.text} {sentence.text}"
    return bool(_MORE.search(sentence.text) and _MOVED.search(told))


def _is_among_areas(sentence: Sentence, said: Superlative) -> bool:
    """Return whether a superlative is of an area among others, and not of a result among earlier ones."""
    after = sentence.between(said.at.end, sentence.end)
    if _AREAS.search(after[:70]):
        return True
    if not named_areas(sentence):
        return False
    before = sentence.between(sentence.start, said.at.start)
    return bool(_OF_SOME.match(after) or _AREAS.search(before)) or not _TIMES.search(after[:50])
