"""The letter that goes out with a supplement: what is enclosed, why it comes now, and what it replaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from committee_pack.compose.agenda.entries import entries_of, lists_of
from committee_pack.compose.agenda.said import Said
from committee_pack.compose.agenda.sheet import contact_fact, fact, facts, heading, in_lines, paragraph, sheet
from committee_pack.model.agenda import Added, Meeting, Supplement
from committee_pack.model.document import AgendaEntry, Block, Document, Heading, Paragraph, Text
from committee_pack.model.packs import Listed
from committee_pack.model.settings import Council
from committee_pack.wording import date_text, weekday_date_text
from committee_pack.wording.agenda import (
    addition_sentence,
    agenda_name,
    as_sentence,
    lead_text,
    numbering_sentence,
    officer_title,
    replaces_sentence,
    supplement_name,
    urgency_sentence,
    when_text,
)

ENCLOSED = "What is enclosed"


def compose_letter(
    meeting: Meeting,
    supplement: Supplement,
    council: Council,
    listed: Mapping[str, tuple[Listed, ...]],
    replaced: Mapping[str, Listed],
    said: Said,
) -> Document:
    """Return the covering letter of a supplement.

    `listed` says by the number of an item where its papers are, and `replaced` where those are that they take the place
    of. It is as long whatever their pages are.
    """
    named = f"Supplement {supplement.number}"
    title = f"{meeting.committee}, {date_text(meeting.date)}: {named.lower()}"
    blocks = _blocks(meeting, supplement, listed, replaced, said)
    return sheet(title, named, (*heading(named, *_lead(meeting)), *blocks), supplement.published, council)


def _lead(meeting: Meeting) -> tuple[str, str]:
    return meeting.committee, when_text(meeting.date, meeting.time)


def _blocks(
    meeting: Meeting,
    supplement: Supplement,
    listed: Mapping[str, tuple[Listed, ...]],
    replaced: Mapping[str, Listed],
    said: Said,
) -> Iterator[Block]:
    to = fact("To", f"All members of the {meeting.committee}")
    venue, published = fact("Venue", meeting.room), fact("Published", weekday_date_text(supplement.published))
    yield facts((to, venue, published, contact_fact(meeting.contact)))
    adds = f"This supplement adds to {agenda_name(meeting.published)}. Please bring it to the meeting with the agenda."
    yield paragraph(f"{adds} {numbering_sentence(anew=supplement.anew)}")
    yield Heading(2, (Text(ENCLOSED),))
    entries = (
        (added.item, _entries(added, listed, said, _replaces(added, meeting, supplement, replaced)))
        for added in supplement.added
    )
    yield from lists_of(entries, said)
    if officer := meeting.proper_officer:
        yield Paragraph(in_lines([line for line in (officer.name, officer_title(officer.title)) if line]))


def _entries(
    added: Added, listed: Mapping[str, tuple[Listed, ...]], said: Said, replaces: str
) -> Iterator[AgendaEntry]:
    item = added.item
    why = f"{addition_sentence(added.kind)} {as_sentence(added.reason)}".strip()
    notes = (item.purpose, lead_text(item.lead), why, urgency_sentence(added.urgency), replaces)
    return entries_of(item, listed.get(item.number, ()), notes, said.grounds.get(item.number, ""))


def _replaces(added: Added, meeting: Meeting, supplement: Supplement, replaced: Mapping[str, Listed]) -> str:
    """Return which pages are replaced, and of what; nothing where none are."""
    before = replaced.get(added.item.number)
    if not before or not before.first:
        return ""
    return replaces_sentence(before.first, before.last, published_in(added, meeting, supplement))


def published_in(added: Added, meeting: Meeting, supplement: Supplement) -> str:
    """Return what the paper that is replaced was in: the last supplement before that has it, or the agenda."""
    for earlier in reversed(meeting.supplements):
        if earlier.number < supplement.number and any(_brings(each, added) for each in earlier.added):
            return supplement_name(earlier.number, earlier.published)
    return agenda_name(meeting.published)


def _brings(earlier: Added, added: Added) -> bool:
    labels = [paper.label for paper in earlier.item.papers]
    return earlier.item.number == added.item.number and added.replaces in labels
