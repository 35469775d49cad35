"""By when papers are due and published, in words."""

from __future__ import annotations

import datetime

from committee_pack.wording.agenda import clear_days_text
from committee_pack.wording.calendar import weekday_date_text


def deadlines_text(publish_by: datetime.date, papers_by: datetime.date, clear_days: int, *, working: bool) -> str:
    """Return by when a pack is to be published, and by when papers are to be handed in for it, as a sentence."""
    notice = clear_days_text(clear_days, working=working)
    return (
        f"publish by {weekday_date_text(publish_by)}, {notice} before the meeting; "
        f"papers are due by {weekday_date_text(papers_by)}."
    )
