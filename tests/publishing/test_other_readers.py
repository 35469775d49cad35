"""Every bag of the sample's editions is sound to others: to the library's own command, and to our strict reader."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.bag_reader import read_bag
from tests.support.sample import EDITIONS, PACK, SUPPLEMENT, Sample

PAYLOAD, TAG = "data/edition.json", "bag-info.txt"


def bags_of(sample: Sample) -> list[Path]:
    """Return all bags of both archives, public ones and restricted ones."""
    shelves = (
        root / shelf for root in (sample.workspace, sample.example) for shelf in ("archive", "archive-restricted")
    )
    return sorted(bag for shelf in shelves for bag in shelf.glob("*/*") if bag.is_dir())


def validated(*bags: Path) -> int:
    """Return how `bagit.py --validate` ends."""
    command = [sys.executable, "-m", "bagit", "--validate", "--quiet", *map(str, bags)]
    return subprocess.run(command, capture_output=True, check=False).returncode


def test_the_library_s_own_command_finds_every_bag_valid(sample: Sample) -> None:
    bags = bags_of(sample)
    assert {bag.name for bag in bags} == set(EDITIONS)
    restricted = {bag.name for bag in bags if bag.parts[-3] == "archive-restricted"}
    assert {PACK, SUPPLEMENT} & restricted
    assert validated(*bags) == 0


def test_a_strict_reader_finds_nothing_to_say_of_any(sample: Sample) -> None:
    assert {bag: faults for bag in bags_of(sample) if (faults := read_bag(bag))} == {}


@pytest.mark.parametrize("path", [PAYLOAD, TAG, "manifest-sha512.txt"])
@pytest.mark.parametrize("how", ["changed", "removed"])
def test_both_find_a_damaged_one(sample: Sample, tmp_path: Path, path: str, how: str) -> None:
    for at, bag in enumerate(bags_of(sample)[::5]):
        copy = tmp_path / str(at)
        shutil.copytree(bag, copy)
        content = (copy / path).read_bytes()
        (copy / path).unlink()
        if how == "changed":
            (copy / path).write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])
        assert validated(copy) == 1
        assert read_bag(copy)
