"""What the file says of itself: title, author, dates, language, and how Word shall treat it."""

from __future__ import annotations

from committee_pack.model.document import Document
from committee_pack.write.docx.xml import NOTHING, Xml, escaped, part_bytes, root, tag, w

_NAMESPACES = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_WORD_2013 = 15
_WORD = "http://schemas.microsoft.com/office/word"


def core_properties(document: Document) -> bytes:
    """Return the core properties (ECMA-376 Part 2, 11); both dates are that of publication."""
    author = escaped(document.author)
    properties = (
        tag("dc:title", {}, escaped(document.title)),
        tag("dc:creator", {}, author),
        tag("cp:lastModifiedBy", {}, author),
        _date("created", document),
        _date("modified", document),
        tag("dc:language", {}, escaped(document.language)),
    )
    return part_bytes(tag("cp:coreProperties", _NAMESPACES, *properties))


def _date(name: str, document: Document) -> Xml:
    moment = Xml(f"{document.published.isoformat()}T00:00:00Z")
    return tag(f"dcterms:{name}", {"xsi:type": "dcterms:W3CDTF"}, moment)


def settings(document: Document, footnotes: Xml = NOTHING) -> bytes:
    """Return the settings: the language, what is said of footnotes, and no compatibility mode, as older files have."""
    mode = w("compatSetting", name="compatibilityMode", uri=_WORD, val=_WORD_2013)
    return part_bytes(
        root(
            "w:settings",
            ("w",),
            w("defaultTabStop", val=720),
            w("characterSpacingControl", val="doNotCompress"),
            footnotes,
            w("compat", mode),
            w("themeFontLang", val=document.language),
            w("decimalSymbol", val="."),
            w("listSeparator", val=","),
        )
    )
