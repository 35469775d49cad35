"""A report as it would be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from committee_pack import pipeline
from committee_pack.findings import Finding, Outcome
from committee_pack.model.archived import EditionKind, RecordClass, Source
from committee_pack.model.periods import Period
from committee_pack.model.settings import Council
from committee_pack.pipeline import Composed
from committee_pack.publishing.exempt import exempt_reports
from committee_pack.publishing.made import Made, Step, Terms
from committee_pack.publishing.movable import bound_to_place
from committee_pack.publishing.refusals import (
    LATE,
    ahead,
    back_dated,
    other_day,
    refused,
    short_notice,
    stop_on_refusals,
)
from committee_pack.workspace import Workspace
from committee_pack.write import WRITERS
from committee_pack.write.results import FORMATS, result_rows

FORMATS_PUBLISHED = tuple(WRITERS)


def made_report(
    workspace: Workspace,
    council: Council,
    report: str,
    period: Period | None,
    *,
    terms: Terms | None,
    versions: Mapping[str, str],
    step: Step,
) -> Outcome[Made]:
    """Return a report as Word and PDF with all that it was made from; raises FindingsError where it is refused.

    Without `terms` it is built again, and what it can be made in spite of keeps it from nothing.
    """
    composed = pipeline.compose(workspace, council, report, period, step, side_by_side=True)
    if composed.value is None:
        stop_on_refusals(report, refused(composed.findings))
        raise AssertionError("what cannot be composed has errors")
    settings = composed.value.inputs.report
    found = composed.value.hindrances
    if terms:
        found = tuple(_judged(workspace, council, composed.value, composed.findings, terms))
    stop_on_refusals(report, found, strict=terms is not None and terms.strict)
    files = pipeline.make(
        composed.value, council, formats=FORMATS_PUBLISHED, versions=versions, side_by_side=True, step=step
    )
    folder = pipeline.folder_of(composed.value)
    made = Made(
        EditionKind.REPORT,
        folder.name,
        settings.title,
        settings.committee,
        settings.meeting,
        settings.published,
        terms.late if terms else "",
        Source(report, settings.period.slug),
        (RecordClass.REPORT, RecordClass.BACKGROUND),
        {(folder / name).as_posix(): content for name, content in files.items()},
        composed.value.inputs.files,
        results=FORMATS["json"](result_rows(composed.value.results)),
    )
    return Outcome(made, found)


def _judged(
    workspace: Workspace, council: Council, composed: Composed, findings: Iterable[Finding], terms: Terms
) -> Iterator[Finding]:
    """Return what was found, and what else keeps a report from being published on these terms."""
    settings = composed.inputs.report
    published, place = settings.published, settings.places["published"]
    yield from refused(findings)
    yield from other_day(published, terms, place)
    yield from ahead(published, terms, place)
    past = tuple(back_dated(council, published, settings.meeting, terms, place, LATE))
    yield from past or short_notice(council, published, settings.meeting, terms, place)
    yield from exempt_reports(workspace, council, settings)
    yield from bound_to_place(workspace, composed.inputs.files)
