"""What a PDF file does by itself, or at a click: actions on opening it, on its pages, links, fields and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary

from committee_pack.read.pdf.paper import Paper
from committee_pack.read.pdf.shaped import entry, is_new, listed, name

_FORBIDDEN = frozenset(
    (
        "Launch",
        "Sound",
        "Movie",
        "ResetForm",
        "ImportData",
        "Hide",
        "SetOCGState",
        "Rendition",
        "Trans",
        "GoTo3DView",
        "JavaScript",
    )
)
"""ISO 19005-2, 6.5.1."""
_NAMED = frozenset(("NextPage", "PrevPage", "FirstPage", "LastPage"))


def forbidden_actions(paper: Paper) -> tuple[str, ...]:
    """Return the kinds of actions that a file of PDF/A-2 may not have, each once, by name."""
    root = paper.pdf.Root
    kinds = {kind for each in _actions(paper) if (kind := _forbidden(each))}
    scripts = {"JavaScript"} if entry(root, "/Names", "/JavaScript") is not None else set[str]()
    return tuple(sorted(kinds | scripts))


def has_triggers(paper: Paper) -> bool:
    """Return whether anything happens when the file or a page is opened or closed (ISO 19005-2, 6.5.2)."""
    held = (paper.pdf.Root, *(page.held for page in paper.pages))
    return any(entry(each, "/AA") is not None for each in held)


def _forbidden(action: object) -> str:
    kind = name(action, "/S")
    if kind == "Named" and name(action, "/N") not in _NAMED:
        return f"Named {name(action, '/N')}".strip()
    return kind if kind in _FORBIDDEN else ""


def _actions(paper: Paper) -> Iterator[object]:
    yield from _chain(entry(paper.pdf.Root, "/OpenAction"))
    for page in paper.pages:
        for each in page.annotations:
            yield from _chain(entry(each, "/A"))
            for action in _triggered(entry(each, "/AA")):
                yield from _chain(action)
    for bookmark in _bookmarks(paper):
        yield from _chain(entry(bookmark, "/A"))


def _triggered(held: object) -> list[object]:
    return [each for _, each in held.items()] if isinstance(held, Dictionary) else []


def _chain(action: object) -> Iterator[object]:
    """Return an action and those that follow it, each once."""
    waiting = [action]
    seen: set[tuple[int, int]] = set()
    while waiting:
        held = waiting.pop()
        if isinstance(held, Dictionary) and is_new(held, seen):
            yield held
            waiting.extend(listed(held.get("/Next")))


def _bookmarks(paper: Paper) -> Iterator[Dictionary]:
    waiting = [entry(paper.pdf.Root, "/Outlines", "/First")]
    seen: set[tuple[int, int]] = set()
    while waiting:
        held = waiting.pop()
        if isinstance(held, Dictionary) and is_new(held, seen):
            yield held
            waiting += [held.get("/Next"), held.get("/First")]
