"""Starting a meeting from the last one of its committee."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from committee_pack.agendas.starting import start_meeting as begun
from committee_pack.commands.console import Console
from committee_pack.commands.opening import open_council
from committee_pack.commands.starting import checked, tell, typed_path
from committee_pack.errors import UsageError
from committee_pack.model.packs import Edition
from committee_pack.output import add_files
from committee_pack.workspace import Workspace

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 70
_OF_A_PACK = re.compile(rf"-(?:{Edition.FULL.value}|{Edition.PRINT.value}|supplement-\d+)$")
"""How folders end that editions and supplements of other meetings are written into."""


@dataclass(frozen=True, slots=True)
class MeetingRequest:
    """What `new meeting` was asked for: a name such as `2016-11-10-cabinet-committee`."""

    folder: Path
    name: str


def start_meeting(request: MeetingRequest, console: Console) -> None:
    """Write a meeting's agenda and the papers that are to be written; print what was written and what follows."""
    opened = open_council(request.folder)
    day = _day(request.name)
    _refuse_taken(request.name, opened.workspace)
    console.progress(request.name, "composing")
    started = begun(opened.workspace, opened.council, request.name, day)
    files = checked(started, f"'{request.name}' could not be assembled, so it was not written.", {})
    add_files(opened.workspace.root, files)
    console.done()
    where = "" if request.folder == Path() else f" --workspace {typed_path(request.folder)}"
    then = (f"committee-pack check {request.name}{where}", f"committee-pack agenda {request.name}{where}")
    tell(request.folder, files, then, console)


def _day(name: str) -> date:
    """Return the day that a meeting's name begins with; raises UsageError where it begins with none."""
    match = _NAME.fullmatch(name)
    remedy = "Write its date and its committee in small letters, as 2016-11-10-cabinet-committee."
    if match is None or len(name) > _LONGEST:
        raise UsageError(f"'{name}' cannot be a meeting's name: it names a folder and files.", remedy)
    if ends := _OF_A_PACK.search(name):
        message = (
            f"'{name}' cannot be a meeting's name: what another meeting's pack is written into ends in '{ends[0]}'."
        )
        raise UsageError(message, "Call the committee otherwise, as 2016-11-10-cabinet-committee.")
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        raise UsageError(f"'{match[1]}' is not a date.", remedy) from None


def _refuse_taken(name: str, workspace: Workspace) -> None:
    if os.path.lexists(workspace.meetings_folder / name):
        raise UsageError(f"There is a meetings/{name} already.", "Choose another name.")
