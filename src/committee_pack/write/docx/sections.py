"""Sections: their pages, and a footer with fields for each width of page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from committee_pack.model.document import Document, Orientation, Section, SectionKind
from committee_pack.write.docx import names
from committee_pack.write.docx.blocks import AFTER_TABLE, blocks
from committee_pack.write.docx.draft import Draft, Frame
from committee_pack.write.docx.formatting import tab_stops
from committee_pack.write.docx.geometry import FOOTER_FROM_EDGE
from committee_pack.write.docx.inlines import run
from committee_pack.write.docx.package import FOOTER, Part
from committee_pack.write.docx.pictures import logo
from committee_pack.write.docx.units import twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, part_bytes, root, tag, w
from committee_pack.write.style import MARGIN, page_points

_TABLE_END, _PROPERTIES_END = "</w:tbl>", "</w:pPr>"


@dataclass(slots=True)
class Footers:
    """The footers so far; a section has its predecessor's unless its page is of another width."""

    document: Document
    parts: list[Part] = field(default_factory=list)
    _width: float = 0

    def reference(self, width: float, draft: Draft) -> Xml:
        """Return the reference to a new footer, or nothing where the last one serves (17.10.2)."""
        if width == self._width:
            return NOTHING
        self._width = width
        name = f"footer{len(self.parts) + 1}.xml"
        self.parts.append(Part(FOOTER, f"word/{name}", _footer(self.document, width)))
        return tag("w:footerReference", {"w:type": "default", "r:id": draft.relations.to(FOOTER, name)})


def body(document: Document, footers: Footers, draft: Draft) -> Iterator[Xml]:
    """Return the body, section by section, from its start to its end."""
    yield Xml("<w:body>")
    for section in document.sections:
        yield _section(section, footers, draft, section is document.sections[-1])
    yield Xml("</w:body>")


def _section(section: Section, footers: Footers, draft: Draft, is_last: bool) -> Xml:
    width = _text_width(section)
    above = logo(draft, width) if section.kind is SectionKind.TITLE else NOTHING
    written = joined((above, blocks(section.blocks, Frame(width, section.kind), draft, section.anchor)))
    if written.endswith(_TABLE_END):
        written = joined((written, AFTER_TABLE))
    properties = _properties(section, footers.reference(width, draft))
    return joined((written, properties)) if is_last else _ended(written, properties)


def _ended(written: Xml, properties: Xml) -> Xml:
    """Return a section's blocks with its properties in the last paragraph, so that none is empty.

    Every paragraph here has properties, hence the last end of such is that of the last paragraph.
    """
    before, end, after = written.rpartition(_PROPERTIES_END)
    return Xml(f"{before}{properties}{end}{after}")


def _text_width(section: Section) -> float:
    return page_points(section.size, section.orientation)[0] - 2 * MARGIN


def _properties(section: Section, footer: Xml) -> Xml:
    """Return a section's properties; a title's first page has a footer of its own, which is none (17.10.6)."""
    width, height = page_points(section.size, section.orientation)
    page: dict[str, str | int] = {"w": twips(width), "h": twips(height)}
    if section.orientation is Orientation.LANDSCAPE:
        page["orient"] = "landscape"
    edge = twips(MARGIN)
    margins = {"top": edge, "right": edge, "bottom": edge, "left": edge}
    from_edge = twips(FOOTER_FROM_EDGE)
    return w(
        "sectPr",
        footer,
        w("type", val="nextPage"),
        w("pgSz", **page),
        w("pgMar", **margins, header=from_edge, footer=from_edge, gutter=0),
        w("titlePg") if section.kind is SectionKind.TITLE else NOTHING,
    )


def _footer(document: Document, width: float) -> bytes:
    """Return a footer whose page number stands at the right margin of a page so wide."""
    pages = len(document.sections)
    place = joined((w("pStyle", val=names.FOOTER), tab_stops((("right", width),))))
    content = (
        *(run(document.footer), w("r", w("tab")), run("Page "), _field("PAGE", 1)),
        *(run(" of "), _field("NUMPAGES", pages)),
    )
    return part_bytes(root("w:ftr", ("w",), w("p", w("pPr", place), *content)))


def _field(instruction: str, shown: int) -> Xml:
    """Return a field with what it shows until Word works it out."""
    return w("fldSimple", run(str(shown)), instr=f" {instruction} ")
