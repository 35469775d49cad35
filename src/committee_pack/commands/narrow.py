"""The table of results in a terminal that is narrower: what matters most stays, and what it lacks is named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.commands.typed import PLAIN
from committee_pack.write.results import FORMATS, Row
from committee_pack.write.rows import cut

_NAMES = ("title", "area", "cohort")
_WHOLE = 1000
_READABLE, _SHORTEST = 24, 8
"""To how many letters names are cut before a target is left out, and to how many after."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The table as text, and a sentence on what it lacks: none where it lacks nothing."""

    text: bytes
    told: str = ""


def fitted(rows: list[Row], width: int) -> Fitted:
    """Return the table at a width; as it is where nothing helps, since the terminal then breaks its lines."""
    tries = list(_tries(rows)) if rows else []
    best = bisect_left(tries, True, key=lambda each: _width(_shorter(rows, *each)) <= width)
    if best == len(tries):
        return Fitted(FORMATS[PLAIN](rows))
    out, longest = tries[best]
    return Fitted(FORMATS[PLAIN](_shorter(rows, out, longest)), _told(width, out, longest))


def _tries(rows: list[Row]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Return what to leave out and how long names may be, each narrower than the one before.

    First comparisons go, from the last, then names are cut, then targets go.
    """
    shown = _comparisons(rows)
    yield from ((tuple(shown[count:]), _WHOLE) for count in range(len(shown), -1, -1))
    lengths = range(max(len(row[name]) for row in rows for name in _NAMES) - 1, _SHORTEST - 1, -1)
    yield from ((tuple(shown), longest) for longest in lengths if longest >= _READABLE)
    yield from ((("target", *shown), longest) for longest in lengths if longest <= _READABLE)


def _width(rows: list[Row]) -> int:
    return max(len(line) for line in FORMATS[PLAIN](rows).decode().splitlines())


def _comparisons(rows: list[Row]) -> list[str]:
    """Return the names of the comparisons that the table shows."""
    names = [name.removesuffix("_result") for name in rows[0] if name.endswith("_result")]
    return [name for name in names if any(row[f"{name}_result"] for row in rows)]


def _shorter(rows: list[Row], out: tuple[str, ...], longest: int) -> list[Row]:
    gone = {column for name in out for column in (name, f"{name}_result", f"{name}_direction")}
    left = [{name: text for name, text in row.items() if name not in gone} for row in rows]
    return [row | {name: cut(row[name], longest) for name in _NAMES} for row in left]


def _told(width: int, out: tuple[str, ...], longest: int) -> str:
    lacks = (*(name.replace("_", " ") for name in out), *(("the ends of names",) if longest < _WHOLE else ()))
    listed = " and ".join(part for part in (", ".join(lacks[:-1]), *lacks[-1:]) if part)
    return f"To fit {width} columns, the table leaves out {listed}." if lacks else ""
