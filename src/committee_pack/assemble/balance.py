"""What a page's content leaves open, so that what is drawn after it stands where it should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Object, Stream

# -- each begins with its letter, which is searched for much faster than one of two
_SAVES, _RESTORES = (re.compile(rb"%b(?<=\s%b)(?!\S)" % (each, each)) for each in (b"q", b"Q"))
_OPERATORS = "q Q BMC BDC EMC"


@dataclass(frozen=True, slots=True)
class Balance:
    """How many graphics states to save before a page's content, and what to close after it: states and marks."""

    before: int = 0
    states: int = 0
    marks: int = 0


EVEN = Balance()


def balance(page: pikepdf.Page) -> Balance:
    """Return what a page's content leaves open or closes too often (ISO 32000-1, 8.4.2 and 14.6)."""
    try:
        content = b"".join(b"\n" + each.read_bytes() for each in content_streams(page.obj))
        return EVEN if _looks_even(content) else _counted(page)
    except pikepdf.PdfError:
        # -- what cannot be read draws nothing
        return EVEN


def content_streams(page: Object) -> Iterator[Stream]:
    """Return the streams of a page's content; what else is listed draws nothing."""
    written = page.get("/Contents")
    for each in written if isinstance(written, Array) else (written,):
        if isinstance(each, Stream):
            yield each


def _looks_even(content: bytes) -> bool:
    """Return whether all seems closed that is opened; words that look like operators make it look closer."""
    states = len(_SAVES.findall(content)) == len(_RESTORES.findall(content))
    return states and content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")


def _counted(page: pikepdf.Page) -> Balance:
    depth = least = marks = 0
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        match str(instruction.operator):
            case "q":
                depth += 1
            case "Q":
                depth -= 1
                least = min(least, depth)
            case "EMC":
                marks = max(marks - 1, 0)
            case _:
                marks += 1
    return Balance(-least, depth - least, marks)
