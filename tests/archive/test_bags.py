"""Bags: the same bytes from the same files, names that every system can hold, and a seal over all of it."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import stat
import sys
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import bagit
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from committee_pack.archive import bags
from committee_pack.archive.bags import MANIFEST, SEALED, make_bag, name_in_bag, seal_of
from committee_pack.disk import write_down
from tests.support.bag_reader import read_bag

DAY = datetime.date(2016, 11, 2)
INFO = {"Source-Organization": "Loamshire County Council", "External-Description": "Monthly scorecard"}
FILES = {"edition.json": b"{}", "output/2016-11-02/monthly.pdf": b"%PDF", "inputs/data/a.csv": b"", "inputs/b": b"b"}
SPECIAL = (
    "%=\n\r\t\x00\x0b\x1c\x7f\x85\xa0\u1680\u200b\u2028\u2029\u202e\u3000\ufeff~.. :;*?\"<>|\\'&#"
    "éÉe\u0301\u0308Åß中😀\udc80\udcff"
)
LETTERS = st.sampled_from(SPECIAL) | st.characters(codec="utf-8", exclude_characters="/")
NAMED = ["..", ".", "...", "con", "NUL.txt", "com1", "Lpt9 .md", "COM¹", "conin$", "aux", "console", "~$x"]
COMPONENTS = st.text(LETTERS, min_size=1, max_size=8) | st.sampled_from(NAMED)
PATHS = st.lists(COMPONENTS, min_size=1, max_size=3).map("/".join)
DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    "conin$",
    "conout$",
    *(f"{each}{n}" for each in ("com", "lpt") for n in "0123456789¹²³"),
}


def made(folder: Path, payload: Mapping[str, bytes] = FILES, info: Mapping[str, str] = INFO) -> Path:
    folder.mkdir(parents=True)
    assert make_bag(folder, payload, info, DAY) == seal_of(folder)
    return folder


def held(bag: Path) -> dict[str, bytes]:
    return {each.relative_to(bag).as_posix(): each.read_bytes() for each in bag.rglob("*") if each.is_file()}


def unescaped(name: str) -> str:
    """Return the path that has a name in a bag, by what the format says of `=XX` alone."""
    whole = re.sub(rb"=([0-9A-F]{2})", lambda found: bytes.fromhex(found[1].decode()), name.encode())
    return whole.decode("utf-8", "surrogateescape")


@given(PATHS)
@example("../brand/logo.svg")
def test_a_name_in_a_bag_is_that_of_one_file_alone(path: str) -> None:
    assert unescaped(name_in_bag(path)) == path


@given(PATHS)
@example("..")
@example("~.")
@example("con.")
def test_a_name_in_a_bag_is_one_that_every_system_holds_as_it_is(path: str) -> None:
    name = name_in_bag(path)
    assert name.count("/") == path.count("/")
    assert unicodedata.is_normalized("NFC", name)
    for part in name.split("/"):
        assert not re.search(r'[\x00-\x1f\x7f-\x9f%<>:"|?*\\]', part)
        assert not part.endswith((".", " "))
        assert not part.startswith("~")
        assert part.partition(".")[0].rstrip(" ").lower() not in DEVICES
        assert len(part.splitlines()) == 1
        assert part.strip(" ") == part.strip()
        assert part.encode()


def test_a_name_that_nobody_would_doubt_stays_as_it_is() -> None:
    for path in (
        "data/indicators.yaml",
        "Sgoil-Ghàidhlig/a b (2).csv",
        "meetings/2016-11-10-committee/cover.md",
        ".gitignore",
    ):
        assert name_in_bag(path) == path
    assert name_in_bag("../brand/logo.svg") == "=2E=2E/brand/logo.svg"


@settings(deadline=None)
@given(st.lists(PATHS, min_size=1, max_size=4, unique_by=lambda path: name_in_bag(path).casefold()))
def test_whatever_files_are_called_both_readers_find_the_bag_valid(paths: list[str]) -> None:
    names = {
        f"inputs/{number}/{name_in_bag(path)}": path.encode("utf-8", "surrogateescape")
        for number, path in enumerate(paths)
    }
    with tempfile.TemporaryDirectory() as folder:
        bag = made(Path(folder, "bag"), names)
        assert bagit.Bag(str(bag)).validate()
        assert {path: held(bag)[f"data/{path}"] for path in names} == names
        assert read_bag(bag) == ()


def test_the_same_files_make_the_same_bag_in_any_folder_and_order(tmp_path: Path) -> None:
    one = made(tmp_path / "one")
    other = made(
        tmp_path / "elsewhere" / "Größe %20" / "two", dict(reversed(FILES.items())), dict(reversed(INFO.items()))
    )
    assert held(one) == held(other)


def test_the_tag_manifest_does_not_follow_the_order_of_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listdir = os.listdir
    seals = set()
    for number, backwards in enumerate((False, True)):
        monkeypatch.setattr(os, "listdir", lambda path, b=backwards: sorted(listdir(path), reverse=b))
        seals.add(seal_of(made(tmp_path / str(number))))
    assert len(seals) == 1


def test_a_bag_says_what_it_is_and_when_it_was_made(tmp_path: Path) -> None:
    files = held(made(tmp_path / "bag"))
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    said = dict(line.split(": ", 1) for line in files["bag-info.txt"].decode().splitlines())
    size = sum(map(len, FILES.values()))
    assert said == {
        **INFO,
        "Bagging-Date": "2016-11-02",
        "Bag-Software-Agent": "committee_pack",
        "Payload-Oxum": f"{size}.{len(FILES)}",
    }


def test_every_file_stands_in_a_manifest_with_its_sha512(tmp_path: Path) -> None:
    files = held(made(tmp_path / "bag"))
    for manifest, of_payload in ((MANIFEST, True), (SEALED, False)):
        lines = [line.split(maxsplit=1) for line in files[manifest].decode().splitlines()]
        within = {path for path in files if path.startswith("data/") == of_payload and path != SEALED}
        assert {path for _, path in lines} == within
        assert len(lines) == len(within)
        for digest, path in lines:
            assert digest == hashlib.sha512(files[path]).hexdigest()


def test_what_the_disk_did_not_take_as_it_was_given_is_never_vouched_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt(path: Path, content: bytes) -> None:
        write_down(path, content.replace(b"72", b"73"))

    monkeypatch.setattr(bags, "write_down", spoilt)
    make_bag(tmp_path / "sound", {"a.csv": b"visits,71"}, {}, DAY)
    with pytest.raises(OSError, match="other bytes than were written") as fault:
        make_bag(tmp_path / "spoilt", {"a.csv": b"visits,72", "b.csv": b"visits,71"}, {}, DAY)
    assert fault.value.filename == str(tmp_path / "spoilt" / "data" / "a.csv")


def test_the_seal_is_another_where_any_file_is(tmp_path: Path) -> None:
    seals = {seal_of(made(tmp_path / "bag"))}
    for number, path in enumerate(FILES):
        seals.add(seal_of(made(tmp_path / str(number), {**FILES, path: b"x"})))
    seals.add(seal_of(made(tmp_path / "renamed", {f"{path}x": content for path, content in FILES.items()})))
    seals.add(seal_of(made(tmp_path / "info", FILES, {**INFO, "External-Description": "Another"})))
    assert len(seals) == len(FILES) + 3


@pytest.mark.parametrize(
    "title", ["Two\nlines", "A\u2028B", "Next\x85line", " blanks ", "Colon: in it", "tab\tand\x1c"]
)
def test_a_title_of_any_kind_stands_on_one_line(title: str, tmp_path: Path) -> None:
    bag = made(tmp_path / "bag", FILES, {**INFO, "External-Description": title})
    said = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_bytes().decode().split("\n") if line)
    assert said["External-Description"] == " ".join(title.split())
    assert bagit.Bag(str(bag)).validate()
    assert read_bag(bag) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows of a file only whether it may be written")
def test_nobody_may_write_what_lies_in_a_bag(tmp_path: Path) -> None:
    bag = made(tmp_path / "bag")
    assert {stat.S_IMODE(each.stat().st_mode) for each in bag.rglob("*") if each.is_file()} == {0o444}


def test_one_works_where_one_did_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Path.cwd()
    made(tmp_path / "bag")
    assert Path.cwd() == before
    monkeypatch.setattr(bagit, "make_manifests", fail)
    with pytest.raises(OSError, match="No space"):
        made(tmp_path / "other")
    assert Path.cwd() == before


def fail(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_what_the_library_says_of_a_disk_is_a_fault_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bagit, "_can_bag", lambda folder: [folder])
    with pytest.raises(OSError, match="Missing permissions"):
        made(tmp_path / "bag")


def test_the_library_says_nothing_of_its_own(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bag = made(tmp_path / "bag")
    (bag / "data" / "edition.json").chmod(0o600)
    (bag / "data" / "edition.json").write_bytes(b"changed")
    assert not bagit.Bag(str(bag)).is_valid()
    assert capfd.readouterr() == ("", "")
