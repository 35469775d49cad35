"""Words that set a result beside a target, a threshold, a number, a comparator, an area or a cohort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.comparisons.goals import Goals
from committee_pack.check.agreement.comparisons.stands import KEYS, TO_GOALS
from committee_pack.check.agreement.comparisons.to_indicators import ToIndicators
from committee_pack.check.agreement.comparisons.to_names import ToNames
from committee_pack.check.agreement.comparisons.to_numbers import ToNumbers
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.titles import Titles
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.moments import about_of
from committee_pack.check.agreement.spoken_of.others_named import OthersNamed


@dataclass(slots=True)
class Comparisons:
    """Holds words that set results beside something against both."""

    known: Known
    titles: Titles

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's comparisons."""
        if not sentence.words & KEYS:
            return
        id = about_of(sentence)
        if not id:
            return
        taken: list[At] = []
        yield from self._to_goals(sentence, id, taken)
        yield from ToNumbers(self.known, id).judge(sentence, taken)
        yield from ToNames(self.known, id).judge(sentence, taken)
        yield from ToIndicators(self.known, self.titles, id).judge(sentence, taken)

    def _to_goals(self, sentence: Sentence, id: str, taken: list[At]) -> Iterator[Doubt]:
        """Return what is doubted of comparisons with targets; `taken` takes where these stand."""
        goals = Goals(self.known, id, OthersNamed(self.known, self.titles))
        for pattern in TO_GOALS:
            for match in pattern.finditer(sentence.prose.text, sentence.start, sentence.end):
                at = At.of(match)
                if not any(at.overlaps(each) for each in taken):
                    taken.append(at)
                    yield from goals.judge(sentence, match)
