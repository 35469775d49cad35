"""A page as it is seen: which part of it, which way up and how large, whatever its file says (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
"""What is shown of a page that has no size: viewers agree on it."""
_LEAST = 1.0
_DEEPEST = 64
_FARTHEST = 1e6
_LARGEST_UNIT = 1000.0


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a page: a box of its own units, turned clockwise by quarters, a unit being so many points."""

    box: Box
    quarters: int
    unit: float

    @property
    def width(self) -> float:
        """How wide it is as it is seen, in points."""
        return self._sides[self.quarters % 2]

    @property
    def height(self) -> float:
        """How high it is as it is seen, in points."""
        return self._sides[1 - self.quarters % 2]

    @property
    def _sides(self) -> tuple[float, float]:
        left, bottom, right, top = self.box
        return (right - left) * self.unit, (top - bottom) * self.unit

    def matrix(self, across: float, up: float) -> Matrix:
        """Return what sets a drawing upright in view, its origin so far across and up, in points."""
        left, bottom, right, top = self.box
        one = 1 / self.unit
        across, up = across * one, up * one
        match self.quarters:
            case 1:
                return (0.0, one, -one, 0.0, right - up, bottom + across)
            case 2:
                return (-one, 0.0, 0.0, -one, right - across, top - up)
            case 3:
                return (0.0, -one, one, 0.0, left + up, top - across)
            case _:
                return (one, 0.0, 0.0, one, left + across, bottom + up)

    def grown(self, across: float, down: float) -> View:
        """Return the view with so many points more at its right and at its foot."""
        left, bottom, right, top = self.box
        across, down = across / self.unit, down / self.unit
        match self.quarters:
            case 1:
                box = (left, bottom, right + down, top + across)
            case 2:
                box = (left - across, bottom, right, top + down)
            case 3:
                box = (left - down, bottom - across, right, top)
            case _:
                box = (left, bottom - down, right + across, top)
        return replace(self, box=box)

    def turned(self) -> View:
        """Return the view turned so that its head is at the left."""
        return replace(self, quarters=(self.quarters + 3) % 4)


def view_of(page: Object) -> View:
    """Return what is seen of a page, with what it inherits."""
    media = _box(inherited(page, "/MediaBox")) or _LETTER
    crop = _box(inherited(page, "/CropBox"))
    both = crop and _overlap(media, crop)
    return View(both or media, _quarters(inherited(page, "/Rotate")), _unit(page.get("/UserUnit")))


def inherited(page: Object, key: str) -> Object | None:
    """Return an entry of a page or of the nearest node above that has it; None where none does."""
    return next((node[key] for node in _upward(page) if key in node), None)


def _upward(page: Object) -> Iterator[Object]:
    node: Object | None = page
    for _ in range(_DEEPEST):
        if not isinstance(node, Dictionary):
            return
        yield node
        node = node.get("/Parent")


def _box(written: object) -> Box | None:
    """Return a rectangle by its lower left and upper right corners; None for what has no size that can be shown."""
    if not isinstance(written, Array) or len(written) != 4:
        return None
    with contextlib.suppress(TypeError, ValueError):
        one, two, three, four = (float(each) for each in written)
        box = (min(one, three), min(two, four), max(one, three), max(two, four))
        return box if _has_size(box) and max(map(abs, box)) < _FARTHEST else None
    return None


def _overlap(one: Box, other: Box) -> Box | None:
    box = (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
    return box if _has_size(box) else None


def _has_size(box: Box) -> bool:
    return box[2] - box[0] >= _LEAST and box[3] - box[1] >= _LEAST


def _quarters(written: object) -> int:
    with contextlib.suppress(TypeError, ValueError, OverflowError):
        return int(float(written)) // 90 % 4  # type: ignore[arg-type]  # what is no number
    return 0


def _unit(written: object) -> float:
    with contextlib.suppress(TypeError, ValueError, OverflowError):
        unit = float(written)  # type: ignore[arg-type]  # what is no number
        return unit if 1 / _LARGEST_UNIT <= unit <= _LARGEST_UNIT else 1.0
    return 1.0


def write_view(page: Object, view: View) -> None:
    """Let a page be seen so, and say it in so many words, so that all viewers agree."""
    media = _box(inherited(page, "/MediaBox")) or _LETTER
    page.MediaBox = _array(_around(media, view.box))
    page.CropBox = _array(view.box)
    page.Rotate = 90 * view.quarters
    if view.unit != 1:
        page.UserUnit = pikepdf.Object.parse(f"{view.unit:g}".encode())
    elif Name.UserUnit in page:
        del page.UserUnit


def _around(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _array(box: Box) -> Array:
    return Array([round(each, 4) for each in box])
