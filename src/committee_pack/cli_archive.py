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


Because = Annotated[str, typer.Option("--late", metavar="TEXT", help="Why there is less notice than is due.")]
ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who does it; else whoever is logged in.")]


def publish(
    name: Annotated[str, typer.Argument(metavar="REPORT|MEETING", hidden=True)],
    workspace: WorkspaceOption = HERE,
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", help="Of a report; else its own.")] = "",
    supplement: Annotated[str, typer.Option("--supplement", metavar="N", help="Of a meeting; else its pack.")] = "",
    archive: ArchiveOption = None,
    late: Because = "",
    by: ByOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Publish REPORT, or the pack of MEETING: what is built now is kept for good, with all that it was made from."""
    from committee_pack.commands import typed
    from committee_pack.commands.publish import PublishRequest, publish_edition

    who = clock.logged_in() if by is None else by
    asked = PublishRequest(workspace, name, period, typed.supplement(supplement), archive, late, who)
    with on_ctrl_c(stop):
        publish_edition(asked, clock.today(), Console(quiet, verbose))


def add_archive_commands(app: typer.Typer) -> None:
    """Let the program have the commands of the archive."""
    app.command(
        short_help="Publish a report or pack: an edition.",
        epilog="Example: committee-pack publish scs-scorecard; the pack of a meeting, and later a supplement: "
        "committee-pack publish 2016-11-10-cabinet-committee --supplement 1",
    )(publish)
