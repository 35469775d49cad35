"""Whatever is done to a bag is found and named, and what is not done to it is not: bytes, names, what lies where."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.provable import BAGS, OLD, PACK, PDF, REPORT, SECOND, STONE, Provable, overwrite, sealed

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links, pipes and rights")
ALL = bool(os.environ.get("COMMITTEE_PACK_ALL_DAMAGE"))
"""Whether every byte is changed, and not only some of each file."""
BYTES_OF_A_FILE = 6
SHELVES = ("archive", "archive-restricted")
RECORD = "data/edition.json"
CHANGED, MISSING, ADDED, UNPROVED = "archive-changed", "archive-missing", "archive-added", "archive-unproved"
MOVED = "archive-moved"
INDEXES = ("archive/index.json", "archive/index.html")
UNSEEN = {("index-unseen", each) for each in INDEXES}


def paths(provable: Provable) -> list[str]:
    return sorted(provable.files())


def bag_of(path: str) -> str:
    """Return the bag that a file lies in, "" for none."""
    parts = path.split("/")
    return "/".join(parts[:3]) if len(parts) > 3 else ""


def is_manifest(path: str) -> bool:
    return path.endswith("manifest-sha512.txt")


def codes(path: str) -> set[str]:
    """Return what may be said of a file that was changed or taken away."""
    if path == "archive/log.jsonl":
        return {"log-damaged", MISSING}
    return {"index-differs"} if path in INDEXES else {CHANGED, MISSING}


def named(provable: Provable, path: str) -> None:
    """Hold what is found against the one file that was spoilt: it is named, and nothing else that is sound."""
    found = provable.found()
    of_it = {each.code for each in found if each.place.file == path and each.severity.value == "error"}
    assert of_it, (path, found)
    assert of_it <= codes(path), (path, found)
    for each in found:
        is_besides = each.code == UNPROVED and is_manifest(path) and each.place.file == bag_of(path)
        assert each.place.file == path or is_besides or (each.code, each.place.file) in UNSEEN, (path, each)


def changes(content: bytes, seed: str) -> Iterator[bytes]:
    """Return a file with one byte changed, at some places or at all of them."""
    chance = random.Random(seed)
    some = chance.sample(range(len(content)), min(BYTES_OF_A_FILE, len(content)))
    for at in range(len(content)) if ALL else sorted(some):
        yield content[:at] + bytes([content[at] ^ chance.randrange(1, 256)]) + content[at + 1 :]


# -- bytes ---------------------------------------------------------------------------------------------


def test_every_changed_byte_is_found_and_its_file_is_named(provable: Provable) -> None:
    tried = 0
    for path, content in provable.files().items():
        for changed in changes(content, path):
            overwrite(provable.at(path), changed)
            named(provable, path)
            tried += 1
        overwrite(provable.at(path), content)
    assert tried >= 200
    assert provable.found() == ()


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99], ids=["to nothing", "in the middle", "near its end"])
def test_every_file_that_is_cut_short_is_named(provable: Provable, kept: float) -> None:
    for path, content in provable.files().items():
        # -- an empty log is one of an archive that nothing was ever published into
        if not (path == "archive/log.jsonl" and not kept):
            overwrite(provable.at(path), content[: int(kept * len(content))])
            named(provable, path)
            overwrite(provable.at(path), content)


@pytest.mark.parametrize("more", [b"\n", b" ", b"\0", b"more\n"], ids=repr)
def test_every_file_that_is_written_on_is_named(provable: Provable, more: bytes) -> None:
    for path, content in provable.files().items():
        overwrite(provable.at(path), content + more)
        named(provable, path)
        overwrite(provable.at(path), content)


def test_line_ends_of_another_system_are_found(provable: Provable) -> None:
    for path, content in provable.files().items():
        if b"\n" in content and not path.endswith(".pdf"):
            overwrite(provable.at(path), content.replace(b"\n", b"\r\n"))
            named(provable, path)
            overwrite(provable.at(path), content)


# -- what is there -------------------------------------------------------------------------------------


def test_every_file_that_is_taken_away_is_named(provable: Provable) -> None:
    for path, content in provable.files().items():
        provable.at(path).unlink()
        named(provable, path)
        overwrite(provable.at(path), content)


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        ".hidden",
        "Thumbs.db",
        "fetch.txt",
        "manifest-md5.txt",
        "tagmanifest-sha256.txt",
        "data/more.pdf",
        "data/inputs/.DS_Store",
        "data/output/2016-11-02/new/deep/file.txt",
        "meta/file.txt",
        "data/edition.json~",
        "data/ÉDITION.json",
        "data/a b\tc.txt",
    ],
)
def test_every_file_that_is_put_into_a_bag_is_named(provable: Provable, name: str) -> None:
    for shelf, bag in bags():
        path = f"{shelf}/{bag}/{name}"
        provable.at(path).parent.mkdir(parents=True, exist_ok=True)
        provable.at(path).write_bytes(b"")
        assert provable.said() == {(ADDED, path)}
        provable.at(path).unlink()
        emptied(provable.at(path).parent)
    assert provable.found() == ()


def emptied(folder: Path) -> None:
    while not list(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def bags() -> list[tuple[str, str]]:
    return [*(("archive", each) for each in BAGS), ("archive-restricted", f"2016/{PACK}")]


@pytest.mark.parametrize("name", ["empty", "data/empty", "data/inputs/.empty", "data/output/a/b"])
def test_every_folder_that_is_put_into_a_bag_is_named(provable: Provable, name: str) -> None:
    for shelf, bag in bags():
        provable.at(f"{shelf}/{bag}/{name}").mkdir(parents=True)
        assert provable.said() == {(ADDED, f"{shelf}/{bag}/{name}")}
        shutil.rmtree(provable.at(f"{shelf}/{bag}/{name}"))
        emptied(provable.at(f"{shelf}/{bag}/{name}").parent)


@POSIX
@pytest.mark.parametrize("target", ["edition.json", "nowhere", "../../..", "/"])
@pytest.mark.parametrize("name", ["link", "data/link", "data/inputs/link"])
def test_every_link_that_is_put_into_a_bag_is_named_and_not_followed(
    provable: Provable, name: str, target: str
) -> None:
    for shelf, bag in bags():
        provable.at(f"{shelf}/{bag}/{name}").parent.mkdir(exist_ok=True)
        provable.at(f"{shelf}/{bag}/{name}").symlink_to(target)
        assert provable.said() == {(ADDED, f"{shelf}/{bag}/{name}")}
        provable.at(f"{shelf}/{bag}/{name}").unlink()
        emptied(provable.at(f"{shelf}/{bag}/{name}").parent)


@POSIX
def test_a_file_that_became_a_link_is_named_though_it_leads_to_the_same_bytes(provable: Provable) -> None:
    for path in paths(provable):
        if bag_of(path):
            kept = provable.root / "kept"
            provable.at(path).rename(kept)
            provable.at(path).symlink_to(kept)
            named(provable, path)
            provable.at(path).unlink()
            kept.rename(provable.at(path))


@POSIX
def test_a_folder_or_a_bag_that_became_a_link_is_named_once_and_not_each_file_in_it(provable: Provable) -> None:
    for path in (f"{BAGS[0]}", f"{BAGS[0]}/data", f"{BAGS[0]}/data/output/2016-11-02"):
        kept = provable.root / "kept"
        provable.at(f"archive/{path}").rename(kept)
        provable.at(f"archive/{path}").symlink_to(kept, target_is_directory=True)
        assert provable.errors() == {(CHANGED, f"archive/{path}")}
        provable.at(f"archive/{path}").unlink()
        kept.rename(provable.at(f"archive/{path}"))


def test_a_folder_where_a_file_was_is_named_with_what_lies_in_it(provable: Provable) -> None:
    path = f"archive/{BAGS[0]}/{RECORD}"
    provable.at(path).unlink()
    provable.at(path).mkdir()
    assert provable.errors() == {(CHANGED, path)}
    (provable.at(path) / "more").write_bytes(b"")
    assert provable.errors() == {(CHANGED, path), (ADDED, f"{path}/more")}


@POSIX
@pytest.mark.parametrize("name", [RECORD, "manifest-sha512.txt", "tagmanifest-sha512.txt", "bagit.txt", PDF])
def test_a_pipe_where_a_file_was_is_named_and_nobody_waits_for_it(provable: Provable, name: str) -> None:
    path = f"archive/2016/{PACK}/{name}"
    provable.at(path).unlink()
    os.mkfifo(provable.at(path))
    assert (CHANGED, path) in provable.errors()


@POSIX
def test_a_pipe_that_is_put_into_a_bag_is_named(provable: Provable) -> None:
    os.mkfifo(provable.bag(REPORT) / "data" / "pipe")
    assert provable.said() == {(ADDED, f"archive/{BAGS[0]}/data/pipe")}


# -- names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rename",
    [lambda name: f"x{name}", lambda name: f"{name} ", str.swapcase, lambda name: f".{name}"],
    ids=["a letter more", "a blank more", "only of its case", "hidden"],
)
def test_every_file_of_another_name_is_named_by_the_old_one_and_the_new_one(
    provable: Provable, rename: Callable[[str], str]
) -> None:
    for path in paths(provable):
        if bag_of(path):
            other = provable.at(path).with_name(rename(provable.at(path).name))
            provable.at(path).rename(other)
            places = {place for _, place in provable.errors()}
            assert path in places
            assert other.relative_to(provable.root).as_posix() in places or is_manifest(path)
            other.rename(provable.at(path))


def moved(provable: Provable) -> dict[str, str]:
    """Return where bags lie that belong elsewhere, and what is said of each."""
    return {str(each.place): each.message for each in provable.found() if each.code == MOVED}


def test_a_bag_of_another_name_or_year_is_named_once_with_where_it_belongs(provable: Provable) -> None:
    for shelf, bag in bags():
        names = (f"{bag}0", f"{bag[:5]}{bag[5:].upper()}", bag.replace("2016/", "2017/", 1), bag[5:], f"old{bag[4:]}")
        for name in names:
            other = provable.at(f"{shelf}/{name}")
            other.parent.mkdir(exist_ok=True)
            provable.at(f"{shelf}/{bag}").rename(other)
            assert provable.errors() == {(MOVED, f"{shelf}/{name}")}
            assert moved(provable) == {f"{shelf}/{name}": f"It is the bag that belongs in {shelf}/{bag}."}
            other.rename(provable.at(f"{shelf}/{bag}"))


def test_a_bag_that_was_put_onto_the_other_shelf_is_named_with_where_it_belongs(provable: Provable) -> None:
    # -- of exempt papers, which everyone would see
    for one, other in (SHELVES, SHELVES[::-1]):
        lies = provable.at(f"{one}/2017/{PACK}")
        lies.parent.mkdir(exist_ok=True)
        provable.at(f"{other}/2016/{PACK}").rename(lies)
        assert provable.errors() == {(MOVED, f"{one}/2017/{PACK}")}
        assert list(moved(provable).values()) == [f"It is the bag that belongs in {other}/2016/{PACK}."]
        lies.rename(provable.at(f"{other}/2016/{PACK}"))


def test_a_copy_of_a_bag_is_told_to_be_one(provable: Provable) -> None:
    shutil.copytree(provable.bag(REPORT), provable.at(f"archive/2017/{REPORT}"))
    (found,) = provable.found()
    assert (found.code, str(found.place)) == ("edition-unlogged", f"archive/2017/{REPORT}")
    assert found.message == f"It is a copy of the bag in archive/{BAGS[0]}, and the log knows of no edition here."


def test_a_bag_of_another_name_with_another_seal_is_missed_and_is_not_known(provable: Provable) -> None:
    other = provable.bag(REPORT).with_name("other")
    provable.bag(REPORT).rename(other)
    overwrite(other / "tagmanifest-sha512.txt", b"")
    assert provable.errors() == {(MISSING, f"archive/{BAGS[0]}"), ("edition-unlogged", "archive/2016/other")}


@POSIX
def test_a_link_to_a_bag_is_not_taken_for_one_that_was_moved(provable: Provable) -> None:
    provable.bag(REPORT).rename(provable.root / "kept")
    provable.at("archive/2016/other").symlink_to(provable.root / "kept", target_is_directory=True)
    assert provable.errors() == {(MISSING, f"archive/{BAGS[0]}"), ("edition-unlogged", "archive/2016/other")}


@pytest.mark.parametrize("name", ["2015", "2016 old"])
def test_a_year_of_another_name_loses_all_that_is_in_it(provable: Provable, name: str) -> None:
    provable.at("archive/2016").rename(provable.at(f"archive/{name}"))
    assert provable.errors() == {
        *((MOVED, f"archive/{name}/{each}") for each in (REPORT, SECOND, PACK)),
        (MISSING, f"archive/{STONE}"),
    }
    # -- nobody is told to take the folder away in which they lie
    assert not {each.place.file for each in provable.found() if each.code == "archive-stray"} & {f"archive/{name}"}


# -- links in the place of what was archived -----------------------------------------------------------


@POSIX
@pytest.mark.parametrize("path", ["archive/2016", "archive-restricted/2016", "archive/log.jsonl", *INDEXES])
def test_a_year_a_log_or_an_index_that_became_a_link_is_named(provable: Provable, path: str) -> None:
    kept = provable.at(path).rename(provable.root / "kept")
    provable.at(path).symlink_to(kept, target_is_directory=kept.is_dir())
    assert provable.errors() == {(CHANGED, path)}
    (found,) = provable.found()
    assert found.message == "It is a link now, and not what was archived."


@POSIX
def test_a_year_that_became_a_link_to_nothing_is_named_with_all_that_is_missed(provable: Provable) -> None:
    shutil.rmtree(provable.at("archive/2016"))
    provable.at("archive/2016").symlink_to("nowhere", target_is_directory=True)
    lost = {*(f"archive/{each}" for each in BAGS), f"archive/{STONE}"}
    assert provable.errors() == {(CHANGED, "archive/2016"), *((MISSING, each) for each in lost)}


@POSIX
def test_a_link_in_the_name_of_a_year_in_which_nothing_was_published_is_only_a_stray(provable: Provable) -> None:
    provable.at("archive/1999").symlink_to(provable.at("archive/2016"), target_is_directory=True)
    assert provable.said() == {("archive-stray", "archive/1999")}


# -- places --------------------------------------------------------------------------------------------


def test_two_files_that_are_swapped_are_both_named(provable: Provable) -> None:
    files = [(path, content) for path, content in provable.files().items() if path != "archive/log.jsonl"]
    for at, (one, first) in enumerate(files):
        for other, second in files[at + 1 :: 7]:
            if first != second:
                overwrite(provable.at(one), second)
                overwrite(provable.at(other), first)
                assert spoilt(provable, one)
                assert spoilt(provable, other)
                overwrite(provable.at(one), first)
                overwrite(provable.at(other), second)


def spoilt(provable: Provable, path: str) -> bool:
    """Return whether a file is named as it is, or among what nothing vouches for as its manifest is damaged too."""
    short = path.removeprefix(f"{bag_of(path)}/")
    return any(
        each.place.file == path
        or (
            each.code == UNPROVED
            and each.place.file == bag_of(path)
            and (short in each.message or "more" in each.message)
        )
        for each in provable.found()
    )


def test_two_bags_that_are_swapped_are_both_named_each_by_the_other(provable: Provable) -> None:
    one, other = provable.bag(REPORT), provable.bag(SECOND)
    one.rename(provable.root / "kept")
    other.rename(one)
    (provable.root / "kept").rename(other)
    said = {str(each.place): each.message for each in provable.found() if each.code == CHANGED}
    assert said == {
        f"archive/{BAGS[0]}": f"It is the bag that belongs in archive/{BAGS[1]}.",
        f"archive/{BAGS[1]}": f"It is the bag that belongs in archive/{BAGS[0]}.",
    }
    assert len(provable.errors()) == 2


def test_a_public_bag_in_the_place_of_a_restricted_one_is_named(provable: Provable) -> None:
    shutil.rmtree(provable.bag(PACK, restricted=True))
    shutil.copytree(provable.bag(PACK), provable.bag(PACK, restricted=True))
    place = f"archive-restricted/2016/{PACK}"
    assert (CHANGED, f"{place}/tagmanifest-sha512.txt") in provable.errors()
    assert {each.rpartition("/2016/")[0] for _, each in provable.errors()} == {"archive-restricted"}


def test_a_bag_that_lies_in_another_one_is_named_file_by_file(provable: Provable) -> None:
    shutil.copytree(provable.bag(SECOND), provable.bag(REPORT) / "data" / SECOND)
    found = provable.errors()
    assert {code for code, _ in found} == {ADDED}
    assert len(found) == len([path for path in provable.files() if path.startswith(f"archive/{BAGS[1]}/")])


def test_a_bag_that_is_gone_is_named_and_so_is_a_file_in_its_place(provable: Provable) -> None:
    for shelf, bag in bags():
        kept = provable.at(f"{shelf}/{bag}").rename(provable.root / "kept")
        assert provable.errors() == {(MISSING, f"{shelf}/{bag}")}
        provable.at(f"{shelf}/{bag}").write_bytes(b"a file")
        assert provable.errors() == {(CHANGED, f"{shelf}/{bag}")}
        provable.at(f"{shelf}/{bag}").unlink()
        kept.rename(provable.at(f"{shelf}/{bag}"))


# -- what vouches for files ----------------------------------------------------------------------------


def test_files_are_not_accused_where_what_vouches_for_them_is_gone(provable: Provable) -> None:
    bag = f"archive/{BAGS[0]}"
    provable.at(f"{bag}/manifest-sha512.txt").unlink()
    assert provable.errors() == {(MISSING, f"{bag}/manifest-sha512.txt"), (UNPROVED, bag)}
    (said,) = (each.message for each in provable.found() if each.code == UNPROVED)
    assert said == (
        "Nothing proves what these are, as what vouches for them is damaged: "
        "data/edition.json, data/inputs/council.yaml, data/inputs/data/scs/targets.csv and 3 more."
    )


def test_a_name_that_changed_in_a_manifest_accuses_no_file(provable: Provable) -> None:
    manifest = provable.bag(REPORT) / "manifest-sha512.txt"
    overwrite(manifest, manifest.read_bytes().replace(b"results.json", b"results.jsom"))
    said = {each.code: each.message for each in provable.found() if each.severity.value == "error"}
    assert set(said) == {CHANGED, UNPROVED}
    assert said[CHANGED] == (
        "The file is not what was archived: its bytes differ, so that it proves nothing of the files that it names."
    )
    assert said[UNPROVED].endswith("damaged: data/results.jsom, data/results.json.")


def test_a_file_that_is_taken_out_of_its_manifest_too_leaves_the_manifest_named(provable: Provable) -> None:
    bag = provable.bag(REPORT)
    (bag / "data" / "results.json").unlink()
    lines = (bag / "manifest-sha512.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    overwrite(bag / "manifest-sha512.txt", "".join(each for each in lines if "results" not in each).encode())
    assert provable.errors() == {(CHANGED, f"archive/{BAGS[0]}/manifest-sha512.txt")}


@pytest.mark.parametrize("restricted", [False, True])
def test_a_bag_that_is_sealed_anew_after_a_change_has_not_the_seal_of_the_log(
    provable: Provable, restricted: bool
) -> None:
    overwrite(provable.bag(PACK, restricted=restricted) / PDF, b"%PDF-forged")
    sealed(provable.bag(PACK, restricted=restricted))
    place = f"{SHELVES[restricted]}/2016/{PACK}/tagmanifest-sha512.txt"
    assert provable.errors() >= {(CHANGED, place)}


def test_a_damaged_record_is_named_and_that_the_index_could_not_be_held_against_it(provable: Provable) -> None:
    for name in (REPORT, PACK):
        overwrite(provable.bag(name) / RECORD, b"{}")
    assert provable.errors() == {(CHANGED, f"archive/2016/{each}/{RECORD}") for each in (REPORT, PACK)}
    (said,) = {each.message for each in provable.found() if each.code == "index-unseen"}
    assert said == "Nobody can say yet whether it is right: 2 editions that it lists are not as they were published."


def test_what_stays_of_an_edition_that_was_disposed_of_is_held_against_the_log_byte_by_byte(
    provable: Provable,
) -> None:
    stone = provable.at(f"archive/{STONE}")
    overwrite(stone, stone.read_bytes().replace(b"The report", b"The retort"))
    assert provable.errors() == {(CHANGED, f"archive/{STONE}")}
    assert provable.said() >= UNSEEN
    stone.unlink()
    stone.mkdir()
    assert provable.errors() == {(CHANGED, f"archive/{STONE}")}
    assert OLD in STONE


# -- what is no change ---------------------------------------------------------------------------------


def test_times_alone_are_no_change(provable: Provable) -> None:
    for at, path in enumerate(sorted(provable.root.rglob("*"))):
        os.utime(path, (at * 1e6, at * 1e7))
    assert provable.found() == ()


@POSIX
def test_rights_alone_are_no_change(provable: Provable) -> None:
    for path in provable.root.rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o644)
    assert provable.said() == {("restricted-open", "archive-restricted")}
    assert provable.errors() == set()


def test_a_sound_archive_is_told_with_how_much_of_it_was_read(provable: Provable) -> None:
    verified = provable.verified()
    held = {path: content for path, content in provable.files().items() if bag_of(path)}
    assert verified.findings == ()
    assert (verified.editions, verified.files) == (3, len(held))
    assert verified.size == sum(map(len, held.values()))
    assert (verified.entries, verified.head) == (6, provable.log.head)
