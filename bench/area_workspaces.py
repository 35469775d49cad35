"""Synthetic workspaces of monthly rows by area, which the engine sums over time and over areas.

The same seed gives the same bytes. There is no commentary: what is measured is reading and computing.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.workspaces import CATALOGUE_HEAD, COUNCIL_YAML, REPORT, SECTION, SEED

LAST = (2016, 3)
"""The last month of every workspace ends a financial year, so that 24 months are two of them."""

REGION = 6
"""How many areas a region is the sum of."""

WINDOWS = ("M", "R12M", "YTD")
"""The windows that the indicators have in turn; all rows are of a month, so the last two are summed."""

REPORT_YAML = """\
title: Results by area
period: {period}
published: 2016-05-04
indicators: ../../data/indicators.yaml
comparisons:
  month_ago: {{label: 1 month ago, earlier: 1 month}}
  year_ago: {{label: 1 year ago, earlier: 12 months}}
pages: none
trend: {{periods: {months}, every: month}}
narratives: {{required_for: none, approval: not required}}
templates: [scorecard.html.j2]
"""

HEAD = CATALOGUE_HEAD.replace("observations:", "areas: areas.csv\ncouncil_sums: yes\nobservations:")


@dataclass(frozen=True, slots=True)
class Size:
    """How much a workspace holds: indicators, areas that have rows, months of them."""

    indicators: int
    areas: int
    months: int

    @property
    def observations(self) -> int:
        """How many rows there are."""
        return self.indicators * self.areas * self.months

    @property
    def regions(self) -> int:
        """How many areas are sums of others."""
        return -(-self.areas // REGION)

    @property
    def splits(self) -> int:
        """How many results each indicator has in a month: of each area, of each region, of the whole council."""
        return self.areas + self.regions + 1

    @property
    def results(self) -> int:
        """How many results there are in all months."""
        return self.indicators * self.splits * self.months

    def times(self, number: int) -> Size:
        """Return the size with so many times the indicators."""
        return replace(self, indicators=self.indicators * number)

    def part(self, of: int) -> Size:
        """Return the size with that part of the indicators, one at least."""
        return replace(self, indicators=max(1, self.indicators // of))


def months(count: int) -> list[str]:
    """Return so many months to the last, as a table has them, the oldest first."""
    last = LAST[0] * 12 + LAST[1] - 1
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(last - count + 1, last + 1)]


def write_area_workspace(folder: Path, size: Size, seed: int = SEED) -> Path:
    """Write a workspace of that size into a folder and return the folder."""
    for file, lines in _files(size, seed):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as held:
            held.writelines(lines)
    return folder


def _files(size: Size, seed: int) -> Iterator[tuple[str, Iterable[str]]]:
    shown = months(size.months)
    yield "council.yaml", COUNCIL_YAML
    yield f"report_templates/{REPORT}/report.yaml", REPORT_YAML.format(period=shown[-1], months=size.months)
    yield "data/areas.csv", _areas(size)
    yield "data/indicators.yaml", _catalogue(size, seed)
    yield "data/targets.csv", _targets(size, seed, shown)
    yield "data/observations.csv", _observations(size, seed, shown)


def _areas(size: Size) -> Iterator[str]:
    yield "area,parent,sums\n"
    for area in range(1, size.areas + 1):
        region = -(-area // REGION)
        if area % REGION == 1:
            yield f"Region {region},,yes\n"
        yield f"District {area},Region {region},no\n"


def _id(number: int) -> str:
    return f"indicator-{number:04}"


def _target(number: int, seed: int) -> int:
    return random.Random(f"{seed}:target:{number}").randrange(40, 90)


def _catalogue(size: Size, seed: int) -> Iterator[str]:
    yield HEAD
    for number in range(1, size.indicators + 1):
        if number % SECTION == 1:
            yield f"  - title: Group {number // SECTION + 1}\n    indicators:\n"
        yield _definition(number, _target(number, seed))


def _definition(number: int, target: int) -> str:
    return f"""\
      - id: {_id(number)}
        number: {number}
        title: Cases of kind {number} closed in time
        polarity: higher
        unit: percent
        window: {WINDOWS[number % len(WINDOWS)]}
        rating: {{green: target met, amber: {target - 5} to below target, red: below {target - 5}, basis: published}}
"""


def _targets(size: Size, seed: int, shown: list[str]) -> Iterator[str]:
    yield "indicator,period,target\n"
    first = int(shown[0][:4]) - 1
    for number in range(1, size.indicators + 1):
        for year in range(first, LAST[0]):
            yield f"{_id(number)},{year}/{(year + 1) % 100:02},{_target(number, seed)}\n"


def _observations(size: Size, seed: int, shown: list[str]) -> Iterator[str]:
    """Return the rows; each indicator has chances of its own, so a smaller workspace is the beginning of a larger."""
    yield "indicator,period,window,area,numerator,denominator\n"
    for number in range(1, size.indicators + 1):
        chance, target = random.Random(f"{seed}:rows:{number}"), _target(number, seed)
        for area in range(1, size.areas + 1):
            for month in shown:
                under = chance.randrange(50, 500)
                over = round(under * min(100, target + chance.uniform(-15, 12)) / 100)
                yield f"{_id(number)},{month},M,District {area},{over},{under}\n"
