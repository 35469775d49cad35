"""All that a rule on a meeting may look at."""

from __future__ import annotations

from dataclasses import dataclass

from committee_pack.model.agenda import Meeting
from committee_pack.model.notice import DaysOff
from committee_pack.model.settings import Council


@dataclass(frozen=True, slots=True)
class MeetingWhole:
    """A meeting, whose it is, and the days on which nobody works there."""

    meeting: Meeting
    council: Council
    off: DaysOff
