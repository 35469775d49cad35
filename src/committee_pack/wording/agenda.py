"""What stands on an agenda becomes words: when it is, who meets, how much notice was given, and where papers are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from committee_pack.model.agenda import Addition, Group
from committee_pack.wording.calendar import date_text, weekday_date_text
from committee_pack.wording.numbers import CARDINALS

TO_FOLLOW = "To follow"
NOT_FOR_PUBLICATION = "Not for publication"
EXEMPT_ITEMS = "Exempt items"
"""The title of the section of items that are not for publication."""
NO_ITEMS = "There are no items."
MOTION = "Motion to exclude the public:"
_ADDITIONS = {
    Addition.TO_FOLLOW: "A paper that was to follow.",
    Addition.OMISSION: "An omission put right.",
    Addition.LATE: "A late item, which was not on the agenda.",
}
_IN_WORDS = 12
"""The highest number that is said in words."""


def when_text(date: datetime.date, time: str) -> str:
    """Return when a meeting is: `Thursday 10 November 2016, 10.00 am`."""
    return ", ".join(filter(None, (weekday_date_text(date), time)))


def published_text(date: datetime.date, clear_days: int, *, working: bool = True) -> str:
    """Return when an agenda was published: `Wednesday 2 November 2016 (five clear working days before the meeting)`."""
    return f"{weekday_date_text(date)} ({clear_days_text(clear_days, working=working)} before the meeting)"


def clear_days_text(count: int, *, working: bool = True) -> str:
    """Return how many clear days there are: `five clear working days`, `one clear day`, `no clear working days`."""
    named = f"clear {'working ' if working else ''}{'day' if count == 1 else 'days'}"
    return f"{_counted(count)} {named}"


def _counted(count: int) -> str:
    if count == 0:
        return "no"
    return CARDINALS[count - 1] if 0 < count <= _IN_WORDS else str(count)


def membership_text(groups: Iterable[Group]) -> str:
    """Return how many members of which group there are: `14 members: Conservative 8, UKIP 3`."""
    listed = tuple(groups)
    count = sum(group.members for group in listed)
    named = ", ".join(f"{group.name} {group.members}" for group in listed)
    return f"{count} {'member' if count == 1 else 'members'}: {named}"


def names_text(group: Group, chair: str, vice_chair: str) -> str:
    """Return who the members of a group are: `Conservative: A. Person (Chair), B. Person`."""
    offices = {vice_chair: " (Vice-chair)", chair: " (Chair)"}
    return f"{group.name}: {', '.join(name + offices.get(name, '') for name in group.names)}"


def lead_text(lead: str) -> str:
    """Return who leads on an item: `Lead: Corporate Director`; nothing where nobody does."""
    return f"Lead: {lead}" if lead else ""


def pages_text(first: int, last: int) -> str:
    """Return where a paper is: `Page 13`, `Pages 13–16`, and `To follow` where it has no first page yet."""
    if not first:
        return TO_FOLLOW
    return f"Page {first}" if first == last else f"Pages {first}–{last}"


def paper_link_text(title: str, first: int, last: int) -> str:
    """Return what a link is called of which only the pages are shown: `Minutes of the last meeting, pages 3–12`."""
    return f"{title}, {_pages_within(first, last)}"


def _pages_within(first: int, last: int) -> str:
    """Return where a paper is, within a sentence."""
    return pages_text(first, last).replace("P", "p", 1)


def addition_sentence(kind: Addition) -> str:
    """Return why a paper comes with a supplement, as a sentence."""
    return _ADDITIONS[kind]


def urgency_sentence(reason: str) -> str:
    """Return why the chair takes a late item, as a sentence; nothing where there is no reason."""
    return f"The chair's reason for urgency: {as_sentence(reason)}" if reason else ""


def interest_sentence(reason: str) -> str:
    """Return why the public interest is against publication, as a sentence."""
    return f"Public interest: {as_sentence(reason)}"


def officer_title(title: str) -> str:
    """Return what the officer is who signs for the council: `General Counsel (proper officer)`."""
    return f"{title} (proper officer)"


def replaces_sentence(first: int, last: int, named: str) -> str:
    """Return what a reissued paper takes the place of: `It replaces pages 13–16 of the agenda.`."""
    return f"It replaces {_pages_within(first, last)} of {named}."


def replaces_banner(first: int, last: int, named: str) -> str:
    """Return what marks each page of a reissued paper: `Replaces pages 13–16 of the agenda`."""
    return replaces_sentence(first, last, named).replace("It r", "R", 1).removesuffix(".")


def numbering_sentence(*, anew: bool) -> str:
    """Return how the pages of a supplement are numbered, as a sentence."""
    if anew:
        return "The pages of this supplement are numbered from 1, apart from those of the agenda."
    return "The page numbers of this supplement go on from those published before it."


def late_sentence(clear_days: int, *, working: bool = True) -> str:
    """Return that an agenda has less notice than is due, as a sentence."""
    return f"This agenda was published with less notice than is due: {clear_days_text(clear_days, working=working)}."


def agenda_name(published: datetime.date) -> str:
    """Return how papers speak of an agenda: `the agenda published on 2 November 2016`."""
    return f"the agenda published on {date_text(published)}"


def supplement_name(number: int, published: datetime.date) -> str:
    """Return how papers speak of a supplement: `supplement 1, published on 7 November 2016`."""
    return f"supplement {number}, published on {date_text(published)}"


def numbered_title(number: str, title: str) -> str:
    """Return a title after its number or letter, two spaces apart; the title alone where there is none."""
    return "  ".join(filter(None, (number, title)))


def as_sentence(words: str) -> str:
    """Return words that somebody typed as a sentence: with a capital and a full stop, where they lack one."""
    typed = words.strip()
    ends = "" if not typed or typed.endswith((".", "!", "?", "…")) else "."
    return f"{typed[:1].upper()}{typed[1:]}{ends}"
