"""Rows of texts for spreadsheets, for programs and for the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence

from committee_pack.visible import visible

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIGURE = re.compile(r"[+-]?[£$€]?\d[\d.,]*%?( [\w ]*)?|[+-]")


def csv_of(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """Return rows as CSV, with a head; what a spreadsheet would take for a formula has an apostrophe before it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _no_formula(text) for name, text in row.items()} for row in rows)
    return text.getvalue().encode()


def _no_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) and not _FIGURE.fullmatch(text) else text


def json_of(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as JSON."""
    return (json.dumps(rows, indent=2, ensure_ascii=False) + "\n").encode()


def aligned(lines: Sequence[Sequence[str]], to_the_right: Sequence[bool]) -> bytes:
    """Return lines of cells with their columns aligned, some of them to the right, for a terminal."""
    lines = [[visible(cell) for cell in line] for line in lines]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(f"{_line(line, widths, to_the_right)}\n" for line in lines).encode()


def _line(line: Sequence[str], widths: Sequence[int], to_the_right: Sequence[bool]) -> str:
    cells = zip(line, widths, to_the_right, strict=True)
    return "  ".join(text.rjust(width) if right else text.ljust(width) for text, width, right in cells).rstrip()


def cut(text: str, longest: int) -> str:
    """Return a text with no more characters than may be; where some are left out the last says so."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
