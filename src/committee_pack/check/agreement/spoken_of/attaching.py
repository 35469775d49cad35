"""Of which period, area and so on a number or a word is said: by what stands beside it, else by all that is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import Spanned
from committee_pack.check.agreement.reading.subjects import Mention
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.reading.windows import WindowMention
from committee_pack.check.agreement.results.facts import WHOLE, Fact, Split, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.beside import strongly
from committee_pack.check.agreement.spoken_of.pairing import paired
from committee_pack.check.agreement.spoken_of.searches import ends_a_search
from committee_pack.model.periods import Window
from committee_pack.model.results import Beside

M = TypeVar("M", bound=Spanned)
_EVERYONE = frozenset(("",))
_OF_ALL = re.compile(r"\bof\s(?:the\s|our\s|all\s)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s$", re.IGNORECASE)
_REFERS = re.compile(r"\b(?:it|its|they|their|these|this|that|those|which)\b", re.IGNORECASE)
_SAID_OF = re.compile(r"\s(?:in|for|at|across|of)\s(?:the\s)?")
_NO_SUBJECT = re.compile(
    r"\b(?:than|against|like|unlike|as in|with|to|from|beside|and so is|that of|those of|behind|ahead of|below|above)"
    r"\s(?:in\s|at\s|for\s|the\s|that of\s|those of\s|our\s|its\s)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a number may be about: each a set that a fact has to be in, the periods by the months they end with."""

    lasts: frozenset[int] | None
    areas: frozenset[str]
    cohorts: frozenset[str]
    windows: frozenset[Window | None]
    comparators: frozenset[str]
    is_timed: bool = False
    """Whether the period is said of this very number."""
    is_placed: bool = False
    """Whether the area, cohort, window or comparator is."""
    when: When | None = None
    is_paired: bool = False
    """Whether it is one of a row, and the period one of as many."""

    @property
    def of_our_own(self) -> Context:
        """The same of the council's own results."""
        return replace(self, comparators=_EVERYONE)

    def holds(self, fact: Fact) -> bool:
        """Return whether a fact is of what the number may be about."""
        if not fact.is_goal and not self.holds_split(fact.split):
            return False
        return self.holds_time(fact) or (bool(fact.split.comparator) and not self.is_timed)

    def holds_time(self, fact: Fact) -> bool:
        """Return whether a fact is of a period that the number may be of; what has a longer one holds within it."""
        if self.lasts is None or fact.last in self.lasts:
            return True
        first, last = fact.period.first, fact.period.last
        return first < last and any(first <= each <= last for each in self.lasts)

    def result_among(self, facts: Iterable[Fact]) -> Fact | None:
        """Return the first fact that is a result of everyone and of a period that the number may be of."""
        results = (fact for fact in facts if fact.what is What.RESULT and fact.split == WHOLE)
        return next(filter(self.holds_time, results), None)

    def holds_split(self, split: Split) -> bool:
        """Return whether a result is of whom the number may be of."""
        cohort = f"~{split.cohort}" if split.others else split.cohort
        return (
            split.area in self.areas
            and cohort in self.cohorts
            and split.window in self.windows
            and split.comparator in self.comparators
        )


def lasts_of(times: Iterable[When]) -> frozenset[int]:
    """Return the months with which any of some periods may end."""
    return frozenset(last for each in times for last in each.lasts)


# -- of a number


def times_of(sentence: Sentence, at: Spanned) -> list[When]:
    """Return the periods that are said of a number of a sentence."""
    return _said_of(sentence, at, _times(sentence))


def _times(sentence: Sentence) -> list[When]:
    """Return the periods that results may be of."""
    return [each for each in sentence.whens if not each.is_date and not each.is_span]


def context_of(sentence: Sentence, at: Spanned | None, known: Known) -> Context:
    """Return what a number of a sentence may be about; `at` None is any number of it."""
    times = _times(sentence)
    said = _said_of(sentence, at, times)
    before = sentence.before
    areas, is_of_area = _named(sentence, at, sentence.areas, before.areas if before else ())
    cohorts, is_of_cohort = _named(sentence, at, sentence.cohorts, before.cohorts if before else ())
    if at is not None and _OF_ALL.search(sentence.words_before(at.start, 12)):
        areas, is_of_area, cohorts, is_of_cohort = areas | _EVERYONE, False, cohorts | _EVERYONE, False
    comparators, is_of_comparator = _named(sentence, at, sentence.comparators, ())
    is_timed_after = at is not None and any(each.start >= at.end for each in said)
    windows, is_over_window = _windows(sentence, at, known, is_timed_after=is_timed_after)
    lasts = lasts_of(said)
    if any(each.is_now for each in said):
        lasts |= _latests(sentence, known) | _latests_of_comparators(sentence, known)
    return Context(
        lasts if said else _any_time(sentence, times, known),
        areas,
        cohorts,
        windows,
        comparators,
        is_timed=bool(said),
        is_placed=is_of_area or is_of_cohort or is_of_comparator or is_over_window,
        when=said[0] if said else None,
        is_paired=at is not None and bool(paired(sentence, at, times)),
    )


def _said_of(sentence: Sentence, at: Spanned | None, mentions: Sequence[M]) -> list[M]:
    if at is None:
        return []
    return paired(sentence, at, mentions) or strongly(sentence, at, mentions)


def _any_time(sentence: Sentence, times: list[When], known: Known) -> frozenset[int]:
    """Return when a number without a period may be of: now, or any period named here or just before."""
    found = lasts_of(times) | {sentence.latest.last} | _latests(sentence, known)
    if sentence.before is not None:
        found |= lasts_of(each for each in sentence.before.whens if not each.is_year)
    return found


def _latests(sentence: Sentence, known: Known) -> frozenset[int]:
    """Return with which months the latest results end of the other indicators that a sentence may speak of."""
    others = (known.latest(id) for id in sentence.indicators - {sentence.about})
    return frozenset(latest.period.last for latest in others if latest)


def _latests_of_comparators(sentence: Sentence, known: Known) -> frozenset[int]:
    """Return with which months the latest results end of the comparators that a sentence names."""
    names = {each.name for each in sentence.comparators if sentence.about}
    theirs = [(split, each) for split, each in known.results(sentence.about) if split.comparator] if names else []
    ends = ([each.period.last for split, each in theirs if split.comparator == name] for name in names)
    return frozenset(max(each) for each in ends if each)


def _named(
    sentence: Sentence, at: Spanned | None, mentions: tuple[Mention, ...], earlier: tuple[Mention, ...]
) -> tuple[frozenset[str], bool]:
    """Return the names that a number may be of, and whether they are said of it alone; `earlier` were named before."""
    said = _said_of(sentence, at, mentions)
    if said:
        return frozenset(each.name for each in said), any(each.name for each in said)
    return _EVERYONE | {each.name for each in mentions or earlier}, False


def _windows(
    sentence: Sentence, at: Spanned | None, known: Known, *, is_timed_after: bool
) -> tuple[frozenset[Window | None], bool]:
    """Return the windows that a number may be over, and whether one is said of it alone.

    Of a number with its own period after it, a window before it is the span in which it lies: `between 5% (May) and`.
    """
    own = _own_window(sentence, known)
    beside = _said_of(sentence, at, sentence.windows)
    said = _others_than(own, (each for each in beside if at and not (is_timed_after and each.end <= at.start)))
    if said:
        return said, said != {None}
    found = _others_than(own, sentence.windows or (sentence.before.windows if sentence.before else ()))
    recent = {Window.ROLLING_3_MONTHS} if _is_since_a_quarter(sentence) else set()
    return found | recent | {None}, False


def _others_than(own: Window | None, mentions: Iterable[WindowMention]) -> frozenset[Window | None]:
    """Return the windows of some mentions; None stands for the indicator's own."""
    return frozenset(None if each.window is own else each.window for each in mentions)


def _own_window(sentence: Sentence, known: Known) -> Window | None:
    indicator = known.indicators.get(sentence.about)
    return indicator.window if indicator else None


def _is_since_a_quarter(sentence: Sentence) -> bool:
    """Return whether a sentence speaks of the last three months by naming the first of them."""
    ends, named = sentence.latest.last, [each for each in sentence.whens if each.is_named]
    if {ends - 2, ends - 1, ends} <= lasts_of(each for each in named if len(each.lasts) == 1):
        return True
    return any(ends - 2 in each.lasts and _SINCE.search(sentence.words_before(each.start, 8)) for each in named)


# -- of any number of a sentence


def context_of_sentence(sentence: Sentence, known: Known) -> Context:
    """Return what any number of a sentence may be about."""
    whole = context_of(sentence, None, known)
    spans = lasts_of(each for each in sentence.whens if each.is_span)
    lasts = (whole.lasts or frozenset()) | _compared(sentence, known) | spans
    return replace(whole, lasts=lasts, areas=whole.areas | _EVERYONE, comparators=whole.comparators | _EVERYONE)


def _compared(sentence: Sentence, known: Known) -> frozenset[int]:
    """Return the months of the results that the report compares with, where a sentence names no earlier ones."""
    named = (each for each in sentence.whens if not each.is_date and not each.is_now)
    times = [each for each in named if not ends_a_search(sentence, each)]
    if any(min(each.lasts, default=0) < sentence.latest.last for each in times):
        return frozenset()
    latest = (known.latest(id) for id in sentence.indicators)
    compared = (other for each in latest if each for other in each.comparisons if other.beside is Beside.EARLIER)
    return frozenset(other.result.period.last for other in compared)


# -- of a word


def local(sentence: Sentence, at: Spanned, known: Known) -> Context:
    """Return of whom a word is said: the area, cohort, window and comparator that are its subject."""
    before = sentence.before if sentence.before is not None and _REFERS.search(sentence.text) else None
    own = _own_window(sentence, known)
    windows = _others_than(own, subject(sentence, at, sentence.windows))
    if before and not sentence.windows:
        windows |= {None} | _others_than(own, before.windows)
    return Context(
        None,
        _subjects(sentence, at, sentence.areas, before.areas if before else ()),
        _subjects(sentence, at, sentence.cohorts, before.cohorts if before else ()),
        windows or frozenset((None,)),
        _subjects(sentence, at, sentence.comparators, ()),
    )


def _subjects(
    sentence: Sentence, at: Spanned, mentions: tuple[Mention, ...], earlier: tuple[Mention, ...]
) -> frozenset[str]:
    found = frozenset(each.name for each in subject(sentence, at, mentions)) or _EVERYONE
    return found if mentions else found | {each.name for each in earlier}


def subject(sentence: Sentence, at: Spanned, mentions: Sequence[M]) -> Sequence[M]:
    """Return which of some names a word is said of: one right after it, or the last before it that is no object."""
    after = next((each for each in mentions if each.start >= at.end), None)
    if after is not None and _SAID_OF.fullmatch(sentence.between(at.end, after.start)):
        return (after,)
    for each in reversed(mentions):
        if each.end <= at.start and not _NO_SUBJECT.search(sentence.words_before(each.start, 24)):
            return (each,)
    return ()
