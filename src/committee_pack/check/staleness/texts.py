"""A text that is that of an earlier period although what it is about has moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeVar

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, advice, warning
from committee_pack.model.narratives import Commentary, SectionText, without_comments
from committee_pack.model.periods import Period
from committee_pack.model.prose import Passage
from committee_pack.model.results import Result
from committee_pack.wording import MONTHS, period_text, plain_number, rating_text, result_text

CODES = ("text-stale",)
_LIKENESS = 0.9
"""How much alike two texts are, by the pairs of words that they share, from which on one is taken for the other."""
_FILLED = re.compile(r"\{\{.*?\}\}")
_DATE = re.compile(rf"(?:\d{{1,2}} )?\b(?:{'|'.join(MONTHS)})\b(?: \d{{4}})?|\b(?:19|20)\d\d(?:/\d\d)?\b")
_FIGURE = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?")
_T = TypeVar("_T")
_SHOWS_WHAT_MOVED = re.compile(r"(?:result|numerator|rating|(?:direction|change)\..+)")
"""The placeholders that make a text say what moved."""
_HINT = "Read it against the figures of now; where all of it still holds, say so in front: 'ignore', with the reason."


def find(whole: Whole) -> Iterator[Finding]:
    """Return a warning, or advice, for each text that was written for an earlier period and no longer fits."""
    results = {pair.result.indicator.id: pair.result for pair in whole.pairs} if whole.earlier else {}
    for passage in whole.passages if whole.earlier else ():
        match passage.of:
            case Commentary(indicator=name) if _is_kept(passage, name, whole) and name in results:
                yield from _commentary(passage, results[name], whole)
            case SectionText(section=name, is_standing=False) if _is_kept(passage, name, whole):
                yield from _section(passage, whole)
            case _:
                continue


def _is_kept(passage: Passage, name: str, whole: Whole) -> bool:
    """Return whether a text is an earlier one with the figures that were typed then; dates may be others."""
    then = whole.earlier.texts.get(name, "") if whole.earlier else ""
    now = passage.of.text
    return bool(then.strip()) and (now == then or (_is_alike(now, then) and _figures(now) == _figures(then)))


def _is_alike(now: str, then: str) -> bool:
    """Return whether nearly all pairs of words that follow one another stand in both texts, figures left out."""
    ours, theirs = now.split(), then.split()
    # -- asked of the words alone first, which is quick and mostly enough
    return _shared(set(ours), set(theirs)) > _LIKENESS / 2 and _shared(_pairs(ours), _pairs(theirs)) > _LIKENESS


def _shared(ours: set[_T], theirs: set[_T]) -> float:
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))


def _pairs(words: list[str]) -> set[tuple[str, str]]:
    return set(pairwise([each if each.isalpha() and each not in MONTHS else _masked(each) for each in words]))


def _masked(word: str) -> str:
    """Return a sign in place of a month or a figure."""
    bare = word.strip(".,;:()*")
    return "@" if bare in MONTHS else "#" if any(map(str.isdigit, bare)) else word


def _figures(text: str) -> list[str]:
    """Return the figures that were typed, without those of dates."""
    typed = _FILLED.sub("", without_comments(text))
    return _FIGURE.findall(_DATE.sub("", typed)) if any(map(str.isdigit, typed)) else []


def _commentary(passage: Passage, now: Result, whole: Whole) -> Iterator[Finding]:
    then = _then(now, whole)
    if then is None or not (moved := _moved(now, then)):
        return
    said = f"The text is that of {_of_then(whole)}, though {moved}"
    figures = _figures(passage.of.text)
    old = [each for each in figures if each in _numbers(then) and each not in _numbers(now)]
    filled = (each.name for prose in passage.prose for each in prose.filled)
    if old:
        message = f"{said}, and '{old[0]}' is typed as it was then."
        yield warning("text-stale", passage.of.place, message, _HINT)
    elif not any(map(_SHOWS_WHAT_MOVED.fullmatch, filled)):
        yield warning("text-stale", passage.of.place, f"{said}.", _HINT)
    elif figures or now.rating is not then.rating or _is_turned(now, then, whole):
        yield advice("text-stale", passage.of.place, f"{said}; its placeholders follow, its other words do not.", _HINT)


def _section(passage: Passage, whole: Whole) -> Iterator[Finding]:
    """Return a warning where a figure that was typed is the result of then of an indicator that has moved."""
    figures = {each for each in _figures(passage.of.text) if "." in each or "%" in each}
    for pair in whole.pairs if figures else ():
        now, then = pair.result, _then(pair.result, whole)
        if then and result_text(then) in figures and result_text(now) != result_text(then):
            of = f"'{now.indicator.id}' went from {result_text(then)} to {result_text(now)}"
            message = f"The text is that of {_of_then(whole)}, though {of}."
            yield warning("text-stale", passage.of.place, message, _HINT)


def _of_then(whole: Whole) -> str:
    assert whole.earlier is not None, "asked before"
    return period_text(whole.earlier.period)


def _then(now: Result, whole: Whole) -> Result | None:
    """Return the result that the earlier report showed; None where it showed the same, or either has no figure."""
    is_lost = any(row.may_be_of(now.indicator.id) for row in whole.lost.rows)
    if whole.earlier is None or now.amount is None or is_lost:
        return None
    frequency = now.period.frequency
    # -- one whose figures come late is shown as late each time
    late = whole.report.period.latest(frequency).last - now.period.last
    period = whole.earlier.period.latest(frequency).earlier(late)
    then = whole.results.find(now.indicator, period) if period.last < now.period.last else None
    return then if then and then.amount else None


def _moved(now: Result, then: Result) -> str:
    """Return what moved of a result, in words; nothing where it prints as it did."""
    if (texts := (result_text(then), result_text(now)))[0] != texts[1]:
        return f"the result went from {texts[0]} to {texts[1]}"
    if now.rating is not then.rating:
        return f"the rating went from {rating_text(then.rating)} to {rating_text(now.rating)}"
    return ""


def _numbers(result: Result) -> set[str]:
    """Return how a result, and what it is made of, is typed."""
    parts = (each for each in (result.numerator, result.denominator) if each is not None)
    return {result_text(result), *map(plain_number, parts)}


def _is_turned(now: Result, then: Result, whole: Whole) -> bool:
    """Return whether the number rose and now falls, or fell and now rises."""
    period: Period = then.period.earlier(then.period.frequency.value)
    before = whole.results.find(now.indicator, period)
    if not (now.amount and then.amount and before.amount):
        return False
    return (now.amount.number - then.amount.number) * (then.amount.number - before.amount.number) < 0
