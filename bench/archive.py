"""What an archive of very many editions takes: what `publish` adds to `build`, and `verify` beside `sha512sum`.

`python -m bench.archive` publishes a report by the whole command into archives of several sizes, and verifies them.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.editions import publish_command, write_archive
from bench.machine import here
from bench.measure import MEGABYTE, Run, environment, run_cold
from bench.memory import HOW, peak_memory
from bench.missing import BenchError
from bench.numbers import number
from bench.report import table, told
from bench.sized import least
from bench.targets import Verdict, at_most
from bench.workspaces import write_workspace
from committee_pack.archive.places import INDEX, LOG, PAGE, Archive

MARKS = ("<!-- archive: begin -->", "<!-- archive: end -->")
EDITIONS = 2_000
"""The size that was promised for."""
SECONDS, TIMES = 2.0, 1.3
INDICATORS = 12
"""How many the report has: a small one, as many small files are harder than few large ones."""
LEAST = 0.5
"""The seconds that sums are to take where they are compared."""
_ONE = 1


@dataclass(frozen=True, slots=True)
class Published:
    """What the least of several runs took, `build` and `publish` in turn, with so many editions there."""

    editions: int
    build: float
    build_cpu: float
    wall: float
    cpu: float
    memory: float

    @property
    def added(self) -> float:
        """The seconds that `publish` takes beyond `build`."""
        return self.wall - self.build


@dataclass(frozen=True, slots=True)
class Verified:
    """What the least of several runs took, `verify` and `sha512sum` in turn, over the same files."""

    editions: int
    files: int
    size: float
    wall: float
    cpu: float
    memory: float
    sums: float
    sums_cpu: float

    def times(self, one: Verified) -> float | None:
        """Return how many times as long `verify` takes, start-up aside: less what either takes over one edition.

        None where the sums alone are too soon done for what is left to be more than chance.
        """
        sums = self.sums - one.sums
        return (self.wall - one.wall) / sums if sums >= LEAST else None


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of archives of several sizes; `one` is that of a single edition."""

    published: tuple[Published, ...]
    verified: tuple[Verified, ...]
    one: Verified


def measured(sizes: Sequence[int], runs: int, folder: Path) -> Measured:
    """Return what each size took; raises BenchError where it fails."""
    if not shutil.which("sha512sum"):
        raise BenchError("sha512sum is lacking (GNU coreutils), which verify is measured beside.")
    workspace = write_workspace(folder / "workspace", INDICATORS)
    archives = {size: write_archive(folder / f"archive-{size}", workspace, size) for size in (*sizes, _ONE)}
    one = _verified(archives.pop(_ONE), _ONE, runs)
    published, verified = [], []
    for size, archive in archives.items():
        published.append(_published(workspace, archive, size, runs))
        verified.append(_verified(archive, size, runs))
        _note(published[-1], verified[-1], one)
    return Measured(tuple(published), tuple(verified), one)


def _note(published: Published, verified: Verified, one: Verified) -> None:
    said = f"publish adds {published.added:.2f} s, verify takes {verified.wall - one.wall:.2f} s beyond its start"
    print(f"{published.editions} editions: {said}", file=sys.stderr, flush=True)


def _published(workspace: Path, archive: Archive, size: int, runs: int) -> Published:
    build = [sys.executable, "-m", "committee_pack", "build", "--workspace", str(workspace)]
    publish = publish_command(workspace, archive)
    took: list[tuple[Run, Run]] = []
    for _ in range(runs):
        with _taken_back(archive):
            took.append((run_cold(build, environment()), run_cold(publish, environment())))
    with _taken_back(archive):
        memory = peak_memory(publish, environment())
    wall, cpu, _ = least([one for _, one in took])
    built = least([one for one, _ in took])
    return Published(size, *built[:2], wall, cpu, memory)


@contextlib.contextmanager
def _taken_back(archive: Archive) -> Iterator[None]:
    """Take what is published meanwhile out of the archive again."""
    root = archive.public.root
    files = {name: (root / name).read_bytes() for name in (LOG, INDEX, PAGE)}
    bags = set(root.glob("*/*"))
    yield
    (new,) = set(root.glob("*/*")) - bags
    shutil.rmtree(new)
    for name, content in files.items():
        (root / name).write_bytes(content)


def _verified(archive: Archive, size: int, runs: int) -> Verified:
    root = archive.public.root
    files = sorted(each for each in root.rglob("*") if each.is_file())
    listed = root.with_name(f"{root.name}.files")
    listed.write_bytes(b"\0".join(str(each).encode() for each in files))
    verify = [sys.executable, "-m", "committee_pack", "verify", "--archive", str(root)]
    sums = ["xargs", "-0", "-a", str(listed), "sha512sum"]
    took = [(run_cold(verify, environment()), run_cold(sums, environment())) for _ in range(runs)]
    wall, cpu, _ = least([ours for ours, _ in took])
    theirs = least([other for _, other in took])
    held = sum(each.stat().st_size for each in files) / MEGABYTE
    memory = peak_memory(verify, environment())
    return Verified(size, len(files), held, wall, cpu, memory, *theirs[:2])


def markdown(machine: Mapping[str, str], found: Measured) -> str:
    """Return all tables."""
    publish = ("editions there", "build", "publish", "it adds", "processor: build", "publish", "publish, MB of memory")
    verify = (
        "editions",
        "files",
        "MB",
        "verify",
        "sha512sum",
        "times",
        "processor: verify",
        "sha512sum",
        "verify, MB of memory",
    )
    targets = [(each.promise, each.measured, each.word) for each in verdicts(found)]
    parts = (
        ("Machine of the archive's bench", table(("what", "which"), [*machine.items(), ("memory of", HOW)])),
        ("Publish", table(publish, [_row(each) for each in found.published])),
        ("Verify", table(verify, [_verify_row(each, found.one) for each in (found.one, *found.verified)])),
        ("Targets of the archive", table(("target", "measured", "verdict"), targets)),
    )
    return "\n".join(f"### {head}\n{text}" for head, text in parts)


def _row(each: Published) -> tuple[str, ...]:
    seconds = (f"{value:.2f} s" for value in (each.build, each.wall, each.added, each.build_cpu, each.cpu))
    return (f"{each.editions:,}", *seconds, f"{each.memory:.0f}")


def _verify_row(each: Verified, one: Verified) -> tuple[str, ...]:
    times = each.times(one)
    held = (f"{each.editions:,}", f"{each.files:,}", f"{each.size:.1f}")
    seconds = (
        f"{each.wall:.2f} s",
        f"{each.sums:.2f} s",
        f"{times:.2f}" if times else "",
        f"{each.cpu:.2f} s",
        f"{each.sums_cpu:.2f} s",
    )
    return (*held, *seconds, f"{each.memory:.0f}")


def verdicts(found: Measured) -> Iterator[Verdict]:
    """Return whether an archive of so many editions is published into and verified as fast as was promised."""
    published = next((each for each in found.published if each.editions == EDITIONS), None)
    verified = next((each for each in found.verified if each.editions == EDITIONS), None)
    promise = f"{EDITIONS:,} editions: `publish` adds under {SECONDS:g} s to `build`"
    yield at_most(promise, published.added if published else None, SECONDS, "{:.2f} s", less=True)
    promise = f"{EDITIONS:,} editions: `verify` takes at most {TIMES} times `sha512sum`, start-up aside"
    yield at_most(promise, verified.times(found.one) if verified else None, TIMES, "{:.2f} times")


def _text(asked: argparse.Namespace, folder: Path) -> str:
    return markdown(here(), measured(asked.editions, asked.runs, folder))


def main(typed: Sequence[str] | None = None) -> int:
    """Run what was asked for, print it, and return the exit code."""
    parser = argparse.ArgumentParser("python -m bench.archive", description="Measure an archive of very many editions.")
    parser.add_argument("--editions", type=number, nargs="+", default=[20, 200, EDITIONS], help="how many are there")
    parser.add_argument("--runs", type=number, default=5, help="runs of each; the least counts")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the archives there and keep them")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also put the tables between the marks of a page")
    asked = parser.parse_args(typed)
    return told(asked.markdown, asked.keep, partial(_text, asked), MARKS)


if __name__ == "__main__":
    sys.exit(main())
