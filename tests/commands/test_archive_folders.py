"""Where an archive may be kept: what is exempt never among what is public, and no archive in the folders of another."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.meetings import MEETING, small_meeting
from tests.support.published import PACK_E1, held, publish, published
from tests.support.workspaces import COUNCIL, Ran, Small, run

NO_LINKS = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")
TYPED = "Name another folder with --archive DIR.\n"
SAID = "Name a folder of its own as `archive: restricted` in council.yaml.\n"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_meeting(tmp_path)


def refused(small: Small, ran: Ran, message: str, *folders: Path, remedy: str) -> None:
    """Hold what a command said against what is wrong with two folders, named by where they lie."""
    real = [os.path.realpath(each) for each in folders]
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"Stopped: {message}: {real[0]} and {real[1]}. {remedy}"


def shared(small: Small, typed: Path, *folders: Path) -> None:
    """Nothing is published into an archive that would lie in the folders of the council's own, and nothing changes."""
    before = held(small.root.parent)
    ran = publish(small, MEETING, "--archive", str(typed))
    refused(small, ran, "Editions of two archives would lie in one folder", *folders, remedy=TYPED)
    assert held(small.root.parent) == before


@pytest.mark.parametrize("own", ["archive", "archive-restricted"])
@pytest.mark.parametrize("is_there", [False, True])
def test_no_archive_lies_within_a_folder_of_the_councils_own(own: str, is_there: bool, small: Small) -> None:
    if is_there:
        published(small, MEETING)
    shared(small, small.root / own / "test", small.root / own / "test", small.root / own)


def test_nor_in_that_of_its_exempt_papers_itself(small: Small) -> None:
    own = small.root / "archive-restricted"
    shared(small, own, own, own)


@pytest.mark.parametrize("key", ["folder", "restricted"])
def test_nor_around_one(key: str, small: Small, tmp_path: Path) -> None:
    small.add(COUNCIL, f"archive: {{{key}: ../kept/own}}\n")
    shared(small, tmp_path / "kept", tmp_path / "kept", tmp_path / "kept" / "own")


def test_the_exempt_papers_of_a_typed_archive_lie_in_no_folder_of_the_councils_own(
    small: Small, tmp_path: Path
) -> None:
    small.add(COUNCIL, "archive: {folder: ../papers-restricted}\n")
    shared(small, tmp_path / "papers", tmp_path / "papers-restricted", tmp_path / "papers-restricted")


@NO_LINKS
def test_a_link_into_the_councils_own_is_looked_through(small: Small, tmp_path: Path) -> None:
    published(small, MEETING)
    (tmp_path / "papers-restricted").symlink_to(small.root / "archive" / "2016", target_is_directory=True)
    shared(small, tmp_path / "papers", small.root / "archive" / "2016", small.root / "archive")


@NO_LINKS
def test_what_is_exempt_lies_not_among_what_is_public_of_an_archive_that_is_typed(small: Small, tmp_path: Path) -> None:
    (tmp_path / "papers" / "exempt").mkdir(parents=True)
    (tmp_path / "papers-restricted").symlink_to(tmp_path / "papers" / "exempt", target_is_directory=True)
    ran = publish(small, MEETING, "--archive", str(tmp_path / "papers"))
    folders = tmp_path / "papers", tmp_path / "papers" / "exempt"
    refused(small, ran, "What is restricted and what is public would lie in one folder", *folders, remedy=TYPED)
    assert held(tmp_path / "papers") == {}


@NO_LINKS
@pytest.mark.parametrize("to", ["archive/exempt", "archive", "."])
def test_nor_of_the_councils_own_whose_folder_is_a_link(to: str, small: Small) -> None:
    (small.root / to).mkdir(parents=True, exist_ok=True)
    (small.root / "archive-restricted").symlink_to(small.root / to, target_is_directory=True)
    before = held(small.root)
    ran = publish(small, MEETING)
    folders = small.root / "archive", small.root / to
    refused(small, ran, "What is restricted and what is public would lie in one folder", *folders, remedy=SAID)
    assert held(small.root) == before
    small.add(COUNCIL, "archive: {restricted: ../exempt}\n")
    assert publish(small, MEETING).code == 0


@NO_LINKS
def test_the_councils_own_has_one_place_for_exempt_papers_whatever_path_to_it_is_typed(
    small: Small, tmp_path: Path
) -> None:
    published(small, "monthly")
    (tmp_path / "other").symlink_to(small.root / "archive", target_is_directory=True)
    assert publish(small, MEETING, "--archive", str(tmp_path / "other")).code == 0
    assert (small.root / "archive-restricted" / "2016" / PACK_E1).is_dir()
    assert not (tmp_path / "other-restricted").exists()
    assert small.run("verify").code == 0


def test_archives_beside_each_other_are_fine(small: Small, tmp_path: Path) -> None:
    published(small, MEETING)
    for beside in (tmp_path / "papers", small.root / "archive-of-old"):
        assert publish(small, MEETING, "--archive", str(beside)).code == 0
        assert (beside.with_name(f"{beside.name}-restricted") / "2016" / PACK_E1).is_dir()
        assert small.run("verify", "--archive", str(beside)).code == 0


# -- an archive that is typed, and council.yaml ----------------------------------------------------------


def test_a_fault_of_council_yaml_is_told_where_the_archive_is_typed_too(small: Small, tmp_path: Path) -> None:
    small.add(COUNCIL, "archive: {restricted: ../closed}\n")
    assert publish(small, MEETING).code == 0
    typed = ("verify", "--archive", str(small.root / "archive"))
    assert small.run(*typed).code == 0
    small.add(COUNCIL, "nonsense: 1\n")
    ran = small.run(*typed)
    assert (ran.code, ran.out) == (1, "")
    assert "council.yaml:" in ran.err
    assert ran.err.endswith("Stopped: council.yaml cannot be used. Mend what is named above.\n")
    assert "archive-restricted" not in ran.err


def test_where_there_is_no_workspace_the_archive_that_is_typed_needs_none(small: Small, tmp_path: Path) -> None:
    published(small, MEETING)
    for name in ("archive", "archive-restricted"):
        shutil.copytree(small.root / name, tmp_path / "disk" / name)
    for folder in (tmp_path, tmp_path / "nowhere"):
        ran = run("verify", "--archive", str(tmp_path / "disk" / "archive"), "--workspace", str(folder))
        assert (ran.code, ran.err) == (0, "")
