"""Bags of files by BagIt (RFC 8493): what the library makes, dated by whoever asks, and its seal."""

from __future__ import annotations

import contextlib
import datetime
import errno
import hashlib
import logging
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import bagit

from committee_pack.archive.places import PAYLOAD
from committee_pack.disk import sync, write_down

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, SEALED = "manifest-sha512.txt", "tagmanifest-sha512.txt"
"""The checksums of all files of the payload, and of all others: the second seals the first."""
TAG_FILES = ("bag-info.txt", "bagit.txt", MANIFEST)
_AGENT = "committee_pack"
_UNSEEN = r"\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff"
"""What ends a line or a word without being seen, by which a reader of manifests divides them; and halves of letters."""
_ODD = re.compile(rf'[\x00-\x1f%=<>:"|?*\\{_UNSEEN}]')
_ODD_OR_NOT_ASCII = re.compile(rf"{_ODD.pattern}|[^\x00-\x7f]")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending."""
_READ_ONLY = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH

# -- the library tells its log of each fault and raises it besides
logging.getLogger("bagit").addHandler(logging.NullHandler())
logging.getLogger("bagit").propagate = False


def name_in_bag(path: str) -> str:
    """Return the name that a file has in a bag, the same for no other: one that every system can hold.

    What some cannot, what BagIt would write in another way (RFC 8493, 2.1.3), `..` and blanks at an end are written as
    `=XX`, as is all beyond ASCII in a name that is not composed (Unicode NFC), which macOS would change.
    """
    return "/".join(_component(each) for each in path.split("/"))


def _component(name: str) -> str:
    if not name.strip("."):
        return _escaped(name)
    odd = _ODD if unicodedata.is_normalized("NFC", name) else _ODD_OR_NOT_ASCII
    name = odd.sub(lambda found: _escaped(found[0]), name)
    if name.endswith((".", " ")):
        name = name[:-1] + _escaped(name[-1])
    return _escaped(name[0]) + name[1:] if name.startswith("~") or _DEVICE.match(name) else name


def _escaped(characters: str) -> str:
    return "".join(f"={byte:02X}" for byte in characters.encode("utf-8", "surrogateescape"))


def make_bag(folder: Path, payload: Mapping[str, bytes], info: Mapping[str, str], day: datetime.date) -> str:
    """Write a bag with the payload, by paths that `name_in_bag` gave, down to the disk; return its seal.

    `info` stands in bag-info.txt beside the `day` it was made. Its files may be read by all and written by nobody.
    Raises OSError where it cannot be written, or where what lies on the disk then is not what was written.
    """
    for path, content in payload.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_down(folder / path, content)
    _make(folder, info, day)
    _order_seal(folder)
    _refuse_other(folder, payload)
    _down_to_the_disk(folder)
    return seal_of(folder)


def _make(folder: Path, info: Mapping[str, str], day: datetime.date) -> None:
    """Let the library make a bag of a folder."""
    said = {key: " ".join(text.split()) for key, text in info.items()}
    about = {**said, "Bagging-Date": day.isoformat(), "Bag-Software-Agent": _AGENT}
    # -- the library works in the bag's folder, and stays there where it fails
    with contextlib.chdir(folder), _as_os_errors(folder):
        made = bagit.make_bag(str(folder), about, checksums=["sha512"])
        # -- it declares the draft before RFC 8493, which says the same of all that is in here
        write_down(folder / "bagit.txt", DECLARATION.encode())
        made.save()


def _refuse_other(folder: Path, payload: Mapping[str, bytes]) -> None:
    """Raise OSError where a manifest would vouch for bytes that were not given: they are read back from the disk."""
    said = listed_in((folder / MANIFEST).read_bytes())
    for path, content in payload.items():
        if said.get(f"{PAYLOAD}/{path}") != _sum(content):
            raise OSError(errno.EIO, "the disk holds other bytes than were written", str(folder / PAYLOAD / path))


@contextlib.contextmanager
def _as_os_errors(folder: Path) -> Iterator[None]:
    """Let what the library says of a disk that it cannot write to be an OSError, as of any other file."""
    try:
        yield
    except bagit.BagError as fault:
        raise OSError(errno.EACCES, str(fault), str(folder)) from fault


def _order_seal(folder: Path) -> None:
    """Let the tag manifest name files by their names: the library names them as the disk happens to list them."""
    lines = (folder / SEALED).read_text(encoding="utf-8").splitlines(keepends=True)
    write_down(folder / SEALED, "".join(sorted(lines, key=lambda line: line.split()[1])).encode())


def _down_to_the_disk(folder: Path) -> None:
    for name in (*TAG_FILES, SEALED):
        with (folder / name).open("rb+") as file:
            os.fsync(file.fileno())
    for path in folder.rglob("*"):
        if path.is_dir():
            sync(path)
        else:
            # -- some network drives know no rights
            with contextlib.suppress(OSError):
                path.chmod(_READ_ONLY)
    sync(folder)


def is_vouched(folder: Path, path: str, content: bytes, seal: str) -> bool:
    """Return whether a file of the payload holds what was archived in a bag of that seal; raises OSError."""
    sealed, manifest = (folder / SEALED).read_bytes(), (folder / MANIFEST).read_bytes()
    said = listed_in(sealed).get(MANIFEST), listed_in(manifest).get(path)
    return _sum(sealed) == seal and said == (_sum(manifest), _sum(content))


def listed_in(manifest: bytes) -> dict[str, str]:
    """Return the sums of files by their paths that a manifest says, as far as it can be read."""
    # -- a byte that is no text spoils its own line alone
    text = manifest.decode("utf-8", "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")
    said = [line.split(maxsplit=1) for line in text.split("\n")]
    return {each[1]: each[0] for each in said if len(each) == len(("sum", "path"))}


def _sum(content: bytes) -> str:
    return hashlib.sha512(content).hexdigest()


def seal_of(folder: Path) -> str:
    """Return the SHA-512 of a bag's tag manifest, by which every byte of the bag is known; raises OSError."""
    return _sum((folder / SEALED).read_bytes())
