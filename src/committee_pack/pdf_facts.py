"""What a PDF says of itself: title, author, date, the standards it keeps, and what its colours mean; and its bytes."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from committee_pack.model.packs import Archival, Claims

PRODUCER = "committee_pack"
_NOON = datetime.time(12, tzinfo=datetime.UTC)
_PROFILE_DATE = slice(24, 36)
"""Where an ICC profile says when it was made (ICC.1:2010, 7.2)."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{claims}<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
{extension}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_ARCHIVAL = """<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
"""
_UNIVERSAL = """<pdfuaid:part>1</pdfuaid:part>
"""
_EXTENSION = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself; its dates are noon of the day it is published."""

    title: str
    author: str
    language: str
    published: datetime.date
    claims: Claims


def add_facts(pdf: pikepdf.Pdf, facts: Facts) -> None:
    """Write into the file what it says of itself, and its output intent.

    It says that it is tagged where it has a structure tree (ISO 14289-1, 7.1), and claims nothing that is not claimed.
    """
    pdf.Root.MarkInfo = Dictionary(Marked=Name.StructTreeRoot in pdf.Root)
    pdf.Root.Lang = String(facts.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    made = datetime.datetime.combine(facts.published, _NOON)
    xmp = pdf.make_stream(_xmp(facts, made).encode())
    xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = xmp
    # The two must agree (ISO 19005-2, 6.6.3).
    pdf.docinfo = pdf.make_indirect(_information(facts, made))
    pdf.Root.OutputIntents = Array([_output_intent(pdf)])


def claims_in(file: Path) -> Claims:
    """Return the standards that a file says it keeps; raises pikepdf.PdfError where it cannot be opened."""
    with pikepdf.open(file) as pdf, pdf.open_metadata() as said:
        level = str(said.get("pdfaid:conformance", "")).upper()
        is_archival = str(said.get("pdfaid:part", "")) == "2" and level in {each.value for each in Archival}
        return Claims(str(said.get("pdfuaid:part", "")) == "1", Archival(level) if is_archival else None)


def saved(pdf: pikepdf.Pdf, *, compress_anew: bool) -> bytes:
    """Return the file's bytes, which depend on nothing but what is in it.

    What a library compressed is compressed anew where that is asked for, as the machine's settings say how it did so.
    """
    out = io.BytesIO()
    # The identifier is made from the content, so that the same paper is the same file.
    pdf.save(
        out,
        deterministic_id=True,
        recompress_flate=compress_anew,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        min_version="1.7",
        fix_metadata_version=False,
    )
    return out.getvalue()


def _xmp(facts: Facts, made: datetime.datetime) -> str:
    words = {
        "title": facts.title,
        "author": facts.author,
        "language": facts.language,
        "producer": PRODUCER,
        "date": made.isoformat(),
    }
    universal = facts.claims.universal
    said = {"claims": _claims(facts.claims), "extension": _EXTENSION if universal else ""}
    return _XMP.format(**said, **{key: escape(value, quote=False) for key, value in words.items()})


def _claims(claims: Claims) -> str:
    archival = _ARCHIVAL.format(level=claims.archival.value) if claims.archival else ""
    return archival + (_UNIVERSAL if claims.universal else "")


def _information(facts: Facts, made: datetime.datetime) -> Dictionary:
    date = String(f"D:{made:%Y%m%d%H%M%S}+00'00'")
    return Dictionary(
        Title=String(facts.title),
        Author=String(facts.author),
        Creator=String(PRODUCER),
        Producer=String(PRODUCER),
        CreationDate=date,
        ModDate=date,
    )


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    """Return what colours mean without a profile of their own: sRGB (ISO 19005-2, 6.2.3)."""
    profile = pdf.make_stream(_srgb())
    profile.N = 3
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )


def _srgb() -> bytes:
    """Return the sRGB profile, without the time it was made."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_PROFILE_DATE] = bytes(12)
    return bytes(profile)
