"""What is bound at one time: the pack of a meeting, or a supplement to it, each with what stands in front."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
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
class Reissued:
    """Which paper of an item takes the place of an earlier one, by its label, and the words that mark its pages."""

    label: str
    banner: str


@dataclass(frozen=True, slots=True)
class Volume:
    """A pack or a supplement: the name of its files, its title and day, its items, and how its front is laid out.

    `first` is the number of its first page. `is_followed` says that a later one goes on from it, so that what was said
    of its pages holds. `reissued` are papers that take the place of earlier ones, by the number of their item.
    """

    name: str
    title: str
    published: datetime.date
    sections: tuple[AgendaSection, ...]
    lay_out: LayOut
    first: int
    is_followed: bool
    reissued: Mapping[str, Reissued] = field(default_factory=dict)

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
    return Volume(
        meeting.name,
        volume_title(meeting),
        meeting.published,
        meeting.sections,
        lambda listed: lay_out(listed),
        1,
        is_followed=bool(meeting.supplements),
    )


def supplement_of(
    whole: MeetingWhole, supplement: Supplement, out: Path, command: str, options: str
) -> Outcome[Volume | None]:
    """Return a supplement, whose pages go on from those of the pack and the supplements before, as these were printed.

    None, with findings, where these are not in `out`: nobody knows their pages. `command` is what is to be typed
    for those before, with the `options` that were.
    """
    meeting = whole.meeting
    before = _printed_before(whole, supplement, out, partial(_typed, command, options))
    if before.value is None:
        return Outcome(None, before.findings)
    replaced = _replaced(supplement, before.value.all)
    volume = Volume(
        _supplement_name(meeting, supplement),
        volume_title(meeting, supplement.number),
        supplement.published,
        (AgendaSection("", "", tuple(each.item for each in supplement.added)),),
        letter_of(whole, supplement, replaced),
        1 if supplement.anew else max(each.last for each in before.value.gone_on_from) + 1,
        is_followed=any(each.number > supplement.number for each in meeting.supplements),
        reissued=dict(_reissued(whole.meeting, supplement, replaced)),
    )
    return Outcome(volume, before.findings)


def letter_of(whole: MeetingWhole, supplement: Supplement, replaced: Mapping[str, Listed]) -> LayOut:
    """Return how the letter of a supplement is laid out, which says where what it replaces was printed."""
    said = _said(whole, tuple(each.item for each in supplement.added))
    lay_out = partial(compose_letter, whole.meeting, supplement, whole.council, replaced=replaced, said=said)
    return lambda listed: lay_out(listed=listed)


def volume_title(meeting: Meeting, supplement: int = 0) -> str:
    """Return what the pack of a meeting, or the supplement of that number, is called."""
    volume = f"supplement {supplement}" if supplement else "agenda pack"
    return f"{meeting.committee}, {date_text(meeting.date)}: {volume}"


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


@dataclass(frozen=True, slots=True)
class _Before:
    """The pages of what was printed before a supplement: of the pack and all supplements, and of those gone on from."""

    all: tuple[PackRecord, ...]
    gone_on_from: tuple[PackRecord, ...]


def _typed(command: str, options: str, words: str) -> str:
    return f"committee-pack {command} {words}{options}"


def _printed_before(
    whole: MeetingWhole, supplement: Supplement, out: Path, typed: Callable[[str], str]
) -> Outcome[_Before | None]:
    meeting = whole.meeting
    pack = read_record(pack_of(whole).folder(out, Edition.PUBLIC))
    if pack is None:
        message = f"The pack before supplement {supplement.number} is not there, so its pages are not known."
        return Outcome(None, (_unknown(supplement, message, typed(meeting.name)),))
    records, gone_on_from, findings = [pack], [pack], []
    for each in (each for each in meeting.supplements if each.number < supplement.number):
        record = read_record(out / each.published.isoformat() / _supplement_name(meeting, each))
        if record is None and not each.anew:
            message = f"Supplement {each.number} is not there, so nobody knows where this one goes on from."
            findings.append(_unknown(supplement, message, typed(f"{meeting.name} --supplement {each.number}")))
        if record:
            records.append(record)
            gone_on_from += [] if each.anew else [record]
    return Outcome(None if findings else _Before(tuple(records), tuple(gone_on_from)), tuple(findings))


def _unknown(supplement: Supplement, message: str, command: str) -> Finding:
    return error("pages-unknown", supplement.place, message, f"First run: {command}")


def _replaced(supplement: Supplement, before: tuple[PackRecord, ...]) -> Mapping[str, Listed]:
    """Return where the papers are that are replaced, by item number, as they were printed last.

    Of an exempt item all papers stand as one, and so do their pages.
    """
    replaced: dict[str, Listed] = {}
    for added in (each for each in supplement.added if each.replaces is not None):
        item, label = added.item, "" if added.item.is_exempt else added.replaces or ""
        for record in before:
            if pages := record.find(item.number, label):
                replaced[item.number] = Listed(paper_key(item.number, 1), label, "", pages.first, pages.last)
    return replaced


def _reissued(
    meeting: Meeting, supplement: Supplement, replaced: Mapping[str, Listed]
) -> Iterator[tuple[str, Reissued]]:
    for added in supplement.added:
        if pages := replaced.get(added.item.number):
            words = replaces_banner(pages.first, pages.last, published_in(added, meeting, supplement))
            yield added.item.number, Reissued(added.replaces or "", words)
