"""Number trees and name trees, read flat, be they nested, damaged or looped (ISO 32000-1, 7.9.6 and 7.9.7)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, String

_DEEPEST = 64


def numbers_of(tree: object) -> dict[int, Object]:
    """Return what a number tree holds by its numbers, in their order; the first of a number counts."""
    found: dict[int, Object] = {}
    for key, value in _entries(tree, "/Nums", 0, set()):
        if isinstance(key, int) and value is not None:
            found.setdefault(key, value)
    return dict(sorted(found.items()))


def names_of(tree: object) -> dict[bytes, Object]:
    """Return what a name tree holds by its names; the first of a name counts."""
    found: dict[bytes, Object] = {}
    for key, value in _entries(tree, "/Names", 0, set()):
        if isinstance(key, String) and value is not None:
            found.setdefault(bytes(key), value)
    return found


def _entries(node: object, leaf: str, depth: int, seen: set[tuple[int, int]]) -> Iterator[tuple[object, Object]]:
    if not isinstance(node, Dictionary) or depth > _DEEPEST or is_seen(node, seen):
        return
    listed = node.get(leaf)
    if isinstance(listed, Array):
        entries = list(listed)
        yield from zip(entries[::2], entries[1::2], strict=False)
    below = node.get("/Kids")
    if isinstance(below, Array):
        for kid in below:
            yield from _entries(kid, leaf, depth + 1, seen)


def is_seen(node: Object, seen: set[tuple[int, int]]) -> bool:
    """Return whether an object that others can refer to was seen before; from now on it was."""
    if not node.is_indirect:
        return False
    if node.objgen in seen:
        return True
    seen.add(node.objgen)
    return False
