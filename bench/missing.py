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
    if missing := _missing(peers):
        install = f"{peers} -m pip install -r bench/requirements.txt"
        raise BenchError(f"Missing for the other ways: {missing}. Install them: {install}")
    if "docxtpl + LibreOffice" in ways and shutil.which("soffice") is None:
        raise BenchError("Missing for the usual way: LibreOffice (soffice). Install it, or use --only.")


def _missing(peers: str) -> str:
    """Return the names of the libraries that a Python lacks; raises BenchError where it is none."""
    probe = "import importlib.util, sys; print(*(n for n in sys.argv[1:] if not importlib.util.find_spec(n)))"
    try:
        found = subprocess.run([peers, "-c", probe, *NEEDED], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise BenchError(f"--peers: {peers} is no Python that runs. {fault}") from fault
    return found.stdout.strip()
