"""What is bound at one time: the pack of a meeting, or a supplement to it, each with what stands in front."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from committee_pack.agendas.packs import LayOut
from committee_pack.check.meeting.dates import deadlines
from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.compose.agenda.front_sheet import compose_front_sheet
from committee_pack.compose.agenda.letter import compose_letter, published_in
from committee_pack.compose.agenda.said import Said
from committee_pack.findings import Finding, Outcome, error
from committee_pack.model.agenda import AgendaSection, Item, Meeting, Supplement
from committee_pack.model.packs import Edition, Listed, paper_key
from committee_pack.pack_record import PackRecord, read_record
from committee_pack.wording import date_text
from committee_pack.wording.agenda import replaces_banner
from committee_pack.wording.grounds import exclusion_text, ground_text, known_paragraphs


@dataclass(frozen=True, slots=True)
class Volume:
    """A pack or a supplement: the name of its files, its title and day, its items, and how its front is laid out.

    `first` is the number of its first page, and `banners` mark each page of items, by their numbers.
    """

    name: str
    title: str
    published: datetime.date
    sections: tuple[AgendaSection, ...]
    lay_out: LayOut
    first: int
    banners: Mapping[str, str] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def exempt(self) -> tuple[Item, ...]:
        """Those that are not for publication."""
        return tuple(item for item in self.items if item.is_exempt)

    def folder(self, out: Path, edition: Edition) -> Path:
        """Return where an edition of it lies."""
        return out / self.published.isoformat() / self.stem(edition)

    def stem(self, edition: Edition) -> str:
        """Return what the files of an edition are called: that of the public one as the volume."""
        return self.name if edition is Edition.PUBLIC else f"{self.name}-{edition.value}"


def pack_of(whole: MeetingWhole) -> Volume:
    """Return the pack of a meeting."""
    meeting = whole.meeting
    lay_out = partial(compose_front_sheet, meeting, whole.council, said=_said(whole, tuple(meeting.items())))
    title = f"{_named(meeting)}: agenda pack"
    return Volume(meeting.name, title, meeting.published, meeting.sections, lambda listed: lay_out(listed), 1)


def supplement_of(whole: MeetingWhole, supplement: Supplement, out: Path) -> Outcome[Volume | None]:
    """Return a supplement, whose pages go on from those of the pack and the supplements before, as these were printed.

    None, with findings, where these are not in `out`: nobody knows their pages.
    """
    meeting = whole.meeting
    before = _printed_before(whole, supplement, out)
    if before.value is None:
        return Outcome(None, before.findings)
    items = tuple(each.item for each in supplement.added)
    said = _said(whole, items)
    replaced = _replaced(supplement, before.value)
    lay_out = partial(compose_letter, meeting, supplement, whole.council, replaced=replaced, said=said)
    first = 1 if supplement.anew else max(each.last for each in before.value) + 1
    title = f"{_named(meeting)}: supplement {supplement.number}"
    sections = (AgendaSection("", "", items),)
    name = _supplement_name(meeting, supplement)
    banners = {
        added.item.number: replaces_banner(listed.first, listed.last, published_in(added, meeting, supplement))
        for added in supplement.added
        if (listed := replaced.get(added.item.number))
    }
    volume = Volume(name, title, supplement.published, sections, lambda listed: lay_out(listed=listed), first, banners)
    return Outcome(volume, before.findings)


def _named(meeting: Meeting) -> str:
    return f"{meeting.committee}, {date_text(meeting.date)}"


def _supplement_name(meeting: Meeting, supplement: Supplement) -> str:
    return f"{meeting.name}-supplement-{supplement.number}"


def _said(whole: MeetingWhole, items: tuple[Item, ...]) -> Said:
    jurisdiction, days = whole.council.jurisdiction, deadlines(whole).clear_days
    known = known_paragraphs(jurisdiction)
    grounds = {
        item.number: ground_text(jurisdiction, item.ground.paragraph)
        for item in items
        # -- one that the law has not is told of
        if item.ground and item.ground.paragraph in known
    }
    return Said(days, days >= whole.council.notice.clear_days, grounds, exclusion_text(jurisdiction))


def _printed_before(whole: MeetingWhole, supplement: Supplement, out: Path) -> Outcome[tuple[PackRecord, ...] | None]:
    """Return the pages of the pack, then of each supplement before whose numbers are gone on from."""
    meeting = whole.meeting
    pack = read_record(pack_of(whole).folder(out, Edition.PUBLIC))
    if pack is None:
        message = (
            f"The pack that supplement {supplement.number} is added to was not assembled, so its pages are not known."
        )
        return Outcome(None, (_unknown(supplement, message, f"committee-pack agenda {meeting.name}"),))
    records, findings = [pack], []
    for each in meeting.supplements:
        if each.number < supplement.number and not each.anew:
            record = read_record(out / each.published.isoformat() / _supplement_name(meeting, each))
            if record is None:
                message = (
                    f"Supplement {each.number} was not assembled, so nobody knows which page this one begins with."
                )
                command = f"committee-pack agenda {meeting.name} --supplement {each.number}"
                findings.append(_unknown(supplement, message, command))
            else:
                records.append(record)
    return Outcome(None if findings else tuple(records), tuple(findings))


def _unknown(supplement: Supplement, message: str, command: str) -> Finding:
    return error("pages-unknown", supplement.place, message, f"First run: {command}")


def _replaced(supplement: Supplement, before: tuple[PackRecord, ...]) -> Mapping[str, Listed]:
    """Return where the papers are that are replaced, by item number, as they were printed last."""
    replaced: dict[str, Listed] = {}
    for added in supplement.added:
        for record in before:
            if added.replaces is not None and (pages := record.find(added.item.number, added.replaces)):
                key = paper_key(added.item.number, 1)
                replaced[added.item.number] = Listed(key, added.replaces, "", pages.first, pages.last)
    return replaced
