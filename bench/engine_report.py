"""What the engine took, and whether it is what was promised, as tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.area_workspaces import Size
from bench.computing import Computed
from bench.report import table
from bench.targets import Verdict, at_most

MARKS = ("<!-- engine: begin -->", "<!-- engine: end -->")

PROMISED = Size(100, 30, 24)
CPU = 1.5
"""Seconds of the processor that computing the promised size takes at most, imports aside."""
PROPORTION = 1.2
"""By how much what one observation takes may grow from a size to one four times as large."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A size and what it took."""

    size: Size
    took: Computed

    @property
    def computing(self) -> float:
        """Microseconds of the processor that computing takes for an observation."""
        return 1e6 * self.took.computing / self.took.observations

    @property
    def reading(self) -> float:
        """Microseconds of the processor that reading takes for an observation."""
        return 1e6 * self.took.reading.cpu / self.took.observations

    @property
    def memory(self) -> float:
        """Kilobytes of memory that all of it takes for an observation."""
        return 1e3 * self.took.memory / self.took.observations


def markdown(machine: Mapping[str, str], measured: tuple[Sized, ...]) -> str:
    """Return all tables."""
    parts = (
        ("Machine of the engine's bench", table(("what", "which"), list(machine.items()))),
        ("Sizes", _sizes(measured)),
        ("Seconds of the processor", _seconds(measured)),
        ("Most memory held, in MB", _memory(measured)),
        ("What one observation takes", _each(measured)),
        ("Targets of the engine", _targets(measured)),
    )
    return "\n".join(f"### {head}\n{text}" for head, text in parts)


def _sizes(measured: tuple[Sized, ...]) -> str:
    heads = ("indicators", "areas", "months", "observations", "results of the report", "results of all months")
    return table(heads, [tuple(f"{number:,}" for number in _numbers(each)) for each in measured])


def _numbers(each: Sized) -> tuple[int, ...]:
    size, took = each.size, each.took
    return (size.indicators, size.areas, size.months, took.observations, took.latest, took.results)


def _seconds(measured: tuple[Sized, ...]) -> str:
    heads = ("indicators", "reading", "computing the report", "computing all months", "computing both")
    return table(heads, [(f"{each.size.indicators:,}", *map(_two, _cpu(each.took))) for each in measured])


def _cpu(took: Computed) -> tuple[float, ...]:
    return (took.reading.cpu, took.report.cpu, took.all_months.cpu, took.computing)


def _two(number: float) -> str:
    return f"{number:.2f}"


def _memory(measured: tuple[Sized, ...]) -> str:
    heads = ("indicators", "imported", "read", "report computed", "all months computed")
    return table(heads, [(f"{each.size.indicators:,}", *map(_whole, _held(each.took))) for each in measured])


def _held(took: Computed) -> tuple[float, ...]:
    return (took.reading.before, took.reading.after, took.report.after, took.all_months.after)


def _whole(number: float) -> str:
    return f"{number:.0f}"


def _each(measured: tuple[Sized, ...]) -> str:
    heads = ("indicators", "reading, microseconds", "computing, microseconds", "memory, kB")
    return table(heads, [(f"{each.size.indicators:,}", *map(_one, _costs(each))) for each in measured])


def _costs(each: Sized) -> tuple[float, ...]:
    return (each.reading, each.computing, each.memory)


def _one(number: float) -> str:
    return f"{number:.1f}"


def _targets(measured: tuple[Sized, ...]) -> str:
    rows = [(each.promise, each.measured, each.word) for each in verdicts(measured)]
    return table(("target", "measured", "verdict"), rows)


def verdicts(measured: tuple[Sized, ...]) -> tuple[Verdict, ...]:
    """Return what came of each promise, in one order."""
    return (*_on_time(measured), *_on_growth(measured))


def _on_time(measured: tuple[Sized, ...]) -> Iterator[Verdict]:
    took = next((each.took for each in measured if each.size == PROMISED), None)
    name = f"{PROMISED.observations:,} observations"
    report, both = (took.report.cpu, took.computing) if took else (None, None)
    yield at_most(f"{name}: the report computed in under {CPU} s", report, CPU, "{:.2f} s", less=True)
    yield at_most(f"{name}: the report and all months in under {CPU} s", both, CPU, "{:.2f} s", less=True)


def _on_growth(measured: tuple[Sized, ...]) -> Iterator[Verdict]:
    for what in ("reading", "computing", "memory"):
        promise = f"{what.capitalize()}, for an observation: at most {PROPORTION} times that of a smaller size"
        yield at_most(promise, _growth(measured, what), PROPORTION, "{:.2f} times")


def _growth(measured: tuple[Sized, ...], what: str) -> float | None:
    """Return how many times as much an observation takes at a size than at a smaller one, at most."""
    costs = [getattr(each, what) for each in sorted(measured, key=lambda each: each.size.observations)]
    pairs = [(less, more) for i, less in enumerate(costs) for more in costs[i + 1 :]]
    return max((more / less for less, more in pairs if less), default=None)
