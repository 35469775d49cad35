"""report.yaml: what a report holds, compares and shows."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error
from committee_pack.model.indicators import Catalogue
from committee_pack.model.periods import Frequency, Period
from committee_pack.model.results import Observation
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
from committee_pack.read.checked import Entry, EntryError, FileModel, read_entry
from committee_pack.read.doubts import is_yet_to_come
from committee_pack.read.fields import (
    NAMED,
    Count,
    DateField,
    Identifier,
    List,
    ListOrWord,
    MonthsField,
    Name,
    PeriodField,
    WindowField,
    Word,
    Words,
    YesNo,
)
from committee_pack.read.files import Files

EVERYONE = "all"
"""What a file calls the cohort of everyone."""
COLUMNS = (
    *("indicator", "number", "section", "title", "area", "cohort", "period", "window", "polarity"),
    *("numerator", "denominator", "value", "result", "target", "rating", "source"),
)
COMPARED_COLUMNS = ("result", "value", "direction", "change", "rating")
"""The columns of the results, and those of a comparison after its name: none may be named twice."""


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

    @model_validator(mode="after")
    def _compares_two(self) -> VarianceFile:
        if self.of == self.less:
            raise EntryError("from", f"'{self.of}' is compared with itself: name another cohort")
        return self


class TrendFile(FileModel):
    """How many periods a trend shows and how far apart they are: as long as the report's own where it is not said."""

    periods: Count = 4
    every: Literal["month", "quarter", "year"] | None = None


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
    comparisons: Annotated[dict[Name, ComparisonFile], NAMED] = {}
    cohorts: Annotated[dict[Name, VarianceFile], NAMED] = {}
    pages: Annotated[Annotated[list[Identifier], List] | Annotated[Literal["red", "all", "none"], Word], ListOrWord] = (
        "red"
    )
    trend: TrendFile = TrendFile()
    decimals_where_rounding_hides_the_rating: YesNo = False
    narratives: NarrativesFile = NarrativesFile()
    templates: Annotated[list[Words], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_columns_once(self) -> ReportFile:
        taken = {*COLUMNS, *(f"{name}_{column}" for name in self.comparisons for column in COMPARED_COLUMNS)}
        for name in self.cohorts:
            if name in self.comparisons:
                raise EntryError("cohorts", f"'{name}' names a comparison already, and both are columns of the results")
            if twice := taken & {name, f"{name}_value"}:
                raise EntryError("cohorts", f"'{min(twice)}' is a column of the results already: take another name")
            taken |= {name, f"{name}_value"}
        return self


def read_report(files: Files, path: Path, period: Period | None, year_starts: int) -> Outcome[ReportSettings | None]:
    """Return the report's settings, for the period where one is given; None, with findings, where it cannot be used."""
    entry = read_entry(files, path, ReportFile, context={"year_starts": year_starts})
    if entry.value is None:
        return Outcome(None, entry.findings)
    built = period or entry.value.content.period
    faults = (*_late(entry.value, built), *_uneven(entry.value, built), *_repeated_templates(entry.value))
    return Outcome(_settings(entry.value, path, period), (*entry.findings, *faults))


def _late(entry: Entry[ReportFile], built: Period) -> Iterator[Finding]:
    content = entry.content
    if built is content.period and is_yet_to_come(built, content.published):
        message = f"The report is of {built}, which begins after it is published on {content.published}."
        yield error("date-order", entry.source.place(("period",)), message, "Look at both again.")
    if content.meeting and content.published > content.meeting:
        message = f"The report is published on {content.published}, after the meeting of {content.meeting}."
        yield error("date-order", entry.source.place(("published",)), message, "Publish it before the meeting.")


def _uneven(entry: Entry[ReportFile], period: Period) -> Iterator[Finding]:
    """Return a finding for each step back in time that is not a whole number of the report's periods."""
    length = period.frequency.name.lower()
    for name, comparison in entry.content.comparisons.items():
        if comparison.earlier and not _is_whole(comparison.earlier, period):
            place = entry.source.place(("comparisons", name, "earlier"))
            message = f"The report is by the {length}, so a comparison is with whole {length}s before."
            yield error("period-uneven", place, message, f"Write 'earlier: 1 {length}'.")
    every = entry.content.trend.every
    if every and not _is_whole(Frequency[every.upper()].value, period):
        message = f"The report is by the {length}, so its trend is by the {length} or longer."
        yield error("period-uneven", entry.source.place(("trend", "every")), message, f"Write 'every: {length}'.")


def _repeated_templates(entry: Entry[ReportFile]) -> Iterator[Finding]:
    for name, times in Counter(entry.content.templates).items():
        if times > 1:
            message = f"The template '{name}' is listed {'twice' if times == 2 else f'{times} times'}."
            yield error("value-wrong", entry.source.place(("templates",)), message, "List it where it is to stand.")


def _is_whole(months: int, period: Period) -> bool:
    return months % period.frequency.value == 0


def unknown_pages(entry: ReportSettings, declared: tuple[str, ...], catalogue: Catalogue) -> Iterator[Finding]:
    """Return a finding for each indicator that is to have a page and is not in the catalogue, or is activity."""
    activity = {indicator.id for indicator in catalogue.indicators if indicator.activity}
    place, judged = entry.places["pages"], [each for each in declared if each not in activity]
    for each in entry.pages if isinstance(entry.pages, tuple) else ():
        if each not in declared:
            message = f"pages: there is no indicator '{each}'."
            yield error("indicator-unknown", place, message, did_you_mean(each, judged))
        elif each in activity:
            message = f"pages: '{each}' is activity, which is shown by area and has no page."
            yield error("value-wrong", place, message, "Take it out, or put it in a section of performance.")


def unknown_cohorts(entry: ReportSettings, observations: tuple[Observation, ...]) -> tuple[Finding, ...]:
    """Return a finding for each cohort that is to be compared and has no observation."""
    known = (EVERYONE, *dict.fromkeys(each.cohort for each in observations if each.cohort))
    return tuple(
        error("cohort-unknown", entry.places["cohorts"], f"There is no cohort '{name}'.", did_you_mean(name, known))
        for variance in entry.variances
        for name in (variance.of, variance.less)
        if name and name not in known
    )


def _settings(entry: Entry[ReportFile], path: Path, period: Period | None) -> ReportSettings:
    content, built = entry.content, period or entry.content.period
    return ReportSettings(
        name=path.parent.name,
        title=content.title,
        period=built,
        meeting=content.meeting,
        committee=content.committee,
        directorate=content.directorate,
        produced_by=content.produced_by,
        published=content.published,
        catalogue=Path(os.path.abspath(path.parent / content.indicators)),  # noqa: PTH100 - resolve() fails on loops
        comparisons=tuple(_comparison(name, each) for name, each in content.comparisons.items() if _steps(each, built)),
        variances=tuple(_variance(name, each) for name, each in content.cohorts.items()),
        pages=Pages(content.pages) if isinstance(content.pages, str) else tuple(content.pages),
        trend=Trend(content.trend.periods, _every(content.trend, built)),
        more_decimals=content.decimals_where_rounding_hides_the_rating,
        commentary_for=CommentaryFor(content.narratives.required_for),
        approval_to_publish=content.narratives.approval == "required to publish",
        templates=tuple(dict.fromkeys(content.templates)),
        places=_places(entry, period),
    )


def _variance(name: str, entry: VarianceFile) -> Variance:
    of, less = ("" if cohort == EVERYONE else cohort for cohort in (entry.of, entry.less))
    return Variance(name, of, less)


def _steps(comparison: ComparisonFile, period: Period) -> bool:
    return comparison.earlier is None or _is_whole(comparison.earlier, period)


def _every(trend: TrendFile, period: Period) -> Frequency:
    """Return how far apart the periods of a trend are; the report's own length where it is not said, or cannot be."""
    every = Frequency[trend.every.upper()] if trend.every else period.frequency
    return every if _is_whole(every.value, period) else period.frequency


def _places(entry: Entry[ReportFile], period: Period | None) -> dict[str, Place]:
    """Return the line of each key; a period asked for on the command line stands there."""
    places = {key: entry.source.place((key,)) for key in ReportFile.model_fields}
    return {**places, "period": Place("--period")} if period else places


def _comparison(name: str, entry: ComparisonFile) -> Comparison:
    if entry.earlier is not None:
        return EarlierComparison(name, entry.label, entry.earlier)
    assert entry.window is not None, "the schema admits one of the two"
    return WindowComparison(name, entry.label, entry.window)
