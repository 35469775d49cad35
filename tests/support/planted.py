"""A word that only exempt papers hold, planted in every place that a file has for words; and where it could turn up."""

from __future__ import annotations

import io
import zipfile
import zlib

import pikepdf
import pypdfium2

from tests.support.meetings import AGENDA, FOLDER, plain_pdf
from tests.support.workspaces import Small

WORD = "QUOKKA"
SECRET_PDF = f"{FOLDER}/{WORD}-secret.pdf"


def plant(small: Small) -> None:
    """Let the exempt item have a PDF too, with the word in its text, title, bookmarks, attachments and name."""
    pdf = pikepdf.open(io.BytesIO(plain_pdf(3)))
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(zlib.compress(b"BT /F1 9 Tf (QUOKKA) Tj ET"), Filter=pikepdf.Name.FlateDecode)
    page.Resources = pikepdf.Dictionary(
        Font={
            "/F1": pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        }
    )
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = WORD
    pdf.docinfo["/Title"] = WORD
    with pdf.open_outline() as made:
        made.root.append(pikepdf.OutlineItem(WORD, 0))
    pdf.attachments[f"{WORD}.txt"] = WORD.encode()
    out = io.BytesIO()
    pdf.save(out)
    small.write(SECRET_PDF, out.getvalue())
    small.replace(
        AGENDA, "papers: [secret-bid.md]", "papers: [secret-bid.md, {file: QUOKKA-secret.pdf, label: QUOKKA bid}]"
    )


def is_told(content: bytes, *words: str) -> bool:
    """Return whether a file holds one of the words in any form, its own packed parts looked into."""
    held = everything(content).lower()
    forms = (form for word in words for form in (word.lower().encode(), word.lower().encode("utf-16-be")))
    return any(form in held for form in forms)


def everything(content: bytes) -> bytes:
    """Return all that a file holds: its bytes, and those of what is packed in a PDF or a Word file."""
    if content.startswith(b"%PDF"):
        return _everything_in_pdf(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return b"\n".join((content, *(everything(packed.read(name)) for name in packed.namelist())))
    return content


def _everything_in_pdf(content: bytes) -> bytes:
    """Return the bytes of a PDF, those of each stream and string without compression, and the words of its pages."""
    parts = [content]
    with pypdfium2.PdfDocument(content) as seen:
        parts.extend(page.get_textpage().get_text_range().encode("utf-8", "replace") for page in seen)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                parts.append(each.read_bytes())
            parts.append(repr(each).encode())
            if isinstance(each, pikepdf.Dictionary):
                parts.extend(bytes(value) for _, value in each.items() if isinstance(value, pikepdf.String))
    return b"\n".join(parts)
