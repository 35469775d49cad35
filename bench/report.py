"""What was measured, as tables of Markdown that are read as well in a terminal."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.figures import Figures, growth
from bench.measure import Measured
from bench.missing import BenchError
from bench.targets import verdicts
from bench.ways import OURS

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def markdown(figures: Figures) -> str:
    """Return all tables."""
    parts = (
        ("Machine", _machine(figures)),
        ("Time, memory and files", _ways(figures)),
        ("Growth", _growth(figures)),
        ("Our time by stage, in seconds", _stages(figures)),
        ("Libraries loaded", _libraries(figures)),
        ("Targets", _targets(figures)),
    )
    return "\n".join(f"### {head}\n{text}" for head, text in parts if text)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with its columns lined up."""
    all_rows = [heads, *rows]
    widths = [max(len(row[column]) for row in all_rows) for column in range(len(heads))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in all_rows]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "".join(f"{line}\n" for line in (f"| {lines[0]} |", f"|{rule}|", *(f"| {line} |" for line in lines[1:])))


def _machine(figures: Figures) -> str:
    return table(("what", "which"), list(figures.machine.items()))


def _ways(figures: Figures) -> str:
    heads = ("indicators", "way", "wall s", "CPU s", "memory MB", "Word MB", "PDF MB", "ours / its wall")
    return table(heads, [_way(figures, each) for each in sorted(figures.measured, key=lambda each: each.size)])


def _way(figures: Figures, each: Measured) -> tuple[str, ...]:
    ratio = None if each.way == OURS else figures.ratio(each.size, OURS, each.way)
    numbers = (f"{each.wall:.2f}", f"{each.cpu:.2f}", f"{each.memory:.0f}", f"{each.word:.2f}", f"{each.pdf:.2f}")
    return (str(each.size), each.way, *numbers, "" if ratio is None else f"{ratio:.2f}")


def _growth(figures: Figures) -> str:
    rows = [
        (each.way, f"{each.smaller} to {each.larger}", f"{each.cost:.1f}")
        for way in figures.ways
        for each in growth(figures.measured, way)
    ]
    return table(("way", "indicators", "CPU ms for one more"), rows) if rows else ""


def _stages(figures: Figures) -> str:
    if not figures.stages:
        return ""
    columns = [figures.stages[size] for size in sorted(figures.stages)]
    heads = ("stage", *(f"{size} indicators" for size in sorted(figures.stages)), "a second report of 45")
    columns.append(figures.second)
    names = dict.fromkeys(name for column in columns for name in column)
    rows = [(name, *(f"{column.get(name, 0):.3f}" for column in columns)) for name in names]
    return table(heads, [*rows, ("all", *(f"{sum(column.values()):.3f}" for column in columns))])


def _libraries(figures: Figures) -> str:
    return "".join(f"- `committee-pack {each.words}`: {', '.join(each.libraries)}\n" for each in figures.started)


def _targets(figures: Figures) -> str:
    return table(
        ("target", "measured", "verdict"), [(each.promise, each.measured, each.word) for each in verdicts(figures)]
    )


def around(page: Path, marks: tuple[str, str] = (BEGIN, END)) -> tuple[str, str]:
    """Return what stands before and after the marks of a page; raises BenchError where it has none."""
    held = page.read_text(encoding="utf-8") if page.is_file() else ""
    before, begin, rest = held.partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not (begin and end):
        raise BenchError(f"{page} has no {marks[0]} with {marks[1]} after it.")
    return before, after


def rewrite(page: Path, text: str, marks: tuple[str, str] = (BEGIN, END)) -> None:
    """Put the tables between the two marks of a page; raises BenchError where it has none."""
    before, after = around(page, marks)
    page.write_text(f"{before}{marks[0]}\n{text}{marks[1]}{after}", encoding="utf-8", newline="\n")


def told(
    page: Path | None, keep: Path | None, text_of: Callable[[Path], str], marks: tuple[str, str] = (BEGIN, END)
) -> int:
    """Measure in a folder, one that is kept where it is given, print the tables, and return the exit code.

    They are put into a page too, where one is named: whether it has the marks is looked at before the work.
    """
    try:
        if page:
            around(page, marks)
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            text = text_of(keep or Path(folder))
        print(text, end="")
        if page:
            rewrite(page, text, marks)
    except (BenchError, OSError) as fault:
        print(f"bench: {fault}", file=sys.stderr)
        return 1
    return 0
