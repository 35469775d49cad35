"""Whether the PDFs that were published can still be opened."""

from __future__ import annotations

import os
from pathlib import Path

from pypdfium2 import raw

from committee_pack.archive.places import OUTPUT, PAYLOAD

_LOCKED, _DAMAGED = "it asks for a password", "it is damaged, or no PDF"
_OUTPUT = f"{PAYLOAD}/{OUTPUT}/"


def is_published_pdf(path: str) -> bool:
    """Return whether what lies at a path in a bag was published as a PDF."""
    return path.endswith(".pdf") and path.startswith(_OUTPUT)


def why_unreadable(file: Path) -> str:
    """Return why a PDF cannot be opened; "" where it can, and has pages."""
    # -- as the library does it, which spends as long on the file's name
    pdf = raw.FPDF_LoadDocument(os.fsencode(file) + b"\0", None)
    if not pdf:
        return _LOCKED if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD else _DAMAGED
    try:
        return "" if raw.FPDF_GetPageCount(pdf) else _DAMAGED
    finally:
        raw.FPDF_CloseDocument(pdf)
