"""The ways of making the report that are measured: ours and the others, each as the command that somebody would run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

OURS = "committee_pack"
LIBREOFFICE = "docxtpl + LibreOffice"
TYPST = "docxtpl + Typst"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Where all that the ways start from lies, and the Python that has the other ways' libraries."""

    folder: Path
    peers: str

    def workspace(self, size: int) -> Path:
        """The synthetic workspace of that size."""
        return self.folder / f"workspace-{size}"

    @property
    def other(self) -> Path:
        """Another workspace, whose report is built second in the same process."""
        return self.folder / "another"

    def content(self, size: int) -> Path:
        """What its report says, as JSON."""
        return self.folder / f"content-{size}.json"

    @property
    def template(self) -> Path:
        """The Word template of the other ways."""
        return self.folder / "template.docx"

    @property
    def profile(self) -> Path:
        """LibreOffice's settings, made when each way is run once before it counts."""
        return self.folder / "libreoffice"

    def out(self, way: str, size: int) -> Path:
        """Where a way writes its two files."""
        return self.folder / "out" / f"{way.replace(' ', '')}-{size}"


def _ours(prepared: Prepared, size: int, out: Path) -> list[str]:
    workspace = str(prepared.workspace(size))
    return [sys.executable, "-m", "committee_pack", "build", "--workspace", workspace, "--out", str(out)]


def _libreoffice(prepared: Prepared, size: int, out: Path) -> list[str]:
    files = (prepared.content(size), prepared.template, out, prepared.profile)
    return [prepared.peers, "-m", "bench.docxtpl_libreoffice", *map(str, files)]


def _typst(prepared: Prepared, size: int, out: Path) -> list[str]:
    files = (prepared.content(size), prepared.template, out)
    return [prepared.peers, "-m", "bench.docxtpl_typst", *map(str, files)]


WAYS: dict[str, Callable[[Prepared, int, Path], list[str]]] = {OURS: _ours, LIBREOFFICE: _libreoffice, TYPST: _typst}
SHORT = {"ours": OURS, "libreoffice": LIBREOFFICE, "typst": TYPST}
"""What they are called on the command line."""
