"""The structure tree is written into the file (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.write.pdf.navigation import Places
from committee_pack.write.pdf.structure import Annotation, Element, Mark


def add_structure(pdf: pikepdf.Pdf, root: Element, marked: Sequence[Sequence[Element]], places: Places) -> None:
    """Write the tree below a root; `marked` is the element of each piece of marked content, page by page."""
    tree = _Tree(pdf, places, len(marked))
    top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top.K = tree.element(root, top)
    parents: list[int | Object] = []
    for number, (page, elements) in enumerate(zip(tree.pages, marked, strict=True)):
        page.StructParents = number
        # What reads the page aloud goes through it in the order of the structure (ISO 14289-1, 7.18.3).
        page.Tabs = Name.S
        parents += (number, pdf.make_indirect(Array([tree.written[id(element)] for element in elements])))
    for number, link in enumerate(tree.links, start=len(marked)):
        parents += (number, link)
    top.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(parents)))
    top.ParentTreeNextKey = len(parents) // 2
    if tree.names:
        top.IDTree = Dictionary(Names=Array([part for name in sorted(tree.names.items()) for part in name]))
    pdf.Root.StructTreeRoot = top


class _Tree:
    """Elements that are written so far, those of links by their keys, and those that have names."""

    def __init__(self, pdf: pikepdf.Pdf, places: Places, first_key: int) -> None:
        self.pdf, self.places, self.first_key = pdf, places, first_key
        self.pages = [page.obj for page in pdf.pages]
        self.written: dict[int, Object] = {}
        self.links: list[Object] = []
        self.names: dict[str, Object] = {}

    def element(self, element: Element, parent: Object) -> Object:
        """Return the element, written with all that is within it."""
        entries = {"/S": _name(element.role), "/P": parent, **_described(element)}
        home = _first_page(element)
        if home is not None:
            entries["/Pg"] = self.pages[home]
        made = self.written[id(element)] = self.pdf.make_indirect(Dictionary(entries))
        if element.name:
            self.names[element.name] = made
        kids = [kid.mcid if type(kid) is Mark and kid.page == home else self._kid(kid, made) for kid in element.kids]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: Element | Mark | Annotation, parent: Object) -> Object:
        match kid:
            case Element():
                return self.element(kid, parent)
            case Mark(page, mcid):
                return Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=mcid)
            case Annotation():
                return self._link(kid, parent)

    def _link(self, link: Annotation, parent: Object) -> Object:
        page = self.pages[link.page]
        made = self.pdf.make_indirect(self.places.link(link))
        made.P, made.StructParent = page, self.first_key + len(self.links)
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(made)
        self.links.append(parent)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=made)


def _first_page(element: Element) -> int | None:
    """Return the first page on which something is marked as the element's own."""
    return min([kid.page for kid in element.kids if type(kid) is Mark], default=None)


@cache
def _name(word: str) -> Name:
    return Name(f"/{word}")


def _described(element: Element) -> dict[str, Object]:
    """Return what is said of an element beside its place in the tree."""
    said: dict[str, Object] = {}
    if element.alternative:
        said["/Alt"] = String(element.alternative)
    if element.name:
        said["/ID"] = String(element.name.encode())
    attributes = [each for each in (_layout(element), _list(element), _table(element)) if each is not None]
    if attributes:
        said["/A"] = attributes[0] if len(attributes) == 1 else Array(attributes)
    return said


def _layout(element: Element) -> Dictionary | None:
    if not element.box:
        return None
    edges = Array([round(each, 2) for each in element.box])
    return Dictionary(O=Name.Layout, BBox=edges, Placement=Name.Block)


def _list(element: Element) -> Dictionary | None:
    return Dictionary(O=Name.List, ListNumbering=_name(element.numbering)) if element.numbering else None


def _table(element: Element) -> Dictionary | None:
    if not (element.scope or element.columns > 1 or element.rows > 1 or element.heads or element.summary):
        return None
    made = Dictionary(O=Name.Table)
    if element.scope:
        made.Scope = _name(element.scope)
    if element.columns > 1:
        made.ColSpan = element.columns
    if element.rows > 1:
        made.RowSpan = element.rows
    if element.heads:
        made.Headers = Array([String(name.encode()) for name in element.heads])
    if element.summary:
        made.Summary = String(element.summary)
    return made
