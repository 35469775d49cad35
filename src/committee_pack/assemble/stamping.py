"""Words are stamped on pages, upright as these are seen, as artifacts of pagination (ISO 32000-1, 14.8.2.2)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from committee_pack.assemble.balance import content_streams
from committee_pack.assemble.leaves import Leaf, Stamping
from committee_pack.assemble.views import Box, View, write_view
from committee_pack.model.packs import Stamps

_SLACK = 1.0
"""How far letters may reach over the box of their words."""


class Press:
    """Stamps pages; words that come again are drawn from the same form."""

    def __init__(self, pdf: pikepdf.Pdf, stamps: Stamps) -> None:
        self._pdf, self._stamps = pdf, stamps
        self._resources = pdf.make_indirect(Dictionary(Font=_fonts(pdf, stamps)))
        self._forms: dict[str, Object] = {}
        self._saved = pdf.make_stream(b"q\n")

    def stamp(self, page: Object, leaf: Leaf) -> None:
        """Show a page as its leaf has it, and stamp it."""
        write_view(page, leaf.view)
        if leaf.grown_from:
            _leave_out_hidden(page, leaf.grown_from)
        names = _free_names(page, leaf)
        page.Resources = _with_forms(page, {name: self._form(each.words) for name, each in names.items()})
        after = "\n".join((*_ends(leaf), *(self._drawn(name, each, leaf.view) for name, each in names.items())))
        page.Contents = Array([self._before(leaf), *content_streams(page), self._pdf.make_stream(after.encode())])
        page.Tabs = Name.S

    def _before(self, leaf: Leaf) -> Object:
        """Return what stands before a page's content, so that nothing of its state is left after it."""
        if not (leaf.balance.before or leaf.grown_from):
            return self._saved
        clip = f"{_numbers(*_rectangle(leaf.grown_from.box))} re W n\n" if leaf.grown_from else ""
        return self._pdf.make_stream(f"q\n{clip}{'q ' * leaf.balance.before}\n".encode())

    def _drawn(self, name: str, stamping: Stamping, view: View) -> str:
        left, bottom, *_ = stamping.spot.box(self._stamps.drawn[stamping.words])
        kind = "Header" if stamping.head else "Footer"
        placed = f"q {_numbers(*view.matrix(left, bottom))} cm {name} Do Q"
        return f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC {placed} EMC"

    def _form(self, words: str) -> Object:
        if words not in self._forms:
            drawn = self._stamps.drawn[words]
            form = self._pdf.make_stream(drawn.code)
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox = Array([-_SLACK, -_SLACK, drawn.width + _SLACK, drawn.height + _SLACK])
            form.Resources = self._resources
            self._forms[words] = form
        return self._forms[words]


def _fonts(pdf: pikepdf.Pdf, stamps: Stamps) -> Object:
    with pikepdf.open(io.BytesIO(stamps.file)) as file:
        return pdf.copy_foreign(file.make_indirect(file.pages[0].Resources.Font))


def _free_names(page: Object, leaf: Leaf) -> dict[str, Stamping]:
    """Return names for what is stamped on a page that nothing has that is drawn on it."""
    listed = _forms(page)
    free = (name for number in count(1) if (name := f"/Stamp{number}") not in listed)
    return dict(zip(free, leaf.stamped, strict=False))


def _forms(page: Object) -> dict[str, Object]:
    resources = page.get("/Resources")
    listed = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    return dict(listed.items()) if isinstance(listed, Dictionary) else {}


def _with_forms(page: Object, forms: dict[str, Object]) -> Dictionary:
    """Return the resources of a page with more forms; they are its own, since other pages may share what it had."""
    resources = page.get("/Resources")
    made = Dictionary(dict(resources.items()) if isinstance(resources, Dictionary) else {})
    made.XObject = Dictionary({**_forms(page), **forms})
    return made


def _ends(leaf: Leaf) -> Iterator[str]:
    """Return what closes all that a page's content has opened, and what stands before it."""
    yield ""
    yield from ["EMC"] * leaf.balance.marks
    yield from ["Q"] * (leaf.balance.states + 1)


def _leave_out_hidden(page: Object, shown: View) -> None:
    """Take annotations off a page that stand where nothing of it was shown before it grew."""
    listed = page.get("/Annots")
    if isinstance(listed, Array):
        page.Annots = Array([each for each in listed if not _is_outside(each, shown.box)])


def _is_outside(annotation: Object, box: Box) -> bool:
    rectangle = annotation.get("/Rect")
    if not isinstance(rectangle, Array) or len(rectangle) != 4:
        return False
    try:
        one, two, three, four = (float(each) for each in rectangle)
    except (TypeError, ValueError):
        return False
    left, bottom, right, top = box
    return max(one, three) <= left or min(one, three) >= right or max(two, four) <= bottom or min(two, four) >= top


def _rectangle(box: Box) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    return (left, bottom, right - left, top - bottom)


def _numbers(*numbers: float) -> str:
    return " ".join(f"{each:.5f}".rstrip("0").rstrip(".") for each in numbers)
