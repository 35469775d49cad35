"""A report as it would be published."""

from __future__ import annotations

from collections.abc import Mapping

from committee_pack import pipeline
from committee_pack.findings import Outcome
from committee_pack.model.archived import EditionKind, RecordClass, Source
from committee_pack.model.periods import Period
from committee_pack.model.settings import Council
from committee_pack.publishing.made import Day, Made, Step
from committee_pack.publishing.movable import bound_to_place
from committee_pack.publishing.refusals import refused, short_notice, stop_on_refusals
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
    day: Day,
    versions: Mapping[str, str],
    step: Step,
) -> Outcome[Made]:
    """Return a report as Word and PDF with all that it was made from; raises FindingsError where it is refused."""
    composed = pipeline.compose(workspace, council, report, period, step, side_by_side=True)
    found = refused(composed.findings)
    if composed.value is None:
        stop_on_refusals(report, found)
        raise AssertionError("what cannot be composed has errors")
    settings = composed.value.inputs.report
    short = short_notice(council, settings.published, settings.meeting, day, settings.places["published"])
    found = (*found, *short, *bound_to_place(workspace, composed.value.inputs.files))
    stop_on_refusals(report, found)
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
        day.late,
        Source(report, settings.period.slug),
        (RecordClass.REPORT, RecordClass.BACKGROUND),
        {(folder / name).as_posix(): content for name, content in files.items()},
        composed.value.inputs.files,
        results=FORMATS["json"](result_rows(composed.value.results)),
    )
    return Outcome(made, found)
