"""How long `check` takes over many texts, each read against the results that it speaks of.

`python -m bench.checks` makes synthetic workspaces of one text an indicator and runs the whole command cold: once
over texts whose figures are placeholders, and once over texts whose figures are typed, which are held against the
data one by one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from bench.machine import here
from bench.measure import environment, run_cold
from bench.report import table
from bench.sized import Asked, Bench, least
from bench.targets import Verdict, at_most
from bench.workspaces import PERIOD, REPORT, Indicator, indicators, write_workspace

MARKS = ("<!-- checks: begin -->", "<!-- checks: end -->")
MOST_SECONDS = {720: 3.0}
FILLED_IN, TYPED = "filled in", "typed"


@dataclass(frozen=True, slots=True)
class Checked:
    """A workspace that was checked: how many texts it has, whether their figures are typed, the least of its runs."""

    texts: int
    figures: str
    wall: float
    cpu: float
    memory: float


BENCH = Bench("checks", "Measure check over many texts.", "a text each", (45, 180, 720), 5, MARKS)


def write_typed(folder: Path, count: int) -> Path:
    """Write a workspace in which every figure of every text is typed, and right, and return the folder."""
    write_workspace(folder, count)
    for each in indicators(count):
        path = folder / "narratives" / REPORT / PERIOD / f"{each.id}.md"
        front, opening, rest = path.read_text(encoding="utf-8").partition("Of {{")
        assert opening, f"{path} does not begin as it did"
        _, _, sentences = rest.partition("\n\n")
        path.write_text(f"{front}{_typed(each)}\n\n{sentences}", encoding="utf-8", newline="\n")
    return folder


def _typed(each: Indicator) -> str:
    """Return a paragraph that says of an indicator what its data says."""
    (_, *before), (_, top, bottom) = each.observations[-2:]
    now, then = Fraction(100 * top, bottom), Fraction(100 * before[0], before[1])
    shown, earlier = _percent(now), _percent(then)
    moved = "has not moved" if shown == earlier else f"{'rose' if now > then else 'fell'} from {earlier} in July 2016"
    side = "at" if now == each.target else "above" if now > each.target else "below"
    return (
        f"In the twelve months to August 2016, {top:,} of {bottom:,} cases were counted ({shown}). "
        f"The result {moved}. It is {side} the target of {each.target}%."
    )


def _percent(share: Fraction) -> str:
    tenths = (20 * share.numerator + share.denominator) // (2 * share.denominator)
    return f"{tenths // 10}.{tenths % 10}%"


def measured(sizes: Sequence[int], runs: int, folder: Path) -> Iterator[Checked]:
    """Return what each size took; raises BenchError where it fails."""
    for size in sizes:
        for figures, write in ((FILLED_IN, write_workspace), (TYPED, write_typed)):
            workspace = write(folder / f"{figures.replace(' ', '-')}-{size}", size)
            command = [sys.executable, "-m", "committee_pack", "check", "--workspace", str(workspace)]
            checked = Checked(size, figures, *least([run_cold(command, environment()) for _ in range(runs)]))
            print(f"{size} texts, {figures}: {checked.wall:.2f} s", file=sys.stderr, flush=True)
            yield checked


def markdown(machine: Mapping[str, str], checked: Sequence[Checked]) -> str:
    """Return all tables."""
    heads = ("texts", "their figures", "seconds", "seconds of the processor", "memory, MB")
    targets = [(each.promise, each.measured, each.word) for each in verdicts(checked)]
    parts = (
        ("Machine of the checks' bench", table(("what", "which"), list(machine.items()))),
        ("Checks of many texts", table(heads, [_row(each) for each in checked])),
        ("Targets of the checks", table(("target", "measured", "verdict"), targets)),
    )
    return "\n".join(f"### {head}\n{text}" for head, text in parts)


def _row(each: Checked) -> tuple[str, ...]:
    return (str(each.texts), each.figures, f"{each.wall:.2f}", f"{each.cpu:.2f}", f"{each.memory:.0f}")


def verdicts(checked: Sequence[Checked]) -> Iterator[Verdict]:
    """Return whether so many texts are checked as fast as was promised."""
    for texts, limit in MOST_SECONDS.items():
        for figures in (FILLED_IN, TYPED):
            seconds = next((each.wall for each in checked if (each.texts, each.figures) == (texts, figures)), None)
            promise = f"{texts} indicators, figures {figures}: `committee-pack check` under {limit:g} s"
            yield at_most(promise, seconds, limit, "{:.2f} s", less=True)


def _text(asked: Asked, folder: Path) -> str:
    return markdown(here(), tuple(measured(asked.indicators, asked.runs, folder)))


def main(typed: Sequence[str] | None = None) -> int:
    """Run what was asked for, print it, and return the exit code."""
    return BENCH.run(typed, _text)


if __name__ == "__main__":
    sys.exit(main())
