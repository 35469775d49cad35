"""What `verify` and `reindex` print and end with, for people and for programs, whatever they are given."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
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
        f"council/archive/{BAGS[0]}/data/results.json: error: The file is not what was archived: its bytes differ. "
        "Put back a sound copy of the bag from a backup, then verify again. [archive-changed]\n"
    )


# -- for people ----------------------------------------------------------------------------------------


def test_a_sound_archive_is_said_to_be_with_what_was_read_and_its_head(provable: Provable) -> None:
    ran = verified(provable)
    head = provable.log.head
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Verified: 3 editions in council/archive, 36 files, 0.0 MB: nothing wrong.\n"
        "Whether an older copy of the whole archive was put back, only --head HASH can tell.\n"
        f"The log has 6 entries. Keep its head somewhere else:\n{head}\n"
    )


def test_an_archive_in_which_something_is_wrong_is_not_said_to_be_verified_and_its_head_is_not_told(
    provable: Provable,
) -> None:
    damage(provable)
    ran = verified(provable)
    assert ran.out == ("Something is wrong: 1 error. Looked at: 3 editions in council/archive, 36 files, 0.0 MB.\n")


def test_of_an_archive_without_a_log_nothing_is_said_to_be_proved(provable: Provable) -> None:
    (provable.archive.public.root / "log.jsonl").unlink()
    ran = verified(provable)
    assert (ran.code, ran.out) == (1, "Nothing is proved of council/archive: 1 error.\n")
    assert ran.err == (
        "council/archive/log.jsonl: error: The log of the archive is gone. Put back a sound copy of the log from a "
        "backup, then verify again: it cannot be made again from the bags, and nothing else can be proved without it. "
        "[archive-missing]\n"
    )


def test_warnings_leave_it_verified_with_its_head(provable: Provable) -> None:
    (provable.archive.public.root / "Thumbs.db").write_bytes(b"")
    for typed in ((), ("--strict",)):
        ran = verified(provable, *typed)
        assert ran.out.startswith("Verified: ")
        assert ran.out.endswith(f"{provable.log.head}\n")


def test_what_is_wrong_is_named_on_standard_error_and_counted(provable: Provable) -> None:
    said = damage(provable)
    (provable.archive.public.root / "Thumbs.db").write_bytes(b"")
    ran = verified(provable)
    assert ran.code == 1
    assert ran.err == said + (
        "council/archive/Thumbs.db: warning: It lies in the archive, and was not put there by publishing. "
        "Your system leaves such files in folders that it shows: delete it. [archive-stray]\n"
    )
    assert ran.out.startswith("Something is wrong: 1 error, 1 warning. ")


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
    assert found_by_programs(provable)


# -- for programs --------------------------------------------------------------------------------------


def found_by_programs(provable: Provable) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(verified(provable, "--format", "json").out)["findings"]
    return found


def test_programs_get_as_json_what_people_are_told(provable: Provable) -> None:
    size = provable.verified().size
    told = {"editions": 3, "files": 36, "bytes": size, "entries": 6, "head": provable.log.head, "known": None}
    assert json.loads(verified(provable, "--format", "json").out) == {**told, "findings": []}
    older = provable.log.entries[1].hash
    assert json.loads(verified(provable, "--format", "json", "--head", older).out)["known"] == 2
    damage(provable)
    ran = verified(provable, "--format", "json", "--quiet")
    assert (ran.code, ran.err) == (1, "")
    said = json.loads(ran.out)
    (found,) = said.pop("findings")
    assert said == {**told, "bytes": size + 1, "head": None}
    assert (found["code"], found["severity"]) == ("archive-changed", "error")
    assert found["file"] == f"council/archive/{BAGS[0]}/data/results.json"


def test_a_damaged_log_is_told_to_programs_too(provable: Provable) -> None:
    (provable.archive.public.root / "log.jsonl").write_bytes(b"junk\n")
    ran = verified(provable, "--format", "json")
    said = json.loads(ran.out)
    (found,) = said["findings"]
    assert (ran.code, found["code"], found["line"]) == (1, "log-damaged", 1)
    assert (said["editions"], said["head"]) == (0, None)


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
        f"council/archive/log.jsonl: error: No entry has the head {head}: entries were taken away since, or were "
        "written anew. Put back the log and the bags from a backup that has it; or look at the head again. "
        "[log-shortened]\n"
    )
    # -- whoever keeps the head of a log that was shortened could never find that out again
    assert ran.out == "Something is wrong: 1 error. Looked at: 2 editions in council/archive, 26 files, 0.0 MB.\n"


def test_with_a_head_nothing_is_left_that_only_a_head_can_tell(provable: Provable) -> None:
    assert "only --head HASH can tell" not in verified(provable, "--head", provable.log.head).out


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
    assert "/archive: nothing was published into it. Publish something, or look whether --archive" in ran.err
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


def test_a_link_in_the_place_of_the_index_becomes_a_file_again(provable: Provable) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such links")
    index = provable.archive.public.root / "index.json"
    kept = index.rename(provable.root / "kept")
    index.symlink_to(kept)
    assert "[archive-changed]" in verified(provable).err
    assert run("reindex", "--archive", str(provable.archive.public.root)).code == 0
    assert not index.is_symlink()
    assert verified(provable).code == 0


def test_no_index_is_made_where_there_is_no_archive(tmp_path: Path) -> None:
    ran = run("reindex", "--archive", str(tmp_path / "nowhere"))
    assert ran.code == 1
    assert "There is no archive in " in ran.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("content", [None, b"junk\n"], ids=["gone", "damaged"])
def test_no_index_is_made_without_a_sound_log_which_cannot_be_made_again(
    provable: Provable, content: bytes | None
) -> None:
    before = provable.files()
    log = provable.archive.public.root / "log.jsonl"
    log.unlink()
    if content:
        log.write_bytes(content)
    ran = run("reindex", "--archive", str(provable.archive.public.root))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"Stopped: The log of the archive is {'damaged' if content else 'gone'}: {log}")
    assert ran.err.endswith("Put back a sound copy of it from a backup: it cannot be made again from the bags.\n")
    log.write_bytes(before["archive/log.jsonl"])
    assert provable.files() == before


# -- what can be pasted --------------------------------------------------------------------------------


def hinted(ran: Ran) -> list[str]:
    """Return the words of the command that a hint ends with."""
    (line,) = {each.partition(" Make it again: ")[2] for each in ran.err.splitlines()}
    return shlex.split(line.removesuffix(" [index-differs]"))


def spoil_index(root: Path) -> None:
    for name in ("index.json", "index.html"):
        (root / name).write_bytes(b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other quotes")
def test_the_command_of_a_hint_names_the_archive_as_it_was_typed(
    provable: Provable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = provable.root.rename(tmp_path / "the council's $HOME") / "archive"
    for here, typed in ((tmp_path, str(odd)), (tmp_path, f"{odd.parent.name}/archive"), (odd.parent, "archive")):
        spoil_index(odd)
        monkeypatch.chdir(here)
        program, *words = hinted(run("verify", "--archive", typed))
        assert [program, *words] == ["committee-pack", "reindex", "--archive", typed]
        assert run(*words).code == 0
        assert run("verify", "--archive", typed).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other quotes")
def test_the_command_of_a_hint_names_the_workspace_where_one_stands_elsewhere(
    provable: Provable, small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(provable.archive.public.root, small.root / "archive")
    shutil.copytree(provable.archive.restricted.root, small.root / "elsewhere")
    small.add("council.yaml", "archive:\n  restricted: elsewhere\n")
    spoil_index(small.root / "archive")
    monkeypatch.chdir(small.root)
    assert hinted(run("verify")) == ["committee-pack", "reindex"]
    monkeypatch.chdir(tmp_path)
    program, *words = hinted(run("verify", "--workspace", str(small.root)))
    assert [program, *words] == ["committee-pack", "reindex", "--workspace", "workspace/small"]
    assert run(*words).code == 0
    assert run("verify", "--workspace", str(small.root)).code == 0


def test_places_are_paths_from_where_one_stands(
    provable: Provable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = provable.archive.public.root
    (root / "2016" / "notes.txt").write_bytes(b"")
    for here, shown in (
        (tmp_path, "council/archive/"),
        (root.parent, "archive/"),
        (root / "2016", f"{root.as_posix()}/"),
    ):
        monkeypatch.chdir(here)
        assert verified(provable).err.startswith(f"{shown}2016/notes.txt: warning: ")


def test_the_two_folders_of_an_archive_are_told_apart_by_their_paths(provable: Provable, small: Small) -> None:
    shutil.copytree(provable.archive.public.root, small.root / "open" / "archive")
    restricted = shutil.copytree(provable.archive.restricted.root, small.root / "closed" / "archive")
    small.add("council.yaml", "archive:\n  folder: open/archive\n  restricted: closed/archive\n")
    (restricted / "notes.txt").write_bytes(b"")
    assert "/closed/archive/notes.txt: warning: " in f"/{small.run('verify').err}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_right_to_enter_what_is_restricted_is_taken_away_by_the_command_of_the_hint(provable: Provable) -> None:
    provable.archive.restricted.root.chmod(0o755)
    ran = verified(provable)
    assert ran.code == 0
    assert ran.err == (
        "council/archive-restricted: warning: Everyone on this computer may enter it, and it holds what only some may "
        "see. Take that right away: chmod o-rwx council/archive-restricted [restricted-open]\n"
    )
    subprocess.run(["chmod", "o-rwx", "council/archive-restricted"], check=True)
    assert verified(provable).err == ""
