"""Faults that stop the work, each with the exit code and the remedy that the command line prints."""

from __future__ import annotations

from committee_pack.findings import Finding


class PackError(Exception):
    """A fault that the person at the keyboard can mend; `remedy` says how."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class WorkspaceError(PackError):
    """The folder is not a workspace, or what was asked for is not in it."""


class OutputError(PackError):
    """What was made could not be written where it belongs; what stood there before still stands."""


class FindingsError(PackError):
    """The files hold errors, so nothing was built; `findings` says which."""

    def __init__(self, message: str, remedy: str = "", findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.findings = findings


class UsageError(PackError):
    """The command was typed wrongly."""

    exit_code = 2
