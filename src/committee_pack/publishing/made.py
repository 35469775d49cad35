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
    the figures as JSON, None for a pack.
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


@dataclass(frozen=True, slots=True)
class Day:
    """The day on which it is published, and why it has less notice than is due, "" where nothing is said."""

    on: datetime.date
    late: str
