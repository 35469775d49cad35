"""A page in headless Chromium, driven by keyboard: a script says what to do, and what was seen comes back.

It is optional on a developer's machine; `browser_lacks` says what to install.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Step = dict[str, Any]

_DRIVER = Path(__file__).parent / "browser" / "drive.mjs"
_MODULES = _DRIVER.parent / "node_modules"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


class BrowserError(Exception):
    """A browser that could not do its work; this says nothing about the page."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The answers of those steps that have one, what the page complained of, and every address that it asked for."""

    answers: tuple[Any, ...]
    faults: tuple[str, ...]
    fetched: tuple[str, ...]
    version: str


def browser_lacks() -> str:
    """Return what to install before pages can be tried; nothing where all is there."""
    lacking = []
    if not shutil.which("node"):
        lacking.append("Node.js 18 or later (Debian: nodejs and npm)")
    if not _browser():
        lacking.append("Chromium (Debian: chromium; elsewhere its program in COMMITTEE_PACK_CHROMIUM)")
    if not all((_MODULES / name).is_dir() for name in ("axe-core", "playwright-core")):
        lacking.append("what drives it (npm install --no-package-lock --prefix tests/support/browser)")
    return f"pages are not tried in a browser without {'; '.join(lacking)}" if lacking else ""


def browse(page: Path, steps: Sequence[Step], *, width: int = 1280, height: int = 900, scripts: bool = True) -> Seen:
    """Open a page from the disk, do the steps, and return what was seen."""
    asked = {
        "executable": _browser(),
        "page": page.resolve().as_uri(),
        "width": width,
        "height": height,
        "scripts": scripts,
        "steps": list(steps),
    }
    command = ["node", str(_DRIVER)]
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    if done.returncode:
        raise BrowserError(done.stderr.strip())
    said = json.loads(done.stdout)
    answers, faults, fetched = (tuple(said[key]) for key in ("answers", "faults", "fetched"))
    return Seen(answers, faults, fetched, said["version"])


def press(*keys: str) -> list[Step]:
    """Return the steps that press keys one after another."""
    return [{"do": "press", "key": key} for key in keys]


def typed(text: str) -> Step:
    """Return the step that types a text."""
    return {"do": "type", "text": text}


def ask(script: str) -> Step:
    """Return the step that asks the page for the value of an expression."""
    return {"do": "ask", "script": script}


def _browser() -> str:
    named = os.environ.get("COMMITTEE_PACK_CHROMIUM", "")
    return named or next((path for name in _BROWSERS if (path := shutil.which(name))), "")
