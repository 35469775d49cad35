"""council.yaml: whose papers these are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal

from committee_pack import wording
from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error
from committee_pack.fonts import FAMILIES, font_fault
from committee_pack.model.colours import WHITE, contrast
from committee_pack.model.settings import Council, Logo, Theme
from committee_pack.read.checked import FileModel, read_entry
from committee_pack.read.fields import ColourField, DateField, Keys, KeysOrWord, Word, Words
from committee_pack.read.files import Files
from committee_pack.read.pictures import picture_fault
from committee_pack.read.yaml_text import YamlText

TEXT_CONTRAST = 4.5


class LogoFile(FileModel):
    """A picture and the words that stand for it."""

    form: ClassVar[str] = "{file: logo.png, alt: Arms of the council}"
    file: Words
    alt: Words


class ThemeFile(FileModel):
    """The council's own look."""

    primary: ColourField
    logo: Annotated[Annotated[LogoFile, Keys] | Annotated[Literal["none"], Word], KeysOrWord] = "none"
    font: Words = "Source Sans Pro"
    word_font: Words = "Arial"


class CouncilFile(FileModel):
    """The whole of council.yaml."""

    name: Words
    area: Words | None = None
    jurisdiction: Literal["england", "wales", "scotland", "northern ireland"]
    financial_year_starts: Literal[
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ] = "April"  # fmt: skip
    closure_days: list[DateField] = []
    theme: ThemeFile


def read_council(files: Files, path: Path) -> Outcome[Council | None]:
    """Return the council's settings; None, with findings, where the file cannot be used."""
    entry = read_entry(files, path, CouncilFile)
    if entry.value is None:
        return Outcome(None, entry.findings)
    faults = _theme_faults(entry.value.content.theme, entry.value.source, path)
    return Outcome(_council(entry.value.content, path.parent), (*entry.findings, *faults))


def _council(entry: CouncilFile, folder: Path) -> Council:
    theme = entry.theme
    logo = Logo(folder / theme.logo.file, theme.logo.alt) if isinstance(theme.logo, LogoFile) else None
    return Council(
        name=entry.name,
        area=entry.area or entry.name,
        jurisdiction=entry.jurisdiction,
        year_starts=wording.MONTHS.index(entry.financial_year_starts) + 1,
        closure_days=tuple(entry.closure_days),
        # -- an unknown font is told of, and the papers are checked on with one that is there
        theme=Theme(theme.primary, logo, theme.font if theme.font in FAMILIES else FAMILIES[0], theme.word_font),
    )


def _theme_faults(theme: ThemeFile, source: YamlText, path: Path) -> list[Finding]:
    """Return what makes the theme unreadable (WCAG 2.2, 1.4.3: text at 4.5:1) or unusable."""
    findings = []
    ratio = contrast(theme.primary, WHITE)
    if ratio < TEXT_CONTRAST:
        message = f"White text on #{theme.primary.hex} has a contrast of {ratio:.1f}:1; it needs {TEXT_CONTRAST}:1."
        findings.append(error("theme-contrast", source.place(("theme", "primary")), message, "Choose a darker colour."))
    if theme.font not in FAMILIES:
        message, hint = f"The font '{theme.font}' is not there for PDF.", did_you_mean(theme.font, FAMILIES)
        findings.append(error("font-unknown", source.place(("theme", "font")), message, hint))
    elif said := font_fault(theme.font):
        findings.append(error("font-unreadable", source.place(("theme", "font")), said, "Install the tool again."))
    if isinstance(theme.logo, LogoFile):
        findings += _logo_faults(path.parent / theme.logo.file, source.place(("theme", "logo", "file")))
    return findings


def _logo_faults(file: Path, place: Place) -> list[Finding]:
    if not file.is_file():
        hint = "Write 'logo: none' until there is."
        return [error("file-missing", place, f"There is no file {file.name}.", hint)]
    if not (said := picture_fault(file)):
        return []
    hint = "Save it as PNG or JPEG, no more than 5,000 points wide and high."
    return [error("logo-unreadable", place, f"{file.name} {said}.", hint)]
