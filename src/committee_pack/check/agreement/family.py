"""The family of rules that hold sentences against results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement import comparisons, directions, ranks, ratings
from committee_pack.check.agreement.comparisons import Comparisons
from committee_pack.check.agreement.directions import Directions
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.figures import Figures
from committee_pack.check.agreement.known import Known
from committee_pack.check.agreement.periods import Periods
from committee_pack.check.agreement.quantities import SPELT
from committee_pack.check.agreement.ranks import Ranks
from committee_pack.check.agreement.ratings import Ratings
from committee_pack.check.agreement.sentences import Reader, Sentence
from committee_pack.check.agreement.subjects import Names, Titles
from committee_pack.check.agreement.times import MONTHS
from committee_pack.check.whole import Whole
from committee_pack.findings import Finding
from committee_pack.model.narratives import Commentary, DataNote, SectionText
from committee_pack.model.prose import Passage, Prose, ProseKind

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
CODES = (
    "figure-near",
    "figure-period",
    "figure-other",
    "figure-share",
    "figure-target",
    "figure-change",
    "figure-rank",
    "figure-unknown",
    "direction-wrong",
    "rating-wrong",
    "comparison-wrong",
    "period-wrong",
)


def find(whole: Whole) -> Iterator[Finding]:
    """Return what of the texts does not agree with the results."""
    checker = Checker.of(whole)
    for passage in whole.passages:
        if not isinstance(passage.of, DataNote):
            yield from checker.passage(passage)


@dataclass(slots=True)
class Checker:
    """Reads texts and holds them against what is known."""

    known: Known
    reader: Reader

    @classmethod
    def of(cls, whole: Whole) -> Checker:
        """Return what checks the texts of a report."""
        known = Known.of(whole)
        areas = dict.fromkeys(
            [*(area.name for area in whole.catalogue.areas), *(row.area for row in whole.observations if row.area)]
        )
        cohorts = dict.fromkeys(row.cohort for row in whole.observations if row.cohort)
        comparators = dict.fromkeys(row.comparator for row in whole.observations if row.comparator)
        names = Names(areas, whole.council.name, cohorts, comparators, ())
        worth = (
            directions.KEYS
            | ranks.KEYS
            | (comparisons.KEYS - {"on", "off", "over", "short", "made"})
            | ratings.KEYS
            | MONTHS
            | SPELT
            | _OTHERS
        )
        return cls(known, Reader(known, names, Titles(known.indicators.values()), whole.report.period, worth))

    def passage(self, passage: Passage) -> Iterator[Finding]:
        """Return what of a text does not agree with the results."""
        about = _about(passage.of)
        if about and about not in self.known.indicators:
            return
        rules = (
            Figures.of(self.known, _stated(passage), self.reader.titles),
            Directions(self.known, self.reader.titles),
            Ratings(self.known),
            Comparisons(self.known),
            Ranks(self.known),
        )
        periods = Periods(self.known, self.reader.report)
        before: Sentence | None = None
        lead: Sentence | None = None
        for prose in passage.prose:
            is_item = prose.kind is ProseKind.ITEM
            sentences = tuple(self.reader.sentences(prose, about, lead if is_item and lead else before))
            for sentence in sentences:
                before = sentence
            if not is_item and before is not None:
                lead = before if before.text.rstrip().endswith(":") else None
            for sentence in sentences:
                doubts = [doubt for rule in rules for doubt in rule.judge(sentence)]
                places = frozenset(doubt.start for doubt in doubts)
                doubts += periods.judge(sentence, places) if not doubts else ()
                yield from (_finding(doubt, prose) for doubt in doubts)


def _about(of: Commentary | DataNote | SectionText) -> str:
    return "" if isinstance(of, SectionText) else of.indicator


def _stated(passage: Passage) -> frozenset[str]:
    words = " ".join(fact.words for fact in passage.of.facts).lower()
    return frozenset((*words.split(), words, *(fact.words.lower() for fact in passage.of.facts)))


def _finding(doubt: Doubt, prose: Prose) -> Finding:
    place, excerpt = prose.place(doubt.start), prose.excerpt(doubt.start, doubt.end)
    return Finding(doubt.code, doubt.severity, place, doubt.message, doubt.hint, excerpt)
