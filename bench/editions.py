"""An archive of very many editions: one report published by the command, then taken again under other names.

Each has a day, a title and a record of its own, and bags, log and index are as sound as if each had been published.
"""

from __future__ import annotations

import datetime
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bench.measure import environment, failed
from bench.workspaces import REPORT
from committee_pack.archive.bags import MANIFEST, SEALED, TAG_FILES, seal_of
from committee_pack.archive.contents import Bagged, read_bagged, read_log_of
from committee_pack.archive.indexing import index_of
from committee_pack.archive.log import Entry, Event, Log, write_log
from committee_pack.archive.places import EDITION, LOG, PAYLOAD, Archive, archive_at, bag_path
from committee_pack.archive.records import write_edition
from committee_pack.model.archived import ArchivedEdition

FIRST = datetime.date(2011, 1, 3)
_RECORD = f"{PAYLOAD}/{EDITION}"


def write_archive(folder: Path, workspace: Path, count: int) -> Archive:
    """Write an archive of so many editions into a folder, none of them of the workspace's own report; return it."""
    one = archive_at(folder.with_name(f"{folder.name}-one"))
    publish(workspace, one)
    logged = read_log_of(one)
    first = read_bagged(one, logged, *logged.standing)
    archive, log = archive_at(folder), Log()
    for at in range(count):
        edition = _edition(first.edition, at)
        seal = _taken_again(first, edition, archive.public.root / bag_path(edition.name))
        log = log.after(Entry(0, edition.archived, Event.PUBLISHED, edition.name, edition.of, seal, by="Bench"))
    (archive.public.root / LOG).write_bytes(write_log(log))
    for name, content in index_of(archive, log).items():
        (archive.public.root / name).write_bytes(content)
    shutil.rmtree(one.public.root)
    return archive


def publish_command(workspace: Path, archive: Archive) -> list[str]:
    """Return the command that publishes the report of a workspace into an archive."""
    where = ["--workspace", str(workspace), "--archive", str(archive.public.root)]
    return [sys.executable, "-m", "committee_pack", "publish", REPORT, *where, "--by", "Bench"]


def publish(workspace: Path, archive: Archive) -> None:
    """Publish the report of a workspace into an archive; raises BenchError with the command's words if it fails."""
    command = publish_command(workspace, archive)
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    if done.returncode:
        raise failed(command, done.stderr)


def _edition(first: ArchivedEdition, at: int) -> ArchivedEdition:
    """Return what an edition says of itself, a few of each week."""
    day, of = FIRST + datetime.timedelta(days=2 * at), f"report-{at:04}"
    name, title = f"{day}-{of}-e1", f"{first.title}, part {at + 1}"
    return replace(first, name=name, of=of, title=title, published=day, archived=day, meeting=day)


def _taken_again(first: Bagged, edition: ArchivedEdition, folder: Path) -> str:
    """Write a bag with the files of another and a record of its own; return its seal."""
    shutil.copytree(first.folder, folder, copy_function=shutil.copyfile)
    (folder / _RECORD).write_bytes(write_edition(edition))
    information = (folder / TAG_FILES[0]).read_text(encoding="utf-8")
    information = information.replace(first.edition.name, edition.name).replace(first.edition.title, edition.title)
    payload = sum(each.stat().st_size for each in (folder / PAYLOAD).rglob("*") if each.is_file())
    lines = [
        f"Payload-Oxum: {payload}.{line.rpartition('.')[2]}" if line.startswith("Payload-Oxum") else line
        for line in information.splitlines()
    ]
    (folder / TAG_FILES[0]).write_bytes("".join(f"{line}\n" for line in lines).encode())
    _list_anew(folder / MANIFEST, (_RECORD,))
    _list_anew(folder / SEALED, TAG_FILES)
    return seal_of(folder)


def _list_anew(manifest: Path, paths: Iterable[str]) -> None:
    """Let a manifest have the checksums that some of its files have now."""
    text = manifest.read_text(encoding="utf-8")
    known = {path: checksum for checksum, path in (line.split(maxsplit=1) for line in text.splitlines())}
    for path in paths:
        text = text.replace(known[path], hashlib.sha512((manifest.parent / path).read_bytes()).hexdigest())
    manifest.write_bytes(text.encode())
