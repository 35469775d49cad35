"""report.yaml: what a report holds, compares and shows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from committee_pack.findings import Finding, Outcome, did_you_mean, error
from committee_pack.model.periods import Frequency, Period
from committee_pack.model.settings import (
    CommentaryFor,
    Comparison,
    EarlierComparison,
    Pages,
    ReportSettings,
    Trend,
    Variance,
    WindowComparison,
)
from committee_pack.read.checked import Entry, FileModel, read_entry
from committee_pack.read.fields import (
    DateField,
    Identifier,
    MonthsField,
    Name,
    Number,
    PeriodField,
    WindowField,
    Words,
    YesNo,
)
from committee_pack.read.files import Files


class ComparisonFile(FileModel):
    """What stands beside the result: an earlier period's, or another window's."""

    label: Words
    earlier: MonthsField | None = None
    window: WindowField | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> ComparisonFile:
        if (self.earlier is None) == (self.window is None):
            raise ValueError("a comparison names an 'earlier' period or another 'window': write one of the two")
        return self


class VarianceFile(FileModel):
    """The difference between two cohorts; `all` is everyone."""

    of: Words
    less: Annotated[Words, Field(alias="from")]


class TrendFile(FileModel):
    """How many periods a trend shows and how far apart they are."""

    periods: Number = 4
    every: Literal["month", "quarter", "year"] = "month"


class NarrativesFile(FileModel):
    """What the report asks of its narratives."""

    required_for: Literal["pages", "all", "none"] = "pages"
    approval: Literal["required to publish", "not required"] = "required to publish"


class ReportFile(FileModel):
    """The whole of report.yaml."""

    title: Words
    period: PeriodField
    meeting: DateField | None = None
    committee: str = ""
    directorate: str = ""
    produced_by: str = ""
    published: DateField
    indicators: Words
    comparisons: dict[Name, ComparisonFile] = {}
    cohorts: dict[Name, VarianceFile] = {}
    pages: Literal["red", "all", "none"] | list[Identifier] = "red"
    trend: TrendFile = TrendFile()
    decimals_where_rounding_hides_the_rating: YesNo = False
    narratives: NarrativesFile = NarrativesFile()
    templates: list[Words]

    @model_validator(mode="after")
    def _publishes_in_time(self) -> ReportFile:
        if self.meeting and self.published > self.meeting:
            raise ValueError(f"published on {self.published}, after the meeting of {self.meeting}")
        return self


def read_report(files: Files, path: Path, period: Period | None, year_starts: int) -> Outcome[ReportSettings | None]:
    """Return the report's settings, for the period where one is given; None, with findings, where it cannot be used."""
    entry = read_entry(files, path, ReportFile, context={"year_starts": year_starts})
    if entry.value is None:
        return Outcome(None, entry.findings)
    return Outcome(_settings(entry.value, path, period), entry.findings)


def unknown_pages(entry: ReportSettings, declared: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return a finding for each indicator that is to have a page and is not in the catalogue."""
    listed = entry.pages if isinstance(entry.pages, tuple) else ()
    return tuple(
        error("indicator-unknown", entry.place, f"pages: there is no indicator '{each}'.", did_you_mean(each, declared))
        for each in listed
        if each not in declared
    )


def _settings(entry: Entry[ReportFile], path: Path, period: Period | None) -> ReportSettings:
    content = entry.content
    return ReportSettings(
        name=path.parent.name,
        title=content.title,
        period=period or content.period,
        meeting=content.meeting,
        committee=content.committee,
        directorate=content.directorate,
        produced_by=content.produced_by,
        published=content.published,
        catalogue=(path.parent / content.indicators).resolve(),
        comparisons=tuple(_comparison(name, each) for name, each in content.comparisons.items()),
        variances=tuple(Variance(name, each.of, each.less) for name, each in content.cohorts.items()),
        pages=Pages(content.pages) if isinstance(content.pages, str) else tuple(content.pages),
        trend=Trend(content.trend.periods, Frequency[content.trend.every.upper()]),
        more_decimals=content.decimals_where_rounding_hides_the_rating,
        commentary_for=CommentaryFor(content.narratives.required_for),
        approval_to_publish=content.narratives.approval == "required to publish",
        templates=tuple(content.templates),
        place=entry.source.place(("indicators",)),
        templates_place=entry.source.place(("templates",)),
    )


def _comparison(name: str, entry: ComparisonFile) -> Comparison:
    if entry.earlier is not None:
        return EarlierComparison(name, entry.label, entry.earlier)
    assert entry.window is not None, "the schema admits one of the two"
    return WindowComparison(name, entry.label, entry.window)
