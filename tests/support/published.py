"""What a small workspace publishes on a day that a test says, and an archive that is held against its manifests."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any
from unittest import mock

from committee_pack.archive.log import read_log
from committee_pack.archive.places import LOG, Archive, archive_at
from committee_pack.archive.verifying.whole import verify
from committee_pack.commands import clock
from tests.support.bag_reader import read_bag
from tests.support.workspaces import Ran, Small

DAY = datetime.date(2016, 11, 2)
REPORT_E1 = "2016-11-02-monthly-2016-08-e1"
PACK_E1 = "2016-11-02-2016-11-10-committee-e1"


def publish(small: Small, *typed: str, day: datetime.date = DAY, by: str = "Jane Smith") -> Ran:
    """Run `publish` on a day, as typed."""
    with mock.patch.object(clock, "today", return_value=day):
        return small.run("publish", *typed, "--by", by)


def published(small: Small, *typed: str, day: datetime.date = DAY) -> dict[str, bytes]:
    """Return the public archive once something is published; that must not fail, and the archive is sound."""
    ran = publish(small, *typed, day=day)
    assert ran.code == 0, ran.err
    archive = archive_of(small)
    prove(archive)
    return held(archive.public.root)


def archive_of(small: Small) -> Archive:
    """Return the archive of a small workspace."""
    return archive_at(small.root / "archive")


def held(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path from there."""
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def record(files: dict[str, bytes], name: str) -> dict[str, Any]:
    """Return what the bag of an edition says of it, among the files of its shelf."""
    said = json.loads(files[f"{name[:4]}/{name}/data/edition.json"])
    assert isinstance(said, dict)
    return said


def prove(archive: Archive) -> None:
    """Hold an archive against its log and its manifests, as it is: nothing of it changes on the way.

    `verify` must find nothing either; what is done here knows nothing of how that is written.
    """
    before = _lying(archive)
    log = read_log(archive.public.place(LOG).read_bytes())
    for name, entry in log.standing.items():
        for shelf, seal in ((archive.public, entry.seal), (archive.restricted, entry.restricted)):
            if seal:
                prove_bag(shelf.place(f"{name[:4]}/{name}"), seal)
    assert verify(archive, log.head, lambda _: None).findings == ()
    assert _lying(archive) == before


def _lying(archive: Archive) -> list[dict[str, bytes]]:
    """Return all that lies on both shelves but for the lock, which one that was killed leaves to the next."""
    return [
        {path: content for path, content in held(shelf.root).items() if path != shelf.lock.name}
        for shelf in (archive.public, archive.restricted)
    ]


def prove_bag(folder: Path, seal: str) -> None:
    """Hold a bag against its seal: that is of its tag manifest, which names the other, which names every file."""
    assert read_bag(folder) == ()
    files = held(folder)
    assert hashlib.sha512(files["tagmanifest-sha512.txt"]).hexdigest() == seal
    known = {"tagmanifest-sha512.txt"}
    for manifest in ("tagmanifest-sha512.txt", "manifest-sha512.txt"):
        for line in files[manifest].decode().splitlines():
            digest, path = line.split(maxsplit=1)
            assert hashlib.sha512(files[path]).hexdigest() == digest, path
            assert path not in known, path
            known.add(path)
    assert known == set(files)
