"""What was promised, and whether a run reached it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.figures import Figures, growth
from bench.libraries import HEAVY
from bench.ways import LIBREOFFICE, OURS, TYPST

AGAINST_LIBREOFFICE = 0.2
AGAINST_TYPST = {45: 1.5, 180: 1.0, 720: 0.5}
MEMORY = {45: 220, 720: 400}
COST = 12
SAME = 0.2
GROWTH = ((45, 180), (180, 720))
SECOND_REPORT = 0.6
STARTED = {"--help": 0.25, "check": 0.8}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A promise, what was measured, and whether it was reached; None where it was not measured."""

    promise: str
    measured: str
    reached: bool | None

    @property
    def word(self) -> str:
        """The verdict in words."""
        return {True: "reached", False: "not reached", None: "not measured"}[self.reached]


def verdicts(figures: Figures) -> tuple[Verdict, ...]:
    """Return what came of each promise, in one order."""
    judges: tuple[Callable[[Figures], Iterator[Verdict]], ...] = (
        _usual_way,
        _fastest_way,
        _cost,
        _memory,
        _files,
        _second,
        _started,
    )
    return tuple(verdict for judge in judges for verdict in judge(figures))


def at_most(promise: str, value: float | None, limit: float, shown: str, *, less: bool = False) -> Verdict:
    """Return whether a value is at most (with `less`, below) its limit; `shown` is how it is put into words."""
    if value is None:
        return Verdict(promise, "", None)
    return Verdict(promise, shown.format(value), value < limit if less else value <= limit)


def _usual_way(figures: Figures) -> Iterator[Verdict]:
    for size in figures.sizes:
        ratio = figures.ratio(size, OURS, LIBREOFFICE)
        promise = f"{size} indicators: at most {AGAINST_LIBREOFFICE} of the time of {LIBREOFFICE}"
        yield at_most(promise, ratio, AGAINST_LIBREOFFICE, "{:.2f} times")


def _fastest_way(figures: Figures) -> Iterator[Verdict]:
    for size, limit in AGAINST_TYPST.items():
        less = limit == 1
        promise = f"{size} indicators: {'less than' if less else f'at most {limit} of'} the time of {TYPST}"
        yield at_most(promise, figures.ratio(size, OURS, TYPST), limit, "{:.2f} times", less=less)


def _cost(figures: Figures) -> Iterator[Verdict]:
    costs = {(each.smaller, each.larger): each.cost for each in growth(figures.measured, OURS)}
    for smaller, larger in GROWTH:
        promise = f"One more indicator, {smaller} to {larger}: under {COST} ms of the processor"
        yield at_most(promise, costs.get((smaller, larger)), COST, "{:.1f} ms", less=True)
    first, second = (costs.get(sizes) for sizes in GROWTH)
    change = abs(second / first - 1) if first and second is not None else None
    percent = None if change is None else 100 * change
    yield at_most(f"The same in both, within {SAME:.0%}", percent, 100 * SAME, "{:.1f}% apart")


def _memory(figures: Figures) -> Iterator[Verdict]:
    for size, limit in MEMORY.items():
        ours = figures.of(OURS, size)
        memory = ours.memory if ours else None
        yield at_most(f"{size} indicators: at most {limit} MB of memory", memory, limit, "{:.0f} MB")


def _files(figures: Figures) -> Iterator[Verdict]:
    for other in (LIBREOFFICE, TYPST):
        for form in ("word", "pdf"):
            shares = list(_shares(figures, other, form))
            name = {"word": "Word file", "pdf": "PDF"}[form]
            promise = f"Our {name} smaller than that of {other} at every size"
            yield at_most(promise, max(shares, default=None), 1, "at most {:.2f} of its size", less=True)


def _shares(figures: Figures, other: str, form: str) -> Iterator[float]:
    """Return our file's size over the other's, at each size of report."""
    for size in figures.sizes:
        ours, theirs = figures.of(OURS, size), figures.of(other, size)
        if ours and theirs:
            yield getattr(ours, form) / getattr(theirs, form)


def _second(figures: Figures) -> Iterator[Verdict]:
    seconds = sum(figures.second.values()) if figures.second else None
    yield at_most(
        f"A second report in one process: under {SECOND_REPORT} s", seconds, SECOND_REPORT, "{:.2f} s", less=True
    )


def _started(figures: Figures) -> Iterator[Verdict]:
    for each in figures.started:
        command = f"`committee-pack {each.words}`"
        limit = STARTED[each.words]
        yield at_most(f"{command}: under {limit} s", each.wall, limit, "{:.2f} s", less=True)
        held = [name for name in each.libraries if name in HEAVY]
        promise = f"{command} loads no library that draws or makes documents"
        yield Verdict(promise, ", ".join(held) or "none", not held)
