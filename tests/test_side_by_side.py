"""Formats written side by side: the same bytes as in turn, faults told once, and no process left behind.

A worker of pytest-xdist has threads, so that nothing would be forked there: a test that forks is then run
again in a process of its own. `tests/test_interruption.py` stops a build at every step on the disk, with
writers that are done at once; here builds are stopped while both formats are written.
"""

from __future__ import annotations

import _thread
import functools
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NoReturn, ParamSpec

import pytest

from committee_pack.findings import Place, advice, error
from committee_pack.side_by_side import all_done, begun
from committee_pack.write import WRITERS, write_all
from tests.support.documents import STYLE, document
from tests.support.workspaces import small_workspace

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
ROOT = Path(__file__).parents[1]
APART = "TESTED_APART"
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
Given = ParamSpec("Given")


def forks(test: Callable[Given, None]) -> Callable[Given, None]:
    """Let a test run where a fork is safe: here, or in a process of its own where this one has threads."""

    @functools.wraps(test)
    def run(*given: Given.args, **named: Given.kwargs) -> None:
        if os.environ.get(APART) or len(os.listdir("/proc/self/task")) == 1:  # noqa: PTH208 - as short as can be
            test(*given, **named)
        else:
            _run_apart(os.environ["PYTEST_CURRENT_TEST"].rpartition(" ")[0])

    return LINUX(run)


def _run_apart(name: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", name]
    told = {key: value for key, value in ENVIRONMENT.items() if not key.startswith("PYTEST")}
    done = subprocess.run(command, cwd=ROOT, env={**told, APART: "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def whose() -> bytes:
    return str(os.getpid()).encode()


def elsewhere(act: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return work that does this in another process, and says whose process it is in this one."""
    here = os.getpid()
    return lambda: whose() if os.getpid() == here else act()


def killed() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("it is dead")


def failing() -> NoReturn:
    raise ValueError("spoilt")


def interrupted() -> NoReturn:
    raise KeyboardInterrupt


def endless() -> bytes:
    time.sleep(600)
    return b"too late"


@forks
def test_side_by_side_and_in_turn_give_the_same_bytes() -> None:
    def written(side_by_side: bool) -> dict[str, bytes]:
        return write_all(document(), STYLE, tuple(WRITERS), side_by_side=side_by_side, step=lambda _: None)

    one, other = written(True), written(False)
    assert list(one) == list(other) == list(WRITERS)
    assert one == other
    assert all(len(content) > 1000 for content in one.values())


@forks
def test_the_last_is_done_here_and_each_of_the_others_in_a_process_of_its_own() -> None:
    done = all_done({"a": whose, "b": whose, "c": whose})
    assert list(done) == ["a", "b", "c"]
    assert done["c"] == whose()
    assert len(set(done.values())) == 3


def test_one_alone_is_done_here() -> None:
    assert all_done({"a": whose}) == {"a": whose()}


@forks
def test_a_piece_of_work_is_begun_in_a_process_of_its_own() -> None:
    with begun(whose) as waited:
        assert waited() != whose()


@forks
def test_what_was_found_in_a_process_of_its_own_comes_back_as_it_is() -> None:
    found = (error("figure-near", Place("a.md", 3, "", 7), "No.", "Write 3."), advice("x", Place("b.md"), "Yes."))
    with begun(lambda: (os.getpid(), found)) as waited:
        process, what = waited()
    assert process != os.getpid()
    assert what == found


@forks
@pytest.mark.parametrize("fault", [killed, failing, interrupted])
def test_what_was_begun_and_fails_is_done_here(fault: Callable[[], NoReturn]) -> None:
    with begun(elsewhere(fault)) as waited:
        assert waited() == whose()


@forks
def test_what_was_begun_and_is_not_waited_for_is_ended() -> None:
    with begun(elsewhere(endless)):
        assert len(multiprocessing.active_children()) == 1
    assert multiprocessing.active_children() == []


def test_what_was_begun_raises_its_fault_where_it_is_waited_for() -> None:
    with begun(failing) as waited, pytest.raises(ValueError, match=r"^spoilt$"):
        waited()


@forks
def test_long_results_come_through_whole() -> None:
    assert all_done({"a": lambda: bytes(5_000_000), "b": whose}) == {"a": bytes(5_000_000), "b": whose()}


@forks
def test_the_other_process_is_gone_as_soon_as_it_is_done() -> None:
    def waiting() -> bytes:
        (other,) = multiprocessing.active_children()
        other.join(20)
        return str(other.exitcode).encode()

    assert all_done({"a": lambda: bytes(5_000_000), "b": waiting})["b"] == b"0"


def test_work_that_comes_to_nothing_comes_to_nothing() -> None:
    assert all_done({"a": bytes, "b": bytes}) == {"a": b"", "b": b""}


@forks
@pytest.mark.parametrize("fault", [killed, failing, interrupted])
def test_what_fails_or_is_killed_in_a_process_of_its_own_is_done_here(fault: Callable[[], NoReturn]) -> None:
    done = all_done({"a": elsewhere(fault), "b": lambda: b"b", "c": whose})
    assert done == {"a": whose(), "b": b"b", "c": whose()}


@forks
def test_what_is_cut_short_in_a_process_of_its_own_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def half(connection: Connection, content: bytes) -> None:
        os.write(connection.fileno(), len(content).to_bytes(4, "big") + content[:-1])

    monkeypatch.setattr(Connection, "send_bytes", half)
    assert all_done({"a": whose, "b": whose}) == {"a": whose(), "b": whose()}


@forks
def test_what_fails_in_a_process_of_its_own_says_nothing_there(capfd: pytest.CaptureFixture[str]) -> None:
    all_done({"a": elsewhere(failing), "b": whose})
    assert capfd.readouterr() == ("", "")


def test_a_fault_is_raised_as_it_is_wherever_the_work_was_begun() -> None:
    for works in ({"a": whose, "b": failing}, {"a": failing, "b": whose}):
        with pytest.raises(ValueError, match=r"^spoilt$"):
            all_done(works)


@forks
@pytest.mark.parametrize(("fault", "raised"), [(failing, ValueError), (interrupted, KeyboardInterrupt)])
def test_where_the_work_here_is_stopped_the_others_are_ended(
    fault: Callable[[], NoReturn], raised: type[BaseException]
) -> None:
    begun = time.monotonic()
    with pytest.raises(raised):
        all_done({"a": elsewhere(endless), "b": elsewhere(endless), "c": fault})
    assert multiprocessing.active_children() == []
    assert time.monotonic() - begun < 20


def test_a_process_with_threads_does_them_in_turn() -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert all_done({"a": whose, "b": whose}) == {"a": whose(), "b": whose()}
    finally:
        end.set()
        thread.join()


@LINUX
def test_a_process_with_threads_that_are_not_pythons_does_them_in_turn() -> None:
    hold = _thread.allocate_lock()
    hold.acquire()
    known = threading.active_count()
    _thread.start_new_thread(hold.acquire, ())
    try:
        assert threading.active_count() == known
        assert all_done({"a": whose, "b": whose}) == {"a": whose(), "b": whose()}
    finally:
        hold.release()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_system_that_cannot_fork_safely_does_them_in_turn(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("committee_pack.side_by_side.sys.platform", system)
    assert all_done({"a": whose, "b": whose}) == {"a": whose(), "b": whose()}


@forks
def test_where_there_is_no_room_for_another_process_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: BaseProcess) -> NoReturn:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(BaseProcess, "start", refused)
    assert all_done({"a": whose, "b": whose}) == {"a": whose(), "b": whose()}


_ENDLESS = """
import time
from committee_pack.findings import Place, advice, error
from committee_pack.side_by_side import all_done

def last():
    time.sleep(0.3)
    print("ready", flush=True)
    time.sleep(60)

try:
    all_done({"docx": lambda: time.sleep(60), "pdf": last})
except KeyboardInterrupt:
    print("stopped")
"""


@LINUX
def test_ctrl_c_ends_both_at_once_and_the_other_without_a_word() -> None:
    with started("-c", _ENDLESS) as run:
        assert said(run) == "ready\n"
        os.killpg(run.pid, signal.SIGINT)
        assert run.communicate(timeout=20) == ("stopped\n", "")


_BUILD = """
import os, sys, time
from committee_pack import cli
from committee_pack.write import WRITERS

def writing(document, style):
    if os.getpid() != own:
        print(f"ready beside {os.getppid()}", flush=True)
    time.sleep(60)

own = os.getpid()
WRITERS.update(docx=writing, pdf=writing)
sys.argv = ["committee-pack", "build", "--jobs", "2", "--quiet", "--workspace", sys.argv[1]]
cli.main()
"""


@LINUX
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_build_that_is_ended_while_both_are_written_leaves_no_process_and_the_next_works(
    how: signal.Signals, tmp_path: Path
) -> None:
    small = small_workspace(tmp_path)
    with started("-c", _BUILD, str(small.root)) as run:
        assert said(run) == f"ready beside {run.pid}\n"
        os.kill(run.pid, how)
        # -- a process that is left would hold the end that is written to, and this would wait for it
        assert run.communicate(timeout=20) == ("", "")
    assert run.returncode == -how
    assert not [path for path in (small.root / "out").rglob("*") if path.suffix in (".docx", ".pdf")]
    assert small.run("build").code == 0


def started(*words: str) -> subprocess.Popen[str]:
    """Start Python in a group of its own, whose words can be read."""
    return subprocess.Popen([sys.executable, *words], env=ENVIRONMENT, stdout=-1, stderr=-1, text=True, process_group=0)


def said(run: subprocess.Popen[str]) -> str:
    """Return the next line that a process says."""
    assert run.stdout is not None
    return run.stdout.readline()
