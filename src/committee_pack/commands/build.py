"""Building and checking several reports: in turn, side by side, or again whenever a file changes."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from committee_pack import pipeline
from committee_pack.commands.check import check_all
from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period, period_told
from committee_pack.commands.refused import plain
from committee_pack.commands.stopping import Stopped, on_ctrl_c
from committee_pack.errors import FindingsError, PackError
from committee_pack.findings import Outcome, counted, has_errors
from committee_pack.manifest import installed_versions
from committee_pack.output import restore_killed
from committee_pack.pipeline import Built

STANDS = "Every report is whole: as it was before, or as built now."


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What `build` was asked for."""

    folder: Path
    reports: tuple[str, ...]
    period: str
    formats: tuple[str, ...]
    out: Path | None
    strict: bool
    draft: bool
    jobs: int


def build_all(request: BuildRequest, console: Console) -> bool:
    """Build what was asked for and print what was written; return whether every report could be built."""
    opened = _open(request, console)
    names = opened.workspace.chosen(request.reports)
    parse_wanted_period(request.period, opened.council)
    with whole_when_stopped(request.out or opened.workspace.out):
        if request.jobs > 1 and len(names) > 1:
            built = _side_by_side(request, names)
        else:
            built = [_build_one(request, name, console) for name in names]
    told = [_tell(each, console, draft=request.draft) for each in built]
    return all(told)


@contextmanager
def whole_when_stopped(out: Path) -> Iterator[None]:
    """Put back what builds have moved aside, those killed before and one that Ctrl+C stops here."""
    restore_killed(out)
    try:
        yield
    except Stopped:
        with on_ctrl_c(signal.SIG_IGN):
            restore_killed(out)
        raise Stopped(STANDS) from None


def _open(request: BuildRequest, console: Console) -> Opened:
    """Return the workspace opened; where council.yaml cannot be used, the reports' faults are told beside its own."""
    try:
        return open_council(request.folder)
    except FindingsError as fault:
        found = check_all(request.folder, request.reports, request.period, console)
        raise FindingsError(str(fault), fault.remedy, found) from fault


def _side_by_side(request: BuildRequest, names: tuple[str, ...]) -> list[Outcome[Built] | PackError]:
    # -- a build of one report, or of one after another, needs no pool and is not kept waiting for it
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(min(request.jobs, len(names)), initializer=_end_without_a_word) as pool:
            return list(pool.map(partial(_build_one, request), names))
    except BrokenProcessPool as fault:
        message = "A build was ended from outside, perhaps for want of memory."
        raise PackError(message, "Build again with fewer --jobs.") from fault


def _end_without_a_word() -> None:
    """Let Ctrl+C, which goes to all processes, end this one at once: the one that began it tells."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _build_one(request: BuildRequest, report: str, console: Console | None = None) -> Outcome[Built] | PackError:
    """Build one report; return what stopped it rather than raise, so that the others are built all the same."""
    opened = open_council(request.folder)
    wanted = parse_wanted_period(request.period, opened.council)
    try:
        return pipeline.build(
            opened.workspace,
            opened.council,
            report,
            wanted,
            formats=request.formats,
            out=request.out or opened.workspace.out,
            strict=request.strict,
            draft=request.draft,
            side_by_side=request.jobs > 1 and console is not None,
            versions=installed_versions(),
            step=partial(console.progress, report) if console else lambda _: None,
        ).also(opened.findings)
    except FindingsError as fault:
        fault.findings = period_told(fault.findings, opened.workspace, opened.council, report, wanted)
        return fault
    except PackError as fault:
        return plain(fault)


def _tell(built: Outcome[Built] | PackError, console: Console, *, draft: bool = False) -> bool:
    """Print what came of a build; return whether it was built."""
    if isinstance(built, PackError):
        if isinstance(built, FindingsError):
            console.findings(built.findings)
        console.fail(str(built), built.remedy)
        return False
    console.findings(built.findings)
    tell_written(built.value, console)
    if draft and has_errors(built.findings):
        console.note(
            f"This is a proof. The paper itself is not built while there are errors: {counted(built.findings)}."
        )
    return True


def tell_written(built: Built, console: Console) -> None:
    """Print what was written, and where copies are of what somebody had edited by hand."""
    for path in built.files:
        console.say(str(short(path)))
    for path in built.kept:
        console.warn(f"Kept a copy of what had been edited by hand: {short(path)}")


def short(path: Path) -> Path:
    """Return a path as it is from the folder that one stands in, where it lies there."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def watch_and_build(request: BuildRequest, console: Console) -> None:
    """Build, then build again whenever a file of the workspace changes, until Ctrl+C, which is its proper end."""
    opened = open_council(request.folder)
    try:
        for _ in _now_and_on_changes(opened):
            _build_again(request, console)
            console.note("Watching for changes; Ctrl+C stops.")
    except (Stopped, KeyboardInterrupt) as stopped:
        console.stopped(str(stopped), "watching")


def _build_again(request: BuildRequest, console: Console) -> None:
    try:
        build_all(request, console)
    except PackError as fault:
        _tell(plain(fault), console)
    gc.collect()


def _now_and_on_changes(opened: Opened) -> Iterator[object]:
    from watchfiles import watch

    yield None
    # -- it passes Ctrl+C on as KeyboardInterrupt; to let it end by itself, it would have to be let speak of it
    yield from watch(opened.workspace.root, watch_filter=partial(_is_input, opened), raise_interrupt=True)


def _is_input(opened: Opened, _change: object, path: str) -> bool:
    return opened.workspace.is_input(Path(path)) or Path(path) in opened.council.theme.files
