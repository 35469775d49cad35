"""The structure trees of papers become one: a Document, in it a Part for what is in front and for each item.

ISO 32000-1, 14.7 and 14.8.4.2: what was a Document of its own is a Sect of the pack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.assemble.headings import number_headings
from committee_pack.assemble.identities import Identities
from committee_pack.assemble.names import NameMaps, elements, kids
from committee_pack.assemble.opening import Opened
from committee_pack.assemble.trees import is_seen
from committee_pack.model.packs import PaperFile

_GROUPS = frozenset(("/Document", "/Part", "/Art", "/Sect", "/Div", "/NonStruct"))
"""What may hold a Document, or be one."""


class Structure:
    """The tree of a pack while it grows, paper by paper."""

    def __init__(self, pdf: pikepdf.Pdf, language: str) -> None:
        self._pdf, self._language = pdf, language
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pdf.make_indirect(Dictionary(S=Name.Document, P=self._root))
        self._parts: list[Object] = []
        self._parents: dict[int, Object] = {}
        self._names = NameMaps()
        self._identities = Identities(self._names.meaning)
        self._namespaces: list[Object] = []

    def add_part(self, title: str, papers: Iterable[tuple[PaperFile, Opened]]) -> None:
        """Add a part with the trees of papers whose pages are bound; a part of none that is tagged is left out."""
        part = self._pdf.make_indirect(Dictionary(S=Name.Part, P=self._document, T=String(title)))
        tops = [top for paper, opened in papers for top in self._tops(paper, opened, part)]
        if tops:
            part.K = Array(tops)
            self._parts.append(part)

    def write(self) -> None:
        """Write the tree into the pack, if any of its papers is tagged."""
        if not self._parts:
            return
        self._document.K = Array(self._parts)
        self._root.K = self._document
        numbered = chain.from_iterable(self._parents.items())
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbered)))
        self._root.ParentTreeNextKey = max(self._parents, default=-1) + 1
        for key, entry in (*self._names.entries(), *self._identities.entries()):
            self._root[key] = entry
        if self._namespaces:
            self._root.Namespaces = Array(self._namespaces)
        self._pdf.Root.StructTreeRoot = self._root

    def _tops(self, paper: PaperFile, opened: Opened, part: Object) -> Iterator[Object]:
        """Return the topmost elements of a paper, copied into the pack."""
        if opened.root is None:
            return
        # -- the pages are there already, so that all that refers to them follows
        root = self._copied(opened)
        tops = list(kids(root))
        self._names.join(root, tops)
        self._identities.join(root, () if opened.is_ours else elements(tops))
        if not opened.is_ours:
            number_headings(tops, self._names.meaning)
        self._namespaces += _listed(root.get("/Namespaces"))
        for top in tops:
            top.P = part
        _demote(tops, self._names)
        language = opened.pdf.Root.get("/Lang")
        for top in tops:
            if "/T" not in top:
                top.T = String(paper.title)
            if isinstance(language, String) and str(language) != self._language and "/Lang" not in top:
                top.Lang = String(str(language))
        yield from tops

    def _copied(self, opened: Opened) -> Object:
        """Return the root of a paper's tree, copied, and take over what its marks belong to."""
        assert opened.root is not None
        opened.root.ParentTree = opened.pdf.make_indirect(Array(opened.parents))
        root = self._pdf.copy_foreign(opened.root)
        values = enumerate(root.ParentTree, start=opened.first)
        self._parents |= {number: value for number, value in values if value is not None}
        return root


def _listed(value: object) -> list[Object]:
    return [each for each in value if isinstance(each, Dictionary)] if isinstance(value, Array) else []


def _demote(tops: Iterable[Object], names: NameMaps) -> None:
    """Make a Sect of what was a Document, on top or within other groups."""
    seen: set[tuple[int, int]] = set()
    waiting = list(tops)
    while waiting:
        element = waiting.pop()
        role = names.meaning(element.S)
        if role in _GROUPS and not is_seen(element, seen):
            if role == "/Document":
                element.S = Name.Sect
            waiting += kids(element)
