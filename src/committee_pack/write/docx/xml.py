"""XML as text that is known to be escaped: `Xml` is markup, `str` is words, and mypy keeps them apart.

Text rather than a tree of elements, because a report of 720 pages has a million elements and none of
them is ever looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NewType

Xml = NewType("Xml", str)
NOTHING = Xml("")

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_SPECIAL = re.compile(r'[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escaped(words: str) -> Xml:
    """Return words as markup; control characters, which XML 1.0 (2.2) cannot hold, are left out."""
    return Xml(_SPECIAL.sub(lambda found: _ENTITIES.get(found[0], ""), words))


def tag(name: str, attributes: Mapping[str, str | int], *children: Xml) -> Xml:
    """Return an element with its prefix as given: `tag("a:ext", {"cx": 1})`."""
    opened = _opened(name, tuple(attributes.items()))
    return Xml(f"<{opened}>{''.join(children)}</{name}>" if children else f"<{opened}/>")


@lru_cache(maxsize=8192)
def _opened(name: str, attributes: tuple[tuple[str, str | int], ...]) -> str:
    """Return what stands within an opening tag; a table's cells ask for the same few again and again."""
    return name + "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes)


def w(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """Return a WordprocessingML element: `w("jc", val="right")` is `<w:jc w:val="right"/>`."""
    return tag(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *children)


def joined(parts: Iterable[Xml]) -> Xml:
    """Return pieces of markup as one."""
    return Xml("".join(parts))


def root(name: str, prefixes: tuple[str, ...], *children: Xml) -> Xml:
    """Return an element that names the namespaces of everything within it."""
    return tag(name, {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes}, *children)


_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def part_bytes(element: Xml) -> bytes:
    """Return a whole part of the file: the declaration and its one element."""
    return _DECLARATION + element.encode()


def long_part_bytes(name: str, prefixes: tuple[str, ...], pieces: Iterable[Xml]) -> bytes:
    """Return a part whose root's content comes in pieces, each encoded alone: a long one is put together once."""
    empty = root(name, prefixes, NOTHING).encode()
    end = f"</{name}>".encode()
    return b"".join((_DECLARATION, empty.removesuffix(end), *(piece.encode() for piece in pieces), end))
