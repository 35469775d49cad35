"""The second reader of bags: sound ones of the library and of ours are sound, and each fault is named."""

from __future__ import annotations

import datetime
import hashlib
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee_pack.archive.bags import make_bag
from tests.support.bag_reader import read_bag
from tests.support.bags import INFO, bag_of

FILES = {"edition.json": b"{}", "output/a b.pdf": b"%PDF", "output/é.csv": b"", "inputs/x/y": bytes(range(256))}
MANIFEST, SEAL = "manifest-sha512.txt", "tagmanifest-sha512.txt"
Change = Callable[[Path], None]


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    return bag_of(tmp_path / "bag", FILES)


def sealed(bag: Path) -> None:
    """Make the tag manifest anew, so that a fault of a tag file is found for what it is."""
    names = sorted(each.name for each in bag.iterdir() if each.is_file() and each.name != SEAL)
    lines = (f"{hashlib.sha512((bag / name).read_bytes()).hexdigest()} {name}\n" for name in names)
    (bag / SEAL).write_bytes("".join(lines).encode())


def written(name: str, old: str, new: str) -> Change:
    def change(bag: Path) -> None:
        held = (bag / name).read_bytes()
        assert old.encode() in held, held
        (bag / name).write_bytes(held.replace(old.encode(), new.encode(), 1))

    return change


def whole(name: str, content: str | bytes) -> Change:
    def change(bag: Path) -> None:
        (bag / name).parent.mkdir(exist_ok=True, parents=True)
        (bag / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    return change


def listed(path: str, manifest: str = MANIFEST, content: bytes = b"") -> Change:
    """Return a change by which a manifest lists a path more."""
    line = f"{hashlib.sha512(content).hexdigest()}  {path}\n"

    def change(bag: Path) -> None:
        with (bag / manifest).open("ab") as file:
            file.write(line.encode())

    return change


def both(*changes: Change) -> Change:
    def change(bag: Path) -> None:
        for each in changes:
            each(bag)

    return change


# -- sound -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("algorithms", [("sha512",), ("sha256",), ("sha256", "sha512"), ("md5", "sha1")])
def test_a_bag_that_the_library_made_is_sound(tmp_path: Path, algorithms: tuple[str, ...]) -> None:
    assert read_bag(bag_of(tmp_path / "bag", FILES, algorithms=algorithms)) == ()


def test_a_bag_that_we_made_is_sound(tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    make_bag(tmp_path / "bag", FILES, INFO, datetime.date(2016, 11, 2))
    assert read_bag(tmp_path / "bag") == ()


def test_a_bag_of_the_draft_before_the_standard_is_not(tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    (tmp_path / "bag" / "a").write_bytes(b"a")
    bagit.make_bag(str(tmp_path / "bag"), checksums=["sha512"])
    assert read_bag(tmp_path / "bag") == ("declaration: 'BagIt-Version: 0.97'",)


PLAIN = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "Pd")) | st.sampled_from("._()&'"), min_size=1)
NAMES = PLAIN.map(lambda name: name.strip()[:30]).filter(lambda name: name.strip(".") and not name.startswith("~"))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(files=st.dictionaries(NAMES, st.binary(max_size=20), min_size=1, max_size=5))
def test_bags_with_any_plain_names_are_sound(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    folded = {unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()) for name in files}
    if len(folded) == len(files):
        assert read_bag(bag_of(tmp_path_factory.mktemp("any") / "bag", files)) == ()


@pytest.mark.parametrize(
    "change",
    [
        written(MANIFEST, "  data", " \t data"),
        written("bag-info.txt", "\n", "\r\n"),
        written("bag-info.txt", "Description: Monthly ", "Description: Monthly\n\t  "),
        written("bag-info.txt", "External-Description", "A label of our own"),
        whole("about/notes.bin", b"\xff\x00"),
    ],
    ids=["blanks", "line ends", "continued", "label", "tag folder"],
)
def test_what_the_standard_allows_is_no_fault(bag: Path, change: Change) -> None:
    change(bag)
    sealed(bag)
    if (bag / "about").exists():
        listed("about/notes.bin", SEAL, b"\xff\x00")(bag)
    assert read_bag(bag) == ()


def test_checksums_may_be_in_capitals_and_the_last_line_need_not_end(bag: Path) -> None:
    held = (bag / MANIFEST).read_text(encoding="utf-8").splitlines()
    lines = [f"{line[:128].upper()}{line[128:]}" for line in held]
    (bag / MANIFEST).write_bytes("\n".join(lines).encode())
    sealed(bag)
    assert read_bag(bag) == ()


def test_an_encoded_name_is_read_as_what_it_stands_for(tmp_path: Path) -> None:
    bag = bag_of(tmp_path / "bag", {"a": b"a"})
    (bag / "data" / "a").rename(bag / "data" / "50%\n")
    written(MANIFEST, "data/a", "data/50%25%0A")(bag)
    sealed(bag)
    assert read_bag(bag) == ()


# -- not sound ---------------------------------------------------------------------------------------


def moved_data(bag: Path) -> None:
    (bag / "data").rename(bag / "Data")


def no_file(name: str) -> Change:
    return lambda bag: (bag / name).unlink()


def renamed(old: str, new: str) -> Change:
    def change(bag: Path) -> None:
        (bag / old).rename(bag / new)

    return change


UPPER, DECOMPOSED = "output/A b.pdf", unicodedata.normalize("NFD", "output/é.csv")
FAULTS: dict[str, tuple[Change, str]] = {
    # -- the declaration
    "no declaration": (no_file("bagit.txt"), "declaration-missing"),
    "other version": (written("bagit.txt", "1.0", "0.97"), "declaration"),
    "other encoding": (written("bagit.txt", "UTF-8", "ISO-8859-1"), "declaration"),
    "other order": (
        whole("bagit.txt", "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n"),
        "declaration",
    ),
    "blank too many": (written("bagit.txt", "Version:", "Version: "), "declaration"),
    "one line": (whole("bagit.txt", "BagIt-Version: 1.0\n"), "declaration-lines"),
    "three lines": (written("bagit.txt", "UTF-8\n", "UTF-8\n\n"), "declaration-lines"),
    "a mark in front": (written("bagit.txt", "BagIt", "\ufeffBagIt"), "byte-order-mark"),
    "no text": (whole("bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: \xff\n"), "encoding-of-text"),
    # -- manifests
    "no manifest": (no_file(MANIFEST), "manifest-missing"),
    "no payload folder": (moved_data, "payload-folder-missing"),
    "mark before a manifest": (lambda bag: whole(MANIFEST, b"\xef\xbb\xbf" + (bag / MANIFEST).read_bytes())(bag),
                               "byte-order-mark"),
    "other algorithm": (renamed(MANIFEST, "manifest-crc32.txt"), "algorithm"),
    "checksum of another": (renamed(MANIFEST, "manifest-sha256.txt"), "line"),
    "capital name": (renamed(MANIFEST, "Manifest-SHA512.txt"), "name-of-tag-file"),
    "empty line": (written(MANIFEST, "\n", "\n\n"), "line"),
    "no checksum": (written(MANIFEST, "  data", "x  data"), "line"),
    "other blank": (written(MANIFEST, "  data", "\xa0data"), "line"),
    "binary mode": (written(MANIFEST, "  data", " *data"), "outside-payload"),
    "in this folder": (written(MANIFEST, "  data", "  ./data"), "path"),
    "other separator": (written(MANIFEST, "data/output/", "data\\output\\"), "path"),
    "absolute": (listed("/etc/passwd"), "path"),
    "above": (listed("data/../../other"), "path"),
    "home": (listed("~root/x"), "path"),
    "drive": (listed("C:/x"), "path"),
    "null": (listed("data/\0"), "path"),
    "two slashes": (written(MANIFEST, "data/output", "data//output"), "path"),
    "outside": (listed("bagit.txt"), "outside-payload"),
    "folder": (listed("data/output"), "folder-listed"),
    "blank encoded": (written(MANIFEST, "a b.pdf", "a%20b.pdf"), "encoding-of-path"),
    "percent alone": (both(renamed("data/edition.json", "data/50%"), written(MANIFEST, "edition.json", "50%")),
                      "encoding-of-path"),
    "listed twice": (listed("data/edition.json", content=b"{}"), "listed-twice"),
    "not there": (listed("data/new"), "missing"),
    "not listed": (whole("data/new", b""), "unlisted"),
    "gone": (no_file("data/edition.json"), "missing"),
    "changed": (whole("data/edition.json", b"[]"), "checksum"),
    # -- tag manifests
    "no tag manifest": (no_file(SEAL), "tagmanifest-missing"),
    "tag manifest of a tag manifest": (listed(SEAL, SEAL), "tag-manifest-in-tag-manifest"),
    "payload in a tag manifest": (listed("data/edition.json", SEAL, b"{}"), "payload-in-tag-manifest"),
    "tag file not listed": (whole("extra.txt", b""), "unlisted"),
    "tag file changed": (written("bag-info.txt", "Monthly", "Yearly"), "checksum"),
    "tag file gone": (no_file("bag-info.txt"), "missing"),
    # -- what is told of the bag
    "no colon": (written("bag-info.txt", "Date:", "Date"), "line"),
    "no blank": (written("bag-info.txt", "Date: ", "Date:"), "line"),
    "two blanks": (written("bag-info.txt", "Date: ", "Date:  "), "line"),
    "blank before the colon": (written("bag-info.txt", "Date:", "Date :"), "line"),
    "no value": (written("bag-info.txt", "Monthly scorecard", ""), "line"),
    "begins indented": (lambda bag: whole("bag-info.txt", b" x\n" + (bag / "bag-info.txt").read_bytes())(bag), "line"),
    "no date": (written("bag-info.txt", "2016-11-02", "2016-02-30"), "value"),
    "other date": (written("bag-info.txt", "2016-11-02", "20161102"), "value"),
    "date twice": (written("bag-info.txt", "Ext", "BAGGING-DATE: 2016-11-02\nExt"), "repeated"),
    "other sum": (written("bag-info.txt", "Payload-Oxum: 2", "Payload-Oxum: 3"), "value"),
    "other count": (written("bag-info.txt", ".4\n", ".5\n"), "value"),
    "no sum": (written("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: about "), "value"),
    "no bag count": (written("bag-info.txt", "Ext", "Bag-Count: one of 2\nExt"), "value"),
    "holes": (whole("fetch.txt", "https://example.org/x 1 data/edition.json\n"), "holes"),
    # -- names
    "letter case": (both(whole(f"data/{UPPER}", b""), listed(f"data/{UPPER}")), "alike-names"),
    "composed otherwise": (both(whole(f"data/{DECOMPOSED}", b""), listed(f"data/{DECOMPOSED}")), "alike-names"),
    "folders alike": (both(whole("data/OUTPUT/x", b""), listed("data/OUTPUT/x")), "alike-names"),
}  # fmt: skip
NOT_SEALED = frozenset(
    (
        "no tag manifest", "tag manifest of a tag manifest", "payload in a tag manifest", "tag file not listed",
        "tag file changed", "tag file gone",
    )
)  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_named(bag: Path, name: str) -> None:
    change, fault = FAULTS[name]
    change(bag)
    if name not in NOT_SEALED:
        sealed(bag)
    assert fault in {each.partition(":")[0] for each in read_bag(bag)}


@pytest.mark.parametrize("content", [b"\xff", b"\n", b"\0", b"\r\r\n", b":", b"x" * 5000, b""])
@pytest.mark.parametrize("name", ["bagit.txt", "bag-info.txt", MANIFEST, SEAL])
def test_nonsense_in_a_tag_file_is_a_fault_and_never_a_traceback(bag: Path, name: str, content: bytes) -> None:
    (bag / name).write_bytes(content)
    assert read_bag(bag)


def test_what_is_no_folder_is_no_bag(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for name in ("file", "nothing"):
        assert read_bag(tmp_path / name)[0].startswith("no-bag: ")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights that few have there")
def test_links_are_faults_and_are_not_followed(bag: Path, tmp_path: Path) -> None:
    path = bag / "data" / "edition.json"
    path.rename(tmp_path / "kept")
    path.symlink_to(tmp_path / "kept")
    (bag / "data" / "circle").symlink_to(bag)
    faults = read_bag(bag)
    assert {"no-file: data/edition.json", "no-file: data/circle"} <= set(faults)
    assert any(each.startswith("missing: ") for each in faults)
    (tmp_path / "link").symlink_to(bag)
    assert read_bag(tmp_path / "link")[0].startswith("no-bag: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_a_fault_and_is_not_waited_for(bag: Path) -> None:
    os.mkfifo(bag / "data" / "pipe")
    assert "no-file: data/pipe" in read_bag(bag)


def test_a_bag_of_nothing_has_no_manifest_by_the_library_and_is_not_sound(tmp_path: Path) -> None:
    assert [each.partition(":")[0] for each in read_bag(bag_of(tmp_path / "bag", {}))] == ["manifest-missing"]


def test_the_library_writes_a_percent_sign_otherwise_than_the_standard(tmp_path: Path) -> None:
    bag = bag_of(tmp_path / "bag", {"50%.txt": b""}, INFO)
    assert bagit.Bag(str(bag)).is_valid()
    assert [each.partition(":")[0] for each in read_bag(bag)] == ["encoding-of-path", "unlisted"]
