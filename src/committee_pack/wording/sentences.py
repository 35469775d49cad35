"""Where sentences and words begin and end in what officers write."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BETWEEN_BLANKS = re.compile(r"\S+")
_LETTER = re.compile(r"\w")
_END = re.compile(r"(?<![.!?…])[.!?…]+[)\]\"'’”]*(?=\s+[\"'‘“(\[]*[^\sa-z]|\s*$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:[A-Z]|e\.g|i\.e|etc|cf|viz|vs|approx|incl|excl|inc|est|no|nos|p|pp|para|paras|fig|ref|ext|dept"
    r"|Mr|Mrs|Ms|Miss|Dr|Prof|Rev|St|Cllr|Cllrs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.$",
    re.IGNORECASE,
)
"""What ends with a full stop in the middle of a sentence: abbreviations, and initials of names."""
_LONGEST_ABBREVIATION = 10


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Return where each sentence of a text begins and ends."""
    begin, last = 0, len(text.rstrip())
    for match in _END.finditer(text):
        near = max(begin, match.end() - _LONGEST_ABBREVIATION)
        if match.end() < last and _ABBREVIATION.search(text, near, match.end()):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, len(text))


def words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return where each word of a stretch of text begins and ends, with the signs that touch it."""
    found = _BETWEEN_BLANKS.finditer(text, start, end)
    return (match.span() for match in found if _LETTER.search(match[0]))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return a stretch without the blanks around it, unless it holds no words."""
    held = text[start:end]
    if _LETTER.search(held):
        yield start + len(held) - len(held.lstrip()), end - (len(held) - len(held.rstrip()))
