"""The machine that was measured on, named so that the figures can be judged."""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.measure import ROOT
from bench.memory import HOW

PEERS = ("docxtpl", "python-docx", "matplotlib", "typst")


def machine(peers: str, env: Mapping[str, str]) -> dict[str, str]:
    """Return the machine, the system, the versions and the day, by what they are called."""
    facts = {
        **here(),
        "ours": _ours(env),
        "others": _others(peers),
        "memory of a way": HOW,
        "LibreOffice": _said(["soffice", "--version"]).removeprefix("LibreOffice ").partition(" ")[0],
    }
    return {name: fact for name, fact in facts.items() if fact}


def here() -> dict[str, str]:
    """Return the day and the commit, the machine, its system and its Python, by what they are called."""
    return {
        "measured": f"{datetime.datetime.now(datetime.UTC).date().isoformat()}{_commit()}",
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": _system(),
        "Python": platform.python_version(),
    }


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


def _ours(env: Mapping[str, str]) -> str:
    """Return the versions that a manifest of ours names."""
    probe = (
        "import json; from committee_pack.manifest import installed_versions; print(json.dumps(installed_versions()))"
    )
    return _versions(_said([sys.executable, "-c", probe], env))


def _others(peers: str) -> str:
    probe = (
        "import importlib.metadata as m, json, sys; have = {d.metadata['Name'].lower(): d.version"
        " for d in m.distributions()}; print(json.dumps({n: have[n] for n in sys.argv[1:] if n in have}))"
    )
    return _versions(_said([peers, "-c", probe, *PEERS]))


def _versions(said: str) -> str:
    return ", ".join(f"{name} {version}" for name, version in json.loads(said or "{}").items() if name != "python")


def _said(command: list[str], env: Mapping[str, str] | None = None) -> str:
    """Return what a command prints; nothing where it is not there."""
    try:
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
