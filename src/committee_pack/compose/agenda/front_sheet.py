"""The front sheet of a pack: who meets when and where, and the agenda with the pages of each paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from committee_pack.compose.agenda.entries import entries_of, lists_of
from committee_pack.compose.agenda.said import Said
from committee_pack.compose.agenda.sheet import Fact, contact_fact, fact, facts, heading, officer_text, paragraph, sheet
from committee_pack.model.agenda import AgendaSection, Item, Meeting
from committee_pack.model.document import AgendaEntry, Block, Document, Heading, Panel, Text
from committee_pack.model.packs import Listed
from committee_pack.model.settings import Council
from committee_pack.wording import date_text
from committee_pack.wording.agenda import (
    EXEMPT_ITEMS,
    NO_ITEMS,
    as_sentence,
    late_sentence,
    lead_text,
    membership_text,
    names_text,
    numbered_title,
    published_text,
    when_text,
)
from committee_pack.wording.grounds import no_exempt_items_text

BOOKMARK = "Agenda"


def compose_front_sheet(
    meeting: Meeting, council: Council, listed: Mapping[str, tuple[Listed, ...]], said: Said
) -> Document:
    """Return the front sheet; `listed` says by the number of an item where its papers are.

    It is as long whether or not papers are there that are not for publication, and whatever their pages are.
    """
    title = f"{meeting.committee}, {date_text(meeting.date)}: agenda"
    return sheet(title, BOOKMARK, _blocks(meeting, council, listed, said), meeting.published, council)


def _blocks(
    meeting: Meeting, council: Council, listed: Mapping[str, tuple[Listed, ...]], said: Said
) -> Iterator[Block]:
    working = not council.notice.saturdays
    yield from heading(meeting.committee, when_text(meeting.date, meeting.time))
    yield facts(_facts(meeting, published_text(meeting.published, said.clear_days, working=working)))
    if meeting.late and not said.is_enough:
        yield paragraph(f"{late_sentence(said.clear_days, working=working)} {as_sentence(meeting.late)}")
    nothing_exempt = no_exempt_items_text(council.jurisdiction)
    is_open = not any(item.is_exempt for item in meeting.items())
    for section in meeting.sections:
        empty = nothing_exempt if is_open and _is_for_exempt_items(section) else NO_ITEMS
        yield Heading(2, (Text(numbered_title(section.letter, section.title)),))
        yield from _section(section, listed, said, empty)
    if is_open and not any(map(_is_for_exempt_items, meeting.sections)):
        yield Heading(2, (Text(EXEMPT_ITEMS),))
        yield paragraph(nothing_exempt)
    if meeting.notices:
        yield Panel(tuple(map(paragraph, meeting.notices)))


def _facts(meeting: Meeting, published: str) -> Iterator[Fact | None]:
    yield fact("Venue", meeting.room)
    yield contact_fact(meeting.contact)
    named = [group for group in meeting.membership if group.names]
    everyone = membership_text(meeting.membership) if meeting.membership else ""
    yield fact("Membership", everyone, *(names_text(each, meeting.chair, meeting.vice_chair) for each in named))
    names = {name for group in named for name in group.names}
    yield fact("Chair", "" if meeting.chair in names else meeting.chair)
    yield fact("Vice-chair", "" if meeting.vice_chair in names else meeting.vice_chair)
    yield fact("Published", published)
    yield fact("Proper officer", officer_text(meeting.proper_officer))


def _section(
    section: AgendaSection, listed: Mapping[str, tuple[Listed, ...]], said: Said, empty: str
) -> Iterator[Block]:
    if not section.items:
        yield paragraph(empty)
        return
    yield from lists_of(((item, _entries(item, listed, said)) for item in section.items), said)


def _entries(item: Item, listed: Mapping[str, tuple[Listed, ...]], said: Said) -> Iterator[AgendaEntry]:
    notes = (item.purpose, lead_text(item.lead))
    return entries_of(item, listed.get(item.number, ()), notes, said.grounds.get(item.number, ""))


def _is_for_exempt_items(section: AgendaSection) -> bool:
    """Return whether a section is shown for exempt items although it has none."""
    return not section.items and section.title.casefold() == EXEMPT_ITEMS.casefold()
