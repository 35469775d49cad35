"""A sentence and all that it names: its numbers, periods, areas, cohorts, windows, comparators and indicators.

Each is looked for when a rule first asks, since most sentences name little.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from committee_pack.check.agreement.reading.quantities import Quantity, quantities
from committee_pack.check.agreement.reading.ranges import without_ranges
from committee_pack.check.agreement.reading.spans import Spanned
from committee_pack.check.agreement.reading.subjects import Mention, Names
from committee_pack.check.agreement.reading.times import When, whens
from committee_pack.check.agreement.reading.titles import Titles, stems
from committee_pack.check.agreement.reading.triggers import has_number, words_of
from committee_pack.check.agreement.reading.windows import WindowMention, windows
from committee_pack.check.agreement.results.facts import Fact, What
from committee_pack.check.agreement.results.known import Known
from committee_pack.model.indicators import Indicator, Unit
from committee_pack.model.periods import Frequency, Period, Window
from committee_pack.model.prose import Prose

_END = re.compile(
    r"(?<=[.!?])(?<!\bNo\.)(?<!\bapprox\.)(?<!\bc\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bs\.)"
    r"[\"')\]’*]*\s+(?=[A-Z0-9\"'(‘“£*])"
)
_PRONOUN = re.compile(r"\b(?:it|they|them|these|this|that|those|its|their|the latter|the former|both)\b", re.IGNORECASE)
_MOST_NUMBERS, _LONGEST = 40, 2_000
"""How many numbers and characters of a sentence are read.

The fullest sentence of the corpus has 13 numbers, the longest 262 characters; what takes work is how the numbers
of one sentence stand to each other, so that one made to do harm would take minutes.
"""
_MANY = 10
"""Up to how many indicators a sentence may speak of and not be of any."""
_FROM_APRIL = (Window.YEAR_TO_DATE, Window.FINANCIAL_YEAR)
_DAYS = re.compile(r"\bdays\b", re.IGNORECASE)


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
        for start, whole in split(prose.text):
            end = numbers.read_up_to(start, min(whole, start + _LONGEST))
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

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.all]

    def between(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Return those that begin between two places."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def read_up_to(self, start: int, end: int) -> int:
        """Return up to where a sentence is read: its end, or the first number that is more than anybody writes."""
        if end - start <= _MOST_NUMBERS:
            return end
        beyond = bisect_left(self._starts, start) + _MOST_NUMBERS
        return min(end, self._starts[beyond]) if beyond < len(self._starts) else end


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
    def stems(self) -> frozenset[str]:
        """The stems of its words that tell something."""
        return stems(self.text)

    @property
    def speaks_of_cohorts(self) -> bool:
        """Whether it names a cohort, or the sentence before does."""
        return bool(self.cohorts or (self.before is not None and self.before.cohorts))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters, each once."""
        return words_of(self.text)

    def between(self, start: int, end: int) -> str:
        """Return the words between two places of the text."""
        return self.prose.text[start:end]

    def typed(self, at: Spanned) -> str:
        """Return the words that stand at a place."""
        return self.prose.text[at.start : at.end]

    def gap(self, one: Spanned, other: Spanned) -> str:
        """Return the words between two places, whichever stands first."""
        first, last = (one, other) if one.start <= other.start else (other, one)
        return self.prose.text[first.end : last.start]

    def around(self, at: Spanned, before: int, after: int) -> str:
        """Return a place with its last words before it and its first after it, at most so many characters of each."""
        return self.prose.text[max(self.start, at.start - before) : min(self.end, at.end + after)]

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
    def filled(self) -> tuple[str, ...]:
        """The indicators that its placeholders name, each once."""
        inside = (each for each in self.prose.filled if self.start <= each.start < self.end)
        return tuple(dict.fromkeys(each.value.of.indicator.id for each in inside))

    @cached_property
    def about(self) -> str:
        """The indicator that it is about: the text's, else the first that a placeholder names; empty where none is."""
        return self.given or next(iter(self.filled), "")

    @cached_property
    def _named(self) -> frozenset[str]:
        others = frozenset(self.filled) | self._reader.titles.mentioned(self.text, self.given)
        if self.before is not None and self.before.given and _PRONOUN.search(self.text):
            others |= self.before.indicators
        if self.given:
            return others
        return frozenset(id for id in others if id in self.filled or self._is_stated(id))

    def _is_stated(self, id: str) -> bool:
        """Return whether it names an indicator by a result of it, then or now."""
        facts = (fact for fact in self._reader.known.facts(id) if fact.what in (What.RESULT, What.NUMERATOR))
        typed = {each.number for each in self.quantities}
        return bool(typed) and any(fact.displayed in typed for fact in facts)

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

    @property
    def is_of_any(self) -> bool:
        """Whether it may speak of so many indicators that some result of theirs, or a difference, is any number."""
        return len(self.indicators) > _MANY

    @cached_property
    def indicators_in_order(self) -> tuple[str, ...]:
        """All indicators that it may speak of, its own first."""
        return tuple(sorted(self.indicators, key=lambda id: (id != self.about, id)))

    def facts(self) -> Iterator[Fact]:
        """Return all facts of the indicators that it may speak of, those of its own first."""
        for id in self.indicators_in_order:
            yield from self._reader.known.facts(id)

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

    @property
    def is_of_money(self) -> bool:
        """Whether results of its indicators are sums of money."""
        return any(self._reader.known.indicators[id].unit is Unit.MONEY for id in self.indicators)

    @cached_property
    def called(self) -> tuple[str, ...]:
        """What the indicators that it is about are called and where they come from, in small letters."""
        ids = (self.given,) if self.given else self._named
        own = (self._reader.known.indicators[id] for id in ids)
        return tuple(f"{each.title} {each.short} {each.system}".lower() for each in own)

    # -- what it names

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers."""
        return self._numbers.between(self.start, self.end)

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
        found = [each for each in windows(self.prose.text, self.start, self.end) if not self._is_what_counts(each)]
        return tuple(sorted((*found, *self._times[1]), key=lambda each: each.start))

    def _is_what_counts(self, mention: WindowMention) -> bool:
        indicator = self._reader.known.indicators.get(self.about)
        if mention.window is Window.ROLLING_3_MONTHS and self._reader.report.frequency is Frequency.QUARTER:
            # -- the last quarter is then the period that is reported
            return True
        if indicator is None:
            return False
        if self.typed(mention).lower() in indicator.title.lower():
            return True
        # -- of what is counted from April, `the year to November` is the year so far
        return mention.window is Window.ROLLING_12_MONTHS and indicator.window in _FROM_APRIL

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
    return indicator.unit is Unit.DAYS or (indicator.unit is Unit.AVERAGE and bool(_DAYS.search(indicator.title)))


def split(text: str) -> Iterator[tuple[int, int]]:
    """Return where each sentence of a text begins and ends."""
    start = 0
    for match in _END.finditer(text):
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
