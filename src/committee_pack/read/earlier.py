"""What was written for the period before, to be held against what is written now; no report is made from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from committee_pack.model.narratives import Earlier, has_words
from committee_pack.model.periods import Period, parse_period
from committee_pack.read.files import Files
from committee_pack.read.front import front_of
from committee_pack.read.narratives import narrative_fault
from committee_pack.read.yaml_text import read_yaml


def read_earlier(files: Files, folder: Path, period: Period) -> Earlier | None:
    """Return the texts of the last period before that anything was written for; None where nothing was.

    They are looked at and not read as a narrative is: faults in them are none of this report's.
    """
    for before in periods_before(files, folder, period):
        texts = dict(_texts(files, folder / before.slug))
        if any(map(has_words, texts.values())):
            return Earlier(before, texts)
    return None


def periods_before(files: Files, folder: Path, period: Period) -> tuple[Period, ...]:
    """Return the periods before another, as long as it is, that a report's narratives have folders for, the last first.

    There may be nothing in them: a folder is soon made.
    """
    named = (_period_of(path.name, period) for path in files.listed(folder).value)
    before = (each for each in named if each and each.last < period.last)
    return tuple(sorted(before, key=lambda each: each.last, reverse=True))


def _period_of(name: str, like: Period) -> Period | None:
    """Return the period that a folder is named for; None where it is for none that is as long as another."""
    try:
        period = parse_period(name, like.year_starts)
    except ValueError:
        return None
    return period if period.slug == name and period.frequency is like.frequency else None


def _texts(files: Files, folder: Path) -> Iterator[tuple[str, str]]:
    for path in files.listed(folder).value:
        text = files.glimpse(path) if path.name.endswith(".md") else ""
        front = front_of(text) if narrative_fault(text, path.name) is None else None
        if front and (about := _about(front.facts)):
            yield about, front.text


def _about(facts: str) -> str:
    """Return the indicator or section that facts name; nothing where they cannot be read or name none."""
    read = read_yaml(facts, "").value
    said = read.data if read else None
    named = (said.get("indicator") or said.get("section")) if isinstance(said, dict) else None
    return named.strip() if isinstance(named, str) else ""
