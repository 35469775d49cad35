"""A command is killed, or refused, at every step that it takes on the disk; what is left is told as JSON.

`python -m tests.support.interruption CASE FOLDER` builds a small workspace twice, so that there is an old and a
new build, then lets children of itself write the new one again, each stopped at another step. They are forked
from a process that has read and drawn all there is, so that each takes milliseconds.
"""

from __future__ import annotations

import builtins
import contextlib
import errno
import fcntl
import hashlib
import io
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from committee_pack import pipeline
from committee_pack.agendas import binding, editions
from committee_pack.assemble.spots import spots_of
from committee_pack.commands import build as building
from committee_pack.findings import Outcome
from committee_pack.manifest import PACK_PACKAGES, installed_versions
from committee_pack.model.packs import Edition
from committee_pack.output import MANIFEST
from committee_pack.reports import desks, starting
from committee_pack.write import WRITERS
from committee_pack.write.pdf.stamps import write_stamps
from tests.support.meetings import AGENDA, MEETING, MINUTES, small_meeting
from tests.support.workspaces import COMMENTARY, NOTE, REPORT, Small, run, small_workspace

BEFORE, AFTER, HALF, REFUSED, REFUSED_ON, FULL = "before", "after", "half", "refused", "refused from", "full from"
KILLS = (BEFORE, AFTER, HALF)
STOPS = (*KILLS, REFUSED, REFUSED_ON, FULL)
BUILT = Path("2016-11-02", "monthly-2016-08")
RESULTS = "results.csv"
NEW = ("new folder", "beside others", "report")
DESK = ("approval", "period")
PACK = "pack"
AUDITED = {
    "open": "open", "os.mkdir": "mkdir", "os.rename": "rename", "os.remove": "unlink", "os.rmdir": "rmdir",
    "fcntl.flock": "flock", "os.link": "link", "os.symlink": "link", "os.truncate": "truncate", "os.chmod": "chmod",
}  # fmt: skip
"""What Python itself reports of what is done on the disk; all of it must have been counted as a step."""
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
Tree = dict[str, str]


@dataclass
class Steps:
    """Every step that is taken under a folder, counted; at one of them the process stops."""

    under: Path
    at: int = -1
    how: str = BEFORE
    taken: list[tuple[str, str, int]] = field(default_factory=list)
    audited: list[str] = field(default_factory=list)

    def take(self, kind: str, path: object, do: Callable[[], Any], size: int = 0) -> Any:  # noqa: ANN401
        """Take a step, or stop before, after or instead of it."""
        self.taken.append((kind, str(path), size))
        now = len(self.taken) - 1
        refused = now == self.at if self.how == REFUSED else now >= self.at >= 0
        if self.how in (REFUSED, REFUSED_ON, FULL):
            if refused:
                number = errno.ENOSPC if self.how == FULL else errno.EACCES
                raise OSError(number, os.strerror(number))
            return do()
        if now == self.at and self.how == BEFORE:
            die()
        try:
            return do()
        finally:
            if now == self.at and self.how == AFTER:
                die()

    def is_under(self, path: object, dir_fd: int | None) -> bool:
        """Return whether a path is one that is watched; a name in an open folder is, for only ours are emptied."""
        if isinstance(path, int) or dir_fd not in (None, -1):
            return True
        # -- a library may work in the folder that it writes in
        whole = Path(os.path.abspath(os.fsdecode(path)))  # type: ignore[arg-type]  # noqa: PTH100
        return whole.is_relative_to(self.under)

    def counted(self, kind: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function of the system that counts itself."""

        def wrapped(path: object, *rest: object, **named: Any) -> Any:  # noqa: ANN401
            if not self.is_under(path, named.get("dir_fd")):
                return function(path, *rest, **named)
            return self.take(kind, path, lambda: function(path, *rest, **named))

        return wrapped

    def opened(self, path: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        """Open a file; one that is opened to be written counts each of its writes."""
        if isinstance(path, int) or not set(mode) & set("wax+") or not self.is_under(path, None):
            return OPEN(path, mode, *rest, **named)
        assert mode in ("wb", "rb+"), mode
        buffered = io.BufferedWriter if mode == "wb" else io.BufferedRandom
        return self.take("open", path, lambda: buffered(CountedFile(path, self, mode)))

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note what Python reports, where it changes something under the folder."""
        if event not in AUDITED or (event == "open" and not (arguments[2] or 0) & WRITES):
            return
        bare = isinstance(arguments[0], str) and not Path(arguments[0]).is_absolute()
        if bare or self.is_under(arguments[0], None):
            self.audited.append(AUDITED[event])


class CountedFile(io.FileIO):
    """A file whose every write to the system is a step."""

    def __init__(self, path: Path, steps: Steps, mode: str) -> None:
        super().__init__(path, mode)
        self.steps, self.path = steps, path

    def write(self, data: Any, /) -> int:  # noqa: ANN401
        """Write, or stop once half is written."""
        steps = self.steps
        if steps.how == HALF and len(steps.taken) == steps.at:
            super().write(bytes(data)[: len(data) // 2])
            die()
        written = steps.take("write", self.path, lambda: io.FileIO.write(self, data), len(data))
        assert isinstance(written, int)
        return written


OPEN = io.open


def die() -> None:
    """End as a process that is killed ends: at once, with nothing tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def flushed(_: int) -> None:
    """Take the place of fsync: what the system holds outlives a process that is killed, and waiting takes long."""


@contextlib.contextmanager
def stepping(steps: Steps) -> Iterator[None]:
    """Let everything that changes the disk count itself."""
    with contextlib.ExitStack() as stack:
        for name, kind in (
            *(("mkdir", "mkdir"), ("rename", "rename"), ("replace", "rename"), ("unlink", "unlink")),
            *(("remove", "unlink"), ("rmdir", "rmdir"), ("fsync", "fsync"), ("open", "opened"), ("chmod", "chmod")),
        ):
            done = flushed if name == "fsync" else getattr(os, name)
            stack.enter_context(mock.patch.object(os, name, steps.counted(kind, done)))
        stack.enter_context(mock.patch.object(fcntl, "flock", steps.counted("flock", fcntl.flock)))
        stack.enter_context(mock.patch.object(io, "open", steps.opened))
        stack.enter_context(mock.patch.object(builtins, "open", steps.opened))
        yield


def tree(folder: Path) -> Tree:
    """Return the checksum of every file below a folder, by its path from there."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@dataclass
class Case:
    """A workspace, the command that writes, and what stands in its out/ before."""

    small: Small
    command: tuple[str, ...]
    before: Path

    @property
    def out(self) -> Path:
        """Where the command writes."""
        return self.small.root / "out"

    def reset(self) -> None:
        """Let out/ be as it was before."""
        shutil.rmtree(self.out, ignore_errors=True)
        if self.before.exists():
            shutil.copytree(self.before, self.out)

    def run(self, steps: Steps | None) -> dict[str, Any]:
        """Run the command; return its exit code and what it said."""
        with stepping(steps) if steps else mock.patch.object(os, "fsync", flushed):
            ran = self.small.run(*self.command)
        return {"code": ran.code, "said": ran.out + ran.err}

    def child(self, steps: Steps) -> int:
        """Run the command in a child; return its exit code, -9 where it was killed."""
        if (child := os.fork()) == 0:
            os._exit(self.run(steps)["code"])
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def whole(self) -> dict[str, Any]:
        """Run the command to its end and return its steps, and what Python itself reported of them."""
        steps = Steps(self.out)
        sys.addaudithook(steps.hear)
        ran = self.run(steps)
        return {**ran, "taken": steps.taken, "audited": list(steps.audited)}

    def trial(self, at: int, how: str) -> dict[str, Any]:
        """Stop the command at a step, then run it again; return what was said and left both times."""
        self.reset()
        steps = Steps(self.out, at, how)
        first = {"code": self.child(steps), "said": ""} if how in KILLS else self.run(steps)
        left = tree(self.out)
        then = self.run(None)
        return {"at": at, "how": how, **first, "left": left, "then": then["code"], "at last": tree(self.out)}

    def trials(self) -> dict[str, Any]:
        """Stop the command in every way at every step."""
        self.reset()
        before = tree(self.out)
        whole = self.whole()
        steps = list(enumerate(whole["taken"]))
        stops = [(at, how) for at, (kind, _, _) in steps for how in STOPS if how != HALF or kind == "write"]
        return {"whole": whole, "before": before, "after": tree(self.out), "trials": [self.trial(*s) for s in stops]}


def prepared(name: str, folder: Path) -> Case:
    """Return a case by its name: `nothing`, `older` or `edited` before a build, `file` or `older file` of results."""
    small, before = small_workspace(folder), folder / "before"
    for written in (COMMENTARY, NOTE):
        small.add(written, "\nSaid before.\n")
    if name in ("file", "older file"):
        command: tuple[str, ...] = ("results", "monthly", "--format", "csv", "--out", str(small.root / "out" / RESULTS))
    else:
        command = ("build",)
    if name in ("older", "edited"):
        assert small.run(*command).code == 0
        (small.root / "out").rename(before)
    if name == "edited":
        (before / BUILT / "monthly-2016-08.docx").write_bytes(b"edited by hand")
    if name == "older file":
        before.mkdir()
        (before / RESULTS).write_bytes(b"older")
    small.add(COMMENTARY, "\nSaid since.\n")
    return Case(small, command, before)


@dataclass
class NewCase(Case):
    """A command that starts something: the folder that it writes in, which holds other files before."""

    folder: Path = Path()

    @property
    def out(self) -> Path:
        """Where the command writes."""
        return self.folder

    def run(self, steps: Steps | None) -> dict[str, Any]:
        """Run the command; return its exit code and what it said."""
        with stepping(steps) if steps else mock.patch.object(os, "fsync", flushed):
            ran = run(*self.command)
        return {"code": ran.code, "said": ran.out + ran.err}


def prepared_new(name: str, folder: Path) -> NewCase:
    """Return a case by its name: a workspace in a `new folder` or in one `beside others`, or a `report`."""
    small, before, root = small_workspace(folder), folder / "before", folder / "in"
    if name == "report":
        shutil.copytree(small.root, before)
        typed: tuple[str, ...] = ("report", "first", "--workspace", str(root), "--published", "2016-11-02")
    else:
        (before / "data").mkdir(parents=True)
        (before / "data" / "mine.csv").write_bytes(b"mine")
        typed = ("workspace", str(root / "new" if name == "new folder" else root))
    return NewCase(small, ("new", *typed), before, root)


def prepared_desk(name: str, folder: Path) -> NewCase:
    """Return a case by its name: an `approval` of a text, or the drafts of a `period`, in a whole workspace."""
    small, before, root = small_workspace(folder), folder / "before", folder / "in"
    small.replace(REPORT, "pages: red", "pages: all")
    shutil.copytree(small.root, before)
    approve = ("narratives", "approve", "monthly", "visits", "--by", "Jane Smith")
    typed = approve if name == "approval" else ("new", "period", "2016-07")
    return NewCase(small, (*typed, "--workspace", str(root)), before, root)


@contextlib.contextmanager
def made_once(case: Case) -> Iterator[None]:
    """Compose and draw the report once, so that the children only write it.

    Builds that are stopped while their formats are drawn are in `tests/test_side_by_side.py`.
    """
    composed = case.small.compose()
    assert case.small.run("build").code == 0
    made = {path.suffix[1:]: path.read_bytes() for path in (case.out / BUILT).iterdir() if path.name != MANIFEST}

    def writer(content: bytes) -> Callable[[object, object], bytes]:
        return lambda _document, _style: content

    def again(*_: object, **_named: object) -> Outcome[pipeline.Composed | None]:
        return composed

    writers = {form: writer(content) for form, content in made.items()}
    versions = installed_versions()
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(pipeline, "compose", again))
        stack.enter_context(mock.patch.dict(WRITERS, writers))
        stack.enter_context(mock.patch.object(building, "installed_versions", return_value=versions))
        yield


def prepared_pack(folder: Path) -> Case:
    """Return a meeting whose pack was assembled before, and whose minutes have changed since."""
    small, before = small_meeting(folder), folder / "before"
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0])
    small.replace(AGENDA, "          - {report: monthly, period: 2016-08, label: Appendix A}\n", "")
    assert small.run("agenda", MEETING).code == 0
    (small.root / "out").rename(before)
    small.add(MINUTES, "\nSaid since.\n")
    return Case(small, ("agenda", MEETING), before)


@contextlib.contextmanager
def bound_once() -> Iterator[None]:
    """Compose and bind the papers once, so that the children only write the editions."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(editions._Maker, "made", cache(editions._Maker.made)))
        for function in (spots_of, write_stamps):
            stack.enter_context(mock.patch(f"committee_pack.agendas.binding.{function.__name__}", cache(function)))
        versions = installed_versions(PACK_PACKAGES)
        stack.enter_context(mock.patch("committee_pack.commands.agenda.installed_versions", return_value=versions))
        files: dict[str, Any] = {}

        def bound(binder: binding.Binder, edition: Edition, *rest: Any) -> Any:  # noqa: ANN401
            if edition.value not in files:
                files[edition.value] = whole(binder, edition, *rest)
            return files[edition.value]

        whole = binding.Binder._files
        stack.enter_context(mock.patch.object(binding.Binder, "_files", bound))
        yield


@contextlib.contextmanager
def started_once(case: Case) -> Iterator[None]:
    """Compose what is started once, so that the children only write it."""
    case.reset()
    with contextlib.ExitStack() as stack:
        for name in ("latest_period", "start_report", "start_workspace"):
            stack.enter_context(mock.patch.object(starting, name, cache(getattr(starting, name))))
        assert case.run(None)["code"] == 0
        yield


@contextlib.contextmanager
def looked_at_once(case: NewCase) -> Iterator[None]:
    """Look at a workspace once as often as it holds the same, so that the children only write."""
    with contextlib.ExitStack() as stack:
        for module, name in ((desks, "desk"), (starting, "start_period")):
            of_tree = cache_by(lambda: tuple(tree(case.folder).items()), getattr(module, name))
            stack.enter_context(mock.patch.object(module, name, of_tree))
        yield


def cache_by(key: Callable[[], Any], function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that answers as it did before where a key is the same."""
    answers: dict[Any, Any] = {}

    def cached(*arguments: Any) -> Any:  # noqa: ANN401
        now = key()
        if now not in answers:
            answers[now] = function(*arguments)
        return answers[now]

    return cached


def cache(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that answers as it did the first time."""
    answers: list[Any] = []

    def cached(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        if not answers:
            answers.append(function(*arguments, **named))
        return answers[0]

    return cached


def main() -> None:
    """Print what became of every trial of a case."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    with contextlib.ExitStack() as stack:
        if name == PACK:
            case: Case = prepared_pack(folder)
            stack.enter_context(bound_once())
            # -- in this process, or each child would bind them anew
            assert case.run(None)["code"] == 0
        elif name in DESK:
            case = desk = prepared_desk(name, folder)
            stack.enter_context(looked_at_once(desk))
        else:
            case = prepared_new(name, folder) if name in NEW else prepared(name, folder)
            stack.enter_context(started_once(case) if name in NEW else made_once(case))
        print(json.dumps(case.trials()))


if __name__ == "__main__":
    main()
