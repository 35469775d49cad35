"""What templates may see of a report: plain facts in words, and counts; values stay with the markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, islice

from committee_pack import wording
from committee_pack.compose.activity import ActivityView, AreaView, activity_view, area_views
from committee_pack.compose.cohorts import VarianceView, variance_view
from committee_pack.model.document import Holds, Shown, Value
from committee_pack.model.facts import SINCE
from committee_pack.model.indicators import (
    Catalogue,
    Change,
    ChangeKind,
    ComparatorRule,
    ExpectedRange,
    Fields,
    Indicator,
    LinkKind,
    RatingRule,
    Role,
)
from committee_pack.model.narratives import Narratives, Pair
from committee_pack.model.periods import Period
from committee_pack.model.results import Beside, Result, Results
from committee_pack.model.settings import (
    Anchor,
    ComparatorComparison,
    Comparison,
    Council,
    EarlierComparison,
    FreeSection,
    ReportSettings,
)
from committee_pack.model.totals import Totals, Travels, totals, travels


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period of a trend; `id` is what the elements of the markup name it by."""

    id: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class YearView:
    """Periods of a trend under one head: those of the current financial year, or of those before."""

    title: str
    periods: tuple[PeriodView, ...]


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator of the report; `id` is what the elements of the markup name it by.

    `period` is its latest, and `changes` say what became of it: since when it is new, or measured otherwise.
    `rows` and `measures` are the indicators that are linked to it; `known` is how many periods of its trend have a
    result, and `expectation` says how it stands beside the range that is expected.
    """

    id: str
    number: str
    title: str
    section: str
    polarity: str
    window: str
    window_name: str
    rating: str
    owner: Fields
    also_in: tuple[str, ...]
    system: str
    has_page: bool
    has_commentary: bool
    has_notes: bool
    is_rated: bool
    has_bands: bool
    needs_target: bool
    has_targets: bool
    period: str
    short_period: str
    reason: str
    trend: tuple[PeriodView, ...]
    trend_years: tuple[YearView, ...]
    trend_head: str
    known: int
    expectation: str
    has_number: bool
    is_moved: bool
    has_count: bool
    is_rate: bool
    charts_count: bool
    comparators: tuple[str, ...]
    ranked: tuple[str, ...]
    short: str
    unit_note: str
    changes: tuple[str, ...]
    target: str
    bands_note: str
    basis_note: str
    polarity_note: str
    coverage_note: str
    notes: tuple[str, ...]
    rows: tuple[IndicatorView, ...] = ()
    measures: tuple[IndicatorView, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the catalogue with its indicators, how many of them are rated what, and how many moved which way.

    `travels` has one for each comparison with an earlier period.
    """

    title: str
    indicators: tuple[IndicatorView, ...]
    totals: Totals
    travels: tuple[Travels, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison of the report; `travels` is None where it is of windows or with others, and has no direction."""

    name: str
    label: str
    travels: Travels | None
    sentence: str
    comparator: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What became of an indicator in the financial year: new, measured otherwise, replaced or retired."""

    number: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FreeSectionView:
    """Text beside the indicators; `name` is what the elements of the markup name it by."""

    name: str
    title: str
    has_text: bool
    empty: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a summary: the fact that it holds, its head, and what `holds` says of it in the markup."""

    fact: str
    head: str
    holds: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """The report as templates see it. Dates and periods are words; empty where the report has none.

    `sections` hold what is judged, in the catalogue's order; `pages` are the indicators that have a page
    of their own, and `previous` names the comparison with the period before.
    """

    name: str
    title: str
    council: str
    area: str
    service: str
    directorate: str
    produced_by: str
    version: str
    statement: str
    header: Fields
    period: str
    committee: str
    meeting: str
    published: str
    sections: tuple[SectionView, ...]
    lead_sections: tuple[SectionView, ...]
    free_sections: tuple[FreeSectionView, ...]
    pages: tuple[IndicatorView, ...]
    summary: tuple[ColumnView, ...]
    other_reports: tuple[tuple[str, str], ...]
    comparisons: tuple[ComparisonView, ...]
    previous: str
    areas: tuple[AreaView, ...]
    activity: ActivityView | None
    variances: tuple[VarianceView[IndicatorView], ...]
    changes: tuple[ChangeView, ...]
    periods_differ: bool
    uses_bands: bool
    compares_to_rate: bool
    expects_to_rate: bool
    totals: Totals
    totals_sentence: str
    windows: tuple[tuple[str, str], ...]
    templates: tuple[str, ...]

    @property
    def indicators(self) -> tuple[IndicatorView, ...]:
        """All indicators that are judged, in the catalogue's order."""
        return tuple(indicator for section in self.sections for indicator in section.indicators)

    @property
    def comparators(self) -> tuple[ComparisonView, ...]:
        """The comparisons with others."""
        return tuple(comparison for comparison in self.comparisons if comparison.comparator)

    @property
    def first_comparison(self) -> str:
        """The name of the first comparison that has a direction; empty where none has."""
        return next((comparison.name for comparison in self.comparisons if comparison.travels), "")

    def columns(self, *facts: str) -> tuple[ColumnView, ...]:
        """Return columns that hold these facts, with their usual heads; one that is none is told where it is used."""
        labels = {comparison.name: comparison.label for comparison in self.comparisons}
        return tuple(_column(fact, "", labels) for fact in facts)

    def rated(self, word: str) -> tuple[IndicatorView, ...]:
        """Return the indicators whose rating is that word."""
        return tuple(indicator for indicator in self.indicators if indicator.rating == word)


def report_view(
    council: Council,
    catalogue: Catalogue,
    report: ReportSettings,
    results: Results,
    pairs: tuple[Pair, ...],
    narratives: Narratives,
) -> ReportView:
    """Return what the templates of a report may see."""
    county = results.performance()
    titles = {indicator.id: indicator.title for indicator in catalogue.indicators}
    views = _with_linked([(pair.result.indicator, _indicator(pair, results, report, titles)) for pair in pairs])
    previous = _previous(report)
    return ReportView(
        name=report.name,
        title=report.title,
        council=council.name,
        area=council.area,
        service=catalogue.service,
        directorate=report.directorate,
        produced_by=report.produced_by,
        version=report.version,
        statement=report.statement,
        header=report.header,
        period=wording.period_text(report.period),
        committee=report.committee,
        meeting=wording.weekday_date_text(report.meeting) if report.meeting else "",
        published=wording.date_text(report.published),
        sections=_sections((pair.result for pair in pairs if pair.result.indicator.is_judged), views, report),
        lead_sections=_sections((pair.result for pair in pairs if _is_lead(pair.result.indicator)), views, report),
        free_sections=tuple(_free_section(each, narratives) for each in report.free_sections),
        pages=tuple(view for view in views.values() if view.has_page),
        summary=_summary(report, county),
        other_reports=catalogue.other_reports,
        comparisons=tuple(_comparison(each, county) for each in report.comparisons),
        previous=previous,
        areas=area_views(catalogue.areas),
        activity=activity_view(results, catalogue.areas, council.area, previous),
        variances=tuple(variance_view(each, results, views, council.area) for each in report.variances),
        changes=tuple(_changes(catalogue, report, titles)),
        periods_differ=len({result.period for result in county}) > 1,
        uses_bands=any(isinstance(each.rule, RatingRule) for each in results.county()),
        compares_to_rate=any(isinstance(each.rule, ComparatorRule) for each in results.county()),
        expects_to_rate=any(isinstance(each.rule, ExpectedRange) for each in results.county()),
        totals=totals(county),
        totals_sentence=wording.totals_sentence(totals(county)),
        windows=_windows(county),
        templates=tuple(name.removeprefix("library/") for name in report.templates),
    )


def _previous(report: ReportSettings) -> str:
    """Return the name of the comparison with the period before; empty where the report makes none."""
    previous = (report.period.frequency.value, Anchor.PREVIOUS)
    earlier = (each for each in report.comparisons if isinstance(each, EarlierComparison) and each.since in previous)
    return next((each.name for each in earlier), "")


def _with_linked(found: list[tuple[Indicator, IndicatorView]]) -> dict[str, IndicatorView]:
    """Return the views by id, each with those that are linked to it."""
    linked: dict[tuple[str, LinkKind], tuple[IndicatorView, ...]] = {}
    for indicator, view in found:
        if indicator.linked:
            key = (indicator.linked.to, indicator.linked.kind)
            linked[key] = (*linked.get(key, ()), view)
    return {view.id: _holding(view, linked) for _, view in found}


def _holding(view: IndicatorView, linked: Mapping[tuple[str, LinkKind], tuple[IndicatorView, ...]]) -> IndicatorView:
    rows, measures = (linked.get((view.id, kind), ()) for kind in (LinkKind.ROW, LinkKind.MEASURE))
    return replace(view, rows=rows, measures=measures) if rows or measures else view


def _is_lead(indicator: Indicator) -> bool:
    return indicator.role is Role.LEAD and indicator.linked is None


def _free_section(section: FreeSection, narratives: Narratives) -> FreeSectionView:
    return FreeSectionView(section.name, section.title, narratives.section(section.name) is not None, section.empty)


def _summary(report: ReportSettings, county: tuple[Result, ...]) -> tuple[ColumnView, ...]:
    """Return the columns of the report's summary: those that it names, else the usual ones."""
    labels = {each.name: each.label for each in report.comparisons}
    if report.summary:
        return tuple(_column(each.fact, each.head, labels) for each in report.summary)
    moved = (f"direction.{each.name}" for each in report.comparisons if isinstance(each, EarlierComparison))
    carried = ("also_in",) if any(result.indicator.also_in for result in county) else ()
    facts = ("number", "title", *carried, "target", "result", "period", "rating", *moved)
    return tuple(_column(fact, "", labels) for fact in facts)


_HOLDS = {"title": Holds.TEXT, "section": Holds.TEXT, "rating": Holds.RATING, "direction": Holds.TRAVEL}
_LABELS = ("number", "polarity", "also_in", "period", "window", "moved", "against_target")


def _column(fact: str, head: str, labels: Mapping[str, str]) -> ColumnView:
    first, _, last = fact.partition(".")
    what = first if first in SINCE else last or first
    holds = Holds.LABEL if what in _LABELS else _HOLDS.get(what, Holds.NUMBER)
    return ColumnView(fact, head or wording.fact_head(fact, labels), holds.value)


def _sections(
    results: Iterable[Result], views: dict[str, IndicatorView], report: ReportSettings
) -> tuple[SectionView, ...]:
    earlier = tuple(each.name for each in report.comparisons if isinstance(each, EarlierComparison))
    grouped = groupby(results, key=lambda result: result.indicator.section)
    return tuple(_section(title, tuple(each), views, earlier) for title, each in grouped)


def _section(
    title: str, results: tuple[Result, ...], views: dict[str, IndicatorView], earlier: tuple[str, ...]
) -> SectionView:
    shown = tuple(views[result.indicator.id] for result in results)
    return SectionView(title, shown, totals(results), tuple(travels(results, name) for name in earlier))


def _indicator(pair: Pair, results: Results, report: ReportSettings, titles: Mapping[str, str]) -> IndicatorView:
    result, indicator = pair.result, pair.result.indicator
    trend = results.trend(indicator)
    return IndicatorView(
        id=indicator.id,
        number=indicator.number,
        title=indicator.title,
        section=indicator.section,
        polarity=wording.polarity_text(indicator.polarity),
        window=wording.short_window_text(indicator.window),
        window_name=wording.window_text(indicator.window),
        rating=wording.rating_text(result.rating),
        owner=indicator.owner,
        also_in=indicator.also_in,
        system=indicator.system,
        has_page=pair.has_page,
        has_commentary=bool(pair.commentary and pair.commentary.is_written),
        has_notes=bool(pair.notes),
        is_rated=result.rule is not None,
        has_bands=isinstance(result.rule, RatingRule) and result.target is not None,
        needs_target=isinstance(result.rule, RatingRule),
        has_targets=any(each.goal for each in trend),
        period=wording.period_text(result.period),
        short_period=wording.short_period_text(result.period),
        reason=wording.value_text(Value(result, Shown.REASON)),
        trend=tuple(_period(each) for each in results.trends[indicator.id]),
        trend_years=_years(results.trends[indicator.id], result.period) if report.is_by_years(indicator.id) else (),
        trend_head=wording.period_head(result.period.frequency),
        known=sum(each.amount is not None for each in trend),
        expectation=wording.expectation_text(result),
        has_number=result.amount is not None,
        is_moved=_is_moved(result),
        has_count=result.numerator is not None,
        is_rate=indicator.unit.is_rate,
        charts_count=indicator.charts_count,
        comparators=_compared_with(result, results),
        ranked=tuple(each.name for each in result.comparisons if each.result.rank),
        short=indicator.short or indicator.title,
        unit_note=wording.unit_sentence(indicator),
        changes=tuple(wording.change_sentence(each, titles.get(each.by, "")) for each in _begun(result)),
        target="" if result.target is None else wording.brief_amount(result.target, indicator.unit),
        bands_note=_bands_note(indicator, result),
        basis_note=wording.basis_sentence(result.rule),
        polarity_note=wording.polarity_sentence(indicator.polarity),
        coverage_note=wording.coverage_text(indicator.window, result.period, indicator.since),
        notes=indicator.notes,
    )


def _bands_note(indicator: Indicator, result: Result) -> str:
    if result.rule is None:
        return "Not rated."
    return wording.rule_sentence(result.rule, indicator, result.target)


def _period(period: Period) -> PeriodView:
    return PeriodView(str(period), wording.period_text(period), wording.short_period_text(period))


def _is_moved(result: Result) -> bool:
    """Return whether there is a direction since the first comparison with an earlier period."""
    earlier = (each for each in result.comparisons if each.beside is Beside.EARLIER)
    return any(each.direction for each in islice(earlier, 1))


def _years(periods: tuple[Period, ...], latest: Period) -> tuple[YearView, ...]:
    """Return the periods of a trend in groups: of the current financial year, of those before it and after it."""
    current = latest.financial_year
    before = [each for each in periods if each.last < current.first]
    now = [each for each in periods if current.first <= each.last <= current.last]
    after = [each for each in periods if each.last > current.last]
    named = (
        (_year_or_years("Previous", before), before),
        ("Current year", now),
        (_year_or_years("Later", after), after),
    )
    return tuple(YearView(title, tuple(map(_period, some))) for title, some in named if some)


def _year_or_years(which: str, periods: list[Period]) -> str:
    return f"{which} {'years' if len({each.financial_year for each in periods}) > 1 else 'year'}"


def _compared_with(result: Result, results: Results) -> tuple[str, ...]:
    """Return the names of the comparisons with others that have a result in any period of the trend."""
    shown = (result, *results.trend(result.indicator, result.area, result.cohort))
    each = (compared for result in shown for compared in result.comparisons if compared.beside is Beside.COMPARATOR)
    return tuple(dict.fromkeys(compared.name for compared in each if compared.result.gap is None))


def _begun(result: Result) -> tuple[Change, ...]:
    """Return the changes of an indicator, and of how it is rated, that have begun by its latest period."""
    rules = (each for each in result.indicator.rules if each.start and each.note)
    rated = (Change(ChangeKind.RATED, each.start, each.note, "", each.place) for each in rules if each.start)
    changes = sorted((*result.indicator.changes, *rated), key=lambda each: each.start.first)
    return tuple(each for each in changes if each.start.first <= result.period.last)


def _changes(catalogue: Catalogue, report: ReportSettings, titles: Mapping[str, str]) -> Iterator[ChangeView]:
    """Return the changes of indicators that began in the financial year of the report, and not after its period."""
    year = report.period.financial_year
    for indicator in catalogue.indicators:
        for each in indicator.changes:
            if year.first <= each.start.first <= report.period.last:
                said = wording.change_sentence(each, titles.get(each.by, ""))
                yield ChangeView(indicator.number, indicator.title, said)


def _comparison(comparison: Comparison, county: tuple[Result, ...]) -> ComparisonView:
    if not isinstance(comparison, EarlierComparison):
        other = comparison.comparator if isinstance(comparison, ComparatorComparison) else ""
        return ComparisonView(comparison.name, comparison.label, None, "", other)
    moved = travels(county, comparison.name)
    return ComparisonView(comparison.name, comparison.label, moved, wording.travels_sentence(moved), "")


def _windows(results: Iterable[Result]) -> tuple[tuple[str, str], ...]:
    """Return each window that the report uses, short and in words."""
    used = dict.fromkeys(result.window for result in results)
    return tuple((wording.short_window_text(window), wording.window_meaning(window)) for window in used)
