"""The command line of the archive: publish, verify, rebuild, compare, retention; like cli.py, no thinking."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from committee_pack.commands import clock
from committee_pack.commands.console import Console
from committee_pack.commands.stopping import on_ctrl_c, stop

WorkspaceOption = Annotated[Path, typer.Option("--workspace", metavar="DIR", help="The workspace's folder.")]
ArchiveOption = Annotated[
    Path | None,
    typer.Option("--archive", metavar="DIR", readable=False, help="The archive; else as council.yaml says."),
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Print errors only.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", help="Print each step.")]
HERE = Path()


CameOut = Annotated[
    str, typer.Option("--on", metavar="DATE", help="The day on which it came out, where that was before today.")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Let warnings stop the work too.")]
Because = Annotated[str, typer.Option("--late", metavar="TEXT", help="Why a report has less notice than is due.")]
ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who does it; else whoever is logged in.")]


def publish(
    name: Annotated[str, typer.Argument(metavar="REPORT|MEETING", hidden=True)],
    workspace: WorkspaceOption = HERE,
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", help="Of a report; else its own.")] = "",
    supplement: Annotated[str, typer.Option("--supplement", metavar="N", help="Of a meeting; else its pack.")] = "",
    archive: ArchiveOption = None,
    on: CameOut = "",
    late: Because = "",
    by: ByOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Publish REPORT, or the pack of MEETING: what is built now is kept for good, with all that it was made from."""
    from committee_pack.commands import typed
    from committee_pack.commands.publish import PublishRequest, publish_edition

    who = clock.logged_in() if by is None else by
    number = typed.supplement(supplement)
    asked = PublishRequest(workspace, name, period, number, archive, late, who, on, strict)
    with on_ctrl_c(stop):
        publish_edition(asked, clock.today(), Console(quiet, verbose, strict))


retention = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
EditionArgument = Annotated[str, typer.Argument(metavar="EDITION", hidden=True)]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is kept in the log.")]


@retention.callback()
def retention_list(
    context: typer.Context,
    workspace: WorkspaceOption = HERE,
    archive: ArchiveOption = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, csv or json.")] = "table",
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="As it will be on that day; else today.")] = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """List each edition: how long the law has it open, when the council reviews it, and whether it may be disposed of.

    Nothing is ever disposed of without the command dispose.
    """
    from committee_pack.commands import typed
    from committee_pack.commands.retention import ListRequest, print_retention

    before = {"--workspace": workspace != HERE, "--archive": archive, "--format": format != typed.PLAIN, "--on": on}
    if command := context.invoked_subcommand:
        typed.refuse_before(command, (option for option, is_typed in before.items() if is_typed))
        return
    request = ListRequest(workspace, archive, typed.format_of_retention(format), on)
    with on_ctrl_c(stop):
        print_retention(request, clock.today(), Console(quiet, verbose))


@retention.command(
    "hold",
    short_help="Let nobody dispose of an edition.",
    epilog="Example: committee-pack retention hold 2016-11-02-scs-scorecard-2016-08-e1 --reason 'appeal pending'",
)
def retention_hold(
    edition: EditionArgument,
    reason: ReasonOption = "",
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Put EDITION on hold: nobody can dispose of it until it is released."""
    from committee_pack.commands.retention import OrderRequest, hold_edition

    request = OrderRequest(workspace, archive, edition, reason, clock.logged_in() if by is None else by)
    with on_ctrl_c(stop):
        hold_edition(request, clock.today(), Console(quiet, verbose))


@retention.command(
    "release",
    short_help="Take an edition's hold away.",
    epilog="Example: committee-pack retention release 2016-11-02-scs-scorecard-2016-08-e1 --reason 'appeal decided'",
)
def retention_release(
    edition: EditionArgument,
    reason: ReasonOption = "",
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Release EDITION from its hold; nothing is disposed of by that."""
    from committee_pack.commands.retention import OrderRequest, release_edition

    request = OrderRequest(workspace, archive, edition, reason, clock.logged_in() if by is None else by)
    with on_ctrl_c(stop):
        release_edition(request, clock.today(), Console(quiet, verbose))


@retention.command(
    "dispose",
    short_help="Dispose of an edition for good.",
    epilog="Example: committee-pack retention dispose 2016-11-02-scs-scorecard-2016-08-e1 --reason 'reviewed in 2026'",
)
def retention_dispose(
    edition: EditionArgument,
    reason: ReasonOption = "",
    by: ByOption = None,
    early: Annotated[bool, typer.Option("--early", help="Even if anything but a hold keeps it.")] = False,
    workspace: WorkspaceOption = HERE,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Take EDITION out of the archive for good; what it was, its checksum and the reason stay."""
    from committee_pack.commands.retention import OrderRequest, dispose_of_edition

    request = OrderRequest(workspace, archive, edition, reason, clock.logged_in() if by is None else by, early)
    with on_ctrl_c(stop):
        dispose_of_edition(request, clock.today(), Console(quiet, verbose))


def verify(
    workspace: WorkspaceOption = HERE,
    archive: ArchiveOption = None,
    head: Annotated[
        str, typer.Option("--head", metavar="HASH", help="The log's head as it was kept somewhere else.")
    ] = "",
    conformance: Annotated[
        bool, typer.Option("--conformance", help="Let veraPDF judge each PDF too; needs Java, and takes long.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail it too.")] = False,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, or json for programs.")] = "text",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Prove that every byte of the archive is what was published, and name what is not; nothing is changed."""
    from committee_pack.commands import typed
    from committee_pack.commands.verify import VerifyRequest, verify_archive

    form = typed.one_of(typed.FINDINGS, "--format", format)
    asked = VerifyRequest(workspace, archive, head, conformance, strict, form)
    with on_ctrl_c(stop):
        is_sound = verify_archive(asked, Console(quiet, verbose, strict))
    if not is_sound:
        raise typer.Exit(1)


def reindex(
    workspace: WorkspaceOption = HERE,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Make index.json and index.html of the archive again, from its bags."""
    from committee_pack.commands.verify import make_index

    with on_ctrl_c(stop):
        make_index(workspace, archive, Console(quiet, verbose))


def rebuild(
    edition: Annotated[str, typer.Argument(metavar="EDITION", hidden=True)],
    workspace: WorkspaceOption = HERE,
    archive: ArchiveOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", readable=False, help="Write it there too; else nowhere.")
    ] = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Build EDITION again from what the archive kept of it, and say whether it is what was published."""
    from committee_pack.commands.rebuild import RebuildRequest, rebuild_edition

    with on_ctrl_c(stop):
        is_alike = rebuild_edition(RebuildRequest(workspace, edition, archive, out), Console(quiet, verbose))
    if not is_alike:
        raise typer.Exit(1)


def compare(
    before: Annotated[str, typer.Argument(metavar="A", hidden=True)],
    after: Annotated[str, typer.Argument(metavar="B", hidden=True)],
    workspace: WorkspaceOption = HERE,
    archive: ArchiveOption = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, csv or json; else table.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", readable=False, help="Write a paper there; else print.")
    ] = None,
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="FORMATS", help="Of the paper: any of docx,pdf; else both.")
    ] = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Say what changed from A to B: editions by their names; a REPORT, REPORT/PERIOD or MEETING as it is now."""
    from committee_pack.commands import typed
    from committee_pack.commands.compare import CompareRequest, compare_sides, form_of

    form = form_of(format, out, to)
    request = CompareRequest(workspace, before, after, archive, form, out, typed.formats_to_build(to))
    with on_ctrl_c(stop):
        compare_sides(request, Console(quiet, verbose))


def add_archive_commands(app: typer.Typer) -> None:
    """Let the program have the commands of the archive."""
    app.add_typer(
        retention,
        name="retention",
        short_help="Say how long editions are kept, and dispose of them.",
        epilog="Example: committee-pack retention --on 2030-01-01",
    )
    app.command(
        short_help="Publish a report or pack: an edition.",
        epilog="Example: committee-pack publish scs-scorecard; the pack of a meeting, and later a supplement: "
        "committee-pack publish 2016-11-10-cabinet-committee --supplement 1",
    )(publish)
    app.command(
        short_help="Prove that the archive is as published.",
        epilog="Example: committee-pack verify --archive /shares/archive",
    )(verify)
    app.command(
        short_help="Build an edition again, and compare.",
        epilog="Example: committee-pack rebuild 2016-11-02-scs-scorecard-2016-08-e1",
    )(rebuild)
    app.command(
        short_help="Say what changed between two editions.",
        epilog="Example: committee-pack compare scs-scorecard/2016-07 scs-scorecard/2016-08; an edition with the files "
        "as they are now: committee-pack compare 2016-11-02-scs-scorecard-2016-08-e1 scs-scorecard",
    )(compare)
    app.command(
        short_help="Make the archive's index again.",
        epilog="Example: committee-pack reindex --archive /shares/archive",
    )(reindex)
