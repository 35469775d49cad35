"""Checking reports before anyone builds them."""

from __future__ import annotations

from pathlib import Path

from committee_pack import pipeline
from committee_pack.commands.console import Console
from committee_pack.commands.opening import open_folder, parse_wanted_period, period_told
from committee_pack.findings import Finding
from committee_pack.model.colours import Colour
from committee_pack.model.periods import APRIL
from committee_pack.model.settings import Council, Font, Theme

STAND_IN = Council("", "", "england", APRIL, (), Theme(Colour(0, 0, 0), None, Font("Source Sans Pro"), "Arial"))
"""Whose reports are checked where council.yaml cannot be used, so that its faults do not hide theirs."""


def check_all(folder: Path, reports: tuple[str, ...], period: str, console: Console) -> tuple[Finding, ...]:
    """Return all that is wrong with the reports named, or with all of the workspace."""
    workspace = open_folder(folder)
    council = pipeline.council_of(workspace)
    used = council.value or STAND_IN
    wanted = parse_wanted_period(period, used)
    found = list(council.findings)
    for name in workspace.chosen(reports):
        console.progress(name, "checking")
        faults = pipeline.check(workspace, used, name, wanted)
        found.extend(period_told(faults, workspace, used, name, wanted))
    console.done()
    return tuple(dict.fromkeys(found))
