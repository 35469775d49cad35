"""An edition built again from its inputs, and held against what was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_pack import pipeline
from committee_pack.archive.bags import name_in_bag
from committee_pack.archive.contents import ArchiveError, Bagged, read_restricted
from committee_pack.archive.likeness import Difference, Kind, differences
from committee_pack.archive.places import OUTPUT, PAYLOAD, Archive
from committee_pack.archive.verifying.edition import edition_faults
from committee_pack.errors import FindingsError
from committee_pack.findings import Finding, has_errors
from committee_pack.model.archived import ArchivedEdition, EditionKind
from committee_pack.model.periods import Period, parse_period
from committee_pack.model.settings import Council
from committee_pack.publishing.laid_out import laid_out
from committee_pack.publishing.made import Made, Step
from committee_pack.publishing.packs import pack_from
from committee_pack.publishing.reports import made_report
from committee_pack.workspace import Workspace

NOT_INSTALLED = "not installed"


@dataclass(frozen=True, slots=True)
class Version:
    """Something that shapes what is written and is of another version now than it was then."""

    name: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An edition built again: its files by their paths below out/, those whose bytes differ, and what differs in them.

    A file that differs in bytes and in nothing else is alike: `differences` says nothing of it. `faults` are what in
    its bags is not what was archived.
    """

    edition: ArchivedEdition
    files: Mapping[str, bytes]
    other_bytes: tuple[str, ...]
    differences: tuple[Difference, ...]
    versions: tuple[Version, ...]
    faults: tuple[Finding, ...]

    @property
    def is_same(self) -> bool:
        """Whether it is what was published: every byte; with other versions of anything, all that is said and seen."""
        alike = bool(self.versions) and not self.differences
        return not self.faults and (not self.other_bytes or alike)


def rebuild(
    archive: Archive,
    edition: Bagged,
    beside: Path | None,
    *,
    versions: Mapping[str, str],
    all_versions: Mapping[str, str],
    step: Step,
) -> Rebuilt:
    """Return an edition built again from what its bags hold, held against what was published.

    `versions` are those that manifests name, and `all_versions` all that could shape what is written. Inputs that no
    bag holds are looked for in `beside`. Raises ArchiveError where inputs are not to be had, FindingsError where these
    versions find errors in them.
    """
    step("looking at its bags")
    published = dict(_published(archive, edition))
    faults = edition_faults(archive, edition, restricted=not _is_report(edition))
    # -- all that is published of a report everyone may see, and so is what it was made from, but for what is personal
    try:
        with laid_out(archive, edition, beside, public=_is_report(edition)) as workspace:
            made = _made(archive, edition.edition, workspace, versions, step)
    except FindingsError as fault:
        fault.findings = (*faults, *fault.findings)
        raise
    step("comparing")
    files = {**made.outputs, **(made.secret_outputs or {})}
    built = {name_in_bag(path): content for path, content in files.items()}
    others = tuple(sorted(path for path in {**built, **published} if built.get(path) != published.get(path)))
    found = (each for path in others for each in _differences(path, published.get(path), built.get(path)))
    changed = other_versions(edition.edition, all_versions)
    return Rebuilt(edition.edition, files, others, tuple(found), changed, faults)


def _is_report(edition: Bagged) -> bool:
    return edition.edition.kind is EditionKind.REPORT


def _made(
    archive: Archive, edition: ArchivedEdition, workspace: Workspace, versions: Mapping[str, str], step: Step
) -> Made:
    council = _council(workspace, edition)
    source = edition.source
    if edition.kind is EditionKind.REPORT:
        period = _period(archive, edition, council)
        return made_report(workspace, council, source.name, period, terms=None, versions=versions, step=step).value
    number = source.supplement or None
    # -- the records of what its pages go on from lie where they would have been left
    records = {
        path.relative_to(workspace.root).as_posix(): path.read_bytes()
        for path in sorted(workspace.out.rglob("*"))
        if path.is_file()
    }
    return pack_from(
        workspace, council, source.name, number, records, out=workspace.out, versions=versions, step=step
    ).value


def _council(workspace: Workspace, edition: ArchivedEdition) -> Council:
    council = pipeline.council_of(workspace)
    if council.value is None or has_errors(council.findings):
        raise FindingsError(f"council.yaml of {edition.name} cannot be used.", "", council.findings)
    return council.value


def _period(archive: Archive, edition: ArchivedEdition, council: Council) -> Period:
    try:
        return parse_period(edition.source.period, council.year_starts)
    except ValueError as fault:
        message = f"The bag of {edition.name} is damaged: {fault}."
        raise ArchiveError(message, f"What else is wrong says: {archive.command('verify')}") from None


def _published(archive: Archive, edition: Bagged) -> Iterator[tuple[str, bytes]]:
    """Return what was published, by its path below out/ as it is called in a bag."""
    is_closed = edition.edition.restricted and not _is_report(edition)
    bags = [edition, *([read_restricted(archive, edition)] if is_closed else [])]
    for bag in bags:
        for path in bag.edition.outputs:
            try:
                yield path.removeprefix(f"{OUTPUT}/"), bag.output(path)
            except OSError as fault:
                where = bag.folder / PAYLOAD / path
                message = f"The bag of {edition.edition.name} is damaged: {where}: {fault.strerror}."
                raise ArchiveError(message, f"What else is wrong says: {archive.command('verify')}") from None


def _differences(path: str, before: bytes | None, after: bytes | None) -> tuple[Difference, ...]:
    if before is not None and after is not None:
        return differences(path, before, after)
    old, new = ("" if each is None else f"{len(each):,} bytes" for each in (before, after))
    return (Difference(path, Kind.BYTES, "", old, new),)


def other_versions(edition: ArchivedEdition, now: Mapping[str, str]) -> tuple[Version, ...]:
    """Return what is of another version now than it was when an edition was published, by name."""
    pairs = {name: (edition.versions.get(name), now.get(name)) for name in sorted({**edition.versions, **now})}
    return tuple(
        Version(name, then or NOT_INSTALLED, here or NOT_INSTALLED)
        for name, (then, here) in pairs.items()
        if then != here
    )
