"""Whether the PDFs that were published can still be opened."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw

from committee_pack.archive.bags import PAYLOAD

_LOCKED, _DAMAGED = "it asks for a password", "it is damaged, or no PDF"


def is_published_pdf(path: str) -> bool:
    """Return whether what lies at a path in a bag was published as a PDF."""
    return path.startswith(f"{PAYLOAD}/output/") and path.endswith(".pdf")


def why_unreadable(file: Path) -> str:
    """Return why a PDF cannot be opened; "" where it can, and has pages."""
    try:
        pypdfium2.PdfDocument(file).close()
    except pypdfium2.PdfiumError as fault:
        return _LOCKED if fault.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else _DAMAGED
    except OSError as fault:
        return fault.strerror or str(fault)
    return ""
