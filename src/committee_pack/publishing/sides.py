"""A report as a side of a comparison: as a workspace holds it now, or as an edition was made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from committee_pack import pipeline
from committee_pack.compare.sides import ReportSide
from committee_pack.compose.printed import proof_facts
from committee_pack.compose.proof import typed_places
from committee_pack.errors import FindingsError
from committee_pack.findings import Finding, has_errors
from committee_pack.model.archived import ArchivedEdition
from committee_pack.model.changes import Side, SideKind, TextKind, TextOf
from committee_pack.model.narratives import Commentary, DataNote, SectionText
from committee_pack.model.periods import Period
from committee_pack.model.proofs import Sentence
from committee_pack.model.settings import Council
from committee_pack.pipeline import Composed
from committee_pack.publishing.made import Step
from committee_pack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Made:
    """A workspace that a side is made from, and whose it is: as it lies there, or as an `edition` kept it."""

    workspace: Workspace
    council: Council
    edition: ArchivedEdition | None = None

    def side(self, side: Side) -> Side:
        """Return a side as that of the edition, where it is one."""
        edition = self.edition
        return replace(side, edition=edition.name, number=edition.number) if edition else side


def stopped(name: str, findings: Iterable[Finding]) -> FindingsError:
    """Return that something cannot be compared for the errors found in it."""
    return FindingsError(f"'{name}' cannot be compared.", "Mend what is named above, then try again.", tuple(findings))


def report_side(made: Made, report: str, period: Period | None, step: Step) -> ReportSide:
    """Return a report as it is made from a workspace, whether or not it could be published.

    Raises FindingsError where there are errors by which its figures, texts or pages are not what they should be.
    """
    composed = pipeline.compose(made.workspace, made.council, report, period, step)
    if composed.value is None:
        raise stopped(report, composed.findings)
    if has_errors(composed.value.hindrances):
        raise stopped(report, composed.value.hindrances)
    inputs = composed.value.inputs
    side = Side(SideKind.REPORT, report, inputs.report.title, inputs.report.published, inputs.report.period)
    return ReportSide(
        made.side(side),
        inputs.council,
        inputs.report,
        inputs.catalogue,
        composed.value.results,
        _texts(composed.value),
        {each.path: each.sha256 for each in inputs.files},
    )


def _texts(composed: Composed) -> Mapping[TextOf, tuple[Sentence, ...]]:
    """Return the sentences of the texts that a report prints."""
    passages = composed.whole.passages
    files = (place.file for place in typed_places(composed.document))
    printed = {each.file: each.sentences for each in proof_facts(files, passages, ()).texts}
    found: dict[TextOf, tuple[Sentence, ...]] = {}
    for each in passages:
        of = _text_of(each.of, composed)
        found[of] = (*found.get(of, ()), *printed.pop(each.of.place.file, ()))
    return {of: sentences for of, sentences in found.items() if sentences}


def _text_of(text: Commentary | DataNote | SectionText, composed: Composed) -> TextOf:
    if isinstance(text, SectionText):
        titles = {each.name: each.title for each in composed.inputs.report.free_sections}
        return TextOf(TextKind.SECTION, text.section, "", titles.get(text.section, text.section))
    kind = TextKind.COMMENTARY if isinstance(text, Commentary) else TextKind.NOTES
    indicators = (each for each in composed.inputs.catalogue.indicators if each.id == text.indicator)
    number, title = next(((each.number, each.title) for each in indicators), ("", text.indicator))
    return TextOf(kind, text.indicator, number, title)
