"""Paragraphs, tables and pictures of a Word file as parts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from PIL import Image

from committee_pack.archive.likeness.difference import Kind
from committee_pack.archive.likeness.parts import Part, Said
from committee_pack.archive.likeness.word_markup import R, W, local, looks, meant
from committee_pack.archive.likeness.word_package import Package

_BLOCKS = {f"{W}p": "paragraph", f"{W}tbl": "table"}
_APART = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
"""Elements that are pictures, and may hold text of their own."""
_MARKS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "footnoteReference": "‹footnote›",
    "endnoteReference": "‹note›",
}
"""What stands among words, and is none."""
_PROPERTIES = frozenset(("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr"))
_VECTORS = ".svg"
_DESCRIPTIONS = {"descr": "alternative text", "title": "title"}


@dataclass(frozen=True, slots=True)
class _Run:
    """Words with one look: what their style and look are, and the pictures among them."""

    words: str
    meant: str
    looks: str
    pictures: tuple[Element, ...]


class Blocks:
    """The blocks of one part of a package, which refers to others."""

    def __init__(self, package: Package, path: str) -> None:
        self._package = package
        self._targets = package.targets(path)

    def within(self, holder: Element, place: str = "") -> tuple[Part, ...]:
        """Return the paragraphs and tables within an element, whatever they are wrapped in; they are counted each."""
        counts = dict.fromkeys(_BLOCKS.values(), 0)
        found = []
        for block in _outermost(holder, frozenset(_BLOCKS)):
            sort = _BLOCKS[block.tag]
            counts[sort] += 1
            where = ", ".join(filter(None, (place, f"{sort} {counts[sort]}")))
            found.append(self._paragraph(block, where) if sort == "paragraph" else self._table(block, where))
        return tuple(found)

    def looks(self, holder: Element | None) -> str:
        """Return what the elements within one look like, in words."""
        return "" if holder is None else looks(holder, self._resolved)

    def meant(self, holder: Element | None) -> str:
        """Return what the elements within one mean, in words."""
        return "" if holder is None else meant(holder, self._resolved)

    def _resolved(self, identity: str) -> str:
        """Return what a relationship leads to; another part is known by what it is, as its name may be any."""
        target = self._targets.get(identity)
        if target is None:
            return "nothing"
        return target.path if target.is_outside else target.kind

    def _paragraph(self, element: Element, place: str) -> Part:
        properties = element.find(f"{W}pPr")
        runs = list(self._runs(element, ""))
        words = "".join(each.words for each in runs)
        pictures = [picture for each in runs for picture in each.pictures]
        says = (
            Said(Kind.TEXT, "", words),
            Said(Kind.TAGS, "style", " ".join((self.meant(properties), *self._bookmarks(element)))),
            Said(Kind.PICTURES, "look", self.looks(properties)),
            Said(Kind.TAGS, "markup of words", _spans((each.meant, each.words) for each in runs), rests=True),
            Said(Kind.PICTURES, "look of words", _spans((each.looks, each.words) for each in runs), rests=True),
        )
        below = tuple(self._picture(each, f"{place}, picture {number}") for number, each in enumerate(pictures, 1))
        return Part(place, "paragraph", words, words or "an empty paragraph", Kind.TEXT, says, below)

    def _bookmarks(self, element: Element) -> Iterator[str]:
        yield from (each.get(f"{W}name", "") for each in element.iter(f"{W}bookmarkStart"))

    def _runs(self, holder: Element, within: str) -> Iterator[_Run]:
        """Return the runs of a paragraph; `within` says what they are part of, as a link and where it leads."""
        for each in holder:
            name = local(each)
            if name == "r":
                yield self._run(each, within)
            elif name not in _PROPERTIES:
                # -- links, fields and what is wrapped in anything else
                yield from self._runs(each, f"{within} {self._link(each)}".strip())

    def _link(self, holder: Element) -> str:
        anchor, identity = holder.get(f"{W}anchor"), holder.get(f"{R}id")
        told = (local(holder), anchor, self._resolved(identity) if identity else "", holder.get(f"{W}instr"))
        return " ".join(filter(None, told)) if local(holder) in ("hyperlink", "fldSimple") else ""

    def _run(self, element: Element, within: str) -> _Run:
        properties = element.find(f"{W}rPr")
        fields = (f"field {each.text}" for each in element.iterfind(f"{W}instrText"))
        return _Run(
            "".join(_words(element)),
            " ".join(filter(None, (within, self.meant(properties), *fields))),
            self.looks(properties),
            tuple(_outermost(element, _APART)),
        )

    def _picture(self, element: Element, place: str) -> Part:
        described = [each for each in element.iter() if local(each) in ("docPr", "cNvPr", "shape")]
        says = [
            Said(Kind.TAGS, about, " ".join(dict.fromkeys(filter(None, (each.get(key) for each in described)))))
            for key, about in _DESCRIPTIONS.items()
        ]
        alternative = says[0].words
        below = (*self._drawn(element, place), *self.within(element, place))
        look = Said(Kind.PICTURES, "look", self.looks(_undescribed(element)))
        return Part(place, "picture", alternative, f"a picture: {alternative}", Kind.TAGS, (*says, look), below)

    def _drawn(self, element: Element, place: str) -> Iterator[Part]:
        """Return the files that a picture is drawn from."""
        for each in element.iter():
            for key in (f"{R}embed", f"{R}id"):
                target = self._targets.get(each.get(key, ""))
                if target and target.path in self._package.files:
                    yield _drawing(target.path, self._package.files[target.path], place)

    def _table(self, element: Element, place: str) -> Part:
        properties = element.find(f"{W}tblPr")
        says = (
            Said(Kind.TAGS, "markup", self.meant(properties)),
            Said(Kind.PICTURES, "look", self.looks(properties)),
            Said(Kind.PICTURES, "columns", self.looks(element.find(f"{W}tblGrid"))),
        )
        rows = enumerate(_outermost(element, frozenset((f"{W}tr",))), 1)
        below = tuple(self._row(each, f"{place}, row {number}") for number, each in rows)
        key = " ".join(each.key for each in below)
        return Part(place, "table", key, f"a table: {key}", Kind.TEXT, says, below)

    def _row(self, element: Element, place: str) -> Part:
        properties = element.find(f"{W}trPr")
        is_header = properties is not None and properties.find(f"{W}tblHeader") is not None
        says = (
            Said(Kind.TAGS, "header row", "yes" if is_header else "no"),
            Said(Kind.PICTURES, "look", self.looks(properties)),
        )
        cells = enumerate(_outermost(element, frozenset((f"{W}tc",))), 1)
        below = tuple(self._cell(each, f"{place}, cell {number}") for number, each in cells)
        key = " ".join(each.key for each in below)
        return Part(place, "row", key, f"a row: {key}", Kind.TEXT, says, below)

    def _cell(self, element: Element, place: str) -> Part:
        properties = element.find(f"{W}tcPr")
        says = (
            Said(Kind.TAGS, "markup", self.meant(properties)),
            Said(Kind.PICTURES, "look", self.looks(properties)),
        )
        below = self.within(element, place)
        key = " ".join(each.key for each in below)
        return Part(place, "cell", key, f"a cell: {key}", Kind.TEXT, says, below)


def _outermost(holder: Element, tags: frozenset[str]) -> Iterator[Element]:
    """Return elements of some tags within one, whatever they are wrapped in, and not those within them."""
    for each in holder:
        if each.tag in tags:
            yield each
        else:
            yield from _outermost(each, tags)


def _words(run: Element) -> Iterator[str]:
    for each in run:
        if each.tag == f"{W}t":
            yield each.text or ""
        elif each.tag in _APART:
            yield "‹picture›"
        elif each.tag == f"{W}sym":
            yield f"‹{each.get(f'{W}font')} {each.get(f'{W}char')}›"
        else:
            yield _MARKS.get(local(each), "")


def _spans(runs: Iterable[tuple[str, str]]) -> str:
    """Return which words are marked how, where they are marked at all; runs alike that follow each other are one."""
    spans = []
    for mark, alike in groupby(runs, lambda run: run[0]):
        words = "".join(words for _, words in alike)
        spans.append(f"[{mark}: {words}]" if mark else words)
    return "".join(spans)


def _undescribed(element: Element) -> Element:
    """Return a picture without its words, its files and their names, of which is told apart."""
    bare = ElementTree.fromstring(ElementTree.tostring(element))
    for each in bare.iter():
        for key in ("name", *_DESCRIPTIONS):
            each.attrib.pop(key, None)
    return bare


def _drawing(path: str, content: bytes, place: str) -> Part:
    if path.endswith(_VECTORS):
        words = looks(ElementTree.fromstring(content), str)
        return Part(place, "vectors", "", "a drawing", Kind.PICTURES, (Said(Kind.PICTURES, "drawing", words),))
    return Part(place, "pixels", "", "pixels", Kind.PICTURES, picture=partial(_opened, content))


def _opened(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.convert("RGBA")
