"""Words that set a result beside that of another indicator: `lower than for health assessments`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.comparisons.stands import STANDS, Stand, is_so, stand_of
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.reading.clauses import is_denied, is_supposed
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.titles import Titles, stems
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import is_higher_better
from committee_pack.model.results import Result
from committee_pack.wording import result_text

_OF = re.compile(
    r"\s(?:(?:the\s)?(?:one|share|rate|result|figure)\s)?(?:for|of|in|with)\s[^,;.()]{4,60}|\sthat\sof\s[^,;.()]{4,60}"
)
_LEAST = 0.6
"""What share of the words of a title has to stand there."""


@dataclass(frozen=True, slots=True)
class ToIndicators:
    """Holds an indicator's result against that of another which words set it beside; `id` is the indicator."""

    known: Known
    titles: Titles
    id: str

    def judge(self, sentence: Sentence, taken: list[At]) -> Iterator[Doubt]:
        """Return what is doubted of comparisons with other indicators, but for those of which `taken` knows already."""
        if sentence.whens or sentence.areas or sentence.cohorts or sentence.windows or sentence.comparators:
            return
        for match in STANDS.finditer(sentence.prose.text, sentence.start, sentence.end):
            at, stand = At.of(match), stand_of(match)
            if any(each.overlaps(at) for each in taken) or stand in (Stand.MET, Stand.MISSED):
                continue
            if is_supposed(sentence, at.start) or is_denied(sentence, at.start):
                continue
            if other := self._named_after(sentence, at):
                yield from self._doubts(at, match[0], stand, other)

    def _named_after(self, sentence: Sentence, at: At) -> str:
        """Return the one other indicator that is named right after words of comparison; empty without one."""
        of = _OF.match(sentence.words_after(at.end, 70))
        said = stems(of[0]) if of else frozenset()
        found = [id for id in self.titles.mentioned(of[0], self.id) if self._is_titled(id, said)] if of else []
        return found[0] if len(found) == 1 else ""

    def _is_titled(self, id: str, said: frozenset[str]) -> bool:
        own = self.titles.of(id)
        return len(own & said) >= _LEAST * len(own)

    def _doubts(self, at: At, word: str, stand: Stand, other: str) -> Iterator[Doubt]:
        ours, theirs = self.known.latest(self.id), self.known.latest(other)
        if ours and theirs and _is_so(stand, ours, theirs) is False:
            message = f"'{word}' is not so: {result_text(ours)} against {result_text(theirs)} of '{other}'."
            yield Doubt("comparison-wrong", at.start, at.end, message)


def _is_so(stand: Stand, ours: Result, theirs: Result) -> bool | None:
    """Return whether a result stands to another indicator's as is said; None where they cannot be compared."""
    higher = is_higher_better(ours.indicator)
    is_alike = ours.indicator.unit is theirs.indicator.unit and higher == is_higher_better(theirs.indicator)
    if not is_alike or ours.amount is None or theirs.amount is None or ours.period != theirs.period:
        return None
    return is_so(stand, ours.amount.number, theirs.amount.number, higher)
