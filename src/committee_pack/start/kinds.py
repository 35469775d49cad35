"""The kinds of report that there are to start from: a folder of `reports/` each, and nothing else knows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from committee_pack.model.periods import Frequency, Period, parse_period
from committee_pack.start.folders import HERE, files_in, folders_in

REPORTS = HERE / "reports"
SETTINGS = "report.yaml"
NARRATIVES = "narratives/"
"""The file that each kind has, and what the paths of those begin with that belong among a period's narratives."""
_PERIOD = re.compile(r"^period: +(.*?)(?: +#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: its files as they lie in its folder, by their path from there."""

    name: str
    files: dict[str, bytes]

    @property
    def settings(self) -> str:
        """Its report.yaml, with values that a new report's take the place of."""
        return self.files[SETTINGS].decode("utf-8")

    @property
    def period(self) -> Period:
        """The period that stands in its report.yaml: a new report is by periods as long."""
        found = _PERIOD.search(self.settings)
        assert found, f"{self.name}/{SETTINGS} says no period"
        return parse_period(found[1])

    @property
    def frequency(self) -> Frequency:
        """How often such a report is made."""
        return self.period.frequency

    def period_where(self, year_starts: int) -> Period:
        """Return a period of such a report where the financial year starts in a month."""
        return Period(self.period.last, Frequency.MONTH, year_starts).latest(self.frequency)

    @property
    def templates(self) -> dict[str, bytes]:
        """Its own templates, by file name."""
        beside = (SETTINGS, NARRATIVES)
        return {path: content for path, content in self.files.items() if not path.startswith(beside)}

    @property
    def narratives(self) -> dict[str, bytes]:
        """What is written for each period of it besides commentary on indicators, by file name."""
        of = ((path, content) for path, content in self.files.items() if path.startswith(NARRATIVES))
        return {path.removeprefix(NARRATIVES): content for path, content in of}


def kind_names(folder: Path = REPORTS) -> tuple[str, ...]:
    """Return the names of all kinds, in order."""
    return folders_in(folder)


def usual_kind() -> str:
    """Return the kind that is meant where none is named: that of the report which a new workspace has."""
    return folders_in(HERE / "workspace" / "report_templates")[0]


def kind_of(name: str, folder: Path = REPORTS) -> Kind:
    """Return a kind by its name."""
    return Kind(name, files_in(folder / name))
