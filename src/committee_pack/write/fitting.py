"""Words of charts made to fit the room that they have: broken into lines, or shortened."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.write.style import CHART_TEXT_SIZE
from committee_pack.write.widths import words_width


def chart_width(words: str, *, bold: bool = False) -> float:
    """Return the width in points of words in a chart."""
    return words_width(words, CHART_TEXT_SIZE, bold)


def lines_within(name: str, room: float) -> list[str]:
    """Return a name in lines that fit, broken between words, and within a word only where it is too long."""
    lines = [""]
    for part in (part for word in name.split(" ") for part in _parts(word, room)):
        longer = f"{lines[-1]} {part}" if lines[-1] else part
        if chart_width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines[0 if lines[0] else 1 :] or [""]


def _parts(word: str, room: float) -> Iterator[str]:
    """Return a word whole where it fits, else in parts that do."""
    while chart_width(word) > room and len(word) > 1:
        fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or chart_width(word[:n]) <= room)
        yield word[:fits]
        word = word[fits:]
    yield word


def shortened(name: str, room: float) -> str:
    """Return a name that fits; the words that stand for the chart have it whole."""
    if chart_width(name) <= room:
        return name
    return next(
        short for n in range(len(name), -1, -1) if chart_width(short := f"{name[:n].rstrip()}…") <= room or not n
    )
