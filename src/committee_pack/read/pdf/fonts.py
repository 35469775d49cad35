"""Fonts that a PDF file writes in: whether they are in the file, and whether they say which letters are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pikepdf import Dictionary, Object, Stream

from committee_pack.read.pdf.paper import Page
from committee_pack.read.pdf.shaped import decoded, entry, is_new, listed, name, text

_COLLECTIONS = frozenset(("GB1", "CNS1", "Japan1", "Korea1"))
"""Adobe's collections of characters, whose letters are known without a table (ISO 32000-1, 9.10.2)."""
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_DEEPEST = 20
"""How deep pictures that are drawn within pictures are followed."""
_Scope = tuple[object, tuple[object, ...]]
"""Resources, and the streams that name things of them."""


def loose_fonts(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the names of fonts that are written in and not embedded, each once."""
    return _named(pages, _is_embedded)


def unreadable_fonts(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the names of fonts that are written in and do not say which letters their signs are, each once."""
    return _named(pages, _is_readable)


def _named(pages: Iterable[Page], is_fine: Callable[[Object], bool]) -> tuple[str, ...]:
    """Return the names of fonts that are not fine; a font that is listed and not written in is of no account."""
    known: dict[tuple[int, int], bool] = {}
    found: dict[str, None] = {}
    for resources, streams in _scopes(pages):
        for key, font in _items(entry(resources, "/Font")):
            if not _once(font, known, is_fine) and _is_written_in(key, streams):
                found[name(font, "/BaseFont") or "without a name"] = None
    return tuple(found)


def _once(font: Object, known: dict[tuple[int, int], bool], is_fine: Callable[[Object], bool]) -> bool:
    if not font.is_indirect:
        return is_fine(font)
    if font.objgen not in known:
        known[font.objgen] = is_fine(font)
    return known[font.objgen]


def _scopes(pages: Iterable[Page]) -> Iterator[_Scope]:
    """Return what is drawn with which resources: pages, the pictures on them, and how links and fields look."""
    seen: set[tuple[int, int]] = set()
    for page in pages:
        yield from _scope(entry(page.held, "/Resources"), tuple(listed(entry(page.held, "/Contents"))), seen, _DEEPEST)
        for each in page.annotations:
            yield from _forms(entry(each, "/AP", "/N"), seen, _DEEPEST)


def _scope(resources: object, streams: tuple[object, ...], seen: set[tuple[int, int]], depth: int) -> Iterator[_Scope]:
    yield resources, streams
    if depth:
        yield from _forms(entry(resources, "/XObject"), seen, depth - 1)
        yield from _forms(entry(resources, "/Pattern"), seen, depth - 1)


def _forms(held: object, seen: set[tuple[int, int]], depth: int) -> Iterator[_Scope]:
    """Return what is drawn by a stream, or by each of those that have names, where it was not met before."""
    for form in [held] if isinstance(held, Stream) else [each for _, each in _items(held)]:
        if isinstance(form, Stream) and is_new(form, seen):
            yield from _scope(entry(form, "/Resources"), (form,), seen, depth)


def _items(held: object) -> list[tuple[str, Object]]:
    items = held.items() if isinstance(held, Dictionary) else ()
    return [(key, each) for key, each in items if isinstance(each, (Dictionary, Stream))]


def _is_written_in(key: str, streams: tuple[object, ...]) -> bool:
    """Return whether a font is chosen by its name; as if it were, where a stream cannot be read."""
    parts = [decoded(each) for each in streams]
    chosen = re.compile(re.escape(key.encode()) + rb"\s+[-+.\d]+\s+Tf\b")
    return None in parts or bool(chosen.search(b"\n".join(part for part in parts if part)))


def _is_embedded(font: Object) -> bool:
    match name(font, "/Subtype"):
        case "Type3":
            return True
        case "Type0":
            return all(_has_program(each) for each in listed(entry(font, "/DescendantFonts")))
        case _:
            return _has_program(font)


def _has_program(font: object) -> bool:
    return any(isinstance(entry(font, "/FontDescriptor", key), Stream) for key in _PROGRAMS)


def _is_readable(font: Object) -> bool:
    if entry(font, "/ToUnicode") is not None:
        return True
    match name(font, "/Subtype"):
        case "Type0":
            parts = [text(each, "/CIDSystemInfo", "/Ordering") for each in listed(entry(font, "/DescendantFonts"))]
            return bool(parts) and all(each in _COLLECTIONS for each in parts)
        case "TrueType":
            return entry(font, "/Encoding") is not None
        case _:
            return True
