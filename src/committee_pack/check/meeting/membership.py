"""Members as they are counted and as they are named, which have to agree."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.findings import Finding, Place, did_you_mean, error, warning
from committee_pack.model.agenda import Meeting

CODES = ("members-count", "member-twice", "chair-unknown")


def find(whole: MeetingWhole) -> Iterator[Finding]:
    """Return a finding for each group with other names than members, each name given twice, each unknown chair."""
    meeting = whole.meeting
    yield from _miscounted(meeting)
    yield from _twice(meeting)
    names = [name for group in meeting.membership for name in group.names]
    for key, who in (("chair", meeting.chair), ("vice_chair", meeting.vice_chair)):
        if who and names and who not in names:
            message = f"'{who}' is not among the members that are named."
            yield error("chair-unknown", meeting.places[key], message, did_you_mean(who, names))
    if meeting.chair and meeting.chair == meeting.vice_chair:
        message = f"'{meeting.chair}' is chair and vice-chair."
        yield error("chair-unknown", meeting.places["vice_chair"], message, "Name two members.")


def _miscounted(meeting: Meeting) -> Iterator[Finding]:
    for i, group in enumerate(meeting.membership):
        if group.names and len(group.names) != group.members:
            message = f"{group.name}: {group.members} members are counted, and {len(group.names)} named."
            hint = "Mend the one that is wrong; a seat that is vacant is named 'Vacancy'."
            yield warning("members-count", _place(meeting, i), message, hint)


def _twice(meeting: Meeting) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for i, group in enumerate(meeting.membership):
        for name in group.names:
            if name.casefold() not in ("vacancy", "vacant") and name in first:
                groups = " and for ".join(dict.fromkeys((first[name], group.name)))
                message = f"'{name}' is named twice, for {groups}."
                yield warning("member-twice", _place(meeting, i), message, "Name each member once.")
            first.setdefault(name, group.name)


def _place(meeting: Meeting, i: int) -> Place:
    return meeting.places.get(f"membership.{i}", meeting.places["membership"])
