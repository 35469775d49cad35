"""The windows that a text names: `the last three months`, `year to date`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from committee_pack.check.agreement.reading.triggers import WORD_BEGINS
from committee_pack.model.periods import Window

_QUICK = re.compile(r"month|year|quarter|term", re.IGNORECASE)
_NO_WINDOW_AFTER = r"(?<!each of the )(?<!every one of the )(?<!all of the )(?<!all the )"
_WINDOWS = {
    Window.ROLLING_3_MONTHS: (
        r"(?:rolling|last|latest|past|most recent|previous)[\s-](?:3|three)[- ]months?"
        r"|(?:3|three) months (?:to|alone|taken|up to|ending)"
        r"|(?:the\s)?(?:3|three)[- ]month\s(?:figure|rolling|window|position|average|result)|short[- ]term"
        r"|quarter just gone|(?:3|three) months since (?:then|that)|(?:recent|last|latest|past|this) quarter(?:['’]s)?"
        r"|the quarter['’]s|quarter alone"
        r"|(?:over|for) (?:the )?(?:last |past |latest )?(?:3|three)(?=\s?[(),;:.]|\s\d)"
    ),
    Window.ROLLING_12_MONTHS: (
        r"(?:rolling|last|latest|past)\s(?:12|twelve)[- ]months?|(?:12|twelve) months (?:to|as a whole|up to|ending)"
        r"|(?:the|over the|whole) (?:twelve|12)(?: months)?\b|rolling[- ]year|(?:the\s)?year to\b(?!\s?date)"
        r"|in the twelve months|full year|12-month"
    ),
    Window.YEAR_TO_DATE: r"year[- ]to[- ]date|so far this year|this year so far",
}
_NAMES = "|".join(rf"(?P<{window.name}>{words})" for window, words in _WINDOWS.items())
_PATTERN = re.compile(rf"{WORD_BEGINS}{_NO_WINDOW_AFTER}(?:{_NAMES})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WindowMention:
    """A window in a text."""

    start: int
    end: int
    window: Window


def windows(text: str, start: int, end: int) -> tuple[WindowMention, ...]:
    """Return the windows that a part of a text names."""
    if not _QUICK.search(text, start, end):
        return ()
    return tuple(
        WindowMention(match.start(), match.end(), Window[str(match.lastgroup)])
        for match in _PATTERN.finditer(text, start, end)
    )
