"""The areas that words are said of together: `North, East and South Kent are both`, `two of the four areas are`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from committee_pack.check.agreement.reading.clauses import clause_of
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.subjects import Mention
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.attaching import Context, lasts_of, local, subject
from committee_pack.check.agreement.spoken_of.beside import joined
from committee_pack.check.agreement.spoken_of.moments import at_times, clause_times, told_past_times
from committee_pack.model.results import Result

_UP_TO_WORD = re.compile(r"(?:\s(?!and\b|or\b|but\b|where\b|which\b|who\b|than\b)\w+){0,4}\s")
_BUT_FOR = re.compile(
    r"\b(?:(?:all|areas?) but|except|apart from|but for|other than|save for|bar|but one|but two|at least|at most"
    r"|more than|fewer than|up to|respectively)\b",
    re.IGNORECASE,
)


def listed_areas(sentence: Sentence, at: At) -> list[Mention]:
    """Return the areas of which a word is said together; none where it is said of one, or of something else."""
    found = subject(sentence, at, sentence.areas)
    if not found or found[0].end > at.start or not _UP_TO_WORD.fullmatch(sentence.between(found[0].end, at.start)):
        return []
    listed = [each for each in joined(sentence, found[0], sentence.areas) if each.name]
    return listed if len(listed) > 1 and not has_exceptions(sentence) else []


def has_exceptions(sentence: Sentence) -> bool:
    """Return whether a sentence leaves areas out, `all but one`, or says how many at least."""
    return bool(_BUT_FOR.search(sentence.text))


@dataclass(frozen=True, slots=True)
class AreasOf:
    """The results of areas that a word of a sentence is said of."""

    known: Known
    id: str
    sentence: Sentence
    at: At

    def main(self) -> list[str]:
        """Return the names of the areas of the county."""
        return [each.area for each in self.known.main_areas(self.id)]

    def each_of(self, names: list[str]) -> Iterator[list[Result]]:
        """Return the results of some areas, of everyone and of each cohort and window that may be meant."""
        context, lasts = local(self.sentence, self.at, self.known).of_our_own, self._lasts()
        for cohort, window in product(sorted(context.cohorts), context.windows):
            one = replace(context, cohorts=frozenset((cohort,)), windows=frozenset((window,)))
            yield [result for name in names for result in self._of(name, one, lasts)]

    def _of(self, name: str, context: Context, lasts: frozenset[int]) -> list[Result]:
        return at_times(self.known, self.id, replace(context, areas=frozenset((name,))), lasts)

    def _lasts(self) -> frozenset[int]:
        """Return of which period: the earlier one that its clause tells of, else the latest."""
        past, inside = told_past_times(self.sentence), clause_times(self.sentence, self.at)
        return lasts_of(each for each in past if each in inside) or frozenset((self.sentence.latest.last,))


def speaks_of_areas(sentence: Sentence, at: At) -> bool:
    """Return whether a sentence, or the one before it, speaks of several areas, and its clause of no other things."""
    start, _ = clause_of(sentence, at.start)
    if _OTHERS.search(sentence.between(start, at.end)):
        return False
    before = sentence.before
    told = (sentence, before) if before is not None else (sentence,)
    return any(AREAS.search(one.text) or len({each.name for each in one.areas if each.name}) > 1 for one in told)


_OTHERS = re.compile(
    r"\b(?:teams?|indicators?|measures?|cohorts?|windows?|months?|quarters?|years?|districts?|results?|targets?)\b",
    re.IGNORECASE,
)
AREAS = re.compile(r"\bareas?\b", re.IGNORECASE)
