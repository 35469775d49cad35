"""The document tree becomes a PDF file."""

from __future__ import annotations

from committee_pack.model.document import Document
from committee_pack.write.style import Style


def write_pdf(document: Document, style: Style) -> bytes:
    """Return the document as a file that meets PDF/UA-1 and PDF/A-2a; the same tree gives the same bytes.

    Raises ValueError where a link leads to an anchor that the document does not have.
    """
    # Only who writes a PDF waits for ReportLab and pikepdf to load.
    from committee_pack.write.pdf.canvas import TaggedCanvas
    from committee_pack.write.pdf.finish import finished
    from committee_pack.write.pdf.pages import draw_document
    from committee_pack.write.pdf.structure import Element

    page, root = TaggedCanvas(), Element("Document")
    begins = draw_document(document, style, page, root)
    return finished(page, root, document, begins)
