"""What keeps an edition from being built again in another folder: files found only where the workspace lies today."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from committee_pack.findings import Finding, error
from committee_pack.read.files import FileRead, Files
from committee_pack.read.yaml_text import Loc, Yaml, YamlText, read_yaml
from committee_pack.workspace import Workspace

_UP = ".."
_YAML = (".yaml", ".yml")


def bound_to_place(workspace: Workspace, inputs: Iterable[FileRead]) -> Iterator[Finding]:
    """Return a finding where a YAML file names an input so that it is not found once the workspace lies elsewhere.

    That is by its whole path, through the workspace's own folder from outside, or through a folder and out of it again,
    of which nothing may be kept.
    """
    files = Files(workspace.root)
    lie = {os.path.normpath(workspace.root / each.path): each.path for each in inputs}
    for name in sorted(each for each in lie.values() if each.endswith(_YAML)):
        text = files.text(workspace.root / name).value or ""
        # -- what is so named is named with one of these: most files need not be parsed again
        telling = (_UP, workspace.root.name, *{Path(each).parts[1] for each in lie})
        if any(each in text for each in telling) and (source := read_yaml(text, name).value):
            yield from _in_file(source, workspace.root, lie)


def _in_file(source: YamlText, root: Path, lie: Mapping[str, str]) -> Iterator[Finding]:
    folder = PurePosixPath(source.file).parent
    for loc, typed in _scalars(source.data, ()):
        target = os.path.normpath(root / folder / typed)
        if target in lie and _is_roundabout(Path(typed), folder, lie[target]):
            straight = Path(os.path.relpath(target, root / folder)).as_posix()
            message = f"'{typed}' leads nowhere from here once the workspace lies in another folder."
            hint = f"Write '{straight}'." if Path(straight) != Path(typed) else "Move this file into the workspace."
            yield error("path-elsewhere", source.place(loc), message, hint)


def _scalars(data: Yaml, loc: Loc) -> Iterator[tuple[Loc, str]]:
    match data:
        case str():
            yield loc, data
        case list():
            for at, each in enumerate(data):
                yield from _scalars(each, (*loc, at))
        case dict():
            for key, each in data.items():
                yield from _scalars(each, (*loc, key))


def _is_roundabout(typed: Path, folder: PurePosixPath, name: str) -> bool:
    """Return whether what is typed in a folder of the workspace, for an input of that name, leads there only today."""
    ups = typed.parts.count(_UP)
    goes_down_first = any(each != _UP for each in typed.parts[:ups])
    # -- from outside the only way in is through the workspace's own folder
    depth = -1 if _UP in folder.parts else len(folder.parts)
    comes_back_in = ups > depth and not name.startswith(_UP)
    return typed.is_absolute() or goes_down_first or comes_back_in
