"""The one command: makes the workspaces, runs each way in turn, prints what came of it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.figures import Figures, Started
from bench.machine import machine
from bench.measure import Measured, Run, best, environment, run_aside, run_cold
from bench.memory import peak_memory
from bench.numbers import number
from bench.prepare import SECOND, prepare
from bench.report import markdown, told
from bench.stages import Stages
from bench.targets import STARTED
from bench.ways import OURS, SHORT, WAYS, Prepared

SIZES = (10, 45, 180, 720)
STARTS = 5
"""How often a command that starts fast is run."""


def arguments(typed: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was typed."""
    parser = argparse.ArgumentParser("python -m bench", description="Measure committee_pack beside other ways.")
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="numbers of indicators: 10,45,180,720")
    parser.add_argument("--runs", type=number, default=3, help="timed runs of each; the least counts")
    parser.add_argument("--only", type=_ways, default=tuple(WAYS), help=f"some of {','.join(SHORT)}")
    parser.add_argument(
        "--peers", default=sys.executable, metavar="PYTHON", help="a Python with bench/requirements.txt"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write there and keep what was written")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also put the tables between the marks of a page")
    return parser.parse_args(typed)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted({number(each) for each in text.split(",")}))


def _ways(text: str) -> tuple[str, ...]:
    unknown = [each for each in text.split(",") if each not in SHORT]
    if unknown:
        raise argparse.ArgumentTypeError(f"'{unknown[0]}' is none of {', '.join(SHORT)}")
    return tuple(SHORT[each] for each in SHORT if each in text.split(","))


def run(asked: argparse.Namespace, folder: Path) -> Figures:
    """Return all that was measured; raises BenchError where something is missing or fails."""
    prepared, env = Prepared(folder, asked.peers), environment()
    _say("making the workspaces")
    prepare(prepared, asked.sizes, asked.only, env)
    _warm(prepared, asked, env)
    measured = [each for size in asked.sizes for each in _size(prepared, size, asked, env)]
    stages, second = _stages(prepared, asked, env) if OURS in asked.only else ({}, {})
    started = tuple(_started(words, env) for words in STARTED) if OURS in asked.only else ()
    return Figures(machine(asked.peers, env), tuple(measured), stages, second, started)


def _warm(prepared: Prepared, asked: argparse.Namespace, env: dict[str, str]) -> None:
    """Run each way once before it counts: Python compiles its modules, LibreOffice writes its settings."""
    _say("running each way once before it counts")
    for way in asked.only:
        run_cold(_command(prepared, way, asked.sizes[0]), env)


def _command(prepared: Prepared, way: str, size: int) -> list[str]:
    """Return the command of a way at a size, its folder made."""
    out = prepared.out(way, size)
    out.mkdir(parents=True, exist_ok=True)
    return WAYS[way](prepared, size, out)


def _size(prepared: Prepared, size: int, asked: argparse.Namespace, env: dict[str, str]) -> list[Measured]:
    """Run each way at a size, one after another and again, so that a busy moment of the machine falls on all."""
    runs: dict[str, list[Run]] = {way: [] for way in asked.only}
    for turn in range(asked.runs):
        for way in asked.only:
            runs[way].append(run_cold(_command(prepared, way, size), env))
            _say(f"{size} indicators, {way}, run {turn + 1}: {runs[way][-1].wall:.2f} s")
    return [_best(prepared, way, size, runs[way], env) for way in asked.only]


def _best(prepared: Prepared, way: str, size: int, runs: list[Run], env: dict[str, str]) -> Measured:
    """Run a way once more for its memory, since looking at it takes time, and return what all its runs came to."""
    memory = peak_memory(_command(prepared, way, size), env)
    _say(f"{size} indicators, {way}, memory: {memory:.0f} MB")
    return best(way, size, runs, memory, prepared.out(way, size))


def _stages(prepared: Prepared, asked: argparse.Namespace, env: dict[str, str]) -> tuple[dict[int, Stages], Stages]:
    """Return our stages by size, and those of a second report in the same process."""
    _say("our time by stage")
    stages: dict[int, Stages] = {}
    for size in asked.sizes:
        stages[size] = _fastest([prepared.workspace(size)], asked.runs, env)
    first = prepared.workspace(SECOND if SECOND in asked.sizes else asked.sizes[0])
    return stages, _fastest([first, prepared.other], asked.runs, env)


def _fastest(workspaces: list[Path], runs: int, env: dict[str, str]) -> Stages:
    """Return the stages of the last workspace's report, in the fastest of several runs."""
    turns = [_json(["bench.stages", *map(str, workspaces)], env)[-1] for _ in range(runs)]
    return min(turns, key=lambda stages: sum(stages.values()))


def _started(words: str, env: dict[str, str]) -> Started:
    """Measure a command on the repository's own workspace."""
    _say(f"committee-pack {words}")
    command = [sys.executable, "-m", "committee_pack", words]
    wall = min(run_cold(command, env).wall for _ in range(STARTS))
    return Started(words, wall, tuple(_json(["bench.libraries", words], env)))


def _json(module: list[str], env: dict[str, str]) -> list[Any]:
    """Return the list that a module of the bench prints."""
    said: list[Any] = json.loads(run_aside([sys.executable, "-m", *module], env))
    return said


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def main() -> int:
    """Run what was asked for, print it, and return the exit code."""
    asked = arguments()
    return told(asked.markdown, asked.keep, lambda folder: markdown(run(asked, folder)))


if __name__ == "__main__":
    sys.exit(main())
