"""Other readers of bags find what we find, as far as the standard lets a bag speak for itself (RFC 8493)."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import bagit
import pytest

from tests.support.bag_damage import Damage, damages
from tests.support.bag_reader import read_bag
from tests.support.provable import PACK, REPORT, SECOND, Provable, overwrite, sealed

TAG_MANIFEST = "tagmanifest-sha512.txt"
NUMBER, SEED = 250, 8493


def bags(provable: Provable) -> list[Path]:
    """Return the bags that are there, be they where they belong or not."""
    names = ((REPORT, False), (SECOND, False), (PACK, False), (PACK, True))
    return [bag for name, restricted in names if (bag := provable.bag(name, restricted=restricted)).is_dir()]


def is_valid(bag: Path) -> bool:
    """Return what the library says, the one that most archives use; it breaks off at what it cannot read."""
    try:
        bagit.Bag(str(bag)).validate()
    except (bagit.BagError, ValueError):
        return False
    return True


def is_left_open(damage: Damage) -> bool:
    """Return whether the standard leaves it open: a tag file that no manifest lists (2.2.4), and the tag manifest.

    A bag need not have one (2.2.1), and nothing in the bag vouches for it: that is what the seal in our log is for.
    """
    within = [path.split("/", 3)[-1] for path in damage.paths]
    is_added = len(within) == 1 and damage.kind in ("added to the bag", "added in a new folder", "hidden file")
    return TAG_MANIFEST in within or (is_added and not within[0].startswith("data/"))


def test_our_strict_reader_and_the_library_find_what_verify_finds(provable: Provable) -> None:
    found = dict.fromkeys(("both", "strict alone", "neither"), 0)
    for damage in islice(damages(provable.root, SEED), NUMBER):
        with damage.done():
            strict = all(not read_bag(each) for each in bags(provable))
            library = all(map(is_valid, bags(provable)))
            ours = provable.found() == ()
        assert strict is not damage.spoils_bag, damage.description
        assert ours is damage.is_harmless, damage.description
        if damage.spoils_bag:
            assert not library or is_left_open(damage), damage.description
            found["strict alone" if library else "both"] += 1
        else:
            assert library, damage.description
            found["neither"] += 1
    assert min(found.values()) >= 20, found


@pytest.mark.parametrize("name", ["fetch.txt", ".DS_Store", "notes/more.txt"])
def test_a_tag_file_more_is_legal_in_a_bag_and_found_by_verify(provable: Provable, name: str) -> None:
    bag = provable.bag(REPORT)
    (bag / name).parent.mkdir(exist_ok=True)
    (bag / name).write_bytes(b"")
    assert is_valid(bag)
    assert {code for code, _ in provable.errors()} == {"archive-added"}


def test_a_bag_without_a_tag_manifest_is_legal_and_no_longer_ours(provable: Provable) -> None:
    bag = provable.bag(REPORT)
    (bag / TAG_MANIFEST).unlink()
    assert is_valid(bag)
    assert ("archive-missing", f"archive/2016/{REPORT}/{TAG_MANIFEST}") in provable.errors()


def test_a_bag_that_was_sealed_anew_is_sound_to_all_but_the_log(provable: Provable) -> None:
    bag = provable.bag(REPORT)
    overwrite(bag / "data" / "results.json", b"[1]\n")
    assert not is_valid(bag)
    sealed(bag)
    assert "checksum" not in " ".join(read_bag(bag))
    assert provable.errors() == {("archive-changed", f"archive/2016/{REPORT}/{TAG_MANIFEST}")}
