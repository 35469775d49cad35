"""The style sheet: every paragraph and character style, made from what `write/style.py` settles.

`Normal` says nothing beyond the defaults, because in Word a table's style wins over the defaults but
not over a paragraph style (ECMA-376 Part 1, 17.7.2); so a head's white type reaches its cells.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from committee_pack.model.document import ParagraphKind, SectionKind, TableKind
from committee_pack.model.indicators import RED_AMBER_GREEN, Rating
from committee_pack.write.docx import geometry, names, panel
from committee_pack.write.docx.formatting import Edge, Indent, face, paragraph, shading, spaced
from committee_pack.write.docx.numbering import BULLETS, NUMBERS, PANEL_BULLETS, PANEL_NUMBERS
from committee_pack.write.docx.table_styles import table_styles
from committee_pack.write.docx.xml import NOTHING, Xml, joined, part_bytes, root, tag, w
from committee_pack.write.style import (
    AGENDA_ENTRY_SIZE,
    AGENDA_NOTE_SIZE,
    FILLED_IN,
    FILLED_IN_EDGE,
    FOOTER_SIZE,
    LACKING,
    LEADING,
    MUTED,
    PANEL_EDGE,
    PANEL_FILL,
    PARAGRAPH_SIZES,
    REMARK_SIZE,
    RULE,
    TABLE_SIZES,
    TITLE_SIZE,
    Style,
    arrow_colour,
    heading_size,
    paragraph_size,
    rating_pair,
)

_PANEL_SIZE = 10.5
_HEADING_SPACES = {1: (0.0, 8.0), 2: (11.0, 3.0), 3: (9.0, 2.0), 4: (8.0, 2.0)}
"""Room above and below. Arial runs wider than the PDF's font and so takes more lines: the room around
them is less than there, so that an indicator's page is one page in Word too."""
_ROOM = spaced(0, 6, LEADING)
_TIGHT = spaced(0, 0)


def styles_part(
    style: Style,
    language: str,
    smaller: Sequence[float] = (),
    ratings: Collection[Rating] = (),
    *,
    kinds: Collection[SectionKind] = (),
    has_footnotes: bool = False,
    is_proof: bool = False,
    is_paper: bool = False,
) -> bytes:
    """Return the styles part for a council's look and a document's language.

    `smaller` are the sizes of tables that are too wide, `ratings` those of the document: each has a style, as Green,
    Amber and Red have in every document. Footnotes have theirs where there are any, and so has what is a proof's, and
    what is numbered or decided in a paper.
    `kinds` are those of its sections: an agenda alone has type of its own.
    """
    kind = SectionKind.AGENDA if set(kinds) == {SectionKind.AGENDA} else SectionKind.BODY
    sheet = (
        _defaults(style.theme.word_font, language, kind),
        _LATENT,
        _NORMAL,
        *_titles(style, kind),
        *_running_text(kind),
        *_lists(),
        *_panel(),
        *(_papers() if is_paper else ()),
        *_facts(),
        *(_agenda(style) if SectionKind.AGENDA in kinds else ()),
        *_cells(style),
        *(made for size in smaller for made in _smaller_cells(size)),
        *_characters(style, ratings),
        *(_footnotes() if has_footnotes else ()),
        *(_proofs() if is_proof else ()),
        *table_styles(style),
    )
    return part_bytes(root("w:styles", ("w",), *sheet))


def _defaults(font: str, language: str, kind: SectionKind) -> Xml:
    """Return the defaults. They name no colour: words are as dark as the reader's own contrast settings
    make them, and LibreOffice would let a default colour win over a rating's within tables.
    """
    fonts = w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    size = face(size=paragraph_size(ParagraphKind.BODY, kind))
    look = joined((fonts, size, w("lang", val=language, eastAsia=language)))
    return w("docDefaults", w("rPrDefault", w("rPr", look)), w("pPrDefault"))


_BUILT_IN = {
    *("Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "Body Text", "caption", "header"),
    *("footer", "List Bullet", "List Number", "List Continue", "Strong", "Emphasis", "Hyperlink"),
    *("footnote text", "footnote reference", "annotation text", "annotation reference"),
}
_LATENT = w(
    "latentStyles",
    defLockedState=0,
    defUIPriority=99,
    defSemiHidden=1,
    defUnhideWhenUsed=1,
    defQFormat=0,
    count=376,
)
"""Styles that Word could offer and that this file does not use stay out of its gallery (17.7.4.5)."""

_NORMAL = joined(
    (
        tag("w:style", {"w:type": "paragraph", "w:default": 1, "w:styleId": "Normal"}, w("name", val="Normal")),
        tag(
            "w:style",
            {"w:type": "character", "w:default": 1, "w:styleId": "DefaultParagraphFont"},
            *(w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden")),
        ),
        tag(
            "w:style",
            {"w:type": "numbering", "w:default": 1, "w:styleId": "NoList"},
            *(w("name", val="No List"), w("uiPriority", val=99), w("semiHidden")),
        ),
    )
)


def _paragraph_style(
    identity: str, name: str, stands: Xml, looks: Xml = NOTHING, *, based_on: str = "Normal", then: str = ""
) -> Xml:
    return tag(
        "w:style",
        {"w:type": "paragraph", **_ours(name), "w:styleId": identity},
        w("name", val=name),
        w("basedOn", val=based_on),
        w("next", val=then) if then else NOTHING,
        w("uiPriority", val=1),
        w("qFormat"),
        w("pPr", stands) if stands else NOTHING,
        w("rPr", looks) if looks else NOTHING,
    )


def _ours(name: str) -> dict[str, str | int]:
    return {} if name in _BUILT_IN else {"w:customStyle": 1}


def _character_style(identity: str, name: str, looks: Xml) -> Xml:
    return tag(
        "w:style",
        {"w:type": "character", **_ours(name), "w:styleId": identity},
        *(w("name", val=name), w("basedOn", val="DefaultParagraphFont"), w("uiPriority", val=2), w("qFormat")),
        w("rPr", looks),
    )


def _titles(style: Style, kind: SectionKind) -> list[Xml]:
    """Return the title, the headings and the line of marks under a page's title.

    The title has the outline level of a heading, so that a title page is found where others are.
    Marks and heading have the same rule, which Word then draws once, under both (17.3.1.24).
    """
    rule = _title_rule(style)
    thick = (("bottom", Edge(style.rule, 1.5, 8)),)
    body = names.PARAGRAPHS[ParagraphKind.BODY]
    title = paragraph(keep=True, borders=thick, spacing=spaced(110, 14), outline=1)
    first = paragraph(keep=True, borders=rule, spacing=spaced(*_HEADING_SPACES[1]), outline=1)
    lead = paragraph_size(ParagraphKind.LEAD, kind)
    return [
        _paragraph_style(names.TITLE, "Title", title, _heading_face(style, TITLE_SIZE), then=names.SUBTITLE),
        _paragraph_style(
            names.SUBTITLE, "Subtitle", paragraph(spacing=spaced(0, 24)), face(size=lead + 4, colour=MUTED), then=body
        ),
        _paragraph_style(names.HEADINGS[1], "heading 1", first, _heading_face(style, heading_size(1, kind)), then=body),
        *(_lower_heading(style, level, kind) for level in (2, 3, 4)),
        _paragraph_style(
            names.MARKS,
            "Rating and Direction",
            paragraph(keep=True, borders=rule, spacing=spaced(0, 8)),
            face(colour=MUTED),
            then=body,
        ),
    ]


def _title_rule(style: Style) -> tuple[tuple[str, Edge], ...]:
    return (("bottom", Edge(style.rule, 1.5, 5)),)


def _lower_heading(style: Style, level: int, kind: SectionKind) -> Xml:
    ruled = kind is SectionKind.AGENDA and level == 2
    borders = (("bottom", Edge(PANEL_EDGE, 0.75, 2)),) if ruled else ()
    stands = paragraph(keep=True, borders=borders, spacing=spaced(*_HEADING_SPACES[level]), outline=level)
    looks = _heading_face(style, heading_size(level, kind))
    body = names.PARAGRAPHS[ParagraphKind.BODY]
    return _paragraph_style(names.HEADINGS[level], f"heading {level}", stands, looks, then=body)


def _heading_face(style: Style, size: float) -> Xml:
    return face(bold=True, colour=style.primary, size=size)


def _running_text(kind: SectionKind) -> list[Xml]:
    sizes = {each: paragraph_size(each, kind) for each in ParagraphKind}
    kinds = names.PARAGRAPHS
    return [
        _paragraph_style(kinds[ParagraphKind.BODY], "Body Text", paragraph(spacing=_ROOM)),
        _paragraph_style(
            kinds[ParagraphKind.LEAD], "Lead", paragraph(spacing=_ROOM), face(size=sizes[ParagraphKind.LEAD])
        ),
        _paragraph_style(
            kinds[ParagraphKind.NOTE],
            "Note",
            paragraph(spacing=spaced(4, 6, LEADING)),
            face(size=sizes[ParagraphKind.NOTE], colour=MUTED),
        ),
        _paragraph_style(
            kinds[ParagraphKind.NAVIGATION],
            "Navigation",
            paragraph(spacing=spaced(8, 0)),
            face(size=sizes[ParagraphKind.NAVIGATION]),
        ),
        _paragraph_style(names.FIGURE, "Figure", paragraph(spacing=spaced(2, 6))),
        _paragraph_style(
            names.CAPTION, "caption", paragraph(keep=True, spacing=spaced(8, 4)), face(bold=True, size=_PANEL_SIZE)
        ),
        _paragraph_style(names.HEADER, "header", paragraph(spacing=_TIGHT), face(size=FOOTER_SIZE, colour=MUTED)),
        _paragraph_style(names.FOOTER, "footer", paragraph(spacing=spaced(8, 0)), face(size=FOOTER_SIZE, colour=MUTED)),
        _paragraph_style(
            names.AFTER_TABLE, "After Table", w("spacing", before=0, after=0, line=20, lineRule="exact"), face(size=1)
        ),
    ]


def _footnotes() -> list[Xml]:
    size = PARAGRAPH_SIZES[ParagraphKind.NOTE]
    return [
        _paragraph_style(names.FOOTNOTE, "footnote text", paragraph(spacing=spaced(0, 2, LEADING)), face(size=size)),
        _character_style(names.FOOTNOTE_MARK, "footnote reference", w("vertAlign", val="superscript")),
    ]


def _proofs() -> list[Xml]:
    edge = w("u", val="single", color=FILLED_IN_EDGE.hex)
    filled = joined((w("color", val=FILLED_IN.text.hex), edge, shading(FILLED_IN.fill)))
    return [
        _character_style(names.FILLED_IN, "Filled In", filled),
        _character_style(names.LACKING, "Lacking", face(colour=LACKING.text, fill=LACKING.fill)),
        _paragraph_style(names.COMMENT, "annotation text", paragraph(spacing=_TIGHT), face(size=REMARK_SIZE)),
        _character_style(names.COMMENT_MARK, "annotation reference", face(size=REMARK_SIZE)),
    ]


def _lists() -> list[Xml]:
    """Return the styles of lists; their indents come with the numbering, one for each depth."""
    room = spaced(0, 4, LEADING)
    bullets, numbers = paragraph(list_id=BULLETS, spacing=room), paragraph(list_id=NUMBERS, spacing=room)
    further = paragraph(spacing=room, indent=Indent(geometry.LIST_STEP))
    return [
        _paragraph_style(names.BULLET, "List Bullet", bullets),
        _paragraph_style(names.NUMBER, "List Number", numbers),
        _paragraph_style(names.CONTINUED, "List Continue", further),
    ]


def _panel() -> list[Xml]:
    """Return the styles on a tint.

    There is no space between the paragraphs, as Word would leave a white line there wherever a list's
    indent differs from its neighbour's. The tint may go on over a page's end, since whole it would
    leave a good part of the page empty; the heading above keeps with its first lines.
    """
    stands = paragraph(borders=panel.EDGES, fill=PANEL_FILL, spacing=spaced(0, 0, LEADING), indent=panel.INDENT)
    return [
        _paragraph_style(names.PANEL, "Data Notes", stands, face(size=_PANEL_SIZE)),
        _paragraph_style(
            names.PANEL_BULLET, "Data Notes Bullet", paragraph(list_id=PANEL_BULLETS), based_on=names.PANEL
        ),
        _paragraph_style(
            names.PANEL_NUMBER, "Data Notes Number", paragraph(list_id=PANEL_NUMBERS), based_on=names.PANEL
        ),
    ]


def _papers() -> list[Xml]:
    """Return the styles of paragraphs with numbers of their own, and of what is decided, as large as all else."""
    size = face(size=PARAGRAPH_SIZES[ParagraphKind.BODY])
    room = spaced(0, 7, LEADING)
    numbered = paragraph(spacing=room, indent=Indent(geometry.LABEL_STEP, geometry.LABEL_STEP))
    decisions = (
        (names.DECISION, "Decision", names.PANEL),
        (names.DECISION_BULLET, "Decision Bullet", names.PANEL_BULLET),
        (names.DECISION_NUMBER, "Decision Number", names.PANEL_NUMBER),
    )
    return [
        _paragraph_style(names.LABELLED, "Numbered Paragraph", numbered),
        *(_paragraph_style(identity, name, NOTHING, size, based_on=base) for identity, name, base in decisions),
    ]


def _facts() -> list[Xml]:
    """Return the styles of terms with what they stand for, set apart by tab stops."""
    line = Edge(RULE, 0.5, 3)
    edges = (("bottom", line), ("between", line))
    tab, middle = geometry.OWNERS_TAB, geometry.OWNERS_MIDDLE
    facts = paragraph(
        borders=edges,
        tabs=(("left", geometry.FACTS_TAB),),
        spacing=spaced(0, 0, LEADING),
        indent=Indent(geometry.FACTS_TAB, geometry.FACTS_TAB),
    )
    owners = paragraph(
        borders=edges,
        tabs=(("left", tab), ("left", middle), ("left", middle + tab)),
        spacing=spaced(0, 0, LEADING),
        indent=Indent(tab, tab),
    )
    return [
        _paragraph_style(names.FACTS, "Facts", facts),
        _paragraph_style(names.OWNERS, "Owner Block", owners, face(size=_PANEL_SIZE)),
    ]


def _agenda(style: Style) -> list[Xml]:
    """Return the styles of an agenda; its lead has the rule of its title, which Word then draws once, under both."""
    tab, facts_tab = geometry.AGENDA_NUMBER_TAB, geometry.AGENDA_FACTS_TAB
    lead = paragraph(keep=True, borders=_title_rule(style), spacing=spaced(0, 8))
    facts = paragraph(tabs=(("left", facts_tab),), spacing=spaced(0, 2), indent=Indent(facts_tab, facts_tab))
    stands = paragraph(tabs=(("left", tab),), spacing=spaced(4, 0), indent=Indent(tab, tab))
    below = paragraph(tabs=(("left", tab),), spacing=spaced(1, 0), indent=Indent(tab, tab))
    size = paragraph_size(ParagraphKind.LEAD, SectionKind.AGENDA)
    quiet = face(colour=MUTED, size=AGENDA_NOTE_SIZE)
    return [
        _paragraph_style(names.AGENDA_LEAD, "Agenda Lead", lead, face(bold=True, size=size)),
        _paragraph_style(names.AGENDA_FACTS, "Agenda Facts", facts),
        _paragraph_style(names.AGENDA_ITEM, "Agenda Item", stands, face(size=AGENDA_ENTRY_SIZE)),
        _paragraph_style(names.AGENDA_NOTE, "Agenda Note", below, quiet),
        _character_style(names.AGENDA_NUMBER, "Agenda Number", face(bold=True, colour=style.primary)),
        _character_style(names.AGENDA_PAGES, "Agenda Pages", quiet),
    ]


def _cells(style: Style) -> list[Xml]:
    return [made for kind in TableKind for made in _cells_of(kind, style)]


def _cells_of(kind: TableKind, style: Style) -> list[Xml]:
    prefix, size = names.CELL_PREFIXES[kind], face(size=TABLE_SIZES[kind])
    section = face(bold=True, colour=style.primary, size=TABLE_SIZES[kind])
    return [
        _paragraph_style(f"{prefix}Text", f"{prefix} Text", paragraph(spacing=_TIGHT), size),
        _paragraph_style(f"{prefix}Number", f"{prefix} Number", paragraph(spacing=_TIGHT, align="right"), size),
        _paragraph_style(f"{prefix}Rating", f"{prefix} Rating", paragraph(spacing=_TIGHT, align="center"), size),
        _paragraph_style(f"{prefix}Section", f"{prefix} Section", paragraph(keep=True, spacing=_TIGHT), section),
    ]


def _smaller_cells(size: float) -> list[Xml]:
    prefix = names.CELL_PREFIXES[TableKind.SCORECARD]
    return [
        _paragraph_style(
            names.smaller(prefix + ending, size),
            f"{prefix} {ending} {size:g}",
            NOTHING,
            face(size=size),
            based_on=prefix + ending,
        )
        for ending in names.CELL_ENDINGS
    ]


def _characters(style: Style, ratings: Collection[Rating]) -> list[Xml]:
    shown = (None, *RED_AMBER_GREEN, *ratings)
    pairs = ((identity, rating_pair(each)) for each, identity in names.RATINGS.items() if each in shown)
    return [
        _character_style(names.STRONG, "Strong", face(bold=True)),
        _character_style(names.EMPHASIS, "Emphasis", face(bold=True)),
        _character_style(names.LINK, "Hyperlink", face(colour=style.primary, underlined=True)),
        _character_style(names.TERM, "Term", face(colour=MUTED)),
        *(
            _character_style(
                identity, identity.replace("Rating", "Rating "), face(bold=True, colour=pair.text, fill=pair.fill)
            )
            for identity, pair in pairs
        ),
        *(
            _character_style(identity, identity.replace("Arrow", "Arrow "), face(colour=arrow_colour(direction)))
            for direction, identity in names.ARROWS.items()
        ),
    ]
