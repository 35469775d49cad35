"""Links of the page: to the files of an edition that people read, of the whole and of an item each."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from committee_pack.archive.index import output_path
from committee_pack.archive.index_page.words import address, shown
from committee_pack.model.archived import ArchivedEdition, PublicItem
from committee_pack.model.packs import Edition

_FORMATS = {".pdf": "PDF", ".docx": "Word"}
"""What people read, by how its name ends, and in which order it is listed."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, "" where there is nothing to lead to, and its words; `about` tells it from others like it."""

    to: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    """A file by its path in the payload, with its name's parts: `whole`-`ending`, where it has an ending."""

    path: str
    name: str
    stem: str
    format: str

    @property
    def whole(self) -> str:
        return self.stem.rpartition("-")[0]

    @property
    def ending(self) -> str:
        return self.stem.rpartition("-")[2]


class Files:
    """The files of an edition that people read: that of an item is called as that of the whole, with its number."""

    def __init__(self, edition: ArchivedEdition) -> None:
        self._edition = edition
        self._files = sorted(_read(edition), key=lambda file: (list(_FORMATS.values()).index(file.format), file.stem))
        wholes = {file.stem for file in self._files}
        numbers = {each.number.lower() for each in edition.items if each.number}
        endings = {file: file.ending for file in self._files if file.whole in wholes}
        self._of_items = {file: ending for file, ending in endings.items() if ending in numbers}
        self._for_print = {file for file, ending in endings.items() if ending == Edition.PRINT.value}

    def of(self, item: PublicItem) -> tuple[Link, ...]:
        """Return links to what an item is by itself."""
        files = (file for file, number in self._of_items.items() if number == item.number.lower())
        return tuple(self._link(file, file.format, f"of item {shown(item.number)}") for file in files)

    def of_all(self, about: str) -> tuple[Link, ...]:
        """Return links to the whole, by their formats, and by their names where several have one format."""
        words = {file: self._words(file) for file in self._files if file not in self._of_items}
        alike = list(words.values())
        return tuple(
            self._link(file, f"{said}: {shown(file.name)}" if alike.count(said) > 1 else said, about)
            for file, said in words.items()
        )

    def _words(self, file: _File) -> str:
        return f"{file.format} for print" if file in self._for_print else file.format

    def _link(self, file: _File, words: str, about: str) -> Link:
        return Link(address(output_path(self._edition, file.path)), words, about)


def _read(edition: ArchivedEdition) -> list[_File]:
    names = [(path, posixpath.basename(path)) for path in edition.outputs]
    parts = [(path, name, *posixpath.splitext(name)) for path, name in names]
    return [
        _File(path, name, stem, _FORMATS[suffix.lower()])
        for path, name, stem, suffix in parts
        if suffix.lower() in _FORMATS
    ]
