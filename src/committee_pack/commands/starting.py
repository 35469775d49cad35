"""What the commands that start something have in common: words that are typed, and what is told in the end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from committee_pack.commands.console import Console
from committee_pack.errors import FindingsError, UsageError
from committee_pack.findings import Finding, Outcome, Place, Severity
from committee_pack.start.kinds import kind_names, usual_kind

__all__ = ["checked", "kind_names", "one_line", "tell", "typed_path", "usual_kind"]
_NO_LETTERS = ("Cc", "Cs")
"""What a terminal would obey, and halves of letters."""
_NOWHERE = Place("report_templates")
"""Where a character is said to stand that no file on the disk holds: it was typed."""


def one_line(option: str, typed: str) -> str:
    """Return words as they were typed, on one line; raises UsageError where nobody could read them."""
    words = " ".join(typed.split())
    if typed and not words:
        raise UsageError(f"{option}: there are only blanks.", "Write words, or leave the option out.")
    if any(unicodedata.category(letter) in _NO_LETTERS for letter in words):
        raise UsageError(f"{option}: the words hold what is no letter.", "Type them again.")
    return words


def said(option: str, typed: str) -> str:
    """Return words as `one_line` does, also none; raises UsageError where nothing is said in them, as in '...'."""
    words = one_line(option, typed)
    if words and not any(letter.isalnum() for letter in words):
        raise UsageError(f"{option}: '{words}' says nothing.", "Write words.")
    return words


def checked(started: Outcome[dict[str, bytes] | None], message: str, asked: dict[Place, str]) -> dict[str, bytes]:
    """Return the files of what is started; raises FindingsError where it would not build.

    A fault of what was `asked` for is told at its option, by where it would stand in a file.
    """
    if started.value is not None:
        return started.value
    faults = (each for each in started.findings if each.severity is Severity.ERROR)
    raise FindingsError(message, "Mend what is named above.", tuple(_at_option(each, asked) for each in faults))


def _at_option(fault: Finding, asked: dict[Place, str]) -> Finding:
    option = asked.get(replace(fault.place, line=0))
    return replace(fault, place=Place(option)) if option else fault


def tell(folder: Path, paths: Iterable[str], then: Iterable[str], console: Console) -> None:
    """Print what was written in a folder, and the commands that follow."""
    for path in sorted(paths):
        console.say(str(folder / path))
    for n, command in enumerate(then):
        console.note(f"{'     ' if n else 'Next:'} {command}")


def typed_path(path: Path) -> str:
    """Return a path as it is typed in a command."""
    text = str(path)
    return f'"{text}"' if " " in text else text
