"""What is wrong with a meeting's agenda, beyond what each of its keys may hold."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.meeting import dates, grounds, later, membership, papers
from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.findings import Finding

CODES = (*dates.CODES, *membership.CODES, *grounds.CODES, *papers.CODES, *later.CODES)


def check_meeting(whole: MeetingWhole) -> Iterator[Finding]:
    """Return a finding for all that the rules on meetings find."""
    for rule in (dates, membership, grounds, papers, later):
        yield from rule.find(whole)
