"""Ways through the file: where links lead, and the outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.model.document import Document, Heading, Section, with_all_within
from committee_pack.wording import plain_text
from committee_pack.write.pdf.canvas import Place
from committee_pack.write.pdf.structure import Annotation, Element

_LOWER = ("H2", "H3", "H4")
"""The roles of headings below a section's own."""
_PRINTED = 4
"""The flag that an annotation is printed (ISO 19005-2, 6.3.2 asks for it)."""


class Places:
    """Where the anchors of a file are."""

    def __init__(self, pdf: pikepdf.Pdf, anchors: Mapping[str, Place]) -> None:
        self._pages = [page.obj for page in pdf.pages]
        self._anchors = anchors

    def link(self, link: Annotation) -> Dictionary:
        """Return the annotation of a link; raises ValueError where it leads to an anchor that is not there."""
        made = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(each, 2) for each in link.box]),
            Border=Array([0, 0, 0]),
            F=_PRINTED,
            Contents=String(link.words),
        )
        if link.target.startswith("#"):
            made.Dest = self._destination(link.target.removeprefix("#"))
        elif link.target.startswith("paper:"):
            # -- a name that the pack gives to a place, once it is bound (ISO 32000-1, 12.3.2.3)
            made.Dest = String(link.target)
        else:
            made.A = Dictionary(S=Name.URI, URI=String(link.target))
        return made

    def _destination(self, anchor: str) -> Array:
        if anchor not in self._anchors:
            raise ValueError(f"a link leads to #{anchor}, but no section or row has that anchor")
        place = self._anchors[anchor]
        return _destination(self._pages[place.page], place.top)


def _destination(page: Object, top: float) -> Array:
    # A zoom of 0 leaves the reader's own as it is (ISO 32000-1, table 151).
    return Array([page, Name.XYZ, 0, round(top, 2), 0])


@dataclass(slots=True)
class Bookmark:
    """A line of the outline, the page it leads to, those below it, and how far up, where that is not the page's top."""

    title: str
    page: int
    below: list[Bookmark] = field(default_factory=list)
    top: float | None = None


Headings = Sequence[list[Bookmark]]
"""The lines of the outline below each section."""


def headings_below(root: Element, document: Document, places: Mapping[Element, Place]) -> Headings:
    """Return the headings that the outline has below each section, as deep within each other as they stand."""
    if document.outlined == 1:
        return [[] for _ in document.sections]
    parts = (kid for kid in root.kids if isinstance(kid, Element) and kid.role == "Sect")
    return [
        _nested(_lower_headings(section, part), document.outlined, places)
        for section, part in zip(document.sections, parts, strict=True)
    ]


def _lower_headings(section: Section, part: Element) -> Iterator[tuple[Heading, Element]]:
    """Return the headings below a section's own, each with its element in the structure tree."""
    blocks = with_all_within(section.blocks)
    headings = (block for block in blocks if isinstance(block, Heading) and block.level > 1)
    return zip(headings, (each for each in part.walk() if each.role in _LOWER), strict=True)


def _nested(
    headings: Iterable[tuple[Heading, Element]], deepest: int, places: Mapping[Element, Place]
) -> list[Bookmark]:
    lines: list[Bookmark] = []
    above = [(1, lines)]
    for heading, element in headings:
        if heading.level <= deepest:
            while above[-1][0] >= heading.level:
                above.pop()
            page, top = places[element]
            mark = Bookmark(plain_text(heading.children), page, top=top)
            above[-1][1].append(mark)
            above.append((heading.level, mark.below))
    return lines


def add_outline(pdf: pikepdf.Pdf, sections: Sequence[Section], begins: Sequence[int], headings: Headings) -> None:
    """Write the outline: sections, those with a parent under one that leads to the first of them, and headings."""
    pages = [page.obj for page in pdf.pages]
    outline = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    outline.Count = _write_below(pdf, outline, _bookmarks(sections, begins, headings), pages)
    pdf.Root.Outlines = outline


def _bookmarks(sections: Sequence[Section], begins: Sequence[int], headings: Headings) -> list[Bookmark]:
    top: dict[str, Bookmark] = {}
    lines: list[Bookmark] = []
    for section, page, below in zip(sections, begins, headings, strict=True):
        mark = Bookmark(section.bookmark, page, list(below))
        if section.parent:
            if section.parent not in top:
                lines.append(top.setdefault(section.parent, Bookmark(section.parent, page)))
            top[section.parent].below.append(mark)
        else:
            lines.append(top.setdefault(section.bookmark, mark) if section.bookmark not in top else mark)
    return lines


def _write_below(pdf: pikepdf.Pdf, parent: Object, marks: Sequence[Bookmark], pages: Sequence[Object]) -> int:
    """Write bookmarks below one another, all open, and return how many there are with those below them."""
    made = [
        pdf.make_indirect(Dictionary(Title=String(mark.title), Parent=parent, Dest=_place(pages[mark.page], mark.top)))
        for mark in marks
    ]
    for before, after in pairwise(made):
        before.Next, after.Prev = after, before
    if made:
        parent.First, parent.Last = made[0], made[-1]
    count = len(made)
    for mark, written in zip(marks, made, strict=True):
        if mark.below:
            written.Count = _write_below(pdf, written, mark.below, pages)
            count += int(written.Count)
    return count


def _place(page: Object, top: float | None) -> Array:
    return _destination(page, float(page.MediaBox[3]) if top is None else top)
