"""For how long a rating is said to have been so: `Green for two months in a row`, `Red since July`, `Red all year`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from committee_pack.check.agreement.ratings.words import Named
from committee_pack.check.agreement.reading.number_words import CARDINALS, NUMBER_OF, ORDINALS, PLACE_OF
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.moments import past_times
from committee_pack.model.periods import Window
from committee_pack.model.results import Result

_UNIT = r"(?:month|quarter|year)"
_FOR = re.compile(
    rf"\s(?:now\s)?for\s(?:(?:the|a)\s(?P<nth>{'|'.join(ORDINALS[1:10])})\s(?:consecutive\s|successive\s)?{_UNIT}\b"
    rf"|(?:the\s(?:last|past)\s)?(?P<n>{'|'.join(CARDINALS[1:10])})\s(?:consecutive\s|successive\s)?{_UNIT}s\b)",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|had been)\s(?:rated\s)?$", re.IGNORECASE)
_SINCE = re.compile(r"\s(?:ever\s)?since\s(?:the\s)?(?:end\sof\s)?", re.IGNORECASE)
_SINCE_THEN = re.compile(r"\s(?:ever\s)?since(?:\sthen)?(?=[.,;]|$)", re.IGNORECASE)
_ALL_YEAR = re.compile(
    r"\s(?:all|throughout (?:the|this)|all through (?:the|this)"
    r"|(?:in|for)\s(?:every|each|all)\s(?:months?|quarters?)\s(?:of\s|so far\s|in\s)*(?:this|the))"
    r"\s(?:financial\s)?(?:year|one)\b(?!\sto\b)",
    re.IGNORECASE,
)
_HAS_BEEN = re.compile(
    r"\b(?:ha(?:s|ve)\s(?:now\s)?(?:been|stayed|remained)|stayed|remained)\s(?:rated\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class RatingRuns:
    """Knows of which results a rating is said that has lasted; `id` is the indicator."""

    known: Known
    id: str

    def meant(self, sentence: Sentence, named: Named) -> list[Result]:
        """Return the results of all the time for which a rating is said to have lasted; none where none is said."""
        # -- `from April to October` is no window of its own
        windows = [each for each in sentence.windows if each.window is not Window.YEAR_TO_DATE]
        if sentence.areas or sentence.cohorts or windows:
            return []
        series = [each for each in self.known.series(self.id).values() if each.rating]
        return self._lasting(sentence, named, series)

    def _lasting(self, sentence: Sentence, named: Named, series: list[Result]) -> list[Result]:
        after = sentence.words_after(named.at.end, 60)
        many = _FOR.match(after)
        if many and not _WAS.search(sentence.words_before(named.at.start, 20)):
            return series[-(PLACE_OF[many["nth"].lower()] if many["nth"] else NUMBER_OF[many["n"].lower()]) :]
        if not _HAS_BEEN.search(sentence.words_before(named.at.start, 30)) or not series:
            return []
        if _ALL_YEAR.match(after):
            return [each for each in series if each.period.last >= series[-1].period.financial_year.first]
        if _SINCE_THEN.match(after):
            then = [max(each.lasts) for each in past_times(sentence) if each.end <= named.at.start]
            return [each for each in series if then and each.period.last > then[-1]]
        since = _SINCE.match(after)
        at = named.at.end + since.end() if since else -1
        first = next((min(each.lasts) for each in sentence.whens if each.start == at and each.lasts), None)
        return [] if first is None else [each for each in series if each.period.last >= first]
