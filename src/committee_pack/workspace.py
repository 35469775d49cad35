"""Where things are in a workspace, and what is in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from committee_pack.errors import UsageError, WorkspaceError
from committee_pack.findings import did_you_mean


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with council.yaml, data, narratives, report templates and meetings."""

    root: Path

    @property
    def council_file(self) -> Path:
        """Whose papers these are."""
        return self.root / "council.yaml"

    @property
    def inputs(self) -> tuple[Path, ...]:
        """What people write: the tool reads it and never writes there of itself."""
        names = ("council.yaml", "data", "narratives", "report_templates", "meetings")
        return tuple(self.root / name for name in names)

    def is_input(self, path: Path) -> bool:
        """Return whether a path is, or lies within, what people write."""
        # -- realpath, since resolve() fails on a link to itself
        return any(Path(os.path.realpath(path)).is_relative_to(each) for each in self.inputs)

    @property
    def data_folder(self) -> Path:
        """The catalogues and their tables."""
        return self.root / "data"

    @property
    def reports_folder(self) -> Path:
        """One folder a report."""
        return self.root / "report_templates"

    @property
    def meetings_folder(self) -> Path:
        """One folder a meeting."""
        return self.root / "meetings"

    @property
    def out(self) -> Path:
        """Where the tool writes where nothing else is said."""
        return self.root / "out"

    def report_file(self, report: str) -> Path:
        """Return a report's settings file."""
        return self.reports_folder / report / "report.yaml"

    def meeting_file(self, meeting: str) -> Path:
        """Return a meeting's agenda file."""
        return self.meetings_folder / meeting / "agenda.yaml"

    def narratives_folder(self, report: str) -> Path:
        """Return where officers write about a report."""
        return self.root / "narratives" / report

    def reports(self) -> tuple[str, ...]:
        """Return the names of all reports, in order; raises WorkspaceError where their folder may not be read.

        A folder that may not be entered is a report too, which is told of where it is read.
        """
        return _named(self.reports_folder, "report.yaml")

    def meetings(self) -> tuple[str, ...]:
        """Return the names of all meetings, the earliest first; raises WorkspaceError as `reports` does."""
        return _named(self.meetings_folder, "agenda.yaml")

    def chosen(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the reports named, or all where none is; raises UsageError for one that is not there."""
        known = self.reports()
        if not known:
            remedy = f"Make {self.reports_folder / 'NAME' / 'report.yaml'}."
            raise WorkspaceError("The workspace has no reports.", remedy)
        for name in names:
            if name not in known:
                raise _unknown(name, "report", known)
        return names or known

    def chosen_meeting(self, name: str) -> str:
        """Return a meeting's name; raises UsageError where there is none of it."""
        known = self.meetings()
        if not known:
            remedy = f"Make one: committee-pack new meeting {name or '2016-11-10-cabinet-committee'}"
            raise WorkspaceError("The workspace has no meetings.", remedy)
        if name not in known:
            raise _unknown(name, "meeting", known)
        return name

    def chosen_of_all(self, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the reports and the meetings named, all where none is; raises UsageError for one that is neither."""
        meetings = self.meetings()
        if not meetings:
            return self.chosen(names), ()
        reports = self.reports()
        for name in names:
            if name not in reports and name not in meetings:
                raise _unknown(name, "report or meeting", (*reports, *meetings))
        if not names:
            return reports, meetings
        return tuple(each for each in names if each in reports), tuple(each for each in names if each in meetings)


def _unknown(name: str, kinds: str, known: tuple[str, ...]) -> UsageError:
    return UsageError(f"There is no {kinds} '{name}' in this workspace.", did_you_mean(name, known))


def open_workspace(folder: Path) -> Workspace:
    """Return the workspace in a folder; raises WorkspaceError where there is none."""
    remedy = "Go to the workspace's folder, or name it with --workspace DIR."
    # -- realpath, since resolve() fails on a link to itself
    root = Path(os.path.realpath(folder))
    try:
        found = (root / "council.yaml").is_file()
    except OSError as fault:
        raise WorkspaceError(f"{root} cannot be read: {fault.strerror}.", remedy) from fault
    if not found:
        raise WorkspaceError(f"{root} is not a workspace: it has no council.yaml.", remedy)
    return Workspace(root)


def _named(folder: Path, file: str) -> tuple[str, ...]:
    """Return the names of folders that hold a file, in order; one that may not be entered is told of when read."""
    try:
        return tuple(sorted(each.name for each in folder.iterdir() if _holds(each, file)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as fault:
        raise WorkspaceError(f"{folder} cannot be read: {fault.strerror}.", "Ask for the right to read it.") from fault


def _holds(folder: Path, file: str) -> bool:
    try:
        return (folder / file).exists()
    except OSError:
        return True
