"""A second reader of bags, by the text of RFC 8493 alone and as strict as it allows, to hold others against.

It accepts version 1.0 in UTF-8 with tag manifests and without holes, which is what an archive is made of. What the text
only says should be it takes as what must be.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

DECLARATION = ("BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8")
_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\r|\n")
_MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_LIKE_A_MANIFEST = re.compile(r"(tag)?manifest.*|bagit\.txt|bag-info\.txt|fetch\.txt", re.IGNORECASE)
_ENTRY = re.compile(r"([0-9A-Fa-f]+)[ \t]+(.+)", re.DOTALL)
_ENCODED = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PERCENT = re.compile(r"%.{0,2}", re.DOTALL)
_NOWHERE = re.compile(r"\\|\x00|^~|^[A-Za-z]:")
"""What a system may take for a place that is not in the bag: a separator of Windows, a home folder, a drive."""
_ELEMENT = re.compile(r"[^:\s](?:[^:]*[^:\s])?:[ \t]\S.*", re.DOTALL)
"""A label without blanks around it, a colon, a single blank, and a value."""
_ALGORITHMS = frozenset(("md5", "sha1", "sha224", "sha256", "sha384", "sha512"))
_OXUM = re.compile(r"[0-9]+\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT = re.compile(r"[0-9]+ of (?:[0-9]+|\?)")
_ONCE = frozenset(("bagging-date", "bag-size", "payload-oxum", "bag-group-identifier", "bag-count"))
_BLOCK = 1 << 20


def read_bag(folder: Path) -> tuple[str, ...]:
    """Return the faults of a bag, each as `name: what`; none for one that is sound (complete and valid, section 3)."""
    if folder.is_symlink() or not folder.is_dir():
        return (f"no-bag: {folder}",)
    return tuple(_Bag(folder).faults())


@dataclass(frozen=True)
class _Manifest:
    """A manifest: its name, the paths with their checksums, and its algorithm."""

    name: str
    algorithm: str
    entries: Mapping[str, str]


class _Bag:
    """A bag that is being read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._odd: list[str] = []
        self._files = sorted(self._walk(folder, ""))

    def faults(self) -> Iterator[str]:
        """Return all that is wrong."""
        yield from self._odd
        yield from _names(self._files)
        yield from self._declaration()
        if not (self._folder / "data").is_dir() or (self._folder / "data").is_symlink():
            yield "payload-folder-missing: data"
        if "fetch.txt" in self._files:
            yield "holes: fetch.txt"
        for name in self._tags():
            if "/" not in name and _LIKE_A_MANIFEST.fullmatch(name) and not _is_defined(name):
                yield f"name-of-tag-file: {name}"
        yield from self._manifests("", self._payload())
        yield from self._manifests("tag", [each for each in self._tags() if not _is_tag_manifest(each)])
        yield from self._information()

    def _walk(self, folder: Path, place: str) -> Iterator[str]:
        """Return the paths of all files; what is neither a file nor a folder is a fault (no link is followed)."""
        with os.scandir(folder) as entries:
            for each in entries:
                path = f"{place}{each.name}"
                if each.is_dir(follow_symlinks=False):
                    yield from self._walk(Path(each.path), f"{path}/")
                elif each.is_file(follow_symlinks=False):
                    yield path
                else:
                    self._odd.append(f"no-file: {path}")

    def _payload(self) -> list[str]:
        return [each for each in self._files if each.startswith("data/")]

    def _tags(self) -> list[str]:
        return [each for each in self._files if not each.startswith("data/")]

    def _lines(self, name: str) -> list[str] | str:
        """Return the lines of a tag file (2.3), or what is wrong with it as text."""
        content = (self._folder / name).read_bytes()
        if content.startswith(_BOM):
            return f"byte-order-mark: {name}"
        try:
            lines = _LINE_END.split(content.decode("utf-8"))
        except UnicodeDecodeError:
            return f"encoding-of-text: {name}"
        # -- it is only recommended that the last line ends as the others do
        return lines[:-1] if not lines[-1] else lines

    def _declaration(self) -> Iterator[str]:
        """Hold bagit.txt against 2.1.1: exactly two lines, in this order."""
        if "bagit.txt" not in self._files:
            yield "declaration-missing: bagit.txt"
            return
        lines = self._lines("bagit.txt")
        if isinstance(lines, str):
            yield lines
        elif len(lines) != len(DECLARATION):
            yield f"declaration-lines: {len(lines)}"
        else:
            yield from (f"declaration: {line!r}" for line, due in zip(lines, DECLARATION, strict=True) if line != due)

    def _manifests(self, sort: str, due: list[str]) -> Iterator[str]:
        """Hold manifests of a sort against 2.1.3 and 2.2.1: each lists all that is due, and it is as it says."""
        names = [each for each in self._files if (found := _MANIFEST.fullmatch(each)) and (found[1] or "") == sort]
        if not names:
            yield f"{sort}manifest-missing: {sort}manifest-*.txt"
        for name in names:
            faults: list[str] = []
            manifest = self._manifest(name, sort, faults)
            yield from faults
            if manifest:
                yield from self._held_against(manifest, sort, due)

    def _manifest(self, name: str, sort: str, faults: list[str]) -> _Manifest | None:
        lines, algorithm = self._lines(name), name.rpartition("-")[2].removesuffix(".txt")
        if isinstance(lines, str):
            faults.append(lines)
            return None
        if algorithm not in _ALGORITHMS:
            faults.append(f"algorithm: {name}")
            return None
        entries: dict[str, str] = {}
        width = 2 * hashlib.new(algorithm).digest_size
        for number, line in enumerate(lines, 1):
            entry = _ENTRY.fullmatch(line)
            if not entry or len(entry[1]) != width:
                faults.append(f"line: {name}:{number}")
            elif fault := _add(entries, entry[2], entry[1].lower(), sort):
                faults.append(f"{fault}: {name}:{number} {entry[2]}")
        return _Manifest(name, algorithm, entries)

    def _held_against(self, manifest: _Manifest, sort: str, due: list[str]) -> Iterator[str]:
        yield from (f"unlisted: {manifest.name} {path}" for path in due if path not in manifest.entries)
        yield from (f"alike-names: {manifest.name} {names}" for names in _alike(manifest.entries))
        present = frozenset(due)
        for path, checksum in manifest.entries.items():
            if path not in present:
                yield f"{'folder-listed' if (self._folder / path).is_dir() else 'missing'}: {manifest.name} {path}"
            elif self._checksum(path, manifest.algorithm) != checksum:
                yield f"checksum: {manifest.name} {path}"

    def _checksum(self, path: str, algorithm: str) -> str:
        made = hashlib.new(algorithm)
        with (self._folder / path).open("rb") as file:
            while block := file.read(_BLOCK):
                made.update(block)
        return made.hexdigest()

    def _information(self) -> Iterator[str]:
        """Hold bag-info.txt against 2.2.2."""
        if "bag-info.txt" not in self._files:
            return
        lines = self._lines("bag-info.txt")
        if isinstance(lines, str):
            yield lines
            return
        faults: list[str] = []
        elements = list(_elements(lines, faults))
        yield from faults
        counts = Counter(label.lower() for label, _ in elements)
        yield from (f"repeated: bag-info.txt {label}" for label in sorted(_ONCE) if counts[label] > 1)
        for label, value in elements:
            if not self._is_right(label.lower(), value):
                yield f"value: bag-info.txt {label}: {value}"

    def _is_right(self, label: str, value: str) -> bool:
        match label:
            case "payload-oxum":
                return bool(_OXUM.fullmatch(value)) and value == self._oxum()
            case "bagging-date":
                return bool(_DATE.fullmatch(value)) and _is_day(value)
            case "bag-count":
                return bool(_COUNT.fullmatch(value))
            case _:
                return True

    def _oxum(self) -> str:
        sizes = [(self._folder / each).stat().st_size for each in self._payload()]
        return f"{sum(sizes)}.{len(sizes)}"


def _add(entries: dict[str, str], written: str, checksum: str, sort: str) -> str:
    """Add an entry of a manifest; return why it may not be there, if so."""
    path = _decoded(written)
    if path is None:
        return "encoding-of-path"
    fault = _fault_of_path(path, sort) or ("listed-twice" if path in entries else "")
    if not fault:
        entries[path] = checksum
    return fault


def _is_defined(name: str) -> bool:
    return bool(_MANIFEST.fullmatch(name)) or name in ("bagit.txt", "bag-info.txt", "fetch.txt")


def _is_tag_manifest(path: str) -> bool:
    found = _MANIFEST.fullmatch(path)
    return bool(found and found[1])


def _names(paths: Iterable[str]) -> Iterator[str]:
    """Return names that a system may take for one another, or that are no text (6.1.1)."""
    listed = list(paths)
    yield from (f"name-no-text: {each!r}" for each in listed if not _is_text(each))
    yield from (f"alike-names: {names}" for names in _alike(listed))


def _is_text(name: str) -> bool:
    return not any("\ud800" <= each <= "\udfff" for each in name)


def _alike(paths: Iterable[str]) -> Iterator[str]:
    """Return paths that differ by the case of letters or by how they are composed alone, folders too."""
    known: dict[str, str] = {}
    whole = dict.fromkeys(part for each in paths for part in _with_folders(each))
    for each in whole:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", each).casefold())
        if folded in known:
            yield f"{known[folded]} {each}"
        known.setdefault(folded, each)


def _with_folders(path: str) -> Iterator[str]:
    parts = path.split("/")
    yield from ("/".join(parts[:count]) for count in range(1, len(parts) + 1))


def _decoded(written: str) -> str | None:
    """Return a path without its encoding; None where anything but CR, LF and % is encoded, or % stands for itself."""
    if any(found.upper() not in _ENCODED for found in _PERCENT.findall(written)):
        return None
    return _PERCENT.sub(lambda found: _ENCODED[found[0].upper()], written)


def _fault_of_path(path: str, sort: str) -> str:
    """Return why a manifest may not name a path (2.1.3, 2.2.1 and 5.1)."""
    parts = path.split("/")
    if _NOWHERE.search(path) or any(each in ("", ".", "..") for each in parts):
        return "path"
    if sort == "tag":
        if parts[0] == "data":
            return "payload-in-tag-manifest"
        return "tag-manifest-in-tag-manifest" if _is_tag_manifest(path) else ""
    return "" if parts[0] == "data" and len(parts) > 1 else "outside-payload"


def _elements(lines: Iterable[str], faults: list[str]) -> Iterator[tuple[str, str]]:
    """Return labels with their values; what is indented goes on from the line before."""
    found: list[list[str]] = []
    for number, line in enumerate(lines, 1):
        words = line.strip(" \t")
        if words and line[0] in " \t" and found:
            found[-1].append(words)
        elif _ELEMENT.fullmatch(line):
            found.append([line])
        else:
            faults.append(f"line: bag-info.txt:{number}")
    for first, *others in found:
        label, _, value = first.partition(":")
        yield label, "\n".join((value[1:], *others))


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
