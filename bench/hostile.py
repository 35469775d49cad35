"""How long `check` takes over narratives that nobody would write: `python -m bench.hostile`.

Each is put into a small workspace, and the processor time of the whole command is taken. With `--fuzz N` the reader
of Markdown alone is given N texts as long as a narrative may be, made of signs at random, and the slowest are named.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.hostile_narratives import SIGNS, narratives
from committee_pack.compose.markdown import read_markdown
from committee_pack.findings import Place
from committee_pack.read.narratives import MOST_CHARACTERS, narrative_fault

SUBJECT = "reviews-in-time"
NARRATIVE = f"narratives/scorecard/2024-12/{SUBJECT}.md"
"""The commentary of a workspace that is made by `committee-pack new workspace`, and its indicator."""
SECONDS = 1.0
"""What was promised of each command."""


def main() -> None:
    """Time what was asked for and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--fuzz", type=int, default=0, metavar="N", help="so many texts at random")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    if asked.fuzz:
        slowest = sorted(fuzzed(asked.fuzz, asked.seed), reverse=True)[:10]
        print("\n".join(f"{seconds:6.2f} s  {units!r}" for seconds, units in slowest))
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        command("new", "workspace", str(root))
        sound = (root / NARRATIVE).read_text(encoding="utf-8")
        for name, text in {"a sound one": sound, **narratives(SUBJECT)}.items():
            (root / NARRATIVE).write_bytes(text.encode())
            begun = used()
            done = command("check", "--workspace", str(root))
            seconds, said = used() - begun, done.stderr.count(b"\n")
            late = "" if seconds <= SECONDS else "  SLOW"
            print(f"{seconds:6.2f} s  exit {done.returncode}  {said:5} lines  {name}{late}")


def command(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Run committee-pack and return what came of it."""
    return subprocess.run([sys.executable, "-m", "committee_pack", *words], capture_output=True, check=False)


def used() -> float:
    """Return the processor time, in seconds, that commands have taken so far: others may keep the machine busy."""
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


def fuzzed(count: int, seed: int) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Return how long it takes to read texts of signs at random that are just short enough to be read."""
    chance = random.Random(seed)
    for _ in range(count):
        units = tuple(chance.choice(SIGNS) for _ in range(chance.choice((1, 2, 2, 3))))
        text = as_long_as_may_be("".join(units))
        begun = time.process_time()
        read_markdown(text, Place("fuzz.md", 6), {}, 3)
        yield time.process_time() - begun, units


def as_long_as_may_be(unit: str) -> str:
    """Return a text of one unit over and over that is still read."""
    times = MOST_CHARACTERS // len(unit)
    while narrative_fault(unit * times, ""):
        times = times * 9 // 10
    return unit * times


if __name__ == "__main__":
    main()
