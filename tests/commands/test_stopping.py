"""Ctrl+C at every stage: it ends with a line or without a word, never with the program's inside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from committee_pack.commands.stopping import Stopped, on_ctrl_c, stop
from tests.support.workspaces import ROOT, Ran, small_workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be pressed for a process alone")
WHOLE = "Stopped. Every report is whole: as it was before, or as built now."


def test_ctrl_c_in_a_build_clears_the_half_line_and_says_what_stands() -> None:
    from tests.support.terminal import CTRL_C, Terminal

    terminal = Terminal(ROOT, "build", "scs-scorecard", "--out", os.devnull)
    terminal.wait_for("scs-scorecard: ")
    terminal.press(CTRL_C)
    assert terminal.end() == 130
    assert terminal.said.endswith(f"\r\x1b[K{WHOLE}\r\n")


def test_ctrl_c_in_a_check_says_only_that_it_stopped() -> None:
    from tests.support.terminal import CTRL_C, Terminal

    terminal = Terminal(ROOT, "check")
    terminal.wait_for("scs-scorecard: ")
    terminal.press(CTRL_C)
    assert terminal.end() == 130
    assert terminal.said.endswith("\r\x1b[KStopped.\r\n")


def test_a_watch_that_ctrl_c_ends_has_ended_well(tmp_path: Path) -> None:
    from tests.support.terminal import CTRL_C, Terminal

    terminal = Terminal(small_workspace(tmp_path).root, "build", "--watch", "--to", "pdf")
    terminal.wait_for("Ctrl+C stops.")
    terminal.press(CTRL_C)
    assert terminal.end() == 0
    assert terminal.said.endswith("Stopped watching.\r\n")
    assert "KeyboardInterrupt" not in terminal.said


def test_a_watch_that_ctrl_c_ends_while_it_builds_says_what_stands(tmp_path: Path) -> None:
    from tests.support.terminal import CTRL_C, Terminal

    terminal = Terminal(small_workspace(tmp_path).root, "build", "--watch", "--to", "pdf")
    terminal.wait_for("monthly: ")
    terminal.press(CTRL_C)
    assert terminal.end() == 0
    assert terminal.said.endswith(f"{WHOLE.replace('Stopped', 'Stopped watching')}\r\n")


def test_a_report_that_ctrl_c_stops_between_the_old_and_the_new_stands_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = small_workspace(tmp_path)
    assert small.run("build", "--to", "pdf").code == 0
    before = {path: path.read_bytes() for path in (small.root / "out").rglob("*") if path.is_file()}
    rename = Path.rename

    def stopped(path: Path, to: Path) -> Path:
        if path.name.endswith(".new"):
            raise Stopped
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", stopped)
    done = small.run("build", "--to", "docx")
    assert (done.code, done.out, done.err) == (130, "", f"{WHOLE}\n")
    assert {path: path.read_bytes() for path in before} == before


def pressed_on_import_of(module: str, *typed: str) -> Ran:
    """Run a command that gets Ctrl+C at the moment at which it imports a module."""
    program = (
        "import os, runpy, signal, sys\n"
        "class Press:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Press())\n"
        f"sys.argv = ['committee-pack', *{typed!r}]\n"
        "runpy.run_module('committee_pack', run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(), done.stdout)


@pytest.mark.parametrize("module", ["typer", "committee_pack.commands.console", "pydantic", "committee_pack.pipeline"])
def test_ctrl_c_while_the_program_imports_ends_it_without_a_word(module: str) -> None:
    done = pressed_on_import_of(module, "check")
    assert (done.code, done.out, done.err) == (-signal.SIGINT, "", "")


def test_ctrl_c_after_the_last_word_stops_nothing() -> None:
    program = (
        "import atexit, os, signal, sys, committee_pack.cli as cli\n"
        "atexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))\n"
        "sys.argv = ['committee-pack', '--version']\n"
        "cli.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_program_that_imports_the_command_line_keeps_its_own_ctrl_c() -> None:
    program = "import signal, committee_pack.cli; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    assert subprocess.check_output([sys.executable, "-c", program]) == b"True\n"


def test_a_command_that_is_to_outlive_ctrl_c_does() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with on_ctrl_c(stop):
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_ctrl_c_does_as_before_once_a_command_has_ended(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    small_workspace(tmp_path).run("check")
    assert signal.getsignal(signal.SIGINT) is before
