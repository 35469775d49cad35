"""What people type into a cell: numbers with separators and percent signs, months as Excel turns them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from committee_pack.model.periods import Period, Window, parse_period

_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
LONGEST = 24
_WINDOWS = {window.value: window for window in Window}
_EXCEL_MONTH = re.compile(r"([A-Za-z]{3})[- ](\d{2}|\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def one_line(text: str) -> str:
    """Return a name without the line breaks and double blanks that a cell hides, so that it is the same everywhere."""
    return " ".join(text.split())


def is_whole(text: str) -> bool:
    """Return whether a text is a whole number without signs or separators."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST


def parse_number(text: str) -> Decimal:
    """Return the number written as `1145`, `1,145` or `67.7%`; raises ValueError for anything else."""
    bare = text.strip().removesuffix("%").strip()
    if len(bare) > LONGEST:
        raise ValueError(f"'{bare[:LONGEST]}...' has more than {LONGEST} digits, which no figure of a council has")
    if not (_PLAIN.fullmatch(bare) or _GROUPED.fullmatch(bare)):
        raise ValueError(f"'{text}' is not a number: write digits, as 1145, 1,145 or 67.7")
    try:
        return Decimal(bare.replace(",", ""))
    except InvalidOperation as fault:  # pragma: no cover - the patterns admit only what Decimal reads
        raise ValueError(f"'{text}' is not a number") from fault


@lru_cache(maxsize=4096)
def parse_typed_period(text: str, year_starts: int) -> Period:
    """Return the period, also where Excel has turned `2016-08` into `Aug-16`; raises ValueError as `parse_period`."""
    match = _EXCEL_MONTH.fullmatch(text.strip())
    if match and match[1].lower() in _MONTHS:
        year = int(match[2]) if len(match[2]) == 4 else 2000 + int(match[2])
        return parse_period(f"{year:04}-{_MONTHS.index(match[1].lower()) + 1:02}", year_starts)
    return parse_period(text, year_starts)


def parse_window(text: str) -> Window:
    """Return the window written as `R12M`; raises ValueError for anything else."""
    window = _WINDOWS.get(text.upper())
    if window is None:
        raise ValueError(f"'{text}' is not a window: expected one of {', '.join(_WINDOWS)}")
    return window
