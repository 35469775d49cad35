"""What lies among the narratives and is never read: named, so that nobody waits for it to appear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from committee_pack.findings import Finding, Place, did_you_mean, warning
from committee_pack.model.periods import JANUARY, parse_period
from committee_pack.read.files import Files

STANDING = "standing"


def stray_narratives(
    files: Files, folder: Path, reports: tuple[str, ...], report: str, year_starts: int
) -> tuple[Finding, ...]:
    """Return a warning for each folder of narratives that is no report's, and for what is unread in this report's.

    `folder` is that of all narratives, `reports` the names of all reports.
    """
    unreadable = (*files.listed(folder).findings, *files.listed(folder / report).findings)
    return (*unreadable, *_no_reports(files, folder, reports), *_no_periods(files, folder / report, year_starts))


def _no_reports(files: Files, folder: Path, reports: tuple[str, ...]) -> Iterator[Finding]:
    for path in files.listed(folder).value:
        if _is_folder(path) and path.name not in reports:
            message = f"There is no report '{path.name}', so nothing in this folder is read."
            yield warning("narrative-stray", Place(files.name(path)), message, did_you_mean(path.name, reports))


def _no_periods(files: Files, folder: Path, year_starts: int) -> Iterator[Finding]:
    for path in files.listed(folder).value:
        if _is_folder(path) and (path.name == STANDING or _is_slug(path.name, year_starts)):
            yield from _no_markdown(files, path)
        else:
            message = "This is not read: it is neither a period's folder nor 'standing'."
            hint = f"Name a period's folder as {_forms(year_starts)}."
            yield warning("narrative-stray", Place(files.name(path)), message, hint)


def _no_markdown(files: Files, folder: Path) -> Iterator[Finding]:
    for path in files.listed(folder).value:
        if _is_folder(path) or path.suffix != ".md":
            message = "This is not read: narratives are files whose names end in .md."
            yield warning("narrative-stray", Place(files.name(path)), message, "Rename it, or take it away.")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # -- what may not be looked at is told of where it is read, and taken here for what its name says
        return not path.suffix


def _forms(year_starts: int) -> str:
    """Return how a month, a quarter and a year are named in folders."""
    return "2016-08, 2016-q3 or 2016" if year_starts == JANUARY else "2016-08, 2013-14-q3 or 2016-17"


def _is_slug(name: str, year_starts: int) -> bool:
    try:
        return parse_period(name, year_starts).slug == name
    except ValueError:
        return False
