"""Amounts side by side: level bars from nought, each with its value at its end and no axis to read off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.model.colours import WHITE
from committee_pack.model.document import BarChart
from committee_pack.wording import bar_text
from committee_pack.write.drawing import Drawing, Label, Part, Pen, Shape
from committee_pack.write.placement import ASCENT
from committee_pack.write.shapes import line, rectangle
from committee_pack.write.style import CHART_TEXT_SIZE, INK, MUTED, PANEL_EDGE, Style
from committee_pack.write.widths import words_width

_BAR = 10.0
_GAP, _APART = 5.0, 6.0
_NO_RESULTS = "No results to show"
_AXIS = Pen(PANEL_EDGE, 0.75)
_TINT = 0.25
_MOST_NAMES = 0.4
"""How much of the width the categories' names may take."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar: which series it is of, how high its middle is, how far it reaches from nought, and its words."""

    series: int
    middle: float
    reach: float
    words: str

    @property
    def width(self) -> float:
        """How wide its words are in points."""
        return words_width(self.words, CHART_TEXT_SIZE, bold=self.series == 0)


def draw_bars(chart: BarChart, style: Style, width: float) -> Drawing:
    """Return the chart as a picture of that width in points, as high as its bars need.

    The first category's bars say what each series is, so that no legend is needed.
    """
    if not chart.categories:
        label = Label((0, _baseline(_BAR / 2)), _NO_RESULTS, CHART_TEXT_SIZE, MUTED, False, "left")
        return Drawing(width, _BAR, (label,))
    group = _BAR * len(chart.series)
    height = (group + _APART) * len(chart.categories)
    tops = [height - _APART / 2 - number * (group + _APART) for number in range(len(chart.categories))]
    bars = list(_bars(chart, tops))
    names = min(max(words_width(name, CHART_TEXT_SIZE) for name in chart.categories), width * _MOST_NAMES)
    left = names + _GAP
    low = min(0.0, *(bar.reach for bar in bars))
    unit = min((width - left - _GAP - bar.width) / ((max(bar.reach, 0.0) - low) or 1.0) for bar in bars)
    zero = left - low * unit
    parts: list[Part] = [
        *(_name(name, names, top - group / 2) for name, top in zip(chart.categories, tops, strict=True)),
        *(_shape(bar, zero, unit, style) for bar in bars if bar.reach),
        line(((zero, 0), (zero, height)), _AXIS),
        *(_words(bar, zero, unit) for bar in bars),
    ]
    return Drawing(width, height, tuple(parts))


def _bars(chart: BarChart, tops: list[float]) -> Iterator[_Bar]:
    for number, series in enumerate(chart.series):
        for i, (top, amount) in enumerate(zip(tops, series.amounts, strict=True)):
            said = f" {series.name}" if i == 0 and series.name else ""
            reach = float(amount.number) if amount else 0.0
            yield _Bar(number, top - _BAR * (number + 0.5), reach, f"{bar_text(chart, amount)}{said}")


def _name(name: str, right: float, middle: float) -> Label:
    return Label((right, _baseline(middle)), name, CHART_TEXT_SIZE, INK, False, "right")


def _shape(bar: _Bar, zero: float, unit: float, style: Style) -> Shape:
    """Return the bar: the first series in full, others as outlines, so that they differ in greyscale too."""
    start, end = sorted((zero, zero + bar.reach * unit))
    fill = style.primary if bar.series == 0 else WHITE.mixed(style.primary, _TINT)
    shape = rectangle(start, bar.middle - _BAR / 2 + 0.5, end, bar.middle + _BAR / 2 - 0.5, fill)
    return shape if bar.series == 0 else Shape(shape.steps, fill, Pen(style.primary, 0.5))


def _words(bar: _Bar, zero: float, unit: float) -> Label:
    x = zero + max(bar.reach, 0.0) * unit + _GAP
    ink = INK if bar.series == 0 else MUTED
    return Label((x, _baseline(bar.middle)), bar.words, CHART_TEXT_SIZE, ink, bar.series == 0, "left")


def _baseline(middle: float) -> float:
    return middle - ASCENT * CHART_TEXT_SIZE / 2
