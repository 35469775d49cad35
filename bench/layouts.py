"""How long a report of many pages, tables and charts takes, and whether a page costs the same however many there are.

`python -m bench.layouts` makes synthetic workspaces of two pages, five tables and three charts an indicator, builds
each cold by the whole command, and counts what the PDF holds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from bench.engine_report import PROPORTION
from bench.machine import here
from bench.measure import Run, environment, run_cold
from bench.report import table
from bench.sized import Asked, Bench, least
from bench.targets import Verdict, at_most
from bench.workspaces import REPORT, write_workspace

MARKS = ("<!-- layouts: begin -->", "<!-- layouts: end -->")
TEMPLATE = Path(__file__).parent / "templates" / "pairs.html.j2"
LEAST = (80, 200, 120)
"""The pages, tables and charts that a report is to build with."""


@dataclass(frozen=True, slots=True)
class Built:
    """A report that was built: the pages, tables and charts of its PDF, and the least of what its runs took."""

    pages: int
    tables: int
    charts: int
    wall: float
    cpu: float
    memory: float

    @property
    def page(self) -> float:
        """Milliseconds of the processor for a page, all of the command included."""
        return 1000 * self.cpu / self.pages


BENCH = Bench("layouts", "Measure reports of many pages.", "two pages each", (20, 40, 80, 160), 3, MARKS)


def write_pairs(folder: Path, indicators: int) -> Path:
    """Write a workspace whose report has two pages an indicator, and return the folder."""
    write_workspace(folder, indicators)
    own = folder / "report_templates" / REPORT
    settings = (own / "report.yaml").read_text(encoding="utf-8")
    listed = next(line for line in settings.splitlines() if line.startswith("templates: "))
    changed = settings.replace(listed, f"templates: [{TEMPLATE.name}]")
    (own / "report.yaml").write_text(changed, encoding="utf-8", newline="\n")
    (own / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
    return folder


def measured(sizes: Sequence[int], runs: int, folder: Path) -> Iterator[Built]:
    """Return what each size took; raises BenchError where it fails."""
    for size in sizes:
        workspace = write_pairs(folder / f"{size}", size)
        command = [sys.executable, "-m", "committee_pack", "build", "--workspace", str(workspace)]
        took = [run_cold(command, environment()) for _ in range(runs)]
        (pdf,) = (workspace / "out").rglob("*.pdf")
        built = _built(pdf, took)
        print(f"{built.pages} pages: {built.cpu:.2f} s", file=sys.stderr, flush=True)
        yield built


def _built(pdf: Path, took: Sequence[Run]) -> Built:
    with pikepdf.open(pdf) as opened:
        roles = [str(each.S) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        pages = len(opened.pages)
    return Built(pages, roles.count("/Table"), roles.count("/Figure"), *least(took))


def markdown(machine: Mapping[str, str], built: Sequence[Built]) -> str:
    """Return all tables."""
    heads = ("pages", "tables", "charts", "seconds", "seconds of the processor", "memory, MB", "a page, ms")
    targets = [(each.promise, each.measured, each.word) for each in verdicts(built)]
    parts = (
        ("Machine of the layouts' bench", table(("what", "which"), list(machine.items()))),
        ("Reports of many pages", table(heads, [_row(each) for each in built])),
        ("Targets of the layouts", table(("target", "measured", "verdict"), targets)),
    )
    return "\n".join(f"### {head}\n{text}" for head, text in parts)


def _row(each: Built) -> tuple[str, ...]:
    counted = (f"{count:,}" for count in (each.pages, each.tables, each.charts))
    return (*counted, f"{each.wall:.2f}", f"{each.cpu:.2f}", f"{each.memory:.0f}", f"{each.page:.1f}")


def verdicts(built: Sequence[Built]) -> tuple[Verdict, ...]:
    """Return whether a page costs as much in a report of any length that is promised, or less."""
    long = [each for each in built if (each.pages, each.tables, each.charts) >= LEAST]
    shorter = [each.page for each in built if each.pages < min((one.pages for one in long), default=0)]
    growth = max((each.page for each in long), default=0.0) / min(shorter) if shorter and long else None
    pages, tables, charts = LEAST
    promise = f"From {pages} pages with {tables} tables and {charts} charts on, a page takes at most {PROPORTION} times"
    return (at_most(f"{promise} that of a shorter report", growth, PROPORTION, "{:.2f} times"),)


def _text(asked: Asked, folder: Path) -> str:
    return markdown(here(), tuple(measured(asked.indicators, asked.runs, folder)))


def main(typed: Sequence[str] | None = None) -> int:
    """Run what was asked for, print it, and return the exit code."""
    return BENCH.run(typed, _text)


if __name__ == "__main__":
    sys.exit(main())
