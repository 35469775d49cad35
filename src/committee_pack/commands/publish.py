"""Publishing a report, a meeting's pack or a supplement into the archive."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from committee_pack.archive.places import Archive
from committee_pack.commands.archive import archive_of, tell_head
from committee_pack.commands.build import short
from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period
from committee_pack.commands.starting import one_line
from committee_pack.commands.stopping import Stopped
from committee_pack.errors import FindingsError, UsageError
from committee_pack.findings import Outcome
from committee_pack.manifest import PACK_PACKAGES, all_versions, installed_versions
from committee_pack.publishing.made import Day, Made
from committee_pack.publishing.packs import made_pack
from committee_pack.publishing.publish import Publication, Published, publish
from committee_pack.publishing.reports import made_report

_WHOLE = "The archive is whole: as it was before, or with the new edition; publish again to see which."


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """What `publish` was asked for: a report with its period, or a meeting with the number of a supplement."""

    folder: Path
    name: str
    period: str
    supplement: int | None
    archive: Path | None
    late: str
    by: str


def publish_edition(request: PublishRequest, today: datetime.date, console: Console) -> None:
    """Publish what was asked for and print what it became; raises FindingsError where something is in its way."""
    opened = open_council(request.folder)
    _, meetings = opened.workspace.chosen_of_all((request.name,))
    _refuse_odd(request, is_meeting=bool(meetings))
    archive = archive_of(opened.workspace, opened.council, request.archive)
    day = Day(today, one_line("--late", request.late))
    made = _made(request, opened, archive, day, console, is_meeting=bool(meetings))
    asked = Publication(archive, day, one_line("--by", request.by), all_versions())
    step = partial(console.progress, request.name)
    try:
        published = publish(opened.workspace, opened.council, made.value, asked, step)
    except Stopped:
        raise Stopped(_WHOLE) from None
    console.findings((*opened.findings, *made.findings))
    _tell(published, archive, console)


def _refuse_odd(request: PublishRequest, *, is_meeting: bool) -> None:
    if is_meeting and request.period:
        raise UsageError("--period is of reports, and this is a meeting.", "Leave it out.")
    if not is_meeting and request.supplement is not None:
        raise UsageError("--supplement is of meetings, and this is a report.", "Leave it out.")
    if request.supplement is not None and request.late:
        message = "--late is of reports and packs: why a paper of a supplement comes late is said in agenda.yaml."
        raise UsageError(message, "Leave it out.")


def _made(
    request: PublishRequest, opened: Opened, archive: Archive, day: Day, console: Console, *, is_meeting: bool
) -> Outcome[Made]:
    where, step = (opened.workspace, opened.council, request.name), partial(console.progress, request.name)
    try:
        if not is_meeting:
            wanted = parse_wanted_period(request.period, opened.council)
            return made_report(*where, wanted, day=day, versions=installed_versions(), step=step)
        versions = installed_versions(PACK_PACKAGES)
        return made_pack(*where, request.supplement, archive=archive, day=day, versions=versions, step=step)
    except FindingsError as fault:
        fault.findings = (*opened.findings, *fault.findings)
        raise


def _tell(published: Published, archive: Archive, console: Console) -> None:
    name = published.edition.name
    if not published.is_new:
        console.say(f"{name} is published already, with the same documents: {short(published.folder)}")
        return
    replaced = f", which replaces {published.edition.replaces}" if published.edition.replaces else ""
    console.say(f"Published: {name}{replaced}")
    console.say(str(short(published.folder)))
    if published.restricted:
        console.say(f"{short(published.restricted)} (not for everyone)")
    tell_head(published.entries, published.head, console)
