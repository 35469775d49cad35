"""What templates may see of a report: plain facts in words, and counts; values stay with the markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from committee_pack import wording
from committee_pack.compose.activity import ActivityView, activity_view
from committee_pack.compose.cohorts import VarianceView, variance_view
from committee_pack.model.indicators import Catalogue, Indicator
from committee_pack.model.narratives import Pair
from committee_pack.model.results import Result, Results, Totals, Travels, totals, travels
from committee_pack.model.settings import Comparison, Council, EarlierComparison, ReportSettings


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator of the report; `id` is what the elements of the markup name it by."""

    id: str
    number: str
    title: str
    section: str
    polarity: str
    window: str
    window_name: str
    rating: str
    owner: tuple[tuple[str, str], ...]
    system: str
    has_page: bool
    has_commentary: bool
    has_notes: bool
    is_rated: bool
    has_bands: bool
    target: str
    bands_note: str
    basis_note: str
    polarity_note: str
    coverage_note: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the catalogue with its indicators and how many of them are rated what."""

    title: str
    indicators: tuple[IndicatorView, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period of the trend; `id` is what the elements of the markup name it by."""

    id: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison of the report; `travels` is None where it is of windows and has no direction."""

    name: str
    label: str
    travels: Travels | None
    sentence: str


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
    period: str
    committee: str
    meeting: str
    published: str
    sections: tuple[SectionView, ...]
    pages: tuple[IndicatorView, ...]
    comparisons: tuple[ComparisonView, ...]
    previous: str
    activity: ActivityView | None
    variances: tuple[VarianceView[IndicatorView], ...]
    trend: tuple[PeriodView, ...]
    trend_head: str
    totals: Totals
    totals_sentence: str
    windows: tuple[tuple[str, str], ...]
    has_scorecard: bool

    @property
    def indicators(self) -> tuple[IndicatorView, ...]:
        """All indicators that are judged, in the catalogue's order."""
        return tuple(indicator for section in self.sections for indicator in section.indicators)

    @property
    def first_comparison(self) -> str:
        """The name of the first comparison that has a direction; empty where none has."""
        return next((comparison.name for comparison in self.comparisons if comparison.travels), "")

    def rated(self, word: str) -> tuple[IndicatorView, ...]:
        """Return the indicators whose rating is that word."""
        return tuple(indicator for indicator in self.indicators if indicator.rating == word)


def report_view(
    council: Council, catalogue: Catalogue, report: ReportSettings, results: Results, pairs: tuple[Pair, ...]
) -> ReportView:
    """Return what the templates of a report may see."""
    county = results.performance()
    views = {pair.result.indicator.id: _indicator(pair) for pair in pairs}
    previous = _previous(report)
    return ReportView(
        name=report.name,
        title=report.title,
        council=council.name,
        area=council.area,
        service=catalogue.service,
        directorate=report.directorate,
        produced_by=report.produced_by,
        period=wording.period_text(report.period),
        committee=report.committee,
        meeting=wording.weekday_date_text(report.meeting) if report.meeting else "",
        published=wording.date_text(report.published),
        sections=_sections(pairs, views),
        pages=tuple(view for view in views.values() if view.has_page),
        comparisons=tuple(_comparison(each, county) for each in report.comparisons),
        previous=previous,
        activity=activity_view(results, catalogue.areas, council.area, previous),
        variances=tuple(variance_view(each, results, views, council.area) for each in report.variances),
        trend=tuple(
            PeriodView(str(each), wording.period_text(each), wording.short_period_text(each)) for each in results.trend
        ),
        trend_head=wording.period_head((*results.trend, report.period)[0].frequency),
        totals=totals(county),
        totals_sentence=wording.totals_sentence(totals(county)),
        windows=_windows(county),
        has_scorecard="scorecard.html.j2" in report.templates,
    )


def _previous(report: ReportSettings) -> str:
    """Return the name of the comparison with the period before; empty where the report makes none."""
    length = report.period.frequency.value
    earlier = (each for each in report.comparisons if isinstance(each, EarlierComparison) and each.months == length)
    return next((each.name for each in earlier), "")


def _sections(pairs: tuple[Pair, ...], views: dict[str, IndicatorView]) -> tuple[SectionView, ...]:
    judged = [pair.result for pair in pairs if not pair.result.indicator.activity]
    grouped = groupby(judged, key=lambda result: result.indicator.section)
    return tuple(_section(title, tuple(each), views) for title, each in grouped)


def _section(title: str, results: tuple[Result, ...], views: dict[str, IndicatorView]) -> SectionView:
    return SectionView(title, tuple(views[result.indicator.id] for result in results), totals(results))


def _indicator(pair: Pair) -> IndicatorView:
    result, indicator = pair.result, pair.result.indicator
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
        system=indicator.system,
        has_page=pair.has_page,
        has_commentary=bool(pair.commentary and pair.commentary.text.strip()),
        has_notes=bool(pair.notes),
        is_rated=indicator.rule is not None,
        has_bands=indicator.rule is not None and result.target is not None,
        target="" if result.target is None else wording.brief_amount(result.target, indicator.unit),
        bands_note=_bands_note(indicator, result),
        basis_note=wording.basis_sentence(indicator.rule.basis) if indicator.rule else "",
        polarity_note=wording.polarity_sentence(indicator.polarity),
        coverage_note=wording.coverage_text(indicator.window, result.period),
        notes=indicator.notes,
    )


def _bands_note(indicator: Indicator, result: Result) -> str:
    if indicator.rule is None:
        return "Not rated."
    return wording.rule_sentence(indicator.rule, indicator, result.target)


def _comparison(comparison: Comparison, county: tuple[Result, ...]) -> ComparisonView:
    if not isinstance(comparison, EarlierComparison):
        return ComparisonView(comparison.name, comparison.label, None, "")
    moved = travels(county, comparison.name)
    return ComparisonView(comparison.name, comparison.label, moved, wording.travels_sentence(moved))


def _windows(results: Iterable[Result]) -> tuple[tuple[str, str], ...]:
    """Return each window that the report uses, short and in words."""
    used = dict.fromkeys(result.window for result in results)
    return tuple((wording.short_window_text(window), wording.window_meaning(window)) for window in used)
