"""An edition is bound and written: its pack, each of its items by itself, and a manifest with their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from committee_pack.agendas.gathering import Step
from committee_pack.agendas.packs import Pack
from committee_pack.agendas.volumes import Volume
from committee_pack.assemble.bind import bind
from committee_pack.assemble.numbering import PlacedItem
from committee_pack.assemble.print_edition import bind_for_print
from committee_pack.assemble.spots import Spots, spots_of
from committee_pack.assemble.words import stamped_words
from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.compose.document import LANGUAGE
from committee_pack.findings import Finding, error
from committee_pack.manifest import write_manifest
from committee_pack.model.packs import Binding, BoundItem, BoundSection, Edition, Stamps
from committee_pack.output import MANIFEST, replace_folder
from committee_pack.pack_record import EXEMPT_PAGES, PackRecord, PagesOf, read_record, record_facts, write_exempt_pages
from committee_pack.pipeline import Built
from committee_pack.read.files import FileRead
from committee_pack.wording.agenda import pages_text
from committee_pack.write.pdf.stamps import write_stamps
from committee_pack.write.style import Style

_ADDED = {
    Edition.PUBLIC: "",
    Edition.FULL: ", with exempt items, not for publication",
    Edition.PRINT: ", for print",
}


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is stamped on pages, and where there is room for it."""

    stamps: Stamps
    spots: Spots


@dataclass(frozen=True, slots=True)
class Binder:
    """Binds the editions of one volume into folders below `out`; `versions` stand in their manifests."""

    whole: MeetingWhole
    volume: Volume
    out: Path
    versions: Mapping[str, str]
    step: Step

    def changed_pages(self, pack: Pack) -> Iterator[Finding]:
        """Return a finding for each paper of a published pack whose pages would not be those that were published.

        A pack is published once a supplement is added to it: what was said of its pages holds.
        """
        before = read_record(self.volume.folder(self.out, Edition.PUBLIC))
        meeting = self.whole.meeting
        if before is None or self.volume.name != meeting.name or not meeting.supplements:
            return
        now = _record(pack)
        for each in before.papers:
            here = now.find(each.item, each.label)
            if here != each:
                yield self._changed(each, here)

    def _changed(self, before: PagesOf, now: PagesOf | None) -> Finding:
        meeting = self.whole.meeting
        item = next((each for each in meeting.items() if each.number == before.item), None)
        place = item.place if item else meeting.places["sections"]
        there = f"would be on {pages_text(now.first, now.last).lower()}" if now else "would not be there"
        message = f"The paper of item {before.item} was published on {pages_text(before.first, before.last).lower()}, "
        hint = "Bring what has changed in a supplement, as an omission; or take the supplements out of agenda.yaml."
        return error("pages-changed", place, f"{message}and now {there}.", hint)

    def written(self, packs: Mapping[Edition, Pack], read: Mapping[Edition, tuple[FileRead, ...]]) -> Iterator[Built]:
        """Write editions in their order, each with what it was made from in its manifest; return what was written.

        All are bound before any is written. Where a page's number can stand is looked for once, for all of them.
        """
        bindings = {edition: self._binding(edition, pack) for edition, pack in packs.items()}
        self.step("looking for room on the pages")
        # -- each has stamps of its own, or it would be other bytes whenever it is made beside others
        stamps = {edition: self._stamps(each) for edition, each in bindings.items()}
        drawn = {words: stamp for each in stamps.values() for words, stamp in each.drawn.items()}
        spots = spots_of(tuple(bindings.values()), Stamps(b"", drawn))
        files = {
            edition: self._files(edition, pack, bindings[edition], _Ready(stamps[edition], spots))
            for edition, pack in packs.items()
        }
        self.step("saving")
        for edition, pack in packs.items():
            yield self._saved(edition, pack, read[edition], files[edition])

    def _stamps(self, binding: Binding) -> Stamps:
        return write_stamps(stamped_words(binding), Style(self.whole.council.theme))

    def _files(self, edition: Edition, pack: Pack, binding: Binding, ready: _Ready) -> dict[str, bytes]:
        """Return the pack, and beside it what the edition has: its items, the record of exempt pages."""
        self.step(f"binding the {edition.value} edition")
        stem = self.volume.stem(edition)
        if edition is Edition.PRINT:
            return {f"{stem}.pdf": bind_for_print(binding, ready.stamps, ready.spots)}
        files = {f"{stem}.pdf": bind(binding, ready.stamps, ready.spots), **self._items(stem, pack, binding, ready)}
        exempt = [(each.item, each.papers.pages) for each in pack.items if each.item.is_exempt]
        is_counted = edition is Edition.FULL and exempt
        return files | ({EXEMPT_PAGES: write_exempt_pages(exempt)} if is_counted else {})

    def _items(self, stem: str, pack: Pack, binding: Binding, ready: _Ready) -> dict[str, bytes]:
        """Return each item that has papers by itself, numbered as in the pack."""
        files = {}
        for each in pack.items:
            if bound := each.bound():
                alone = self._alone(binding, each, BoundItem(each.title, bound))
                files[f"{stem}-{each.item.number.lower()}.pdf"] = bind(alone, ready.stamps, ready.spots)
        return files

    def _binding(self, edition: Edition, pack: Pack) -> Binding:
        title = f"{self.volume.title}{_ADDED[edition]}"
        published, author = self.volume.published, self.whole.council.name
        return Binding(title, author, LANGUAGE, published, (pack.front,), pack.bound_sections())

    def _alone(self, binding: Binding, item: PlacedItem, bound: BoundItem) -> Binding:
        volume, _, _ = self.volume.title.rpartition(": ")
        return replace(binding, title=f"{item.title}: {volume}", front=(), sections=(BoundSection("", (bound,)),))

    def _saved(self, edition: Edition, pack: Pack, read: Iterable[FileRead], files: Mapping[str, bytes]) -> Built:
        folder = self.volume.folder(self.out, edition)
        inputs = ((each.path, each.sha256) for each in read)
        manifest = write_manifest(self._facts(edition, pack), inputs, files, self.versions)
        kept = replace_folder(folder, {**files, MANIFEST: manifest})
        return Built(folder, tuple(folder / each for each in (*files, MANIFEST)), kept)

    def _facts(self, edition: Edition, pack: Pack) -> dict[str, object]:
        meeting = self.whole.meeting
        return {
            "meeting": meeting.name,
            "title": f"{self.volume.title}{_ADDED[edition]}",
            "date": meeting.date.isoformat(),
            "published": self.volume.published.isoformat(),
            "edition": edition.value,
            **record_facts(_record(pack)),
        }


def _record(pack: Pack) -> PackRecord:
    return PackRecord(pack.last, tuple(_pages(pack.items)))


def _pages(items: Sequence[PlacedItem]) -> Iterator[PagesOf]:
    for each in items:
        for listed in each.listed():
            if listed.first:
                yield PagesOf(each.item.number, listed.label, listed.first, listed.last)
