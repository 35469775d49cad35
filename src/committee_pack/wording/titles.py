"""What is in an archive, by the titles that people know."""

from __future__ import annotations

from committee_pack.model.periods import parse_period
from committee_pack.wording.calendar import period_text


def title_text(title: str, slug: str) -> str:
    """Return the title of a report with its period, which tells it from that of any other month.

    A title that says its period, and that of what has none, is left as it is.
    """
    try:
        period = period_text(parse_period(slug))
    except ValueError:
        period = slug
    return title if period in title else f"{title}, {period}"
