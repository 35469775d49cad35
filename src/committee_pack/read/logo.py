"""The council's logo, as pixels or as SVG, looked at before anybody draws it."""

from __future__ import annotations

from pathlib import Path

from committee_pack.findings import Finding, Outcome, Place, error
from committee_pack.model.settings import Logo, Vector
from committee_pack.read.pictures import picture_fault, shows_nothing
from committee_pack.read.svg import LogoFault, read_svg
from committee_pack.vectors import pixels

_HOW_TO_SAVE = "Save it as SVG, PNG or JPEG, in pixels no more than 5,000 wide and high."
_UNSEEN = LogoFault("shows nothing on white paper", "Choose the logo that is meant for a light background.")
_ENDINGS = (".svg", ".svgz")
_SMALL = 64
"""How many pixels wide and high a picture is drawn to see whether it can be, and shows anything."""


def read_logo(file: Path, alt: str, place: Place) -> Outcome[Logo | None]:
    """Return the logo; None, with findings, where it cannot be shown. `place` is the line that names it."""
    try:
        content = file.read_bytes() if file.is_file() else None
    except OSError as fault:
        message = f"{file.name} cannot be read: {fault.strerror}."
        return _none(error("file-unreadable", place, message, "Mend its name, or ask for the right to read it."))
    if content is None:
        hint = "Write 'logo: none' until there is."
        return _none(error("file-missing", place, f"There is no file {file.name}.", hint))
    found = read_svg(content) if _is_svg(file, content) else None
    faults = _faults_of_pixels(content) if found is None else _faults_of_vector(found)
    if faults:
        return _none(*(_finding(file, place, fault) for fault in faults))
    return Outcome(Logo(file, alt, found if isinstance(found, Vector) else None))


def _is_svg(file: Path, content: bytes) -> bool:
    return file.suffix.lower() in _ENDINGS or content.lstrip().startswith(b"<")


def _faults_of_pixels(content: bytes) -> tuple[LogoFault, ...]:
    if said := picture_fault(content):
        return (LogoFault(said, _HOW_TO_SAVE),)
    return (_UNSEEN,) if shows_nothing(content) else ()


def _faults_of_vector(found: Vector | tuple[LogoFault, ...]) -> tuple[LogoFault, ...]:
    if not isinstance(found, Vector):
        return found
    try:
        return (_UNSEEN,) if shows_nothing(pixels(found.content, _SMALL, _SMALL)) else ()
    except ValueError:
        return (LogoFault("is not a picture that can be shown", _HOW_TO_SAVE),)


def _finding(file: Path, place: Place, fault: LogoFault) -> Finding:
    return error(
        "logo-unfit" if fault.is_content else "logo-unreadable", place, f"{file.name} {fault.said}.", fault.hint
    )


def _none(*findings: Finding) -> Outcome[Logo | None]:
    return Outcome(None, findings)
