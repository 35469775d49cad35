"""An archive with editions that nothing was built for: a few bytes stand for what was published."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from committee_pack.archive.contents import read_log_of
from committee_pack.archive.log import Log
from committee_pack.archive.places import Archive, archive_at
from committee_pack.model.archived import ArchivedEdition, EditionKind, RecordClass, Source
from committee_pack.model.settings import Council
from committee_pack.publishing.made import Day, Made
from committee_pack.publishing.publish import Publication, publish
from committee_pack.workspace import Workspace
from tests.support.papers import COUNCIL

MEETING = datetime.date(2016, 11, 10)
PUBLISHED = datetime.date(2016, 11, 2)
REPORT = "2016-11-02-scs-scorecard-2016-08-e1"
PACK = "2016-11-02-2016-11-10-cabinet-committee-e1"


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

    def report(self, meeting: datetime.date | None = MEETING, of: str = "scs-scorecard-2016-08") -> ArchivedEdition:
        """Put a report in."""
        return self._put(EditionKind.REPORT, of, meeting, (RecordClass.REPORT, RecordClass.BACKGROUND))

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
    ) -> ArchivedEdition:
        output = f"{PUBLISHED}/{of}/{of}.pdf"
        made = Made(
            kind=kind,
            of=of,
            title=f"The {kind.value}",
            committee="Cabinet Committee",
            meeting=meeting,
            published=PUBLISHED,
            late="",
            source=Source(of),
            classes=classes,
            outputs={output: b"what everyone may read"},
            inputs=(),
            secret_outputs={output: b"what only some may read"} if secret else None,
        )
        asked = Publication(self.archive, Day(PUBLISHED, ""), "A. Officer", {"committee_pack": "0.1.0"})
        return publish(Workspace(self.root), self.council, made, asked, lambda _: None).edition
