"""PDFs in an archive against the standards that they say they keep, by veraPDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from committee_pack.archive.log import Entry, Log
from committee_pack.archive.places import Archive, Shelf, bag_path
from committee_pack.archive.verifying.faults import Named
from committee_pack.archive.verifying.listed import listed
from committee_pack.archive.verifying.pdfs import is_published_pdf
from committee_pack.findings import Finding, error
from committee_pack.model.packs import Claims
from committee_pack.pdf_facts import claims_in
from committee_pack.verapdf import Verdict, validate

_STANDARDS = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a", "2u": "PDF/A-2u", "2b": "PDF/A-2b"}
_AT_ONCE = 100
"""How many files are given to one start of Java: a command may not be longer than a system lets it."""


def nonconforming(archive: Archive, log: Log, jaxb: Path) -> Iterator[Finding]:
    """Return a finding for each published PDF that does not keep a standard that it says it keeps.

    Those that claim none are held to none, and those that only some may open are judged for whoever may. Raises
    ValidatorError where veraPDF could not do its work.
    """
    by_flavours: dict[tuple[str, ...], list[tuple[Path, Named, str]]] = {}
    for pdf in _pdfs(archive, log):
        by_flavours.setdefault(_flavours(pdf[0]), []).append(pdf)
    for flavours, pdfs in by_flavours.items():
        for at in range(0, len(pdfs) if flavours else 0, _AT_ONCE):
            yield from _judged(pdfs[at : at + _AT_ONCE], flavours, jaxb)


def _pdfs(archive: Archive, log: Log) -> Iterator[tuple[Path, Named, str]]:
    """Return each published PDF: where it lies now, what names its faults, and its path from its shelf."""
    for each in log.standing.values():
        yield from _pdfs_in(archive.public, each)
        if each.restricted:
            yield from _pdfs_in(archive.restricted, each)


def _pdfs_in(shelf: Shelf, entry: Entry) -> Iterator[tuple[Path, Named, str]]:
    path = bag_path(entry.edition)
    folder = shelf.place(path)
    # -- a bag that is not there, or may not be opened, is told of where bags are proved
    for file in listed(folder).files:
        if is_published_pdf(file):
            yield folder / file, Named(shelf), f"{path}/{file}"


def _flavours(file: Path) -> tuple[str, ...]:
    try:
        claims = claims_in(file)
    except (pikepdf.PdfError, OSError, ValueError):
        # -- one that cannot be opened is told of where bags are proved
        claims = Claims(False, None)
    archival = [f"2{claims.archival.value.lower()}"] if claims.archival else []
    return (*(["ua1"] if claims.universal else []), *archival)


def _judged(pdfs: list[tuple[Path, Named, str]], flavours: tuple[str, ...], jaxb: Path) -> Iterator[Finding]:
    verdicts = validate([file for file, _, _ in pdfs], flavours, jaxb)
    for at, verdict in enumerate(verdicts):
        if not verdict.compliant:
            _, named, path = pdfs[at // len(flavours)]
            yield _fault(named, path, verdict)


def _fault(named: Named, path: str, verdict: Verdict) -> Finding:
    broken = ""
    if verdict.failures:
        first, more = verdict.failures[0], len(verdict.failures) - 1
        broken = f" rule {first.rule}{f' and {more} more' if more else ''}: {first.message}"
    message = f"It says that it keeps {_STANDARDS[verdict.flavour]}, and breaks{broken or ' it'}"
    hint = "Build it with the current version, then publish anew."
    return error("pdf-nonconforming", named.place(path), f"{message.rstrip('.')}.", hint)
