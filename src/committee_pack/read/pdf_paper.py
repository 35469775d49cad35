"""A paper that is a PDF file: its pages, its title, and which standards it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from committee_pack.findings import Finding, Outcome, Place, error
from committee_pack.model.packs import Claims
from committee_pack.read.files import Files

_HEADER, _WITHIN = b"%PDF-", 1024
"""How a PDF file begins, and within how many bytes (ISO 32000-1, Annex H, 3.4.1)."""
_KINDS = (
    (b"PK\x03\x04", "is a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "is a file of an old Word or Excel, or an e-mail"),
    (b"{\\rtf", "is a text file (RTF)"),
    (b"\x89PNG", "is a picture (PNG)"),
    (b"\xff\xd8\xff", "is a picture (JPEG)"),
    (b"<", "is a web page"),
)
_SAVE_AS = "Open it in the program that it was written in and save it as a PDF; the name alone makes it none."


@dataclass(frozen=True, slots=True)
class PdfRead:
    """A PDF file as it lies there; `title` and `language` are empty where it does not say them."""

    content: bytes
    pages: int
    title: str
    language: str
    claims: Claims


def read_pdf(files: Files, path: Path, asked_by: Place) -> Outcome[PdfRead | None]:
    """Return a PDF paper with what stands in the way of each standard; None, with an error, where it is none.

    `asked_by` is the line that names it. A file keeps a standard where it says so and nothing that can be told from it
    speaks against that: PDF/UA-1 (ISO 14289-1), PDF/A-2 (ISO 19005-2). It is no validator.
    """
    read = files.data(path, asked_by)
    if read.value is None:
        return Outcome(None, read.findings)
    name = files.name(path)
    if fault := _no_pdf(read.value, name, asked_by):
        return Outcome(None, (fault,))
    # -- only who has a PDF among the papers waits for the library to load
    from committee_pack.read.pdf.look import look

    looked = look(read.value, name, asked_by)
    if not looked.pages:
        return Outcome(None, looked.findings)
    return Outcome(PdfRead(read.value, looked.pages, looked.title, looked.language, looked.claims), looked.findings)


def _no_pdf(content: bytes, name: str, asked_by: Place) -> Finding | None:
    if _HEADER in content[:_WITHIN]:
        return None
    if not content:
        hint = "Save it again; where it lies in a cloud, wait until it has been fetched."
        return error("pdf-not-a-pdf", asked_by, f"{name} is empty: it has 0 bytes.", hint)
    begins = content[:_WITHIN].lstrip()
    kind = next((said for mark, said in _KINDS if begins.startswith(mark)), "")
    said = f"{kind}, and no PDF" if kind else "is no PDF: it does not begin as one does"
    return error("pdf-not-a-pdf", asked_by, f"{name} {said}.", _SAVE_AS)
