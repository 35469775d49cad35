"""The results that a comparison speaks of, and whether it speaks of several at once."""

from __future__ import annotations

import re

from committee_pack.check.agreement.reading.clauses import clause_of
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.attaching import lasts_of, local
from committee_pack.check.agreement.spoken_of.beside import strongly
from committee_pack.check.agreement.spoken_of.moments import at_times, clause_times, now_of, told_times
from committee_pack.model.results import Result

_SEVERAL = re.compile(
    r"\b(?:(?:one|two|three|four|five|six|none|all|both|each|neither|some|most|half)\s(?:of\s)?(?:the\s|our\s)?(?:\w+\s){0,2}"
    r"(?:areas|teams|windows|indicators|measures|views|results"
    r"|(?:last\s)?(?:two|three|four|five)\s(?:years|months|quarters|surveys)|years|months|quarters|surveys)"
    r"|all (?:four|three|five|six)|(?:no|every|each) area)\b",
    re.IGNORECASE,
)
_IN_SOME = re.compile(
    r"[^,;]{0,30}?\sin\s(?:one|two|three|four|five|six|seven|eight|nine|ten|none|most|some|each|every|all"
    r"|only \w+)\sof\s(?:the\s)?(?:last\s|past\s)?(?:\w+\s)?(?:months|quarters|years|surveys)\b",
    re.IGNORECASE,
)


def spoken_of(sentence: Sentence, at: At, id: str, known: Known) -> list[Result]:
    """Return the results that a comparison speaks of: those of the period it names, else the latest."""
    own = local(sentence, at, known).of_our_own
    times = _times(sentence, at)
    alone = times if len(times) == 1 and times[0].end <= at.start else []
    if alone and any(each.is_now and alone[0].end <= each.start < at.start for each in sentence.whens):
        return now_of(known, id, own)
    said = strongly(sentence, at, times) or alone
    found = at_times(known, id, own, lasts_of(said)) if said else []
    if times and not said:
        found = at_times(known, id, own, lasts_of(times) | {sentence.latest.last})
    return found or now_of(known, id, own)


def _times(sentence: Sentence, at: At) -> list[When]:
    """Return the periods that a comparison is made in: those of its clause, else those told before it."""
    told = told_times(sentence)
    if not told:
        return []
    start, _ = clause_of(sentence, at.start)
    inside = [each for each in clause_times(sentence, at) if each in told]
    return inside or [each for each in told if each.end <= start]


def is_of_several(sentence: Sentence, at: At) -> bool:
    """Return whether words are said of several areas or indicators at once."""
    start, _ = clause_of(sentence, at.start)
    found = _SEVERAL.finditer(sentence.prose.text, start, at.start)
    # -- three months are one window
    several = any(not any(At.of(match).overlaps(window) for window in sentence.windows) for match in found)
    return several or is_in_several_periods(sentence, at)


def is_in_several_periods(sentence: Sentence, at: At) -> bool:
    """Return whether words are said of several periods after them: `in two of the last four quarters`."""
    return bool(_IN_SOME.match(sentence.words_after(at.end, 70)))
