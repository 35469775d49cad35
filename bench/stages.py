"""Our own time by stage, in one process: what is imported, then each step of two reports in turn.

`python -m bench.stages WORKSPACE [ANOTHER]` prints a JSON list with an object of seconds for each report.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Stages = dict[str, float]
IMPORTS = "imports"


class Watch:
    """Seconds between steps; a step begins when it is named and ends when the next one does."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._since = clock()
        self._step = ""
        self.stages: Stages = {}

    def step(self, name: str) -> None:
        """End the step before and begin this one."""
        now = self._clock()
        if self._step:
            self.stages[self._step] = self.stages.get(self._step, 0.0) + now - self._since
        self._since, self._step = now, name

    def end(self) -> Stages:
        """End the last step and return the seconds of each."""
        self.step("")
        return self.stages


def all_stages(workspaces: list[Path]) -> Iterator[Stages]:
    """Return the seconds of each stage for each report; the first has the imports too."""
    for workspace in workspaces:
        watch = Watch()
        watch.step(IMPORTS)
        _import()
        _build(workspace, watch)
        yield watch.end()


def _import() -> None:
    """Import what a build uses; a library that a stage imports only when it needs it counts there."""
    import committee_pack.commands.build
    import committee_pack.compose.document
    import committee_pack.write.docx.writer
    import committee_pack.write.pdf.writer  # noqa: F401 - only for the time it takes


def _build(workspace: Path, watch: Watch) -> None:
    from committee_pack import pipeline
    from committee_pack.commands.opening import open_council
    from committee_pack.manifest import installed_versions

    watch.step("opening")
    opened, versions = open_council(workspace), installed_versions()
    with tempfile.TemporaryDirectory() as folder:
        pipeline.build(
            opened.workspace,
            opened.council,
            opened.workspace.chosen(())[0],
            None,
            formats=("docx", "pdf"),
            out=Path(folder),
            strict=True,
            draft=False,
            side_by_side=False,
            versions=versions,
            step=watch.step,
        )
        watch.step("")


if __name__ == "__main__":
    print(json.dumps(list(all_stages([Path(each) for each in sys.argv[1:]]))))
