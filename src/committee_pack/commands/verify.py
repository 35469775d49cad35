"""Proving an archive, and making its index again."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from committee_pack import verapdf
from committee_pack.archive.verifying.whole import Verified
from committee_pack.commands.archive import open_archive, tell_head
from committee_pack.commands.build import short
from committee_pack.commands.console import Console, findings_rows
from committee_pack.errors import PackError, UsageError
from committee_pack.findings import counted, has_errors
from committee_pack.publishing.proving import prove, remade_index

_MB = 1_000_000
_HEAD = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """What `verify` was asked for: the head of the log that was kept elsewhere, "" for none."""

    folder: Path
    archive: Path | None
    head: str
    conformance: bool
    strict: bool
    form: str


def verify_archive(request: VerifyRequest, console: Console) -> bool:
    """Print what is proved of an archive and all that is wrong with it; return whether nothing is."""
    head = request.head.strip().lower()
    if head and not _HEAD.fullmatch(head):
        raise UsageError(
            f"--head: '{request.head}' is no head: that has 64 digits, 0 to 9 and a to f.", "Copy all of it."
        )
    jaxb = _jaxb() if request.conformance else None
    archive = open_archive(request.folder, request.archive)
    verified = prove(archive, head, jaxb, partial(console.progress, archive.public.root.name))
    if request.form == "json":
        console.result(_json(verified))
    else:
        console.findings(verified.findings)
        _tell(verified, archive.public.root, console, is_held=bool(head))
    return not has_errors(verified.findings, strict=request.strict)


def _jaxb() -> Path:
    """Return where Java finds what veraPDF needs; raises PackError where veraPDF cannot run."""
    folder = Path(os.environ.get("COMMITTEE_PACK_JAXB", verapdf.JAXB_FOLDER))
    if lacking := verapdf.lacking(folder):
        raise PackError(f"--conformance: {lacking}.", "Install them, or leave the option out.")
    return folder


def _tell(verified: Verified, root: Path, console: Console, *, is_held: bool) -> None:
    """Print what was proved; the head of a log with which something is wrong is not one to keep."""
    console.say(_outcome(verified, root))
    if verified.known:
        later = verified.entries - verified.known
        which = (
            f"entry {verified.known:,} of {verified.entries:,}: no entry up to there"
            if later
            else "the last entry: none"
        )
        console.say(f"The head that was kept is that of {which} was changed or taken away since.")
    if has_errors(verified.findings):
        return
    if not is_held:
        console.say("Whether an older copy of the whole archive was put back, only --head HASH can tell.")
    tell_head(verified.entries, verified.head, console)


def _outcome(verified: Verified, root: Path) -> str:
    wrong = counted(verified.findings)
    if not verified.head:
        return f"Nothing is proved of {short(root)}: {wrong}."
    editions = f"{verified.editions:,} {'edition' if verified.editions == 1 else 'editions'}"
    what = f"{editions} in {short(root)}, {verified.files:,} files, {verified.size / _MB:,.1f} MB"
    is_sound = not has_errors(verified.findings)
    return f"Verified: {what}: {wrong}." if is_sound else f"Something is wrong: {wrong}. Looked at: {what}."


def _json(verified: Verified) -> str:
    """Return the same for programs, with null for a head that is not one to keep."""
    is_sound = not has_errors(verified.findings)
    said = {
        "editions": verified.editions,
        "files": verified.files,
        "bytes": verified.size,
        "entries": verified.entries,
        "head": verified.head if is_sound else None,
        "known": verified.known or None,
        "findings": findings_rows(verified.findings),
    }
    return json.dumps(said, indent=2)


def make_index(folder: Path, typed: Path | None, console: Console) -> None:
    """Make the index of an archive again from its bags, and print what was written."""
    archive = open_archive(folder, typed)
    for name in remade_index(archive):
        console.say(str(short(archive.public.root / name)))
