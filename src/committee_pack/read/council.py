"""council.yaml: whose papers these are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from committee_pack import wording
from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error, nearest
from committee_pack.fonts import FAMILIES, SOURCE_SANS, font_fault
from committee_pack.model.archive_settings import ArchiveSettings
from committee_pack.model.colours import WHITE, Colour, contrast, darkened
from committee_pack.model.notice import PARISH, PRINCIPAL, NoticeRule, notice_rule
from committee_pack.model.settings import Council, Font, Logo, OwnFiles, Theme
from committee_pack.read.archive_keys import ArchiveFile, RetentionFile, archive_settings, retention_policy
from committee_pack.read.checked import EntryError, FileModel, read_entry
from committee_pack.read.fields import ColourField, DateField, Keys, KeysOrWord, Word, Words, YesNo
from committee_pack.read.files import Files
from committee_pack.read.own_font import read_font
from committee_pack.read.yaml_text import YamlText
from committee_pack.workspace import Workspace

TEXT_CONTRAST, GRAPHICS_CONTRAST = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""
_OWN_RULE = "the council's own rule"


class LogoFile(FileModel):
    """A picture and the words that stand for it."""

    form: ClassVar[str] = "{file: logo.png, alt: Arms of the council}"
    file: Words
    alt: Words


class FontFile(FileModel):
    """A font of the council's own: what it is called, and a file for each weight."""

    form: ClassVar[str] = "{name: Our Sans, regular: fonts/OurSans-Regular.ttf, bold: fonts/OurSans-Bold.ttf}"
    name: Words
    regular: Words
    bold: Words
    semibold: Words | None = None


class ThemeFile(FileModel):
    """The council's own look."""

    primary: ColourField
    secondary: ColourField | None = None
    logo: Annotated[Annotated[LogoFile, Keys] | Annotated[Literal["none"], Word], KeysOrWord] = "none"
    font: Annotated[Annotated[FontFile, Keys] | Annotated[Words, Word], KeysOrWord] = SOURCE_SANS.name
    word_font: Words = "Arial"


class NoticeFile(FileModel):
    """A rule of the council's own: how many clear days of notice meetings have, and which days count."""

    form: ClassVar[str] = "{clear_days: 3, saturdays: yes}"
    clear_days: Annotated[int, Field(ge=1, le=60)]
    saturdays: YesNo = False
    closure_days: YesNo = False


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
    notice: Annotated[
        Annotated[NoticeFile, Keys]
        | Annotated[Literal["principal council", "parish council", "town council", "community council"], Word],
        KeysOrWord,
    ] = PRINCIPAL
    theme: ThemeFile
    archive: ArchiveFile = ArchiveFile()
    retention: RetentionFile = RetentionFile()

    @model_validator(mode="after")
    def _has_a_rule(self) -> CouncilFile:
        if isinstance(self.notice, str) and notice_rule(self.jurisdiction, _kind(self.notice)) is None:
            where = self.jurisdiction.title()
            raise EntryError("notice", f"no statute gives a {self.notice} in {where} a notice: write {NoticeFile.form}")
        return self


def read_council(files: Files, path: Path) -> Outcome[Council | None]:
    """Return the council's settings; None, with findings, where the file cannot be used."""
    entry = read_entry(files, path, CouncilFile)
    if entry.value is None:
        return Outcome(None, entry.findings)
    content, source = entry.value.content, entry.value.source
    theme = _theme(content.theme, source, path.parent)
    archive = archive_settings(content.archive, source, Workspace(path.parent))
    council = _council(content, theme.value, archive.value)
    return Outcome(council, (*entry.findings, *theme.findings, *archive.findings))


def _council(entry: CouncilFile, theme: Theme, archive: ArchiveSettings) -> Council:
    return Council(
        name=entry.name,
        area=entry.area or entry.name,
        jurisdiction=entry.jurisdiction,
        year_starts=wording.MONTHS.index(entry.financial_year_starts) + 1,
        closure_days=tuple(entry.closure_days),
        theme=theme,
        notice=_notice(entry),
        kind=_kind(entry.notice) if isinstance(entry.notice, str) else PRINCIPAL,
        archive=archive,
        retention=retention_policy(entry.retention),
    )


def _kind(word: str) -> str:
    return PRINCIPAL if word == PRINCIPAL else PARISH


def _notice(entry: CouncilFile) -> NoticeRule:
    """Return the rule that the file names; one that no statute gives was a fault of the file."""
    own = entry.notice
    if isinstance(own, NoticeFile):
        return NoticeRule(own.clear_days, _OWN_RULE, own.saturdays, own.closure_days)
    rule = notice_rule(entry.jurisdiction, _kind(own))
    assert rule is not None, "the file was checked"
    return rule


def _theme(entry: ThemeFile, source: YamlText, folder: Path) -> Outcome[Theme]:
    """Return the look, with what makes it unreadable or unusable.

    What cannot be used is told of, and the papers are checked on with what can.
    """
    logo, font = _logo(entry, source, folder), _font(entry.font, source, folder)
    theme = Theme(entry.primary, logo.value, font.value, entry.word_font, entry.secondary)
    return Outcome(theme, (*_colour_faults(entry, source), *font.findings, *logo.findings))


def _colour_faults(entry: ThemeFile, source: YamlText) -> list[Finding]:
    found = _pale(entry.primary, TEXT_CONTRAST, source.place(("theme", "primary")))
    if entry.secondary:
        found += _pale(entry.secondary, GRAPHICS_CONTRAST, source.place(("theme", "secondary")))
    return found


def _pale(colour: Colour, needed: float, place: Place) -> list[Finding]:
    """Return a finding where a colour has too little contrast with white, on which it stands or which stands on it."""
    ratio = contrast(colour, WHITE)
    if ratio >= needed:
        return []
    what = f"White text on #{colour.hex}" if needed == TEXT_CONTRAST else f"A line of #{colour.hex} on white"
    # -- rounded down, or one that just misses would be said to have what it needs
    message = f"{what} has a contrast of {int(ratio * 10) / 10}:1; it needs {needed:g}:1."
    hint = f"Choose a darker colour, such as #{darkened(colour, needed).hex}."
    return [error("theme-contrast", place, message, hint)]


def _logo(entry: ThemeFile, source: YamlText, folder: Path) -> Outcome[Logo | None]:
    if not isinstance(entry.logo, LogoFile):
        return Outcome(None)
    from committee_pack.read.logo import read_logo

    return read_logo(folder / entry.logo.file, entry.logo.alt, source.place(("theme", "logo", "file")))


def _font(entry: FontFile | str, source: YamlText, folder: Path) -> Outcome[Font]:
    if isinstance(entry, FontFile):
        return _own_font(entry, source, folder)
    place = source.place(("theme", "font"))
    if entry not in FAMILIES:
        near = nearest(entry, FAMILIES)
        hint = did_you_mean(entry, FAMILIES) if near else f"Write {' or '.join((*FAMILIES, FontFile.form))}."
        message = f"The font '{entry}' is not there for PDF."
        return Outcome(SOURCE_SANS, (error("font-unknown", place, message, hint),))
    said = font_fault(SOURCE_SANS)
    return Outcome(SOURCE_SANS, (error("font-unreadable", place, said, "Install the tool again."),) if said else ())


def _own_font(entry: FontFile, source: YamlText, folder: Path) -> Outcome[Font]:
    """Return the council's own font; that of the tool, with findings, where one of its files cannot be drawn from."""
    named = {"regular": entry.regular, "bold": entry.bold}
    if entry.semibold:
        named["semibold"] = entry.semibold
    read = [read_font(folder / file, source.place(("theme", "font", key))) for key, file in named.items()]
    findings = tuple(finding for each in read for finding in each.findings)
    if findings:
        return Outcome(SOURCE_SANS, findings)
    regular, bold, semibold = (folder / file for file in (entry.regular, entry.bold, entry.semibold or entry.bold))
    return Outcome(Font(entry.name, OwnFiles(regular, semibold, bold, " ".join(each.checksum for each in read))))
