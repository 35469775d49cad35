"""Checking reports before anyone builds them, and meetings before anyone assembles their packs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from committee_pack import pipeline
from committee_pack.commands.console import Console
from committee_pack.commands.opening import open_folder, parse_wanted_period, period_told
from committee_pack.findings import Finding
from committee_pack.model.colours import Colour
from committee_pack.model.periods import APRIL, Period
from committee_pack.model.settings import Council, Font, Theme
from committee_pack.workspace import Workspace

STAND_IN = Council("", "", "england", APRIL, (), Theme(Colour(0, 0, 0), None, Font("Source Sans Pro"), "Arial"))
"""Whose reports are checked where council.yaml cannot be used, so that its faults do not hide theirs."""


def check_all(folder: Path, reports: tuple[str, ...], period: str, console: Console) -> tuple[Finding, ...]:
    """Return all that is wrong with the reports and meetings named, or with all of the workspace.

    By when a meeting's papers are due and published is printed.
    """
    workspace = open_folder(folder)
    council = pipeline.council_of(workspace)
    used = council.value or STAND_IN
    wanted = parse_wanted_period(period, used)
    found = list(council.findings)
    named, meetings = workspace.chosen_of_all(reports)
    for name in named:
        console.progress(name, "checking")
        faults = pipeline.check(workspace, used, name, wanted)
        found.extend(period_told(faults, workspace, used, name, wanted))
    done = frozenset((name, wanted) for name in named)
    for name in meetings:
        found.extend(_check_meeting(workspace, used, name, done, console if council.value else Console(quiet=True)))
    console.done()
    return tuple(dict.fromkeys(found))


def _check_meeting(
    workspace: Workspace, council: Council, name: str, done: frozenset[tuple[str, Period | None]], console: Console
) -> tuple[Finding, ...]:
    """Return what is wrong with a meeting and its papers, but for reports that are checked already."""
    # -- who checks reports alone need not wait for what reads PDF files
    from committee_pack.agendas.checking import check

    checked = check(workspace, council, name, partial(console.progress, name), done)
    if checked.value:
        console.note(f"{name}: {checked.value}")
    return checked.findings
