"""Windows that a text names by the periods with which they begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.reading.windows import WindowMention
from committee_pack.model.periods import Frequency, Period, Window

_RANGE = re.compile(r"\s(?:to|until|through|–|-)\s|\s?[–-]\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_LENGTHS = {3: Window.ROLLING_3_MONTHS, 12: Window.ROLLING_12_MONTHS}
_SHORTEST_SO_FAR = 3
"""How many months from April on are called the year to date, and not a window of their own."""


def without_ranges(
    text: str, times: tuple[When, ...], latest: Period
) -> tuple[tuple[When, ...], tuple[WindowMention, ...]]:
    """Return the periods that a text names without those at which a window begins, and these windows.

    `June to August 2016` is three months to August; `between April and November` is the year to date.
    """
    kept: list[When] = []
    found: list[WindowMention] = []
    for when, after in pairwise(times):
        if window := _window_from(text, when, after, latest):
            found.append(WindowMention(when.start, when.end, window))
        else:
            kept.append(when)
    return (*kept, *times[-1:]), tuple(found)


def _window_from(text: str, first: When, last: When, latest: Period) -> Window | None:
    months = first.frequency is Frequency.MONTH is last.frequency
    if not months or len(first.lasts) != 1 or len(last.lasts) != 1:
        return None
    gap = text[first.end : last.start]
    is_between = gap.strip() == "and" and bool(_BETWEEN.search(text[: first.start]))
    if not is_between and not _RANGE.fullmatch(gap):
        return None
    (begins,), (ends,) = first.lasts, last.lasts
    if begins == latest.financial_year.first and (ends - begins) % 12 >= _SHORTEST_SO_FAR:
        return Window.YEAR_TO_DATE
    return None if is_between else _LENGTHS.get(ends - begins + 1)
