"""Damage to bags: every sort of it, never twice in the same way, always a change, and wholly undone."""

from __future__ import annotations

import stat
from collections import Counter
from itertools import islice
from pathlib import Path

import bagit
import pytest

from tests.support.bag_damage import Damage, damages
from tests.support.bag_reader import read_bag
from tests.support.bags import bag_of

KINDS = 22
Tree = dict[str, tuple[int, bytes, int]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive of three bags, whose files nobody may write to."""
    for number, year in enumerate(("2015", "2016", "2016")):
        files = {"edition.json": b'{"n": %d}' % number, "output/a.pdf": bytes(range(200)), "inputs/data/e.csv": b""}
        bag = bag_of(tmp_path / "archive" / year / f"{year}-{number}", files)
        for path in bag.rglob("*"):
            if path.is_file():
                path.chmod(0o444)
    return tmp_path / "archive"


def tree(archive: Path) -> Tree:
    """Return all that is there: by path its rights, its content or where a link leads, and a file's time stamp."""
    return {path.relative_to(archive).as_posix(): _state(path) for path in archive.rglob("*")}


def _state(path: Path) -> tuple[int, bytes, int]:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return found.st_mode, str(path.readlink()).encode(), 0
    return (found.st_mode, b"", 0) if path.is_dir() else (found.st_mode, path.read_bytes(), found.st_mtime_ns)


def without_times(held: Tree) -> dict[str, tuple[int, bytes]]:
    return {path: (mode, content) for path, (mode, content, _) in held.items()}


def some(archive: Path, seed: int, count: int) -> list[Damage]:
    return list(islice(damages(archive, seed), count))


@pytest.mark.parametrize("seed", range(3))
def test_damage_changes_something_and_is_wholly_undone(archive: Path, seed: int) -> None:
    whole = tree(archive)
    for damage in some(archive, seed, 150):
        with damage.done():
            changed = without_times(tree(archive)) != without_times(whole)
            assert changed is not damage.is_harmless, damage
        assert tree(archive) == whole, damage


def test_there_is_damage_of_every_kind_and_much_of_it_is_different(archive: Path) -> None:
    made = some(archive, 1, 400)
    kinds = Counter(each.kind for each in made)
    assert len(kinds) == KINDS
    assert min(kinds.values()) >= 400 // KINDS - 4
    assert len({each.description for each in made}) > 250
    assert {each.kind for each in made if each.is_harmless} == {"time stamp"}


def test_damage_touches_every_sort_of_file(archive: Path) -> None:
    touched = {Path(path).name for each in some(archive, 2, 600) if each.kind == "byte" for path in each.paths}
    assert touched == {
        "a.pdf", "bag-info.txt", "bagit.txt", "edition.json", "manifest-sha512.txt", "tagmanifest-sha512.txt"
    }  # fmt: skip


def test_the_same_seed_gives_the_same_damage_and_another_does_not(archive: Path) -> None:
    first, again, other = (some(archive, seed, 60) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_damage_names_what_it_touches(archive: Path) -> None:
    for damage in some(archive, 3, 100):
        assert damage.paths
        assert damage.description.startswith(f"{damage.kind}: ")
        assert all(path in damage.description for path in damage.paths)


def test_damage_to_one_bag_stays_in_it(tmp_path: Path) -> None:
    bag = bag_of(tmp_path / "bag", {"a": b"1", "b/c": b"2"})
    kinds = {each.kind for each in some(bag, 1, 100)}
    assert len(kinds) == KINDS - 3
    assert not kinds & {"bags swapped", "bag removed", "bag renamed"}


@pytest.mark.parametrize("seed", range(3))
def test_a_reader_of_bags_finds_all_that_spoils_one(archive: Path, seed: int) -> None:
    for damage in some(archive, seed, 150):
        with damage.done():
            bags = [path.parent for path in archive.glob("*/*/*") if path.parent.is_dir()]
            faults = [fault for bag in dict.fromkeys(bags) for fault in read_bag(bag)]
            assert bool(faults) is damage.spoils_bag, damage


def test_what_the_library_finds_the_reader_finds(archive: Path) -> None:
    for damage in some(archive, 4, 120):
        with damage.done():
            for bag in {path.parent for path in archive.glob("*/*/bagit.txt")}:
                assert read_bag(bag) or _is_valid(bag), damage


def _is_valid(bag: Path) -> bool:
    try:
        return bool(bagit.Bag(str(bag)).is_valid())
    except (bagit.BagError, OSError):
        return False
