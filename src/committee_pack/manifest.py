"""What a build was made from and what it made, with checksums, so that it can be proved and made again."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from importlib import metadata

PACKAGES = (
    "committee_pack", "font-source-sans-pro", "fonttools", "jinja2", "markdown-it-py",
    "pikepdf", "pillow", "pydantic", "pyyaml", "reportlab",
)  # fmt: skip


PACK_PACKAGES = (*PACKAGES, "holidays", "pypdfium2")
"""Those that shape what is written of a meeting."""


def installed_versions(packages: tuple[str, ...] = PACKAGES) -> dict[str, str]:
    """Return the versions of the tool, of every library that shapes what it writes, and of Python."""
    return {**{name: metadata.version(name) for name in packages}, "python": platform.python_version()}


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
