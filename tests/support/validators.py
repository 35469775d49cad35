"""Other people's validators: veraPDF for PDF, Microsoft's Open XML SDK for Word, each asked for a typed verdict.

Both are optional on a developer's machine; `pdf_validator_lacks` and `word_validator_lacks` say what to install.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from committee_pack import verapdf
from committee_pack.verapdf import FLAVOURS as PDF_FLAVOURS
from committee_pack.verapdf import Failure, ValidatorError, Verdict

__all__ = [
    "PDF_FLAVOURS",
    "Failure",
    "ValidatorError",
    "Verdict",
    "pdf_validator_lacks",
    "validate_pdf",
    "validate_word",
    "word_validator_lacks",
]
WORD_FLAVOUR = "Microsoft365"
_OOXML = Path(__file__).parent / "ooxml"
_WORD_VALIDATOR = _OOXML / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
_JAXB = Path(os.environ.get("COMMITTEE_PACK_JAXB", verapdf.JAXB_FOLDER))


def pdf_validator_lacks() -> str:
    """Return what to install before PDF files can be validated; nothing where all is there."""
    return verapdf.lacking(_JAXB)


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
    return verapdf.validate(files, flavours, _JAXB)


def validate_word(files: Sequence[Path]) -> tuple[Verdict, ...]:
    """Return the Open XML SDK's verdict on each file, by the schema of the current Word."""
    return tuple(_word_verdict(file) for file in files)


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
