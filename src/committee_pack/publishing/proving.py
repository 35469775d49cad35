"""Proving an archive, with what its PDFs claim where that is asked for; and its index made again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from committee_pack.archive.contents import no_archive, read_log_of
from committee_pack.archive.indexing import index_of, refuse_shortened
from committee_pack.archive.journal import changing
from committee_pack.archive.places import Archive
from committee_pack.archive.verifying.conformance import nonconforming
from committee_pack.archive.verifying.whole import Verified, verify
from committee_pack.errors import PackError
from committee_pack.publishing.made import Step
from committee_pack.verapdf import ValidatorError


def prove(archive: Archive, head: str, jaxb: Path | None, step: Step) -> Verified:
    """Return what is proved of an archive, and by veraPDF of its PDFs where it is said where its `jaxb` lies.

    Raises ArchiveError where there is no archive, PackError where veraPDF could not do its work.
    """
    verified = verify(archive, head, step)
    if jaxb is None or not verified.head:
        return verified
    step("validating PDFs")
    try:
        found = tuple(nonconforming(archive, read_log_of(archive), jaxb))
    except ValidatorError as fault:
        raise PackError(f"The PDFs were not validated: {fault}.", "Leave --conformance out.") from fault
    return replace(verified, findings=(*verified.findings, *found))


def remade_index(archive: Archive) -> tuple[str, ...]:
    """Make the index of an archive again from its bags and its log; return the names of its files.

    Raises ArchiveError where there is no archive, or its log is gone or damaged, OutputError where the disk refuses.
    """
    if not archive.is_there and not read_log_of(archive).entries:
        raise no_archive(archive)
    with changing(archive) as staging:
        log = read_log_of(archive)
        refuse_shortened(archive, log)
        files = index_of(archive, log)
        for name, content in files.items():
            staging.write(name, content)
        staging.decide()
    return tuple(files)
