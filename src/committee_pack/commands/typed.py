"""What was typed, as a command has it; a word that is none is met with the nearest right one."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from committee_pack.errors import UsageError
from committee_pack.findings import did_you_mean
from committee_pack.model.packs import Edition
from committee_pack.write import WRITERS
from committee_pack.write.desk import FORMATS as STATUS
from committee_pack.write.results import FORMATS
from committee_pack.write.retention import FORMATS as RETENTION

FINDINGS = ("text", "json")
"""How findings are printed."""
PLAIN = "table"
BY_ENDING = {f".{form}": form for form in FORMATS if form != PLAIN}
WHY_ENDINGS = (".json",)
"""The endings of files that an explanation may be written in otherwise than as text."""
_MEANT = {"word": "docx", "doc": "docx", "excel": "xlsx", "xls": "xlsx", "text": PLAIN, "txt": PLAIN}
"""What people call a format."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which result is to be explained: an indicator's id or number, an area and a cohort, as typed."""

    indicator: str
    area: str
    cohort: str


def one_of(known: Iterable[str], option: str, word: str) -> str:
    """Return the word where it is one of those known; raises UsageError with the nearest otherwise."""
    choices = tuple(known)
    if word in choices:
        return word
    small = word.lower()
    meant = next((each for each in (small, _MEANT.get(small, "")) if each in choices), small)
    raise UsageError(f"{option}: there is no format '{word}'.", did_you_mean(meant, choices))


def formats_to_build(to: list[str] | None) -> tuple[str, ...]:
    """Return the formats typed after `--to`, each once; all there are where none was."""
    return tuple(dict.fromkeys(form for each in to or [",".join(WRITERS)] for form in _divided(each)))


def _divided(typed: str) -> list[str]:
    forms = [form.strip() for form in typed.split(",")]
    if "" in forms:
        remedy = f"Write them without blanks between: --to {','.join(WRITERS)}"
        raise UsageError(f"--to: a format is missing in '{typed}'.", remedy)
    return [one_of(WRITERS, "--to", form) for form in forms]


def format_of_results(form: str, out: Path | None) -> str:
    """Return the format of results: the one named, else that of the file's ending, else a plain table."""
    if form:
        return one_of(FORMATS, "--format", form)
    return BY_ENDING.get(out.suffix.lower(), PLAIN) if out else PLAIN


def format_of_status(form: str) -> str:
    """Return the format of the texts that are owed."""
    return one_of(STATUS, "--format", form)


def format_of_retention(form: str) -> str:
    """Return the format in which editions are listed with what keeps them."""
    return one_of(RETENTION, "--format", form)


def result_to_explain(why: str, area: str, cohort: str, form: str, report: str) -> Asked | None:
    """Return which result is to be explained, None where none is; raises UsageError for options that do not fit."""
    for option, typed in (("--area", area), ("--cohort", cohort)):
        if typed and not why:
            remedy = f"Name the indicator too, as: committee-pack results {report} --why INDICATOR {option} '{typed}'"
            raise UsageError(f"{option} says which result --why is to explain, and there is no --why.", remedy)
    if why and form not in (PLAIN, "json"):
        message = f"--why explains one result, and there is no {form} of that."
        raise UsageError(message, "It is text, or JSON with --format json.")
    return Asked(why, area, cohort) if why else None


def processes(typed: str) -> int:
    """Return how many processes there may be: as many as there are processors where nothing was typed."""
    if not typed:
        return os.cpu_count() or 1
    if not typed.isascii() or not typed.isdigit() or not int(typed):
        raise UsageError(f"--jobs: '{typed}' is no number of processes.", "Write a whole number from 1, as --jobs 2.")
    return int(typed)


def edition(typed: str) -> Edition | None:
    """Return the edition of a pack that was named; None where none was."""
    words = [each.value for each in Edition]
    if typed and typed not in words:
        raise UsageError(f"--edition: there is no edition '{typed}'.", did_you_mean(typed.lower(), words))
    return Edition(typed) if typed else None


def supplement(typed: str) -> int | None:
    """Return the number of the supplement that was named; None where none was."""
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit() or not int(typed):
        message = f"--supplement: '{typed}' is no supplement's number."
        raise UsageError(message, "Write a whole number from 1, as --supplement 1.")
    return int(typed)


def day(option: str, typed: str) -> datetime.date | None:
    """Return the date that was typed, None where none was; raises UsageError for anything else."""
    if not typed:
        return None
    try:
        if _DATE.fullmatch(typed):
            return datetime.date.fromisoformat(typed)
    except ValueError:
        pass
    raise UsageError(f"{option}: '{typed}' is not a date.", "Write it as 2016-11-10.")


def refuse(typed: str, option: str, right: str) -> None:
    """Raise UsageError where an option was typed that another command has for what is called otherwise here."""
    if typed:
        raise UsageError(f"There is no {option} here.", f"Did you mean {right} {typed}?")


def refuse_before(command: str, options: Iterable[str]) -> None:
    """Raise UsageError where options stand before the command that they are meant for, which would not see them."""
    if option := next(iter(options), ""):
        raise UsageError(f"{option} stands before '{command}', which does not see it there.", "Write options behind.")


def folder(typed: str) -> Path:
    """Return a folder as it was typed; raises UsageError where no name was, which is not the one that one stands in."""
    if not typed.strip():
        raise UsageError("DIR: there is no name.", "Name a folder; '.' is the one that you stand in.")
    return Path(typed)
