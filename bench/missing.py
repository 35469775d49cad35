"""What must be there for a comparison, and what to do where it is not."""

from __future__ import annotations

import shutil
import subprocess

NEEDED = ("docx", "docxtpl", "matplotlib", "typst")


class BenchError(Exception):
    """The bench cannot go on; the message says why and what to do."""


def require(peers: str, ways: tuple[str, ...]) -> None:
    """Raise BenchError where a library or a program that the ways need is missing."""
    if not any("docxtpl" in way for way in ways):
        return
    probe = "import importlib.util, sys; sys.exit(' '.join(n for n in sys.argv[1:] if not importlib.util.find_spec(n)))"
    found = subprocess.run([peers, "-c", probe, *NEEDED], capture_output=True, text=True, check=False)
    if found.stderr.strip():
        install = f"{peers} -m pip install -r bench/requirements.txt"
        raise BenchError(f"Missing for the other ways: {found.stderr.strip()}. Install them: {install}")
    if "docxtpl + LibreOffice" in ways and shutil.which("soffice") is None:
        raise BenchError("Missing for the usual way: LibreOffice (soffice). Install it, or use --only.")
