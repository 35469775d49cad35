"""How long a pack takes to bind, its tags, bookmarks and links kept and its pages numbered, beside qpdf's plain merge.

`python -m bench.packs` builds papers of 24 and 26 pages with the whole command, no two alike, and binds some of them,
half of them and all.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pikepdf

from bench.binding import OURS, QPDF, command
from bench.layouts import write_pairs
from bench.machine import here
from bench.measure import Run, environment, failed, run_cold
from bench.memory import HOW, peak_memory
from bench.numbers import number
from bench.report import table, told
from bench.sized import least
from bench.targets import Verdict, at_most
from bench.workspaces import REPORT

MARKS = ("<!-- packs: begin -->", "<!-- packs: end -->")
LEAST = (40, 1000)
"""The papers and pages of the pack that a promise was made for."""
TIMES, SECONDS = 3, 2.0
MEMORY = 1000
_INDICATORS = (12, 13)
_TITLE = "title: Council performance scorecard"


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was bound: its papers, pages and elements, the least of its runs, and the least wall of qpdf's."""

    papers: int
    pages: int
    elements: int
    wall: float
    cpu: float
    memory: float
    merge: float

    @property
    def limit(self) -> float:
        """The seconds that it may take."""
        return TIMES * self.merge + SECONDS


def write_papers(folder: Path, count: int) -> Path:
    """Write so many papers into a folder, each with a title of its own, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for paper in range(count):
        workspace = write_pairs(folder / "workspaces" / f"{paper}", _INDICATORS[paper % len(_INDICATORS)])
        report = workspace / "report_templates" / REPORT / "report.yaml"
        settings = report.read_text(encoding="utf-8")
        assert _TITLE in settings
        report.write_text(settings.replace(_TITLE, f"{_TITLE} {paper + 1}"), encoding="utf-8", newline="\n")
        _build(workspace)
        (pdf,) = (workspace / "out").rglob("*.pdf")
        pdf.rename(folder / f"{paper + 1:03}.pdf")
    return folder


def _build(workspace: Path) -> None:
    build = [sys.executable, "-m", "committee_pack", "build", "--to", "pdf", "--workspace", str(workspace)]
    done = subprocess.run(build, env=environment(), capture_output=True, check=False)
    if done.returncode:
        raise failed(build, done.stderr)


def measured(sizes: Sequence[int], runs: int, folder: Path) -> Iterator[Packed]:
    """Return what each size took, both ways in turn; raises BenchError where one fails."""
    papers = sorted(write_papers(folder / "papers", max(sizes)).glob("*.pdf"))
    for size in sizes:
        some = folder / f"{size}"
        some.mkdir()
        for each in papers[:size]:
            (some / each.name).hardlink_to(each)
        packed = _packed(some, runs)
        print(f"{packed.pages} pages: {packed.wall:.2f} s, qpdf {packed.merge:.2f} s", file=sys.stderr, flush=True)
        yield packed


def _packed(papers: Path, runs: int) -> Packed:
    ours, merge = (command(way, papers, papers / f"{way}.out") for way in (OURS, QPDF))
    took: list[tuple[Run, Run]] = [(run_cold(ours, environment()), run_cold(merge, environment())) for _ in range(runs)]
    memory = peak_memory(ours, environment())
    with pikepdf.open(papers / f"{OURS}.out") as pack:
        elements = sum(isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each for each in pack.objects)
        pages = len(pack.pages)
    wall, cpu, _ = least([one for one, _ in took])
    count = len(list(papers.glob("*.pdf")))
    return Packed(count, pages, elements, wall, cpu, memory, least([other for _, other in took])[0])


def markdown(machine: Mapping[str, str], packed: Sequence[Packed]) -> str:
    """Return all tables."""
    heads = (
        "papers",
        "pages",
        "elements",
        "seconds",
        "seconds of the processor",
        "memory, MB",
        "qpdf's merge, seconds",
    )
    targets = [(each.promise, each.measured, each.word) for each in verdicts(packed)]
    parts = (
        ("Machine of the packs' bench", table(("what", "which"), [*machine.items(), ("memory of", HOW)])),
        ("Packs", table(heads, [_row(each) for each in packed])),
        ("Targets of the packs", table(("target", "measured", "verdict"), targets)),
    )
    return "\n".join(f"### {head}\n{text}" for head, text in parts)


def _row(each: Packed) -> tuple[str, ...]:
    counted = (f"{count:,}" for count in (each.papers, each.pages, each.elements))
    return (*counted, f"{each.wall:.2f}", f"{each.cpu:.2f}", f"{each.memory:.0f}", f"{each.merge:.2f}")


def verdicts(packed: Sequence[Packed]) -> Iterator[Verdict]:
    """Return whether a pack of so many pages is bound as fast and in as little memory as was promised."""
    papers, pages = LEAST
    large = next((each for each in packed if each.papers >= papers and each.pages >= pages), None)
    size = f"{papers} papers and {pages:,} pages"
    limit = large.limit if large else SECONDS
    promise = f"{size}: at most {TIMES} times qpdf's plain merge and {SECONDS:g} s"
    told_as = f"{{:.2f}} s of {limit:.2f} s"
    yield at_most(promise, large.wall if large else None, limit, told_as)
    yield at_most(f"{size}: under {MEMORY} MB", large.memory if large else None, MEMORY, "{:.0f} MB", less=True)


def _text(asked: argparse.Namespace, folder: Path) -> str:
    return markdown(here(), tuple(measured(asked.papers, asked.runs, folder)))


def main(typed: Sequence[str] | None = None) -> int:
    """Run what was asked for, print it, and return the exit code."""
    parser = argparse.ArgumentParser("python -m bench.packs", description="Measure how packs are bound.")
    parser.add_argument("--papers", type=number, nargs="+", default=[10, 20, 40], help="how many, 25 pages each")
    parser.add_argument("--runs", type=number, default=5, help="runs of each; the least counts")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the papers and packs there and keep them")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also put the tables between the marks of a page")
    asked = parser.parse_args(typed)
    return told(asked.markdown, asked.keep, partial(_text, asked), MARKS)


if __name__ == "__main__":
    sys.exit(main())
