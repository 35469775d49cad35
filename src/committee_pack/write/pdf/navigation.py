"""Ways through the file: where links lead, and the outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.model.document import Section
from committee_pack.write.pdf.canvas import Place
from committee_pack.write.pdf.structure import Annotation

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
class _Bookmark:
    """A line of the outline, the page it leads to, and those below it."""

    title: str
    page: int
    below: list[_Bookmark] = field(default_factory=list)


def add_outline(pdf: pikepdf.Pdf, sections: Sequence[Section], begins: Sequence[int]) -> None:
    """Write the outline: sections, those with a parent under one that leads to the first of them."""
    pages = [page.obj for page in pdf.pages]
    outline = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    outline.Count = _write_below(pdf, outline, _bookmarks(sections, begins), pages)
    pdf.Root.Outlines = outline


def _bookmarks(sections: Sequence[Section], begins: Sequence[int]) -> list[_Bookmark]:
    top: dict[str, _Bookmark] = {}
    lines: list[_Bookmark] = []
    for section, page in zip(sections, begins, strict=True):
        mark = _Bookmark(section.bookmark, page)
        if section.parent:
            if section.parent not in top:
                lines.append(top.setdefault(section.parent, _Bookmark(section.parent, page)))
            top[section.parent].below.append(mark)
        else:
            lines.append(top.setdefault(section.bookmark, mark) if section.bookmark not in top else mark)
    return lines


def _write_below(pdf: pikepdf.Pdf, parent: Object, marks: Sequence[_Bookmark], pages: Sequence[Object]) -> int:
    """Write bookmarks below one another, all open, and return how many there are with those below them."""
    made = [
        pdf.make_indirect(Dictionary(Title=String(mark.title), Parent=parent, Dest=_top(pages[mark.page])))
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


def _top(page: Object) -> Array:
    return _destination(page, float(page.MediaBox[3]))
