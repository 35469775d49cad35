"""A Word file read back as plain values, by way of its XML and not of what wrote it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEVELS = {"Title": 1, **{f"Heading{level}": level for level in (1, 2, 3, 4)}}

Element = etree._Element


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's style and words; `numbered` is the list instance and level it says itself."""

    style: str
    text: str
    numbered: tuple[int, int] | None = None


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Row:
    """A row's words, cell by cell, and whether it is a header row that repeats."""

    cells: tuple[str, ...]
    is_header: bool
    may_split: bool


@dataclass(frozen=True)
class Table:
    style: str
    description: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    merged_cells: int

    @property
    def head(self) -> tuple[str, ...]:
        """The words of its one header row."""
        (row,) = (row for row in self.rows if row.is_header)
        return row.cells

    @property
    def body(self) -> tuple[tuple[str, ...], ...]:
        """The words of the other rows, section rows among them."""
        return tuple(row.cells for row in self.rows if not row.is_header)


@dataclass(frozen=True)
class Picture:
    alternative: str
    png: bytes
    svg: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Page:
    """A section's page, in twips, and its footer's words, its predecessor's where it has none of its own."""

    width: int
    height: int
    landscape: bool
    footer: str
    footer_tab: int


@dataclass(frozen=True)
class Link:
    """A hyperlink: its words, and its bookmark or its address."""

    text: str
    bookmark: str
    address: str


class WordFile:
    """What stands in a Word file."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.entries = archive.infolist()
            self.files = {entry.filename: archive.read(entry) for entry in self.entries}

    def xml(self, path: str) -> Element:
        return etree.fromstring(self.files[path])

    @cached_property
    def body(self) -> Element:
        return self.xml("word/document.xml")[0]

    @property
    def title(self) -> str:
        return self.xml("docProps/core.xml").findtext(f"{_DC}title") or ""

    @property
    def language(self) -> str:
        """The language that words are in unless they say otherwise."""
        (language,) = self.xml("word/styles.xml").iterfind(f"{_W}docDefaults//{_W}lang")
        return _value(language)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs outside tables, in order."""
        return [_paragraph(each) for each in self.body if each.tag == f"{_W}p"]

    @property
    def headings(self) -> list[Heading]:
        """All headings; a title is one of level 1."""
        return [Heading(_LEVELS[each.style], each.text) for each in self.paragraphs if each.style in _LEVELS]

    @property
    def sections(self) -> list[list[Heading]]:
        """The headings of each section."""
        found: list[list[Heading]] = [[]]
        for element in self.body.iterfind(f"{_W}p"):
            paragraph = _paragraph(element)
            if paragraph.style in _LEVELS:
                found[-1].append(Heading(_LEVELS[paragraph.style], paragraph.text))
            if element.find(f"{_W}pPr/{_W}sectPr") is not None:
                found.append([])
        return found

    @property
    def tables(self) -> list[Table]:
        return [_table(each) for each in self.body.iter(f"{_W}tbl")]

    @property
    def pictures(self) -> list[Picture]:
        return [self._picture(each) for each in self.body.iter(f"{_WP}inline")]

    @property
    def pages(self) -> list[Page]:
        """The pages of each section."""
        footer, found = ("", 0), []
        for properties in self.body.iter(f"{_W}sectPr"):
            reference = properties.find(f"{_W}footerReference")
            if reference is not None:
                footer = self._footer(_attribute(reference, f"{_R}id"))
            size = properties.find(f"{_W}pgSz")
            assert size is not None
            landscape = size.get(f"{_W}orient") == "landscape"
            found.append(Page(_number(size, "w"), _number(size, "h"), landscape, *footer))
        return found

    @property
    def bookmarks(self) -> list[str]:
        return [_attribute(each, f"{_W}name") for each in self.body.iter(f"{_W}bookmarkStart")]

    @property
    def links(self) -> list[Link]:
        return [
            Link(_text(each), each.get(f"{_W}anchor", ""), self._target(each.get(f"{_R}id", "")))
            for each in self.body.iter(f"{_W}hyperlink")
        ]

    @property
    def styles_defined(self) -> set[str]:
        return {_attribute(each, f"{_W}styleId") for each in self.xml("word/styles.xml").iter(f"{_W}style")}

    @property
    def styles_used(self) -> set[str]:
        """The styles that the body, the footers, the lists and other styles name."""
        paths = [path for path in self.files if path.startswith("word/") and path.endswith(".xml")]
        kinds = ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        return {_value(each) for path in paths for kind in kinds for each in self.xml(path).iter(f"{_W}{kind}")}

    @property
    def restarted_lists(self) -> set[int]:
        """The list instances that start at one again."""
        instances = self.xml("word/numbering.xml").iter(f"{_W}num")
        return {_number(each, "numId") for each in instances if each.find(f".//{_W}startOverride") is not None}

    def runs_in_style(self, style: str) -> list[str]:
        """The words of the runs in a character style, without the spaces at their ends."""
        return [
            _text(run).strip()
            for run in self.body.iter(f"{_W}r")
            if (look := run.find(f"{_W}rPr/{_W}rStyle")) is not None and _value(look) == style
        ]

    def _picture(self, inline: Element) -> Picture:
        extent, properties = inline.find(f"{_WP}extent"), inline.find(f"{_WP}docPr")
        (blip,) = inline.iter(f"{_A}blip")
        (vector,) = blip.iter(f"{_SVG}svgBlip")
        assert extent is not None
        assert properties is not None
        ids = (_attribute(blip, f"{_R}embed"), _attribute(vector, f"{_R}embed"))
        png, svg = (self.files[f"word/{self._target(each)}"] for each in ids)
        return Picture(properties.get("descr", ""), png, svg, int(extent.attrib["cx"]), int(extent.attrib["cy"]))

    def _footer(self, identity: str) -> tuple[str, int]:
        footer = self.xml(f"word/{self._target(identity)}")
        tab = footer.find(f".//{_W}tabs/{_W}tab")
        return _text(footer), 0 if tab is None else _number(tab, "pos")

    def _target(self, identity: str) -> str:
        relations = self.xml("word/_rels/document.xml.rels")
        return next((_attribute(each, "Target") for each in relations if each.get("Id") == identity), "")


def plain(text: str) -> str:
    """Return words as a reader takes them: one space wherever there is some."""
    return " ".join(text.split())


def _table(element: Element) -> Table:
    properties = element.find(f"{_W}tblPr")
    assert properties is not None
    style, description = properties.find(f"{_W}tblStyle"), properties.find(f"{_W}tblDescription")
    merges = ("gridSpan", "vMerge", "hMerge")
    return Table(
        "" if style is None else _value(style),
        "" if description is None else _value(description),
        tuple(_row(row) for row in element.iterfind(f"{_W}tr")),
        tuple(_number(column, "w") for column in element.iterfind(f"{_W}tblGrid/{_W}gridCol")),
        sum(1 for merge in merges for _ in element.iter(f"{_W}{merge}")),
    )


def _row(element: Element) -> Row:
    return Row(
        tuple(plain(_text(cell)) for cell in element.iterfind(f"{_W}tc")),
        element.find(f"{_W}trPr/{_W}tblHeader") is not None,
        element.find(f"{_W}trPr/{_W}cantSplit") is None,
    )


def _paragraph(element: Element) -> Paragraph:
    style, place = element.find(f"{_W}pPr/{_W}pStyle"), element.find(f"{_W}pPr/{_W}numPr")
    instance = None if place is None else (_number(place[1], "val"), _number(place[0], "val"))
    return Paragraph("" if style is None else _value(style), _text(element), instance)


def _text(element: Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for piece in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        if piece.tag == f"{_W}t":
            yield piece.text or ""
        elif piece.tag == f"{_W}br":
            yield "\n"
        elif (parent := piece.getparent()) is not None and parent.tag == f"{_W}r":
            yield "\t"


def _value(element: Element) -> str:
    return _attribute(element, f"{_W}val")


def _number(element: Element, name: str) -> int:
    return int(element.attrib[f"{_W}{name}"])


def _attribute(element: Element, name: str) -> str:
    return str(element.attrib[name])
