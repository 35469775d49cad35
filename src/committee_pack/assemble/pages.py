"""How many pages a file has."""

from __future__ import annotations

import io


def pages_of(content: bytes) -> int:
    """Return the number of pages of a PDF that we wrote."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)
