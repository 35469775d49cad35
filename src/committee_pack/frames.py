"""A report's results for analysts in Python, as pandas DataFrames; pandas is imported when one is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from committee_pack import pipeline
from committee_pack.commands.console import finding_text, ranked
from committee_pack.commands.opening import Opened, open_council, period_told, stop_on_errors
from committee_pack.errors import FindingsError, PackError, UsageError, WorkspaceError
from committee_pack.findings import Finding, Outcome, Severity
from committee_pack.model.periods import Period, parse_period
from committee_pack.model.results import Result, Results
from committee_pack.pipeline import Computed

if TYPE_CHECKING:
    import pandas as pd

_PERIOD = "--period"
"""Where what is wrong with a period that was asked for stands."""


def results(workspace: str | Path, report: str, period: str | None = None) -> pd.DataFrame:
    """Return the results of a report, a row for each indicator, area and cohort, exact and as displayed.

    `workspace` is the folder that holds council.yaml; `period` is such as "2016-08", None the report's own.
    The columns and their types are the same whatever the data holds; docs/python.md lists them. No number
    is a float: `value` and all exact results are Fractions, numerators, denominators and targets Decimals.
    `attrs["findings"]` lists, as texts, what is doubtful in the files.

    Raises WorkspaceError where the folder is no workspace, UsageError for a report or a period that is not
    there, FindingsError where the files have errors; each is a PackError, and its message says what to mend.
    """
    return _frame(workspace, report, period, trend=False)


def trends(workspace: str | Path, report: str, period: str | None = None) -> pd.DataFrame:
    """Return the results of all periods that the report's trends show, the oldest first, for each row of `results`.

    The columns are those of `results`. What a result is compared with stands beside the latest alone, and
    comparators beside each. Raises as `results` does.
    """
    return _frame(workspace, report, period, trend=True)


def _frame(workspace: str | Path, report: str, period: str | None, *, trend: bool) -> pd.DataFrame:
    try:
        computed = _computed(_opened(Path(workspace)), report, period)
    except PackError as fault:
        raise _readable(fault) from None
    from committee_pack.analyse.columns import columns
    from committee_pack.analyse.frame import frame_of

    all_results = computed.value.results
    frame = frame_of(_trend(all_results) if trend else all_results.latest, columns(computed.value.report))
    frame.attrs["findings"] = [finding_text(each) for each in ranked(computed.findings)]
    return frame


def _trend(all_results: Results) -> Iterator[Result]:
    for each in all_results.latest:
        yield from all_results.trend(each.indicator, each.area, each.cohort)


def _opened(folder: Path) -> Opened:
    try:
        return open_council(folder)
    except WorkspaceError as fault:
        raise WorkspaceError(str(fault), "Name the folder that holds council.yaml.") from fault


def _computed(opened: Opened, report: str, period: str | None) -> Outcome[Computed]:
    """Return what was computed, with what was found; raises what `results` does, but for the workspace."""
    workspace, council = opened.workspace, opened.council
    workspace.chosen((report,))
    wanted = None if period is None else _parsed(period, council.year_starts)
    computed = pipeline.compute_report(workspace, council, report, wanted)
    found = period_told(computed.findings, workspace, council, report, wanted)
    _check_period(found)
    value = stop_on_errors(Outcome(computed.value, found), f"'{report}' has no results.")
    return Outcome(value, (*opened.findings, *found))


def _parsed(period: object, year_starts: int) -> Period:
    if not isinstance(period, str):
        raise UsageError(f"A period is a text, such as '2016-08', and not {type(period).__name__} {period}.")
    try:
        return parse_period(period, year_starts)
    except ValueError as fault:
        raise UsageError(f"{fault}.") from fault


def _check_period(found: tuple[Finding, ...]) -> None:
    """Raise UsageError where nothing is wrong but the period that was asked for."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors and all(each.place.file == _PERIOD for each in errors):
        raise UsageError(errors[0].message, errors[0].hint)


def _readable(fault: PackError) -> PackError:
    """Return the fault with all that is known of it in its message, which is what a notebook shows."""
    if not isinstance(fault, FindingsError):
        return type(fault)(f"{fault} {fault.remedy}".strip(), fault.remedy)
    errors = (finding_text(each) for each in ranked(fault.findings) if each.severity is Severity.ERROR)
    return FindingsError("\n".join((str(fault), *errors)), fault.remedy, fault.findings)
