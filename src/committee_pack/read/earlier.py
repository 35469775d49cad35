"""What was written for the period before, to be held against what is written now; no report is made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from committee_pack.model.narratives import Earlier
from committee_pack.model.periods import Period, parse_period
from committee_pack.read.files import Files

_FRONT = re.compile(
    r"\A---[ \t]*\n(?:.*\n)*?(?:indicator|section):[ \t]*[\"']?([\w-]+)[\"']?[ \t]*(?:#.*)?\n(?:.*\n)*?---[ \t]*\n"
)
"""The facts in front of a narrative, as far as they say what it is about: what is wrong with them was told then."""


def read_earlier(files: Files, folder: Path, period: Period) -> Earlier | None:
    """Return the texts of the last period before, of the same length; None where the report's folder has none.

    They are looked at and not read as a narrative is: faults in them are none of this report's.
    """
    named = ((_period_of(path.name, period.year_starts), path) for path in files.listed(folder).value)
    before = [(each, path) for each, path in named if each and _is_before(each, period)]
    if not before:
        return None
    latest, path = max(before, key=lambda each: each[0].last)
    return Earlier(latest, dict(_texts(files, path)))


def _is_before(earlier: Period, period: Period) -> bool:
    return earlier.frequency is period.frequency and earlier.last < period.last


def _period_of(name: str, year_starts: int) -> Period | None:
    """Return the period that a folder is named for, if it is."""
    try:
        period = parse_period(name, year_starts)
    except ValueError:
        return None
    return period if period.slug == name else None


def _texts(files: Files, folder: Path) -> Iterator[tuple[str, str]]:
    for path in files.listed(folder).value:
        text = files.glimpse(path) if path.name.endswith(".md") else ""
        if front := _FRONT.match(text):
            yield front[1], text[front.end() :]
