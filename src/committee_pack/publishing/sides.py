"""The sides of a comparison: a report or a pack, as a workspace holds it now, or as an edition was made from it."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from committee_pack import pipeline
from committee_pack.agendas.volumes import volume_title
from committee_pack.archive.bags import PAYLOAD
from committee_pack.archive.contents import Bagged
from committee_pack.compare.sides import PackItem, PackPaper, PackSide, ReportSide
from committee_pack.compose.printed import proof_facts
from committee_pack.compose.proof import typed_places
from committee_pack.errors import FindingsError
from committee_pack.findings import Finding, Outcome, has_errors
from committee_pack.model.archived import ArchivedEdition, PublicItem
from committee_pack.model.changes import Side, SideKind, TextKind, TextOf
from committee_pack.model.narratives import Commentary, DataNote, SectionText
from committee_pack.model.periods import Period, parse_period
from committee_pack.model.proofs import Sentence
from committee_pack.model.settings import Council
from committee_pack.pack_record import PackRecord, read_record
from committee_pack.pipeline import Composed
from committee_pack.publishing.made import Step
from committee_pack.publishing.packs import REPORT, public_item
from committee_pack.publishing.publish import OUTPUT
from committee_pack.read.agenda import read_meeting
from committee_pack.read.files import Files
from committee_pack.wording import date_text
from committee_pack.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """A workspace that a side is made from, and whose it is: as it lies there, or as an `edition` kept it."""

    workspace: Workspace
    council: Council
    edition: ArchivedEdition | None = None

    def side(self, side: Side) -> Side:
        """Return a side as that of the edition, where it is one."""
        edition = self.edition
        return replace(side, edition=edition.name, number=edition.number) if edition else side


def stopped(name: str, findings: Iterable[Finding]) -> FindingsError:
    """Return that something cannot be compared for the errors found in it."""
    return FindingsError(f"'{name}' cannot be compared.", "Mend what is named above, then try again.", tuple(findings))


def _value(name: str, outcome: Outcome[T | None]) -> T:
    if outcome.value is None or has_errors(outcome.findings):
        raise stopped(name, outcome.findings)
    return outcome.value


# -- reports ----------------------------------------------------------------------------------------


def report_side(made: Made, report: str, period: Period | None, step: Step) -> ReportSide:
    """Return a report as it is made from a workspace, whether or not it could be published.

    Raises FindingsError where there are errors by which its figures, texts or pages are not what they should be.
    """
    composed = pipeline.compose(made.workspace, made.council, report, period, step)
    if composed.value is None:
        raise stopped(report, composed.findings)
    if has_errors(composed.value.hindrances):
        raise stopped(report, composed.value.hindrances)
    inputs = composed.value.inputs
    side = Side(SideKind.REPORT, report, inputs.report.title, inputs.report.published, inputs.report.period)
    return ReportSide(
        made.side(side),
        inputs.council,
        inputs.report,
        inputs.catalogue,
        composed.value.results,
        _texts(composed.value),
        {each.path: each.sha256 for each in inputs.files},
    )


def _texts(composed: Composed) -> Mapping[TextOf, tuple[Sentence, ...]]:
    """Return the sentences of the texts that a report prints."""
    passages = composed.whole.passages
    files = (place.file for place in typed_places(composed.document))
    printed = {each.file: each.sentences for each in proof_facts(files, passages, ()).texts}
    found: dict[TextOf, tuple[Sentence, ...]] = {}
    for each in passages:
        of = _text_of(each.of, composed)
        found[of] = (*found.get(of, ()), *printed.pop(each.of.place.file, ()))
    return {of: sentences for of, sentences in found.items() if sentences}


def _text_of(text: Commentary | DataNote | SectionText, composed: Composed) -> TextOf:
    if isinstance(text, SectionText):
        titles = {each.name: each.title for each in composed.inputs.report.free_sections}
        return TextOf(TextKind.SECTION, text.section, "", titles.get(text.section, text.section))
    kind = TextKind.COMMENTARY if isinstance(text, Commentary) else TextKind.NOTES
    indicators = (each for each in composed.inputs.catalogue.indicators if each.id == text.indicator)
    number, title = next(((each.number, each.title) for each in indicators), ("", text.indicator))
    return TextOf(kind, text.indicator, number, title)


# -- packs ------------------------------------------------------------------------------------------


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

    No exempt paper is opened. Raises FindingsError where agenda.yaml or a paper cannot be read.
    """
    files = Files(made.workspace.root)
    step("reading")
    read = _value(meeting, read_meeting(files, made.workspace.meeting_file(meeting), made.council.year_starts))
    added = next((each for each in read.supplements if each.number == supplement), None)
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
