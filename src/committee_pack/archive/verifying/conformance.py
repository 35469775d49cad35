"""PDFs in an archive against the standards that they say they keep, by veraPDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from committee_pack.archive.bags import PAYLOAD
from committee_pack.archive.contents import bagged
from committee_pack.archive.log import Log
from committee_pack.archive.places import Archive, bag_path
from committee_pack.archive.verifying.faults import Named
from committee_pack.findings import Finding, error
from committee_pack.model.packs import Claims
from committee_pack.pdf_facts import claims_in
from committee_pack.verapdf import Verdict, validate

_STANDARDS = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a", "2u": "PDF/A-2u", "2b": "PDF/A-2b"}
_AT_ONCE = 100
"""How many files are given to one start of Java: a command may not be longer than a system lets it."""


def nonconforming(archive: Archive, log: Log, jaxb: Path) -> Iterator[Finding]:
    """Return a finding for each published PDF that does not keep a standard that it says it keeps.

    Those that claim none are held to none. Raises ValidatorError where veraPDF could not do its work.
    """
    named, paths = Named(archive.public), dict(_pdfs(archive, log))
    by_flavours: dict[tuple[str, ...], list[Path]] = {}
    for file in paths:
        by_flavours.setdefault(_flavours(file), []).append(file)
    for flavours, files in by_flavours.items():
        for at in range(0, len(files) if flavours else 0, _AT_ONCE):
            for verdict in validate(files[at : at + _AT_ONCE], flavours, jaxb):
                if not verdict.compliant:
                    yield _fault(named, paths[verdict.file], verdict)


def _pdfs(archive: Archive, log: Log) -> Iterator[tuple[Path, str]]:
    """Return each published PDF, where it lies now and by its path from the archive."""
    for each in bagged(archive, log):
        for path in each.edition.outputs:
            if path.endswith(".pdf"):
                yield each.folder / PAYLOAD / path, f"{bag_path(each.edition.name)}/{PAYLOAD}/{path}"


def _flavours(file: Path) -> tuple[str, ...]:
    try:
        claims = claims_in(file)
    except (pikepdf.PdfError, OSError):
        # -- one that cannot be opened is told of where bags are proved
        claims = Claims(False, None)
    archival = [f"2{claims.archival.value.lower()}"] if claims.archival else []
    return (*(["ua1"] if claims.universal else []), *archival)


def _fault(named: Named, path: str, verdict: Verdict) -> Finding:
    first, more = verdict.failures[0], len(verdict.failures) - 1
    others = f" and {more} more" if more else ""
    message = (
        f"It says that it keeps {_STANDARDS[verdict.flavour]}, and breaks rule {first.rule}{others}: {first.message}"
    )
    return error(
        "pdf-nonconforming", named.place(path), message, "Build it with the current version, then publish anew."
    )
