"""Which results a word of a sentence speaks of: those now, those earlier that it is compared with."""

from __future__ import annotations

import re

from committee_pack.check.agreement.reading.clauses import clause_of
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import Spanned
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.attaching import Context
from committee_pack.check.agreement.spoken_of.searches import ends_a_search
from committee_pack.model.results import Beside, Result

_PRESENT = re.compile(
    r"\b(?:is|are|remains?|stays?|stands|now|currently|still|has (?:remained|stayed))\b", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:than|against|since|with|on|from|over|above|below|upon|versus|until|to)\s(?:in\s|at\s|for\s|the\s|that\sof\s"
    r"|those\sof\s|last\s|its\s|\d[\d.,%]*\s(?:(?:percentage\s)?points?\s)?(?:in|of|for|at)\s)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|following)\s(?:[\w’'-]+\s){0,4}?(?:in\s|at\s|for\s|of\s|the\s)*$", re.IGNORECASE)
_ENDS_A_SPAN = re.compile(r"\b(?:year|months|quarter|period)\sto\s(?:the\s)?(?:end\sof\s)?$", re.IGNORECASE)
_WHEN_IT_WAS = re.compile(r",?\s(?:when\b|(?:which|who)\s(?:was|is|were)\b)")


# -- periods


def past_times(sentence: Sentence) -> list[When]:
    """Return the periods that a sentence names before that of its indicator."""
    now = sentence.latest.last
    return [
        each
        for each in sentence.whens
        if not each.is_date and not each.is_now and each.lasts and now not in each.lasts and min(each.lasts) < now
        if not ends_a_search(sentence, each)
    ]


def told_times(sentence: Sentence) -> list[When]:
    """Return the periods that a sentence speaks of by themselves, and not to compare with."""
    return [
        each
        for each in sentence.whens
        if not (each.is_date or each.is_span or each.is_now or not each.lasts or _is_compared_with(sentence, each))
    ]


def told_past_times(sentence: Sentence) -> list[When]:
    """Return the earlier periods that a sentence speaks of by themselves."""
    past = past_times(sentence)
    return [each for each in told_times(sentence) if each in past] if past else []


def _is_compared_with(sentence: Sentence, when: When) -> bool:
    """Return whether a period is one that something is compared with, as in `lower than in July`."""
    if _WHEN_IT_WAS.match(sentence.words_after(when.end, 12)):
        return False
    before = sentence.words_before(when.start, 40)
    if _ENDS_A_SPAN.search(before):
        return False
    return bool(_COMPARED.search(before) or _AFTER.search(before))


def clause_times(sentence: Sentence, at: Spanned) -> list[When]:
    """Return the periods named in the clause of a word."""
    if not sentence.whens:
        return []
    start, end = clause_of(sentence, at.start)
    return [each for each in sentence.whens if start <= each.start < end and not each.is_date]


def is_present(sentence: Sentence, at: Spanned) -> bool:
    """Return whether a word is said of now by its verb."""
    start, _ = clause_of(sentence, at.start)
    return bool(_PRESENT.search(sentence.between(max(start, at.start - 30), at.start)))


# -- indicators and their results


def about_of(sentence: Sentence) -> str:
    """Return the one indicator that a sentence speaks of; empty where that is not sure."""
    is_one = len(sentence.indicators) == 1
    if sentence.about and is_one:
        return sentence.about
    if not sentence.about_is_given and not is_one:
        return _only(sentence.filled)
    filled = {each.value.of.indicator.id for each in sentence.quantities if each.value is not None}
    if sentence.about and filled <= {sentence.about}:
        return sentence.about
    return _only(filled) or _only(sentence.indicators)


def _only(ids: frozenset[str] | set[str] | tuple[str, ...]) -> str:
    return next(iter(ids)) if len(ids) == 1 else ""


def at_times(known: Known, id: str, context: Context, lasts: frozenset[int]) -> list[Result]:
    """Return the results of those whom a word is about, of the periods that end with some months."""
    return [
        result
        for split, result in known.results(id)
        if result.period.last in lasts and result.amount is not None and context.holds_split(split)
    ]


def now_of(known: Known, id: str, context: Context) -> list[Result]:
    """Return the latest results of those whom a word is about."""
    latest = known.latest(id)
    return at_times(known, id, context, frozenset((latest.period.last,))) if latest else []


def before_of(known: Known, id: str, context: Context) -> list[Result]:
    """Return the earlier results that the report compares the latest with."""
    return [
        other.result
        for split, result in known.results(id)
        if context.holds_split(split)
        for other in result.comparisons
        if other.beside is Beside.EARLIER and other.result.amount
    ]
