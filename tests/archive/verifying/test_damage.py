"""Damage of every kind, done to bags at random, is found and named, and nothing that is sound is named with it.

300 are done; with COMMITTEE_PACK_ALL_DAMAGE=1 in the environment it is 2,000, from the seed DAMAGE_SEED.
"""

from __future__ import annotations

import os
from itertools import islice

from committee_pack.findings import Finding, Severity
from tests.support.bag_damage import Damage, damages
from tests.support.provable import Provable

NUMBER = 2_000 if os.environ.get("COMMITTEE_PACK_ALL_DAMAGE") else 300
SEED = int(os.environ.get("DAMAGE_SEED", "2016"))
KINDS = 20
"""How many kinds of damage there are at least."""
OVER = ("copied over",)
"""Of two paths the second is only read."""


def test_whatever_is_done_to_bags_is_found_and_named(provable: Provable) -> None:
    done: dict[str, int] = {}
    for damage in islice(damages(provable.root, SEED), NUMBER):
        with damage.done():
            found = provable.found()
        assert (found == ()) is damage.is_harmless, (damage.description, found)
        for path in touched(damage):
            assert any(names(each, path) for each in found) or damage.is_harmless, (damage.description, found)
        for each in found:
            assert each.severity is not Severity.ERROR or is_of(each, damage), (damage.description, each)
        done[damage.kind] = done.get(damage.kind, 0) + 1
    assert provable.found() == ()
    assert sum(done.values()) == NUMBER
    assert len(done) >= KINDS
    print(f"\n{NUMBER} from seed {SEED}: {', '.join(f'{kind} {count}' for kind, count in sorted(done.items()))}")


def touched(damage: Damage) -> tuple[str, ...]:
    """Return the paths of which something must be said."""
    if damage.kind == "made to agree":
        # -- a bag that agrees with itself has another seal, and nobody can know by which of its files
        return tuple(f"{bag_of(path)}/tagmanifest-sha512.txt" for path in damage.paths)
    return damage.paths[:1] if damage.kind in OVER else damage.paths


def bag_of(path: str) -> str:
    return "/".join(path.split("/")[:3])


def names(finding: Finding, path: str) -> bool:
    """Return whether a finding names what lies at a path, or in it; or says that nothing vouches for it any more."""
    place = finding.place.file
    is_unproved = finding.code == "archive-unproved" and place == bag_of(path)
    is_listed = path.removeprefix(f"{place}/") in finding.message or " more." in finding.message
    is_home = finding.code == "archive-moved" and finding.message == f"It is the bag that belongs in {path}."
    return place == path or place.startswith(f"{path}/") or (is_unproved and is_listed) or is_home


def is_of(finding: Finding, damage: Damage) -> bool:
    """Return whether a finding is of what was done: of a path, of what lies in it or, of a bag, by its manifests."""
    place = finding.place.file
    paths = (*damage.paths, *touched(damage))
    if any(place == path or place.startswith(f"{path}/") for path in paths):
        return True
    manifests = {bag_of(path) for path in paths if path.endswith("manifest-sha512.txt")}
    return finding.code == "archive-unproved" and place in manifests
