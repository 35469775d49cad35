"""What `verify` and `reindex` print and end with, for people and for programs, whatever they are given."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from committee_pack.archive.log import Log
from tests.support.provable import BAGS, PACK, REPORT, SECOND, Provable, copied, overwrite, write_provable
from tests.support.workspaces import Ran, Small, run, small_workspace


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Provable:
    return write_provable(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def provable(sound: Provable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Provable:
    monkeypatch.chdir(tmp_path)
    return copied(sound, tmp_path / "council")


def verified(provable: Provable, *typed: str) -> Ran:
    return run("verify", "--archive", str(provable.archive.public.root), *typed)


def damage(provable: Provable) -> str:
    """Change a file of a bag, and return what is said of it."""
    overwrite(provable.bag(REPORT) / "data" / "results.json", b"[1]\n")
    return (
        f"archive/{BAGS[0]}/data/results.json: error: The file is not what was archived: its bytes differ. "
        "Put back a sound copy of the bag from a backup, then verify again. [archive-changed]\n"
    )


# -- for people ----------------------------------------------------------------------------------------


def test_a_sound_archive_is_said_to_be_with_what_was_read_and_its_head(provable: Provable) -> None:
    ran = verified(provable)
    head = provable.log.head
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Verified: 3 editions in council/archive, 36 files, 0.0 MB: nothing wrong.\n"
        f"The log has 6 entries. Keep its head somewhere else:\n{head}\n"
    )


def test_what_is_wrong_is_named_on_standard_error_and_counted(provable: Provable) -> None:
    said = damage(provable)
    (provable.archive.public.root / "Thumbs.db").write_bytes(b"")
    ran = verified(provable)
    assert ran.code == 1
    assert ran.err == said + (
        "archive/Thumbs.db: warning: It lies in the archive, and was not put there by publishing. "
        "Keep it somewhere else. [archive-stray]\n"
    )
    assert "files, 0.0 MB: 1 error, 1 warning.\n" in ran.out


def test_warnings_fail_it_only_where_that_is_asked_for(provable: Provable) -> None:
    (provable.archive.public.root / "Thumbs.db").write_bytes(b"")
    assert verified(provable).code == 0
    assert verified(provable, "--strict").code == 1
    quiet = verified(provable, "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    assert "[archive-stray]" in verified(provable, "--quiet", "--strict").err


def test_quiet_leaves_errors(provable: Provable) -> None:
    said = damage(provable)
    (provable.archive.public.root / "Thumbs.db").write_bytes(b"")
    ran = verified(provable, "--quiet")
    assert (ran.code, ran.out, ran.err) == (1, "", said)


def test_verbose_tells_each_step(provable: Provable) -> None:
    assert verified(provable, "--verbose").err == "archive: verifying the bags\narchive: verifying the index\n"


def test_names_that_a_terminal_would_obey_are_spelt_out(provable: Provable) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such names")
    for name in ("\x1b[31mred", "a\nb", "\u202eabc", os.fsdecode(b"\xff")):
        (provable.bag(REPORT) / "data" / name).write_bytes(b"")
    ran = verified(provable)
    assert ran.code == 1
    assert ran.err.count("\n") == 4
    assert "\x1b" not in ran.err
    assert "data/\\x1b[31mred: error: It lies in a bag and was not archived." in ran.err
    assert "data/\\udcff: error: " in ran.err
    assert json.loads(verified(provable, "--format", "json").out)


# -- for programs --------------------------------------------------------------------------------------


def test_programs_get_what_is_wrong_as_json_and_nothing_else(provable: Provable) -> None:
    assert json.loads(verified(provable, "--format", "json").out) == []
    damage(provable)
    ran = verified(provable, "--format", "json", "--quiet")
    assert (ran.code, ran.err) == (1, "")
    (found,) = json.loads(ran.out)
    assert (found["code"], found["severity"]) == ("archive-changed", "error")
    assert found["file"] == f"archive/{BAGS[0]}/data/results.json"


def test_a_damaged_log_is_told_to_programs_too(provable: Provable) -> None:
    (provable.archive.public.root / "log.jsonl").write_bytes(b"junk\n")
    ran = verified(provable, "--format", "json")
    (found,) = json.loads(ran.out)
    assert (ran.code, found["code"], found["line"]) == (1, "log-damaged", 1)


def test_another_format_is_met_with_those_that_there_are(provable: Provable) -> None:
    ran = verified(provable, "--format", "jsn")
    assert ran.code == 2
    assert "--format: there is no format 'jsn'. Did you mean 'json'?" in ran.err


# -- the head ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", [str, str.upper, lambda head: f" {head}\n"], ids=["as it is", "capitals", "blanks"])
def test_the_head_of_the_last_entry_is_told_to_be_that(provable: Provable, typed: type) -> None:
    ran = verified(provable, "--head", typed(provable.log.head))
    assert (ran.code, ran.err) == (0, "")
    said = "The head that was kept is that of the last entry: none was changed or taken away since.\n"
    assert said in ran.out


def test_the_head_of_an_earlier_entry_is_fine_and_told_which(provable: Provable) -> None:
    ran = verified(provable, "--head", provable.log.entries[1].hash)
    assert (ran.code, ran.err) == (0, "")
    said = "The head that was kept is that of entry 2 of 6: no entry up to there was changed or taken away since.\n"
    assert said in ran.out


def test_the_newest_entry_taken_away_is_found_with_the_head_and_not_without(provable: Provable) -> None:
    head = provable.log.head
    shutil.rmtree(provable.bag(SECOND))
    provable.put(Log(provable.log.entries[:-1]))
    assert verified(provable).code == 0
    ran = verified(provable, "--head", head)
    assert ran.code == 1
    assert ran.err == (
        f"archive/log.jsonl: error: No entry has the head {head}: entries were taken away since, or were written anew. "
        "Put back the log and the bags from a backup that has it; or look at the head again. [log-shortened]\n"
    )
    assert "The head that was kept" not in ran.out


@pytest.mark.parametrize("head", ["abc", "g" * 64, "a" * 63, "a" * 65, "0x" + "a" * 62, "a" * 32 + " " + "a" * 31, "é"])
def test_what_is_no_head_is_a_mistake_in_typing(provable: Provable, head: str) -> None:
    ran = verified(provable, "--head", head)
    assert (ran.code, ran.out) == (2, "")
    assert f"--head: '{head}' is no head: that has 64 digits, 0 to 9 and a to f. Copy all of it." in ran.err


# -- where the archive is ------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path / "workspace")


def test_the_archive_is_that_of_the_workspace(provable: Provable, small: Small) -> None:
    shutil.copytree(provable.archive.public.root, small.root / "archive")
    ran = small.run("verify")
    assert ran.code == 1
    assert "archive-restricted: error: The restricted bags of 1 edition are gone: " in ran.err
    shutil.copytree(provable.archive.restricted.root, small.root / "elsewhere")
    shutil.move(small.root / "archive", small.root / "kept")
    small.add("council.yaml", "archive:\n  folder: kept\n  restricted: elsewhere\n")
    assert (small.run("verify").code, small.run("verify").err) == (0, "")


def test_a_workspace_into_which_nothing_was_published_has_no_archive(small: Small) -> None:
    ran = small.run("verify")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Stopped: There is no archive in ")
    assert ran.err.endswith("/archive: it has no log.jsonl. Name it with --archive DIR.\n")
    assert not (small.root / "archive").exists()


@pytest.mark.parametrize(
    ("folder", "code", "why"),
    [
        ("nowhere", 1, "There is no archive in "),
        ("archive", 1, "There is no archive in "),
        (".", 2, " holds the workspace. Name another folder"),
        ("data", 2, "data is among the files that people write. Name another folder"),
        ("council.yaml", 2, "council.yaml is among the files that people write. Name another folder"),
    ],
)
def test_a_folder_that_is_no_archive_is_said_to_be_none(
    small: Small, folder: str, code: int, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.root)
    before = sorted(small.root.rglob("*"))
    ran = run("verify", "--archive", folder)
    assert (ran.code, ran.out) == (code, "")
    assert why in ran.err
    assert ran.err.count("\n") == 1
    assert sorted(small.root.rglob("*")) == before


def test_the_folder_of_a_bag_or_of_a_year_is_no_archive(provable: Provable) -> None:
    for folder in (provable.bag(PACK), provable.archive.public.root / "2016", provable.root):
        assert "Stopped: There is no archive in " in run("verify", "--archive", str(folder)).err


def test_a_folder_that_is_no_workspace_has_none_either(tmp_path: Path) -> None:
    ran = run("verify", "--workspace", str(tmp_path))
    assert ran.code == 1
    assert ran.err.startswith("Stopped: ")


# -- the index again -----------------------------------------------------------------------------------


def test_the_index_is_made_again_as_it_was(provable: Provable) -> None:
    before = provable.files()
    for name in ("index.json", "index.html"):
        (provable.archive.public.root / name).write_bytes(b"")
    assert verified(provable).err.count("[index-differs]") == 2
    ran = run("reindex", "--archive", str(provable.archive.public.root))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "council/archive/index.json\ncouncil/archive/index.html\n"
    assert provable.files() == before


def test_no_index_is_made_of_what_is_damaged_or_is_not_there(provable: Provable, tmp_path: Path) -> None:
    overwrite(provable.bag(REPORT) / "data" / "edition.json", b"{}")
    ran = run("reindex", "--archive", str(provable.archive.public.root))
    assert ran.code == 1
    assert ran.err.startswith(f"Stopped: The bag of {REPORT} is damaged: ")
    ran = run("reindex", "--archive", str(tmp_path / "nowhere"))
    assert ran.code == 1
    assert "There is no archive in " in ran.err
    assert not (tmp_path / "nowhere").exists()
