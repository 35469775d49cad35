"""Where catalogues lie: the YAML files among a workspace's data that have sections, or a catalogue's usual name."""

from __future__ import annotations

import re
from pathlib import Path

from committee_pack.read.files import Files

USUAL = "indicators"
_SECTIONS = re.compile(r"^sections\s*:", re.MULTILINE)


def find_catalogues(files: Files, folder: Path) -> tuple[str, ...]:
    """Return the catalogues in a folder and those within it, by their paths as people know them.

    One that has the usual name is a catalogue whatever it holds, so that a fault in it is told where it is used.
    """
    found = (path for ending in ("yaml", "yml") for path in folder.rglob(f"*.{ending}"))
    return tuple(sorted(files.name(path) for path in found if _is_catalogue(files, folder, path)))


def _is_catalogue(files: Files, folder: Path, path: Path) -> bool:
    if any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts):
        return False
    return path.stem == USUAL or _SECTIONS.search(files.text(path).value or "") is not None
