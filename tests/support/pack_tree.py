"""Reads the structure tree of a pack back: elements, marks and numbers, held against one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Object


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its role as it is written and as it is meant, its title, its language, and those below it."""

    role: str
    means: str
    title: str
    language: str
    below: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """Return this one and all within it, in reading order."""
        yield self
        for each in self.below:
            yield from each.walk()

    def all(self, *meant: str) -> list[Node]:
        """Return those that mean one of some roles."""
        return [each for each in self.walk() if each.means in meant]


def tree(pdf: pikepdf.Pdf) -> tuple[Node, ...]:
    """Return the elements below the root."""
    root = pdf.Root.StructTreeRoot
    roles = {key: str(value) for key, value in root.get("/RoleMap", Dictionary()).items()}
    return tuple(_node(each, roles) for each in _below(root))


def _node(element: Object, roles: dict[str, str]) -> Node:
    role = meant = str(element.S)
    while meant in roles:
        meant = roles[meant]
    below = tuple(_node(each, roles) for each in _below(element))
    return Node(role[1:], meant[1:], str(element.get("/T", "")), str(element.get("/Lang", "")), below)


def _below(element: Object) -> list[Object]:
    return [kid for kid in _listed(element.get("/K")) if isinstance(kid, Dictionary) and "/S" in kid]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, Array) else [value]


def unmatched(pdf: pikepdf.Pdf) -> list[str]:
    """Return each mark and annotation whose element, by the parent tree, does not have it; and each the other way."""
    parents = _parents(pdf)
    claimed = set(_claimed(pdf))
    given = set(_given(pdf, parents))
    return [f"only the tree has {each}" for each in sorted(claimed - given)] + [
        f"only the page has {each}" for each in sorted(given - claimed)
    ]


def _parents(pdf: pikepdf.Pdf) -> dict[int, Object]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    assert numbers[::2] == sorted(set(numbers[::2]))
    return {int(number): each for number, each in zip(numbers[::2], numbers[1::2], strict=True)}


def _given(pdf: pikepdf.Pdf, parents: dict[int, Object]) -> Iterator[tuple[str, tuple[int, int], int, tuple[int, int]]]:
    """Return what is marked on pages: the kind, the page or annotation, its number, and the element it belongs to."""
    for page in pdf.pages:
        marks = [
            int(each.operands[1].MCID)
            for each in pikepdf.parse_content_stream(page, "BDC")
            if isinstance(each.operands[1], Dictionary) and "/MCID" in each.operands[1]
        ]
        for mark in marks:
            yield "mark", page.obj.objgen, mark, parents[int(page.obj.StructParents)][mark].objgen
        for each in page.get("/Annots", ()):
            if "/StructParent" in each:
                yield "object", each.objgen, 0, parents[int(each.StructParent)].objgen


def _claimed(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[int, int], int, tuple[int, int]]]:
    """Return what elements say that they have."""
    waiting = _below(pdf.Root.StructTreeRoot)
    while waiting:
        element = waiting.pop()
        for kid in _listed(element.get("/K")):
            if isinstance(kid, int):
                yield "mark", element.Pg.objgen, kid, element.objgen
            elif isinstance(kid, Dictionary) and kid.get("/Type") == "/MCR":
                yield "mark", (kid if "/Pg" in kid else element).Pg.objgen, int(kid.MCID), element.objgen
            elif isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
                yield "object", kid.Obj.objgen, 0, element.objgen
        waiting += _below(element)
