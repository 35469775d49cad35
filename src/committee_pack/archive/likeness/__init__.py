"""Whether two files say the same, mean the same and look the same, though other versions of the tool wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from committee_pack.archive.likeness.difference import Difference as Difference
from committee_pack.archive.likeness.difference import Kind as Kind
from committee_pack.archive.likeness.difference import UnreadableError

_Reader = Callable[[str, bytes, bytes], Iterator[Difference]]
_MANIFEST = "manifest.json"


def differences(path: str, before: bytes, after: bytes) -> tuple[Difference, ...]:
    """Return what differs in two files, nothing where they are alike; the name says how they are compared.

    Of a PDF it is the text, tags and pictures of its pages, of a Word file its text, markup and pictures. A manifest
    need not name the same versions, nor checksums of what was made. Of any other file it is its bytes. One that is
    damaged is unreadable, which is told beside all that was found until then.
    """
    if before == after:
        return ()
    found: list[Difference] = []
    try:
        found.extend(_reader(path)(path, before, after))
    except UnreadableError as fault:
        old, new = (fault.how, "") if fault.is_before else ("", fault.how)
        found.append(Difference(path, Kind.UNREADABLE, "", old, new))
    return tuple(found)


def _reader(path: str) -> _Reader:
    # -- what reads and draws a file takes long to load, and is not needed where all bytes are the same
    name = path.rpartition("/")[2].lower()
    if name == _MANIFEST:
        from committee_pack.archive.likeness.manifest import manifest_differences

        return manifest_differences
    if name.endswith(".pdf"):
        from committee_pack.archive.likeness.pdf import pdf_differences

        return pdf_differences
    if name.endswith(".docx"):
        from committee_pack.archive.likeness.word import word_differences

        return word_differences
    return _bytes


def _bytes(path: str, before: bytes, after: bytes) -> Iterator[Difference]:
    yield Difference(path, Kind.BYTES, "", f"{len(before)} bytes", f"{len(after)} bytes")
