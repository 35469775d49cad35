"""Where a council keeps its editions, and which of their inputs could identify people."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

ANY_FOLDERS: Final = "**"
"""What stands in a pattern for any number of folders, none included."""
_ALWAYS_PERSONAL: Final = frozenset({"raw", "extracts"})


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """Where editions are kept, and what of their inputs is kept from the public.

    `folder` is None for archive/ in the workspace, and `restricted` for a folder beside it. `personal` are patterns of
    inputs whose rows could identify people, as paths from the workspace: `*` stands for any characters of a name, `**`
    for any number of folders. `personal_restricted` says that such inputs are kept in the bag that only some may open;
    else no bag holds them, and they are known by their checksum alone.
    """

    folder: Path | None = None
    restricted: Path | None = None
    personal: tuple[str, ...] = ()
    personal_restricted: bool = False


IN_THE_WORKSPACE: Final = ArchiveSettings()
"""Where council.yaml says nothing of it: in archive/ and archive-restricted/."""


def is_personal(path: str, settings: ArchiveSettings) -> bool:
    """Return whether an input's rows could identify people, by its path from the workspace with forward slashes.

    They could where a pattern of the council's names the file, or a folder that it lies in; and always in a folder
    called `raw` or `extracts` anywhere below `data`. Capitals make no difference.
    """
    plain = _plain(path)
    folders = plain.split("/")[:-1]
    below_data = folders[folders.index("data") + 1 :] if "data" in folders else []
    return not _ALWAYS_PERSONAL.isdisjoint(below_data) or any(is_named(path, each) for each in settings.personal)


def is_named(path: str, pattern: str) -> bool:
    """Return whether a pattern of the council's names a file, or a folder that it lies in."""
    return _expression(pattern).fullmatch(_plain(path)) is not None


def _plain(path: str) -> str:
    """Return a path as it is compared: a disk may write its capitals and accents otherwise than council.yaml does."""
    return posixpath.normpath(unicodedata.normalize("NFC", path).casefold())


@lru_cache(maxsize=256)
def _expression(pattern: str) -> re.Pattern[str]:
    """Return a pattern as a regular expression; one that ends in a plain name may name a folder too."""
    *folders, last = _plain(pattern).split("/")
    ends = ".+" if last == ANY_FOLDERS else _of_name(last) if "*" in last else f"{_of_name(last)}(?:/.+)?"
    return re.compile("".join(map(_of_folder, folders)) + ends, re.DOTALL)


def _of_folder(name: str) -> str:
    return "(?:[^/]+/)*" if name == ANY_FOLDERS else f"{_of_name(name)}/"


def _of_name(name: str) -> str:
    return "[^/]*".join(map(re.escape, re.split(r"\*+", name)))
