"""What is doubted in a text: which words, why, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass

from committee_pack.findings import Severity


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words from `start` up to `end` of a text that do not agree with the data."""

    code: str
    start: int
    end: int
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
