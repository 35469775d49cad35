"""Charts and the logo as pictures: drawn as SVG, with a PNG behind it for a Word that is older than 2016."""

from __future__ import annotations

import io

from PIL import Image

from committee_pack.model.document import Figure
from committee_pack.model.settings import Logo, Vector
from committee_pack.write.charts import draw
from committee_pack.write.docx import names
from committee_pack.write.docx.draft import Draft, Frame
from committee_pack.write.docx.panel import moved_in, standing
from committee_pack.write.docx.units import emus
from committee_pack.write.docx.xml import NAMESPACES, NOTHING, Xml, tag, w
from committee_pack.write.logo import logo_pixels, logo_size
from committee_pack.write.png import png
from committee_pack.write.svg import svg

_DPI = 160
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension of a blip that holds an SVG ([MS-ODRAWXML] 2.1.1.1)."""


def figure(block: Figure, frame: Frame, draft: Draft, *, keeps: bool) -> Xml:
    """Return a chart in a paragraph of its own, with its alternative text; it may keep with what follows."""
    drawing = draw(block.chart, draft.style, frame.width)
    fallback = draft.picture(png(drawing, _DPI), "png")
    vector = draft.picture(svg(drawing, draft.style.theme.word_font), "svg")
    shown = _inline_picture(len(draft.parts), (drawing.width, drawing.height), block.alternative, fallback, vector)
    together = w("keepNext") if keeps else NOTHING
    stands = w("pPr", w("pStyle", val=names.FIGURE), together, standing(frame))
    return w("p", stands, moved_in(w("r", shown), frame))


def logo(draft: Draft, room: float) -> Xml:
    """Return the council's logo in a paragraph of its own, as high as is usual or as wide as there is room.

    Returns nothing where the council has none.
    """
    chosen = draft.style.theme.logo
    if chosen is None:
        return NOTHING
    shown = _vector_logo(chosen.vector, chosen.alt, draft, room) if chosen.vector else _pixel_logo(chosen, draft, room)
    return w("p", w("pPr", w("pStyle", val=names.FIGURE)), w("r", shown))


def _pixel_logo(chosen: Logo, draft: Draft, room: float) -> Xml:
    content = chosen.file.read_bytes()
    with Image.open(io.BytesIO(content)) as image:
        ending, size = (image.format or "").lower(), logo_size(image.width, image.height, room)
    return _inline_picture(len(draft.parts) + 1, size, chosen.alt, draft.picture(content, ending))


def _vector_logo(vector: Vector, alternative: str, draft: Draft, room: float) -> Xml:
    size = logo_size(vector.width, vector.height, room)
    fallback = draft.picture(logo_pixels(vector, size), "png")
    return _inline_picture(len(draft.parts), size, alternative, fallback, draft.picture(vector.content, "svg"))


def _inline_picture(identity: int, size: tuple[float, float], alternative: str, blip: str, vector: str = "") -> Xml:
    """Return a picture that stands in its line of text, never floating (ECMA-376 Part 1, 20.4.2.8)."""
    extent = {"cx": emus(size[0]), "cy": emus(size[1])}
    name: dict[str, str | int] = {"id": identity, "name": f"Picture {identity}", "descr": alternative}
    inline = tag(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        tag("wp:extent", extent),
        tag("wp:docPr", name),
        tag("wp:cNvGraphicFramePr", {}, tag("a:graphicFrameLocks", {"noChangeAspect": 1})),
        tag("a:graphic", {}, tag("a:graphicData", {"uri": NAMESPACES["pic"]}, _picture(name, extent, blip, vector))),
    )
    return w("drawing", inline)


def _picture(name: dict[str, str | int], extent: dict[str, int], blip: str, vector: str) -> Xml:
    return tag(
        "pic:pic",
        {},
        tag("pic:nvPicPr", {}, tag("pic:cNvPr", name), tag("pic:cNvPicPr", {})),
        tag("pic:blipFill", {}, _blip(blip, vector), tag("a:stretch", {}, tag("a:fillRect", {}))),
        tag(
            "pic:spPr",
            {},
            tag("a:xfrm", {}, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", extent)),
            tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst", {})),
        ),
    )


def _blip(blip: str, vector: str) -> Xml:
    if not vector:
        return tag("a:blip", {"r:embed": blip})
    held = tag("a:ext", {"uri": _SVG_EXTENSION}, tag("asvg:svgBlip", {"r:embed": vector}))
    return tag("a:blip", {"r:embed": blip}, tag("a:extLst", {}, held))
