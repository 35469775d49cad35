"""The theme: the council's colours and those of ratings in the palette that officers pick from."""

from __future__ import annotations

from committee_pack.model.colours import WHITE, Colour
from committee_pack.model.indicators import Rating
from committee_pack.write.docx.xml import NAMESPACES, Xml, joined, part_bytes, tag
from committee_pack.write.style import INK, MUTED, PANEL_FILL, Style, rating_pair


def theme_part(style: Style) -> bytes:
    """Return the theme part (ECMA-376 Part 1, 14.2.7)."""
    elements = tag("a:themeElements", {}, _colours(style), _fonts(style.theme.word_font), _FORMATS)
    return part_bytes(tag("a:theme", {"xmlns:a": NAMESPACES["a"], "name": "Committee papers"}, elements))


def _colours(style: Style) -> Xml:
    ratings = [rating_pair(rating).fill for rating in (Rating.GREEN, Rating.AMBER, Rating.RED)]
    fifth = style.theme.secondary or MUTED
    named: tuple[tuple[str, Colour], ...] = (
        *(("dk1", INK), ("lt1", WHITE), ("dk2", style.primary), ("lt2", PANEL_FILL)),
        *(("accent1", style.primary), ("accent2", ratings[0]), ("accent3", ratings[1]), ("accent4", ratings[2])),
        *(("accent5", fifth), ("accent6", style.tint), ("hlink", style.primary), ("folHlink", style.primary)),
    )
    colours = (tag(f"a:{name}", {}, _solid_value(colour)) for name, colour in named)
    return tag("a:clrScheme", {"name": "Committee papers"}, *colours)


def _solid_value(colour: Colour) -> Xml:
    return tag("a:srgbClr", {"val": colour.hex})


def _fonts(font: str) -> Xml:
    scripts = joined((tag("a:latin", {"typeface": font}), _no_font("a:ea"), _no_font("a:cs")))
    return tag(
        "a:fontScheme", {"name": "Committee papers"}, tag("a:majorFont", {}, scripts), tag("a:minorFont", {}, scripts)
    )


def _no_font(name: str) -> Xml:
    return tag(name, {"typeface": ""})


_PLACEHOLDER = tag("a:solidFill", {}, tag("a:schemeClr", {"val": "phClr"}))
_FORMATS = tag(
    "a:fmtScheme",
    {"name": "Committee papers"},
    tag("a:fillStyleLst", {}, *(_PLACEHOLDER,) * 3),
    tag("a:lnStyleLst", {}, *(tag("a:ln", {"w": 9525}, _PLACEHOLDER),) * 3),
    tag("a:effectStyleLst", {}, *(tag("a:effectStyle", {}, tag("a:effectLst", {})),) * 3),
    tag("a:bgFillStyleLst", {}, *(_PLACEHOLDER,) * 3),
)
"""Plain fills and lines for shapes that officers draw; the schema wants three of each."""
