"""The identifiers of elements, joined so that none is that of two (ISO 32000-1, 14.7.2, and 14.8.5.7 for headers)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pikepdf import Array, Dictionary, Object, String

from committee_pack.assemble.names import elements
from committee_pack.assemble.trees import is_seen, names_of

_DEEPEST = 32


class Identities:
    """The identifiers of a pack while they grow."""

    def __init__(self, meaning: Callable[[object], str]) -> None:
        """Begin with none; `meaning` tells the standard role that a role stands for."""
        self._meaning = meaning
        self._known: dict[bytes, Object] = {}
        self._papers = 0

    def join(self, root: Object, unlisted: Iterable[Object]) -> None:
        """Take over those of a paper's tree; where one of them is taken, all of them are renamed in it.

        `unlisted` are elements that may have one that the tree does not list.
        """
        self._papers += 1
        named = names_of(root.get("/IDTree"))
        own: dict[bytes, Object] = {name: each for name, each in named.items() if isinstance(each, Dictionary)}
        for each in unlisted:
            if isinstance(each.get("/ID"), String):
                own.setdefault(bytes(each.ID), each)
        if not own.keys().isdisjoint(self._known):
            own = self._renamed(own)
        self._known |= own

    def entries(self) -> Iterator[tuple[str, Object]]:
        """Return the entries of the root of the tree."""
        if self._known:
            listed = [part for name in sorted(self._known) for part in (String(name), self._known[name])]
            yield "/IDTree", Dictionary(Names=Array(listed))

    def _renamed(self, own: dict[bytes, Object]) -> dict[bytes, Object]:
        prefix = self._free_prefix(own)
        for name, element in own.items():
            element.ID = String(prefix + name)
        seen: set[tuple[int, int]] = set()
        for element in elements(self._tables(own.values())):
            _rename_headers(element, own, prefix, seen)
        return {prefix + name: element for name, element in own.items()}

    def _free_prefix(self, own: Iterable[bytes]) -> bytes:
        number = self._papers
        while any(b"%d-%s" % (number, name) in self._known for name in own):
            number += 1
        return b"%d-" % number

    def _tables(self, identified: Iterable[Object]) -> list[Object]:
        """Return the tables that hold the elements, each once: only their cells can have them as headers."""
        found: dict[tuple[int, int], Object] = {}
        for element in identified:
            table = self._table(element)
            if table is not None:
                found[table.objgen] = table
        return list(found.values())

    def _table(self, element: Object) -> Object | None:
        node: object = element
        for _ in range(_DEEPEST):
            if not isinstance(node, Dictionary) or "/S" not in node:
                return None
            if self._meaning(node.S) == "/Table":
                return node
            node = node.get("/P")
        return None


def _rename_headers(element: Object, own: dict[bytes, Object], prefix: bytes, seen: set[tuple[int, int]]) -> None:
    written = element.get("/A")
    for attributes in written if isinstance(written, Array) else (written,):
        if not isinstance(attributes, Dictionary) or is_seen(attributes, seen):
            continue
        headers = attributes.get("/Headers")
        if isinstance(headers, Array):
            attributes.Headers = Array([_renamed(each, own, prefix) for each in headers])


def _renamed(header: Object, own: dict[bytes, Object], prefix: bytes) -> Object:
    return String(prefix + bytes(header)) if isinstance(header, String) and bytes(header) in own else header
