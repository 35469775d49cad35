"""Markup of a Word file as words: what it means, apart from what it looks like, without what a program notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MEANT = frozenset(
    (
        "pStyle", "rStyle", "tblStyle", "numPr", "ilvl", "numId", "outlineLvl", "lang", "tblHeader", "gridSpan",
        "vMerge", "tblCaption", "tblDescription", "bookmarkStart", "footnoteReference", "endnoteReference",
        "commentReference", "fldSimple", "instrText", "hyperlink", "rtl", "bidi", "bidiVisual", "vanish",
    )
)  # fmt: skip
"""Elements of which a reader who does not see the page is told, by their names without namespaces."""
_NOTED = frozenset(
    ("proofErr", "lastRenderedPageBreak", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "rsids", "sectPr")
)
"""Elements by which a program notes how far it has come, and how pages are set up, of which is told apart."""
_NUMBERED = frozenset(("id", "paraId", "textId", "anchorId", "editId"))
"""Attributes that tell things apart, and say nothing of them."""
Resolve = Callable[[str], str]
"""What an identifier of a relationship stands for."""


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def meant(element: Element, resolve: Resolve) -> str:
    """Return what elements within one mean, in words."""
    return " ".join(words for each, words in _told(element, resolve) if each in _MEANT)


def looks(element: Element, resolve: Resolve) -> str:
    """Return what elements within one look like, in words."""
    return " ".join(words for each, words in _told(element, resolve) if each not in _MEANT)


def _told(element: Element, resolve: Resolve) -> Iterator[tuple[str, str]]:
    """Return what an element and each within it say, by their names; one that only holds others says nothing."""
    name = local(element)
    said = _said(element, name, resolve)
    if said != name:
        yield name, said
    for each in element:
        yield from _within(each, resolve)


def _within(element: Element, resolve: Resolve) -> Iterator[tuple[str, str]]:
    name = local(element)
    if name not in _NOTED:
        yield name, _said(element, name, resolve)
        for each in element:
            yield from _within(each, resolve)


def _said(element: Element, name: str, resolve: Resolve) -> str:
    """Return an element with its attributes, in an order that does not depend on how they were written."""
    attributes = (_attribute(key, words, resolve) for key, words in element.items() if _counts(key))
    text = (element.text or "").strip()
    return " ".join(filter(None, (name, *sorted(attributes), text)))


def _counts(key: str) -> bool:
    short = key.rpartition("}")[2]
    return short not in _NUMBERED or key.startswith(R)


def _attribute(key: str, words: str, resolve: Resolve) -> str:
    name = key.rpartition("}")[2]
    return f"{name}={resolve(words) if key.startswith(R) else words}" if not name.startswith("rsid") else ""
