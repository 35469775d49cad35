"""The files of a new workspace: those of the folder beside this module, and whose papers they are."""

from __future__ import annotations

from committee_pack.start.filled import filled
from committee_pack.start.folders import HERE, files_in
from committee_pack.wording.quoting import quoted

COUNCIL = "council.yaml"
"""The file that makes a folder a workspace."""


def workspace_files(council: str) -> dict[str, bytes]:
    """Return the files by their paths from the workspace, for a council or, without one, a made-up one.

    The one that makes the folder a workspace comes last.
    """
    files = files_in(HERE / "workspace")
    text = files.pop(COUNCIL).decode("utf-8")
    return {**files, COUNCIL: (filled(text, {"name": quoted(council)}) if council else text).encode()}
