"""Drawing that tags as it goes: whatever is painted belongs to a structure element or is an artifact.

ISO 14289-1, 7.1: all real content is tagged, and what is not is marked as an artifact.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from PIL.Image import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from committee_pack.model.colours import WHITE, Colour
from committee_pack.write.drawing import Pen, Point, Shape
from committee_pack.write.pdf.fonts import Face
from committee_pack.write.pdf.structure import Annotation, Box, Element, Mark
from committee_pack.write.shapes import panel

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}
"""The operator that paints a path which is filled, stroked or both."""


class Artifact(Enum):
    """What an artifact is (ISO 32000-1, table 330); the values are its property lists."""

    LAYOUT = "<</Type /Layout>>"
    REPEATED = "<</Type /Pagination>>"
    HEADER = "<</Type /Pagination /Subtype /Header>>"
    FOOTER = "<</Type /Pagination /Subtype /Footer>>"
    WATERMARK = "<</Type /Pagination /Subtype /Watermark>>"


class Place(NamedTuple):
    """Where an anchor is: its page, counted from 0, and how far up."""

    page: int
    top: float


class TaggedCanvas(Canvas):
    """A canvas that keeps what each piece of marked content belongs to.

    `marked` holds, page by page, the element of each MCID; `anchors` where links may lead, and `headings` where those
    of the outline may.
    """

    _code: list[str]
    _doc: Any

    def __init__(self) -> None:
        # Nothing is compressed yet: pikepdf does it once, and without ReportLab's detour through ASCII.
        # What is not said here, ReportLab takes from the environment and from files of the machine.
        super().__init__(
            io.BytesIO(),
            pagesize=(0, 0),
            pageCompression=0,
            invariant=1,
            initialFontName="Helvetica",  # type: ignore[arg-type]  # types-reportlab takes it for a number
            lang="en",
        )
        self.marked: list[list[Element]] = []
        self.anchors: dict[str, Place] = {}
        self.headings: dict[Element, Place] = {}
        self._open: Element | None = None
        self._in_artifact = False
        self._codes: dict[Face, dict[str, tuple[int, str]]] = {}
        self._first_names: dict[Face, str] = {}
        self._forget()

    def begin(self, width: float, height: float) -> None:
        """Start a page of that size."""
        self.setPageSize((width, height))
        # ReportLab would select Helvetica, which is not embedded (ISO 19005-2, 6.2.11.4.1).
        self._preamble = ""
        self.marked.append([])
        self._forget()

    def end(self) -> None:
        """Finish the page."""
        self.untag()
        self.showPage()

    @contextmanager
    def again(self, number: int) -> Iterator[None]:
        """Let what is drawn within be added to a page that is finished, counted from 0."""
        self._forget()
        yield
        self._doc.Pages.pages[number].stream += "\n".join(self._code)
        self._code.clear()

    def taken(self) -> str:
        """Return what was drawn since the page began, as operators by themselves, and take it off the page."""
        code = "\n".join(self._code)
        self._code.clear()
        self._forget()
        return code

    def file(self) -> bytes:
        """Return the finished pages as a file, which is not tagged yet; nothing can be drawn after it."""
        for page in self._doc.Pages.pages:
            # -- all that is drawn is ASCII, and ReportLab would encode it a character at a time
            page.stream = page.stream.encode("ascii")
        content = bytes(self.getpdfdata())  # type: ignore[no-untyped-call]  # ReportLab
        # -- the file has all of it, and its pages are as large again
        self._doc = None
        return content

    def _forget(self) -> None:
        self._font: tuple[str, float] | None = None
        self._fill: Colour | None = None
        self._pen: Pen | None = None

    # -- tags --------------------------------------------------------------------------------------

    def tag(self, element: Element) -> None:
        """Let what is drawn next belong to the element; within an artifact nothing changes."""
        if self._in_artifact or self._open is element:
            return
        self.untag()
        marks = self.marked[-1]
        self._code.append(f"/{element.role} <</MCID {len(marks)}>> BDC")
        element.kids.append(Mark(len(self.marked) - 1, len(marks)))
        marks.append(element)
        self._open = element

    def untag(self) -> None:
        """Let nothing more belong to the element that is open, if one is."""
        if self._open:
            self._code.append("EMC")
            self._open = None

    @contextmanager
    def artifact(self, kind: Artifact = Artifact.LAYOUT) -> Iterator[None]:
        """Let what is drawn within be an artifact, which nobody has read out."""
        if self._in_artifact:
            yield
            return
        self.untag()
        self._code.append(f"/Artifact {kind.value} BDC")
        self._in_artifact = True
        yield
        self._code.append("EMC")
        self._in_artifact = False

    def anchor(self, name: str, top: float) -> None:
        """Let links of that name lead to this height of the page; the first of a name counts."""
        if name:
            self.anchors.setdefault(name, Place(len(self.marked) - 1, top))

    def heading(self, element: Element, top: float) -> None:
        """Let the outline lead to a heading at this height of the page: where it begins, if it goes on over it."""
        self.headings.setdefault(element, Place(len(self.marked) - 1, top))

    def link(self, element: Element, box: Box, target: str, words: str) -> None:
        """Let a click within the box lead to the target."""
        if not self._in_artifact:
            element.kids.append(Annotation(len(self.marked) - 1, box, target, words))

    # -- paint -------------------------------------------------------------------------------------

    def words(self, at: Point, text: str, face: Face, size: float, colour: Colour) -> None:
        """Write the text, its baseline starting at a point, with a font that has all of it."""
        self._fill_with(colour)
        self._code.append(f"BT 1 0 0 1 {at[0]:.2f} {at[1]:.2f} Tm")
        for name, string in self._encoded(text, face):
            if self._font != (name, size):
                self._font = (name, size)
                self._code.append(f"{name} {size:.2f} Tf")
            self._code.append(f"{string} Tj")
        self._code.append("ET")

    def box(self, box: Box, fill: Colour, radius: float = 0.0) -> None:
        """Fill a rectangle, given by two corners, its corners rounded by the radius."""
        left, bottom, right, top = box
        self._fill_with(fill)
        if radius:
            path = _rounded(round(right - left, 2), round(top - bottom, 2), radius)
            self._code.append(f"q 1 0 0 1 {left:.2f} {bottom:.2f} cm {path} f Q")
        else:
            self._code.append(f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re f")

    def rule(self, start: float, end: float, y: float, colour: Colour, width: float) -> None:
        """Draw a level line, which hangs from its height."""
        self.box((start, y - width, end, y), colour)

    def shape(self, shape: Shape, origin: Point) -> None:
        """Draw a shape, its own origin set at a point."""
        if shape.fill:
            self._fill_with(shape.fill)
        if shape.pen:
            self._stroke_with(shape.pen)
        self._code.append(f"{_path(shape, origin)} {_PAINT[bool(shape.fill), bool(shape.pen)]}")

    def picture(self, picture: Image, box: Box) -> None:
        """Draw a picture of pixels in a rectangle, given by two corners."""
        left, bottom, right, top = box
        self.drawImage(ImageReader(picture), left, bottom, right - left, top - bottom)

    def _fill_with(self, colour: Colour) -> None:
        if colour != self._fill:
            self._fill = colour
            self._code.append(f"{_parts(colour)} rg")

    def _stroke_with(self, pen: Pen) -> None:
        if pen != self._pen:
            self._pen = pen
            self._code.append(_pen(pen))

    def _encoded(self, text: str, face: Face) -> Iterator[tuple[str, str]]:
        """Return the text as strings of PDF, each with the name of the font subset that has its characters."""
        if text.isascii():
            # -- ReportLab has ASCII in a font's first subset, as it is
            yield self._first_name(face), _literal(text)
            return
        known = self._codes.setdefault(face, {})
        found = [known.get(each) or known.setdefault(each, self._code_of(each, face)) for each in text]
        for subset, codes in groupby(found, key=itemgetter(0)):
            name = face.font.getSubsetInternalName(subset, self._doc)
            yield name, f"<{''.join(code for _, code in codes)}>"

    def _first_name(self, face: Face) -> str:
        if face not in self._first_names:
            self._first_names[face] = face.font.getSubsetInternalName(0, self._doc)
        return self._first_names[face]

    def _code_of(self, character: str, face: Face) -> tuple[int, str]:
        ((subset, code),) = face.font.splitString(character, self._doc)
        return subset, code.hex()


@lru_cache(maxsize=256)
def _rounded(width: float, height: float, radius: float) -> str:
    """Return the path of a box with round corners; all ratings of a table are of one size."""
    return _path(panel(0, 0, width, height, WHITE, (radius, radius)), (0, 0))


def _literal(text: str) -> str:
    """Return the text as a literal string (ISO 32000-1, 7.3.4.2)."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped})"


@cache
def _parts(colour: Colour) -> str:
    return " ".join(f"{part:.4g}" for part in colour.parts)


def _pen(pen: Pen) -> str:
    dash = " ".join(f"{length:.2f}" for length in pen.dash)
    return f"{_parts(pen.colour)} RG {pen.width:.2f} w [{dash}] 0 d 1 j"


def _path(shape: Shape, origin: Point) -> str:
    across, up = origin
    words = []
    for operator, points in shape.steps:
        words += [f"{x + across:.2f} {y + up:.2f}" for x, y in points]
        words.append(_OPERATORS[operator])
    return " ".join(words)
