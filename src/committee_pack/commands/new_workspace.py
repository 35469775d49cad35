"""Starting a workspace: a small one with made-up figures, which builds as it stands."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from committee_pack.commands.console import Console
from committee_pack.commands.starting import checked, one_line, tell, typed_path
from committee_pack.errors import WorkspaceError
from committee_pack.findings import Place
from committee_pack.output import add_files
from committee_pack.reports import starting

ASKED = {Place("council.yaml", key="name"): "--name", Place("report_templates"): "--name"}


@dataclass(frozen=True, slots=True)
class WorkspaceRequest:
    """What `new workspace` was asked for; a council without a name is a made-up one."""

    folder: Path
    council: str


def start_workspace(request: WorkspaceRequest, console: Console) -> None:
    """Write a workspace into a folder, which need not be there, and print what was written and what follows."""
    council = one_line("--name", request.council)
    # -- realpath, since resolve() fails on a link to itself
    root = Path(os.path.realpath(request.folder))
    _refuse(root, request.folder)
    files = checked(starting.start_workspace(root, council), "The workspace would not build.", ASKED)
    console.progress("workspace", "writing")
    add_files(root, files)
    console.done()
    tell(request.folder, files, _next(request.folder), console)


def _refuse(root: Path, typed: Path) -> None:
    """Raise WorkspaceError where a folder can be no new workspace."""
    try:
        is_file, is_workspace = root.is_file(), (root / "council.yaml").is_file()
    except (OSError, ValueError) as fault:
        why = (fault.strerror if isinstance(fault, OSError) else None) or "no folder can have that name"
        raise WorkspaceError(f"{typed} cannot be used: {why}.", "Name another folder.") from fault
    if is_file:
        raise WorkspaceError(f"{typed} is a file, and no folder.", "Name another.")
    if is_workspace:
        remedy = "Name another folder; 'committee-pack new report NAME' starts a report in this one."
        raise WorkspaceError(f"{typed} is a workspace already: it has a council.yaml.", remedy)


def _next(folder: Path) -> tuple[str, str]:
    """Return the next two commands: go there and build or, where one stands there, build and start a report."""
    if folder == Path():
        return "committee-pack build", "committee-pack new report --help"
    return f"cd {typed_path(folder)}", "committee-pack build"
