"""The file around the parts: content types, relationships and a zip archive (ECMA-376 Part 2, OPC).

python-docx would stamp the archive with the time of day and search every relationship for each new
one, which makes long reports slow; the few rules of a package are kept here instead.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from committee_pack.write.docx.xml import Xml, joined, part_bytes, tag

_OPC = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE_PROPERTIES = f"{_OPC}/relationships/metadata/core-properties"
OFFICE_DOCUMENT, STYLES, NUMBERING, SETTINGS, THEME, HEADER, FOOTER, FOOTNOTES, COMMENTS, IMAGE, HYPERLINK = (
    f"{_OFFICE}/{kind}"
    for kind in (
        "officeDocument",
        "styles",
        "numbering",
        "settings",
        "theme",
        "header",
        "footer",
        "footnotes",
        "comments",
        "image",
        "hyperlink",
    )
)
_TYPES = {
    OFFICE_DOCUMENT: f"{_WORD}.document.main+xml",
    STYLES: f"{_WORD}.styles+xml",
    NUMBERING: f"{_WORD}.numbering+xml",
    SETTINGS: f"{_WORD}.settings+xml",
    HEADER: f"{_WORD}.header+xml",
    FOOTER: f"{_WORD}.footer+xml",
    FOOTNOTES: f"{_WORD}.footnotes+xml",
    COMMENTS: f"{_WORD}.comments+xml",
    THEME: "application/vnd.openxmlformats-officedocument.theme+xml",
    CORE_PROPERTIES: "application/vnd.openxmlformats-package.core-properties+xml",
}
_TYPES_BY_ENDING = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
}
_STORED = {"png", "jpeg"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Relations:
    """What one part refers to: other parts, by a path beside it, and addresses outside."""

    _markup: list[Xml] = field(default_factory=list)
    _addresses: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether it refers to anything."""
        return bool(self._markup)

    def to(self, kind: str, target: str) -> str:
        """Return the id by which the part may refer to another part."""
        return self._add({"Type": kind, "Target": target})

    def to_address(self, address: str) -> str:
        """Return the id by which hyperlinks may refer to an address outside."""
        if address not in self._addresses:
            outside = {"Type": HYPERLINK, "Target": address, "TargetMode": "External"}
            self._addresses[address] = self._add(outside)
        return self._addresses[address]

    def _add(self, attributes: dict[str, str]) -> str:
        identity = f"rId{len(self._markup) + 1}"
        self._markup.append(tag("Relationship", {"Id": identity, **attributes}))
        return identity

    def content(self) -> bytes:
        """Return the relationships part (OPC 9.3)."""
        return part_bytes(tag("Relationships", {"xmlns": f"{_OPC}/relationships"}, *self._markup))


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package: what it is (a relationship type), its path, its content and what it refers to."""

    kind: str
    path: str
    content: bytes
    relations: Relations | None = None


def package_bytes(main: Part, properties: Part, others: Iterable[Part]) -> bytes:
    """Return the file: the main part, the properties, and all other parts, each with what it refers to."""
    parts = (main, properties, *others)
    start = Relations()
    for part in (main, properties):
        start.to(part.kind, part.path)
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": start.content(),
        **{_relations_path(part.path): part.relations.content() for part in parts if part.relations},
        **{part.path: part.content for part in parts},
    }
    return _zipped(files)


def _relations_path(path: str) -> str:
    place = PurePosixPath(path)
    return f"{place.parent}/_rels/{place.name}.rels"


def _content_types(parts: Iterable[Part]) -> bytes:
    defaults = (tag("Default", {"Extension": ending, "ContentType": kind}) for ending, kind in _TYPES_BY_ENDING.items())
    overrides = (
        tag("Override", {"PartName": f"/{part.path}", "ContentType": _TYPES[part.kind]})
        for part in parts
        if part.kind in _TYPES
    )
    return part_bytes(tag("Types", {"xmlns": f"{_OPC}/content-types"}, joined(defaults), joined(overrides)))


def _zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, content in files.items():
            archive.writestr(_entry(path), content)
    return stream.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    """Return an entry that says nothing of when and on which machine it was written."""
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.create_system = 0
    entry.compress_type = zipfile.ZIP_STORED if path.rpartition(".")[2] in _STORED else zipfile.ZIP_DEFLATED
    return entry
