"""What the command line prints: findings, progress, and where things were written."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from committee_pack.findings import Excerpt, Finding, Severity, counted
from committee_pack.output import end_output, nowhere, print_line, printing

__all__ = [
    "Console",
    "counted",
    "end_output",
    "excerpt_text",
    "finding_text",
    "findings_json",
    "open_closed_streams",
    "printing",
    "ranked",
]


@dataclass(frozen=True, slots=True)
class Console:
    """Prints results to standard output, everything else to standard error; `quiet` leaves only errors."""

    quiet: bool = False
    verbose: bool = False

    def say(self, text: str) -> None:
        """Print a line of the result."""
        if not self.quiet:
            print_line(text)

    def result(self, text: str) -> None:
        """Print what was asked for, `quiet` or not."""
        print_line(text)

    def note(self, text: str) -> None:
        """Print a line beside the result."""
        if not self.quiet:
            _tell(text)

    def warn(self, text: str) -> None:
        """Print a line that nobody may miss, `quiet` or not."""
        self._clear()
        _tell(text)

    def fail(self, text: str, remedy: str = "") -> None:
        """Print what stopped the work and how to mend it."""
        self._clear()
        _tell(f"Stopped: {text}{f' {remedy}' if remedy else ''}")

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
        """Print each finding on standard error, worst first; with `quiet`, errors only."""
        self._clear()
        for finding in ranked(findings):
            if finding.severity is Severity.ERROR or not self.quiet:
                _tell(finding_text(finding))
                if finding.excerpt:
                    _tell(excerpt_text(finding.excerpt))

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
    """Return the findings, each once, errors first, then by place."""
    order = list(Severity)
    return sorted(dict.fromkeys(findings), key=lambda each: (order.index(each.severity), each.place, each.message))


def finding_text(finding: Finding) -> str:
    """Return a finding as a line: place, severity, what is wrong, how to mend it, and its code."""
    hint = f" {finding.hint}" if finding.hint else ""
    return f"{finding.place}: {finding.severity.value}: {finding.message}{hint} [{finding.code}]"


def excerpt_text(excerpt: Excerpt) -> str:
    """Return the words at fault as two lines: those that stand there, and carets below the faulty ones."""
    return f"    {excerpt.text}\n    {' ' * excerpt.start}{'^' * max(excerpt.width, 1)}"


def findings_json(findings: Iterable[Finding]) -> str:
    """Return the findings as JSON, for programs."""
    rows = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "file": each.place.file,
            "line": each.place.line or None,
            "column": each.place.column or None,
            "key": each.place.key or None,
            "message": each.message,
            "hint": each.hint or None,
        }
        for each in ranked(findings)
    ]
    return json.dumps(rows, indent=2)
