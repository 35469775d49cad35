"""Editions of a pack or a supplement: for the public, with exempt papers, for print; and each item by itself.

The public edition is made without opening an exempt paper. How many pages it leaves out the full edition says, which
leaves a record beside itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from committee_pack.agendas.binding import Binder
from committee_pack.agendas.checking import whole_of
from committee_pack.agendas.gathering import Desk, Draft, Step, also_exempt
from committee_pack.agendas.packs import Pack, item_papers, paper_file, settled
from committee_pack.agendas.sheets import missing_in_sheet
from committee_pack.agendas.volumes import Volume, pack_of, supplement_of
from committee_pack.assemble.numbering import ItemPapers, MadePaper
from committee_pack.check.meeting import check_meeting
from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.compose.agenda.divider import compose_divider
from committee_pack.errors import FindingsError
from committee_pack.findings import Finding, Outcome, error, has_errors
from committee_pack.model.agenda import Item
from committee_pack.model.packs import Edition, paper_key
from committee_pack.model.settings import Council
from committee_pack.pack_record import PackRecord, read_exempt_pages
from committee_pack.pipeline import Built
from committee_pack.read.agenda import read_meeting
from committee_pack.read.files import FileRead, Files
from committee_pack.wording.grounds import ground_text, short_ground
from committee_pack.workspace import Workspace
from committee_pack.write.style import Style


@dataclass(frozen=True, slots=True)
class PackRequest:
    """Which editions are wanted of a pack, or of the supplement of that number; `versions` stand in their manifests.

    `options` are those that were typed and are to be typed again with another command, such as ` --out new`;
    `command` is the one that makes what is gone on from. `printed` are the pages that the volume had when it was
    published, None where only what lies in `out` can say so.
    """

    editions: tuple[Edition, ...]
    supplement: int | None
    out: Path
    strict: bool
    versions: Mapping[str, str]
    options: str = ""
    command: str = "agenda"
    printed: PackRecord | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A volume with its pages, for everyone and with what is exempt, and the files that each was made from.

    `full` is None where it was not asked for; then nothing exempt was opened.
    """

    public: Pack
    full: Pack | None
    read: tuple[FileRead, ...]
    read_in_full: tuple[FileRead, ...]

    def of(self, editions: tuple[Edition, ...]) -> tuple[dict[Edition, Pack], dict[Edition, tuple[FileRead, ...]]]:
        """Return the pack of each edition, and the files that it was made from."""
        full = {Edition.FULL: self.full} if self.full else {}
        packs = {each: full.get(each, self.public) for each in editions}
        return packs, {each: self.read_in_full if each in full else self.read for each in editions}


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack or a supplement as it would be written: what binds it, and by edition its files and what was read."""

    binder: Binder
    files: Mapping[Edition, Mapping[str, bytes]]
    read: Mapping[Edition, tuple[FileRead, ...]]


def assemble(
    workspace: Workspace, council: Council, name: str, request: PackRequest, step: Step
) -> Outcome[tuple[Built, ...]]:
    """Assemble editions of a meeting's pack, each into a folder of its own, and return what was written.

    Raises FindingsError, with nothing written, where the files hold errors (if `strict`, warnings too), and
    OutputError where a folder cannot be written.
    """
    made = make(workspace, council, name, request, step)
    return Outcome(made.value.binder.save(made.value.files), made.findings)


def make(workspace: Workspace, council: Council, name: str, request: PackRequest, step: Step) -> Outcome[MadePack]:
    """Return the files of editions of a meeting's pack, as `assemble` writes them; raises FindingsError as it does."""
    step("reading")
    files = _files(workspace, council)
    meeting = read_meeting(files, workspace.meeting_file(name), council.year_starts)
    if meeting.value is None:
        raise _not_assembled(name, meeting.findings)
    files.keep_quiet_of(meeting.value.exempt_files())
    whole = whole_of(meeting.value, council)
    volume = _volume(whole, request)
    found = (*meeting.findings, *check_meeting(whole), *volume.findings)
    if volume.value is None:
        raise _not_assembled(name, found)
    found = (*found, *missing_in_sheet(volume.value.lay_out, council, files))
    made = _Maker(workspace, whole, volume.value, request, step).made(files)
    found = tuple(dict.fromkeys((*found, *made.findings)))
    if made.value is None or has_errors(found, strict=request.strict):
        raise _not_assembled(name, found)
    binder = Binder(whole, volume.value, request.out, request.versions, step, request.printed)
    return _bound(name, binder, made.value, request, found)


def _files(workspace: Workspace, council: Council) -> Files:
    """Return the files of a workspace, of which those of the council are read."""
    files = Files(workspace.root)
    files.text(workspace.council_file)
    for file in council.theme.files:
        files.note(file)
    return files


def _bound(
    name: str, binder: Binder, made: Made, request: PackRequest, found: tuple[Finding, ...]
) -> Outcome[MadePack]:
    if changed := tuple(binder.changed_pages(made.public)):
        raise _not_assembled(name, (*found, *changed))
    differing = () if Edition.PUBLIC in request.editions else tuple(binder.other_pages_beside(made.public))
    if has_errors(differing, strict=request.strict):
        raise _not_assembled(name, (*found, *differing))
    packs, read = made.of(request.editions)
    return Outcome(MadePack(binder, binder.bound(packs, read), read), (*found, *differing))


def _not_assembled(name: str, found: tuple[Finding, ...]) -> FindingsError:
    remedy = "Mend what is named above, then try again."
    return FindingsError(f"'{name}' was not assembled.", remedy, tuple(dict.fromkeys(found)))


def _volume(whole: MeetingWhole, request: PackRequest) -> Outcome[Volume | None]:
    if request.supplement is None:
        return Outcome(pack_of(whole))
    supplement = whole.meeting.supplement(request.supplement)
    if supplement:
        return supplement_of(whole, supplement, request.out, request.command, request.options)
    listed = ", ".join(str(each.number) for each in whole.meeting.supplements) or "none"
    message = f"There is no supplement {request.supplement}. Listed: {listed}."
    place = whole.meeting.places["supplements"]
    return Outcome(None, (error("supplement-unknown", place, message, "List it under 'supplements'."),))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Settles the pages of one volume."""

    workspace: Workspace
    whole: MeetingWhole
    volume: Volume
    request: PackRequest
    step: Step

    def made(self, files: Files) -> Outcome[Made | None]:
        """Return the volume with its pages; None, with findings, where these cannot be settled."""
        if Edition.FULL not in self.request.editions:
            return self._without_exempt(self._desk(files))
        public, secret = self._desk(files), self._desk(Files(self.workspace.root))
        drafts, exempt = public.papers_of(self._open_items), secret.papers_of(self.volume.exempt)
        found = (*drafts.findings, *exempt.findings, *also_exempt(public, secret, self.volume.items))
        if has_errors(found):
            return Outcome(None, found)
        self.step("writing papers")
        papers = self._papers(drafts.value)
        behind = {item.number: self._behind_divider(item, exempt.value[item.number]) for item in self.volume.exempt}
        full = self._settled({**papers, **behind})
        held_back = self._held_back({number: each.pages for number, each in behind.items()})
        both = {each.path: each for each in (*public.read, *secret.read)}
        read_in_full = tuple(both[path] for path in sorted(both))
        return Outcome(Made(self._settled({**papers, **held_back}), full, public.read, read_in_full), found)

    def _without_exempt(self, desk: Desk) -> Outcome[Made | None]:
        """Return the volume with as many pages left out as the full edition has on record."""
        drafts = desk.papers_of(self._open_items)
        known = read_exempt_pages(self.volume.folder(self.request.out, Edition.FULL), self.volume.exempt)
        missing = (self._uncounted(item) for item in self.volume.exempt if item.papers and item.number not in known)
        found = (*drafts.findings, *missing)
        if has_errors(found):
            return Outcome(None, found)
        self.step("writing papers")
        papers = {**self._papers(drafts.value), **self._held_back(known)}
        return Outcome(Made(self._settled(papers), None, desk.read, ()), found)

    @property
    def _open_items(self) -> tuple[Item, ...]:
        return tuple(item for item in self.volume.items if not item.is_exempt)

    @property
    def _style(self) -> Style:
        return Style(self.whole.council.theme)

    def _desk(self, files: Files) -> Desk:
        # -- a paper is dated as the volume that it comes with
        meeting = replace(self.whole.meeting, published=self.volume.published)
        return Desk(self.workspace, self.whole.council, meeting, self.step, files)

    def _uncounted(self, item: Item) -> Finding:
        message = f"How many pages the exempt item {item.number} has is not known: no full edition of it was assembled."
        number = f" --supplement {self.request.supplement}" if self.request.supplement else ""
        command = f"committee-pack agenda {self.whole.meeting.name}{number} --edition full{self.request.options}"
        return error("exempt-uncounted", item.place, message, f"First run: {command}")

    def _papers(self, drafts: Mapping[str, tuple[Draft, ...]]) -> dict[str, ItemPapers]:
        return {item.number: self._item_papers(item, drafts[item.number]) for item in self._open_items}

    def _item_papers(self, item: Item, drafts: tuple[Draft, ...]) -> ItemPapers:
        """Return an item with its papers as files; one that is reissued says on each page what it replaces."""
        papers = item_papers(item, drafts, self._style)
        reissued = self.volume.reissued.get(item.number)
        if not reissued:
            return papers
        labels = [each.label for each in papers.papers]
        at = labels.index(reissued.label) if reissued.label in labels else 0
        made = (replace(each, banner=reissued.banner) if n == at else each for n, each in enumerate(papers.papers))
        return replace(papers, papers=tuple(made))

    def _held_back(self, pages: Mapping[str, int]) -> dict[str, ItemPapers]:
        return {item.number: ItemPapers(item, (), pages.get(item.number, 0)) for item in self.volume.exempt}

    def _behind_divider(self, item: Item, drafts: tuple[Draft, ...]) -> ItemPapers:
        """Return an exempt item with its papers behind a divider, each page to be marked with its ground."""
        assert item.ground, "an item is exempt by its ground"
        jurisdiction, paragraph = self.whole.council.jurisdiction, item.ground.paragraph
        papers = self._item_papers(item, drafts)
        if not papers.pages:
            return papers
        sheet = compose_divider(self.whole.meeting, item, self.whole.council, ground_text(jurisdiction, paragraph))
        file = paper_file(paper_key(item.number, 0), sheet.sections[0].bookmark, sheet, self._style)
        behind, ground = (MadePaper("", file.title, file), *papers.papers), short_ground(jurisdiction, paragraph)
        marked = (replace(each, banner=". ".join(filter(None, (ground, each.banner)))) for each in behind)
        return replace(papers, papers=tuple(marked))

    def _settled(self, papers: Mapping[str, ItemPapers]) -> Pack:
        sections = [(each, [papers[item.number] for item in each.items]) for each in self.volume.sections]
        return settled(sections, self.volume.lay_out, self.volume.first, self._style)
