"""Of which period, area and so on a number of a sentence speaks: by what stands right beside it, else by all it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from committee_pack.check.agreement.known import Fact, Known, Split
from committee_pack.check.agreement.quantities import Kind
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.subjects import Mention, WindowMention
from committee_pack.check.agreement.times import When
from committee_pack.model.indicators import Indicator
from committee_pack.model.periods import Window

_AFTER = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?!\b(?:and|but|while|whereas|compared|against|than|from|up|down|when|which|who|with"
    r"|now|is|on|to a|missed|met|followed|ahead|behind)\b)[^,;:.()–—]){0,60}?"
    r"(?:\b(?:in|at|for|by|during|of|to|as at)\s(?:the\s)?(?:(?:end|month|year|quarter|rolling year|twelve months"
    r"|12 months|three months|3 months|period|position|start)\s(?:of|to|ending)\s(?:the\s)?)*)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\s*[(\[]?\s*(?:of\s|for\s)?(?:the\s)?", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:['’]s?)?\)?\s*[,(:–—-]?\s*(?:(?!\b(?:and|but|while|whereas|compared|against|than|from|up|down|target"
    r"|threshold|now|by|short|through|then)\b)[^,;:.()\d–—]){0,45}(?<!\bto)(?<!\bto )(?<!\bto just)[(\s]*",
    re.IGNORECASE,
)


class Spanned(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a number may be about: each a set that a fact has to be in, the periods by the months with which they end."""

    lasts: frozenset[int] | None
    areas: frozenset[str]
    cohorts: frozenset[str]
    windows: frozenset[Window | None]
    comparators: frozenset[str]
    is_timed: bool
    """Whether the period is said of this very number."""
    is_placed: bool
    """Whether the area, cohort, window or comparator is."""
    when: When | None = None

    def holds(self, fact: Fact) -> bool:
        """Return whether a fact is of what the number may be about."""
        is_timed = self.holds_time(fact) or (bool(fact.split.comparator) and not self.is_timed)
        return is_timed and (fact.is_goal or self.holds_split(fact.split))

    def holds_time(self, fact: Fact) -> bool:
        """Return whether a fact is of a period that the number may be of; what has a longer one holds within it."""
        if self.lasts is None or fact.last in self.lasts:
            return True
        return any(fact.period.first <= last <= fact.period.last for last in self.lasts)

    def holds_split(self, split: Split) -> bool:
        """Return whether a result is of whom the number may be of."""
        cohort = f"~{split.cohort}" if split.others else split.cohort
        return (
            split.area in self.areas
            and cohort in self.cohorts
            and split.window in self.windows
            and split.comparator in self.comparators
        )


@dataclass(frozen=True, slots=True)
class Anywhere:
    """No place in particular: what is said there may be about anything that the sentence names."""

    start: int
    end: int


def strongly(sentence: Sentence, at: Spanned, mentions: Sequence[Spanned]) -> list[Spanned]:
    """Return the mentions that are said of a number by where they stand: right after it, else right before it."""
    others = [each.start for each in sentence.quantities]
    if isinstance(at, Anywhere) or _is_in_a_pair(sentence, at):
        return []
    after = [each for each in mentions if each.start >= at.end]
    if after:
        first = after[0]
        gap = sentence.between(at.end, first.start)
        gap = "–" if " - " in gap else gap
        closed = "(" not in gap or sentence.prose.text[first.end : first.end + 1] in (")", ",", ";")
        if (_AFTER.fullmatch(gap) and not _is_crossed(sentence, at.end, first.start)) or (
            _OPEN.fullmatch(gap) and closed
        ):
            return _joined(sentence, first, mentions)
    earlier = [each for each in mentions if each.end <= at.start]
    if earlier:
        last = earlier[-1]
        gap = sentence.between(last.end, at.start)
        is_subject = (
            gap.strip() in ("(", "", ",")
            or gap.startswith(", when ")
            or not _COMPARED_WITH.search(sentence.between(sentence.start, last.start))
        )
        if is_subject and _BEFORE.fullmatch(gap) and not any(last.end <= start < at.start for start in others):
            if not gap.strip().startswith("(") and _is_taken(sentence, last):
                return []
            return _joined(sentence, last, mentions)
    return []


def _is_crossed(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a number that may be a result stands between two places."""
    inside = [each for each in sentence.quantities if start <= each.start < end]
    return any(
        each.kind is not Kind.PLAIN or each.value is not None or each.number > 100 or each.decimals for each in inside
    )


def _is_taken(sentence: Sentence, mention: Spanned) -> bool:
    """Return whether a mention is said of the number before it: `91.4% in the last three months, 89.9% over`."""
    earlier = [each for each in sentence.quantities if each.end <= mention.start and each.kind is Kind.PERCENT]
    if not earlier:
        return False
    gap = sentence.between(earlier[-1].end, mention.start)
    return bool(_AFTER.fullmatch(gap)) and len(gap) < _SHORT


_SHORT = 24
_COMPARED_WITH = re.compile(
    r"\b(?:than|against|since|with|on|longest|shortest|until|to|versus)\s"
    r"(?:in\s|at\s|for\s|the\s|that of\s|those of\s|last\s)*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|and|&|,\s*and)\s*(?:in\s|at\s|by\s)?", re.IGNORECASE)


def _is_in_a_pair(sentence: Sentence, at: Spanned) -> bool:
    """Return whether a number stands in brackets with others, `(15.3% against 12.8%)`, each of its own."""
    opened = sentence.prose.text.rfind("(", sentence.start, at.start + 1)
    closed = sentence.prose.text.find(")", at.start, sentence.end)
    if opened < 0 or closed < 0 or sentence.prose.text.rfind(")", opened, at.start) >= 0:
        return False
    inside = [each for each in sentence.quantities if opened < each.start < closed and each.kind is not Kind.PLAIN]
    return len(inside) > 1 and bool(re.search(r"\b(?:against|compared|versus|vs)\b", sentence.between(opened, closed)))


def _joined(sentence: Sentence, found: Spanned, mentions: Sequence[Spanned]) -> list[Spanned]:
    """Return a mention with those that it is joined to by `and`: `in June and July`."""
    group = [found]
    for each in reversed([each for each in mentions if each.end <= found.start]):
        if not _AND.fullmatch(sentence.between(each.end, group[0].start)):
            break
        group.insert(0, each)
    return group


def context_of(sentence: Sentence, at: Spanned, known: Known) -> Context:
    """Return what a number of a sentence may be about."""
    times = [each for each in sentence.whens if not each.is_date and not each.is_span]
    said = [each for each in strongly(sentence, at, times) if isinstance(each, When)]
    lasts = frozenset(last for each in said for last in each.lasts) if said else _any_time(sentence, times, known)
    areas, area_said = _dimension(sentence, at, sentence.areas, "")
    cohorts, cohort_said = _dimension(sentence, at, sentence.cohorts, "")
    if _OF_ALL.search(sentence.between(max(sentence.start, at.start - 12), max(at.start, sentence.start))):
        areas, area_said, cohorts, cohort_said = areas | {""}, False, cohorts | {""}, False
    comparators, comparator_said = _dimension(sentence, at, sentence.comparators, "")
    spans, window_said = _windows(sentence, at, known)
    is_placed = area_said or cohort_said or comparator_said or window_said
    return Context(lasts, areas, cohorts, spans, comparators, bool(said), is_placed, said[0] if said else None)


_OF_ALL = re.compile(r"\bof\s(?:the\s|our\s|all\s)?$", re.IGNORECASE)


def _any_time(sentence: Sentence, times: list[When], known: Known) -> frozenset[int]:
    found = {last for each in times for last in each.lasts} | {sentence.latest.last}
    for id in sentence.indicators - {sentence.about}:
        latest = known.latest(id)
        found |= {latest.period.last} if latest else set()
    if sentence.before is not None:
        found |= {last for each in sentence.before.whens for last in each.lasts if not each.is_year}
    return frozenset(found)


def _dimension(
    sentence: Sentence, at: Spanned, mentions: tuple[Mention, ...], everyone: str
) -> tuple[frozenset[str], bool]:
    said = [each.name for each in strongly(sentence, at, mentions) if isinstance(each, Mention)]
    if said:
        return frozenset(said), any(said)
    found = {each.name for each in mentions} | {everyone}
    if sentence.before is not None and not mentions:
        earlier = {"areas": sentence.before.areas, "cohorts": sentence.before.cohorts}
        same = (
            (sentence.areas is mentions and earlier["areas"])
            or (sentence.cohorts is mentions and earlier["cohorts"])
            or ()
        )
        found |= {each.name for each in same}
    return frozenset(found), False


def _windows(sentence: Sentence, at: Spanned, known: Known) -> tuple[frozenset[Window | None], bool]:
    own = _own_window(sentence, known)
    said = [each for each in strongly(sentence, at, sentence.windows) if isinstance(each, WindowMention)]
    if said:
        return frozenset(None if each.window is own else each.window for each in said), any(
            each.window is not own for each in said
        )
    found: set[Window | None] = {None if each.window is own else each.window for each in sentence.windows}
    found |= {Window.ROLLING_3_MONTHS} if _is_since_a_quarter(sentence) else set()
    if sentence.before is not None and not sentence.windows:
        found |= {None if each.window is own else each.window for each in sentence.before.windows}
    return frozenset({*found, None}), False


def _is_since_a_quarter(sentence: Sentence) -> bool:
    """Return whether a sentence speaks of the last three months by naming the first of them."""
    ends = sentence.latest.last
    months = {last for each in sentence.whens if each.is_named and len(each.lasts) == 1 for last in each.lasts}
    if {ends - 2, ends - 1, ends} <= months:
        return True
    return any(
        ends - 2 in each.lasts and re.search(r"\bsince\s$", sentence.words_before(each.start, 8), re.IGNORECASE)
        for each in sentence.whens
        if each.is_named
    )


def _own_window(sentence: Sentence, known: Known) -> Window | None:
    indicator: Indicator | None = known.indicators.get(sentence.about)
    return indicator.window if indicator else None
