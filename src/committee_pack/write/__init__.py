"""The document tree becomes bytes; one function a format, each imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from committee_pack.model.document import Document
from committee_pack.write.style import Style


def _docx(document: Document, style: Style) -> bytes:
    from committee_pack.write.docx.writer import write_docx

    return write_docx(document, style)


def _pdf(document: Document, style: Style) -> bytes:
    from committee_pack.write.pdf.writer import write_pdf

    return write_pdf(document, style)


WRITERS: dict[str, Callable[[Document, Style], bytes]] = {"docx": _docx, "pdf": _pdf}
