"""How many indicators are Green, Amber and Red, as one bar with the words in it."""

from __future__ import annotations

from dataclasses import dataclass

from committee_pack.model.document import RatingBar
from committee_pack.model.indicators import RED_AMBER_GREEN
from committee_pack.model.totals import Totals
from committee_pack.wording import NOT_RATED, RATED_OTHERWISE
from committee_pack.write.drawing import Drawing, Label, Part
from committee_pack.write.placement import ASCENT
from committee_pack.write.shapes import panel
from committee_pack.write.style import CHART_TEXT_SIZE, Pair, rating_pair
from committee_pack.write.widths import words_width

_HEIGHT = 18.0
_GAP = 1.0
_CORNER = 3.0
_PADDING = 6.0


@dataclass(frozen=True, slots=True)
class _Segment:
    """A rating's part of the bar: how many, in which words and colours."""

    count: int
    words: str
    pair: Pair

    @property
    def least(self) -> float:
        """The width in points that its words need."""
        return words_width(self.words, CHART_TEXT_SIZE, bold=True) + 2 * _PADDING


def draw_bar(bar: RatingBar, width: float) -> Drawing:
    """Return the bar, 18 points high; ratings that nothing has are left out."""
    segments = _segments(bar.totals)
    widths = _widths(segments, width - _GAP * (len(segments) - 1))
    parts: list[Part] = []
    left = 0.0
    for i, (segment, wide) in enumerate(zip(segments, widths, strict=True)):
        rounded = (_CORNER if i == 0 else 0, _CORNER if i == len(segments) - 1 else 0)
        parts.append(panel(left, 0, left + wide, _HEIGHT, segment.pair.fill, rounded))
        parts.append(_words(segment, left + wide / 2))
        left += wide + _GAP
    return Drawing(width, _HEIGHT, tuple(parts))


def _segments(totals: Totals) -> list[_Segment]:
    rated = [(totals.of(rating), rating.value, rating_pair(rating)) for rating in RED_AMBER_GREEN]
    others = [(totals.otherwise, RATED_OTHERWISE, rating_pair(None)), (totals.not_rated, NOT_RATED, rating_pair(None))]
    shown = [each for each in (*rated, *others) if each[0]] or [(0, NOT_RATED, rating_pair(None))]
    return [_Segment(count, f"{count} {words}", pair) for count, words, pair in shown]


def _words(segment: _Segment, middle: float) -> Label:
    baseline = _HEIGHT / 2 - ASCENT * CHART_TEXT_SIZE / 2
    return Label((middle, baseline), segment.words, CHART_TEXT_SIZE, segment.pair.text, True, "centre")


def _widths(segments: list[_Segment], available: float) -> list[float]:
    """Return widths in proportion to the counts, each wide enough for its words if they all can be."""
    least = {i: segment.least for i, segment in enumerate(segments)}
    held: dict[int, float] = {}
    while True:
        free = [i for i in least if i not in held]
        rest, count = available - sum(held.values()), sum(segments[i].count for i in free)
        narrow = {i: least[i] for i in free if segments[i].count * rest < least[i] * count}
        if not narrow:
            break
        held |= narrow
    share = rest / count if count else 0
    widths = [held.get(i, segment.count * share) for i, segment in enumerate(segments)]
    return [width * available / sum(widths) for width in widths] if sum(widths) else [available]
