"""How the periods of a trend stand across its picture, to scale of time, and which of them are named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from committee_pack.model.document import TrendPoint
from committee_pack.wording import short_period_text
from committee_pack.write.style import CHART_TEXT_SIZE
from committee_pack.write.widths import words_width

Name = tuple[str, ...]
"""A period's words, line by line: in one, or the year in a second."""

_BETWEEN_WHOLE, _BETWEEN_SPLIT = 6.0, 4.0
"""The points between names: fewer between those in two lines, within which no blank looks like the one between."""

_THINNED = (1, 2, 3, 4, 6, 12)
"""Of how many periods one may be named, so that those named are the same from year to year."""

_LEAST_MARGIN = 1 / 40
"""Of the time shown: beside points that crowd, half their distance would leave the outermost on the axis."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods in slots of time, all of the same width, from one place to another in points.

    `names` are those of the periods by their slots, from 0 to `last`; an even trend has a period in each slot, an
    uneven one leaves some empty. Before the middle of the first slot, and after that of the last, there are so many
    slots as `margin` says: half of one where the trend is even.
    """

    left: float
    end: float
    names: Mapping[int, Name]
    last: int
    margin: float

    @property
    def even(self) -> bool:
        """Whether the periods are all as far apart."""
        return not self.names or len(self.names) == self.last + 1

    @property
    def slots(self) -> float:
        """How many slots wide it is, the margins included."""
        return self.last + 2 * self.margin

    @property
    def slot(self) -> float:
        """The width of a slot in points."""
        return (self.end - self.left) / self.slots

    @property
    def closest(self) -> float:
        """How far apart the two closest periods are, in points."""
        return self.slot * _closest(self.names)

    @property
    def lines(self) -> int:
        """How many lines the names take."""
        return max(map(len, self.names.values()), default=1)

    def x(self, slot: float) -> float:
        """Return the middle of a slot in points."""
        return self.left + self.slot * (slot + self.margin)

    def stretches(self) -> list[tuple[float, float]]:
        """Return from where to where each period reaches, in slots: half-way to those beside it, or to the end."""
        middles = [(before + after) / 2 for before, after in pairwise(self.names)]
        return list(pairwise([-self.margin, *middles, self.last + self.margin])) if self.names else []

    def named(self) -> list[int]:
        """Return the slots whose periods are named: the last, and as many before it as have room."""
        return self._evenly_named() if self.even else self._most_named()

    def ticked(self) -> list[int]:
        """Return the slots that have a tick: those named, of an uneven trend all that hold a period."""
        return self.named() if self.even else list(self.names)

    def _evenly_named(self) -> list[int]:
        width = _widest(self.names.values())
        room = width + _BETWEEN_WHOLE
        every = next((n for n in _THINNED if n * self.slot >= room), int(room / self.slot) + 1)
        named = [slot for slot in self.names if (self.last - slot) % every == 0]
        return [slot for slot in named if self.x(slot) >= width / 2]

    def _most_named(self) -> list[int]:
        """Return the first slot and the last, and from the last back as many between them as keep apart."""
        space = _BETWEEN_WHOLE if self.lines == 1 else _BETWEEN_SPLIT
        first, *between, last = self.names
        found = [last]
        for slot in reversed(between):
            if min(self._spare(first, slot), self._spare(slot, found[-1])) >= space:
                found.append(slot)
        return [first, *reversed(found)] if self._spare(first, found[-1]) >= space else [last]

    def _spare(self, slot: int, after: int) -> float:
        """Return what is left in points between the names of two slots."""
        return self.slot * (after - slot) - _room(self.names[slot], self.names[after])


def timeline_of(points: Mapping[int, TrendPoint], left: float, lane: float, width: float) -> Timeline:
    """Return the points' timeline in a picture of that width, with a lane at its right that other words need.

    The names of an uneven trend are split in two lines where more have room so.
    """
    names = {slot: short_period_text(point.period) for slot, point in points.items()}
    whole = _within({slot: (name,) for slot, name in names.items()}, left, lane, width)
    if whole.even or len(whole.named()) == len(names):
        return whole
    split = _within({slot: tuple(name.split(" ", 1)) for slot, name in names.items()}, left, lane, width)
    return max(whole, split, key=lambda timeline: len(timeline.named()))


def _within(names: Mapping[int, Name], left: float, lane: float, width: float) -> Timeline:
    """Return the timeline whose outermost names, centred, stay within the picture."""
    widest = _widest(names.values())
    bare = Timeline(left, width, names, max(names, default=0), margin_of(names))
    if not bare.even:
        bare = replace(bare, left=max(left, widest / 2))
    return replace(bare, end=width - max(lane, _lane(widest, bare)))


def _lane(widest: float, timeline: Timeline) -> float:
    """Return what must stay free at the right so that the last period's words, centred, stay within."""
    margins = timeline.slots / (2 * timeline.margin)
    return max(0.0, (margins * widest - (timeline.end - timeline.left)) / (2 * margins - 1))


def margin_of(slots: Collection[int]) -> float:
    """Return how many slots are left free beside the outermost: half of one where all are taken."""
    last, half = max(slots, default=0), _closest(slots) / 2
    return half if len(slots) == last + 1 else max(half, last * _LEAST_MARGIN)


def _closest(slots: Iterable[int]) -> int:
    return min((after - before for before, after in pairwise(slots)), default=1)


def _room(name: Name, after: Name) -> float:
    """Return how far apart two names must be so as to touch; a year that both have is said once, by the first."""
    first, *years = zip(name, after, strict=False)
    beside = [first, *(pair for pair in years if pair[0] != pair[1])]
    return max(sum(words_width(words, CHART_TEXT_SIZE) for words in pair) / 2 for pair in beside)


def _widest(names: Iterable[Name]) -> float:
    return max((words_width(words, CHART_TEXT_SIZE) for name in names for words in name), default=0)
