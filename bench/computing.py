"""Seconds of the processor and memory of reading and computing, in one process, with imports aside.

`python -m bench.computing WORKSPACE` prints them as JSON.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from bench.measure import MEGABYTE, RSS_UNIT
from bench.workspaces import REPORT
from committee_pack.commands.opening import open_council
from committee_pack.compute.results import compute_results
from committee_pack.model.results import Results
from committee_pack.read.inputs import Inputs, read_inputs

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """Seconds of the processor that a step took, and the most memory held by its beginning and by its end, in MB."""

    cpu: float
    before: float
    after: float

    def least(self, other: Step) -> Step:
        """Return the less of two runs, by each measure."""
        return Step(min(self.cpu, other.cpu), min(self.before, other.before), min(self.after, other.after))


@dataclass(frozen=True, slots=True)
class Computed:
    """What a workspace takes: to read, to compute its report, then each result of all months of its trends.

    `latest` is how many results the report has, each beside those of a month and of a year ago; `results` how many
    there are in all months.
    """

    observations: int
    latest: int
    results: int
    reading: Step
    report: Step
    all_months: Step

    @classmethod
    def from_json(cls, text: str) -> Computed:
        """Return what was printed."""
        said = json.loads(text)
        steps = (Step(**said[name]) for name in ("reading", "report", "all_months"))
        return cls(said["observations"], said["latest"], said["results"], *steps)

    @property
    def computing(self) -> float:
        """Seconds of the processor for the report and all months."""
        return self.report.cpu + self.all_months.cpu

    @property
    def memory(self) -> float:
        """The most memory held for all of it, in MB, imports aside."""
        return self.all_months.after - self.reading.before


def least(runs: Iterable[Computed]) -> Computed:
    """Return the least of several runs of the same, by each measure."""
    first, *others = runs
    reading, report, all_months = first.reading, first.report, first.all_months
    for each in others:
        reading, report = reading.least(each.reading), report.least(each.report)
        all_months = all_months.least(each.all_months)
    return Computed(first.observations, first.latest, first.results, reading, report, all_months)


def computed(workspace: Path) -> Computed:
    """Return what the workspace takes, in this process."""
    inputs, reading = _step(lambda: _read(workspace))
    results, report = _step(lambda: _compute(inputs))
    count, all_months = _step(lambda: _all_months(results))
    return Computed(len(inputs.observations), len(results.latest), count, reading, report, all_months)


def _step(work: Callable[[], T]) -> tuple[T, Step]:
    before, begun = _memory(), time.process_time()
    made = work()
    return made, Step(time.process_time() - begun, before, _memory())


def _memory() -> float:
    # -- not on Windows, where the bench does not run and its tests are imported
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / MEGABYTE


def _read(workspace: Path) -> Inputs:
    opened = open_council(workspace)
    inputs = read_inputs(opened.workspace, opened.council, REPORT, None)
    assert inputs.value is not None, "the synthetic workspace is sound"
    assert not inputs.findings, inputs.findings
    return inputs.value


def _compute(inputs: Inputs) -> Results:
    return compute_results(inputs.catalogue, inputs.observations, inputs.report).value


def _all_months(results: Results) -> int:
    """Compute the result of each indicator, area and month of the trends, hold them all, and return how many."""
    periods = ((each, period) for each in results.latest for period in results.trends[each.indicator.id])
    return len([results.find(each.indicator, period, each.area, each.cohort) for each, period in periods])


if __name__ == "__main__":
    # -- as the command line does
    gc.disable()
    print(json.dumps(asdict(computed(Path(sys.argv[1])))))
