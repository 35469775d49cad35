"""What ReportLab leaves out is added: structure, links, navigation, metadata and an output intent."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from committee_pack.model.document import Document
from committee_pack.model.packs import ALL
from committee_pack.pdf_facts import Facts, add_facts, saved
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.navigation import Places, add_outline, headings_below
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.tree import add_structure


def finished(page: TaggedCanvas, root: Element, document: Document, begins: tuple[int, ...]) -> bytes:
    """Return the canvas's pages as a conforming file; `begins` is the page of each section."""
    with pikepdf.open(io.BytesIO(page.file())) as pdf:
        add_structure(pdf, root, page.marked, Places(pdf, page.anchors))
        headings = headings_below(root, document, page.headings)
        add_outline(pdf, document.sections, begins, headings)
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        add_facts(pdf, _facts(document))
        drop_unused_fonts(pdf)
        return saved(pdf, compress_anew=True)


def _facts(document: Document) -> Facts:
    return Facts(document.title, document.author, document.language, document.published, ALL)


def drop_unused_fonts(pdf: pikepdf.Pdf) -> None:
    """Take out Helvetica, which ReportLab always lists but which nothing is written in."""
    fonts = pdf.pages[0].Resources.Font
    for name in [name for name, font in fonts.items() if font.Subtype == Name.Type1]:
        del fonts[name]
