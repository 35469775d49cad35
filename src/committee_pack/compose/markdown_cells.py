"""Where the cells of a table in Markdown stand on their line, as the parser divides it."""

from __future__ import annotations

import re
from itertools import pairwise

Piece = tuple[int, int]
"""Where some of a cell's words begin: in the words, and on the line."""

_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\\|")
_SIGNS = re.compile(r"(?:[ \t]*(?:[-*+]|\d{1,9}[.)]))+[ \t]*(?=\|)")
"""What stands before a table that begins an item of a list."""
_BLANK = " \t\n"


def cells_of(line: str) -> tuple[tuple[Piece, ...], ...]:
    """Return the cells of a row as pieces: a bar that is escaped is typed in two characters and printed as one."""
    begin = match.end() if (match := _SIGNS.match(line)) else 0
    end = len(line.rstrip(_BLANK))
    bars = [match.start() for match in _BAR.finditer(line, begin, end)]
    edges = [begin - 1, *bars, end]
    cells = [(left + 1, right) for left, right in pairwise(edges)]
    if not line[slice(*cells[0])].strip(_BLANK):
        cells = cells[1:]
    if cells and cells[-1][0] == cells[-1][1]:
        cells = cells[:-1]
    return tuple(_pieces(line, *cell) for cell in cells)


def _pieces(line: str, begin: int, end: int) -> tuple[Piece, ...]:
    typed = line[begin:end]
    begin += len(typed) - len(typed.lstrip(_BLANK))
    bars = enumerate(_ESCAPED.finditer(line, begin, end))
    return ((0, begin), *((match.start() - begin - before, match.start() + 1) for before, match in bars))
