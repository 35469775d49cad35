"""What the ways start from, made before anything is timed: workspaces, their content as JSON, a template.

`python -m bench.prepare FOLDER SIZE ...` writes the workspaces and their content.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.measure import run_aside
from bench.missing import require
from bench.ways import OURS, Prepared

SECOND = 45
"""The size of the report that is built second in the same process."""


def prepare(prepared: Prepared, sizes: Iterable[int], ways: tuple[str, ...], env: dict[str, str]) -> None:
    """Make all that the ways start from; raises BenchError where something they need is missing."""
    require(prepared.peers, ways)
    # -- in processes of their own, so that this one stays small: it is the floor of what is measured
    run_aside([sys.executable, "-m", "bench.prepare", str(prepared.folder), *map(str, sizes)], env)
    if set(ways) - {OURS}:
        run_aside([prepared.peers, "-m", "bench.word_template", str(prepared.template)], env)


def write_workspaces(prepared: Prepared, sizes: Iterable[int]) -> None:
    """Write a workspace of each size with its content, and another one."""
    from bench.content import content_of
    from bench.workspaces import SEED, write_workspace

    for size in sizes:
        content = content_of(write_workspace(prepared.workspace(size), size))
        prepared.content(size).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    write_workspace(prepared.other, SECOND, SEED + 1)


if __name__ == "__main__":
    write_workspaces(Prepared(Path(sys.argv[1]), ""), map(int, sys.argv[2:]))
