"""`publish` is killed, or refused, at every step that it takes on the disk; what is left is told as JSON.

`python -m tests.support.interrupted_publishing CASE COUNT SEED FOLDER` makes the documents once, then lets children of
itself publish them, each stopped at another step: COUNT of them that SEED picks, all where it is 0. Of each it tells
what a reader saw afterwards, whether the archive was sound as it was, and whether the next run made it what a run makes
that nothing stops.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from committee_pack.archive.log import read_log
from committee_pack.archive.places import INDEX, LOG, PAGE, Archive, bag_path
from committee_pack.commands import clock
from committee_pack.commands import publish as publishing
from committee_pack.publishing import publish as putting
from tests.support.interruption import (
    AFTER,
    BEFORE,
    HALF,
    KILLS,
    STOPS,
    Case,
    Steps,
    Tree,
    cache,
    tree,
)
from tests.support.meetings import AGENDA, MEETING, small_meeting
from tests.support.published import DAY, archive_of, prove

Stop = tuple[int, str]
HIDDEN = (".new", ".pending")
SHELVES = ("archive", "archive-restricted")
REPORT, PACK = ("monthly",), (MEETING,)
SINCE = DAY - datetime.timedelta(days=1)
"""A day on which there was something else in the archive already."""
CASES = {
    "report into nothing": (REPORT, False),
    "report beside others": (REPORT, True),
    "pack into nothing": (PACK, False),
    "pack beside others": (PACK, True),
    "report after a pack that was decided on": (REPORT, False),
    "report after a pack that was not": (REPORT, False),
}
"""What is published, and whether something was before."""
LEFT = tuple(f"archive-restricted/{name}" for name in (".lock", ".new/", ".pending/"))
"""What the next change takes away that has something for the restricted shelf; nobody else need enter that."""


@dataclass
class Publishing(Case):
    """A command that publishes, and what stands on the shelves before."""

    @property
    def out(self) -> Path:
        """Where the command writes."""
        return self.small.root

    @property
    def archive(self) -> Archive:
        """The archive, as whoever comes next finds it."""
        return archive_of(self.small)

    def reset(self) -> None:
        """Let the shelves be as they were before."""
        for name in SHELVES:
            shutil.rmtree(self.small.root / name, ignore_errors=True)
            if (self.before / name).exists():
                shutil.copytree(self.before / name, self.small.root / name)

    def keep(self) -> None:
        """Let the shelves as they are now be those that stood there before."""
        shutil.rmtree(self.before, ignore_errors=True)
        for name in SHELVES:
            if (self.small.root / name).exists():
                shutil.copytree(self.small.root / name, self.before / name)

    def shelves(self) -> Tree:
        """Return all that lies on the shelves, hidden or not."""
        return {f"{name}/{path}": digest for name in SHELVES for path, digest in tree(self.small.root / name).items()}

    def seen(self) -> Tree:
        """Return all that a reader finds: the log, the index, and the bags of the editions that the log knows."""
        shelves = self.archive
        if not shelves.is_there:
            return {path: digest for path, digest in self.shelves().items() if "/." not in path}
        entries = read_log(shelves.public.place(LOG).read_bytes()).standing.items()
        facts = {f"archive/{name}": shelves.public.place(name).read_bytes() for name in (LOG, INDEX, PAGE)}
        found = {path: hashlib.sha256(content).hexdigest() for path, content in facts.items()}
        for name, entry in entries:
            for shelf in (shelves.public, *([shelves.restricted] if entry.restricted else [])):
                bag = tree(shelf.place(bag_path(name)))
                found |= {f"{shelf.root.name}/{name}/{path}": digest for path, digest in bag.items()}
        return found

    def fault(self) -> str:
        """Return what is wrong with the archive as it is, "" where nothing is or nothing was ever published."""
        try:
            if self.archive.is_there:
                prove(self.archive)
        except Exception as fault:
            return f"{type(fault).__name__}: {fault}"
        return ""

    def stopped(self, at: int, how: str) -> dict[str, Any]:
        """Stop the command at a step."""
        self.reset()
        steps = Steps(self.out, at, how)
        return {"code": self.child(steps), "said": ""} if how in KILLS else self.run(steps)

    def tried(self, at: int, how: str, before: Tree, after: Tree, last: Tree) -> dict[str, Any]:
        """Stop the command at a step, then run it again; return what was said, seen and left."""
        first = self.stopped(at, how)
        seen = self.seen()
        which = [name for name, stood in (("before", before), ("after", after)) if seen == stood]
        left = {"saw": "".join(which), "seen": _differing(seen, before), "fault": self.fault()}
        then = self.run(None)
        now = self.shelves()
        return {
            "at": at,
            "how": how,
            **first,
            **left,
            "then": then["code"],
            "differs": [each for each in _differing(now, last) if not each.startswith(LEFT)],
        }

    def told(self, count: int, seed: str) -> dict[str, Any]:
        """Stop the command in the ways and at the steps that are picked, all where the count is 0."""
        self.reset()
        before = self.seen()
        whole = self.whole()
        after, last, fault = self.seen(), self.shelves(), self.fault()
        tried = [self.tried(*stop, before, after, last) for stop in _picked(whole["taken"], count, seed)]
        return {"whole": whole, "fault": fault, "trials": tried}


def _differing(one: Tree, other: Tree) -> list[str]:
    return sorted(path for path in {**one, **other} if one.get(path) != other.get(path))


def _picked(taken: list[tuple[str, str, int]], count: int, seed: str) -> list[Stop]:
    """Return at which steps to stop and how: all, or as many as asked for, half of them once all is staged."""
    stops = [(at, how) for at, (kind, _, _) in enumerate(taken) for how in STOPS if how != HALF or kind == "write"]
    if not 0 < count < len(stops):
        return stops
    decided = min(at for at, (kind, path, _) in enumerate(taken) if kind == "rename" and path.endswith(HIDDEN))
    dice = random.Random(seed)
    late = dice.sample([stop for stop in stops if stop[0] >= decided], count // 2)
    return sorted({*late, *dice.sample(stops, count - len(late))})


def prepared(name: str, folder: Path) -> Publishing:
    """Return a case by its name."""
    small = small_meeting(folder)
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0])
    small.replace(AGENDA, "          - {report: monthly, period: 2016-08, label: Appendix A}\n", "")
    typed, beside = CASES[name]
    case = Publishing(small, ("publish", *typed, "--by", "Jane Smith"), folder / "before")
    if beside:
        other = "monthly" if typed == PACK else MEETING
        with mock.patch.object(clock, "today", return_value=SINCE):
            assert small.run("publish", other).code == 0
        case.keep()
    return case


def stop_a_pack(case: Publishing, *, decided: bool) -> None:
    """Let the publication of a pack have been killed before: once it was decided on, or just before that."""
    pack = Publishing(case.small, ("publish", MEETING, "--by", "Jane Smith"), case.before)
    # -- once before, for what is made anew has steps of its own
    assert pack.run(None)["code"] == 0
    pack.reset()
    taken = pack.whole()["taken"]
    decision = [at for at, (kind, path, _) in enumerate(taken) if kind == "rename" and path.endswith("archive/.new")]
    assert len(decision) == 1
    assert pack.stopped(decision[0], AFTER if decided else BEFORE)["code"] == -9
    assert (case.small.root / "archive" / ".pending").exists() == decided
    assert (case.small.root / "archive-restricted" / ".pending").exists()
    case.keep()


@contextlib.contextmanager
def made_once() -> Iterator[None]:
    """Make the documents once and let it be the same day, so that the children only archive them."""

    named = tempfile.mkdtemp

    def same_name(*others: Any, dir: str = "") -> str:  # noqa: ANN401
        if others:
            return str(named(*others))
        path = Path(dir, "tmp-bag")
        path.mkdir(0o700)
        return str(path)

    with contextlib.ExitStack() as stack:
        for name in ("made_report", "made_pack", "all_versions"):
            stack.enter_context(mock.patch.object(publishing, name, cache(getattr(publishing, name))))
        # -- made once, its pages went on from the archive as it was before the trials
        stack.enter_context(mock.patch.object(putting, "_refuse_changed"))
        stack.enter_context(mock.patch.object(clock, "today", return_value=DAY))
        # -- else files are moved in another order each time, and a step is not the same one in two runs
        stack.enter_context(mock.patch.object(tempfile, "mkdtemp", same_name))
        yield


def main() -> None:
    """Print what became of the trials of a case."""
    name, count, seed, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    with made_once():
        case = prepared(name, folder)
        if " after a pack " in name:
            stop_a_pack(case, decided=name.endswith("decided on"))
        # -- in this process, or each child would make them anew
        case.reset()
        ran = case.run(None)
        assert ran["code"] == 0, ran["said"]
        print(json.dumps(case.told(count, f"{name} {seed}")))


if __name__ == "__main__":
    main()
