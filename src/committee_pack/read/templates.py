"""A report's templates as text: its own, or where it has none of a name, the library's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error
from committee_pack.read.files import Files


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template: the name templates call it by, the file as people know it, and its text."""

    name: str
    file: str
    text: str


def read_templates(files: Files, folder: Path, asked_for: Mapping[str, Place]) -> Outcome[tuple[TemplateText, ...]]:
    """Return every template of the report's folder and of the library, whose own are `library/NAME` too.

    `asked_for` is where each that is used is named; one that is nowhere is a finding.
    """
    listed = files.listed(folder)
    paths = [path for path in listed.value if path.name.endswith(".j2")]
    own = [(path.name, files.name(path), files.text(path)) for path in paths]
    library = tuple(_library())
    found = {each.name: each for each in (*library, *(replace(each, name=f"library/{each.name}") for each in library))}
    found |= {name: TemplateText(name, file, text.value) for name, file, text in own if text.value is not None}
    findings = [*listed.findings, *(finding for _, _, text in own for finding in text.findings)]
    findings += [_missing(name, place, tuple(found)) for name, place in asked_for.items() if name not in found]
    return Outcome(tuple(found.values()), tuple(findings))


def _library() -> Iterator[TemplateText]:
    folder = resources.files("committee_pack.compose") / "library"
    for entry in sorted((*folder.iterdir(), *(folder / "parts").iterdir()), key=lambda each: each.name):
        if entry.name.endswith(".j2"):
            yield TemplateText(entry.name, f"(library)/{entry.name}", entry.read_text(encoding="utf-8"))


def _missing(name: str, asked_by: Place, known: tuple[str, ...]) -> Finding:
    message = f"There is no template '{name}' in the report's folder or the library."
    return error("template-missing", asked_by, message, did_you_mean(name, known))
