"""Formats written side by side: the same bytes as in turn, faults told once, and no process left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NoReturn

import pytest

from committee_pack.write import WRITERS, write_all
from committee_pack.write.side_by_side import all_done
from tests.support.documents import STYLE, document

FORKS = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
ROOT = Path(__file__).parents[2]


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


def test_side_by_side_and_in_turn_give_the_same_bytes() -> None:
    def written(side_by_side: bool) -> dict[str, bytes]:
        return write_all(document(), STYLE, tuple(WRITERS), side_by_side=side_by_side, step=lambda _: None)

    one, other = written(True), written(False)
    assert list(one) == list(other) == list(WRITERS)
    assert one == other
    assert all(len(content) > 1000 for content in one.values())


@FORKS
def test_the_first_is_done_here_and_each_of_the_others_in_a_process_of_its_own() -> None:
    done = all_done({"a": whose, "b": whose, "c": whose})
    assert list(done) == ["a", "b", "c"]
    assert done["a"] == whose()
    assert len(set(done.values())) == 3


def test_one_alone_is_done_here() -> None:
    assert all_done({"a": whose}) == {"a": whose()}


@FORKS
def test_more_than_a_pipe_holds_comes_through_whole() -> None:
    assert all_done({"a": whose, "b": lambda: bytes(5_000_000)})["b"] == bytes(5_000_000)


def test_work_that_comes_to_nothing_comes_to_nothing() -> None:
    assert all_done({"a": bytes, "b": bytes}) == {"a": b"", "b": b""}


@pytest.mark.parametrize("fault", [killed, failing, interrupted])
def test_what_fails_or_is_killed_in_a_process_of_its_own_is_done_here(fault: Callable[[], NoReturn]) -> None:
    done = all_done({"a": whose, "b": elsewhere(fault), "c": lambda: b"c"})
    assert done == {"a": whose(), "b": whose(), "c": b"c"}


def test_what_fails_in_a_process_of_its_own_says_nothing_there(capfd: pytest.CaptureFixture[str]) -> None:
    all_done({"a": whose, "b": elsewhere(failing)})
    assert capfd.readouterr() == ("", "")


def test_a_fault_is_raised_as_it_is_wherever_the_work_was_begun() -> None:
    for works in ({"a": whose, "b": failing}, {"a": failing, "b": whose}):
        with pytest.raises(ValueError, match=r"^spoilt$"):
            all_done(works)


@pytest.mark.parametrize(("fault", "raised"), [(failing, ValueError), (interrupted, KeyboardInterrupt)])
def test_where_the_work_here_is_stopped_the_others_are_ended(
    fault: Callable[[], NoReturn], raised: type[BaseException]
) -> None:
    begun = time.monotonic()
    with pytest.raises(raised):
        all_done({"a": fault, "b": elsewhere(endless), "c": elsewhere(endless)})
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


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_system_that_cannot_fork_safely_does_them_in_turn(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("committee_pack.write.side_by_side.sys.platform", system)
    assert all_done({"a": whose, "b": whose}) == {"a": whose(), "b": whose()}


@FORKS
def test_where_there_is_no_room_for_another_process_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: BaseProcess) -> NoReturn:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(BaseProcess, "start", refused)
    assert all_done({"a": whose, "b": whose}) == {"a": whose(), "b": whose()}


_ENDLESS = """
import time
from committee_pack.write.side_by_side import all_done

def first():
    time.sleep(0.3)
    print("ready", flush=True)
    time.sleep(60)

try:
    all_done({"docx": first, "pdf": lambda: time.sleep(60)})
except KeyboardInterrupt:
    print("stopped")
"""


@FORKS
def test_ctrl_c_ends_both_at_once_and_the_other_without_a_word() -> None:
    command = [sys.executable, "-c", _ENDLESS]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, env=environment, stdout=-1, stderr=-1, text=True, start_new_session=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        os.killpg(run.pid, signal.SIGINT)
        assert run.communicate(timeout=20) == ("stopped\n", "")
