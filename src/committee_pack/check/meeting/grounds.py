"""Why items are not for publication: a paragraph that the law has, and reasons that somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.findings import Finding, error
from committee_pack.model.agenda import Item
from committee_pack.wording.grounds import known_paragraphs

CODES = ("ground-unknown",)


def find(whole: MeetingWhole) -> Iterator[Finding]:
    """Return a finding for each item that is exempt under a paragraph that the law of the jurisdiction has not."""
    known = known_paragraphs(whole.council.jurisdiction)
    for item in whole.meeting.all_items():
        if item.ground and item.ground.paragraph not in known:
            yield _unknown(item, item.ground.paragraph, known)


def _unknown(item: Item, paragraph: int, known: tuple[int, ...]) -> Finding:
    message = f"There is no paragraph {paragraph} under which an item may be exempt here."
    hint = f"It is one of {', '.join(map(str, known))}."
    return error("ground-unknown", replace(item.place, key="ground.paragraph"), message, hint)
