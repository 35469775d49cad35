"""The mark of a draft on every page: a header with the word in plain sight, and large across the page behind the text.

The large word is decoration to a screen reader, which finds the other one ([MS-ODRAWXML] 2.22.1).
"""

from __future__ import annotations

from collections.abc import Iterable

from committee_pack.model.settings import Font
from committee_pack.write.docx import names
from committee_pack.write.docx.inlines import Face, run
from committee_pack.write.docx.package import HEADER, Part, Relations
from committee_pack.write.docx.units import emus
from committee_pack.write.docx.xml import NAMESPACES, Xml, joined, part_bytes, root, tag, w
from committee_pack.write.drawing import Drawing, Point, Shape
from committee_pack.write.mark import draft_mark
from committee_pack.write.style import DRAFT, DRAFT_MARK

_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_NAME = "PowerPlusWaterMarkObject1"
"""By this beginning Word knows a watermark, which its own command then removes."""
_ID = 1_000_000
"""More than a document has pictures, whose ids count from 1."""
_STEPS = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo", "Z": "a:close"}


class Mark:
    """The header that marks the pages of a draft."""

    def __init__(self, font: Font, relations: Relations) -> None:
        mark = draft_mark(font)
        self.part = Part(HEADER, "word/header1.xml", _header(mark))
        identity = relations.to(HEADER, self.part.path.removeprefix("word/"))
        self.reference = tag("w:headerReference", {"w:type": "default", "r:id": identity})
        """What refers to it in every section."""


def _header(mark: Drawing) -> bytes:
    stands = w("pPr", w("pStyle", val=names.HEADER), w("jc", val="center"))
    shape = tag("mc:AlternateContent", {}, tag("mc:Choice", {"Requires": "wps"}, w("drawing", _anchored(mark))))
    words = w("p", stands, w("r", shape), run(DRAFT, Face(bold=True)))
    return part_bytes(root("w:hdr", ("w", "wp", "a", "mc", "wps", "adec"), words))


def _anchored(mark: Drawing) -> Xml:
    """Return the shape in the middle of the page, behind all that stands there (ECMA-376 Part 1, 20.4.2.3)."""
    extent: dict[str, str | int] = {"cx": emus(mark.width), "cy": emus(mark.height)}
    nowhere: dict[str, str | int] = {"distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": 0}
    behind: dict[str, str | int] = {"relativeHeight": 0, "behindDoc": 1, "locked": 0, "layoutInCell": 0}
    decorative = tag("a:ext", {"uri": _DECORATIVE}, tag("adec:decorative", {"val": 1}))
    return tag(
        "wp:anchor",
        {**nowhere, **behind, "allowOverlap": 1},
        tag("wp:simplePos", {"x": 0, "y": 0}),
        *(_centred(name) for name in ("wp:positionH", "wp:positionV")),
        tag("wp:extent", extent),
        tag("wp:wrapNone", {}),
        tag("wp:docPr", {"id": _ID, "name": _NAME}, tag("a:extLst", {}, decorative)),
        tag("wp:cNvGraphicFramePr", {}),
        tag("a:graphic", {}, tag("a:graphicData", {"uri": NAMESPACES["wps"]}, _shape(mark, extent))),
    )


def _centred(name: str) -> Xml:
    return tag(name, {"relativeFrom": "page"}, tag("wp:align", {}, Xml("center")))


def _shape(mark: Drawing, extent: dict[str, str | int]) -> Xml:
    """Return the letters as a shape of its own geometry (20.1.9.8)."""
    place = tag("a:xfrm", {}, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", extent))
    steps = (step for part in mark.parts if isinstance(part, Shape) for step in part.steps)
    path = tag("a:path", {"w": extent["cx"], "h": extent["cy"]}, *(_step(*step, mark.height) for step in steps))
    lists = (tag(name, {}) for name in ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"))
    whole = tag("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    geometry = tag("a:custGeom", {}, *lists, whole, tag("a:pathLst", {}, path))
    fill = tag("a:solidFill", {}, tag("a:srgbClr", {"val": DRAFT_MARK.hex}))
    no_line = tag("a:ln", {}, tag("a:noFill", {}))
    looks = tag("wps:spPr", {}, place, geometry, fill, no_line)
    return tag("wps:wsp", {}, tag("wps:cNvSpPr", {}), looks, tag("wps:bodyPr", {}))


def _step(name: str, points: Iterable[Point], height: float) -> Xml:
    corners = (tag("a:pt", {"x": emus(x), "y": emus(height - y)}) for x, y in points)
    return tag(_STEPS[name], {}, joined(corners))
