"""What the command line prints: findings, progress, and where things were written."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from committee_pack.findings import Excerpt, Finding, Place, Severity, counted, has_errors
from committee_pack.printing import end_output, nowhere, print_line, printing
from committee_pack.visible import visible

__all__ = [
    "Console",
    "counted",
    "end_output",
    "excerpt_text",
    "finding_text",
    "findings_json",
    "findings_rows",
    "open_closed_streams",
    "printing",
    "ranked",
]


_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Console:
    """Prints results to standard output, everything else to standard error; `quiet` leaves only errors.

    With `strict` warnings are errors too.
    """

    quiet: bool = False
    verbose: bool = False
    strict: bool = False

    def say(self, text: str) -> None:
        """Print a line of the result."""
        if not self.quiet:
            print_line(visible(text))

    def result(self, text: str) -> None:
        """Print what was asked for, `quiet` or not."""
        print_line(text)

    def note(self, text: str) -> None:
        """Print a line beside the result."""
        if not self.quiet:
            _tell(visible(text))

    def warn(self, text: str) -> None:
        """Print a line that nobody may miss, `quiet` or not."""
        self._clear()
        _tell(visible(text))

    def fail(self, text: str, remedy: str = "") -> None:
        """Print what stopped the work and how to mend it."""
        self._clear()
        _tell(visible(f"Stopped: {text}{f' {remedy}' if remedy else ''}"))

    def stopped(self, stands: str = "", what: str = "") -> None:
        """Say that Ctrl+C was understood, on a line of its own, and what stands."""
        self._clear()
        print(f"Stopped{what and f' {what}'}.{stands and f' {stands}'}", file=sys.stderr)

    def progress(self, report: str, step: str) -> None:
        """Show what is being done: on one line that changes in a terminal, else a line each with `verbose`."""
        if self.quiet:
            return
        if sys.stderr.isatty() and not self.verbose:
            self._clear()
            _tell(f"{report}: {step} ...", end="")
        elif self.verbose:
            _tell(f"{report}: {step}")

    def done(self) -> None:
        """Take the line of progress away."""
        if not self.quiet:
            self._clear()

    def findings(self, findings: Iterable[Finding]) -> None:
        """Print each finding on standard error, file by file; with `quiet`, errors only."""
        self._clear()
        for finding in ranked(findings):
            if has_errors((finding,), strict=self.strict) or not self.quiet:
                _tell(finding_text(finding))
                if finding.excerpt:
                    _tell(excerpt_text(finding.excerpt, sys.stderr.encoding))

    def _clear(self) -> None:
        if sys.stderr.isatty():
            _tell("\r\x1b[K", end="")


def open_closed_streams() -> None:
    """Let what is said to a stream that the command was begun without go nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, nowhere())


def _tell(text: str, end: str = "\n") -> None:
    """Print to standard error; where nobody can take it, the exit code still tells."""
    try:
        print(text, end=end, file=sys.stderr, flush=True)
    except OSError:
        sys.stderr = nowhere()


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, each once, with the others of their file by line, of a line the worst first.

    A file that stops the build comes before one that does not, and so on; else files are in the order of their names.
    """
    order, told = list(Severity), tuple(dict.fromkeys(findings))
    worst: dict[str, int] = {}
    for each in told:
        file = each.place.file
        worst[file] = min(order.index(each.severity), worst.get(file, len(order)))

    def rank(each: Finding) -> tuple[int, str, int, int, Place, str]:
        place = each.place
        return worst[place.file], place.file, place.line, order.index(each.severity), place, each.message

    return sorted(told, key=rank)


def finding_text(finding: Finding) -> str:
    """Return a finding as a line: place, severity, what is wrong, how to mend it, and its code.

    The column is left to the carets below and to JSON, so that every finding begins alike: `file:line: severity:`.
    """
    hint = f" {finding.hint}" if finding.hint else ""
    return visible(f"{finding.place}: {finding.severity.value}: {finding.message}{hint} [{finding.code}]")


def excerpt_text(excerpt: Excerpt, encoding: str | None = None) -> str:
    """Return the words at fault as two lines: those that stand there, and carets below the faulty ones.

    A character that a console of the `encoding` cannot show is spelt out, and the carets stand below its spelling.
    """
    start, end = excerpt.start, excerpt.start + excerpt.width
    before, words, after = (_shown(part, encoding or "utf-8") for part in _parts(excerpt.text, start, end))
    return f"{_INDENT}{before}{words}{after}\n{_INDENT}{' ' * _width(before)}{'^' * max(_width(words), 1)}"


def _parts(text: str, start: int, end: int) -> tuple[str, str, str]:
    return text[:start], text[start:end], text[end:]


def _shown(text: str, encoding: str) -> str:
    """Return text as a console shows it, each tab as a blank."""
    return visible(text.replace("\t", " ")).encode(encoding, "backslashreplace").decode(encoding)


def _width(text: str) -> int:
    """Return how many columns text takes: two for a wide character, none for one that stands over another."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(bool(unicodedata.combining(letter)) for letter in text)


def findings_rows(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return the findings as JSON has them, a row each."""
    return [
        {
            "code": each.code,
            "severity": each.severity.value,
            "file": each.place.file,
            "line": each.place.line or None,
            "column": each.place.column or None,
            "words": (each.excerpt.words if each.excerpt else "") or None,
            "key": each.place.key or None,
            "message": each.message,
            "hint": each.hint or None,
        }
        for each in ranked(findings)
    ]


def findings_json(findings: Iterable[Finding]) -> str:
    """Return the findings as JSON, for programs."""
    return json.dumps(findings_rows(findings), indent=2)
