"""An edition built again from its inputs, and held against what was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_pack import pipeline
from committee_pack.archive.bags import PAYLOAD, name_in_bag
from committee_pack.archive.contents import ArchiveError, Bagged, read_restricted
from committee_pack.archive.likeness import Difference, differences
from committee_pack.archive.places import Archive
from committee_pack.model.archived import ArchivedEdition, EditionKind
from committee_pack.model.periods import Period, parse_period
from committee_pack.model.settings import Council
from committee_pack.publishing.laid_out import laid_out
from committee_pack.publishing.made import Day, Made, Step
from committee_pack.publishing.packs import pack_from
from committee_pack.publishing.publish import OUTPUT
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

    A file that differs in bytes and in nothing else is alike: `differences` says nothing of it.
    """

    edition: ArchivedEdition
    files: Mapping[str, bytes]
    other_bytes: tuple[str, ...]
    differences: tuple[Difference, ...]
    versions: tuple[Version, ...]


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
    with laid_out(archive, edition, beside) as workspace:
        made = _made(edition.edition, workspace, versions, step)
    outputs = {**made.outputs, **(made.secret_outputs or {})}
    files = {name_in_bag(path): content for path, content in outputs.items()}
    published = dict(_published(archive, edition))
    step("comparing")
    others = sorted(path for path in {**files, **published} if files.get(path) != published.get(path))
    found = [each for path in others for each in _differences(path, published.get(path), files.get(path))]
    changed = tuple(_other_versions(edition.edition.versions, all_versions))
    return Rebuilt(edition.edition, files, tuple(others), tuple(found), changed)


def _made(edition: ArchivedEdition, workspace: Workspace, versions: Mapping[str, str], step: Step) -> Made:
    council, day = _council(workspace, edition), Day(edition.archived, edition.late)
    source = edition.source
    if edition.kind is EditionKind.REPORT:
        period = _period(edition, council)
        return made_report(workspace, council, source.name, period, day=day, versions=versions, step=step).value
    number = source.supplement or None
    # -- the records of what its pages go on from lie where they would have been left
    records = {
        path.relative_to(workspace.root).as_posix(): path.read_bytes()
        for path in sorted(workspace.out.rglob("*"))
        if path.is_file()
    }
    return pack_from(
        workspace, council, source.name, number, records, out=workspace.out, day=day, versions=versions, step=step
    ).value


def _council(workspace: Workspace, edition: ArchivedEdition) -> Council:
    council = pipeline.council_of(workspace)
    if council.value is None:
        raise _unusable(edition, "council.yaml")
    return council.value


def _period(edition: ArchivedEdition, council: Council) -> Period:
    try:
        return parse_period(edition.source.period, council.year_starts)
    except ValueError:
        raise _unusable(edition, "period") from None


def _unusable(edition: ArchivedEdition, what: str) -> ArchiveError:
    version = edition.versions.get("committee-pack", "another")
    message = f"This version cannot use the {what} of {edition.name}, which was published with {version}."
    return ArchiveError(message, "Install that version, then try again.")


def _published(archive: Archive, edition: Bagged) -> Iterator[tuple[str, bytes]]:
    """Return what was published, by its path below out/."""
    bags = [edition, *([read_restricted(archive, edition)] if edition.edition.restricted else [])]
    for bag in bags:
        for path in bag.edition.outputs:
            try:
                yield path.removeprefix(f"{OUTPUT}/"), bag.output(path)
            except OSError as fault:
                where = bag.folder / PAYLOAD / path
                message = f"The bag of {edition.edition.name} is damaged: {where}: {fault.strerror}."
                raise ArchiveError(message, "What else is wrong says: committee-pack verify") from None


def _differences(path: str, before: bytes | None, after: bytes | None) -> tuple[Difference, ...]:
    return differences(path, before or b"", after or b"")


def _other_versions(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Version]:
    for name in sorted({**then, **now}):
        old, new = then.get(name, NOT_INSTALLED), now.get(name, NOT_INSTALLED)
        if old != new:
            yield Version(name, old, new)
