"""report.yaml: what a report holds, compares and shows."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error, warning
from committee_pack.model.facts import SINCE, SPLITS, known_facts, meant_fact
from committee_pack.model.indicators import Catalogue, Indicator
from committee_pack.model.marks import Mark
from committee_pack.model.notation import Notation
from committee_pack.model.periods import Frequency, Period
from committee_pack.model.results import Observation
from committee_pack.model.settings import (
    CommentaryFor,
    ComparatorComparison,
    Comparison,
    EarlierComparison,
    FreeSection,
    LastPeriods,
    Latest,
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
    NAMED_IDS,
    CellWords,
    DateField,
    FieldsField,
    Identifier,
    Keys,
    KeysOrWord,
    List,
    ListOrWord,
    MarkField,
    Name,
    PeriodField,
    PeriodsField,
    SignField,
    SinceField,
    SummaryField,
    WindowField,
    Word,
    Words,
    YesNo,
    fields_of,
)
from committee_pack.read.files import Files
from committee_pack.read.ignored import IgnoreFile, read_ignored
from committee_pack.read.yaml_text import YamlText

EVERYONE = "all"
"""What a file calls the cohort of everyone."""
COLUMNS = (
    *("indicator", "number", "section", "title", "area", "cohort", "period", "window", "polarity"),
    *("numerator", "denominator", "value", "result", "marks", "target", "rating", "reason", "source"),
    *("kind", "linked_to"),
)
COMPARED_COLUMNS = ("result", "value", "direction", "change", "rating")
OTHERS_COLUMNS = ("result", "value", "period", "rank")
"""The columns of the results, and those of a comparison, or of one with others, after its name."""
FRAME_COLUMNS = ("period_end", "unit", "target_text")
FRAME_COMPARED_COLUMNS = ("direction", "change", "change_text", "rating", "period", "rank")
"""Those that a DataFrame of the results has besides, whatever a comparison is with."""


class ComparisonFile(FileModel):
    """What stands beside the result: an earlier period's, another window's, or that of others."""

    label: Words
    earlier: SinceField | None = None
    window: WindowField | None = None
    comparator: CellWords | None = None

    @model_validator(mode="after")
    def _is_one_of_all(self) -> ComparisonFile:
        if sum(each is not None for each in (self.earlier, self.window, self.comparator)) != 1:
            raise ValueError(
                "a comparison names an 'earlier' period, another 'window' or a 'comparator': write one of the three"
            )
        return self


class VarianceFile(FileModel):
    """The difference between two cohorts; `all` is everyone."""

    of: CellWords
    less: Annotated[CellWords, Field(alias="from")]

    @model_validator(mode="after")
    def _compares_two(self) -> VarianceFile:
        if self.of == self.less:
            raise EntryError("from", f"'{self.of}' is compared with itself: name another cohort")
        return self


class TrendFile(FileModel):
    """The periods of a trend: how many and how far apart, which is as long as the report's own; or which they are."""

    form: ClassVar[str] = "{periods: 13, every: month}"
    periods: PeriodsField = 4
    every: Literal["month", "quarter", "year"] | None = None
    heads: Literal["periods", "years"] | None = None

    @model_validator(mode="after")
    def _says_once_how_far_apart(self) -> TrendFile:
        if self.every and not isinstance(self.periods, int):
            raise EntryError("every", "periods that are named say how far apart they are: take this out")
        return self


class OwnMarkFile(FileModel):
    """A mark's own sign in the report, and what it means."""

    form: ClassVar[str] = '{sign: "*", means: not yet validated}'
    sign: SignField | None = None
    means: Words | None = None


class FreeSectionFile(FileModel):
    """Text beside the indicators; `empty` is what stands there where nothing was written."""

    form: ClassVar[str] = "{title: Overview}"
    title: Words
    empty: Words = "There is nothing to report."
    required: YesNo = False


class NarrativesFile(FileModel):
    """What the report asks of its narratives."""

    required_for: Literal["pages", "all", "none"] = "pages"
    approval: Literal["required to publish", "not required"] = "required to publish"
    due: DateField | None = None


class ReportFile(FileModel):
    """The whole of report.yaml."""

    title: Words
    period: PeriodField
    meeting: DateField | None = None
    committee: str = ""
    directorate: str = ""
    produced_by: str = ""
    version: str = ""
    statement: str = ""
    header: FieldsField = {}
    published: DateField
    indicators: Words
    comparisons: Annotated[dict[Name, ComparisonFile], NAMED] = {}
    cohorts: Annotated[dict[Name, VarianceFile], NAMED] = {}
    pages: Annotated[Annotated[list[Identifier], List] | Annotated[Literal["red", "all", "none"], Word], ListOrWord] = (
        "red"
    )
    latest: Literal["due", "available"] = "due"
    trend: TrendFile = TrendFile()
    trends: dict[Identifier, TrendFile] = {}
    summary: list[SummaryField] = []
    free_sections: Annotated[dict[Identifier, FreeSectionFile], NAMED_IDS] = {}
    marks: dict[MarkField, Annotated[Annotated[OwnMarkFile, Keys] | Annotated[Words, Word], KeysOrWord]] = {}
    targets_as_typed: YesNo = False
    decimals_where_rounding_hides_the_rating: YesNo = False
    narratives: NarrativesFile = NarrativesFile()
    templates: Annotated[list[Words], Field(min_length=1)]
    acronyms: dict[Words, Words] = {}
    ignore: list[IgnoreFile] = []


def read_report(files: Files, path: Path, period: Period | None, year_starts: int) -> Outcome[ReportSettings | None]:
    """Return the report's settings, for the period where one is given; None, with findings, where it cannot be used."""
    entry = read_entry(files, path, ReportFile, context={"year_starts": year_starts})
    if entry.value is None:
        return Outcome(None, entry.findings)
    built = period or entry.value.content.period
    faults = (
        *_late(entry.value, built),
        *_uneven(entry.value, built),
        *_names_of_facts(entry.value),
        *_columns_twice(entry.value),
        *_repeated_words(entry.value),
        *_repeated_marks(entry.value),
        *_same_signs(entry.value),
        *_unknown_facts(entry.value),
    )
    return Outcome(_settings(entry.value, path, period), (*entry.findings, *faults))


def _late(entry: Entry[ReportFile], built: Period) -> Iterator[Finding]:
    content = entry.content
    if built is content.period and is_yet_to_come(built, content.published):
        message = f"The report is of {built}, which begins after it is published on {content.published}."
        yield error("date-order", entry.source.place(("period",)), message, "Look at both again.")
    if content.meeting and content.published > content.meeting:
        message = f"The report is published on {content.published}, after the meeting of {content.meeting}."
        yield error("date-order", entry.source.place(("published",)), message, "Publish it before the meeting.")
    if content.narratives.due and content.narratives.due > content.published:
        message = f"The narratives are due on {content.narratives.due}, after the report is published on "
        place, hint = entry.source.place(("narratives", "due")), "Let them be due before it is published."
        yield warning("date-order", place, f"{message}{content.published}.", hint)


def _uneven(entry: Entry[ReportFile], period: Period) -> Iterator[Finding]:
    """Return a finding for each step back in time that is not a whole number of the report's periods."""
    length = period.frequency.name.lower()
    for name, comparison in entry.content.comparisons.items():
        if isinstance(comparison.earlier, int) and not _is_whole(comparison.earlier, period):
            place = entry.source.place(("comparisons", name, "earlier"))
            message = f"The report is by the {length}, so a comparison is with whole {length}s before."
            yield error("period-uneven", place, message, f"Write 'earlier: 1 {length}'.")
    own = ((("trends", id, "every"), each.every) for id, each in entry.content.trends.items())
    for loc, every in ((("trend", "every"), entry.content.trend.every), *own):
        if every and not _is_whole(Frequency[every.upper()].value, period):
            message = f"The report is by the {length}, so its trend is by the {length} or longer."
            yield error("period-uneven", entry.source.place(loc), message, f"Write 'every: {length}'.")


def _names_of_facts(entry: Entry[ReportFile]) -> Iterator[Finding]:
    """Return a finding for each comparison that is called like what stands before one, as `direction.NAME`."""
    # -- a cohort's is no column of the results either, as `area` is: that is told with those
    compared, varied = (*SINCE, *SPLITS), tuple(SINCE)
    for key, names, taken in (
        ("comparisons", entry.content.comparisons, compared),
        ("cohorts", entry.content.cohorts, varied),
    ):
        for name in names:
            if name in taken:
                what = "a fact" if name in SINCE else "what a narrative may name"
                message = f"'{name}' is the name of {what}, '{name}.NAME', so no comparison can be called so."
                yield error("value-wrong", entry.source.place((key, name)), message, "Take another name.")


def _columns_twice(entry: Entry[ReportFile]) -> Iterator[Finding]:
    """Return a finding for each variance whose name makes a column that the results have already."""
    comparisons = entry.content.comparisons
    names = ((name, column) for name, each in comparisons.items() for column in _columns(each))
    taken = {*COLUMNS, *FRAME_COLUMNS, *(f"{name}_{column}" for name, column in names)}
    for name in entry.content.cohorts:
        place = entry.source.place(("cohorts", name))
        if name in comparisons:
            message = f"'{name}' names a comparison already, and both are columns of the results."
            yield error("value-wrong", place, message, "Take another name.")
        elif twice := taken & {name, f"{name}_value"}:
            message = f"'{min(twice)}' is a column of the results already."
            yield error("value-wrong", place, message, "Take another name.")
        taken |= {name, f"{name}_value"}


def _columns(comparison: ComparisonFile) -> tuple[str, ...]:
    return (*(OTHERS_COLUMNS if comparison.comparator else COMPARED_COLUMNS), *FRAME_COMPARED_COLUMNS)


def _unknown_facts(entry: Entry[ReportFile]) -> Iterator[Finding]:
    """Return a finding for each column of the summary that holds no fact."""
    known = known_facts(_comparison(name, each) for name, each in entry.content.comparisons.items())
    for i, column in enumerate(entry.content.summary):
        if column.fact not in known:
            message = f"'{column.fact}' is no column of a summary."
            yield error("fact-unknown", entry.source.place(("summary", i)), message, meant_fact(column.fact, known))


def _repeated_words(entry: Entry[ReportFile]) -> Iterator[Finding]:
    """Return a finding for each template, page or column of the summary that is listed more than once."""
    content = entry.content
    pages = () if isinstance(content.pages, str) else content.pages
    lists: tuple[tuple[str, str, Iterable[str]], ...] = (
        ("templates", "The template", content.templates),
        ("pages", "pages: the indicator", pages),
        ("summary", "The column", (column.fact for column in content.summary)),
    )
    for key, what, names in lists:
        for name, times in Counter(names).items():
            if times > 1:
                message = f"{what} '{name}' is listed {'twice' if times == 2 else f'{times} times'}."
                yield error("value-wrong", entry.source.place((key,)), message, "List it where it is to stand.")


def _repeated_marks(entry: Entry[ReportFile]) -> Iterator[Finding]:
    """Return a finding for each mark that is given by its letter and again in brackets."""
    first: dict[str, str] = {}
    for typed in (loc[1] for loc in entry.source.lines if len(loc) == 2 and loc[0] == "marks"):
        letter = str(typed).strip("[]").lower()
        if first.setdefault(letter, str(typed)) != typed:
            message = f"The mark '{letter}' is given already, as '{first[letter]}'."
            yield error("value-wrong", entry.source.place(("marks", typed)), message, "Keep one of them.")


def _same_signs(entry: Entry[ReportFile]) -> Iterator[Finding]:
    """Return a finding for each mark whose own sign is that of another, which may be the other's standard symbol."""
    own = {mark: each.sign for mark, each in entry.content.marks.items() if isinstance(each, OwnMarkFile) and each.sign}
    taken = {mark.symbol: mark for mark in Mark if mark not in own}
    for mark, sign in own.items():
        other = taken.setdefault(sign, mark)
        if other is not mark:
            message = f"'{sign}' is the sign of {other.symbol} already, so nobody could tell them apart."
            yield error("value-wrong", _place_of_mark(entry.source, mark), message, "Take another sign.")


def _place_of_mark(source: YamlText, mark: Mark) -> Place:
    """Return where the sign of a mark stands, whichever way the mark is written."""
    typed = next((key for key in (mark.value, mark.symbol) if ("marks", key) in source.lines), mark.value)
    return source.place(("marks", typed, "sign"))


def _is_whole(months: int, period: Period) -> bool:
    return months % period.frequency.value == 0


def unknown_pages(entry: ReportSettings, declared: tuple[str, ...], catalogue: Catalogue) -> Iterator[Finding]:
    """Return a finding for each indicator that is to have a page and is not in the catalogue, or is never judged."""
    unjudged = {indicator.id: indicator for indicator in catalogue.indicators if not indicator.is_judged}
    judged = [each for each in declared if each not in unjudged]
    for each in entry.pages if isinstance(entry.pages, tuple) else ():
        place = entry.place("pages", each)
        if each not in declared:
            message = f"pages: there is no indicator '{each}'."
            yield error("indicator-unknown", place, message, did_you_mean(each, judged))
        elif each in unjudged:
            message, hint = _no_page(unjudged[each])
            yield error("value-wrong", place, f"pages: '{each}' {message}.", hint)


def _no_page(indicator: Indicator) -> tuple[str, str]:
    """Return why an indicator that is not judged by itself has no page, and what to do."""
    if indicator.linked:
        to = indicator.linked.to
        return f"is linked to '{to}', on whose page it stands", f"Take it out; list '{to}' if that is to have a page."
    if indicator.is_activity:
        what = "is activity, which is shown by area and has no page"
    else:
        what = "is a lead indicator, which stands with the others of its kind and has no page"
    return what, "Take it out, or put it in a section of performance."


def unknown_trends(entry: ReportSettings, declared: tuple[str, ...]) -> Iterator[Finding]:
    """Return a finding for each indicator that is to have a trend of its own and is not in the catalogue."""
    for each in entry.trends:
        if each not in declared:
            message = f"trends: there is no indicator '{each}'."
            yield error("indicator-unknown", entry.place("trends", each), message, did_you_mean(each, declared))


def ambiguous_sections(entry: ReportSettings, declared: tuple[str, ...]) -> Iterator[Finding]:
    """Return a finding for each free section that is called like an indicator: texts are found by these names."""
    for each in entry.free_sections:
        if each.name in declared:
            message = f"free_sections: '{each.name}' is the id of an indicator, and texts are files by these names."
            yield error("value-wrong", entry.place("free_sections", each.name), message, "Take another name.")


def ambiguous_comparisons(entry: ReportSettings, declared: tuple[str, ...]) -> Iterator[Finding]:
    """Return a finding for each comparison that is called like an indicator: narratives name both, `NAME.result`."""
    for key, comparisons in (("comparisons", entry.comparisons), ("cohorts", entry.variances)):
        for each in comparisons:
            if each.name in declared:
                message = f"{key}: '{each.name}' is the id of an indicator, and narratives write '{each.name}.result'."
                yield error("value-wrong", entry.place(key, each.name), message, "Take another name.")


def unknown_comparators(entry: ReportSettings, known: tuple[str, ...] | None) -> Iterator[Finding]:
    """Return a finding for each comparator that is to be compared with and is not there; none where it is not known."""
    if known is None:
        return
    for each in entry.comparisons:
        if isinstance(each, ComparatorComparison) and each.comparator not in known:
            place = entry.place("comparisons", f"{each.name}.comparator")
            hint = did_you_mean(each.comparator, known) or "Name its table in the catalogue: 'comparators: [FILE]'."
            yield error("comparator-unknown", place, f"There is no comparator '{each.comparator}'.", hint)


def unknown_cohorts(entry: ReportSettings, observations: tuple[Observation, ...]) -> tuple[Finding, ...]:
    """Return a finding for each cohort that is to be compared and has no observation."""
    known = (EVERYONE, *dict.fromkeys(each.cohort for each in observations if each.cohort))
    asked_for = ((each.name, (("of", each.of), ("from", each.less))) for each in entry.variances)
    return tuple(
        error("cohort-unknown", entry.place("cohorts", f"{variance}.{key}"), message, did_you_mean(name, known))
        for variance, names in asked_for
        for key, name in names
        if name and name not in known and (message := f"There is no cohort '{name}'.")
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
        version=content.version,
        statement=content.statement,
        header=fields_of(content.header),
        summary=tuple(content.summary),
        free_sections=tuple(_free_section(name, each) for name, each in content.free_sections.items()),
        published=content.published,
        catalogue=Path(os.path.abspath(path.parent / content.indicators)),  # noqa: PTH100 - resolve() fails on loops
        comparisons=tuple(_comparison(name, each) for name, each in content.comparisons.items()),
        variances=tuple(_variance(name, each) for name, each in content.cohorts.items()),
        pages=Pages(content.pages) if isinstance(content.pages, str) else tuple(content.pages),
        trend=_trend(content.trend, built),
        trends={indicator: _trend(each, built) for indicator, each in content.trends.items()},
        by_years=content.trend.heads == "years",
        trends_by_years={name: each.heads == "years" for name, each in content.trends.items() if each.heads},
        latest=Latest(content.latest),
        notation=_notation(content),
        more_decimals=content.decimals_where_rounding_hides_the_rating,
        commentary_for=CommentaryFor(content.narratives.required_for),
        approval_to_publish=content.narratives.approval == "required to publish",
        # -- the day is that of the report's own period, and says nothing of another
        due=content.narratives.due if built == content.period else None,
        templates=tuple(dict.fromkeys(content.templates)),
        acronyms=tuple(content.acronyms.items()),
        ignored=tuple(read_ignored(content.ignore, entry.source)),
        places=_places(entry, period),
    )


def _variance(name: str, entry: VarianceFile) -> Variance:
    of, less = ("" if cohort == EVERYONE else cohort for cohort in (entry.of, entry.less))
    return Variance(name, of, less)


def _free_section(name: str, entry: FreeSectionFile) -> FreeSection:
    return FreeSection(name, entry.title, entry.empty, entry.required)


def _notation(content: ReportFile) -> Notation:
    """Return how the report writes figures; a mark whose words alone are given keeps its symbol."""
    marks = {mark: OwnMarkFile(means=each) if isinstance(each, str) else each for mark, each in content.marks.items()}
    return Notation(
        signs=tuple((mark, each.sign) for mark, each in marks.items() if each.sign),
        meanings=tuple((mark, each.means) for mark, each in marks.items() if each.means),
        targets_as_typed=content.targets_as_typed,
    )


def _trend(trend: TrendFile, period: Period) -> Trend:
    """Return what a trend shows; periods are as far apart as the report's where it is not said, or cannot be."""
    if not isinstance(trend.periods, int):
        return trend.periods
    every = Frequency[trend.every.upper()] if trend.every else period.frequency
    return (LastPeriods(trend.periods, every if _is_whole(every.value, period) else period.frequency),)


def _places(entry: Entry[ReportFile], period: Period | None) -> dict[str, Place]:
    """Return where each key stands, `cohorts.variance.of`, and each word of a list, `pages.visits`.

    A period asked for on the command line stands there.
    """
    keys = {key: entry.source.place((key,)) for key in ReportFile.model_fields}
    within = {".".join(map(str, loc)): entry.source.place(loc) for loc in entry.source.lines}
    asked = {"period": Place("--period")} if period else {}
    return {**keys, **within, **_words(entry.source, "pages"), **_words(entry.source, "templates"), **asked}


def _words(source: YamlText, key: str) -> dict[str, Place]:
    """Return where each word of a list stands."""
    held = source.data.get(key) if isinstance(source.data, dict) else None
    words = enumerate(held) if isinstance(held, list) else ()
    return {f"{key}.{word.strip()}": source.place((key, i)) for i, word in words if isinstance(word, str)}


def _comparison(name: str, entry: ComparisonFile) -> Comparison:
    if entry.earlier is not None:
        return EarlierComparison(name, entry.label, entry.earlier)
    if entry.comparator is not None:
        return ComparatorComparison(name, entry.label, entry.comparator)
    assert entry.window is not None, "the schema admits one of the three"
    return WindowComparison(name, entry.label, entry.window)
