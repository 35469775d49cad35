"""The most memory that a command and all processes it starts hold at once, by a run of its own that is not timed."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.measure import MEGABYTE, ROOT, failed, run_cold

PROC = Path("/proc")
INTERVAL = 0.02
"""Seconds between two looks, each of which takes a few milliseconds; what is held at the peak is held for longer."""

ALL = sys.platform == "linux"
"""Whether all processes can be looked at; elsewhere the memory of the largest one is known when it has ended."""

HOW = "all processes of a way together" if ALL else "the largest process of a way alone"


def peak_memory(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Run a command once more and return its memory in MB; raises BenchError with its words if it fails."""
    return _sampled(command, env) if ALL else run_cold(command, env).memory


def _sampled(command: Sequence[str], env: Mapping[str, str]) -> float:
    most = 0
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=said) as process:
            while process.poll() is None:
                most = max(most, sum(map(_share, _tree(process.pid))))
                time.sleep(INTERVAL)
        said.seek(0)
        if process.returncode:
            raise failed(command, said.read())
    return most / MEGABYTE


def _tree(root: int) -> list[int]:
    """Return a process and all that it began, and these began."""
    parents = dict(_parents())
    found = [root]
    for each in found:
        found += [process for process, parent in parents.items() if parent == each]
    return found


def _parents() -> Iterator[tuple[int, int]]:
    """Return the processes of the machine, each with the one that began it."""
    for folder in PROC.glob("[0-9]*"):
        # -- a process may end while it is looked at
        with contextlib.suppress(OSError):
            # -- the name, in brackets, may hold anything; the state and the parent follow it
            yield int(folder.name), int((folder / "stat").read_text().rpartition(")")[2].split()[1])


def _share(process: int) -> int:
    """Return what a process holds in bytes, of what it shares its share (PSS), so that a sum counts no page twice."""
    with contextlib.suppress(OSError):
        for line in (PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
