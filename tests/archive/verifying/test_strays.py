"""What lies beside the editions is told: a warning, unless it looks like an edition."""

from __future__ import annotations

import os
import sys

import pytest

from committee_pack.findings import Severity
from tests.support.provable import BAGS, REPORT, STONE, Provable

STRAY, UNLOGGED = "archive-stray", "edition-unlogged"


@pytest.mark.parametrize(
    "path",
    [
        "archive/.DS_Store",
        "archive/Thumbs.db",
        "archive/notes.txt",
        "archive/INDEX.json",
        "archive/log.jsonl.bak",
        "archive/20160",
        "archive/2016/.DS_Store",
        "archive/2016/Thumbs.db",
        f"archive/{BAGS[0]}.zip",
        f"archive/{BAGS[0]}.tombstone.json",
        f"archive-restricted/{STONE}",
        "archive-restricted/desktop.ini",
        "archive-restricted/log.jsonl",
        "archive-restricted/index.html",
        "archive-restricted/2016/.DS_Store",
    ],
)
def test_a_file_that_was_not_put_there_by_publishing_is_a_warning(provable: Provable, path: str) -> None:
    provable.at(path).write_bytes(b"")
    (found,) = provable.found()
    assert (found.code, str(found.place), found.severity) == (STRAY, path, Severity.WARNING)


@pytest.mark.parametrize("path", ["archive/old", "archive/.git", "archive/201", "archive-restricted/backup"])
def test_a_folder_that_is_of_no_year_is_a_warning(provable: Provable, path: str) -> None:
    (provable.at(path) / REPORT).mkdir(parents=True)
    assert provable.said() == {(STRAY, path)}


@pytest.mark.parametrize("path", ["archive/2016/new", "archive/1999/2016-11-02-a-e1", f"archive-restricted/{BAGS[0]}"])
def test_a_folder_among_the_editions_is_an_error(provable: Provable, path: str) -> None:
    provable.at(path).mkdir(parents=True)
    assert provable.errors() == {(UNLOGGED, path)}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        (".DS_Store", "Your system leaves such files in folders that it shows: delete it."),
        ("Thumbs.db", "Your system leaves such files in folders that it shows: delete it."),
        ("Desktop.ini", "Your system leaves such files in folders that it shows: delete it."),
        ("~$scorecard.docx", "Word keeps it while a document is open: close that, then delete it."),
        ("notes.txt", ""),
    ],
)
def test_what_a_program_left_is_told_to_be_that_beside_bags_and_in_them(
    provable: Provable, name: str, hint: str
) -> None:
    others = ("Keep it somewhere else.", "Keep it somewhere else.", "Look at who put it there, and take it out.")
    for folder, other in zip(("archive", "archive/2016", f"archive/{BAGS[0]}/data/output"), others, strict=True):
        provable.at(f"{folder}/{name}").write_bytes(b"")
        (found,) = provable.found()
        assert found.hint == (hint or other)
        provable.at(f"{folder}/{name}").unlink()


def test_a_folder_for_a_year_in_which_nothing_lies_is_no_fault(provable: Provable) -> None:
    # -- a publication that was stopped leaves one
    provable.at("archive/2017").mkdir()
    assert provable.found() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links and pipes")
def test_pipes_and_links_are_told_and_not_opened(provable: Provable) -> None:
    os.mkfifo(provable.at("archive/2016/pipe"))
    os.mkfifo(provable.at("archive/pipe"))
    provable.at("archive/2016/link").symlink_to(provable.bag(REPORT), target_is_directory=True)
    provable.at("archive/broken").symlink_to("nowhere")
    provable.at("archive/2016/loop").symlink_to("loop")
    assert provable.said() == {
        (STRAY, "archive/2016/pipe"),
        (STRAY, "archive/pipe"),
        (UNLOGGED, "archive/2016/link"),
        (STRAY, "archive/broken"),
        (STRAY, "archive/2016/loop"),
    }
