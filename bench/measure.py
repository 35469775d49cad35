"""A command run cold in a process of its own: how long it took, what it used, what it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.missing import BenchError

ROOT = Path(__file__).parents[1]
MEGABYTE = 1_000_000
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""In what `ru_maxrss` counts: bytes on macOS, kibibytes on Linux."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock, seconds of the processor with all children, the largest process in MB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A way of making a report of some size: its fastest run's time, its least CPU, its memory and files in MB."""

    way: str
    size: int
    wall: float
    cpu: float
    memory: float
    word: float
    pdf: float

    def as_dict(self) -> dict[str, str | int | float]:
        """Return the measurement as JSON has it."""
        return asdict(self)


def environment() -> dict[str, str]:
    """Return the environment in which this tree is measured, whatever else is installed."""
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path}


def run_cold(command: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a command in a fresh process and return what it took; raises BenchError with its words if it fails.

    This process stays small, since on Linux a child's peak memory begins at its parent's.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise failed(command, said)
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * RSS_UNIT / MEGABYTE)


def failed(command: Sequence[str], said: bytes) -> BenchError:
    """Return the fault that a command ended with, and its words."""
    return BenchError(f"This failed: {' '.join(command)}\n{said.decode(errors='replace')}")


def run_aside(command: Sequence[str], env: Mapping[str, str]) -> str:
    """Run a command that is not measured and return what it prints; raises BenchError with its words if it fails."""
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
    if done.returncode:
        raise failed(command, done.stderr)
    return done.stdout.decode()


def best(way: str, size: int, runs: Iterable[Run], memory: float, out: Path) -> Measured:
    """Return the least of several runs, by each measure, with the memory and the sizes of the files in the folder."""
    some = list(runs)
    return Measured(
        way,
        size,
        min(run.wall for run in some),
        min(run.cpu for run in some),
        memory,
        _written(out, "docx"),
        _written(out, "pdf"),
    )


def _written(out: Path, ending: str) -> float:
    """Return the size of the one file with that ending, in MB."""
    (file,) = out.rglob(f"*.{ending}")
    return file.stat().st_size / MEGABYTE
