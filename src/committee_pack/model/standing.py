"""What keeps an edition in the archive on a day, and until when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from committee_pack.model.archived import ArchivedEdition, Hold, RecordClass
from committee_pack.model.retention import Inspection, RetentionPolicy, inspection, review
from committee_pack.model.settings import Council


class Keeps(Enum):
    """What keeps an edition, the strongest first; by silence neither the law nor the council's policy says how long."""

    HOLD = "hold"
    MINUTES = "signed minutes"
    LAW = "law"
    POLICY = "policy"
    SILENCE = "silence"


ALWAYS = frozenset({Keeps.HOLD, Keeps.MINUTES})
"""What nobody may dispose of an edition against."""


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
    """An edition on a day: what it holds, and what keeps it, None where it may be disposed of.

    `until` is the last day on which the law has it open, or the day on which the policy has it reviewed, by what keeps
    it; None where that has no end.
    """

    edition: ArchivedEdition
    hold: Hold | None
    classes: tuple[ClassStanding, ...]
    keeps: Keeps | None
    until: datetime.date | None = None


def standing(edition: ArchivedEdition, hold: Hold | None, council: Council, day: datetime.date) -> Standing:
    """Return what an edition holds, and what keeps it on a day."""
    classes = tuple(_class(of, edition, council) for of in edition.classes)
    keeps, until = _keeps(classes, hold, council.retention, day)
    return Standing(edition, hold, classes, keeps, until)


def _class(of: RecordClass, edition: ArchivedEdition, council: Council) -> ClassStanding:
    policy, since = council.retention, edition.meeting or edition.published
    law = inspection(of, edition.meeting, council.jurisdiction, council.kind)
    return ClassStanding(of, law, review(of, since, policy), policy.is_for_good(of))


def _keeps(
    classes: tuple[ClassStanding, ...], hold: Hold | None, policy: RetentionPolicy, day: datetime.date
) -> tuple[Keeps | None, datetime.date | None]:
    if hold:
        return Keeps.HOLD, None
    if not policy.minutes_elsewhere and any(each.of is RecordClass.MINUTES for each in classes):
        return Keeps.MINUTES, None
    laws = [law for law in map(_law, classes) if law]
    if still := [law.ends for law in laws if law.is_open(day)]:
        return Keeps.LAW, _latest(still)
    if later := [each.review for each in classes if each.for_good or (each.review and each.review > day)]:
        return Keeps.POLICY, _latest(later)
    if any(not (_law(each) or each.review) for each in classes):
        return Keeps.SILENCE, None
    return None, None


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
