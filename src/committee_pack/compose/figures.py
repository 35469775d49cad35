"""The charts of the markup: which results each shows; a name that nothing has is a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.compose.charts import (
    area_chart,
    area_trends,
    beside_others,
    comparator_series,
    in_pictures,
    indicator_series,
    name_of,
    period_chart,
    rating_bar,
    trend_chart,
    with_results,
)
from committee_pack.compose.elements import Element
from committee_pack.compose.inlines import InlineReader
from committee_pack.compose.lookup import Lookup
from committee_pack.compose.notes import Notes
from committee_pack.findings import did_you_mean
from committee_pack.model.document import MOST_OTHERS, Chart, Drawn, Figure, TrendChart, TrendSeries
from committee_pack.model.results import Beside, Result
from committee_pack.wording import chart_sentence, unit_name

CHARTS = {
    "trend": ("of", "area", "cohort", "bands", "since", "draw", "with"),
    "periods": ("of", "area", "cohort"),
    "areas": ("of", "cohort", "since"),
    "multiples": ("of", "cohort", "areas"),
    "ratings": (),
}
"""The kinds of chart, and the attributes of each."""

_OF_AREAS = ("areas", "multiples")


@dataclass(frozen=True, slots=True)
class FigureReader:
    """Reads charts."""

    lookup: Lookup
    notes: Notes
    inlines: InlineReader

    def read(self, element: Element) -> Iterator[Figure]:
        """Return the pictures of a chart, each with the words that stand for it; what is wrong is noted."""
        kind = element.attributes.get("kind", "")
        if kind not in CHARTS:
            message = f"There is no chart of kind '{kind}'."
            self.notes.error("value-unknown", element.place, message, did_you_mean(kind, CHARTS))
            return
        for name in element.attributes:
            if name not in (known := ("kind", *CHARTS[kind])):
                message = f"<chart kind=\"{kind}\"> has no attribute '{name}'."
                self.notes.error("attribute-unknown", element.place, message, did_you_mean(name, known))
        if chart := self._chart(element, kind):
            yield from (Figure(part, chart_sentence(part)) for part in in_pictures(chart))

    def _chart(self, element: Element, kind: str) -> Chart | None:
        if kind == "ratings":
            return rating_bar(self.lookup.results)
        if kind == "areas":
            return self._areas(element)
        if kind == "multiples":
            return self._multiples(element)
        result = self.inlines.result(element)
        if result is None:
            self._nothing_found(element)
            return None
        if kind == "periods":
            return period_chart(result, self.lookup.results, self.lookup.council)
        return self._trend(element, result)

    def _trend(self, element: Element, result: Result) -> TrendChart:
        with_bands = self.notes.word(element, "bands", "yes", "no") != "no"
        drawn = self.notes.choice(element, "draw", Drawn, Drawn.LINE)
        since = self.inlines.since(element, result)
        chart = trend_chart(result, self.lookup.results, since, with_bands=with_bands, drawn=drawn)
        return self._with_others(element, result, chart)

    def _with_others(self, element: Element, result: Result, chart: TrendChart) -> TrendChart:
        """Return the chart with the series that `with` names: comparators of the report and other indicators."""
        names = tuple(dict.fromkeys(element.attributes.get("with", "").split()))
        if result.indicator.charts_count and names:
            message = f"The chart of '{result.indicator.id}' shows a count behind a rate, which no other stands beside."
            self.notes.error("value-wrong", element.place, message, "Take 'with' out, or the indicator's 'chart'.")
            return chart
        if len(names) > MOST_OTHERS:
            message = f"A chart shows {MOST_OTHERS} series beside its own, and this one is to show {len(names)}."
            self.notes.error("value-wrong", element.place, message, "Make another chart of the rest.")
        others = {name: series for name in names[:MOST_OTHERS] if (series := self._other(element, result, name))}
        if not others:
            return chart
        is_of_others = not set(others) <= set(_comparators(result))
        name = name_of(result.indicator) if is_of_others else result.area or self.lookup.council
        return beside_others(chart, f"{name} ({result.cohort})" if result.cohort else name, others.values())

    def _other(self, element: Element, result: Result, name: str) -> TrendSeries | None:
        """Return the series of a name; None where there is none, or where it has nothing to show, which is noted."""
        own, indicators = result.indicator, self.lookup.indicators
        if name in _comparators(result):
            series = comparator_series(result, self.lookup.results, name)
            return self._with_points(element, result, series, "comparator-missing")
        if name not in indicators or name == own.id:
            message = f"'{name}' is no comparison with others, and no other indicator."
            known = (*_comparators(result), *(id for id in indicators if id != own.id))
            self.notes.error("value-unknown", element.place, message, did_you_mean(name, known))
            return None
        if indicators[name].unit is not own.unit:
            units = f"{unit_name(indicators[name].unit)}, and '{own.id}' {unit_name(own.unit)}"
            hint = "A chart has one scale: show it in one of its own."
            self.notes.error("value-wrong", element.place, f"'{name}' is {units}.", hint)
            return None
        series = indicator_series(indicators[name], result, self.lookup.results)
        return self._with_points(element, result, series, "observation-missing")

    def _with_points(self, element: Element, result: Result, series: TrendSeries, code: str) -> TrendSeries | None:
        if series.points:
            return series
        message = f"The chart of '{result.indicator.id}' finds no result of '{series.name}' that ends with its periods."
        self.notes.warning(code, element.place, message, "Add its rows, or take it out of 'with'.")
        return None

    def _areas(self, element: Element) -> Chart | None:
        """Return the chart of the areas; none of everyone where those of a cohort are asked for."""
        whole, indicator = self.inlines.result(element), self.lookup.indicators.get(element.attributes.get("of", ""))
        if indicator is None:
            return None
        since, cohort = element.attributes.get("since", ""), element.attributes.get("cohort", "")
        found = with_results(indicator, self.lookup.results, self.lookup.regions, since, cohort)
        if not found:
            self._nothing_found(element)
        if compared := next(iter(found), whole):
            self.inlines.since(element, compared)
        return area_chart(indicator, self.lookup.results, found, since, cohort)

    def _multiples(self, element: Element) -> Chart | None:
        """Return the small trends of the areas that have others within them, or of all areas."""
        self.inlines.result(element)
        areas = self.lookup.areas if self.notes.word(element, "areas", "all") else self.lookup.regions
        indicator = self.lookup.indicators.get(element.attributes.get("of", ""))
        if indicator is None:
            return None
        chart = area_trends(indicator, self.lookup.results, areas, element.attributes.get("cohort", ""))
        if chart is None:
            self._nothing_found(element)
        return chart

    def _nothing_found(self, element: Element) -> None:
        """Note a chart of what has no results; not where a name is wrong, which is noted already."""
        of, area, cohort = (element.attributes.get(name, "") for name in ("of", "area", "cohort"))
        if of in self.lookup.indicators and area in ("", *self.lookup.areas) and cohort in ("", *self.lookup.cohorts):
            council = "any area" if element.attributes["kind"] in _OF_AREAS else "the whole council"
            whose = " and ".join((f"'{area}'" if area else council, *([f"the cohort '{cohort}'"] if cohort else [])))
            message = f"The chart finds no observation of '{of}' for {whose}."
            self.notes.warning("observation-missing", element.place, message, "Add its rows, or take the chart out.")


def _comparators(result: Result) -> tuple[str, ...]:
    return tuple(each.name for each in result.comparisons if each.beside is Beside.COMPARATOR)
