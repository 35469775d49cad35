"""Checking reports before anyone builds them."""

from __future__ import annotations

from pathlib import Path

from committee_pack import pipeline
from committee_pack.commands.console import Console
from committee_pack.commands.opening import open_council, parse_wanted_period
from committee_pack.findings import Finding


def check_all(folder: Path, reports: tuple[str, ...], period: str, console: Console) -> tuple[Finding, ...]:
    """Return all that is wrong with the reports named, or with all of the workspace."""
    opened = open_council(folder)
    wanted = parse_wanted_period(period, opened.council)
    found = list(opened.findings)
    for name in opened.workspace.chosen(reports):
        console.progress(name, "checking")
        found.extend(pipeline.check(opened.workspace, opened.council, name, wanted))
    console.done()
    return tuple(dict.fromkeys(found))
