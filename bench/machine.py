"""The machine that was measured on, named so that the figures can be judged."""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.measure import ROOT

OUR_LIBRARIES = ("committee_pack", "jinja2", "pydantic", "reportlab", "pikepdf", "fonttools", "pillow", "matplotlib")
PEERS = ("docxtpl", "python-docx", "matplotlib", "typst")


def machine(peers: str) -> dict[str, str]:
    """Return the machine, the system, the versions and the day, by what they are called."""
    facts = {
        "measured": f"{datetime.datetime.now(datetime.UTC).date().isoformat()}{_commit()}",
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": _system(),
        "Python": platform.python_version(),
        "ours": _versions(sys.executable, OUR_LIBRARIES),
        "others": _versions(peers, PEERS),
        "LibreOffice": _said(["soffice", "--version"]).removeprefix("LibreOffice ").partition(" ")[0],
    }
    return {name: fact for name, fact in facts.items() if fact}


def _commit() -> str:
    described = _said(["git", "describe", "--always", "--dirty"])
    return f", commit {described}" if described else ""


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _system() -> str:
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.system()} {platform.release()}"
    except OSError:
        return platform.platform()


def _versions(python: str, libraries: Iterable[str]) -> str:
    probe = (
        "import importlib.metadata as m, json, sys; have = {d.metadata['Name'].lower(): d.version"
        " for d in m.distributions()}; print(json.dumps({n: have[n] for n in sys.argv[1:] if n in have}))"
    )
    said = _said([python, "-c", probe, *libraries])
    return ", ".join(f"{name} {version}" for name, version in json.loads(said or "{}").items())


def _said(command: list[str]) -> str:
    """Return what a command prints; nothing where it is not there."""
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
