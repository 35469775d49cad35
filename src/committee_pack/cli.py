"""The command line: parse, call, print, exit; no thinking.

Exit codes: 0 done, 1 an error in the files, 2 typed wrongly, 3 a defect of the program.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
import tempfile
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from committee_pack.commands.console import Console, counted, end_output, findings_json, open_closed_streams, printing
from committee_pack.errors import FindingsError, PackError

app = typer.Typer(
    help="Committee papers from data and commentary: Word and accessible PDF that agree.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

WorkspaceOption = Annotated[Path, typer.Option("--workspace", metavar="DIR", help="The workspace's folder.")]
PeriodOption = Annotated[
    str, typer.Option("--period", metavar="PERIOD", help="As 2016-08, '2013/14 Q3' or 2016/17; else the report's own.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Print errors only.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", help="Print each step.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Let warnings stop the work too.")]
Reports = Annotated[list[str] | None, typer.Argument(metavar="[REPORT ...]", help="Reports by name; else all.")]
HERE = Path()


class ResultsFormat(StrEnum):
    """How results are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


class FindingsFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


@app.command(epilog="Example: committee-pack build scs-scorecard --period 2016-08")
def build(
    reports: Reports = None,
    workspace: WorkspaceOption = HERE,
    period: PeriodOption = "",
    to: Annotated[list[str] | None, typer.Option("--to", metavar="FORMATS", help="Any of docx,pdf; else both.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where to write; else out/.")] = None,
    strict: StrictOption = False,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file changes.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, metavar="N", help="Processes at most; else one a processor.")
    ] = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Build all reports, or those named, into out/<published>/<report>-<period>/."""
    from committee_pack.commands.build import BuildRequest, build_all, watch_and_build

    console = Console(quiet, verbose)
    formats = tuple(dict.fromkeys(form.strip() for each in to or ["docx,pdf"] for form in each.split(",")))
    request = BuildRequest(workspace, tuple(reports or ()), period, formats, out, strict, jobs or os.cpu_count() or 1)
    if watch:
        watch_and_build(request, console)
    elif not build_all(request, console):
        raise typer.Exit(1)


@app.command(epilog="Example: committee-pack results scs-scorecard --format csv > results.csv")
def results(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's name.")],
    workspace: WorkspaceOption = HERE,
    period: PeriodOption = "",
    format: Annotated[ResultsFormat, typer.Option("--format", help="How to print them.")] = ResultsFormat.TABLE,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write there; else print.")] = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Print a report's results: every value exact and as displayed, and where it came from."""
    from committee_pack.commands.results import ResultsRequest, print_results

    print_results(ResultsRequest(workspace, report, period, format.value, out), Console(quiet, verbose))


@app.command(epilog="Example: committee-pack check --strict")
def check(
    reports: Reports = None,
    workspace: WorkspaceOption = HERE,
    period: PeriodOption = "",
    strict: StrictOption = False,
    format: Annotated[FindingsFormat, typer.Option("--format", help="How to print them.")] = FindingsFormat.TEXT,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Read everything and say what is wrong, by file and line, before anyone builds."""
    from committee_pack.commands.check import check_all
    from committee_pack.findings import has_errors

    console = Console(quiet, verbose)
    findings = check_all(workspace, tuple(reports or ()), period, console)
    if format is FindingsFormat.JSON:
        console.result(findings_json(findings))
    else:
        console.findings(findings)
        console.say(f"Checked: {counted(findings)}.")
    if has_errors(findings, strict=strict):
        raise typer.Exit(1)


@app.command(epilog="Example: committee-pack schemas --out schemas")
def schemas(
    workspace: WorkspaceOption = HERE,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where to write; else schemas/.")] = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Write the JSON Schemas by which editors complete and check the YAML files as one types."""
    from committee_pack.commands.schemas import write_schemas

    write_schemas(out or workspace / "schemas", Console(quiet, verbose))


def version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from importlib.metadata import version as installed

        print(f"committee-pack {installed('committee_pack')}")
        raise typer.Exit


@app.callback()
def root(
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Committee papers from data and commentary: Word and accessible PDF that agree."""


def main() -> NoReturn:
    """Run the command line; every fault becomes a line and an exit code here, and nowhere else."""
    # -- papers have no cycles to be looked for: looking takes a tenth of the time, and once more at the end
    gc.disable()
    atexit.register(gc.freeze)
    console = Console()
    open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # -- a Windows console may lack a letter that somebody wrote; it is printed as its code
            stream.reconfigure(errors="backslashreplace")
    try:
        _run()
    except FindingsError as fault:
        console.findings(fault.findings)
        console.fail(str(fault), fault.remedy)
        sys.exit(fault.exit_code)
    except PackError as fault:
        console.fail(str(fault), fault.remedy)
        sys.exit(fault.exit_code)
    except Exception as fault:
        console.fail(f"a defect of the program ({type(fault).__name__}: {fault}).", _saved(fault))
        sys.exit(3)
    sys.exit(0)


def _run() -> None:
    """Parse what was typed and do it, and see that what was printed is written down."""
    try:
        with printing():
            app()
    except SystemExit as ended:
        # -- whoever read the help has had enough of it, as `head` does
        if isinstance(ended.__context__, BrokenPipeError):
            sys.exit(0)
        raise
    finally:
        end_output()


def _saved(fault: Exception) -> str:
    """Save the traceback and return where."""
    handle, path = tempfile.mkstemp(prefix="committee-pack-", suffix=".txt")
    with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - an open handle has no path
        file.write("".join(traceback.format_exception(fault)))
    return f"Please report it with the file {path}"
