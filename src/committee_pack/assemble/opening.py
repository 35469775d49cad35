"""A paper is opened to be bound: what belongs to its pages is kept, what would be the pack's own to say is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from committee_pack.assemble.annotations import Annotations, PaperLink
from committee_pack.assemble.destinations import Destinations
from committee_pack.assemble.trees import is_seen, numbers_of
from committee_pack.assemble.views import inherited
from committee_pack.pdf_facts import PRODUCER

_KEPT = frozenset(
    (
        *("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents"),
        *("/Group", "/Annots", "/StructParents"),
    )
)
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Opened:
    """A paper that is ready to be bound: its structure tree, what marks belong to, and its links to other papers.

    `is_ours` says that we wrote it, so that its tree need not be gone through: identifiers are listed, headings have
    levels. `root` is None for a paper without tags. `parents` are the values of its parent tree in the order of their
    new numbers, the first of which is `first`.
    """

    pdf: pikepdf.Pdf
    is_ours: bool
    destinations: Destinations
    root: Object | None
    first: int
    parents: tuple[Object, ...]
    links: tuple[PaperLink, ...]


def opened(pdf: pikepdf.Pdf, first: int) -> Opened:
    """Return a paper ready to be bound, whose content is numbered anew from the first number that is free."""
    destinations = Destinations(pdf)
    root = _root(pdf)
    parents = _parents(root)
    numbering = _Numbering(parents, first)
    annotations = Annotations(destinations, numbering.renumber, numbering.owner)
    links: list[PaperLink] = []
    for place, page in enumerate(destinations.pages):
        _keep_what_is_bound(page)
        numbering.page(page)
        links += annotations.clean(page, place)
    return Opened(pdf, _is_ours(pdf), destinations, root, first, tuple(parents.values()), tuple(links))


def _is_ours(pdf: pikepdf.Pdf) -> bool:
    said = pdf.trailer.get("/Info")
    return isinstance(said, Dictionary) and str(said.get("/Producer")) == PRODUCER


def _root(pdf: pikepdf.Pdf) -> Object | None:
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return None
    return root if root.is_indirect else pdf.make_indirect(root)


def _parents(root: Object | None) -> dict[int, Object]:
    """Return what the marks of pages and of objects belong to, by their numbers."""
    found = numbers_of(root.get("/ParentTree")) if root is not None else {}
    return {number: value for number, value in found.items() if isinstance(value, Array | Dictionary)}


def _keep_what_is_bound(page: Object) -> None:
    """Take out of a page what is not its looks: scripts, threads, thumbnails, private data, metadata, files."""
    for key in [key for key in page.keys() if key not in _KEPT]:  # noqa: SIM118 - an Object is no mapping
        del page[key]
    if page.get("/Type") != Name.Page:
        page.Type = Name.Page


class _Numbering:
    """Gives pages and what is drawn on them their new numbers, each once."""

    def __init__(self, parents: dict[int, Object], first: int) -> None:
        self._parents = parents
        self._numbers = {old: new for new, old in enumerate(parents, start=first)}
        self._seen: set[tuple[int, int]] = set()

    def page(self, page: Object) -> None:
        """Number a page, and the forms and pictures that are drawn on it."""
        self.renumber(page)
        for drawn in _drawn(inherited(page, "/Resources"), self._seen, 0):
            self.renumber(drawn)

    def owner(self, numbered: Object) -> Object | None:
        """Return the element that an object belongs to that has not been renumbered; None where nobody knows."""
        number = numbered.get("/StructParent")
        found = self._parents.get(number) if isinstance(number, int) else None
        return found if isinstance(found, Dictionary) else None

    def renumber(self, numbered: Object) -> None:
        """Give what has a number its new one; one that the parent tree does not know is taken out."""
        for key in ("/StructParents", "/StructParent"):
            if key in numbered:
                old = numbered[key]
                new = self._numbers.get(old) if isinstance(old, int) else None
                if new is None:
                    del numbered[key]
                else:
                    numbered[key] = new


def _drawn(resources: object, seen: set[tuple[int, int]], depth: int) -> Iterator[Object]:
    """Return the forms and pictures that resources list, and those within forms, each once."""
    if not isinstance(resources, Dictionary) or depth > _DEEPEST or is_seen(resources, seen):
        return
    listed = resources.get("/XObject")
    if not isinstance(listed, Dictionary) or is_seen(listed, seen):
        return
    for each in listed.values():
        if isinstance(each, Stream) and not is_seen(each, seen):
            yield each
            if "/Resources" in each:
                yield from _drawn(each.Resources, seen, depth + 1)
