"""What the file says of itself: title, author, date, the standards it keeps, and what its colours mean."""

from __future__ import annotations

import datetime
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from committee_pack.model.document import Document

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
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
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
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def add_metadata(pdf: pikepdf.Pdf, document: Document) -> None:
    """Write the file's metadata, dated at noon of the day the document is published, and its output intent."""
    made = datetime.datetime.combine(document.published, _NOON)
    xmp = pdf.make_stream(_xmp(document, made).encode())
    xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = xmp
    # The two must agree (ISO 19005-2, 6.6.3).
    pdf.docinfo = pdf.make_indirect(_information(document, made))
    pdf.Root.OutputIntents = Array([_output_intent(pdf)])


def _xmp(document: Document, made: datetime.datetime) -> str:
    words = {
        "title": document.title,
        "author": document.author,
        "language": document.language,
        "producer": PRODUCER,
        "date": made.isoformat(),
    }
    return _XMP.format(**{key: escape(value, quote=False) for key, value in words.items()})


def _information(document: Document, made: datetime.datetime) -> Dictionary:
    date = String(f"D:{made:%Y%m%d%H%M%S}+00'00'")
    return Dictionary(
        Title=String(document.title),
        Author=String(document.author),
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
