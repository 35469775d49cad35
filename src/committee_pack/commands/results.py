"""Printing a report's results, or writing them into a file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from committee_pack import pipeline
from committee_pack.commands.console import Console
from committee_pack.commands.opening import open_council, parse_wanted_period, stop_on_errors
from committee_pack.errors import UsageError
from committee_pack.output import print_bytes, write_file
from committee_pack.write.results import FORMATS, result_rows


@dataclass(frozen=True, slots=True)
class ResultsRequest:
    """What `results` was asked for; `out` None is standard output."""

    folder: Path
    report: str
    period: str
    form: str
    out: Path | None


def print_results(request: ResultsRequest, console: Console) -> None:
    """Print the results, or write them into a file, which is never one that people write."""
    if request.form == "xlsx" and request.out is None and sys.stdout.isatty():
        raise UsageError("A workbook cannot be printed.", "Name a file: --out results.xlsx")
    opened = open_council(request.folder)
    opened.workspace.chosen((request.report,))
    if request.out is not None and opened.workspace.is_input(request.out):
        raise UsageError(f"{request.out} is among the files that people write.", "Name another, such as results.csv.")
    wanted = parse_wanted_period(request.period, opened.council)
    console.progress(request.report, "computing")
    computed = pipeline.compute(opened.workspace, opened.council, request.report, wanted)
    results = stop_on_errors(computed, f"'{request.report}' has no results to print.")
    console.findings((*opened.findings, *computed.findings))
    content = FORMATS[request.form](result_rows(results))
    if request.out is None:
        print_bytes(content)
    else:
        write_file(request.out, content)
