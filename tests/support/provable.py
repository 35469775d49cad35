"""A small archive that has all that one may have, sound until a test spoils it, and what `verify` says of it."""

from __future__ import annotations

import datetime
import hashlib
import io
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from committee_pack.archive.bags import MANIFEST, SEALED
from committee_pack.archive.contents import read_log_of
from committee_pack.archive.indexing import index_of
from committee_pack.archive.log import Entry, Log, write_log
from committee_pack.archive.places import LOG, Archive, archive_at, bag_path, tombstone_path
from committee_pack.archive.verifying.whole import Verified, verify
from committee_pack.findings import Finding, Severity
from committee_pack.model.archived import EditionKind, RecordClass, Source
from committee_pack.publishing.made import Made
from committee_pack.publishing.publish import Publication, publish
from committee_pack.publishing.retention import Order, dispose, put_on_hold
from committee_pack.workspace import Workspace
from tests.support.papers import COUNCIL

MEETING, PUBLISHED = datetime.date(2016, 11, 10), datetime.date(2016, 11, 2)
YEARS_LATER = datetime.date(2026, 11, 2)
REPORT, SECOND = "2016-11-02-monthly-2016-08-e1", "2016-11-02-monthly-2016-08-e2"
PACK = "2016-11-02-2016-11-10-committee-e1"
OLD = "2016-11-02-monthly-2010-01-e1"
"""What was disposed of."""
BAGS = tuple(map(bag_path, (REPORT, SECOND, PACK)))
STONE = tombstone_path(OLD)
PDF = f"data/output/2016-11-02/{PACK[11:-3]}/{PACK[11:-3]}.pdf"
"""Where the pack lies, in both of its bags."""


@dataclass(frozen=True, slots=True)
class Provable:
    """An archive in a folder that a test may spoil."""

    root: Path

    @property
    def archive(self) -> Archive:
        """The archive as whoever comes next finds it."""
        return archive_at(self.root / "archive")

    @property
    def log(self) -> Log:
        """Its log as it is now."""
        return read_log_of(self.archive)

    def at(self, path: str) -> Path:
        """Return where something lies, by its path with the name of the shelf in front."""
        return self.root / path

    def bag(self, name: str, *, restricted: bool = False) -> Path:
        """Return the folder of a bag."""
        shelf = self.archive.restricted if restricted else self.archive.public
        return shelf.root / bag_path(name)

    def verified(self, head: str = "") -> Verified:
        """Return what is proved of it."""
        return verify(self.archive, head, lambda _: None)

    def found(self, head: str = "") -> tuple[Finding, ...]:
        """Return all that is wrong with it."""
        return self.verified(head).findings

    def said(self, head: str = "") -> set[tuple[str, str]]:
        """Return the code and the place of all that is wrong with it."""
        return {(each.code, str(each.place)) for each in self.found(head)}

    def errors(self, head: str = "") -> set[tuple[str, str]]:
        """Return those of them that are errors."""
        found = self.found(head)
        return {(each.code, str(each.place)) for each in found if each.severity is Severity.ERROR}

    def files(self) -> dict[str, bytes]:
        """Return every file of it by its path, with the name of the shelf in front."""
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in _files(self.root)}

    def seal(self, name: str, *, restricted: bool = False) -> None:
        """Make what lies in a bag now what its manifests, the log and the index say, as a forger would."""
        seal = sealed(self.bag(name, restricted=restricted))

        def with_seal(entry: Entry) -> Entry:
            if entry.edition != name:
                return entry
            return replace(entry, restricted=seal) if restricted else replace(entry, seal=seal)

        self.rewrite(with_seal)

    def rewrite(self, change: Callable[[Entry], Entry | None]) -> None:
        """Write the log anew, its chain too, with each entry changed or, for None, left out; and the index after it."""
        log = Log()
        for each in self.log.entries:
            if changed := change(each):
                log = log.after(changed)
        self.put(log)

    def put(self, log: Log) -> None:
        """Let the archive have a log, and the index that follows from it, as far as one can be made."""
        (self.archive.public.root / LOG).write_bytes(write_log(log))
        for name, content in index_of(self.archive, log).items():
            (self.archive.public.root / name).write_bytes(content)


def sealed(bag: Path) -> str:
    """Write the manifests of a bag anew for the files that lie in it, and return its seal."""
    payload = {path: content for path, content in _in(bag).items() if path.startswith("data/")}
    _write(bag / MANIFEST, payload)
    _write(bag / SEALED, {path: each for path, each in _in(bag).items() if "/" not in path and path != SEALED})
    return hashlib.sha512((bag / SEALED).read_bytes()).hexdigest()


def _in(bag: Path) -> dict[str, bytes]:
    return {path.relative_to(bag).as_posix(): path.read_bytes() for path in _files(bag)}


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]


def _write(manifest: Path, files: Mapping[str, bytes]) -> None:
    lines = (f"{hashlib.sha512(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    overwrite(manifest, "".join(lines).encode())


def overwrite(path: Path, content: bytes) -> None:
    """Let a file that may only be read hold something else."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def a_pdf(words: str) -> bytes:
    """Return a PDF of one page that only says in its facts what it is."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = pikepdf.String(words)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def write_provable(folder: Path) -> Provable:
    """Write the archive into a folder and return it.

    It has a report in two editions, a pack with an exempt paper that is on hold, and what stays of another report.
    """
    made = Provable(folder)
    _publish(made, EditionKind.REPORT, OLD, "old")
    _publish(made, EditionKind.REPORT, REPORT, "first")
    _publish(made, EditionKind.PACK, PACK, "pack", secret="exempt")
    order = Order(OLD, "As the committee resolved", "Jane Smith", YEARS_LATER)
    dispose(made.archive, COUNCIL, order, early=True)
    put_on_hold(made.archive, replace(order, edition=PACK))
    _publish(made, EditionKind.REPORT, SECOND, "second")
    assert made.found() == ()
    return made


def copied(provable: Provable, folder: Path) -> Provable:
    """Return a copy of an archive in a folder of its own, for a test to spoil."""
    shutil.copytree(provable.root, folder, symlinks=True)
    return Provable(folder)


def _publish(made: Provable, kind: EditionKind, name: str, words: str, secret: str = "") -> None:
    of = name[11:-3]
    output = f"{PUBLISHED}/{of}/{of}"
    asked = Publication(made.archive, PUBLISHED, "A. Officer", {"committee_pack": "0.1.0"})
    edition = Made(
        kind=kind,
        of=of,
        title=f"The {kind.value}",
        committee="Cabinet Committee",
        meeting=MEETING,
        published=PUBLISHED,
        late="",
        source=Source(of),
        classes=(RecordClass.REPORT, RecordClass.BACKGROUND),
        outputs={f"{output}.pdf": a_pdf(words), f"{output}.docx": words.encode() * 100},
        inputs=(),
        secret_outputs={f"{output}.pdf": a_pdf(secret)} if secret else None,
        records={"council.yaml": b"name: Kent\n", "data/scs/targets.csv": b"indicator,period,target\n"},
        results=b"[]\n",
    )
    done = publish(Workspace(made.root), COUNCIL, edition, asked, lambda _: None)
    assert done.edition.name == name
