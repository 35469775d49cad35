"""Words that set a result beside that of a comparator, an area, a cohort or another window: `above our neighbours`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from committee_pack.check.agreement.comparisons.stands import STANDS, Stand, is_so, stand_of
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.reading.clauses import clause_of, is_denied, is_supposed
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At, Spanned
from committee_pack.check.agreement.reading.subjects import Mention
from committee_pack.check.agreement.reading.windows import WindowMention
from committee_pack.check.agreement.results.facts import WHOLE, Split
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import is_higher_better
from committee_pack.check.agreement.spoken_of.moments import told_times
from committee_pack.check.agreement.spoken_of.spoken import is_in_several_periods
from committee_pack.model.document import Shown
from committee_pack.model.periods import Window
from committee_pack.model.results import Result
from committee_pack.wording import result_text

M = TypeVar("M", bound=Spanned)
_UP_TO_NAME = re.compile(
    r"\s(?:it is\s|it was\s|they are\s|the\s|that of\s|those of\s|our\s|its\s|in\s|for\s|all\s|statistical\s"
    r"|level of\s|the level of\s|what\s"
    r"|\d[\d.,%]*\s(?:of|for|in)\s(?:our\s|its\s|the\s)?"
    r"|\{?[\w.]+%?\s(?:of|for|in)\s(?:our\s|its\s|the\s|all\s)?)*",
    re.IGNORECASE,
)
_THAT_OF_ALL = re.compile(r"^\s(?:that\s|those\s)?(?:for|of)\sall\b")
_SPANNING = ("over", "under")
_NEXT = 6
"""How near a window stands to `over` where that says how long: `over the last three months`."""


class _Dimension(Enum):
    """What a result is set beside another of."""

    COMPARATOR = "comparator"
    AREA = "area"
    WINDOW = "window"
    COHORT = "cohort"


_Named = tuple[_Dimension, Mention | WindowMention | None]


@dataclass(frozen=True, slots=True)
class ToNames:
    """Holds an indicator's results against those of others that words set them beside."""

    known: Known
    id: str

    def judge(self, sentence: Sentence, taken: list[At]) -> Iterator[Doubt]:
        """Return what is doubted of comparisons with what is named, but for those of which `taken` knows already."""
        for match in STANDS.finditer(sentence.prose.text, sentence.start, sentence.end):
            at, stand = At.of(match), stand_of(match)
            if any(each.overlaps(at) for each in taken) or is_supposed(sentence, at.start):
                continue
            if (
                stand in (Stand.MET, Stand.MISSED)
                or _is_how_long(sentence, match)
                or is_in_several_periods(sentence, at)
            ):
                continue
            if named := _named_after(sentence, at):
                yield from self._doubts(sentence, at, stand, named)

    def _doubts(self, sentence: Sentence, at: At, stand: Stand, named: _Named) -> Iterator[Doubt]:
        ours = self._subject(sentence, at)
        theirs = self._object(sentence, named, ours) if ours else None
        if ours is None or theirs is None:
            return
        verdict = self._is_so(stand, ours, theirs)
        if verdict is None or verdict or is_denied(sentence, at.start):
            return
        thens = () if _is_filled_before(sentence, at) else self._then(sentence, at)
        if not any(self._is_so(stand, one, theirs) for one in thens):
            message = f"'{sentence.typed(at)}' is not so: {result_text(ours)} against {result_text(theirs)}."
            yield Doubt("comparison-wrong", at.start, at.end, message)

    def _is_so(self, stand: Stand, ours: Result, theirs: Result) -> bool | None:
        if ours.amount is None or theirs.amount is None:
            return None
        return is_so(stand, ours.amount.number, theirs.amount.number, is_higher_better(self.known.indicators[self.id]))

    def _then(self, sentence: Sentence, at: At) -> Iterator[Result]:
        """Return our results of the periods that are named after the words."""
        later = (each for each in sentence.whens if each.is_named and each.start >= at.end)
        found = (self.known.result(self.id, WHOLE, each.lasts) for each in later)
        return (each for each in found if each)

    def _subject(self, sentence: Sentence, at: At) -> Result | None:
        """Return the result that is set beside another: that of the area, cohort or window named before it."""
        area, cohort = _last_before(at, sentence.areas), _last_before(at, sentence.cohorts)
        window, comparator = _last_before(at, sentence.windows), _last_before(at, sentence.comparators)
        split = Split(
            area.name if area else "",
            cohort.name if cohort else "",
            self._other_window(window.window if window else None),
            comparator.name if comparator else "",
        )
        times = [each for each in told_times(sentence) if each.end <= at.start]
        lasts = times[0].lasts if len(times) == 1 else frozenset((sentence.latest.last,))
        return self.known.result(self.id, split, lasts)

    def _object(self, sentence: Sentence, named: _Named, ours: Result) -> Result | None:
        """Return the result that ours is set beside: that of what is named, else as ours."""
        dimension, mention = named
        lasts = frozenset((ours.period.last,))
        own = Split(ours.area, ours.cohort, self._other_window(ours.window))
        if isinstance(mention, WindowMention):
            window = self._other_window(mention.window)
            return self.known.result(self.id, replace(own, window=window), lasts) if window != own.window else None
        if dimension is _Dimension.COHORT and mention is not None and not ours.cohort:
            return self.known.result(self.id, replace(own, cohort=mention.name), lasts)
        if dimension is _Dimension.COHORT or mention is None:
            return self.known.result(self.id, Split(ours.area), lasts) if ours.cohort else None
        if dimension is _Dimension.COMPARATOR:
            return self._of_comparator(sentence, mention.name)
        return self.known.result(self.id, Split(mention.name), lasts) if mention.name != ours.area else None

    def _of_comparator(self, sentence: Sentence, name: str) -> Result | None:
        """Return a comparator's latest result, of a period that the sentence names where there is one."""
        named_times = frozenset(last for each in sentence.whens if each.is_named for last in each.lasts)
        found = [result for split, result in self.known.results(self.id) if split.comparator == name]
        said = [each for each in found if each.period.last in named_times]
        return max(said or found, key=lambda each: each.period.last, default=None)

    def _other_window(self, window: Window | None) -> Window | None:
        return None if window is self.known.indicators[self.id].window else window


def _is_how_long(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether `over` or `under` stands before a window, and says how long."""
    if match[0].lower() not in _SPANNING:
        return False
    return any(0 <= each.start - match.end() < _NEXT for each in sentence.windows)


def _named_after(sentence: Sentence, at: At) -> _Named | None:
    """Return what stands right after words of comparison; a cohort that is None is everyone."""
    dimensions: tuple[tuple[_Dimension, Sequence[Mention | WindowMention]], ...] = (
        (_Dimension.COMPARATOR, sentence.comparators),
        (_Dimension.AREA, sentence.areas),
        (_Dimension.WINDOW, sentence.windows),
        (_Dimension.COHORT, sentence.cohorts),
    )
    for dimension, mentions in dimensions:
        for each in mentions:
            if each.start >= at.end and _UP_TO_NAME.fullmatch(sentence.between(at.end, each.start)):
                return dimension, each
    if sentence.cohorts and _THAT_OF_ALL.match(sentence.words_after(at.end, 20)):
        return _Dimension.COHORT, None
    return None


def _is_filled_before(sentence: Sentence, at: At) -> bool:
    """Return whether the result that is set beside another is filled in, so that it is of no other period."""
    start, _ = clause_of(sentence, at.start)
    shown = (each.value.shown for each in sentence.quantities if each.value and start <= each.start < at.start)
    return Shown.RESULT in shown


def _last_before(at: At, mentions: Sequence[M]) -> M | None:
    return next((each for each in reversed(mentions) if each.end <= at.start), None)
