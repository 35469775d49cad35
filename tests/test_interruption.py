"""Whatever stops a command that writes, and at whatever step: the old or the new stands whole, and it runs again."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL")
ROOT = Path(__file__).parents[1]
BUILT = "2016-11-02/monthly-2016-08/"
ASIDE = "2016-11-02/.monthly-2016-08.old/"
KEPT = "2016-11-02/monthly-2016-08-kept/"
RESULTS = "results.csv"
KILLS = ("before", "after", "half")
REFUSALS = ("refused", "refused from", "full from")
EDITED = hashlib.sha256(b"edited by hand").hexdigest()
MARKERS = {
    "new folder": "new/council.yaml",
    "beside others": "council.yaml",
    "report": "report_templates/first/report.yaml",
}
"""The file that makes a folder what is started, by the case."""
HIDDEN = ".committee-pack.new"
Tree = dict[str, str]
Told = dict[str, Any]


@pytest.mark.parametrize("case", ["nothing", "older", "edited"])
def test_a_build_stopped_at_any_step_leaves_the_old_or_the_new_and_the_next_works(case: str, tmp_path: Path) -> None:
    tried = told_of(case, tmp_path)
    no_step_is_missed(tried)
    every_file_is_flushed_before_any_is_moved(tried)
    killed_it_leaves_the_old_or_the_new_whole(tried)
    refused_it_says_so_or_has_worked(tried)
    only_what_follows_the_swap_is_passed_over(tried)
    the_next_run_works_and_leaves_nothing_of_the_one_before(tried)
    if case == "edited":
        what_was_edited_by_hand_outlives_every_stop(tried)


@pytest.mark.parametrize("case", ["file", "older file"])
def test_one_file_is_the_old_or_the_new_wherever_its_writing_is_stopped(case: str, tmp_path: Path) -> None:
    tried = told_of(case, tmp_path)
    no_step_is_missed(tried)
    for trial in trials(tried, *KILLS):
        assert trial["code"] == -9, at(tried, trial)
        assert trial["left"].get(RESULTS) in (tried["before"].get(RESULTS), tried["after"][RESULTS]), at(tried, trial)
    for trial in trials(tried, *REFUSALS):
        assert trial["code"] == 0 or tells(trial, RESULTS), trial["said"]
        stands = tried["before"].get(RESULTS) if trial["code"] else tried["after"][RESULTS]
        assert trial["left"].get(RESULTS) == stands, at(tried, trial)
    the_next_run_works_and_leaves_nothing_of_the_one_before(tried)


@pytest.mark.parametrize("case", ["new folder", "beside others", "report"])
def test_what_is_started_is_there_whole_or_is_none_wherever_it_is_stopped(case: str, tmp_path: Path) -> None:
    tried = told_of(case, tmp_path)
    no_step_is_missed(tried)
    marker = MARKERS[case]
    for trial in tried["trials"]:
        left = {path: digest for path, digest in trial["left"].items() if not path.startswith(HIDDEN)}
        assert set(tried["before"].items()) <= set(left.items()) <= set(tried["after"].items()), at(tried, trial)
        assert marker not in left or left == tried["after"], at(tried, trial)
        # -- the next run completes what a killed one began; where that was all, it says so
        assert (trial["then"] == 0) == (marker not in left), at(tried, trial)
        assert trial["at last"].items() >= tried["after"].items(), at(tried, trial)
        assert marker in left or trial["at last"] == tried["after"], at(tried, trial)
    for trial in trials(tried, *KILLS):
        assert trial["code"] == -9, at(tried, trial)
    for trial in trials(tried, "refused"):
        assert trial["code"] == 0 or trial["left"] == tried["before"], at(tried, trial)
    for trial in trials(tried, *REFUSALS):
        said = trial["said"]
        assert trial["code"] == 0 or (trial["code"] == 1 and "cannot be written: " in said and "Stopped: " in said), (
            said
        )
        assert (trial["code"] == 0) == (marker in trial["left"]), at(tried, trial)
        assert ".committee-pack" not in said, said


def test_an_approval_is_on_record_or_is_not_wherever_it_is_stopped(tmp_path: Path) -> None:
    tried = told_of("approval", tmp_path)
    every_step_is_counted(tried)
    file = "narratives/monthly/2016-08/visits.md"
    old, new = tried["before"][file], tried["after"][file]
    assert old != new
    for trial in tried["trials"]:
        left, at_last = seen(trial["left"]), seen(trial["at last"])
        assert left in (seen(tried["before"]), seen(tried["after"])), at(tried, trial)
        assert at_last == seen(tried["after"]), at(tried, trial)
        assert trial["then"] == 0, at(tried, trial)
    for trial in trials(tried, *REFUSALS):
        assert trial["left"][file] == (old if trial["code"] else new), at(tried, trial)
        assert trial["code"] == 0 or tells_of_a_file(trial), trial["said"]


def test_drafts_of_a_period_are_all_there_or_none_wherever_they_are_stopped(tmp_path: Path) -> None:
    tried = told_of("period", tmp_path)
    every_step_is_counted(tried)
    assert len(tried["after"]) == len(tried["before"]) + 2
    for trial in tried["trials"]:
        assert seen(trial["left"]) in (tried["before"], tried["after"]), at(tried, trial)
        assert seen(trial["at last"]) == tried["after"], at(tried, trial)
        assert trial["then"] == 0, at(tried, trial)
    for trial in trials(tried, *REFUSALS):
        assert (trial["code"] == 0) == (seen(trial["left"]) == tried["after"]), at(tried, trial)


def test_each_edition_of_a_pack_is_the_old_or_the_new_wherever_assembling_is_stopped(tmp_path: Path) -> None:
    tried = told_of("pack", tmp_path)
    every_step_is_counted(tried)
    editions = [f"2016-11-10-committee{end}" for end in ("", "-full", "-print")]
    old, new = ([edition(tried[when], name) for name in editions] for when in ("before", "after"))
    assert all(one and one != other for one, other in zip(old, new, strict=True))
    for trial in tried["trials"]:
        left = [edition(trial["left"], name) for name in editions]
        assert all(here in stood for here, *stood in zip(left, old, new, strict=True)), at(tried, trial)
        assert seen(trial["at last"]) == tried["after"], at(tried, trial)
        assert trial["then"] == 0, at(tried, trial)
    for trial in trials(tried, *REFUSALS):
        assert trial["code"] == 0 or "cannot be written: " in trial["said"], trial["said"]
        assert "Traceback" not in trial["said"]


def edition(tree: Tree, name: str) -> Tree:
    """Return the files of an edition, or of what stood before it where that was moved aside to be put back."""
    return below(tree, f"2016-11-02/{name}/") or below(tree, f"2016-11-02/.{name}.old/")


def seen(tree: Tree) -> Tree:
    """Return the files but for those that are hidden, which nobody reads."""
    return {path: digest for path, digest in tree.items() if not Path(path).name.startswith(".") and HIDDEN not in path}


def tells_of_a_file(trial: Told) -> bool:
    """Return whether what was said names the file and the fault, and nothing of the program."""
    said = trial["said"]
    named = said.startswith("Stopped: ") and "visits.md cannot be written: " in said and "still stands" in said
    return named and trial["code"] == 1 and "Traceback" not in said


def told_of(case: str, folder: Path) -> Told:
    """Return what became of every trial of a case, which a process without threads makes."""
    command = [sys.executable, "-m", "tests.support.interruption", case, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return {"case": case, **json.loads(done.stdout)}


def below(tree: Tree, folder: str) -> Tree:
    """Return the files below a folder, by their path from there."""
    return {path.removeprefix(folder): digest for path, digest in tree.items() if path.startswith(folder)}


def trials(tried: Told, *ways: str) -> list[Told]:
    """Return the trials that were stopped in the ways: one at each step, or at each write that was left half done."""
    found = [each for each in tried["trials"] if each["how"] in ways]
    steps = [kind for kind, _, _ in tried["whole"]["taken"]]
    assert len(found) == sum(steps.count("write") if way == "half" else len(steps) for way in ways) > 0
    return found


def at(tried: Told, trial: Told) -> str:
    """Return where a trial was stopped, for a message."""
    step = tried["whole"]["taken"][trial["at"]]
    return f"{tried['case']}: {trial['how']} step {trial['at']}, {step}: {trial['left']}"


def every_step_is_counted(tried: Told) -> None:
    """Hold the steps that were counted against what Python itself reports that it opens, makes, moves and removes."""
    assert tried["whole"]["code"] == 0
    reported = {"open", "mkdir", "rename", "unlink", "rmdir", "flock", "chmod"}
    taken = tried["whole"]["taken"]
    counted = ["open" if kind == "opened" and path.endswith(".lock") else kind for kind, path, _ in taken]
    assert [kind for kind in counted if kind in reported] == tried["whole"]["audited"]


def no_step_is_missed(tried: Told) -> None:
    """Hold the steps against what was reported, and see that they are of every kind."""
    every_step_is_counted(tried)
    kinds = {kind for kind, _, _ in tried["whole"]["taken"]}
    assert kinds >= {"mkdir", "open", "write", "fsync", "rename", "unlink", "flock"}
    assert ("rmdir" in kinds) == (tried["case"] in ("older", "edited", *MARKERS))
    assert {kind for kind, _, size in tried["whole"]["taken"] if size} == {"write"}


def every_file_is_flushed_before_any_is_moved(tried: Told) -> None:
    kinds = [kind for kind, _, _ in tried["whole"]["taken"]]
    written = {Path(path).name for kind, path, _ in tried["whole"]["taken"] if kind == "write"}
    assert set(below(tried["after"], BUILT)) <= written
    assert "".join(kinds).count("openwritefsync") == kinds.count("open") >= 3
    assert kinds.index("rename") > kinds.index("fsync")


def stands_whole(tried: Told, left: Tree) -> bool:
    """Return whether the old or the new build stands whole, the old in its place or where the next run takes it up."""
    old, new = below(tried["before"], BUILT), below(tried["after"], BUILT)
    place = below(left, BUILT)
    return place in (old, new) or (not place and below(left, ASIDE) == old)


def killed_it_leaves_the_old_or_the_new_whole(tried: Told) -> None:
    for trial in trials(tried, *KILLS):
        assert trial["code"] == -9, at(tried, trial)
        assert stands_whole(tried, trial["left"]), at(tried, trial)


def refused_it_says_so_or_has_worked(tried: Told) -> None:
    for trial in trials(tried, *REFUSALS):
        assert stands_whole(tried, trial["left"]), at(tried, trial)
        if trial["code"] == 0:
            assert below(trial["left"], BUILT) == below(tried["after"], BUILT), at(tried, trial)
        else:
            assert tells(trial, "monthly-2016-08"), trial["said"]
            assert says_where_the_old_is(tried, trial), trial["said"]


def tells(trial: Told, name: str) -> bool:
    """Return whether what was said names the file, the fault and the remedy, and nothing of the program."""
    remedy = "Make room on the disk" if trial["how"] == "full from" else "Close "
    said = trial["said"]
    named = said.startswith("Stopped: ") and all(part in said for part in (name, "cannot be written: ", remedy))
    return named and trial["code"] == 1 and "Traceback" not in said


def says_where_the_old_is(tried: Told, trial: Told) -> bool:
    in_place = below(trial["left"], BUILT) == below(tried["before"], BUILT)
    return ("still stands" if in_place else "the next build puts it back") in trial["said"]


def only_what_follows_the_swap_is_passed_over(tried: Told) -> None:
    steps = tried["whole"]["taken"]
    swap = max(n for n, (kind, path, _) in enumerate(steps) if kind == "rename" and path.endswith(".new"))
    for trial in trials(tried, "full from"):
        assert (trial["code"] == 0) == (trial["at"] > swap), at(tried, trial)
    for trial in trials(tried, "refused"):
        assert trial["code"] == 0 or trial["at"] <= swap, at(tried, trial)


def the_next_run_works_and_leaves_nothing_of_the_one_before(tried: Told) -> None:
    for trial in tried["trials"]:
        assert trial["then"] == 0, at(tried, trial)
        assert trial["at last"] == tried["after"], at(tried, trial)
    assert not [path for path in tried["after"] if path.startswith(".") or "/." in path]


def what_was_edited_by_hand_outlives_every_stop(tried: Told) -> None:
    for trial in tried["trials"]:
        held = {**below(trial["left"], BUILT), **below(trial["left"], KEPT)}
        assert EDITED in held.values(), at(tried, trial)
        assert list(below(trial["at last"], KEPT).values()) == [EDITED], at(tried, trial)
