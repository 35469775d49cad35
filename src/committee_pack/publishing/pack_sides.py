"""A pack or a supplement as a side of a comparison: as its files are now, or as an edition was made from them."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from committee_pack.agendas.volumes import volume_title
from committee_pack.archive.contents import Bagged
from committee_pack.archive.places import OUTPUT, PAYLOAD
from committee_pack.compare.sides import PackItem, PackPaper, PackSide
from committee_pack.errors import UsageError
from committee_pack.findings import has_errors
from committee_pack.model.agenda import Meeting
from committee_pack.model.archived import PublicItem
from committee_pack.model.changes import Side, SideKind
from committee_pack.model.periods import parse_period
from committee_pack.pack_record import PackRecord, read_record
from committee_pack.publishing.items import REPORT, public_item
from committee_pack.publishing.made import Step
from committee_pack.publishing.sides import Made, report_side, stopped
from committee_pack.read.agenda import read_meeting
from committee_pack.read.files import Files
from committee_pack.wording import date_text
from committee_pack.workspace import Workspace


def edition_pack(made: Made, bagged: Bagged, step: Step) -> PackSide:
    """Return a pack or a supplement as everyone may know it, by what the archive keeps of its edition."""
    edition = bagged.edition
    supplement = edition.source.supplement
    kind = SideKind.SUPPLEMENT if supplement else SideKind.PACK
    side = Side(kind, edition.source.name, edition.title, edition.published, None, supplement)
    details = _details(edition.committee, date_text(edition.meeting) if edition.meeting else "", edition.late)
    checksums = {each.path: each.sha256 for each in edition.inputs}
    folder = bagged.folder / PAYLOAD / OUTPUT / edition.published.isoformat() / edition.of
    gatherer = _Gatherer(made, checksums, read_record(folder), step)
    return PackSide(made.side(side), details, tuple(map(gatherer.item, edition.items)), checksums)


def workspace_pack(made: Made, meeting: str, supplement: int, step: Step) -> PackSide:
    """Return the pack of a meeting, or a supplement to it, as its files are now: its pages are not known.

    No exempt paper is opened. Raises FindingsError where agenda.yaml or a paper cannot be read, and UsageError where
    it lists no such supplement.
    """
    files = Files(made.workspace.root)
    step("reading")
    read = _meeting(made, meeting, files)
    added = read.supplement(supplement)
    if supplement and added is None:
        known = ", ".join(str(each.number) for each in read.supplements) or "none"
        raise UsageError(f"'{meeting}' has no supplement {supplement}. Listed: {known}.", "Name one that is listed.")
    items = tuple(each.item for each in added.added) if added else tuple(read.items())
    public = [public_item(each, made.council, made.workspace) for each in items]
    checksums = _checksums(meeting, files, public, made.workspace)
    gatherer = _Gatherer(made, checksums, None, step)
    kind, published = (SideKind.SUPPLEMENT, added.published) if added else (SideKind.PACK, read.published)
    side = Side(kind, meeting, volume_title(read, supplement), published, None, supplement)
    details = _details(read.committee, date_text(read.date), "" if added else read.late)
    listed = tuple(map(gatherer.item, public))
    reports = (paper.report.files for item in listed for paper in item.papers if paper.report)
    return PackSide(made.side(side), details, listed, dict(ChainMap(checksums, *map(dict, reports))))


def _meeting(made: Made, name: str, files: Files) -> Meeting:
    meeting = read_meeting(files, made.workspace.meeting_file(name), made.council.year_starts)
    if meeting.value is None or has_errors(meeting.findings):
        raise stopped(name, meeting.findings)
    return meeting.value


def _details(committee: str, meeting: str, late: str) -> dict[str, str]:
    return {"Committee": committee, "Meeting": meeting, "Why there is less notice": late}


def _checksums(meeting: str, files: Files, items: Iterable[PublicItem], workspace: Workspace) -> dict[str, str]:
    """Return the checksums of the papers that are files; raises FindingsError for one that cannot be read."""
    sources = [each for item in items for each in item.sources if each and not each.startswith(REPORT)]
    found = [finding for each in sources for finding in files.data(workspace.root / each).findings]
    if found:
        raise stopped(meeting, found)
    return {each.path: each.sha256 for each in files.read}


@dataclass(frozen=True, slots=True)
class _Gatherer:
    """Gathers items with their papers: what was read by its checksum, and on which pages it was printed if any."""

    made: Made
    checksums: Mapping[str, str]
    record: PackRecord | None
    step: Step

    def item(self, item: PublicItem) -> PackItem:
        """Return an item with its papers."""
        papers = zip(item.papers, item.sources, strict=True)
        facts = {"Not for publication": item.ground}
        listed = tuple(self._paper(item, place, *each) for place, each in enumerate(papers, start=1))
        return PackItem(item.number, item.title, facts, listed)

    def _paper(self, item: PublicItem, place: int, label: str, source: str) -> PackPaper:
        pages = self._pages(item.number, place)
        if not source.startswith(REPORT):
            return PackPaper(label, source, self.checksums.get(source, ""), pages)
        name, _, period = source.removeprefix(REPORT).partition("/")
        wanted = parse_period(period, self.made.council.year_starts) if period else None
        return PackPaper(label, name, "", pages, report_side(self.made, name, wanted, self.step))

    def _pages(self, number: str, place: int) -> tuple[int, int] | None:
        printed = self.record.papers if self.record else ()
        found = (each for each in printed if (each.item, each.place) == (number, place))
        return next(((each.first, each.last) for each in found), None)
