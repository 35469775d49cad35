"""Supplements beside the pack that they are added to: their dates, and what they bring."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.findings import Finding, error
from committee_pack.model.agenda import Supplement
from committee_pack.wording import date_text

CODES = ("supplement-date",)


def find(whole: MeetingWhole) -> Iterator[Finding]:
    """Return a finding for each supplement that is published before what it follows, or after the meeting."""
    meeting = whole.meeting
    for each in meeting.supplements:
        if each.published < meeting.published:
            yield _wrong(each, f"before the agenda itself, on {date_text(meeting.published)}")
        if each.published > meeting.date:
            yield _wrong(each, f"after the meeting of {date_text(meeting.date)}")
    for before, each in pairwise(meeting.supplements):
        if each.published < before.published:
            yield _wrong(each, f"before supplement {before.number}, on {date_text(before.published)}")


def _wrong(supplement: Supplement, when: str) -> Finding:
    message = f"Supplement {supplement.number} is published on {date_text(supplement.published)}, {when}."
    return error("supplement-date", supplement.place, message, "Look at both dates again.")
