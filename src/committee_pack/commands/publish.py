"""Publishing a report, a meeting's pack or a supplement into the archive."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from committee_pack.archive.places import Archive
from committee_pack.commands import typed
from committee_pack.commands.archive import archive_of, tell_head
from committee_pack.commands.build import short
from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period
from committee_pack.commands.starting import one_line, said
from committee_pack.commands.stopping import Stopped
from committee_pack.errors import FindingsError, UsageError
from committee_pack.findings import Outcome
from committee_pack.manifest import PACK_PACKAGES, all_versions, installed_versions
from committee_pack.publishing.made import Made, Terms
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
    on: str = ""
    strict: bool = False


def publish_edition(request: PublishRequest, today: datetime.date, console: Console) -> None:
    """Publish what was asked for and print what it became; raises FindingsError where something is in its way."""
    opened = open_council(request.folder)
    _, meetings = opened.workspace.chosen_of_all((request.name,))
    _refuse_odd(request, is_meeting=bool(meetings))
    archive = archive_of(opened.workspace, opened.council, request.archive)
    terms = _terms(request, today)
    made = _made(request, opened, archive, terms, console, is_meeting=bool(meetings))
    asked = Publication(archive, today, one_line("--by", request.by), all_versions())
    step = partial(console.progress, request.name)
    try:
        published = publish(opened.workspace, opened.council, made.value, asked, step)
    except Stopped:
        raise Stopped(_WHOLE) from None
    console.findings((*opened.findings, *made.findings, *published.findings))
    _tell(published, request, archive, console)


def _refuse_odd(request: PublishRequest, *, is_meeting: bool) -> None:
    if is_meeting and request.period:
        raise UsageError("--period is of reports, and this is a meeting.", "Leave it out.")
    if not is_meeting and request.supplement is not None:
        raise UsageError("--supplement is of meetings, and this is a report.", "Leave it out.")
    if is_meeting and request.late:
        message = "--late is of reports: why a pack or a paper of a supplement comes late is said in agenda.yaml."
        raise UsageError(message, "Say it there, where it is printed.")


def _terms(request: PublishRequest, today: datetime.date) -> Terms:
    came_out = typed.day("--on", request.on)
    if came_out and came_out > today:
        raise UsageError(f"--on: {came_out} is still to come.", "Name the day on which it came out.")
    return Terms(today, said("--late", request.late), came_out, request.strict)


def _made(
    request: PublishRequest, opened: Opened, archive: Archive, terms: Terms, console: Console, *, is_meeting: bool
) -> Outcome[Made]:
    where, step = (opened.workspace, opened.council, request.name), partial(console.progress, request.name)
    try:
        if not is_meeting:
            wanted = parse_wanted_period(request.period, opened.council)
            return made_report(*where, wanted, terms=terms, versions=installed_versions(), step=step)
        versions = installed_versions(PACK_PACKAGES)
        return made_pack(*where, request.supplement, archive=archive, terms=terms, versions=versions, step=step)
    except FindingsError as fault:
        fault.findings = (*opened.findings, *fault.findings)
        raise


def _tell(published: Published, request: PublishRequest, archive: Archive, console: Console) -> None:
    name = published.edition.name
    if not published.is_new:
        console.say(f"{name} is published already, with the same documents: {short(published.folder)}")
        _tell_reason(published.edition.late, request, console)
        _tell_exposed(published, archive, console)
        return
    replaced = f", which replaces {published.edition.replaces}" if published.edition.replaces else ""
    console.say(f"Published: {name}{replaced}")
    console.say(str(short(published.folder)))
    if published.restricted:
        console.say(f"{short(published.restricted)} (not for everyone)")
    _tell_personal(published, console)
    _tell_exposed(published, archive, console)
    for message in published.damaged:
        console.warn(f"{message} What else is wrong says: {archive.command('verify')}")
    tell_head(published.entries, published.head, console)


def _tell_personal(published: Published, console: Console) -> None:
    """Say what of the inputs was kept from the public, as it could identify people."""
    if published.kept_out:
        console.note(f"In no folder, and known by checksum alone: {', '.join(published.kept_out)}")
    if published.withheld:
        console.note(f"In the restricted folder alone: {', '.join(published.withheld)}")


def _tell_reason(kept: str, request: PublishRequest, console: Console) -> None:
    """Say that another reason was given than is kept, since what was published is never written to again."""
    if request.late and one_line("--late", request.late) != kept:
        console.warn(f"Why it came late stays as it was published: {kept or 'nothing'}")


def _tell_exposed(published: Published, archive: Archive, console: Console) -> None:
    """Say which inputs lie open in editions that were published before council.yaml said that they should not."""
    for each in published.exposed:
        message = f"By council.yaml these could identify people, and they lie in {each.edition}: "
        dispose = archive.command("retention dispose", each.edition)
        console.warn(f"{message}{', '.join(each.inputs)}. Dispose of it: {dispose} --early --reason 'personal data'")
