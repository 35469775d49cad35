"""A bench over workspaces of several sizes: its options, and the way from these to its tables."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.measure import Run
from bench.numbers import number
from bench.report import told

Asked = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Bench:
    """What a bench is called and does, what an indicator of it is, how many it takes, and where its tables stand."""

    name: str
    about: str
    an_indicator: str
    indicators: tuple[int, ...]
    runs: int
    marks: tuple[str, str]

    def arguments(self, typed: Sequence[str] | None = None) -> Asked:
        """Return what was typed."""
        parser = argparse.ArgumentParser(f"python -m bench.{self.name}", description=self.about)
        some = list(self.indicators)
        parser.add_argument("--indicators", type=number, nargs="+", default=some, help=self.an_indicator)
        parser.add_argument("--runs", type=number, default=self.runs, help="runs of each; the least counts")
        parser.add_argument("--keep", type=Path, metavar="DIR", help="write the workspaces there and keep them")
        parser.add_argument(
            "--markdown", type=Path, metavar="FILE", help="also put the tables between the marks of a page"
        )
        return parser.parse_args(typed)

    def run(self, typed: Sequence[str] | None, text_of: Callable[[Asked, Path], str]) -> int:
        """Run what was asked for in a folder, print it, and return the exit code."""
        asked = self.arguments(typed)
        return told(asked.markdown, asked.keep, partial(text_of, asked), self.marks)


def least(took: Sequence[Run]) -> tuple[float, float, float]:
    """Return the least wall time, time of the processor and memory of several runs."""
    return (min(run.wall for run in took), min(run.cpu for run in took), min(run.memory for run in took))
