"""Starting a report over a catalogue of the workspace: one that builds as it stands."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from committee_pack import pipeline
from committee_pack.commands import typed
from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period
from committee_pack.commands.starting import checked, one_line, tell, typed_path
from committee_pack.errors import FindingsError, UsageError, WorkspaceError
from committee_pack.findings import Place, did_you_mean, has_errors
from committee_pack.model.periods import Frequency, Period
from committee_pack.output import add_files
from committee_pack.reports import starting
from committee_pack.start.kinds import Kind, kind_names, kind_of
from committee_pack.start.report import ASKED, NewReport
from committee_pack.workspace import Workspace

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_LONGEST = 60
_WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""What no file can be called on Windows."""


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What `new report` was asked for, as typed: empty where it was not said."""

    folder: Path
    name: str
    like: str
    title: str
    indicators: str
    period: str
    meeting: str
    published: str


def start_report(request: ReportRequest, today: date, console: Console) -> None:
    """Write a report's settings and the stubs of what is to be written; print what was written and what follows."""
    opened = open_council(request.folder)
    root = opened.workspace.root
    new = _new_report(request, opened.workspace, today)
    period = _period(request, opened, new)
    console.progress(new.name, "composing")
    message = f"'{new.name}' would not build, so it was not written."
    asked = {Place(new.settings, key=key): f"--{key}" for key in ASKED} | {Place("report_templates"): "--title"}
    files = checked(starting.start_report(opened.workspace, opened.council, new, period), message, asked)
    add_files(root, files)
    console.done()
    there = request.folder
    where = "" if there == Path() else f" --workspace {typed_path(there)}"
    tell(there, files, (f"committee-pack check {new.name}{where}", f"committee-pack build {new.name}{where}"), console)


def _new_report(request: ReportRequest, workspace: Workspace, today: date) -> NewReport:
    kind = _kind(request.like)
    _refuse_name(request.name, workspace)
    meeting = typed.day("--meeting", request.meeting)
    return NewReport(
        name=request.name,
        kind=kind,
        title=one_line("--title", request.title),
        catalogue=_catalogue(request.indicators, workspace),
        meeting=meeting,
        # -- a meeting that is over had its papers before
        published=typed.day("--published", request.published) or min(today, meeting or today),
    )


def _kind(typed: str) -> Kind:
    if typed not in kind_names():
        raise UsageError(f"--like: there is no kind '{typed}'.", did_you_mean(typed.lower(), kind_names()))
    return kind_of(typed)


def _refuse_name(name: str, workspace: Workspace) -> None:
    """Raise UsageError for a name that is taken, or that no folder should have."""
    if len(name) > _LONGEST:
        raise UsageError(f"A report's name of {len(name)} characters is too long.", f"Take {_LONGEST} at most.")
    if not _NAME.fullmatch(name) or name in _WINDOWS:
        sound = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
        like = sound if sound and sound not in _WINDOWS else "quarterly"
        message = f"'{name}' cannot be a report's name: it names folders and files, on Windows too."
        raise UsageError(message, f"Write small letters, digits and hyphens, as {like}.")
    if os.path.lexists(workspace.reports_folder / name):
        raise UsageError(f"There is a report_templates/{name} already.", "Choose another name.")


def _catalogue(typed: str, workspace: Workspace) -> str:
    """Return the catalogue named, or the only one there is, by its path from the workspace."""
    known = pipeline.catalogues(workspace)
    if typed:
        return _named(typed, workspace, known)
    if not known:
        remedy = "Write data/indicators.yaml; 'committee-pack new workspace DIR' writes one to begin with."
        raise WorkspaceError("There is no catalogue in data/: no YAML file with sections of indicators.", remedy)
    if len(known) > 1:
        raise UsageError(
            f"There are {len(known)} catalogues: {', '.join(known)}.", f"Name one: --indicators {known[0]}"
        )
    return known[0]


def _named(typed: str, workspace: Workspace, known: tuple[str, ...]) -> str:
    """Return the path from the workspace of a catalogue that was named from there, or from where one stands."""
    for place in (workspace.root / typed, Path(typed)):
        path = Path(os.path.abspath(place))  # noqa: PTH100 - data/ may be a link that leads elsewhere
        if _is_file(path):
            if not path.is_relative_to(workspace.root):
                raise UsageError(f"--indicators: {typed} lies outside the workspace.", "Copy it into its data/.")
            return path.relative_to(workspace.root).as_posix()
    raise UsageError(f"--indicators: there is no file {typed}.", did_you_mean(typed.replace("\\", "/"), known))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _period(request: ReportRequest, opened: Opened, new: NewReport) -> Period:
    """Return the period typed, or the last by which there is a result."""
    wanted = parse_wanted_period(request.period, opened.council)
    length = new.kind.frequency
    if wanted and wanted.frequency is not length:
        like = Period(wanted.last, Frequency.MONTH, wanted.year_starts).latest(length)
        message = f"--period: {wanted} is a {wanted.frequency.name.lower()}, and '{new.kind.name}' is by the "
        raise UsageError(f"{message}{length.name.lower()}.", f"Name a {length.name.lower()}, as {like}.")
    return wanted or _latest(opened, new)


def _latest(opened: Opened, new: NewReport) -> Period:
    found = starting.latest_period(opened.workspace, opened.council, new)
    if found.value is not None:
        return found.value
    if has_errors(found.findings):
        message = f"{new.catalogue} has errors, so '{new.name}' was not written."
        raise FindingsError(message, "Mend what is named above.", found.findings)
    length = new.kind.frequency.name.lower()
    message = f"No {length} of {new.catalogue} up to {new.published} ends with a result, so there is none to report on."
    raise WorkspaceError(message, "Add its rows to the observations, or take a kind that fits: --like KIND.")
