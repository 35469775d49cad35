"""Sections: their pages, and a footer with fields for each width of page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from committee_pack.model.document import Block, Document, Heading, Orientation, Section, SectionKind, Sides
from committee_pack.write.docx import names
from committee_pack.write.docx.blocks import AFTER_TABLE, blocks
from committee_pack.write.docx.draft import Draft, Frame
from committee_pack.write.docx.formatting import tab_stops
from committee_pack.write.docx.geometry import FOOTER_FROM_EDGE
from committee_pack.write.docx.inlines import run
from committee_pack.write.docx.mark import Mark
from committee_pack.write.docx.package import FOOTER, Part
from committee_pack.write.docx.paragraphs import styled
from committee_pack.write.docx.pictures import logo
from committee_pack.write.docx.units import twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, part_bytes, root, tag, w
from committee_pack.write.sides import GAP, side_widths
from committee_pack.write.style import MARGIN, page_points, text_width

_TABLE_END, _PROPERTIES_END = "</w:tbl>", "</w:pPr>"
_AFTER_TABLE_IN_COLUMN = styled(names.AFTER_TABLE, run(" "))
"""LibreOffice drops an empty paragraph that ends a section, and then moves the table above it to another page."""


@dataclass(slots=True)
class Footers:
    """The footers so far; a section has its predecessor's unless its page is of another width.

    The header of a proof marks it as one.
    """

    document: Document
    mark: Mark | None = None
    parts: list[Part] = field(default_factory=list)
    _width: float = 0

    def references(self, width: float, draft: Draft) -> Xml:
        """Return the references of a section that begins on a new page, to its header, if it has one, and footer."""
        header = self.mark.reference if self.mark else NOTHING
        return joined((header, self._reference(width, draft)))

    def _reference(self, width: float, draft: Draft) -> Xml:
        """Return the reference to a new footer, or nothing where the last one serves (17.10.2).

        The footer of no width is empty: that of the pages of a title.
        """
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
    """Return a section of the document as one of Word's, or as several where blocks stand side by side in it."""
    parts = list(_parts(section, draft)) or [_Part(AFTER_TABLE, NOTHING)]
    footer = footers.references(0.0 if section.kind is SectionKind.TITLE else text_width(section), draft)
    properties = [_properties(section, parts[0].columns, footer)]
    properties += [_properties(section, part.columns, goes_on=True) for part in parts[1:]]
    ended = [_ended(part.content, said) for part, said in zip(parts, properties, strict=True)]
    if is_last:
        ended[-1] = joined((parts[-1].content, properties[-1]))
    return joined(ended)


class _Part(NamedTuple):
    """What stands in one of Word's sections, which ends in a paragraph, and in which columns."""

    content: Xml
    columns: Xml


def _parts(section: Section, draft: Draft) -> Iterator[_Part]:
    """Return what stands side by side, and what stands before, between and after it."""
    frame = Frame(text_width(section), section.kind)
    above = logo(draft, frame.width) if section.kind is SectionKind.TITLE else NOTHING
    for number, run_of_blocks in enumerate(_apart(section.blocks)):
        place = replace(frame, below_box=number > 0)
        written = joined((above, blocks(run_of_blocks, place, draft, section.anchor)))
        columns = _columns(run_of_blocks, frame.width)
        if written.endswith(_TABLE_END):
            written = joined((written, _AFTER_TABLE_IN_COLUMN if columns else AFTER_TABLE))
        if written:
            yield _Part(written, columns)
        above = NOTHING


def _apart(nodes: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Return the blocks in runs: those that follow one another, of which the first may be none, and sides alone."""
    begin = 0
    for number, node in enumerate(nodes):
        if isinstance(node, Sides):
            above, headings = _with_headings_apart(nodes[begin:number], tops_page=not begin)
            yield above
            yield (replace(node, left=(*headings, *node.left)),)
            begin = number + 1
    yield tuple(nodes[begin:])


def _with_headings_apart(nodes: Sequence[Block], *, tops_page: bool) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return blocks above sides without the headings at their end, and these, which go into the left column.

    Above it they would be left behind at the foot of a page: nothing keeps with what stands in another of Word's
    sections. What tops a page is not in danger of that, and keeps the whole width.
    """
    end = len(nodes)
    while end and isinstance(nodes[end - 1], Heading):
        end -= 1
    return (tuple(nodes), ()) if tops_page and not end else (tuple(nodes[:end]), tuple(nodes[end:]))


def _columns(nodes: Sequence[Block], width: float) -> Xml:
    """Return the columns of a part: two as wide as its sides are, or the one that goes without saying."""
    if not nodes or not isinstance(nodes[0], Sides):
        return NOTHING
    left = twips(side_widths(nodes[0], width)[0])
    gap = twips(GAP)
    right = twips(width) - left - gap
    return w("cols", w("col", w=left, space=gap), w("col", w=right), num=2, space=gap, equalWidth=0)


def _ended(written: Xml, properties: Xml) -> Xml:
    """Return blocks with their section's properties in the last paragraph, so that none is empty.

    Every paragraph here has properties, hence the last end of such is that of the last paragraph.
    """
    before, end, after = written.rpartition(_PROPERTIES_END)
    return Xml(f"{before}{properties}{end}{after}")


def _properties(section: Section, columns: Xml, footer: Xml = NOTHING, *, goes_on: bool = False) -> Xml:
    """Return a section's properties; it begins on a new page unless it goes on below another (17.18.77)."""
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
        w("type", val="continuous" if goes_on else "nextPage"),
        w("pgSz", **page),
        w("pgMar", **margins, header=from_edge, footer=from_edge, gutter=0),
        columns,
    )


def _footer(document: Document, width: float) -> bytes:
    """Return a footer whose page number, if it has one, stands at the right margin of a page so wide.

    That for no width is empty.
    """
    if not width:
        return part_bytes(root("w:ftr", ("w",), w("p", w("pPr", w("pStyle", val=names.FOOTER)))))
    pages = len(document.sections)
    place = joined((w("pStyle", val=names.FOOTER), tab_stops((("right", width),))))
    number = (w("r", w("tab")), run("Page "), _field("PAGE", 1), run(" of "), _field("NUMPAGES", pages))
    content = (run(document.footer), *(number if document.own_numbers else ()))
    return part_bytes(root("w:ftr", ("w",), w("p", w("pPr", place), *content)))


def _field(instruction: str, shown: int) -> Xml:
    """Return a field with what it shows until Word works it out."""
    return w("fldSimple", run(str(shown)), instr=f" {instruction} ")
