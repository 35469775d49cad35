"""How long reading and computing take, and the memory they need, for months of many indicators by many areas.

`python -m bench.engine` makes a synthetic workspace, and one of a quarter and of four times its indicators, measures
each in a process of its own, imports aside, and prints what came of it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.area_workspaces import Size, write_area_workspace
from bench.computing import Computed, least
from bench.engine_report import MARKS, Sized, markdown
from bench.machine import here
from bench.measure import environment, run_aside
from bench.numbers import number
from bench.report import told


def arguments(typed: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was typed."""
    parser = argparse.ArgumentParser("python -m bench.engine", description="Measure reading and computing.")
    parser.add_argument("--indicators", type=number, default=100, help="indicators of the middle size")
    parser.add_argument("--areas", type=number, default=30, help="areas that have rows")
    parser.add_argument("--months", type=number, default=24, help="months of each")
    parser.add_argument("--runs", type=number, default=3, help="runs of each; the least counts")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the workspaces there and keep them")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also put the tables between the marks of a page")
    return parser.parse_args(typed)


def sizes(middle: Size) -> tuple[Size, ...]:
    """Return a quarter of the size, the size itself, and four times it; each once."""
    return tuple(dict.fromkeys((middle.part(4), middle, middle.times(4))))


def run(asked: argparse.Namespace, folder: Path) -> tuple[Sized, ...]:
    """Return what was measured of each size; raises BenchError where it fails."""
    return tuple(_measured(sizes(Size(asked.indicators, asked.areas, asked.months)), asked.runs, folder))


def _measured(some: tuple[Size, ...], runs: int, folder: Path) -> Iterator[Sized]:
    for size in some:
        _say(f"{size.indicators} indicators: making {size.observations:,} observations")
        workspace = write_area_workspace(folder / f"{size.indicators}", size)
        yield Sized(size, least([_run(workspace, turn) for turn in range(runs)]))


def _run(workspace: Path, turn: int) -> Computed:
    """Measure in a process of its own; this one stays small, since a child's peak memory begins at its parent's."""
    said = run_aside([sys.executable, "-m", "bench.computing", str(workspace)], environment())
    found = Computed.from_json(said)
    _say(f"run {turn + 1}: reading {found.reading.cpu:.2f} s, computing {found.computing:.2f} s")
    return found


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def main(typed: Sequence[str] | None = None) -> int:
    """Run what was asked for, print it, and return the exit code."""
    asked = arguments(typed)
    return told(asked.markdown, asked.keep, lambda folder: markdown(here(), run(asked, folder)), MARKS)


if __name__ == "__main__":
    sys.exit(main())
