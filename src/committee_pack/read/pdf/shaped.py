"""Values of a PDF file as what they should be: whatever else stands there is as if nothing did."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream, String

MOST_DECODED = 16 * 1024 * 1024
"""How many bytes of a stream are looked at; more would be a file that is made to fill a machine."""


def entry(holder: object, *keys: str) -> object:
    """Return what stands under the keys, each within what the one before it names; None where nothing does."""
    for key in keys:
        holder = holder.get(key) if isinstance(holder, (Dictionary, Stream)) else None
    return holder


def text(holder: object, *keys: str) -> str:
    """Return the words under the keys; empty where no words stand there."""
    found = entry(holder, *keys)
    return str(found).strip() if isinstance(found, String) else ""


def name(holder: object, *keys: str) -> str:
    """Return the name under the keys without its slash; empty where no name stands there."""
    found = entry(holder, *keys)
    return str(found)[1:] if isinstance(found, Name) else ""


def number(holder: object, *keys: str) -> int | None:
    """Return the whole number under the keys; None where none stands there."""
    found: object = entry(holder, *keys)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def is_true(holder: object, *keys: str) -> bool:
    """Return whether `true` stands under the keys."""
    return entry(holder, *keys) is True


def listed(held: object) -> Iterator[object]:
    """Return what an array holds; what is no array, as if it were one of one; nothing of nothing."""
    if isinstance(held, Array):
        yield from held
    elif held is not None:
        yield held


def is_new(held: Object, seen: set[tuple[int, int]]) -> bool:
    """Return whether an object is met for the first time, and remember it; one without a number always is.

    Such a one stands within another, and so in no circle.
    """
    if not held.is_indirect:
        return True
    if held.objgen in seen:
        return False
    seen.add(held.objgen)
    return True


def decoded(stream: object) -> bytes | None:
    """Return what a stream holds; None where it is no stream, is damaged, too long, or packed in an uncommon way."""
    if not isinstance(stream, Stream):
        return None
    try:
        raw = stream.read_raw_bytes()
    except PdfError:
        return None
    filters = [str(each) for each in listed(stream.get("/Filter"))]
    if not filters:
        return raw if len(raw) <= MOST_DECODED else None
    return _inflated(raw) if filters == ["/FlateDecode"] and "/DecodeParms" not in stream else None


def _inflated(raw: bytes) -> bytes | None:
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(raw, MOST_DECODED)
    except zlib.error:
        return None
    return None if unpacking.unconsumed_tail else content
