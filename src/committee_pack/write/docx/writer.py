"""The way in: a document tree becomes the bytes of a Word file."""

from __future__ import annotations

from committee_pack.model.document import Document
from committee_pack.write.docx.anchors import anchors_of
from committee_pack.write.docx.draft import Draft
from committee_pack.write.docx.footnotes import PROPERTIES
from committee_pack.write.docx.mark import Mark
from committee_pack.write.docx.names import OF_PAPERS, RATINGS
from committee_pack.write.docx.package import (
    CORE_PROPERTIES,
    NUMBERING,
    OFFICE_DOCUMENT,
    SETTINGS,
    STYLES,
    THEME,
    Part,
    package_bytes,
)
from committee_pack.write.docx.properties import core_properties, settings
from committee_pack.write.docx.sections import Footers, body
from committee_pack.write.docx.styles import styles_part
from committee_pack.write.docx.theme import theme_part
from committee_pack.write.docx.xml import NOTHING, long_part_bytes
from committee_pack.write.style import Style


def write_docx(document: Document, style: Style) -> bytes:
    """Return the document as a Word file; the same document and style give the same bytes.

    A link to an anchor that the document does not have raises ValueError.
    """
    draft = Draft(style, anchors_of(document))
    mark = Mark(style.theme.font, draft.relations) if document.is_proof else None
    footers = Footers(document, mark)
    prefixes = ("w", "r", "wp", "a", "pic", "asvg")
    content = long_part_bytes("w:document", prefixes, body(document, footers, draft))
    # -- a style is there for what the document rates with
    ratings = [each for each, identity in RATINGS.items() if each and f'"{identity}"'.encode() in content]
    styles = styles_part(
        style,
        document.language,
        sorted(draft.smaller),
        ratings,
        kinds={section.kind for section in document.sections},
        has_footnotes=bool(draft.footnotes),
        is_proof=document.is_proof,
        is_paper=any(f'"{each}"'.encode() in content for each in OF_PAPERS),
    )
    helpers = (
        Part(STYLES, "word/styles.xml", styles),
        Part(NUMBERING, "word/numbering.xml", draft.numbering.part()),
        Part(SETTINGS, "word/settings.xml", settings(document, PROPERTIES if draft.footnotes else NOTHING)),
        Part(THEME, "word/theme/theme1.xml", theme_part(style)),
        *((draft.footnotes.part(),) if draft.footnotes else ()),
        *((draft.comments.part(document.published),) if draft.comments else ()),
    )
    for helper in helpers:
        draft.relations.to(helper.kind, helper.path.removeprefix("word/"))
    return package_bytes(
        Part(OFFICE_DOCUMENT, "word/document.xml", content, draft.relations),
        Part(CORE_PROPERTIES, "docProps/core.xml", core_properties(document)),
        (*helpers, *((mark.part,) if mark else ()), *footers.parts, *draft.parts),
    )
