"""An archive with editions that nothing was built for: a few bytes stand for what was published."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from committee_pack.archive.contents import read_log_of
from committee_pack.archive.log import Log
from committee_pack.archive.places import EDITION, PAYLOAD, Archive, archive_at, bag_path
from committee_pack.model.archived import ArchivedEdition, EditionKind, RecordClass, Source
from committee_pack.model.settings import Council
from committee_pack.publishing.made import Made
from committee_pack.publishing.publish import Publication, publish
from committee_pack.workspace import Workspace
from tests.support.papers import COUNCIL

MEETING = datetime.date(2016, 11, 10)
PUBLISHED = datetime.date(2016, 11, 2)
REPORT = "2016-11-02-scs-scorecard-2016-08-e1"
PACK = "2016-11-02-2016-11-10-cabinet-committee-e1"
OUTPUT = b"what everyone may read"


@dataclass
class Shelves:
    """An archive beside a workspace that need not be there."""

    root: Path
    council: Council = field(default=COUNCIL)

    @property
    def archive(self) -> Archive:
        """The archive as whoever comes next finds it."""
        return archive_at(self.root / "archive")

    @property
    def log(self) -> Log:
        """Its log as it is now."""
        return read_log_of(self.archive)

    def report(
        self,
        meeting: datetime.date | None = MEETING,
        of: str = "scs-scorecard-2016-08",
        *,
        outputs: bytes = OUTPUT,
        period: str = "",
    ) -> ArchivedEdition:
        """Put a report in."""
        held = (RecordClass.REPORT, RecordClass.BACKGROUND)
        return self._put(EditionKind.REPORT, of, meeting, held, content=outputs, period=period)

    def pack(self, *, minutes: bool = True, secret: bool = True) -> ArchivedEdition:
        """Put an agenda pack in, with minutes and an exempt paper where these are not to be left out."""
        held = (RecordClass.AGENDA, *([RecordClass.MINUTES] if minutes else []), RecordClass.BACKGROUND)
        return self._put(EditionKind.PACK, "2016-11-10-cabinet-committee", MEETING, held, secret=secret)

    def _put(
        self,
        kind: EditionKind,
        of: str,
        meeting: datetime.date | None,
        classes: tuple[RecordClass, ...],
        *,
        secret: bool = False,
        content: bytes = OUTPUT,
        period: str = "",
    ) -> ArchivedEdition:
        output = f"{PUBLISHED}/{of}/{of}.docx"
        made = Made(
            kind=kind,
            of=of,
            title=f"The {kind.value}",
            committee="Cabinet Committee",
            meeting=meeting,
            published=PUBLISHED,
            late="",
            source=Source(of, period),
            classes=classes,
            outputs={output: content},
            inputs=(),
            secret_outputs={output: b"what only some may read"} if secret else None,
        )
        asked = Publication(self.archive, PUBLISHED, "A. Officer", {"committee_pack": "0.1.0"})
        return publish(Workspace(self.root), self.council, made, asked, lambda _: None).edition


def spoil(shelves: Shelves, name: str, content: bytes = b"") -> Path:
    """Damage the record of an edition, and return where it lies."""
    record = shelves.archive.public.root / bag_path(name) / PAYLOAD / EDITION
    record.chmod(0o600)
    record.write_bytes(content)
    return record
