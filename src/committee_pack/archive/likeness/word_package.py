"""A Word file as the parts of its package: XML, and what each part refers to (ECMA-376 Part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from committee_pack.archive.likeness.difference import DamagedError

MAIN = "word/document.xml"
_OUTSIDE = "External"


@dataclass(frozen=True, slots=True)
class Target:
    """What a part refers to: the path of another part, or an address outside; and as what, as `footer`."""

    kind: str
    path: str
    is_outside: bool


class Package:
    """All parts of a Word file.

    Raises DamagedError where it is none, or is damaged.
    """

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.files = {each.filename: archive.read(each) for each in archive.infolist() if not each.is_dir()}
        self._targets: dict[str, Mapping[str, Target]] = {}
        if MAIN not in self.files:
            raise DamagedError("it is no Word file")

    def xml(self, path: str) -> ElementTree.Element | None:
        """Return the root of a part; None where there is no such part."""
        return ElementTree.fromstring(self.files[path]) if path in self.files else None

    def targets(self, path: str) -> Mapping[str, Target]:
        """Return what a part refers to, by the identifiers that it uses."""
        if path not in self._targets:
            folder, _, name = path.rpartition("/")
            relations = self.xml(f"{folder}/_rels/{name}.rels")
            listed = () if relations is None else relations
            self._targets[path] = {each.get("Id", ""): _target(folder, each) for each in listed}
        return self._targets[path]


def _target(folder: str, relation: ElementTree.Element) -> Target:
    written, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
    if relation.get("TargetMode") == _OUTSIDE:
        return Target(kind, written, True)
    return Target(kind, posixpath.normpath(posixpath.join("/", folder, written)).lstrip("/"), False)
