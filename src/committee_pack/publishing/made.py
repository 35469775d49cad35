"""What is to become an edition: the files that are published, and all that they were made from."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from committee_pack.model.archived import EditionKind, PublicItem, RecordClass, Source
from committee_pack.read.files import FileRead

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A report or a pack as it would be published.

    `of` is what it is an edition of, by the name that its files have. `outputs` are what is published, by their paths
    below out/, and `secret_outputs` what only some may open; `inputs` and `secret_inputs` are what these were made
    from. `records` are those of earlier volumes that pages go on from, by their paths from the workspace, and `results`
    the figures as JSON, None for a pack. `head` is that of the log by which these records were read, "" for a report.
    """

    kind: EditionKind
    of: str
    title: str
    committee: str
    meeting: datetime.date | None
    published: datetime.date
    late: str
    source: Source
    classes: tuple[RecordClass, ...]
    outputs: Mapping[str, bytes]
    inputs: tuple[FileRead, ...]
    items: tuple[PublicItem, ...] = ()
    secret_outputs: Mapping[str, bytes] | None = None
    secret_inputs: tuple[FileRead, ...] = ()
    records: Mapping[str, bytes] | None = None
    results: bytes | None = None
    head: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms it is published: the day it is, why it comes late, "" where nothing is said, and how strictly.

    `came_out` is the day on which it came out, where that was an earlier one.
    """

    on: datetime.date
    late: str = ""
    came_out: datetime.date | None = None
    strict: bool = False
