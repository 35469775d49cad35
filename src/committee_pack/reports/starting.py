"""What is started so that it builds as it stands: a workspace, a report, the texts of a period."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from committee_pack.compose.placeholders import names_in, placeholders
from committee_pack.compute.results import compute_results
from committee_pack.findings import Finding, Outcome, Severity, has_errors
from committee_pack.model.narratives import Figures
from committee_pack.model.periods import Period
from committee_pack.model.results import Result
from committee_pack.model.settings import Council, ReportSettings
from committee_pack.pair import pair_results
from committee_pack.pipeline import compose, read_and_compute
from committee_pack.read.council import read_council
from committee_pack.read.files import Files
from committee_pack.read.inputs import Inputs, read_inputs
from committee_pack.read.narratives import has_room
from committee_pack.reports.desks import holds_figures, written_before
from committee_pack.start.kinds import usual_kind
from committee_pack.start.period import draft_files, texts_to_write
from committee_pack.start.report import NewReport, commentary_files, narrative_files, periods_with_rows, report_files
from committee_pack.start.workspace import workspace_files
from committee_pack.wording import value_text
from committee_pack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StartedPeriod:
    """The files that a report's new period begins with, by their paths, and those that stood there already.

    `report` is set to the new period, of which the data may have figures already. `begins` is the first period that
    it has rows of, and `ends` the last, None where it has none.
    """

    report: ReportSettings
    files: dict[str, bytes]
    stood: tuple[str, ...]
    has_figures: bool
    begins: Period | None
    ends: Period | None


def latest_period(workspace: Workspace, council: Council, new: NewReport) -> Outcome[Period | None]:
    """Return the last period by which there is a result for a new report; None, with findings, where there is none."""
    some = new.kind.period_where(council.year_starts)
    inputs = read_inputs(workspace, council, new.name, some, _drafts(workspace, report_files(new, some)))
    if inputs.value is None:
        return Outcome(None, inputs.findings)
    read = inputs.value
    for period in periods_with_rows(read.observations, new.kind.frequency, council.year_starts, new.published):
        computed = compute_results(read.catalogue, read.observations, replace(read.report, period=period))
        if holds_figures(computed.findings):
            return Outcome(period)
    return Outcome(None, inputs.findings)


def start_report(
    workspace: Workspace, council: Council, new: NewReport, period: Period
) -> Outcome[dict[str, bytes] | None]:
    """Return the files of a new report by their paths from the workspace, those that make it one last.

    None, with findings, where it would not build. What is there already of its narratives is kept as it is.
    """
    files = {**_missing(workspace, narrative_files(new, period)), **report_files(new, period)}
    composed = compose(workspace, council, new.name, None, lambda _: None, _drafts(workspace, files))
    if composed.value is None or has_errors(composed.findings):
        return Outcome(None, composed.findings)
    missed = {each.place for each in composed.findings if each.code == "commentary-missing"}
    owed = (each for each in composed.value.inputs.catalogue.indicators if each.place in missed)
    stubs = _missing(workspace, commentary_files(new, period, owed))
    return Outcome({**stubs, **files}, composed.findings)


def _missing(workspace: Workspace, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if not os.path.lexists(workspace.root / path)}


def start_workspace(root: Path, council: str) -> Outcome[dict[str, bytes] | None]:
    """Return the files of a new workspace by their paths, the one that makes it a workspace last.

    None, with findings, where its report would not build under the council's name.
    """
    workspace, files = Workspace(root), workspace_files(council)
    drafts = _drafts(workspace, files)
    settings = read_council(Files(root, drafts), workspace.council_file)
    if settings.value is None:
        return Outcome(None, settings.findings)
    composed = compose(workspace, settings.value, usual_kind(), None, lambda _: None, drafts)
    return Outcome(None if has_errors(composed.findings) else files, composed.findings)


def start_period(workspace: Workspace, council: Council, report: str, period: Period) -> Outcome[StartedPeriod | None]:
    """Return a draft of each text that a report asks for in a new period, or that it had in the last one.

    None, with the errors, where with them nobody knows which these are, what their figures are or what was written.
    Errors in files that are there already for the period are told.
    """
    computed = read_and_compute(workspace, council, report, period)
    if computed.value is None:
        return Outcome(None, computed.findings)
    read, results = computed.value
    before = written_before(workspace, read)
    told, stopping = _told_and_stopping((*computed.findings, *before.findings), read)
    if stopping:
        return Outcome(None, stopping)
    last, written = before.value
    pairs = pair_results(results, read.narratives, read.report).value
    figures = {pair.result.indicator.id: _figures(pair.result) for pair in pairs}
    new = texts_to_write(pairs, read.report, read.narratives, written.texts(), figures, names_in)
    files = draft_files(new, read.report, read.narratives, last, has_room)
    missing = _missing(workspace, files)
    stood = tuple(path for path in files if path not in missing)
    held = (holds_figures(computed.findings), *_begin_and_end(read))
    return Outcome(StartedPeriod(read.report, missing, stood, *held), told)


def _told_and_stopping(found: Iterable[Finding], read: Inputs) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the errors in a period's own files, and those that leave open what it begins with.

    That a period has no figures yet leaves nothing open, nor does what is wrong with a text that was read.
    """
    own, texts = f"narratives/{read.report.name}/{read.report.period.slug}/", read.narratives.files
    errors = [each for each in found if each.severity is Severity.ERROR and each.code != "period-empty"]
    told = tuple(each for each in errors if each.place.file.startswith(own))
    return told, tuple(each for each in errors if each not in told and each.place.file not in texts)


def _begin_and_end(read: Inputs) -> tuple[Period | None, Period | None]:
    """Return the first and the last period that the council's own rows are of."""
    periods = [each.period for each in read.observations if not each.comparator]
    begins = min(periods, key=lambda each: each.first, default=None)
    return begins, max(periods, key=lambda each: each.last, default=None)


def _figures(result: Result) -> Figures:
    return tuple((name, value_text(value)) for name, value in placeholders(result).items())


def _drafts(workspace: Workspace, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    return {workspace.root / path: content for path, content in files.items()}
