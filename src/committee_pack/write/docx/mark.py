"""The mark of a draft on every page: a header with the word in plain sight, and large across the page behind the text.

The large word is decoration to a screen reader, which finds the other one in the header ([MS-ODRAWXML] 2.22.1).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from committee_pack.write.docx import names
from committee_pack.write.docx.formatting import face
from committee_pack.write.docx.inlines import Face, run
from committee_pack.write.docx.package import HEADER, Part, Relations
from committee_pack.write.docx.units import emus
from committee_pack.write.docx.xml import NAMESPACES, Xml, joined, part_bytes, root, tag, w
from committee_pack.write.style import DRAFT, DRAFT_MARK, DRAFT_SIZE

_EXTENT: dict[str, str | int] = {"cx": emus(3.6 * DRAFT_SIZE), "cy": emus(1.2 * DRAFT_SIZE)}
_ID = 1_000_000
"""More than a document has pictures, whose ids count from 1."""
_TURNED = 315 * 60000
"""Upwards from left to right, in the sixtieths of a thousandth of a degree that DrawingML counts clockwise."""
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_NAME = "PowerPlusWaterMarkObject1"
"""By this beginning Word knows a watermark, which its own command then removes."""


@dataclass(slots=True)
class Mark:
    """The header that marks the pages of a draft."""

    part: Part = field(default_factory=lambda: Part(HEADER, "word/header1.xml", _header()))
    _id: str = ""

    def reference(self, relations: Relations) -> Xml:
        """Return the reference to the header, which every section has."""
        self._id = self._id or relations.to(HEADER, self.part.path.removeprefix("word/"))
        return tag("w:headerReference", {"w:type": "default", "r:id": self._id})


def _header() -> bytes:
    stands = w("pPr", w("pStyle", val=names.HEADER), w("jc", val="center"))
    shape = tag("mc:AlternateContent", {}, tag("mc:Choice", {"Requires": "wps"}, w("drawing", _anchored())))
    words = w("p", stands, w("r", shape), run(DRAFT, Face(bold=True)))
    return part_bytes(root("w:hdr", ("w", "wp", "a", "mc", "wps", "adec"), words))


def _anchored() -> Xml:
    """Return the shape in the middle of the page, behind all that stands there (ECMA-376 Part 1, 20.4.2.3)."""
    nowhere: dict[str, str | int] = {"distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": 0}
    behind: dict[str, str | int] = {"relativeHeight": 0, "behindDoc": 1, "locked": 0, "layoutInCell": 0}
    decorative = tag("a:ext", {"uri": _DECORATIVE}, tag("adec:decorative", {"val": 1}))
    return tag(
        "wp:anchor",
        {**nowhere, **behind, "allowOverlap": 1},
        tag("wp:simplePos", {"x": 0, "y": 0}),
        *(_centred(name) for name in ("wp:positionH", "wp:positionV")),
        tag("wp:extent", _EXTENT),
        tag("wp:wrapNone", {}),
        tag("wp:docPr", {"id": _ID, "name": _NAME}, tag("a:extLst", {}, decorative)),
        tag("wp:cNvGraphicFramePr", {}),
        tag("a:graphic", {}, tag("a:graphicData", {"uri": NAMESPACES["wps"]}, _shape())),
    )


def _centred(name: str) -> Xml:
    return tag(name, {"relativeFrom": "page"}, tag("wp:align", {}, Xml("center")))


def _shape() -> Xml:
    place = tag("a:xfrm", {"rot": _TURNED}, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", _EXTENT))
    outline = tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst", {}))
    unseen = joined((tag("a:noFill", {}), tag("a:ln", {}, tag("a:noFill", {}))))
    room: dict[str, str | int] = {"wrap": "none", "lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0, "anchor": "ctr"}
    return tag(
        "wps:wsp",
        {},
        tag("wps:cNvSpPr", {"txBox": 1}),
        tag("wps:spPr", {}, place, outline, unseen),
        tag("wps:txbx", {}, w("txbxContent", _word())),
        tag("wps:bodyPr", room, tag("a:noAutofit", {})),
    )


def _word() -> Xml:
    looks = face(bold=True, colour=DRAFT_MARK, size=DRAFT_SIZE)
    return w("p", w("pPr", w("jc", val="center")), w("r", w("rPr", looks), w("t", Xml(DRAFT))))
