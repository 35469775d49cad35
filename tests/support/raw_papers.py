"""Papers as other programs make them, written object by object: any size, rotation and crop, tagged or not.

Every sheet says in words whose it is, `Sheet D1.1 3`, and a tagged one has these words as a paragraph.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

Box = tuple[float, float, float, float]
SIZES = {"A3": (842, 1191), "A4": (595, 842), "A5": (420, 595)}
_EDGE = 60


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet: its media box, how it is turned and cropped, and what is drawn on it: operators in its own units."""

    box: Box
    rotate: int = 0
    crop: Box | None = None
    drawn: str = ""

    @property
    def shown(self) -> Box:
        """What is shown of it."""
        return self.crop or self.box


@dataclass(frozen=True, slots=True)
class RawMark:
    """A bookmark: its words, the sheet it leads to, counted from 0, how it says so, and those below it."""

    title: str
    sheet: int
    way: str = "explicit"
    below: tuple[RawMark, ...] = ()


@dataclass(frozen=True, slots=True)
class RawLink:
    """A link on one sheet to another, counted from 0, and how it says so; or to a paper of the pack, by its key."""

    sheet: int
    to: int | str
    way: str = "explicit"


def raw_paper(
    key: str,
    sheets: Sequence[RawSheet],
    *,
    tagged: bool = True,
    marks: Sequence[RawMark] = (),
    links: Sequence[RawLink] = (),
    change: Callable[[pikepdf.Pdf], None] = lambda _: None,
) -> bytes:
    """Return a paper; `change` may spoil it before it is saved."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for number, sheet in enumerate(sheets):
            _add_sheet(pdf, font, f"Sheet {key} {number + 1}", sheet)
        _add_names(pdf)
        for link in links:
            _add_link(pdf, link)
        if tagged:
            _tag(pdf)
        if marks:
            pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
            _add_marks(pdf, pdf.Root.Outlines, marks)
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True)
        return out.getvalue()


def portrait(drawn: str = "") -> RawSheet:
    """Return an A4 sheet."""
    return RawSheet((0, 0, *SIZES["A4"]), drawn=drawn)


def _add_sheet(pdf: pikepdf.Pdf, font: Object, words: str, sheet: RawSheet) -> None:
    left, bottom, right, top = sheet.shown
    middle = f"1 0 0 1 {(left + right) / 2 - 40:.0f} {(bottom + top) / 2:.0f} Tm"
    content = (
        f"/Artifact BMC {sheet.drawn} EMC\n/P <</MCID 0>> BDC BT /F1 9 Tf 0 g {middle} ({words}) Tj ET EMC\n".encode()
    )
    page = pdf.add_blank_page(page_size=(10, 10)).obj
    page.MediaBox = Array(sheet.box)
    page.Rotate = sheet.rotate
    if sheet.crop:
        page.CropBox = Array(sheet.crop)
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(content)


def _add_names(pdf: pikepdf.Pdf) -> None:
    """Name every sheet in both ways that there are: `s0` in the name tree, /s0 in the older dictionary."""
    pages = [page.obj for page in pdf.pages]
    listed: list[object] = []
    for number in sorted(range(len(pages)), key=str):
        listed += [String(f"s{number}"), Dictionary(D=Array([pages[number], Name.Fit]))]
    middle = len(listed) // 4 * 2
    halves = [pdf.make_indirect(Dictionary(Names=Array(half))) for half in (listed[:middle], listed[middle:])]
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Kids=Array(halves))))
    pdf.Root.Dests = Dictionary(
        {f"/s{number}": Array([page, Name.XYZ, 0, 700, 0]) for number, page in enumerate(pages)}
    )


def _leads(pdf: pikepdf.Pdf, sheet: int, way: str) -> Dictionary:
    """Return the entry by which something leads to a sheet."""
    explicit = Array([pdf.pages[sheet].obj, Name.XYZ, 0, 500, 0])
    match way:
        case "string":
            return Dictionary(Dest=String(f"s{sheet}"))
        case "name":
            return Dictionary(Dest=Name(f"/s{sheet}"))
        case "action":
            return Dictionary(A=Dictionary(S=Name.GoTo, D=explicit))
        case "named action":
            return Dictionary(A=Dictionary(S=Name.GoTo, D=String(f"s{sheet}")))
        case _:
            return Dictionary(Dest=explicit)


def _add_link(pdf: pikepdf.Pdf, link: RawLink) -> None:
    page = pdf.pages[link.sheet].obj
    left, bottom, right, top = (float(each) for each in page.get("/CropBox", page.MediaBox))
    across, up = (left + right) / 2, (bottom + top) / 2
    box = Array([across, up, across + 20, up + 10])
    made = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, P=page))
    where = Dictionary(Dest=String(f"paper:{link.to}")) if isinstance(link.to, str) else _leads(pdf, link.to, link.way)
    for name, value in where.items():
        made[name] = value
    page.Annots = Array([*page.get("/Annots", ()), made])


def _add_marks(pdf: pikepdf.Pdf, parent: Object, marks: Sequence[RawMark]) -> None:
    before = None
    for mark in marks:
        line = pdf.make_indirect(Dictionary(Title=String(mark.title), Parent=parent))
        for name, value in _leads(pdf, mark.sheet, mark.way).items():
            line[name] = value
        if before is None:
            parent.First = line
        else:
            before.Next, line.Prev = line, before
        parent.Last = before = line
        _add_marks(pdf, line, mark.below)


def _tag(pdf: pikepdf.Pdf) -> None:
    """Tag each sheet's words as a paragraph and each link as what it is, with a parent tree of several levels."""
    root = pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(S=Name.Document, P=root))
    kids: list[Object] = []
    entries: list[Object] = []
    for page in (page.obj for page in pdf.pages):
        paragraph = pdf.make_indirect(Dictionary(S=Name.P, P=document, Pg=page, K=0))
        kids.append(paragraph)
        page.StructParents = len(entries)
        entries.append(pdf.make_indirect(Array([paragraph])))
        for each in page.get("/Annots", ()):
            reference = Dictionary(Type=Name.OBJR, Obj=each, Pg=page)
            link = pdf.make_indirect(Dictionary(S=Name.Link, P=document, K=reference))
            kids.append(link)
            each.StructParent = len(entries)
            entries.append(link)
    document.K, root.K = Array(kids), document
    root.ParentTree = _nested(pdf, list(enumerate(entries)))
    root.ParentTreeNextKey = len(entries)
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _nested(pdf: pikepdf.Pdf, entries: list[tuple[int, Object]]) -> Object:
    """Return a number tree with a node for every three entries."""
    leaves = [entries[begin : begin + 3] for begin in range(0, len(entries), 3)]
    kids = [
        pdf.make_indirect(
            Dictionary(Limits=Array([leaf[0][0], leaf[-1][0]]), Nums=Array([part for each in leaf for part in each]))
        )
        for leaf in leaves
    ]
    return pdf.make_indirect(Dictionary(Kids=Array(kids)))


def covered(shown: Box, *, grey: float) -> str:
    """Return what covers all of a sheet in a grey, but for its middle."""
    left, bottom, right, top = shown
    return (
        f"{grey} g {left} {bottom} {right - left} {top - bottom} re f "
        f"1 g {(left + right) / 2 - 50} {(bottom + top) / 2 - 10} 160 30 re f"
    )


def corner(shown: Box, place: str) -> str:
    """Return what covers a corner or the middle of an edge of a sheet, in its own units: `left foot`."""
    left, bottom, right, top = shown
    across, up = place.split()
    wide = (right - left) / 3
    x = {"left": left, "centre": left + wide, "right": right - wide}[across]
    y = {"foot": bottom, "head": top - _EDGE}[up]
    return f"0.2 0.4 0.6 rg {x} {y} {wide} {_EDGE} re f"
