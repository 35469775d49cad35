"""All that a rule may look at: what was read, what was computed from it, and what is printed."""

from __future__ import annotations

from dataclasses import dataclass

from committee_pack.model.document import Document
from committee_pack.model.indicators import Catalogue
from committee_pack.model.narratives import Earlier, Narratives, Pair, Printed
from committee_pack.model.prose import Passage
from committee_pack.model.results import Lost, Observation, Results
from committee_pack.model.settings import Council, ReportSettings


@dataclass(frozen=True, slots=True)
class Whole:
    """A report at the end of its way; `lost` is what of the data could not be read, so that nobody can judge by it.

    `earlier` is what was written for the last period before, where its texts are kept.
    """

    council: Council
    catalogue: Catalogue
    observations: tuple[Observation, ...]
    report: ReportSettings
    narratives: Narratives
    results: Results
    pairs: tuple[Pair, ...]
    passages: tuple[Passage, ...]
    document: Document
    printed: Printed
    lost: Lost
    earlier: Earlier | None
