"""Where two texts differ, as short excerpts with a few words around them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

_AROUND = 3
"""How many words are shown before and after those that differ; nearer differences are told as one."""
_LONGEST = 160


def excerpts(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Return each run of words that is not the same in two texts, as it is in the one and the other; space is space."""
    old, new = before.split(), after.split()
    for old_start, old_end, new_start, new_end in _joined(old, new):
        yield _shown(old, old_start, old_end), _shown(new, new_start, new_end)


def short(words: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(words[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _joined(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Return the runs that differ, those as one that have few words between them."""
    run: tuple[int, int, int, int] | None = None
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            continue
        if run and old_start - run[1] <= _AROUND:
            run = (run[0], old_end, run[2], new_end)
            continue
        if run:
            yield run
        run = (old_start, old_end, new_start, new_end)
    if run:
        yield run


def _shown(words: list[str], start: int, end: int) -> str:
    if start == end and not words:
        return ""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(words))
    begins, ends = "… " if first else "", " …" if last < len(words) else ""
    return short(f"{begins}{' '.join(words[first:last])}{ends}")
