"""Reads a PDF back as plain values: its structure tree with the words of each element, its outline, its links."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

import pikepdf

_HEX_PAIRS = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh"))


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element: its role, attributes, words in reading order, kids, and the pages it is drawn on.

    `text` holds the words of the kids too. Pages are counted from 1.
    """

    role: str
    attributes: Mapping[str, Any]
    text: str
    children: tuple[Element, ...]
    pages: tuple[int, ...]

    def all(self, *roles: str) -> list[Element]:
        """Return all elements within this one that have one of the roles, in reading order."""
        return [each for each in self.walk() if each.role in roles]

    def walk(self) -> Iterator[Element]:
        """Return this element and all within it, depth first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Span:
    """Words that are drawn in one go: their page, where they begin and end, and their baseline, in points."""

    page: int
    left: float
    right: float
    baseline: float
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the page it is on, its words, and where it leads.

    That is an address or the name of a place, or a page and a height on it.
    """

    page: int
    words: str
    address: str
    leads_to: tuple[int, float] | None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline, the page it leads to, and the lines below it."""

    title: str
    page: int
    below: tuple[Bookmark, ...]


def structure(content: bytes) -> Element:
    """Return the root of the structure tree: the Document element."""
    with _opened(content) as pdf:
        reader = _Reader(pdf)
        return reader.element(pdf.Root.StructTreeRoot.K)


def tables(root: Element) -> list[list[list[str]]]:
    """Return the words of each cell, row by row, of each table; a cell's words have no spaces at their ends."""
    return [[[cell.text.strip() for cell in row.children] for row in table.all("TR")] for table in root.all("Table")]


def artifacts(content: bytes) -> list[list[str]]:
    """Return the words of the artifacts of each page, each artifact's as one text; those without words are left out."""
    with _opened(content) as pdf:
        pages = [_Content(page) for page in pdf.pages]
        return [[text for text in page.artifacts if text] for page in pages]


def stray_paint(content: bytes) -> list[tuple[int, str]]:
    """Return each operator that paints outside of marked content, with its page."""
    with _opened(content) as pdf:
        return [(number, each) for number, page in enumerate(pdf.pages, start=1) for each in _Content(page).stray]


def spans(content: bytes) -> list[Span]:
    """Return all words where they stand, page by page, in the order they are drawn."""
    with _opened(content) as pdf:
        return [span for number, page in enumerate(pdf.pages, start=1) for span in _Content(page, number).spans]


def outline(content: bytes) -> tuple[Bookmark, ...]:
    """Return the outline."""
    with _opened(content) as pdf:
        pages = _Pages(pdf)
        return tuple(_bookmarks(pdf.Root.Outlines, pages))


def links(content: bytes) -> tuple[Link, ...]:
    """Return all links, page by page."""
    with _opened(content) as pdf:
        pages = _Pages(pdf)
        return tuple(
            _link(annotation, number, pages)
            for number, page in enumerate(pdf.pages, start=1)
            for annotation in page.get("/Annots", ())
        )


def page_labels(content: bytes) -> list[str]:
    """Return the label of each page."""
    with _opened(content) as pdf:
        return [str(page.label) for page in pdf.pages]


def page_sizes(content: bytes) -> list[tuple[int, int]]:
    """Return the width and height of each page, in whole points."""
    with _opened(content) as pdf:
        return [(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages]


def _opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


class _Pages:
    """The numbers of pages, by their objects."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def number(self, page: pikepdf.Object) -> int:
        return self._numbers[page.objgen]


def _bookmarks(parent: pikepdf.Object, pages: _Pages) -> Iterator[Bookmark]:
    item = parent.get("/First")
    while item is not None:
        yield Bookmark(str(item.Title), pages.number(item.Dest[0]), tuple(_bookmarks(item, pages)))
        item = item.get("/Next")


def _link(annotation: pikepdf.Object, page: int, pages: _Pages) -> Link:
    words = str(annotation.Contents)
    if isinstance(annotation.get("/Dest"), pikepdf.String):
        return Link(page, words, str(annotation.Dest), None)
    if "/Dest" in annotation:
        place = (pages.number(annotation.Dest[0]), float(annotation.Dest[3]))
        return Link(page, words, "", place)
    return Link(page, words, str(annotation.A.URI), None)


class _Reader:
    """Turns structure elements into plain values."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pages = _Pages(pdf)
        self.contents = {number: _Content(page) for number, page in enumerate(pdf.pages, start=1)}

    def element(self, node: pikepdf.Object) -> Element:
        page = self.pages.number(node.Pg) if "/Pg" in node else 0
        words: list[str] = []
        pages: list[int] = []
        children: list[Element] = []
        for kid in _listed(node.get("/K", ())):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                place = (page, kid) if isinstance(kid, int) else (self.pages.number(kid.Pg), int(kid.MCID))
                words.append(self.contents[place[0]].words[place[1]])
                pages.append(place[0])
            elif kid.get("/Type") != "/OBJR":
                children.append(self.element(kid))
                words.append(children[-1].text)
                pages += children[-1].pages
        return Element(str(node.S)[1:], _attributes(node), "".join(words), tuple(children), tuple(sorted(set(pages))))


def _attributes(node: pikepdf.Object) -> dict[str, Any]:
    found = {key: str(node[f"/{key}"]) for key in ("Alt", "ID") if f"/{key}" in node}
    for owned in _listed(node.get("/A", ())):
        found |= {key[1:]: _plain(value) for key, value in owned.items() if key != "/O"}
    return found


def _plain(value: object) -> object:
    if isinstance(value, pikepdf.Array):
        return tuple(_plain(each) for each in value)
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, int) else str(value)


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, (pikepdf.Array, tuple)) else [value]


@dataclass
class _Content:
    """What a page's content stream says: words by MCID, words of artifacts, and paint that is not marked."""

    page: pikepdf.Page
    number: int = 0
    spans: list[Span] = field(default_factory=list)
    words: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        font, size, at = "", 0.0, (0.0, 0.0)
        marks: list[int | None] = []
        for instruction in pikepdf.parse_content_stream(self.page):
            operands, operator = list(instruction.operands), str(instruction.operator)
            match operator:
                case "BDC" | "BMC":
                    marks.append(self._begin(operands))
                case "EMC":
                    marks.pop()
                case "Tf":
                    font, size = str(operands[0]), float(operands[1])
                case "Tm":
                    at = (float(operands[4]), float(operands[5]))
                case "Tj":
                    codes = bytes(operands[0])
                    self._add(marks, self._decoded(codes, font))
                    at = self._placed(codes, font, size, at)
            if operator in _PAINTS and not marks:
                self.stray.append(operator)

    def _placed(self, codes: bytes, font: str, size: float, at: tuple[float, float]) -> tuple[float, float]:
        """Note where some words stand, and return where what follows them would."""
        text = self._decoded(codes, font)
        shown = codes[: len(text.rstrip())]
        self.spans.append(Span(self.number, at[0], at[0] + self._width(shown, font, size), at[1], text))
        return (at[0] + self._width(codes, font, size), at[1])

    def _width(self, codes: bytes, font: str, size: float) -> float:
        return sum(float(self._fonts[font].Widths[code]) for code in codes) * size / 1000

    def _begin(self, operands: Sequence[pikepdf.Object]) -> int | None:
        if str(operands[0]) == "/Artifact":
            self.artifacts.append("")
            return None
        mcid = int(operands[1].MCID)
        self.words[mcid] = ""
        return mcid

    def _add(self, marks: list[int | None], text: str) -> None:
        if not marks:
            return
        if marks[-1] is None:
            self.artifacts[-1] += text
        else:
            self.words[marks[-1]] += text

    def _decoded(self, codes: bytes, font: str) -> str:
        return "".join(self._characters[font][code] for code in codes)

    @cached_property
    def _fonts(self) -> dict[str, Any]:
        return dict(self.page.resources.get("/Font", {}).items())

    @cached_property
    def _characters(self) -> dict[str, dict[int, str]]:
        return {name: _to_unicode(font.ToUnicode.read_bytes().decode("ascii")) for name, font in self._fonts.items()}


def _to_unicode(cmap: str) -> dict[int, str]:
    """Return which character each code stands for (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        found |= {int(code, 16): _character(value) for code, value in _HEX_PAIRS.findall(block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, start, values in _RANGE.findall(block):
            listed = re.findall(r"<([0-9A-Fa-f]+)>", values)
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = _character(listed[step]) if listed else chr(int(start, 16) + step)
    return found


def _character(value: str) -> str:
    return bytes.fromhex(value).decode("utf-16-be")
