"""Which results a word of a sentence speaks of: those now, those earlier that it is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from committee_pack.check.agreement.attaching import Anywhere, Context, Spanned, context_of
from committee_pack.check.agreement.clauses import clause_of
from committee_pack.check.agreement.known import Fact, Known, Split
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.times import When
from committee_pack.model.results import Beside, Result

M = TypeVar("M", bound=Spanned)
_PRESENT = re.compile(
    r"\b(?:is|are|remains?|stays?|stands|now|currently|still|has (?:remained|stayed))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class At:
    """A place in a text."""

    start: int
    end: int


def past_times(sentence: Sentence) -> list[When]:
    """Return the periods that a sentence names before that of its indicator."""
    now = sentence.latest.last
    return [
        each
        for each in sentence.whens
        if not each.is_date and not each.is_now and each.lasts and now not in each.lasts and min(each.lasts) < now
    ]


_COMPARED = re.compile(
    r"\b(?:than|against|since|with|on|from|over|upon|versus|until|to)\s"
    r"(?:in\s|at\s|for\s|the\s|that\sof\s|those\sof\s|last\s|its\s|\d[\d.,%]*\s(?:in|of|for|at)\s)*$",
    re.IGNORECASE,
)


def is_compared_with(sentence: Sentence, when: When) -> bool:
    """Return whether a period is one that something is compared with, as in `lower than in July`."""
    if re.match(r",?\s(?:when\b|(?:which|who)\s(?:was|is|were)\b)", sentence.words_after(when.end, 12)):
        return False
    return bool(_COMPARED.search(sentence.words_before(when.start, 40)))


def told_times(sentence: Sentence) -> list[When]:
    """Return the periods that a sentence speaks of by themselves, and not to compare with."""
    return [
        each
        for each in sentence.whens
        if not (each.is_date or each.is_span or each.is_now or not each.lasts or is_compared_with(sentence, each))
    ]


def about_of(sentence: Sentence) -> str:
    """Return the one indicator that a sentence speaks of; empty where that is not sure."""
    if sentence.about and len(sentence.indicators) == 1:
        return sentence.about
    if not sentence.about_is_given and len(sentence.indicators) != 1:
        filled = {
            each.value.of.indicator.id for each in sentence.prose.filled if sentence.start <= each.start < sentence.end
        }
        return next(iter(filled)) if len(filled) == 1 else ""
    filled = {each.value.of.indicator.id for each in sentence.quantities if each.value is not None}
    if sentence.about and (not filled or filled == {sentence.about}):
        return sentence.about
    if len(filled) == 1:
        return next(iter(filled))
    return next(iter(sentence.indicators)) if len(sentence.indicators) == 1 else ""


def of_split(known: Known, id: str, context: Context) -> Iterator[tuple[Split, Result]]:
    """Return an indicator's results of those whom a word may be about."""
    return ((split, result) for split, result in known.results(id) if context.holds_split(split))


def at_times(known: Known, id: str, context: Context, lasts: frozenset[int]) -> list[Result]:
    """Return the results of those whom a word is about, of the periods that end with some months."""
    return [
        result
        for _, result in of_split(known, id, context)
        if result.amount is not None and result.period.last in lasts
    ]


def now_of(known: Known, sentence: Sentence, id: str, context: Context) -> list[Result]:
    """Return the latest results of those whom a word is about."""
    latest = known.latest(id)
    return at_times(known, id, context, frozenset((latest.period.last,))) if latest else []


def before_of(known: Known, id: str, context: Context) -> list[Result]:
    """Return the earlier results that the report compares the latest with."""
    found = []
    for _, result in of_split(known, id, context):
        found += [
            other.result for other in result.comparisons if other.beside is Beside.EARLIER and other.result.amount
        ]
    return found


_REFERS = re.compile(r"\b(?:it|its|they|their|these|this|that|those|which)\b", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"\b(?:than|against|like|unlike|as in|with|to|from|beside|and so is|that of|those of|behind|ahead of|below"
    r"|above)\s(?:in\s|at\s|for\s|the\s|that of\s|those of\s|our\s|its\s)*$",
    re.IGNORECASE,
)


def subject(sentence: Sentence, at: Spanned, mentions: Sequence[M]) -> list[M]:
    """Return which of some names a word is said of: the last before it that is no object, or one said right after."""
    after = [each for each in mentions if each.start >= at.end]
    if after and re.fullmatch(r"\s(?:in|for|at|across|of)\s(?:the\s)?", sentence.between(at.end, after[0].start)):
        return after[:1]
    before = [
        each
        for each in mentions
        if each.end <= at.start and not _NO_SUBJECT.search(sentence.words_before(each.start, 24))
    ]
    return before[-1:]


def local(sentence: Sentence, at: Spanned, known: Known) -> Context:
    """Return of whom a word is said: the area, cohort, window and comparator that are its subject."""
    before = sentence.before if sentence.before is not None and _REFERS.search(sentence.text) else None
    areas = frozenset(each.name for each in subject(sentence, at, sentence.areas)) or frozenset(("",))
    cohorts = frozenset(each.name for each in subject(sentence, at, sentence.cohorts)) or frozenset(("",))
    if before and not sentence.areas:
        areas |= {each.name for each in before.areas}
    if before and not sentence.cohorts:
        cohorts |= {each.name for each in before.cohorts}
    comparators = frozenset(each.name for each in subject(sentence, at, sentence.comparators)) or frozenset(("",))
    own = known.indicators[sentence.about].window if sentence.about in known.indicators else None
    spans = [None if each.window is own else each.window for each in subject(sentence, at, sentence.windows)]
    if before and not sentence.windows:
        spans += [None, *(None if each.window is own else each.window for each in before.windows)]
    return Context(None, areas, cohorts, frozenset(spans) or frozenset((None,)), comparators, False, False)


def is_present(sentence: Sentence, at: Spanned) -> bool:
    """Return whether a word is said of now by its verb."""
    start, _ = clause_of(sentence, at.start)
    return bool(_PRESENT.search(sentence.between(max(start, at.start - 30), at.start)))


def clause_times(sentence: Sentence, at: Spanned) -> list[When]:
    """Return the periods named in the clause of a word."""
    start, end = clause_of(sentence, at.start)
    return [each for each in sentence.whens if start <= each.start < end and not each.is_date]


def facts_of(known: Known, sentence: Sentence) -> Iterator[Fact]:
    """Return all facts of the indicators that a sentence may speak of, those of its own first."""
    for id in sorted(sentence.indicators, key=lambda id: id != sentence.about):
        yield from known.facts(id)


def context_of_sentence(sentence: Sentence, known: Known) -> Context:
    """Return what any number of a sentence may be about."""
    whole = context_of(sentence, Anywhere(-1, -1), known)
    compared: set[int] = set()
    times = [each for each in sentence.whens if not each.is_date and not each.is_now]
    earlier = any(min(each.lasts, default=0) < sentence.latest.last for each in times)
    for id in () if earlier else sentence.indicators:
        if latest := known.latest(id):
            compared |= {other.result.period.last for other in latest.comparisons if other.beside.value == "earlier"}
    spans = {last for each in sentence.whens if each.is_span for last in each.lasts}
    lasts = frozenset({*(whole.lasts or ()), *compared, *spans})
    areas = frozenset({*whole.areas, ""})
    return Context(lasts, areas, whole.cohorts, whole.windows, whole.comparators | {""}, False, False)
