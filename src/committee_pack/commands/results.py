"""Printing a report's results, or writing them into a file."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from committee_pack import pipeline
from committee_pack.commands.console import Console
from committee_pack.commands.narrow import fitted
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period, period_told, stop_on_errors
from committee_pack.commands.typed import BY_ENDING, PLAIN, WHY_ENDINGS, Asked
from committee_pack.commands.why import chosen, explanation
from committee_pack.errors import UsageError
from committee_pack.findings import Outcome
from committee_pack.model.results import Results
from committee_pack.output import write_file
from committee_pack.printing import print_bytes
from committee_pack.write.results import FORMATS, Row, result_rows


@dataclass(frozen=True, slots=True)
class ResultsRequest:
    """What `results` was asked for: `named` whether the format was, `out` None for standard output.

    `why` is the one result that is to be explained; None where all are to be shown.
    """

    folder: Path
    report: str
    period: str
    form: str
    named: bool
    out: Path | None
    why: Asked | None = None


def print_results(request: ResultsRequest, console: Console) -> None:
    """Print the results, or write them into a file, which is never one that people write."""
    if request.form == "xlsx" and request.out is None and sys.stdout.isatty():
        raise UsageError("A workbook cannot be printed.", "Name a file: --out results.xlsx")
    opened = open_council(request.folder)
    opened.workspace.chosen((request.report,))
    if request.out is not None and opened.workspace.is_input(request.out):
        raise UsageError(f"{request.out} is among the files that people write.", "Name another, such as results.csv.")
    console.progress(request.report, "computing")
    computed = _computed(request, opened)
    results = stop_on_errors(computed, f"'{request.report}' has no results to print.")
    asked = chosen(request.why, results, opened.council) if request.why else None
    console.findings((*opened.findings, *computed.findings))
    if request.out is not None:
        write_file(request.out, explanation(asked, request.form) if asked else _all(request.form, results))
        console.say(str(request.out))
        _tell_ending(request.out, request, console)
    elif asked:
        print_bytes(explanation(asked, request.form))
    else:
        _print(request.form, result_rows(results), console)


def _all(form: str, results: Results) -> bytes:
    return FORMATS[form](result_rows(results))


def _computed(request: ResultsRequest, opened: Opened) -> Outcome[Results | None]:
    wanted = parse_wanted_period(request.period, opened.council)
    computed = pipeline.compute(opened.workspace, opened.council, request.report, wanted)
    told = period_told(computed.findings, opened.workspace, opened.council, request.report, wanted)
    return Outcome(computed.value, told)


def _print(form: str, rows: list[Row], console: Console) -> None:
    """Print results; a table in a terminal that is narrower is made to fit, with a word on what it leaves out."""
    if form != PLAIN or not sys.stdout.isatty():
        print_bytes(FORMATS[form](rows))
        return
    table = fitted(rows, shutil.get_terminal_size().columns)
    print_bytes(table.text)
    if table.told:
        console.note(f"{table.told} A wider window shows more, --format csv all.")


def _tell_ending(out: Path, request: ResultsRequest, console: Console) -> None:
    """Say where the ending of a file would have another think that it is of another format."""
    ending = out.suffix.lower()
    endings = WHY_ENDINGS if request.why else tuple(BY_ENDING)
    if request.named and BY_ENDING.get(ending, request.form) != request.form:
        console.note(f"{out} is {request.form}, as --format says, and not {BY_ENDING[ending]}, as its name does.")
    elif not request.named and ending not in ("", ".txt", *BY_ENDING):
        plain = "plain text" if request.why else "a plain table"
        console.note(f"{out} is {plain}. For another format let it end in {', '.join(endings)}.")
