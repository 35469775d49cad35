"""Words of charts made to fit the room that they have: broken into lines, or shortened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile

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


def shortened_apart(names: Sequence[str], fits: Callable[[int, str], bool]) -> list[str]:
    """Return names that fit, no two of them alike; `fits` says so of what stands for the name of a number.

    Those that would be cut alike at their end lose words in the middle, or what they begin with in common; where not
    even that tells them apart, they are numbered.
    """
    each = [partial(fits, number) for number in range(len(names))]
    shorts = [_cut(name, fit) for name, fit in zip(names, each, strict=True)]
    for group in _alike(shorts, names):
        for number in group:
            shorts[number] = _without_middle(names[number], each[number]) or shorts[number]
    for group in _alike(shorts, names):
        words = [names[number].split(" ") for number in group]
        same = sum(1 for _ in takewhile(lambda at: len(set(at)) == 1, zip(*words, strict=False)))
        for number, own in zip(group, words, strict=True):
            shorts[number] = _cut(f"…{' '.join(own[same:])}", each[number])
    for number in [number for number, short in enumerate(shorts) if shorts.count(short) > 1]:
        shorts[number] = _cut(names[number], each[number], f"{number + 1}. ")
    return shorts


def _alike(shorts: Sequence[str], names: Sequence[str]) -> list[list[int]]:
    """Return the numbers of names that are not the same and have been made so."""
    groups: dict[str, list[int]] = {}
    for number, short in enumerate(shorts):
        groups.setdefault(short, []).append(number)
    return [group for group in groups.values() if len({names[number] for number in group}) > 1]


def _cut(name: str, fits: Callable[[str], bool], first: str = "") -> str:
    """Return a name behind what comes first, cut at its end where it does not fit."""
    if fits(whole := f"{first}{name}"):
        return whole
    shorts = (f"{first}{name[:n].rstrip()}…" for n in range(len(name) - 1, -1, -1))
    return next(filter(fits, shorts), f"{first}…")


def _without_middle(name: str, fits: Callable[[str], bool]) -> str:
    """Return a name without the words in its middle that have no room; nothing where its ends have none."""
    words = name.split(" ")
    ends = (
        " ".join((*words[: (count + 1) // 2], "…", *words[-(count // 2) :])) for count in range(len(words) - 1, 1, -1)
    )
    return next(filter(fits, ends), "")
