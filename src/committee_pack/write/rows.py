"""Rows of texts for spreadsheets, for programs and for the terminal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence


def csv_of(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """Return rows as CSV, with a head."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def json_of(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as JSON."""
    return (json.dumps(rows, indent=2, ensure_ascii=False) + "\n").encode()


def aligned(lines: Sequence[Sequence[str]], to_the_right: Sequence[bool]) -> bytes:
    """Return lines of cells with their columns aligned, some of them to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(f"{_line(line, widths, to_the_right)}\n" for line in lines).encode()


def _line(line: Sequence[str], widths: Sequence[int], to_the_right: Sequence[bool]) -> str:
    cells = zip(line, widths, to_the_right, strict=True)
    return "  ".join(text.rjust(width) if right else text.ljust(width) for text, width, right in cells).rstrip()
