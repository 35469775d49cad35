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
from committee_pack.findings import Finding, error, warning
from committee_pack.manifest import write_manifest
from committee_pack.model.packs import Binding, Bound, BoundItem, BoundSection, Claims, Edition, Stamps, claims_of
from committee_pack.output import MANIFEST, replace_folders
from committee_pack.pack_record import EXEMPT_PAGES, PackRecord, PagesOf, read_record, record_facts, write_exempt_pages
from committee_pack.pipeline import Built
from committee_pack.read.files import FileRead
from committee_pack.wording.agenda import pages_text
from committee_pack.write.pdf.stamps import write_stamps
from committee_pack.write.style import Style

_NOT_PUBLIC = ", not for publication"


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is stamped on pages, and where there is room for it."""

    stamps: Stamps
    spots: Spots


@dataclass(frozen=True, slots=True)
class Binder:
    """Binds the editions of one volume into folders below `out`; `versions` stand in their manifests.

    `printed` are the pages that it had when it was published, None where only what lies in `out` can say so.
    """

    whole: MeetingWhole
    volume: Volume
    out: Path
    versions: Mapping[str, str]
    step: Step
    printed: PackRecord | None = None

    def changed_pages(self, pack: Pack) -> Iterator[Finding]:
        """Return a finding for each paper of a published volume whose pages would not be those that were published.

        A volume is published once a later one goes on from it: what was said of its pages holds.
        """
        before, now = self._published(), _record(pack)
        if before is None or not self.volume.is_followed or before == now:
            return
        old, new = ({(each.item, each.place): each for each in record.papers} for record in (before, now))
        changed = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        for key in changed:
            yield self._changed(key[0], old.get(key), new.get(key))
        if not changed:
            yield self._changed("", None, None)

    def _published(self) -> PackRecord | None:
        return self.printed or read_record(self.volume.folder(self.out, Edition.PUBLIC))

    def _changed(self, number: str, before: PagesOf | None, now: PagesOf | None) -> Finding:
        item = next((each for each in self.volume.items if each.number == number), None)
        place = item.place if item else self.whole.meeting.places["sections"]
        was, would = (f"on {pages_text(each.first, each.last).lower()}" if each else "" for each in (before, now))
        message = f"A paper of item {number} was published {was or 'nowhere'}, and now would be {would or 'nowhere'}."
        if item is None and not before:
            message = "The agenda was published with another number of pages."
        hint = "Bring what has changed in a supplement; or take those out of agenda.yaml that go on from this."
        return error("pages-changed", place, message, hint)

    def other_pages_beside(self, pack: Pack) -> Iterator[Finding]:
        """Return a warning where the public edition that lies there has other pages, so that the two do not agree."""
        before = self._published()
        if before is not None and before != _record(pack):
            message = "The public edition that was assembled before has other page numbers than this one."
            hint = f"Assemble it anew: committee-pack agenda {self.whole.meeting.name}"
            yield warning("editions-differ", self.whole.meeting.places["sections"], message, hint)

    def bound(
        self, packs: Mapping[Edition, Pack], read: Mapping[Edition, tuple[FileRead, ...]]
    ) -> dict[Edition, dict[str, bytes]]:
        """Return the files of editions in their order, each with what it was made from in its manifest.

        Where a page's number can stand is looked for once, for all of them.
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
        return {
            edition: self._with_manifest(edition, packs[edition], read[edition], files[edition]) for edition in packs
        }

    def save(self, bound: Mapping[Edition, Mapping[str, bytes]]) -> tuple[Built, ...]:
        """Write editions into their folders, all of them or none, and return what was written."""
        self.step("saving")
        folders = {edition: self.volume.folder(self.out, edition) for edition in bound}
        kept = replace_folders({folders[edition]: bound[edition] for edition in bound})
        return tuple(
            Built(folder, tuple(folder / each for each in bound[edition]), kept[folder])
            for edition, folder in folders.items()
        )

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
        title = self._title(edition)
        published, author = self.volume.published, self.whole.council.name
        return Binding(title, author, LANGUAGE, published, (pack.front,), pack.bound_sections())

    def _title(self, edition: Edition) -> str:
        if edition is Edition.PRINT:
            return f"{self.volume.title}, for print"
        is_secret = edition is Edition.FULL and self.volume.exempt
        return f"{self.volume.title}{', with exempt items' + _NOT_PUBLIC if is_secret else ''}"

    def _alone(self, binding: Binding, item: PlacedItem, bound: BoundItem) -> Binding:
        volume, _, _ = self.volume.title.rpartition(": ")
        secret = _NOT_PUBLIC if item.item.is_exempt else ""
        title = f"{item.title}: {volume}{secret}"
        return replace(binding, title=title, front=(), sections=(BoundSection("", (bound,)),))

    def _with_manifest(
        self, edition: Edition, pack: Pack, read: Iterable[FileRead], files: Mapping[str, bytes]
    ) -> dict[str, bytes]:
        inputs = ((each.path, each.sha256) for each in read)
        return {**files, MANIFEST: write_manifest(self._facts(edition, pack), inputs, files, self.versions)}

    def _facts(self, edition: Edition, pack: Pack) -> dict[str, object]:
        meeting = self.whole.meeting
        return {
            "meeting": meeting.name,
            "title": self._title(edition),
            "date": meeting.date.isoformat(),
            "published": self.volume.published.isoformat(),
            "edition": edition.value,
            "keeps": _standards(claims_of(each.paper.claims for each in (pack.front, *_bound_in(pack)))),
            **record_facts(_record(pack)),
        }


def _bound_in(pack: Pack) -> Iterator[Bound]:
    for each in pack.items:
        yield from each.bound()


def _standards(claims: Claims) -> list[str]:
    """Return the standards that a file keeps, by their names."""
    universal = ["PDF/UA-1"] if claims.universal else []
    return [*universal, *([f"PDF/A-2{claims.archival.value.lower()}"] if claims.archival else [])]


def _record(pack: Pack) -> PackRecord:
    return PackRecord(pack.last, tuple(_pages(pack.items)))


def _pages(items: Sequence[PlacedItem]) -> Iterator[PagesOf]:
    for each in items:
        for place, listed in enumerate(each.listed(), start=1):
            if listed.first:
                yield PagesOf(each.item.number, place, listed.label, listed.first, listed.last)
