"""What ReportLab leaves out is added: structure, links, navigation, metadata and an output intent."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from committee_pack.model.document import Document
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.metadata import add_metadata
from committee_pack.write.pdf.navigation import Places, add_outline
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.tree import add_structure


def finished(page: TaggedCanvas, root: Element, document: Document, begins: tuple[int, ...]) -> bytes:
    """Return the canvas's pages as a conforming file; `begins` is the page of each section."""
    with pikepdf.open(io.BytesIO(page.file())) as pdf:
        add_structure(pdf, root, page.marked, Places(pdf, page.anchors))
        add_outline(pdf, document.sections, begins)
        _set_catalog(pdf, document)
        add_metadata(pdf, document)
        _drop_unused_fonts(pdf)
        return _saved(pdf)


def _set_catalog(pdf: pikepdf.Pdf, document: Document) -> None:
    """Say that the file is tagged, in which language, and that its title is to be shown (ISO 14289-1, 7.1, 7.2)."""
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = pikepdf.String(document.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))


def _drop_unused_fonts(pdf: pikepdf.Pdf) -> None:
    """Take out Helvetica, which ReportLab always lists but which nothing is written in."""
    fonts = pdf.pages[0].Resources.Font
    for name in [name for name, font in fonts.items() if font.Subtype == Name.Type1]:
        del fonts[name]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    # The identifier is made from the content, so that the same paper is the same file; and what ReportLab
    # compressed is compressed anew, as the machine's settings say how it does so.
    pdf.save(
        out,
        deterministic_id=True,
        recompress_flate=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        min_version="1.7",
        fix_metadata_version=False,
    )
    return out.getvalue()
