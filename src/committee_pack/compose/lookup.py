"""How the markup finds the results, commentary and notes that its elements name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from committee_pack.findings import Place
from committee_pack.model.document import Block
from committee_pack.model.indicators import Indicator
from committee_pack.model.notation import Notation
from committee_pack.model.periods import Period
from committee_pack.model.results import Result, Results


@dataclass(frozen=True, slots=True)
class Written:
    """What was written about an indicator, as blocks."""

    commentary: tuple[Block, ...]
    notes: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Width:
    """Where it is decided how many columns a table of the library has, and how they become fewer."""

    table: str
    place: Place
    remedy: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """Everything that an element of the markup can name."""

    results: Results
    indicators: dict[str, Indicator]
    written: Mapping[str, Written]
    free_sections: Mapping[str, tuple[Block, ...]]
    pages: frozenset[str]
    periods: dict[str, Period]
    areas: tuple[str, ...]
    regions: tuple[str, ...]
    """The areas that have others within them; all, where none has."""
    cohorts: tuple[str, ...]
    council: str
    """What the whole council's area is called."""
    notation: Notation | None
    """The report's own signs and words for marks beside figures; None where no figure has one."""
    widths: Mapping[str, Width]
    """By the template of the library that writes the table."""

    def result(self, indicator: str, period: str, area: str, cohort: str) -> Result | None:
        """Return the result of the indicator's own window for the period, the report's where it is empty."""
        if not period:
            return self.results.latest_of(self.indicators[indicator], area, cohort)
        return self.results.find(self.indicators[indicator], self.periods[period], area, cohort)
