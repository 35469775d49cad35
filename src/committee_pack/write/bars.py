"""Amounts side by side: level bars from nought, each with its value at its end and no axis to read off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from committee_pack.model.colours import WHITE
from committee_pack.model.document import BarChart
from committee_pack.wording import bar_text
from committee_pack.write.characters import label_text
from committee_pack.write.drawing import Drawing, Label, Part, Pen, Shape
from committee_pack.write.fitting import chart_width, lines_within, shortened_apart
from committee_pack.write.placement import ASCENT
from committee_pack.write.shapes import line, rectangle
from committee_pack.write.style import CHART_TEXT_SIZE, INK, MUTED, PANEL_EDGE, Style

_BAR = 10.0
_LINE = 1.2 * CHART_TEXT_SIZE
_GAP, _APART = 5.0, 6.0
_NO_RESULTS = "No results to show"
_AXIS = Pen(PANEL_EDGE, 0.75)
_TINT = 0.25
_SWATCH = 14.0
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
        return chart_width(self.words, bold=self.series == 0)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where nought stands, and how many points one is."""

    zero: float
    unit: float


def draw_bars(chart: BarChart, style: Style, width: float) -> Drawing:
    """Return the chart as a picture of that width in points, as high as its bars need.

    Series that have names are named above the bars: beside a value a name may be taken for part of it, as in
    `22 August 2016`.
    """
    if not chart.categories:
        label = Label((0, _baseline(_BAR / 2)), _NO_RESULTS, CHART_TEXT_SIZE, MUTED, False, "left")
        return Drawing(width, _BAR, (label,))
    names = [lines_within(label_text(name), width * _MOST_NAMES) for name in chart.categories]
    shown = slice(chart.first, chart.end)
    group = _BAR * len(chart.series)
    heights = [max(group, _BAR + _LINE * (len(lines) - 1)) + _APART for lines in names[shown]]
    height = sum(heights)
    middles = [height - below + own / 2 for below, own in zip(accumulate(heights), heights, strict=True)]
    right = max(chart_width(line) for lines in names for line in lines)
    scale = _scale(chart, right + _GAP, width)
    bars = list(_bars(chart, [middle + group / 2 for middle in middles]))
    parts: list[Part] = [
        *(label for lines, middle in zip(names[shown], middles, strict=True) for label in _name(lines, right, middle)),
        *(_shape(bar, scale, style) for bar in bars if bar.reach),
        line(((scale.zero, 0), (scale.zero, height)), _AXIS),
        *(_words(bar, scale) for bar in bars),
    ]
    if not any(series.name for series in chart.series):
        return Drawing(width, height, tuple(parts))
    parts += _key([series.name for series in chart.series], right + _GAP, width, height + _APART + _BAR / 2, style)
    return Drawing(width, height + _APART + _BAR, tuple(parts))


def _scale(chart: BarChart, left: float, width: float) -> _Scale:
    """Return the scale on which the longest bar of the chart, shown here or not, leaves its words room."""
    everywhere = replace(chart, shown=None)
    bars = list(_bars(everywhere, [0.0] * len(chart.categories)))
    low = min(0.0, *(bar.reach for bar in bars))
    spans = [(bar, max(bar.reach, 0.0) - low) for bar in bars]
    unit = max(0.0, min(((width - left - _GAP - bar.width) / span for bar, span in spans if span), default=0.0))
    return _Scale(left - low * unit, unit)


def _key(names: list[str], left: float, right: float, middle: float, style: Style) -> Iterator[Part]:
    """Return which series is drawn how, side by side from where the bars begin."""
    share = (right - left) / len(names)
    room = share - _SWATCH - 3 * _GAP
    shorts = shortened_apart(list(map(label_text, names)), lambda _, short: chart_width(short) <= room)
    for series, words in enumerate(shorts):
        yield _box(series, (left, left + _SWATCH), middle, style)
        yield Label((left + _SWATCH + _GAP, _baseline(middle)), words, CHART_TEXT_SIZE, INK, False, "left")
        left += _SWATCH + 3 * _GAP + chart_width(words)


def _bars(chart: BarChart, tops: list[float]) -> Iterator[_Bar]:
    """Return the bars, series by series."""
    for number, series in enumerate(chart.series):
        for top, amount in zip(tops, series.amounts[chart.first : chart.end], strict=True):
            reach = float(amount.number) if amount else 0.0
            yield _Bar(number, top - _BAR * (number + 0.5), reach, bar_text(chart, amount))


def _name(lines: list[str], right: float, middle: float) -> Iterator[Label]:
    top = middle + _LINE * len(lines) / 2
    for number, words in enumerate(lines):
        at = (right, _baseline(top - _LINE * (number + 0.5)))
        yield Label(at, words, CHART_TEXT_SIZE, INK, False, "right")


def _shape(bar: _Bar, scale: _Scale, style: Style) -> Shape:
    start, end = sorted((scale.zero, scale.zero + bar.reach * scale.unit))
    return _box(bar.series, (start, end), bar.middle, style)


def _box(series: int, across: tuple[float, float], middle: float, style: Style) -> Shape:
    """Return a bar: of the first series in full, of others as an outline, so that they differ in greyscale too."""
    fill = WHITE.mixed(style.rule, _TINT) if series else style.primary
    edge = Pen(style.rule, 0.5) if series else None
    return rectangle(across[0], middle - _BAR / 2 + 0.5, across[1], middle + _BAR / 2 - 0.5, fill, edge)


def _words(bar: _Bar, scale: _Scale) -> Label:
    x = scale.zero + max(bar.reach, 0.0) * scale.unit + _GAP
    ink = INK if bar.series == 0 else MUTED
    return Label((x, _baseline(bar.middle)), bar.words, CHART_TEXT_SIZE, ink, bar.series == 0, "left")


def _baseline(middle: float) -> float:
    return middle - ASCENT * CHART_TEXT_SIZE / 2
