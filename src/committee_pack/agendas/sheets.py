"""The sheets that we write ourselves of a pack, held against the font before anyone assembles it."""

from __future__ import annotations

from pathlib import Path

from committee_pack.agendas.packs import LayOut
from committee_pack.agendas.volumes import letter_of, pack_of
from committee_pack.check.characters import missing_characters
from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.findings import Finding
from committee_pack.model.settings import Council
from committee_pack.read.files import Files


def missing_in_sheets(whole: MeetingWhole, files: Files) -> tuple[Finding, ...]:
    """Return a finding for each character of a meeting's front sheet and letters that the font cannot show."""
    letters = (letter_of(whole, each, {}) for each in whole.meeting.supplements)
    sheets = (pack_of(whole).lay_out, *letters)
    return tuple(finding for each in sheets for finding in missing_in_sheet(each, whole.council, files))


def missing_in_sheet(lay_out: LayOut, council: Council, files: Files) -> tuple[Finding, ...]:
    """Return a finding for each character of what stands in front that the font cannot show.

    `files` are those that the meeting was read from.
    """
    sources = ((each.path, Path(files.root, each.path)) for each in files.read if each.path.startswith("meetings/"))
    return missing_characters(lay_out({}), council.theme.font, sources)
