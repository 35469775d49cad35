"""A sentence and all that it names: its numbers, periods, areas, cohorts, windows, comparators and indicators.

Each is looked for when a rule first asks, since most sentences name little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from committee_pack.check.agreement.known import Known, What
from committee_pack.check.agreement.quantities import Quantity, quantities
from committee_pack.check.agreement.subjects import Mention, Names, Titles, WindowMention, windows
from committee_pack.check.agreement.times import When, whens
from committee_pack.check.agreement.triggers import has_number, words_of
from committee_pack.model.indicators import Indicator, Unit
from committee_pack.model.periods import Frequency, Period, Window
from committee_pack.model.prose import Prose
from committee_pack.wording import rounded

_END = re.compile(
    r"(?<!\bNo)(?<!\bapprox)(?<!\bc)(?<!\be\.g)(?<!\bi\.e)(?<!\bs)(?<=[.!?])[\"')\]’*]*\s+(?=[A-Z0-9\"'(‘“£*])"
)
_PRONOUN = re.compile(r"\b(?:it|they|them|these|this|that|those|its|their|the latter|the former|both)\b", re.IGNORECASE)


@dataclass(slots=True)
class Reader:
    """Reads the texts of a report."""

    known: Known
    names: Names
    titles: Titles
    report: Period
    worth: frozenset[str]
    """The words of which a sentence without digits has one if it is worth reading."""

    def sentences(self, prose: Prose, about: str, carried: Sentence | None = None) -> Iterator[Sentence]:
        """Return the sentences of a text that are worth reading; `carried` is the one before it."""
        before, skipped = carried, None
        numbers = Numbers(prose)
        for start, end in split(prose.text):
            if not (has_number(prose.text, start, end) or words_of(prose.text[start:end]) & self.worth):
                skipped = (start, end)
                continue
            if skipped:
                before = Sentence(self, prose, *skipped, about, numbers, None)
                skipped = None
            before = Sentence(self, prose, start, end, about, numbers, before)
            yield before


class Numbers:
    """The numbers of a paragraph, found when they are first asked for."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose

    @cached_property
    def all(self) -> tuple[Quantity, ...]:
        """All of them, in reading order."""
        return quantities(self._prose)


class Sentence:
    """One sentence of a text, from `start` up to `end`; `before` is the one before it.

    `given` is the indicator that the text is about, empty where it is about none by itself.
    """

    def __init__(
        self,
        reader: Reader,
        prose: Prose,
        start: int,
        end: int,
        given: str,
        numbers: Numbers,
        before: Sentence | None,
    ) -> None:
        self.prose, self.start, self.end, self.given, self.before = prose, start, end, given, before
        self._reader, self._numbers = reader, numbers

    # -- its words

    @property
    def text(self) -> str:
        """Its words."""
        return self.prose.text[self.start : self.end]

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters, each once."""
        return words_of(self.text)

    def between(self, start: int, end: int) -> str:
        """Return the words between two places of the text."""
        return self.prose.text[start:end]

    def words_before(self, at: int, most: int) -> str:
        """Return its last words before a place, at most so many characters."""
        return self.prose.text[max(self.start, at - most) : at]

    def words_after(self, at: int, most: int) -> str:
        """Return its first words from a place on, at most so many characters."""
        return self.prose.text[at : min(self.end, at + most)]

    # -- what it speaks of

    @property
    def about_is_given(self) -> bool:
        """Whether it stands in a text about one indicator."""
        return bool(self.given)

    @cached_property
    def _filled(self) -> tuple[str, ...]:
        inside = (each for each in self.prose.filled if self.start <= each.start < self.end)
        return tuple(dict.fromkeys(each.value.of.indicator.id for each in inside))

    @cached_property
    def about(self) -> str:
        """The indicator that it is about: the text's, else the first that a placeholder names; empty where there is none."""
        return self.given or next(iter(self._filled), "")

    @cached_property
    def _named(self) -> frozenset[str]:
        others = frozenset(self._filled) | self._reader.titles.mentioned(self.text, self.given)
        if self.before is not None and self.before.given and _PRONOUN.search(self.text):
            others |= self.before.indicators
        if self.given:
            return others
        return frozenset(id for id in others if id in self._filled or self._is_stated(id))

    def _is_stated(self, id: str) -> bool:
        """Return whether it names an indicator by a result of it, then or now."""
        facts = self._reader.known.facts(id)
        shown = {rounded(fact.number, fact.shown) for fact in facts if fact.what in (What.RESULT, What.NUMERATOR)}
        return any(each.number in shown for each in self.quantities)

    @property
    def is_sure(self) -> bool:
        """Whether it says itself which indicators it speaks of."""
        return bool(self.given or self._named)

    @cached_property
    def indicators(self) -> frozenset[str]:
        """All indicators that it may speak of."""
        if self.is_sure:
            return self._named | {self.about} if self.about else self._named
        if self.before is not None and self.before.indicators:
            return self.before.indicators
        return frozenset(self._reader.known.indicators)

    @cached_property
    def latest(self) -> Period:
        """The period of its indicator's latest result; the report's where it is about none."""
        result = self._reader.known.latest(self.about) if self.about else None
        return result.period if result else self._reader.report

    @cached_property
    def is_of_days(self) -> bool:
        """Whether results of its indicators are numbers of days."""
        known = self._reader.known.indicators
        return any(_is_of_days(known[id]) for id in self.indicators)

    # -- what it names

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers."""
        return tuple(each for each in self._numbers.all if self.start <= each.start < self.end)

    @cached_property
    def _times(self) -> tuple[tuple[When, ...], tuple[WindowMention, ...]]:
        found = whens(self.prose.text, self.start, self.end, self.latest, self._reader.report)
        return without_ranges(self.prose.text, found, self.latest) if len(found) > 1 else (found, ())

    @property
    def whens(self) -> tuple[When, ...]:
        """The periods that it names."""
        return self._times[0]

    @cached_property
    def windows(self) -> tuple[WindowMention, ...]:
        """The windows that it names; not those that are part of what its indicator counts, `in the last 12 months`."""
        indicator = self._reader.known.indicators.get(self.about)
        title = indicator.title.lower() if indicator else ""
        from_april = indicator is not None and indicator.window in (Window.YEAR_TO_DATE, Window.FINANCIAL_YEAR)
        found = (
            each
            for each in windows(self.prose.text, self.start, self.end)
            if self.between(each.start, each.end).lower() not in title
            # -- of what is counted from April, `the year to November` is the year so far
            and not (from_april and each.window is Window.ROLLING_12_MONTHS)
        )
        return tuple(sorted((*found, *self._times[1]), key=lambda each: each.start))

    @cached_property
    def areas(self) -> tuple[Mention, ...]:
        """The areas that it names; an empty name is the whole council."""
        return self._reader.names.areas(self.prose.text, self.start, self.end)

    @cached_property
    def cohorts(self) -> tuple[Mention, ...]:
        """The cohorts that it names, unless its indicator is about one itself."""
        indicator, names = self._reader.known.indicators.get(self.about), self._reader.names
        if not names.has_cohorts:
            return ()
        titled = f"{indicator.title} {indicator.id.replace('-', ' ')}" if indicator else ""
        if names.cohorts(titled, 0, len(titled)):
            return ()
        return names.cohorts(self.prose.text, self.start, self.end)

    @cached_property
    def comparators(self) -> tuple[Mention, ...]:
        """The comparators that it names."""
        return self._reader.names.comparators(self.prose.text, self.start, self.end)


def _is_of_days(indicator: Indicator) -> bool:
    of_average = indicator.unit is Unit.AVERAGE and re.search(r"\bdays\b", indicator.title, re.IGNORECASE)
    return indicator.unit is Unit.DAYS or bool(of_average)


def split(text: str) -> Iterator[tuple[int, int]]:
    """Return where each sentence of a text begins and ends."""
    start = 0
    for match in _END.finditer(text):
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


_RANGE = re.compile(r"\s(?:to|until|through|–|-)\s|\s?[–-]\s?", re.IGNORECASE)
_LENGTHS = {3: Window.ROLLING_3_MONTHS, 12: Window.ROLLING_12_MONTHS}


def without_ranges(
    text: str, times: tuple[When, ...], latest: Period
) -> tuple[tuple[When, ...], tuple[WindowMention, ...]]:
    """Return the periods that a text names without those at which a window begins, and these windows.

    `June to August 2016` is three months to August; `between April and November` is the year to date.
    """
    kept: list[When] = []
    found: list[WindowMention] = []
    for i, when in enumerate(times):
        after = times[i + 1] if i + 1 < len(times) else None
        window = _window_from(text, when, after, latest) if after else None
        if window and after:
            found.append(WindowMention(when.start, when.end, window))
        else:
            kept.append(when)
    return tuple(kept), tuple(found)


def _window_from(text: str, first: When, last: When, latest: Period) -> Window | None:
    months = first.frequency is Frequency.MONTH is last.frequency
    if not months or len(first.lasts) != 1 or len(last.lasts) != 1:
        return None
    gap = text[first.end : last.start]
    between = bool(re.search(r"\bbetween\s$", text[: first.start], re.IGNORECASE)) and gap.strip() == "and"
    if not between and not _RANGE.fullmatch(gap):
        return None
    (begins,), (ends,) = first.lasts, last.lasts
    if begins == latest.financial_year.first and (ends - begins) % 12 > 2:
        return Window.YEAR_TO_DATE
    return None if between else _LENGTHS.get(ends - begins + 1)
