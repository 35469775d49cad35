"""In how many areas results are said to have moved: `has fallen in every area`, `rose in three of the four areas`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.directions.moves import has_moved
from committee_pack.check.agreement.directions.ways import Way
from committee_pack.check.agreement.reading.number_words import CARDINALS, NUMBER_OF
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import is_higher_better
from committee_pack.check.agreement.spoken_of.area_lists import has_exceptions
from committee_pack.check.agreement.spoken_of.attaching import lasts_of
from committee_pack.check.agreement.spoken_of.moments import past_times
from committee_pack.model.results import Beside, Result

_IN_AREAS = re.compile(
    rf"\s(?:\w+\s)?(?:in|across|for)\s(?P<n>all|each|every|{'|'.join(CARDINALS[:6])}|\d)\b(?:\sof)?(?:\s(?:the|our))?"
    r"(?:\s(?:two|three|four|five|six|\d))?(?:\s(?:main|geographical))?\sareas?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AreaMoves:
    """Holds in how many areas results are said to have moved against those of each; `id` is the indicator."""

    known: Known
    id: str

    def against(self, sentence: Sentence, at: At, way: Way) -> str:
        """Return how many areas moved so, where it is not as many as is said; empty where it is, or none is said."""
        said = _IN_AREAS.match(sentence.words_after(at.end, 50))
        if said is None or has_exceptions(sentence) or sentence.cohorts:
            return ""
        areas = [each for each in self.known.main_areas(self.id) if each.amount is not None]
        counts = list(self._counts(sentence, areas, way))
        wanted = NUMBER_OF.get(said["n"].lower()) or (int(said["n"]) if said["n"].isdigit() else len(areas))
        if len(areas) < wanted or not counts or wanted in counts:
            return ""
        return f"the results: that is so of {counts[0]} of the {len(areas)} areas"

    def _counts(self, sentence: Sentence, areas: list[Result], way: Way) -> Iterator[int]:
        """Return how many areas moved so, from each of the periods that the sentence may compare with."""
        higher, lasts = is_higher_better(self.known.indicators[self.id]), lasts_of(past_times(sentence))
        before = [_earlier(each) for each in areas]
        for last in sorted({last for each in before for last in each if last in lasts or not lasts}, reverse=True):
            pairs = [(now, then[last]) for now, then in zip(areas, before, strict=True) if last in then]
            if len(pairs) == len(areas):
                yield sum(1 for now, then in pairs if has_moved(way, now, then, higher))


def _earlier(result: Result) -> dict[int, Result]:
    """Return the earlier results that the report compares one with, by the months they end with."""
    compared = (each.result for each in result.comparisons if each.beside is Beside.EARLIER)
    return {each.period.last: each for each in compared if each.amount is not None}
