"""All that a rule may look at: what was read, what was computed from it, what was written, and what is printed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from committee_pack.model.document import Document
from committee_pack.model.indicators import Catalogue
from committee_pack.model.narratives import Earlier, Narratives, Pair, Printed
from committee_pack.model.prose import Passage
from committee_pack.model.results import Lost, Observation, Results
from committee_pack.model.settings import Council, ReportSettings


@dataclass(frozen=True, slots=True)
class Content:
    """A report before its templates lay it out; `lost` is what of the data could not be read, so that nobody can judge.

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
    lost: Lost
    earlier: Earlier | None


@dataclass(frozen=True, slots=True)
class Whole(Content):
    """A report at the end of its way: laid out, with what of its narratives it prints."""

    document: Document
    printed: Printed

    @classmethod
    def of(cls, content: Content, document: Document, printed: Printed) -> Whole:
        """Return a report that was laid out."""
        known: dict[str, Any] = {each.name: getattr(content, each.name) for each in fields(content)}
        return cls(**known, document=document, printed=printed)
