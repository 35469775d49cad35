"""What keeps an edition in the archive on a day, and until when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from committee_pack.model.archived import ArchivedEdition, Hold, RecordClass
from committee_pack.model.retention import Inspection, RetentionPolicy, inspection, review
from committee_pack.model.settings import Council


class Keeps(Enum):
    """What keeps an edition, the strongest first; a hold alone cannot be overruled.

    By damage it is not known what the edition holds, by silence neither the law nor the council's policy says how long.
    """

    HOLD = "hold"
    DAMAGE = "damage"
    MINUTES = "signed minutes"
    LAW = "law"
    POLICY = "policy"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeps an edition, and until when, None where that has no end.

    It is the last day on which the law has it open, or the day on which the policy has it reviewed.
    """

    by: Keeps
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ClassStanding:
    """A class of documents in an edition: the law's period, and when the council's own policy has them reviewed.

    `inspection` is None where no statute has them open to inspection, and `review` where the policy says nothing, or
    that they are kept `for_good`.
    """

    of: RecordClass
    inspection: Inspection | None
    review: datetime.date | None
    for_good: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition on a day: what it holds, and all that keeps it, the strongest first.

    `edition` is None where its record is damaged. `replaced_by` is the name of the next later edition of the same that
    is in the archive, "" where there is none.
    """

    name: str
    edition: ArchivedEdition | None
    hold: Hold | None
    classes: tuple[ClassStanding, ...]
    kept: tuple[Kept, ...]
    replaced_by: str = ""

    @property
    def keeps(self) -> Keeps | None:
        """What keeps it; None where it may be disposed of."""
        return self.kept[0].by if self.kept else None

    @property
    def until(self) -> datetime.date | None:
        """Until when; None where that has no end."""
        return self.kept[0].until if self.kept else None


def standing(
    edition: ArchivedEdition, hold: Hold | None, council: Council, day: datetime.date, replaced_by: str = ""
) -> Standing:
    """Return what an edition holds, and what keeps it on a day."""
    classes = tuple(_class(of, edition, council) for of in edition.classes)
    kept = (*_held(hold), *_kept(classes, council.retention, day))
    return Standing(edition.name, edition, hold, classes, kept, replaced_by)


def standing_of_damaged(name: str, hold: Hold | None, replaced_by: str = "") -> Standing:
    """Return what keeps an edition of which nobody can say what it holds."""
    return Standing(name, None, hold, (), (*_held(hold), Kept(Keeps.DAMAGE)), replaced_by)


def by_what_is_due(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return editions in the order in which somebody has to look at them: first those that may be disposed of.

    Then come those that are kept until a day, the nearest first, and last those that are kept without one.
    """
    return tuple(sorted(standings, key=_due))


def _due(standing: Standing) -> tuple[bool, datetime.date, str]:
    until = standing.until or (datetime.date.max if standing.kept else datetime.date.min)
    return bool(standing.kept and not standing.until), until, standing.name


def _held(hold: Hold | None) -> tuple[Kept, ...]:
    return (Kept(Keeps.HOLD),) if hold else ()


def _class(of: RecordClass, edition: ArchivedEdition, council: Council) -> ClassStanding:
    policy, since = council.retention, edition.meeting or edition.published
    law = inspection(of, edition.meeting, council.jurisdiction, council.kind)
    return ClassStanding(of, law, review(of, since, policy), policy.is_for_good(of))


def _kept(classes: tuple[ClassStanding, ...], policy: RetentionPolicy, day: datetime.date) -> Iterator[Kept]:
    """Return what keeps documents of some classes on a day, apart from a hold."""
    if not policy.minutes_elsewhere and any(each.of is RecordClass.MINUTES for each in classes):
        yield Kept(Keeps.MINUTES)
    laws = [law for law in map(_law, classes) if law]
    if still := [law.ends for law in laws if law.is_open(day)]:
        yield Kept(Keeps.LAW, _latest(still))
    if later := [each.review for each in classes if each.for_good or (each.review and each.review > day)]:
        yield Kept(Keeps.POLICY, _latest(later))
    if any(not (_law(each) or each.review or each.for_good) for each in classes):
        yield Kept(Keeps.SILENCE)


def _law(standing: ClassStanding) -> Inspection | None:
    """Return the law's period of what is in the archive.

    Signed minutes that electors may see with no end are those in the book, and not copies of them.
    """
    law = standing.inspection
    return law if law and not (standing.of is RecordClass.MINUTES and law.ends is None) else None


def _latest(days: Iterable[datetime.date | None]) -> datetime.date | None:
    """Return the latest of days, None where one of them is no end."""
    ends = list(days)
    known = [each for each in ends if each]
    return max(known) if len(known) == len(ends) else None
