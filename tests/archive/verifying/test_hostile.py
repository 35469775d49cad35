"""Whatever an archive may hold, it is told in words and never by a traceback, and nobody waits for ever."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_pack.archive.log import Event
from committee_pack.archive.places import REMOVED
from tests.support.provable import BAGS, OLD, PACK, REPORT, STONE, Provable, overwrite

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes and names")
RECORD = "data/edition.json"
JUNK = {
    "nothing": b"",
    "binary": bytes(range(256)) * 20,
    "no text": b"\xff\xfe\x00\xd8",
    "one line": b"a" * 2_000_000,
    "brackets": b"[" * 200_000,
    "null": b"null",
    "a list": b"[1, 2]",
    "an object": b"{}",
    "half of a letter": b'{"name": "\\ud800"}',
    "a large number": b'{"number": ' + b"9" * 5_000 + b"}",
    "blanks": b" \t\r\n" * 1000,
    "line ends of all sorts": "a\u2028b\x85c\x0bd\r\re\n\n".encode(),
}
FILES = (
    *(f"archive/{BAGS[0]}/{name}" for name in ("manifest-sha512.txt", "tagmanifest-sha512.txt", "bagit.txt", RECORD)),
    f"archive-restricted/2016/{PACK}/manifest-sha512.txt",
    f"archive/{STONE}",
    "archive/log.jsonl",
    "archive/index.json",
    "archive/index.html",
)


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_in_any_file_of_ours_is_named(provable: Provable, junk: bytes) -> None:
    before = provable.files()
    for path in FILES:
        overwrite(provable.at(path), junk)
        places = {each.place.file for each in provable.found()}
        assert path in places or (path.endswith("log.jsonl") and not junk)
        overwrite(provable.at(path), before[path])


PATHS = (
    "../../../../etc/passwd",
    "/etc/passwd",
    "data/../../../log.jsonl",
    "C:\\Windows\\win.ini",
    "data/\0",
    "data/" + "deep/" * 3000 + "file",
    "data/" + "long" * 30_000,
    "data//results.json",
    "./data/results.json",
    "data/%2e%2e/x",
    "data/\u202e\x1b[31mred",
    "~/x",
    "",
)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: repr(path[:40]))
def test_a_manifest_that_names_what_is_not_in_the_bag_opens_nothing_outside(
    provable: Provable, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = provable.bag(REPORT) / "manifest-sha512.txt"
    overwrite(manifest, manifest.read_bytes() + f"{'0' * 128}  {path}\n".encode())
    opened: list[str] = []
    real = open

    def noting(file: str, *rest: object, **named: object) -> object:
        opened.append(str(file))
        return real(file, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", noting)
    found = provable.errors()
    monkeypatch.undo()
    assert ("archive-changed", f"archive/{BAGS[0]}/manifest-sha512.txt") in found
    assert opened
    assert all(Path(each).is_relative_to(provable.root) for each in opened)
    # -- and where somebody forged the seal too
    overwrite(provable.bag(REPORT) / "tagmanifest-sha512.txt", b"")
    assert provable.errors()


def test_a_manifest_of_very_many_lines_is_read_all_the_same(provable: Provable) -> None:
    manifest = provable.bag(REPORT) / "manifest-sha512.txt"
    overwrite(manifest, manifest.read_bytes() + b"".join(b"%0128d  data/%d\n" % (at, at) for at in range(20_000)))
    (said,) = (each.message for each in provable.found() if each.code == "archive-unproved")
    assert said.endswith(" and 19997 more.")


# -- records that are sealed, and that nobody can read ---------------------------------------------------


def forge(provable: Provable, name: str, content: bytes) -> None:
    """Let the record of an edition be anything, with a seal, a log and an index that agree."""
    overwrite(provable.bag(name) / RECORD, content)
    provable.seal(name)


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_a_sealed_record_that_nobody_can_read_is_named_by_its_bag(provable: Provable, junk: bytes) -> None:
    forge(provable, REPORT, junk)
    (found,) = provable.found()
    assert (found.code, str(found.place)) == ("archive-unreadable", "archive/index.json")
    assert f"The index can list {REPORT} by its name alone. The bag of {REPORT} is damaged: " in found.message


ODD = ("", "../../x", "\0", "\ud800", "\u202e", "</script><script>", "{{ 1 }}", "x" * 100_000, "ﬁ\u0301", "\r\n", "-e1")


@pytest.mark.parametrize("seed", range(60))
def test_a_sealed_record_of_odd_words_is_told_or_taken_as_it_is(provable: Provable, seed: int) -> None:
    chance = random.Random(seed)
    record = json.loads((provable.bag(REPORT) / RECORD).read_bytes())
    for _ in range(chance.randint(1, 3)):
        spoil(record, chance)
    forge(provable, REPORT, json.dumps(record).encode())
    assert {each.code for each in provable.found()} <= {"archive-unreadable"}


def spoil(record: dict[str, object], chance: random.Random) -> None:
    key = chance.choice(sorted(record))
    value = record[key]
    new: list[object] = [chance.choice(ODD), None, [], 10**30, -1, {}, [chance.choice(ODD)], "0001-01-01", "9999-12-31"]
    if isinstance(value, str):
        new += [*ODD, *ODD]
    if key == "items":
        odd = chance.choice(ODD)
        new += [[{"number": odd, "title": odd, "papers": [odd], "ground": odd, "sources": [odd]}]] * 4
    if key == "outputs":
        new += [[chance.choice(ODD)], ["output/../../x.pdf"], ["output/\ud800.pdf"]] * 2
    record[key] = chance.choice(new)


# -- what has no end -----------------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize(
    "path",
    [
        "archive/log.jsonl",
        "archive/index.json",
        "archive/index.html",
        f"archive/{STONE}",
        f"archive/{BAGS[0]}",
        "archive/.lock",
        "archive/.pending",
        f"archive/.pending/{REMOVED}",
        "archive/.pending/log.jsonl",
        "archive/.new",
        "archive-restricted",
        "archive-restricted/.pending",
    ],
)
@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir], ids=["pipe", "device", "folder"]
)
def test_a_pipe_a_device_or_a_folder_in_the_place_of_anything_ends(
    provable: Provable, path: str, make: Callable[[Path], None]
) -> None:
    place = provable.at(path)
    place.parent.mkdir(exist_ok=True)
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    make(place)
    found = provable.found()
    is_ours = path.startswith("archive/.") or path == "archive-restricted/.pending"
    assert any(f"{each.place.file}/".startswith(f"{path}/") for each in found) or is_ours


@POSIX
def test_a_link_to_what_lies_above_is_not_walked_round_and_round(provable: Provable) -> None:
    (provable.bag(REPORT) / "data" / "round").symlink_to(provable.bag(REPORT), target_is_directory=True)
    provable.at("archive/2017").symlink_to(provable.at("archive"), target_is_directory=True)
    found = provable.errors()
    assert ("archive-added", f"archive/{BAGS[0]}/data/round") in found


@POSIX
def test_names_that_are_no_text_are_told(provable: Provable) -> None:
    for place in (provable.bag(REPORT) / "data", provable.at("archive"), provable.at("archive/2016")):
        (place / os.fsdecode(b"\xff\x80.txt")).write_bytes(b"")
    assert len(provable.found()) == 3


def test_a_path_deeper_than_a_system_opens_at_once_is_walked(provable: Provable) -> None:
    folder = provable.bag(REPORT) / "data"
    for _ in range(300):
        folder /= "deep"
    folder.mkdir(parents=True)
    (folder / "file").write_bytes(b"")
    assert len(provable.errors()) == 1


def test_no_entry_of_the_log_is_believed_for_its_words_alone(provable: Provable) -> None:
    assert {each.event for each in provable.log.entries} == {Event.PUBLISHED, Event.DISPOSED, Event.HELD}
    assert OLD in provable.log.disposed
