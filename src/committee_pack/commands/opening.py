"""Opening a workspace for a command: its folder, its council, the period asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from committee_pack import pipeline
from committee_pack.errors import FindingsError, UsageError
from committee_pack.findings import Finding, Outcome, has_errors
from committee_pack.model.periods import Period, parse_period
from committee_pack.model.settings import Council
from committee_pack.workspace import Workspace, open_workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace and whose it is, with what was found in council.yaml."""

    workspace: Workspace
    council: Council
    findings: tuple[Finding, ...]


def open_council(folder: Path) -> Opened:
    """Return the workspace in a folder with its council.

    Raises WorkspaceError where the folder is not a workspace, FindingsError where council.yaml has errors.
    """
    workspace = open_workspace(folder)
    council = pipeline.council_of(workspace)
    return Opened(workspace, stop_on_errors(council, "council.yaml cannot be used."), council.findings)


def stop_on_errors(outcome: Outcome[T | None], message: str) -> T:
    """Return the value of an outcome without errors; raises FindingsError with the message otherwise."""
    if outcome.value is None or has_errors(outcome.findings):
        raise FindingsError(message, "Mend what is named above.", outcome.findings)
    return outcome.value


def parse_wanted_period(text: str, council: Council) -> Period | None:
    """Return the period typed on the command line, None where none was; raises UsageError for anything else."""
    try:
        return parse_period(text, council.year_starts) if text else None
    except ValueError as fault:
        raise UsageError(f"--period: {fault}.") from fault
