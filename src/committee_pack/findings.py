"""What is wrong with a user's files, said once and collected, so that one run shows all of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")
_MOST_ALIKE, _SHOWN_OF_MANY, _MOST_LISTED = 5, 3, 16
"""How many rows with one fault are named each; how many where there are more; how many right words a hint lists."""
_LONGEST_LINE, _AROUND = 100, 40
"""How long a line is shown whole, and how many characters to each side of a fault of one that is longer."""


class Severity(Enum):
    """How much a finding matters: an error stops the build, a warning does not, advice never does."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the user's files something stands: a path relative to the workspace, a line from 1, a key.

    `column` is the first character, from 1, where what stands there is part of a line.
    """

    file: str
    line: int = 0
    key: str = ""
    column: int = 0

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where} ({self.key})" if self.key else where


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file, or what of a long one stands around a fault: `width` characters from `start`, from 0."""

    text: str
    start: int
    width: int

    @property
    def words(self) -> str:
        """The words at fault, as far as they stand on the line."""
        return self.text[self.start : self.start + self.width]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: a stable code, where it stands, what was found and expected, and how to mend it.

    `excerpt` shows the words that are at fault, where it is words.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value and what was found on the way to it, so that a fault never hides the next one."""

    value: T
    findings: tuple[Finding, ...] = ()

    def also(self, findings: Iterable[Finding]) -> Outcome[T]:
        """Return the outcome with more findings after its own."""
        return replace(self, findings=(*self.findings, *findings))


def excerpt_of(text: str, start: int, end: int) -> Excerpt:
    """Return the line of a text on which characters from `start` up to `end` begin, with what shows them there.

    Of a long line it is what stands around them, from blank to blank; of very many characters, the first.
    """
    begins = text.rfind("\n", 0, start) + 1
    ends = text.find("\n", start)
    ends = len(text) if ends < 0 else ends
    end = min(max(end, start + 1), ends, start + _LONGEST_LINE)
    if ends - begins > _LONGEST_LINE:
        begins = _blank_after(text, begins, start - _AROUND, start)
        ends = _blank_before(text, ends, max(end, start + 1) + _AROUND, end)
    return Excerpt(text[begins:ends].rstrip(), start - begins, max(end - start, 0))


def _blank_after(text: str, begins: int, cut: int, start: int) -> int:
    """Return where a word begins between a cut through a line and what is to be shown; the cut where none does."""
    blank = text.find(" ", cut, start)
    return begins if cut <= begins else (blank + 1 if blank >= 0 else cut)


def _blank_before(text: str, ends: int, cut: int, end: int) -> int:
    blank = text.rfind(" ", end, cut)
    return ends if cut >= ends else (blank if blank >= 0 else cut)


def error(code: str, place: Place, message: str, hint: str = "") -> Finding:
    """Return a finding that stops the build."""
    return Finding(code, Severity.ERROR, place, message, hint)


def warning(code: str, place: Place, message: str, hint: str = "") -> Finding:
    """Return a finding that is shown, and stops the build only with `--strict`."""
    return Finding(code, Severity.WARNING, place, message, hint)


def advice(code: str, place: Place, message: str, hint: str = "") -> Finding:
    """Return a finding that is shown and never stops the build."""
    return Finding(code, Severity.ADVICE, place, message, hint)


def has_errors(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Return whether any finding stops the work; with `strict`, warnings stop it too."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in stopping for finding in findings)


def counted(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity: `2 errors, 1 warning`."""
    severities = [finding.severity for finding in dict.fromkeys(findings)]
    counts = ((severities.count(severity), severity.value) for severity in Severity)
    parts = [f"{count} {word if count == 1 or word == 'advice' else f'{word}s'}" for count, word in counts if count]
    return ", ".join(parts) or "nothing wrong"


def abridged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of a table's rows; of a fault that very many have, the first few and how many more.

    Rows have the same fault where it is of one kind and in one column; an unknown name is a fault of its own.
    """
    groups: dict[tuple[str, str, str, str], list[Finding]] = {}
    for each in dict.fromkeys(findings):
        name = each.message if each.code.endswith("-unknown") else ""
        groups.setdefault((each.code, each.place.file, each.place.key, name), []).append(each)
    return tuple(each for group in groups.values() for each in _first_few(group))


def _first_few(group: list[Finding]) -> list[Finding]:
    if len(group) <= _MOST_ALIKE:
        return group
    more, last = group[_SHOWN_OF_MANY:], group[-1].place.line
    message = f"{len(more)} more rows have this fault, the last on line {last}."
    return [*group[:_SHOWN_OF_MANY], replace(more[0], message=message, hint="Mend them in the same way.")]


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like the one typed, or an empty string where none is near."""
    return _nearest(word, tuple(known))


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    # -- kept, since a wrong name in a table is wrong on every row
    matches = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return matches[0] if matches else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest right word, or lists what is allowed."""
    choices = list(dict.fromkeys(known))
    near = nearest(word, choices)
    if near:
        return f"Did you mean '{near}'?"
    if len(choices) > _MOST_LISTED:
        like = difflib.get_close_matches(word, choices, n=_SHOWN_OF_MANY, cutoff=0)
        return f"Of {len(choices)} that there are, these are nearest: {', '.join(like)}."
    return f"Expected one of: {', '.join(choices)}." if choices else ""
