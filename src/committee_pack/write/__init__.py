"""The document tree becomes bytes; one function a format, each imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from committee_pack.model.document import Document
from committee_pack.write.style import Style

Writer = Callable[[Document, Style], bytes]


def _docx(document: Document, style: Style) -> bytes:
    from committee_pack.write.docx.writer import write_docx

    return write_docx(document, style)


def _pdf(document: Document, style: Style) -> bytes:
    from committee_pack.write.pdf.writer import write_pdf

    return write_pdf(document, style)


WRITERS: dict[str, Writer] = {"docx": _docx, "pdf": _pdf}


def write_all(
    document: Document, style: Style, formats: tuple[str, ...], *, side_by_side: bool, step: Callable[[str], None]
) -> dict[str, bytes]:
    """Return the document in each of the formats, written side by side where that is asked for and can be.

    They come in the order of WRITERS, whatever order was asked for: the PDF, which takes longest and most
    memory, last and thereby in this process. What is settled for all formats alike is settled before, once.
    """
    from committee_pack.write.splitting import with_trends_split

    style = style.of_proofs if document.is_proof else style
    document = with_trends_split(document, style)
    works = {form: (lambda form=form: WRITERS[form](document, style)) for form in WRITERS if form in formats}
    if side_by_side and len(formats) > 1:
        from committee_pack.side_by_side import all_done
        from committee_pack.write.charts import draw_all

        step("drawing charts")
        draw_all(document, style)
        step(f"writing {' and '.join(formats)}")
        return all_done(works)
    return {form: _told(step, form, work) for form, work in works.items()}


def _told(step: Callable[[str], None], form: str, work: Callable[[], bytes]) -> bytes:
    step(f"writing {form}")
    return work()
