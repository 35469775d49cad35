"""The command line: parse, call, print, exit; no thinking.

Exit codes: 0 done, 1 an error in the files, 2 typed wrongly, 3 a defect of the program, 130 ended by Ctrl+C.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # - what `signal` dresses up, which takes its time to import

if _IMPORTING := _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    # -- all below takes a while to import: meanwhile Ctrl+C ends the program, rather than show its inside
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import atexit
import gc
import io
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from committee_pack.cli_archive import add_archive_commands
from committee_pack.commands import clock
from committee_pack.commands.console import Console, counted, end_output, findings_json, open_closed_streams, printing
from committee_pack.commands.refused import plain
from committee_pack.commands.starting import kind_names, usual_kind
from committee_pack.commands.stopping import EXIT_CODE, Stopped, on_ctrl_c, stop
from committee_pack.errors import FindingsError, PackError

app = typer.Typer(
    help="Committee papers from data and commentary: Word and accessible PDF that agree.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
new = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(
    new,
    name="new",
    short_help="Start a workspace, report, period or meeting.",
    epilog="Example: committee-pack new workspace adult-care",
)

narratives = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(
    narratives,
    name="narratives",
    short_help="See who owes what, and approve it.",
    epilog="Example: committee-pack narratives status",
)

WorkspaceOption = Annotated[Path, typer.Option("--workspace", metavar="DIR", help="The workspace's folder.")]
PeriodOption = Annotated[
    str, typer.Option("--period", metavar="PERIOD", help="As 2016-08, '2013/14 Q3' or 2016/17; else the report's own.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Print errors only.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", help="Print each step.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Let warnings stop the work too.")]
# -- not listed in the help, which would call them `<list[str]>`: a command's first line tells of them
Reports = Annotated[list[str] | None, typer.Argument(metavar="REPORT", hidden=True)]
HERE = Path()


@app.command(
    short_help="Build all reports, or those named.",
    epilog="Example: committee-pack build scs-scorecard --period 2016-08",
)
def build(
    reports: Reports = None,
    workspace: WorkspaceOption = HERE,
    period: PeriodOption = "",
    to: Annotated[list[str] | None, typer.Option("--to", metavar="FORMATS", help="Any of docx,pdf; else both.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", readable=False, help="Where to write; else out/.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Make a proof: each page marked, findings in the margin.")
    ] = False,
    strict: StrictOption = False,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file changes.")] = False,
    jobs: Annotated[str, typer.Option("--jobs", metavar="N", help="Processes at most; else one a processor.")] = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    format: Annotated[str, typer.Option("--format", hidden=True)] = "",
) -> None:
    """Build all reports, or those named, into out/<published>/<report>-<period>/."""
    from committee_pack.commands import typed
    from committee_pack.commands.build import BuildRequest, build_all, watch_and_build

    typed.refuse(format, "--format", "--to")
    console = Console(quiet, verbose, strict)
    formats, processes = typed.formats_to_build(to), typed.processes(jobs)
    request = BuildRequest(workspace, tuple(reports or ()), period, formats, out, strict, draft, processes)
    with on_ctrl_c(stop):
        if watch:
            watch_and_build(request, console)
        elif not build_all(request, console):
            raise typer.Exit(1)


@app.command(
    short_help="Print or save a report's results.",
    epilog="Example: committee-pack results scs-scorecard --format csv > results.csv; of one result, where it came "
    "from: committee-pack results scs-scorecard --why three-placements --area 'North Kent'",
)
def results(
    report: Annotated[str, typer.Argument(metavar="REPORT", hidden=True)],
    workspace: WorkspaceOption = HERE,
    period: PeriodOption = "",
    why: Annotated[
        str, typer.Option("--why", metavar="INDICATOR", help="Explain one result: its id, or its number, as 9.")
    ] = "",
    area: Annotated[str, typer.Option("--area", metavar="AREA", help="Of --why: the area; else the council.")] = "",
    cohort: Annotated[
        str, typer.Option("--cohort", metavar="COHORT", help="Of --why: the cohort; else everyone.")
    ] = "",
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="table, csv, json or xlsx; else as FILE ends, or table.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", readable=False, help="Write there; else print.")
    ] = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    to: Annotated[str, typer.Option("--to", hidden=True)] = "",
) -> None:
    """Print the results of a report: every value exact and as displayed, and where it came from."""
    from committee_pack.commands import typed
    from committee_pack.commands.results import ResultsRequest, print_results

    typed.refuse(to, "--to", "--format")
    named, form = bool(format), typed.format_of_results(format, out)
    asked = typed.result_to_explain(why, area, cohort, form, report)
    request = ResultsRequest(workspace, report, period, form, named, out, asked)
    with on_ctrl_c(stop):
        print_results(request, Console(quiet, verbose))


@app.command(short_help="Say what is wrong in the files.", epilog="Example: committee-pack check --strict")
def check(
    names: Annotated[list[str] | None, typer.Argument(metavar="REPORT|MEETING", hidden=True)] = None,
    workspace: WorkspaceOption = HERE,
    period: PeriodOption = "",
    strict: StrictOption = False,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, or json for programs.")] = "text",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Read all reports and meetings, or those named, and say what is wrong, by file and line, before anyone builds."""
    from committee_pack.commands import typed
    from committee_pack.commands.check import check_all
    from committee_pack.findings import has_errors

    console, form = Console(quiet, verbose, strict), typed.one_of(typed.FINDINGS, "--format", format)
    with on_ctrl_c(stop):
        findings = check_all(workspace, tuple(names or ()), period, console)
    if form == "json":
        console.result(findings_json(findings))
    else:
        console.findings(findings)
        console.say(f"Checked: {counted(findings)}.")
    if has_errors(findings, strict=strict):
        raise typer.Exit(1)


@app.command(
    short_help="Assemble the agenda pack of a meeting.",
    epilog="Example: committee-pack agenda 2016-11-10-cabinet-committee; a supplement to it: committee-pack agenda "
    "2016-11-10-cabinet-committee --supplement 1",
)
def agenda(
    meeting: Annotated[str, typer.Argument(metavar="MEETING", hidden=True)],
    workspace: WorkspaceOption = HERE,
    edition: Annotated[
        str, typer.Option("--edition", metavar="EDITION", help="public, full or print; else all three.")
    ] = "",
    supplement: Annotated[str, typer.Option("--supplement", metavar="N", help="That supplement; else the pack.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", readable=False, help="Where to write; else out/.")
    ] = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Assemble the papers of MEETING, a folder in meetings/, into one PDF, with a PDF of each item beside it."""
    from committee_pack.commands import typed
    from committee_pack.commands.agenda import AgendaRequest, assemble_pack

    wanted = AgendaRequest(workspace, meeting, typed.edition(edition), typed.supplement(supplement), out, strict)
    with on_ctrl_c(stop):
        assemble_pack(wanted, Console(quiet, verbose, strict))


@app.command(
    short_help="Let an editor complete and check the YAML.", epilog="Example: committee-pack schemas --out schemas"
)
def schemas(
    workspace: WorkspaceOption = HERE,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", readable=False, help="Where to write; else schemas/.")
    ] = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Write the JSON Schemas by which editors complete and check the YAML files as one types."""
    from committee_pack.commands.opening import folder_of
    from committee_pack.commands.schemas import write_schemas

    with on_ctrl_c(stop):
        write_schemas(out or folder_of(workspace) / "schemas", Console(quiet, verbose))


@new.callback()
def starts() -> None:
    """Start something that builds as it stands, for you to change. Nothing is ever written over."""


@new.command(
    "workspace",
    short_help="Start a workspace with made-up figures.",
    epilog="Example: committee-pack new workspace adult-care --name 'Exampleshire County Council'",
)
def new_workspace(
    folder: Annotated[str, typer.Argument(metavar="DIR", hidden=True)],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The council's name; else a made-up one.")] = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    workspace: Annotated[str, typer.Option("--workspace", hidden=True)] = "",
) -> None:
    """Start a workspace in DIR, a folder that need not be there: indicators with made-up figures, and a report."""
    from committee_pack.commands import typed
    from committee_pack.commands.new_workspace import WorkspaceRequest, start_workspace

    typed.refuse(workspace, "--workspace", "new workspace")
    with on_ctrl_c(stop):
        start_workspace(WorkspaceRequest(typed.folder(folder), name), Console(quiet, verbose))


@new.command(
    "report",
    short_help="Start a report over a catalogue.",
    epilog="Example: committee-pack new report quarterly --like appendix --title 'Quarterly performance'",
)
def new_report(
    name: Annotated[str, typer.Argument(metavar="NAME", hidden=True)],
    like: Annotated[
        str,
        typer.Option(
            "--like", metavar="KIND", help=f"{', '.join(kind_names())}; else {usual_kind()}.", show_default=False
        ),
    ] = usual_kind(),
    title: Annotated[str, typer.Option("--title", metavar="TITLE", help="As it is printed; else the kind's.")] = "",
    indicators: Annotated[
        str, typer.Option("--indicators", metavar="FILE", help="The catalogue; else the only one in data/.")
    ] = "",
    period: Annotated[
        str, typer.Option("--period", metavar="PERIOD", help="As 2016-08 or '2013/14 Q3'; else the last with results.")
    ] = "",
    meeting: Annotated[str, typer.Option("--meeting", metavar="DATE", help="As 2016-11-10; else none.")] = "",
    published: Annotated[
        str, typer.Option("--published", metavar="DATE", help="Else today, or the meeting's if that is over.")
    ] = "",
    workspace: WorkspaceOption = HERE,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Start the report NAME: what it holds, and a file for each commentary that it needs."""
    from committee_pack.commands.new_report import ReportRequest, start_report

    request = ReportRequest(workspace, name, like, title, indicators, period, meeting, published)
    with on_ctrl_c(stop):
        start_report(request, clock.today(), Console(quiet, verbose))


@new.command(
    "period",
    short_help="Start a period's commentary.",
    epilog="Example: committee-pack new period 2016-09 scs-scorecard",
)
def new_period(
    period: Annotated[str, typer.Argument(metavar="PERIOD", hidden=True)],
    reports: Reports = None,
    workspace: WorkspaceOption = HERE,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Start PERIOD of all reports, or those named: a draft of each text, its figures and the last one beside it."""
    from committee_pack.commands.new_period import PeriodRequest, start_period

    with on_ctrl_c(stop):
        start_period(PeriodRequest(workspace, period, tuple(reports or ())), clock.today(), Console(quiet, verbose))


@new.command(
    "meeting",
    short_help="Start a meeting from the last one.",
    epilog="Example: committee-pack new meeting 2017-01-12-cabinet-committee",
)
def new_meeting(
    name: Annotated[str, typer.Argument(metavar="DATE-COMMITTEE", hidden=True)],
    workspace: WorkspaceOption = HERE,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Start the meeting DATE-COMMITTEE: its agenda as that of the committee's last one, and drafts of its papers."""
    from committee_pack.commands.new_meeting import MeetingRequest, start_meeting

    with on_ctrl_c(stop):
        start_meeting(MeetingRequest(workspace, name), Console(quiet, verbose))


@narratives.callback()
def texts() -> None:
    """See which texts reports ask for, who writes them and how far each has come; and approve them."""


@narratives.command(
    "status", short_help="Say who owes what by when.", epilog="Example: committee-pack narratives status scs-scorecard"
)
def narratives_status(
    reports: Reports = None,
    workspace: WorkspaceOption = HERE,
    period: PeriodOption = "",
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, json or csv.")] = "table",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Print each text that all reports, or those named, ask for or have: who writes it by when, and how far it is."""
    from committee_pack.commands import typed
    from committee_pack.commands.desk import StatusRequest, print_status

    request = StatusRequest(workspace, tuple(reports or ()), period, typed.format_of_status(format))
    with on_ctrl_c(stop):
        print_status(request, clock.today(), Console(quiet, verbose))


@narratives.command(
    "approve",
    short_help="Put on record that a text is approved.",
    epilog="Example: committee-pack narratives approve scs-scorecard returner-interviews --by 'Jane Smith'",
)
def narratives_approve(
    report: Annotated[str, typer.Argument(metavar="REPORT", hidden=True)],
    names: Annotated[list[str] | None, typer.Argument(metavar="ID", hidden=True)] = None,
    every: Annotated[bool, typer.Option("--all", help="Approve all that waits, and no draft.")] = False,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who approves; else whoever is logged in.")
    ] = None,
    workspace: WorkspaceOption = HERE,
    period: PeriodOption = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Put on record that the texts ID of REPORT, indicators or sections, are approved with the figures they show."""
    from committee_pack.commands.approve import ApprovalRequest, approve

    request = ApprovalRequest(
        workspace, report, tuple(names or ()), every, clock.logged_in() if by is None else by, period
    )
    with on_ctrl_c(stop):
        approve(request, clock.today(), Console(quiet, verbose))


add_archive_commands(app)


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
    """Run the command line and exit."""
    # -- papers have no cycles to be looked for: looking takes a tenth of the time, and once more at the end
    gc.disable()
    atexit.register(gc.freeze)
    open_closed_streams()
    # -- once all is done, Ctrl+C has nothing left to stop
    atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # -- a Windows console may lack a letter that somebody wrote; it is printed as its code
            stream.reconfigure(errors="backslashreplace")
    with on_ctrl_c(signal.SIG_DFL):
        sys.exit(_run(Console()))


def _run(console: Console) -> int:
    """Return the exit code; every fault becomes a line and a code here, and nowhere else."""
    try:
        _run_app()
    except Stopped as stopped:
        console.stopped(str(stopped))
        return EXIT_CODE
    except PackError as fault:
        if isinstance(fault, FindingsError):
            console.findings(fault.findings)
        console.fail(str(fault), plain(fault).remedy)
        return fault.exit_code
    except Exception as fault:
        console.fail(f"a defect of the program ({type(fault).__name__}: {fault}).", _saved(fault))
        return 3
    return 0


def _run_app() -> None:
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


if _IMPORTING:
    signal.signal(signal.SIGINT, signal.default_int_handler)
