"""What a build was made from and what it made, with checksums, so that it can be proved and made again."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import zlib
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

PACKAGES = (
    "committee_pack", "font-source-sans-pro", "fonttools", "jinja2", "markdown-it-py",
    "pikepdf", "pillow", "pydantic", "pyyaml", "reportlab",
)  # fmt: skip


PACK_PACKAGES = (*PACKAGES, "holidays", "pypdfium2")
"""Those that shape what is written of a meeting."""
_KINDS = frozenset(("css", "csv", "j2", "java", "js", "md", "py", "typed", "yaml"))
"""What the names of the tool's own files end in; one is hidden, since it is to be so where it is put."""
_HIDDEN = ".gitignore"


def installed_versions(packages: tuple[str, ...] = PACKAGES) -> dict[str, str]:
    """Return the versions of the tool, of every library that shapes what it writes, and of Python."""
    return {**{name: metadata.version(name) for name in packages}, "python": platform.python_version()}


def all_versions() -> dict[str, str]:
    """Return the versions of all that could shape what is written, by name.

    They are those of the tool and every library that it needs, and of what these need in turn, of Python, and of the
    library that compresses. The checksum of the tool's own source tells one that is being worked on from another.
    """
    found: dict[str, str] = {}
    _add_versions("committee_pack", found)
    libraries = dict(sorted(found.items()))
    inside = {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return {**libraries, "committee_pack source": source_checksum(), **inside}


def _add_versions(package: str, found: dict[str, str]) -> None:
    """Add the version of a package, and of those that it needs where it is installed here."""
    name = re.sub(r"[-_.]+", "-", package).lower()
    if name in found:
        return
    try:
        found[name] = metadata.version(package)
    except metadata.PackageNotFoundError:
        # -- one that only another system needs
        return
    for each in metadata.requires(package) or ():
        if "extra ==" not in each:
            _add_versions(re.split(r"[^A-Za-z0-9._-]", each, maxsplit=1)[0], found)


def source_checksum(root: Path = Path(__file__).parent) -> str:
    """Return the first digits of a SHA-256 over every file of the tool, by their names.

    Where it is installed it is the same as where it is worked on: what systems and editors leave there is passed over.
    """
    whole = hashlib.sha256()
    for path in sorted(filter(_is_of_the_tool, root.rglob("*"))):
        digest = hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        whole.update(f"{path.relative_to(root).as_posix()} {digest}\n".encode())
    return whole.hexdigest()[:16]


def _is_of_the_tool(path: Path) -> bool:
    name = path.name
    if name != _HIDDEN and (name.startswith((".", "~")) or name.rpartition(".")[2] not in _KINDS):
        return False
    return "__pycache__" not in path.parts and path.is_file()


def write_manifest(
    facts: Mapping[str, object],
    inputs: Iterable[tuple[str, str]],
    outputs: Mapping[str, bytes],
    versions: Mapping[str, str],
) -> bytes:
    """Return the manifest as JSON: facts, then each input's path and SHA-256, each output's, and the versions."""
    content = {
        **facts,
        "inputs": [{"path": path, "sha256": digest} for path, digest in inputs],
        "outputs": [
            {"path": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            for name, data in outputs.items()
        ],
        "versions": dict(versions),
    }
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
