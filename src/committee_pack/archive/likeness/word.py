"""Word files: the body, its pages with their headers and footers, notes, styles, and what a file says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from committee_pack.archive.likeness.comparing import compared
from committee_pack.archive.likeness.difference import DamagedError, Difference, Kind, reading
from committee_pack.archive.likeness.parts import Part, Said
from committee_pack.archive.likeness.word_blocks import Blocks
from committee_pack.archive.likeness.word_markup import R, W, local
from committee_pack.archive.likeness.word_package import MAIN, Package

_CORE = "docProps/core.xml"
_OF_THE_TOOL = frozenset(("lastModifiedBy", "modified", "revision"))
"""Properties that say by whom and when the file was written, and not what is in it."""
_REFERENCES = {f"{W}headerReference": "header", f"{W}footerReference": "footer"}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_LISTS = {"styles": "style", "numbering": "list", "settings": "setting", "theme": "theme"}
"""Parts that list something, and what one of these is called."""
_ELSEWHERE = frozenset((*_REFERENCES.values(), *_NOTES, *_LISTS, "image"))
_OF_THE_PACKAGE = frozenset((MAIN, _CORE, "docProps/app.xml", "[Content_Types].xml"))


def word_differences(file: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Return what differs in two Word files.

    Raises UnreadableError where one of them is none.
    """
    with reading(before=True):
        old = list(_File(before).parts())
    with reading(before=False):
        new = list(_File(after).parts())
    yield from compared(file, old, new)


class _File:
    """A Word file, to be read part by part."""

    def __init__(self, content: bytes) -> None:
        self._package = Package(content)
        self._main = self._root(MAIN)
        self._blocks = Blocks(self._package, MAIN)

    def parts(self) -> Iterator[Part]:
        """Return what the file says of itself, its body, and all that belongs to it."""
        yield self._about()
        yield from self._blocks.within(self._main)
        yield from (self._section(each, number) for number, each in enumerate(self._main.iter(f"{W}sectPr"), 1))
        for kind, sort in _NOTES.items():
            yield from (part for path in self._paths(kind) for part in self._notes(path, sort))
        for kind, sort in _LISTS.items():
            yield from (part for path in self._paths(kind) for part in self._listed(path, sort))
        yield from self._others()

    def _root(self, path: str) -> Element:
        root = self._package.xml(path)
        if root is None:
            raise DamagedError(f"it has no {path}")
        return root

    def _paths(self, kind: str) -> list[str]:
        targets = self._package.targets(MAIN).values()
        return [each.path for each in targets if each.kind == kind and not each.is_outside]

    def _about(self) -> Part:
        properties = self._package.xml(_CORE)
        facts = {local(each): each.text or "" for each in (() if properties is None else properties)}
        says = [Said(Kind.TAGS, key, words) for key, words in facts.items() if key not in _OF_THE_TOOL]
        return Part("the file", "file", "", "", Kind.TAGS, tuple(says))

    def _section(self, element: Element, number: int) -> Part:
        """Return how the pages of a section are set up, with their headers and footers."""
        place = f"section {number}"
        says = (Said(Kind.PICTURES, "pages", self._blocks.looks(element)),)
        below = (part for each in element if each.tag in _REFERENCES for part in self._edge(each, place))
        return Part(place, "section", "", "a section", Kind.PICTURES, says, tuple(below))

    def _edge(self, reference: Element, place: str) -> tuple[Part, ...]:
        target = self._package.targets(MAIN).get(reference.get(f"{R}id", ""))
        if target is None:
            raise DamagedError(f"it has no {_REFERENCES[reference.tag]} that {place} asks for")
        where = f"{place}, {reference.get(f'{W}type', 'default')} {_REFERENCES[reference.tag]}"
        return Blocks(self._package, target.path).within(self._root(target.path), where)

    def _notes(self, path: str, sort: str) -> Iterator[Part]:
        blocks = Blocks(self._package, path)
        for number, each in enumerate(self._root(path), 1):
            place = f"{sort} {number}"
            below = blocks.within(each, place)
            key = " ".join(part.key for part in below)
            by = " ".join(filter(None, (each.get(f"{W}{name}") for name in ("type", "author", "date"))))
            yield Part(place, sort, key, key, Kind.TEXT, (Said(Kind.TAGS, "by", by),), below)

    def _listed(self, path: str, sort: str) -> Iterator[Part]:
        blocks = Blocks(self._package, path)
        for number, each in enumerate(self._root(path), 1):
            name = each.get(f"{W}styleId") or (local(each) if sort != "list" else str(number))
            # -- the language of all words stands among the styles
            says = (Said(Kind.TAGS, "markup", blocks.meant(each)), Said(Kind.PICTURES, "look", blocks.looks(each)))
            yield Part(f"{sort} {name}", sort, name, f"{sort} {name}", Kind.PICTURES, says)

    def _others(self) -> Iterator[Part]:
        """Return parts of which only the bytes can be compared."""
        known = {
            MAIN: "",
            **{each.path: each.kind for path in self._package.files for each in self._package.targets(path).values()},
        }
        for path, content in sorted(self._package.files.items()):
            if path in _OF_THE_PACKAGE or path.endswith(".rels") or known.get(path) in _ELSEWHERE:
                continue
            says = (Said(Kind.BYTES, "", hashlib.sha256(content).hexdigest()),)
            yield Part(f"part {path}", "part", path, path, Kind.BYTES, says)
