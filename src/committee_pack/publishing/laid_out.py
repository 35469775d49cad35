"""What an edition was made from, laid out as a workspace again."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from committee_pack.archive.bags import PAYLOAD, name_in_bag
from committee_pack.archive.contents import ArchiveError, Bagged, read_restricted
from committee_pack.archive.places import Archive
from committee_pack.model.archived import KeptInput
from committee_pack.publishing.publish import INPUTS
from committee_pack.workspace import Workspace

_UP = ".."


@contextlib.contextmanager
def laid_out(
    archive: Archive, edition: Bagged, beside: Path | None = None, *, public: bool = False
) -> Iterator[Workspace]:
    """Lay out the inputs of an edition in a folder of their own, which is taken away again, and return it.

    Those that no bag holds are looked for by their checksums in `beside`, a workspace. With `public` the bag that only
    some may open is left alone, unless what everyone may see is not to be had without. Raises ArchiveError, which names
    them, where inputs are not to be had, or the bag that only some may open is not.
    """
    found = _contents(edition, beside)
    if edition.edition.restricted and (not public or None in found.values()):
        found |= _contents(read_restricted(archive, edition), beside)
    # -- a bag of what is public lists an input that only the restricted one holds
    held = {each.path for each, content in found.items() if content is not None}
    if missing := [each for each in found if each.path not in held]:
        raise _missing(edition, missing)
    with tempfile.TemporaryDirectory(prefix="committee-pack-") as folder:
        root = Path(folder, *["workspace"] * (1 + max(map(_ups, found), default=0)))
        root.mkdir(parents=True)
        for each, content in found.items():
            if content is not None:
                target = root / each.path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        yield Workspace(root)


def _ups(each: KeptInput) -> int:
    """Return how many folders above the workspace an input lies."""
    return PurePosixPath(each.path).parts.count(_UP)


def _contents(bag: Bagged, beside: Path | None) -> dict[KeptInput, bytes | None]:
    return {each: _content(each, bag, beside) for each in bag.edition.inputs}


def _content(each: KeptInput, bag: Bagged, beside: Path | None) -> bytes | None:
    """Return what an input held; None where it is not to be had any more as it was."""
    path = bag.folder / PAYLOAD / INPUTS / name_in_bag(each.path) if each.in_bag else beside and beside / each.path
    with contextlib.suppress(OSError):
        content = path.read_bytes() if path else b""
        if path and hashlib.sha256(content).hexdigest() == each.sha256:
            return content
    return None


def _missing(edition: Bagged, missing: list[KeptInput]) -> ArchiveError:
    if lost := [each.path for each in missing if each.in_bag]:
        message = f"The bag of {edition.edition.name} is damaged: {', '.join(lost)} is not what was archived."
        return ArchiveError(message, "What else is wrong says: committee-pack verify")
    names = ", ".join(f"{each.path} (SHA-256 {each.sha256})" for each in missing)
    message = f"{edition.edition.name} was made from what no bag holds, as it could identify people: {names}."
    return ArchiveError(message, "Put it, as it was, into the workspace that --workspace names.")
