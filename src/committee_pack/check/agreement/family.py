"""The family of rules that hold sentences against results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from committee_pack.check.agreement.comparisons import stands
from committee_pack.check.agreement.comparisons.comparisons import Comparisons
from committee_pack.check.agreement.directions import ways
from committee_pack.check.agreement.directions.directions import Directions
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers.figures import Figures
from committee_pack.check.agreement.periods import Periods
from committee_pack.check.agreement.ranks import superlatives
from committee_pack.check.agreement.ranks.ranks import Ranks
from committee_pack.check.agreement.ratings import words as rating_words
from committee_pack.check.agreement.ratings.ratings import Ratings
from committee_pack.check.agreement.reading.quantities import SPELT
from committee_pack.check.agreement.reading.sentences import Reader, Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.subjects import Names
from committee_pack.check.agreement.reading.time_words import SURE_MONTHS
from committee_pack.check.agreement.reading.titles import Titles
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.whole import Content
from committee_pack.findings import Finding, Severity
from committee_pack.model.narratives import Commentary, DataNote, SectionText
from committee_pack.model.prose import Passage, Prose, ProseKind
from committee_pack.model.results import Lost

_OTHERS = frozenset(
    [
        "target",
        "targets",
        "threshold",
        "expected",
        "average",
        "neighbours",
        "may",
        "month",
        "quarter",
        "year",
        "report",
        "figures",
    ]
)
_MOST, _MOST_NUMBERS, _MOST_FOUND = 400, 250, 40
"""How many sentences of a text are held against the results, up to how many numbers, and how many doubts are told.

The fullest text of the reports has 30 numbers; one that has more than these was made to do harm.
"""
_WORTH = ways.KEYS | superlatives.KEYS | (stands.KEYS - stands.IDLE) | rating_words.KEYS | SURE_MONTHS | SPELT | _OTHERS
"""The words of which a sentence without digits has one if it is worth reading."""


class _Rule(Protocol):
    """Something that holds sentences against what is known."""

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence."""
        ...


def find(content: Content) -> Iterator[Finding]:
    """Return what of the texts does not agree with the results, where all these could be read."""
    checker = Checker.of(content)
    for passage in content.passages:
        if not isinstance(passage.of, DataNote) and not _is_in_the_dark(passage.of, content.lost):
            yield from checker.passage(passage)


def _is_in_the_dark(of: Commentary | SectionText, lost: Lost) -> bool:
    """Return whether what a text may speak of could not be read, so that nobody can say what is wrong."""
    rows = (*lost.rows, *lost.targets, *lost.populations)
    if lost.areas or lost.comparators:
        return True
    return any(row.may_be_of(of.indicator) for row in rows) if isinstance(of, Commentary) else bool(rows)


@dataclass(slots=True)
class Checker:
    """Reads texts and holds them against what is known."""

    known: Known
    reader: Reader

    @classmethod
    def of(cls, content: Content) -> Checker:
        """Return what checks the texts of a report."""
        known = Known.of(content)
        rows = content.observations
        names = Names(
            dict.fromkeys((*(area.name for area in content.catalogue.areas), *(row.area for row in rows if row.area))),
            content.council.name,
            dict.fromkeys(row.cohort for row in rows if row.cohort),
            dict.fromkeys(row.comparator for row in rows if row.comparator),
        )
        return cls(known, Reader(known, names, Titles(known.indicators.values()), content.report.period, _WORTH))

    def passage(self, passage: Passage) -> Iterator[Finding]:
        """Return what of a text does not agree with the results."""
        about = _about(passage.of)
        if about and about not in self.known.indicators:
            return
        rules = self._rules(passage)
        told = _first((prose, one) for prose, some in self._read(passage, about) for one in some)
        found = (_finding(each, prose) for prose, one in told for each in self._doubts(rules, one))
        yield from islice(found, _MOST_FOUND)

    def _rules(self, passage: Passage) -> tuple[_Rule, ...]:
        return (
            Figures.of(self.known, _stated(passage), self.reader.titles),
            Directions(self.known, self.reader.titles),
            Ratings(self.known),
            Comparisons(self.known, self.reader.titles),
            Ranks(self.known),
        )

    def _read(self, passage: Passage, about: str) -> Iterator[tuple[Prose, tuple[Sentence, ...]]]:
        """Return each paragraph's sentences; they speak on from the one before, an item from what leads its list."""
        before: Sentence | None = None
        lead: Sentence | None = None
        for prose in passage.prose:
            is_item = prose.kind is ProseKind.ITEM
            sentences = tuple(self.reader.sentences(prose, about, lead if is_item and lead else before))
            before = sentences[-1] if sentences else before
            if not is_item and before is not None:
                lead = before if before.text.rstrip().endswith(":") else None
            yield prose, sentences

    def _doubts(self, rules: tuple[_Rule, ...], sentence: Sentence) -> list[Doubt]:
        """Return what is doubted of a sentence, once of each word; its periods only where nothing else is."""
        doubts = _once_each(doubt for rule in rules for doubt in rule.judge(sentence))
        return doubts or _once_each(Periods(self.known, self.reader.report).judge(sentence))


def _first(told: Iterable[tuple[Prose, Sentence]]) -> Iterator[tuple[Prose, Sentence]]:
    """Return the sentences of a text up to as many, with as many numbers, as anybody may write."""
    numbers = 0
    for prose, sentence in islice(told, _MOST):
        yield prose, sentence
        numbers += len(sentence.quantities)
        if numbers >= _MOST_NUMBERS:
            return


def _once_each(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Return the doubts, of several of the same words the first that is no advice: the next say it in other terms."""
    kept: list[Doubt] = []
    for doubt in sorted(doubts, key=lambda each: each.severity is Severity.ADVICE):
        if not any(At(doubt.start, doubt.end).overlaps(each) for each in kept):
            kept.append(doubt)
    return kept


def _about(of: Commentary | DataNote | SectionText) -> str:
    """Return the indicator that a text is about; empty where it is about none by itself."""
    return "" if isinstance(of, SectionText) else of.indicator


def _stated(passage: Passage) -> frozenset[str]:
    """Return the numbers that a text's author vouches for, and all words with which they are given."""
    facts = [fact.words.lower() for fact in passage.of.facts]
    return frozenset((*facts, *(word for fact in facts for word in fact.split())))


def _finding(doubt: Doubt, prose: Prose) -> Finding:
    place, excerpt = prose.place(doubt.start), prose.excerpt(doubt.start, doubt.end)
    return Finding(doubt.code, doubt.severity, place, doubt.message, doubt.hint, excerpt)
