"""Of which periods a gap may be: of that beside it, of those its clause tells of, else of the one that is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass

from committee_pack.check.agreement.reading.clauses import clause_of
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import Spanned
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.spoken_of.attaching import lasts_of
from committee_pack.check.agreement.spoken_of.beside import strongly
from committee_pack.check.agreement.spoken_of.moments import is_present, told_times

_COMPARED = re.compile(
    r"\b(?:from|than|against|compared (?:with|to)|versus|previously|had been|used to be)\s(?:\w+\s){0,3}?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s(?:\w+\s)?$", re.IGNORECASE)
_ON_FROM = re.compile(r"\b(?:it|its|this|that|which|these|they|then|the gap|the result)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PeriodsOf:
    """Says of which periods a number of a sentence is, so that one of another month is not taken for right."""

    sentence: Sentence
    each: Spanned

    def named(self) -> frozenset[int]:
        """Return the months with which the periods end that it is said of; none where it is of the reported one."""
        return lasts_of(self._said() or self._told())

    def may_be_now(self) -> bool:
        """Return whether it may be of the period that is reported."""
        if self._said():
            return False
        told = self._told()
        if (
            not told
            or is_present(self.sentence, self.each)
            or _TO.search(self.sentence.words_before(self.each.start, 12))
        ):
            return True
        return not self._inside(told) or any(each.is_now for each in self._inside(list(self.sentence.whens)))

    def may_be_before(self) -> bool:
        """Return whether it may be of any that the report compares with: `from 23.2 points`."""
        is_compared = _COMPARED.search(self.sentence.words_before(self.each.start, 40))
        return bool(is_compared) and not self._said() and not self._told()

    def _said(self) -> list[When]:
        times = [each for each in self.sentence.whens if not (each.is_date or each.is_span)]
        return strongly(self.sentence, self.each, times)

    def _told(self) -> list[When]:
        """Return the periods that are told of in its clause, else around it, else just before it."""
        told = told_times(self.sentence)
        if inside := self._inside(told):
            return inside
        if is_present(self.sentence, self.each) or self.sentence.before is None:
            return []
        return told or (told_times(self.sentence.before) if _ON_FROM.search(self.sentence.text) else [])

    def _inside(self, times: list[When]) -> list[When]:
        start, end = clause_of(self.sentence, self.each.start)
        return [each for each in times if start <= each.start < end]
