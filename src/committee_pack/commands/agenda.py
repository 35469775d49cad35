"""Assembling the pack of a meeting, or a supplement to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from committee_pack.agendas.editions import PackRequest, assemble
from committee_pack.commands.build import tell_written, whole_when_stopped
from committee_pack.commands.console import Console
from committee_pack.commands.opening import open_council
from committee_pack.commands.starting import typed_path
from committee_pack.manifest import PACK_PACKAGES, installed_versions
from committee_pack.model.packs import Edition

ORDER = (Edition.FULL, Edition.PUBLIC, Edition.PRINT)
"""The full edition first: it says how many pages the others leave out."""


@dataclass(frozen=True, slots=True)
class AgendaRequest:
    """What `agenda` was asked for: all editions where none is named."""

    folder: Path
    meeting: str
    edition: Edition | None
    supplement: int | None
    out: Path | None
    strict: bool


def assemble_pack(request: AgendaRequest, console: Console) -> None:
    """Assemble what was asked for and print what was written; raises FindingsError where the files hold errors."""
    opened = open_council(request.folder)
    name = opened.workspace.chosen_meeting(request.meeting)
    out = request.out or opened.workspace.out
    editions = (request.edition,) if request.edition else ORDER
    versions = installed_versions(PACK_PACKAGES)
    wanted = PackRequest(editions, request.supplement, out, request.strict, versions, _typed_again(request))
    with whole_when_stopped(out):
        built = assemble(opened.workspace, opened.council, name, wanted, partial(console.progress, name))
    console.findings((*opened.findings, *built.findings))
    for each in built.value:
        tell_written(each, console)


def _typed_again(request: AgendaRequest) -> str:
    """Return the options that another command for the same pack needs too."""
    where = f" --workspace {typed_path(request.folder)}" if request.folder != Path() else ""
    return f"{where} --out {typed_path(request.out)}" if request.out else where
