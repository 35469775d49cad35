"""Where words go so that they cover neither lines nor one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from committee_pack.write.drawing import Label, Point
from committee_pack.write.style import CHART_TEXT_SIZE
from committee_pack.write.widths import words_width

ASCENT, DESCENT = 0.73, 0.22
"""How far letters reach above and below their baseline, in ems."""

LINE_HEIGHT = (ASCENT + DESCENT) * CHART_TEXT_SIZE
"""The height in points that a chart's words take up."""

Segment = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        """Return whether the two share more than an edge."""
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.bottom < other.top and other.bottom < self.top

    def holds(self, other: Box) -> bool:
        """Return whether the other lies wholly within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.bottom <= other.bottom and other.top <= self.top

    def grown(self, by: float) -> Box:
        """Return the box with so much more on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def crossed_by(self, segment: Segment) -> bool:
        """Return whether a straight line passes through the box (Liang and Barsky's clipping)."""
        (x, y), (to_x, to_y) = segment
        if (x <= self.left and to_x <= self.left) or (x >= self.right and to_x >= self.right):
            return False
        if (y <= self.bottom and to_y <= self.bottom) or (y >= self.top and to_y >= self.top):
            return False
        enter, leave = 0.0, 1.0
        for way, room in (
            (x - to_x, x - self.left),
            (to_x - x, self.right - x),
            (y - to_y, y - self.bottom),
            (to_y - y, self.top - y),
        ):
            if way == 0 and room <= 0:
                return False
            if way < 0:
                enter = max(enter, room / way)
            elif way > 0:
                leave = min(leave, room / way)
        return enter < leave


def label_box(label: Label) -> Box:
    """Return the room that a label's words take up."""
    width = words_width(label.text, label.size, label.bold)
    left = label.at[0] - width * {"left": 0, "centre": 0.5, "right": 1}[label.align]
    return Box(left, label.at[1] - DESCENT * label.size, left + width, label.at[1] + ASCENT * label.size)


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What a label must keep off: other words always, lines and markers where it can, within a box."""

    within: Box
    words: tuple[Box, ...]
    lines: tuple[Segment, ...]

    def and_words(self, label: Label) -> Obstacles:
        """Return these obstacles with one more label among them."""
        return replace(self, words=(*self.words, label_box(label)))

    def badness(self, box: Box) -> tuple[int, int]:
        """Return how often words in that box would cover others or leave their room, and cross lines."""
        covers = sum(box.overlaps(other) for other in self.words)
        crosses = sum(box.crossed_by(segment) for segment in self.lines)
        return covers + (not self.within.holds(box)), crosses


def best_place(places: Iterable[Label], obstacles: Obstacles) -> Label:
    """Return the first of the places where the label is least in the way; the preferred ones come first.

    Places after one that is not in the way at all are not looked at.
    """
    tried: list[tuple[tuple[int, int], Label]] = []
    for label in places:
        tried.append((obstacles.badness(label_box(label)), label))
        if tried[-1][0] == (0, 0):
            break
    return min(tried, key=lambda each: each[0])[1]


def spread(wanted: Iterable[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Return middles, from low to high as wanted, moved apart so that each has its height within the limits."""
    placed: list[float] = []
    bottom = low
    for middle, height in zip(wanted, heights, strict=True):
        placed.append(max(middle, bottom + height / 2))
        bottom = placed[-1] + height / 2
    top = high
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], top - heights[i] / 2)
        top = placed[i] - heights[i] / 2
    return placed
