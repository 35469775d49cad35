"""Conforming PDF files changed in one place, so that each breaks one rule of PDF/UA-1 or of PDF/A-2, or none."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a file, and the clauses of ISO 14289-1 and ISO 19005-2 that it breaks; none is empty."""

    make: Callable[[Pdf], None]
    universal: str = ""
    archival: str = ""


def changed(content: bytes, make: Callable[[Pdf], None], **saving: object) -> bytes:
    """Return the file as it is after a change."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        make(pdf)
        pdf.save(out, fix_metadata_version=False, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def metadata(old: str, new: str) -> Callable[[Pdf], None]:
    """Return the change of words in a file's metadata."""

    def make(pdf: Pdf) -> None:
        held = pdf.Root.Metadata.read_bytes()
        assert old.encode() in held, f"the metadata does not hold {old}"
        pdf.Root.Metadata.write(held.replace(old.encode(), new.encode()))

    return make


def without(*keys: str) -> Callable[[Pdf], None]:
    """Return the change by which a key within the catalog goes."""

    def make(pdf: Pdf) -> None:
        held: Object = pdf.Root
        for key in keys[:-1]:
            held = held[key]
        del held[keys[-1]]

    return make


def opening(**action: object) -> Callable[[Pdf], None]:
    """Return the change by which something is done when the file is opened."""

    def make(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Dictionary({f"/{key}": value for key, value in action.items()})

    return make


def _annotations(pdf: Pdf) -> Iterator[Object]:
    found = [each for page in pdf.pages for each in page.obj.get("/Annots", ())]
    assert found, "the file has no links"
    return iter(found)


def _links(key: str, value: object = None) -> Callable[[Pdf], None]:
    def make(pdf: Pdf) -> None:
        for each in _annotations(pdf):
            if value is None:
                del each[key]
            else:
                each[key] = value

    return make


def _without_tabs(pdf: Pdf) -> None:
    for page in pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj["/Tabs"]


def _off_the_tree(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/StructParents"]


def _doubtful(pdf: Pdf) -> None:
    pdf.Root.MarkInfo["/Suspects"] = True


def _without_alternatives(pdf: Pdf) -> None:
    figures = [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == Name.Figure]
    assert figures, "the file has no pictures"
    for each in figures:
        del each["/Alt"]


def _pictures_by_another_name(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/S") == Name.Figure:
            each.S = Name.Chart
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Chart=Name.Figure)
    del next(e for e in pdf.objects if isinstance(e, Dictionary) and e.get("/S") == Name.Chart)["/Alt"]


def a_page_more(code: bytes) -> Callable[[Pdf], None]:
    """Return the change by which a page follows that is in no structure tree."""

    def make(pdf: Pdf) -> None:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[-1].Contents = pdf.make_stream(code)

    return make


def _first_font(pdf: Pdf) -> Object:
    fonts = pdf.pages[0].obj.Resources.Font
    return next(each for key, each in fonts.items() if each.get("/ToUnicode") is not None)


def _without_program(pdf: Pdf) -> None:
    del _first_font(pdf).FontDescriptor["/FontFile2"]


def _without_letters(pdf: Pdf) -> None:
    del _first_font(pdf)["/ToUnicode"]


def _lists_helvetica(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources.Font["/FH"] = pdf.make_indirect(font)


def _writes_in_helvetica(pdf: Pdf) -> None:
    _lists_helvetica(pdf)
    pdf.pages[0].contents_add(b"/Artifact BMC BT /FH 10 Tf (x) Tj ET EMC")


def _draws_in_helvetica(pdf: Pdf) -> None:
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    form = pdf.make_stream(b"BT /FH 10 Tf (x) Tj ET", Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, 9, 9]), Dictionary(Font=Dictionary(FH=font))
    resources = pdf.pages[0].obj.Resources
    if "/XObject" not in resources:
        resources.XObject = Dictionary()
    resources.XObject["/FormH"] = form
    pdf.pages[0].contents_add(b"/Artifact BMC /FormH Do EMC")


def _a_sound(pdf: Pdf) -> None:
    sound = Dictionary(Type=Name.Annot, Subtype=Name.Sound, Rect=Array([0, 0, 9, 9]), F=4)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(sound)])
    pdf.pages[0].obj.Tabs = Name.S


def _fields_undrawn(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), NeedAppearances=True)


def _made_when_opened(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))


def _named_script(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("x"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def _link_to_a_program(pdf: Pdf) -> None:
    link = next(_annotations(pdf))
    if "/Dest" in link:
        del link["/Dest"]
    follows = Dictionary(S=Name.Launch, F=String("x.exe"))
    link.A = Dictionary(S=Name.URI, URI=String("https://example.org"), Next=follows)


def _bookmark_to_a_script(pdf: Pdf) -> None:
    mark = pdf.Root.Outlines.First
    del mark["/Dest"]
    mark.A = Dictionary(S=Name.JavaScript, JS=String("x"))


def _page_trigger(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.NextPage))


def _attachment(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"notes"


def _for_a_press(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 4


def _language_in_words(pdf: Pdf) -> None:
    pdf.Root.Lang = String("British English")


def _nothing(pdf: Pdf) -> None:
    assert pdf.pages


CHANGES: Mapping[str, Change] = {
    "nothing": Change(_nothing),
    "unmarked": Change(without("/MarkInfo"), "6.2", "6.7"),
    "doubtful": Change(_doubtful, "7.1"),
    "no parents": Change(without("/StructTreeRoot", "/ParentTree"), "7.1"),
    "off the tree": Change(_off_the_tree, "7.1"),
    "a page of artifacts": Change(a_page_more(b"/Artifact BMC 0 0 9 9 re f EMC")),
    "an empty page": Change(a_page_more(b"")),
    "a page without tags": Change(a_page_more(b"0 0 9 9 re f"), "7.1"),
    "no language": Change(without("/Lang"), "7.2"),
    "language in words": Change(_language_in_words, "7.2", "6.7.4"),
    "name for title": Change(without("/ViewerPreferences"), "7.1"),
    "no alternatives": Change(_without_alternatives, "7.3"),
    "pictures by another name": Change(_pictures_by_another_name, "7.3"),
    "links outside": Change(_links("/StructParent"), "7.18.1"),
    "silent links": Change(_links("/Contents"), "7.18.5"),
    "no order": Change(_without_tabs, "7.18.3"),
    "no claim": Change(metadata("<pdfuaid:part>1</pdfuaid:part>", ""), "5"),
    "other part": Change(metadata("<pdfuaid:part>1<", "<pdfuaid:part>2<"), "5"),
    "font not embedded": Change(_without_program, "7.21.4.1", "6.2.11.4.1"),
    "font without letters": Change(_without_letters, "7.21.7", "6.2.11.7.2"),
    "font listed": Change(_lists_helvetica),
    "font written in": Change(_writes_in_helvetica, "7.21.4.1", "6.2.11.4.1"),
    "font drawn in": Change(_draws_in_helvetica, "7.21.4.1", "6.2.11.4.1"),
    "sound": Change(_a_sound, "7.18.1", "6.3.1"),
    "links not printed": Change(_links("/F", 0), "", "6.3.2"),
    "links not seen": Change(_links("/F", 36), "", "6.3.2"),
    "no output intent": Change(without("/OutputIntents"), "", "6.2.3"),
    "fields undrawn": Change(_fields_undrawn, "", "6.4.1"),
    "made when opened": Change(_made_when_opened, "", "6.4.2"),
    "script": Change(opening(S=Name.JavaScript, JS=String("x")), "", "6.5.1"),
    "link to a program": Change(_link_to_a_program, "", "6.5.1"),
    "bookmark to a script": Change(_bookmark_to_a_script, "", "6.5.1"),
    "print": Change(opening(S=Name.Named, N=Name.Print), "", "6.5.1"),
    "next page": Change(opening(S=Name.Named, N=Name.NextPage)),
    "trigger": Change(_page_trigger, "", "6.5.2"),
    "attachment": Change(_attachment, "", "6.8"),
    "archival 1": Change(metadata("<pdfaid:part>2<", "<pdfaid:part>1<"), "", "6.6.4"),
    "archival 3": Change(metadata("<pdfaid:part>2<", "<pdfaid:part>3<"), "", "6.6.4"),
    "no archival": Change(metadata("<pdfaid:part>2</pdfaid:part>", ""), "", "6.6.4"),
    "no level": Change(metadata("conformance>A<", "conformance>X<"), "", "6.6.4"),
}
"""Changes of a file that keeps PDF/UA-1 and PDF/A-2a, with two pages or more, a picture, links and bookmarks."""

OF_OUR_OWN: Mapping[str, Change] = {
    "for a press": Change(_for_a_press, "", "6.2.3"),
    "named script": Change(_named_script, "", "6.5.1"),
}
"""Changes that veraPDF does not hold against a file, and that a pack which keeps the standard cannot have."""
