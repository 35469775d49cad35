"""What was measured, and what follows from it: ratios and growth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bench.measure import Measured
from bench.stages import Stages


@dataclass(frozen=True, slots=True)
class Started:
    """A command that draws nothing: its words, its seconds by the clock, the libraries it loaded."""

    words: str
    wall: float
    libraries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """What one more indicator costs between two sizes, in milliseconds of the processor."""

    way: str
    smaller: int
    larger: int
    cost: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All that one run of the bench measured: the ways, our stages by size, a second report's, and what starts fast."""

    machine: Mapping[str, str]
    measured: tuple[Measured, ...]
    stages: Mapping[int, Stages]
    second: Stages
    started: tuple[Started, ...]

    def of(self, way: str, size: int) -> Measured | None:
        """Return a way's measurement at a size; None where it was not measured."""
        return next((each for each in self.measured if (each.way, each.size) == (way, size)), None)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes that were measured, from small to large."""
        return tuple(sorted({each.size for each in self.measured}))

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways that were measured, ours first."""
        return tuple(dict.fromkeys(each.way for each in self.measured))

    def ratio(self, size: int, ours: str, other: str) -> float | None:
        """Return our seconds by the clock over the other's; None where one of them was not measured."""
        one, two = self.of(ours, size), self.of(other, size)
        return one.wall / two.wall if one and two else None


def growth(measured: Iterable[Measured], way: str) -> tuple[Growth, ...]:
    """Return what one more indicator costs from each size to the next."""
    own = sorted((each for each in measured if each.way == way), key=lambda each: each.size)
    return tuple(
        Growth(way, less.size, more.size, 1000 * (more.cpu - less.cpu) / (more.size - less.size))
        for less, more in pairwise(own)
    )
