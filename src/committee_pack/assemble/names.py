"""Names that papers give to roles and to classes of attributes, joined so that each keeps what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pikepdf import Array, Dictionary, Name, Object

from committee_pack.assemble.trees import is_seen

STANDARD = frozenset(
    f"/{role}"
    for role in (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
        *("Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH"),
        *("TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        *("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    )
)
"""The roles that need no map (ISO 32000-1, 14.8.4); one that a paper maps all the same is renamed in it."""
_MOST_MAPPED = 16


class NameMaps:
    """The role map and the class map of a pack while they grow (ISO 32000-1, 14.7.3 and 14.7.5.2)."""

    def __init__(self) -> None:
        self._roles: dict[str, Object] = {}
        self._classes: dict[str, Object] = {}

    def join(self, root: Object, tops: Iterable[Object]) -> None:
        """Take over the maps of a paper's root; what means something else already is renamed in the paper."""
        roles = _joined(self._roles, _map(root, "/RoleMap", Name), _is_standard)
        classes = _joined(self._classes, _map(root, "/ClassMap", (Dictionary, Array)), lambda _: False)
        if roles or classes:
            for element in elements(tops):
                _rename(element, roles, classes)

    def meaning(self, role: object) -> str:
        """Return the standard role that a role stands for, or the last one that is known."""
        name = str(role)
        for _ in range(_MOST_MAPPED):
            mapped = self._roles.get(name)
            if name in STANDARD or mapped is None:
                return name
            name = str(mapped)
        return name

    def entries(self) -> Iterator[tuple[str, Object]]:
        """Return the entries of the root of the tree."""
        if self._roles:
            yield "/RoleMap", Dictionary(self._roles)
        if self._classes:
            yield "/ClassMap", Dictionary(self._classes)


def elements(tops: Iterable[Object]) -> Iterator[Object]:
    """Return all elements of some trees, each once."""
    seen: set[tuple[int, int]] = set()
    waiting = list(tops)
    while waiting:
        element = waiting.pop()
        if not is_seen(element, seen):
            yield element
            waiting += kids(element)


def kids(element: Object) -> Iterator[Object]:
    """Return the elements directly below one, or below the root."""
    written = element.get("/K")
    for kid in written if isinstance(written, Array) else (written,):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def _is_standard(name: str) -> bool:
    return name in STANDARD


def _map(root: Object, key: str, kind: type | tuple[type, ...]) -> dict[str, Object]:
    written = root.get(key)
    if not isinstance(written, Dictionary):
        return {}
    # -- a name that is mapped to itself says nothing
    return {name: value for name, value in written.items() if isinstance(value, kind) and str(value) != name}


def _joined(known: dict[str, Object], own: dict[str, Object], is_fixed: Callable[[str], bool]) -> dict[str, str]:
    """Add names to those that are known, and return the new names of those that have another meaning there."""
    taken = [name for name, value in own.items() if is_fixed(name) or known.get(name, value) != value]
    renamed = {name: _free(name, known, own) for name in taken}
    for name, value in own.items():
        if isinstance(value, Name) and str(value) in renamed:
            value = Name(renamed[str(value)])
        known[renamed.get(name, name)] = value
    return renamed


def _free(name: str, *taken: dict[str, Object]) -> str:
    number = 2
    while any(f"{name}-{number}" in names for names in taken):
        number += 1
    return f"{name}-{number}"


def _rename(element: Object, roles: dict[str, str], classes: dict[str, str]) -> None:
    role = str(element.S)
    if role in roles:
        element.S = Name(roles[role])
    own = element.get("/C")
    if isinstance(own, Name):
        element.C = Name(classes.get(str(own), str(own)))
    elif isinstance(own, Array):
        element.C = Array([Name(classes.get(str(each), str(each))) if isinstance(each, Name) else each for each in own])
