"""Editions as the archive keeps them: what was published on which day, and what it was made from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class EditionKind(Enum):
    """What an edition is of."""

    REPORT = "report"
    PACK = "agenda pack"
    SUPPLEMENT = "supplement"


class RecordClass(Enum):
    """What an edition holds, by the classes in which the law keeps documents open to inspection.

    Agendas, reports and minutes: Local Government Act 1972, section 100C; background papers: section 100D.
    """

    AGENDA = "agenda"
    REPORT = "report"
    MINUTES = "minutes"
    BACKGROUND = "background papers"


@dataclass(frozen=True, slots=True)
class Source:
    """What was asked for: a report and its period, or a meeting and the number of a supplement, 0 for its pack."""

    name: str
    period: str = ""
    supplement: int = 0


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item of an agenda as everyone may know it: that of an exempt one is its public title and its ground.

    `papers` are their labels, and `sources` what each was made from: a file by its path from the workspace, a report as
    `report:NAME`, with its period as `report:NAME/2016-08`, "" for one that is to follow.
    """

    number: str
    title: str
    papers: tuple[str, ...] = ()
    ground: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptInput:
    """A file that an edition was made from: its path from the workspace and its SHA-256.

    `in_bag` says that the bag holds it; one that could identify people may be known by its checksum alone.
    """

    path: str
    sha256: str
    in_bag: bool = True


@dataclass(frozen=True, slots=True)
class ArchivedEdition:
    """What the bag of an edition says of it, and everyone may know.

    `name` is that of its bag, as 2016-11-02-scs-scorecard-2016-08-e1, and `of` what it is the `number`th edition of, as
    scs-scorecard-2016-08. `replaces` is the name of the edition before, "" for a first one. `published` is the day in
    the papers, `archived` the day on which it came into the archive. `meeting` is the day on which it is before a
    committee, None where it is before none. `late` is why it had less notice than is due.
    `outputs` are the files that were published, by their paths in the bag's payload. `restricted` is the seal of the
    bag that only some may open, "" where there is none.
    """

    name: str
    kind: EditionKind
    of: str
    number: int
    replaces: str
    title: str
    committee: str
    meeting: datetime.date | None
    published: datetime.date
    archived: datetime.date
    late: str
    source: Source
    classes: tuple[RecordClass, ...]
    items: tuple[PublicItem, ...]
    outputs: tuple[str, ...]
    inputs: tuple[KeptInput, ...]
    versions: Mapping[str, str]
    restricted: str = ""
    council: str = ""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of an edition that was disposed of: what it was, its seal, and why, when and by whom.

    `period` is that of a report. `kind` is None, and the title its name, where its record was damaged by then.
    """

    name: str
    kind: EditionKind | None
    title: str
    committee: str
    meeting: datetime.date | None
    published: datetime.date
    seal: str
    on: datetime.date
    reason: str
    by: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """That an edition may not be disposed of: why, since when, and by whom it was so ordered."""

    edition: str
    since: datetime.date
    reason: str
    by: str
