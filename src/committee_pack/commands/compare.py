"""Comparing two editions, two periods, or an edition with the workspace as it is now."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from committee_pack.archive.places import Archive
from committee_pack.commands.archive import archive_of, open_archive
from committee_pack.commands.build import short, whole_when_stopped
from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period, period_told
from committee_pack.commands.typed import PLAIN, one_of
from committee_pack.errors import UsageError
from committee_pack.findings import Place, did_you_mean
from committee_pack.manifest import installed_versions
from committee_pack.model.changes import Comparison, SideKind
from committee_pack.output import replace_folder
from committee_pack.printing import print_bytes
from committee_pack.publishing.comparing import (
    Asked,
    Compared,
    SideError,
    asked_edition,
    compared,
    comparison_name,
    refuse_unlike,
    summed_up,
    written,
)
from committee_pack.publishing.sides import Made
from committee_pack.write.changes import FORMATS

_EDITION = re.compile(r"\d{4}-\d{2}-\d{2}-.+-e[1-9]\d*")
_SUPPLEMENT = re.compile(r"supplement-([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """What `compare` was asked for, as typed; `out` None prints a table, else a paper is written there."""

    folder: Path
    before: str
    after: str
    archive: Path | None
    form: str
    out: Path | None
    formats: tuple[str, ...]


def form_of(form: str, out: Path | None, to: list[str] | None) -> str:
    """Return how changes are printed; raises UsageError for options that do not fit each other."""
    if out is not None and form:
        raise UsageError("--format is of what is printed, and --out writes a paper.", "Leave one of them out.")
    if out is None and to:
        raise UsageError("--to is of the paper that --out writes, and there is no --out.", "Add --out DIR.")
    return one_of(FORMATS, "--format", form or PLAIN)


def compare_sides(request: CompareRequest, console: Console) -> None:
    """Print what changed from one side to the other, or write it as a paper; raises UsageError for two unlike sides."""
    place = _Place.of(request)
    before, after = (place.asked(each) for each in (request.before, request.after))
    refuse_unlike(before, after)
    if request.out is not None:
        place.refuse_out(request.out)
    here = Made(place.opened.workspace, place.opened.council) if place.opened else None
    step = partial(console.progress, after.name)
    with _telling(place), compared(before, after, here, place.archive, request.folder, step) as found:
        if request.out is None:
            _print(request.form, found, console)
        else:
            versions = installed_versions()
            files = written(found, request.formats, versions, side_by_side=len(request.formats) > 1, step=step)
            _save(request.out, found, files, console)
    if place.opened:
        console.findings(place.opened.findings)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where sides are looked for: the archive, and the workspace where a side is not named as an edition is."""

    archive: Archive
    opened: Opened | None

    @classmethod
    def of(cls, request: CompareRequest) -> _Place:
        """Return where the sides are that were typed; an archive that is named needs no workspace for its editions."""
        if all(_EDITION.fullmatch(each) for each in (request.before, request.after)):
            return cls(open_archive(request.folder, request.archive), None)
        opened = open_council(request.folder)
        return cls(archive_of(opened.workspace, opened.council, request.archive), opened)

    def refuse_out(self, out: Path) -> None:
        """Raise UsageError where a paper would be written among what people write, or into the archive."""
        remedy = "Name another folder, such as out."
        if self.opened and self.opened.workspace.is_input(out):
            raise UsageError(f"{out} is among the files that people write.", remedy)
        # -- realpath, since resolve() fails on a link to itself
        real, shelves = Path(os.path.realpath(out)), (self.archive.public, self.archive.restricted)
        if any(real.is_relative_to(os.path.realpath(each.root)) for each in shelves):
            raise UsageError(f"{out} is in the archive, which holds editions alone.", remedy)

    def asked(self, typed: str) -> Asked:
        """Return what a word names; raises UsageError for one that names nothing."""
        if self.opened is None or _EDITION.fullmatch(typed):
            # -- imported here, as periods are compared without an archive
            from committee_pack.archive.contents import find_bagged

            return asked_edition(find_bagged(self.archive, typed))
        name, _, rest = typed.partition("/")
        if name in self.opened.workspace.reports():
            period = parse_wanted_period(rest, self.opened.council, typed)
            return Asked(typed, SideKind.REPORT, name, period)
        if name in self.opened.workspace.meetings():
            return self._meeting(typed, name, rest)
        raise UsageError(f"'{typed}' is no report, meeting or edition.", did_you_mean(typed, self._known()))

    def _meeting(self, typed: str, name: str, rest: str) -> Asked:
        number = _SUPPLEMENT.fullmatch(rest)
        if rest and not number:
            remedy = f"Name its pack, {name}, or a supplement, as {name}/supplement-1."
            raise UsageError(f"The meeting '{name}' has no '{rest}'.", remedy)
        kind = SideKind.SUPPLEMENT if number else SideKind.PACK
        return Asked(typed, kind, name, None, int(number[1]) if number else 0)

    def _known(self) -> Iterator[str]:
        if self.opened:
            yield from (*self.opened.workspace.reports(), *self.opened.workspace.meetings())
        if self.archive.is_there:
            from committee_pack.archive.contents import read_log_of

            yield from read_log_of(self.archive).standing


@contextmanager
def _telling(place: _Place) -> Iterator[None]:
    """Let a period that a report does not fit be told as what was typed, and not as a fault of the report."""
    try:
        yield
    except SideError as fault:
        if place.opened and fault.asked.period:
            where = (place.opened.workspace, place.opened.council, fault.asked.name)
            told = period_told(fault.findings, *where, fault.asked.period)
            typed = {Place("--period"): Place(fault.asked.typed)}
            fault.findings = tuple(replace(each, place=typed.get(each.place, each.place)) for each in told)
        raise


def _print(form: str, found: Compared, console: Console) -> None:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    console.done()
    print_bytes(FORMATS[form](found.comparison, width))
    if form == PLAIN or found.comparison.is_same:
        _sum_up(found.comparison, console)


def _sum_up(comparison: Comparison, console: Console) -> None:
    """Say how much changed beside what was asked for, or that nothing did."""
    for line in summed_up(comparison):
        console.note(line)


def _save(out: Path, found: Compared, files: dict[str, bytes], console: Console) -> None:
    folder = out / found.comparison.published.isoformat() / comparison_name(found.comparison)
    with whole_when_stopped(out):
        kept = replace_folder(folder, files)
    console.done()
    for name in files:
        console.say(str(short(folder / name)))
    _sum_up(found.comparison, console)
    for path in kept:
        console.warn(f"Kept a copy of what had been edited by hand: {short(path)}")
