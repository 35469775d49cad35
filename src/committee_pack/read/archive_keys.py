"""What council.yaml says of the archive: where it is, what it keeps from the public, and for how long it keeps."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from committee_pack.findings import Finding, Outcome, error, nearest, warning
from committee_pack.model.archive_settings import ANY_FOLDERS, ArchiveSettings, is_named
from committee_pack.model.archived import RecordClass
from committee_pack.model.retention import RetentionPolicy
from committee_pack.read.checked import FileModel
from committee_pack.read.fields import Words
from committee_pack.read.yaml_text import YamlText
from committee_pack.workspace import Workspace

FOR_GOOD: Final = "for good"
_YEARS = re.compile(r"([1-9]\d?) years?")
_FROM_A_ROOT = re.compile(r"[/~]|[A-Za-z]:")
_ARCHIVE, _FOLDER, _RESTRICTED = "archive", "folder", "restricted"
_ELSEWHERE = "kept elsewhere"
_FIELDS: Mapping[RecordClass, str] = {each: each.value.replace(" ", "_") for each in RecordClass}


def _years(text: object) -> int | None:
    """Return for how many years something is kept; None for good."""
    typed = " ".join(str(text).lower().split())
    if typed == FOR_GOOD:
        return None
    if match := _YEARS.fullmatch(typed):
        return int(match[1])
    raise ValueError(f"'{text}' is not a span of years: write '6 years', 1 to 99, or '{FOR_GOOD}'")


def _pattern(text: str) -> str:
    """Return a pattern of paths; one that no path from the workspace can be like is a fault."""
    if "\\" in text:
        raise ValueError(f"'{text}' holds a backslash: write '{text.replace(chr(92), '/')}'")
    if _FROM_A_ROOT.match(text):
        raise ValueError(f"'{text}' is no path from the workspace: write one such as data/scs/cases/*.csv")
    if any(ANY_FOLDERS in name and name != ANY_FOLDERS for name in text.split("/")):
        raise ValueError(f"'{text}': '**' stands for whole folders: write it between slashes, as data/**/cases.csv")
    return text


def _folder(text: str) -> str:
    """Return where a folder is; what only a command line understands is a fault."""
    if text.startswith("~"):
        raise ValueError(f"'{text}' begins with '~', which is no folder: write the whole path, or one from this file")
    return text


FolderWords = Annotated[Words, AfterValidator(_folder)]
PatternField = Annotated[Words, AfterValidator(_pattern)]
YearsField = Annotated[
    int | None,
    PlainValidator(_years),
    WithJsonSchema({"type": "string", "pattern": f"^({_YEARS.pattern}|{FOR_GOOD})$", "examples": ["6 years"]}),
]
"""For how many years, or for good, which is None."""


class ArchiveFile(FileModel):
    """Where editions are kept, and what is kept from the public."""

    folder: FolderWords | None = None
    restricted: FolderWords | None = None
    personal: list[PatternField] = []
    personal_inputs: Literal["checksum", "restricted"] = "checksum"


class RetentionFile(FileModel):
    """The council's own policy: when a review is due, by what an edition holds."""

    agenda: YearsField = None
    report: YearsField = None
    minutes: YearsField = None
    background_papers: Annotated[YearsField, Field(alias=RecordClass.BACKGROUND.value)] = None
    signed_minutes: Literal["kept elsewhere", "in the archive"] = "in the archive"


def archive_settings(entry: ArchiveFile, source: YamlText, workspace: Workspace) -> Outcome[ArchiveSettings]:
    """Return where editions are kept, with a finding for what would let them be lost, or be seen by everyone."""
    public, restricted = (_named(workspace, words) for words in (entry.folder, entry.restricted))
    settings = ArchiveSettings(public, restricted, tuple(entry.personal), entry.personal_inputs == _RESTRICTED)
    faults = [_misplaced(workspace, path, key, source) for key, path in ((_FOLDER, public), (_RESTRICTED, restricted))]
    overlap = [] if any(faults) else [_overlap(workspace, settings, source)]
    unmatched = _unmatched(entry.personal, source, workspace) if entry.personal else ()
    return Outcome(settings, tuple(each for each in (*faults, *overlap, *unmatched) if each))


def _unmatched(patterns: Sequence[str], source: YamlText, workspace: Workspace) -> Iterator[Finding]:
    """Return a finding for each pattern that names no file: what it was to keep from the public is published."""
    names = _files(workspace)
    for at, pattern in enumerate(patterns):
        # -- what lies outside is looked for by nobody
        if pattern.startswith("../") or any(is_named(each, pattern) for each in names):
            continue
        near = nearest(pattern, names)
        hint = f"Did you mean '{near}'?" if near else "Take it out where there are no such files any more."
        message = f"'{pattern}' names no file, so it keeps nothing from the public."
        yield warning("personal-unmatched", source.place((_ARCHIVE, "personal", at)), message, hint)


def _files(workspace: Workspace) -> list[str]:
    """Return the files that people write, by their paths from the workspace with forward slashes."""
    walked = (each for folder in workspace.inputs for each in os.walk(folder))
    paths = [Path(folder, name) for folder, _, names in walked for name in names]
    return sorted(each.relative_to(workspace.root).as_posix() for each in (workspace.council_file, *paths))


def _named(workspace: Workspace, words: str | None) -> Path | None:
    return Path(os.path.abspath(workspace.root / words)) if words else None  # noqa: PTH100 - resolve() fails on loops


def _misplaced(workspace: Workspace, path: Path | None, key: str, source: YamlText) -> Finding | None:
    """Return a finding where a folder of editions holds the workspace, or lies in what is written there otherwise."""
    if path is None:
        return None
    within = next((each for each in (*workspace.inputs, workspace.out) if _lies_in(path, each)), None)
    if within:
        message = f"Editions would lie in {within.name}, which is for other things."
    elif _lies_in(workspace.root, path):
        message = "The folder of editions holds the workspace."
    else:
        return None
    return error("archive-folder", source.place((_ARCHIVE, key)), message, "Name a folder of its own, as ../archive.")


def _overlap(workspace: Workspace, settings: ArchiveSettings, source: YamlText) -> Finding | None:
    """Return a finding where the folder of what is restricted is the public one, lies in it or holds it."""
    public, restricted = settings.folder or workspace.root / _ARCHIVE, settings.restricted
    if restricted is None or not (_lies_in(public, restricted) or _lies_in(restricted, public)):
        return None
    message = "What is restricted and what is public would lie in one folder."
    hint = "Name a folder of its own, which only those may open who may see exempt papers."
    return error("archive-folder", source.place((_ARCHIVE, _RESTRICTED)), message, hint)


def _lies_in(path: Path, folder: Path) -> bool:
    # -- realpath, since resolve() fails on a link to itself
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def retention_policy(entry: RetentionFile) -> RetentionPolicy:
    """Return the council's own policy."""
    said = {each: getattr(entry, name) for each, name in _FIELDS.items() if name in entry.model_fields_set}
    return RetentionPolicy(said, entry.signed_minutes == _ELSEWHERE)
