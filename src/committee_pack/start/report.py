"""The files of a new report: its settings, and what is to be written for its first period."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from committee_pack.model.indicators import Indicator
from committee_pack.model.periods import Frequency, Period
from committee_pack.model.results import Observation
from committee_pack.start.filled import filled
from committee_pack.start.folders import HERE
from committee_pack.start.kinds import SETTINGS, Kind
from committee_pack.wording.quoting import quoted

ASKED = ("title", "period", "meeting", "published", "indicators")
"""The keys of a report's settings whose values are those asked for."""


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report as it was asked for; an empty title is the kind's own.

    `catalogue` is its path from the workspace, with forward slashes.
    """

    name: str
    kind: Kind
    title: str
    catalogue: str
    meeting: date | None
    published: date

    @property
    def folder(self) -> str:
        """Its folder, from the workspace."""
        return f"report_templates/{self.name}"

    @property
    def settings(self) -> str:
        """Its report.yaml, from the workspace."""
        return f"{self.folder}/{SETTINGS}"


def report_files(new: NewReport, period: Period) -> dict[str, bytes]:
    """Return the files of the report's own folder, by their paths from the workspace; its settings come last."""
    own = {f"{new.folder}/{name}": content for name, content in new.kind.templates.items()}
    return {**own, new.settings: _settings(new, period).encode()}


def _settings(new: NewReport, period: Period) -> str:
    values = {
        "period": str(period),
        "meeting": new.meeting.isoformat() if new.meeting else None,
        "published": new.published.isoformat(),
        "indicators": quoted(posixpath.relpath(new.catalogue, new.folder)),
    }
    return filled(new.kind.settings, {**values, "title": quoted(new.title)} if new.title else values)


def narrative_files(new: NewReport, period: Period) -> dict[str, bytes]:
    """Return what the kind has written for a period besides commentary, by its path from the workspace."""
    return {f"{_narratives(new, period)}/{name}": content for name, content in new.kind.narratives.items()}


def commentary_files(new: NewReport, period: Period, owed: Iterable[Indicator]) -> dict[str, bytes]:
    """Return a stub for each commentary that is owed for a period, by its path from the workspace."""
    stub = (HERE / "commentary.md").read_text(encoding="utf-8")
    return {f"{_narratives(new, period)}/{each.id}.md": _commentary(stub, each) for each in owed}


def _narratives(new: NewReport, period: Period) -> str:
    return f"narratives/{new.name}/{period.slug}"


def _commentary(stub: str, indicator: Indicator) -> bytes:
    """Return the stub of a commentary, with its indicator's title as a comment."""
    title = "".join(filter(str.isprintable, " ".join(indicator.title.split())))
    return stub.replace("INDICATOR", indicator.id).replace("TITLE", title).encode()


def periods_with_rows(
    observations: Iterable[Observation], frequency: Frequency, year_starts: int, published: date
) -> Iterator[Period]:
    """Return the periods of a frequency that end with a row of the council's own, the latest first.

    Periods that begin after a report is published are none that it could be of.
    """
    now = published.year * 12 + published.month - 1
    lasts = {each.period.last for each in observations if not each.comparator}
    for last in sorted(lasts, reverse=True):
        period = Period(last, Frequency.MONTH, year_starts).latest(frequency)
        if period.last == last and period.first <= now:
            yield period
