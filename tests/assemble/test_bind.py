"""What a pack has as a file: labels, bookmarks, links, what it says of itself, and what it leaves out."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.model.packs import ALL, NONE, Archival, BoundSection, Claims
from tests.support.binding import binding, paper, screen
from tests.support.pack_reader import Line, PackReader
from tests.support.raw_papers import RawLink, RawMark, portrait, raw_paper


def raw(key: str, sheets: int = 1, **more: object) -> bytes:
    return raw_paper(key, [portrait()] * sheets, **more)  # type: ignore[arg-type]  # what each of them takes


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


AGENDA = paper("agenda", raw("agenda"), "Agenda")

# -- bookmarks ---------------------------------------------------------------------------------------


def test_an_item_leads_to_its_only_paper_and_has_a_line_for_each_of_several() -> None:
    one, two = paper("A1.1", raw("A1.1", 2), "Item 1"), paper("A2.1", raw("A2.1"), "Cover report")
    lines = PackReader(screen(binding([AGENDA], [one], [two, replace(one, key="A2.2")], [two]))).outline
    assert lines == (
        Line("Agenda", 0),
        Line(
            "A Section",
            1,
            (
                Line("A1 Item 1", 1),
                Line("A2 Item 2", 3, (Line("Cover report", 3), Line("Item 1", 4))),
                Line("A3 Item 3", 6, (Line("Cover report", 6),)),
            ),
        ),
    )


def test_an_item_without_papers_and_an_empty_section_lead_to_the_agenda() -> None:
    bound = binding([AGENDA], [], [paper("A2.1", raw("A2.1"), "Item 2")])
    bound = replace(bound, sections=(*bound.sections, BoundSection("B Nothing", ())))
    _, section, empty = PackReader(screen(bound)).outline
    assert section == Line("A Section", 0, (Line("A1 Item 1", 0), Line("A2 Item 2", 1)))
    assert empty == Line("B Nothing", 0)


def test_items_of_a_section_without_a_title_stand_by_themselves() -> None:
    bound = binding([], [paper("A1.1", raw("A1.1"), "Item 1")])
    alone = replace(bound, sections=(replace(bound.sections[0], title=""),))
    assert PackReader(screen(alone)).outline == (Line("A1 Item 1", 0),)


def test_a_paper_that_says_its_title_over_all_its_bookmarks_says_it_once() -> None:
    marks = [RawMark("Item 1", 0, below=(RawMark("First", 0), RawMark("Second", 1, "string")))]
    lines = PackReader(screen(binding([], [paper("A1.1", raw("A1.1", 2, marks=marks), "Item 1")]))).outline
    assert lines[0].below == (Line("A1 Item 1", 0, (Line("First", 0), Line("Second", 1))),)


def test_sections_and_items_are_open_and_what_a_paper_has_is_closed() -> None:
    marks = [RawMark("First", 0, below=(RawMark("Within", 0),)), RawMark("Second", 0)]
    with opened(screen(binding([AGENDA], [paper("A1.1", raw("A1.1", marks=marks), "Item 1")]))) as pdf:
        section = pdf.Root.Outlines.Last
        assert [int(each.Count) for each in (pdf.Root.Outlines, section, section.First)] == [3, 1, -2]
        assert section.First.First.Count == -1


# -- links -------------------------------------------------------------------------------------------


def test_a_link_of_the_agenda_to_a_paper_that_is_not_bound_is_an_error() -> None:
    agenda = paper("agenda", raw("agenda", links=[RawLink(0, "A9.1")]), "Agenda")
    with pytest.raises(ValueError, match=r"'Agenda' leads to the paper A9\.1, which is not bound"):
        screen(binding([agenda], [paper("A1.1", raw("A1.1"))]))


def test_a_link_of_another_paper_to_one_that_is_not_bound_leads_nowhere() -> None:
    other = paper("A1.1", raw("A1.1", links=[RawLink(0, "A9.1"), RawLink(0, "agenda")]))
    nowhere, to_agenda = PackReader(screen(binding([AGENDA], [other]))).links
    assert (nowhere.leads_to, to_agenda.leads_to) == (None, 0)


def test_an_item_by_itself_is_numbered_as_in_the_pack() -> None:
    bound = binding([AGENDA], [paper("A1.1", raw("A1.1", 3))], [paper("A2.1", raw("A2.1", 2))])
    alone = replace(bound, front=(), sections=(BoundSection("", (bound.sections[0].items[1],)),))
    reader = PackReader(screen(alone))
    assert reader.labels == ["5", "6"]
    assert ["Page 5" in reader.text(0), "Page 6" in reader.text(1)] == [True, True]


def test_nothing_to_bind_and_a_wrong_number_of_pages_are_errors() -> None:
    with pytest.raises(ValueError, match="'The pack' has no page to bind"):
        screen(binding([], []))
    with pytest.raises(ValueError, match="'Agenda' has 1 pages and is numbered for 2"):
        screen(binding([replace(AGENDA, pages=2)]))


# -- what it says of itself --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (ALL, ("2", "A", "1")),
        (Claims(False, Archival.B), ("2", "B", "")),
        (Claims(True, None), ("", "", "1")),
        (NONE, ("", "", "")),
    ],
)
def test_it_claims_what_all_its_papers_keep(claims: Claims, said: tuple[str, str, str]) -> None:
    with opened(screen(binding([AGENDA], [replace(AGENDA, key="A1.1", claims=claims)]))) as pdf:
        with pdf.open_metadata() as metadata:
            keys = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
            assert tuple(metadata.get(key, "") for key in keys) == said
            assert (metadata["dc:title"], metadata["dc:creator"]) == ("The pack", ["The council"])
        assert (b"pdfaExtension:schemas" in pdf.Root.Metadata.read_bytes()) is claims.universal


def test_it_opens_at_its_first_page_with_bookmarks_its_title_and_its_language() -> None:
    content = screen(binding([AGENDA], [AGENDA]))
    assert PackReader(content).opens_at == 0
    with opened(content) as pdf:
        assert (pdf.Root.PageMode, str(pdf.Root.Lang)) == (Name.UseOutlines, "en-GB")
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) == "The pack"
        assert str(pdf.docinfo.ModDate) == "D:20161102120000+00'00'"
        assert len(pdf.Root.OutputIntents) == 1


# -- what is left out --------------------------------------------------------------------------------


def with_all_that_runs(pdf: pikepdf.Pdf) -> None:
    """Give a paper what a pack must not carry; each is marked by SECRET."""
    script = Dictionary(S=Name.JavaScript, JS=String("SECRET"))
    file = pdf.make_stream(b"SECRET file")
    carried = Dictionary(Type=Name.Filespec, F=String("SECRET"), EF=Dictionary(F=file))
    page = pdf.pages[0].obj
    pdf.Root.OpenAction, pdf.Root.AA = script, Dictionary(WC=script)
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("SECRET"), script]))
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String("SECRET"), carried]))
    pdf.Root.AF, page.AF = Array([carried]), Array([carried])
    page.AA, page.PieceInfo, page.Metadata = Dictionary(O=script), Dictionary(Own=String("SECRET")), file
    page.Thumb, page.B = file, Array([Dictionary(T=String("SECRET"))])
    pdf.docinfo = pdf.make_indirect(Dictionary(Title=String("SECRET"), Author=String("SECRET")))
    field = pdf.make_indirect(Dictionary(T=String("SECRET"), V=String("SECRET"), AA=Dictionary(K=script)))
    annotations = [
        Dictionary(Subtype=Name.Widget, Parent=field, AA=Dictionary(E=script)),
        Dictionary(Subtype=Name.FileAttachment, FS=carried, Contents=String("A file")),
        Dictionary(Subtype=Name.Link, A=script),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("SECRET"))),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://example.org"), Next=script)),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.Named, N=Name.Print), PA=script),
        Dictionary(Subtype=Name.Screen, A=script, AA=Dictionary(PO=script)),
    ]
    page.Annots = Array([pdf.make_indirect(each) for each in annotations])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=file)


def test_nothing_that_runs_or_that_a_paper_carries_is_bound() -> None:
    with opened(screen(binding([paper("agenda", raw("agenda", change=with_all_that_runs), "Agenda")]))) as pdf:
        assert not [each for each in pdf.objects if b"SECRET" in written(each)]
        kinds = [str(each.Subtype)[1:] for each in pdf.pages[0].obj.Annots]
        assert kinds == ["Stamp", "Stamp", "Link", "Link", "Link", "Link", "Stamp"]
        assert [str(each.A.URI) for each in pdf.pages[0].obj.Annots if "/A" in each] == ["https://example.org"]


def written(each: Object) -> bytes:
    data = each.read_bytes() if isinstance(each, pikepdf.Stream) else b""
    return each.unparse(resolved=True) + data if isinstance(each, Object) else b""


def with_layers(*, hidden_at_first: bool) -> bytes:
    """Return a paper with one layer that is shown and one that is hidden, each drawn on."""

    def change(pdf: pikepdf.Pdf) -> None:
        shown, hidden = (
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Shown", "Hidden")
        )
        page = pdf.pages[0].obj
        page.Resources.Properties = Dictionary(S=shown, H=hidden)
        drawn = b"/OC /S BDC 1 0 0 rg 100 100 50 50 re f EMC /OC /H BDC 0 0 1 rg 300 100 50 50 re f EMC"
        page.Contents = pdf.make_stream(b"/Artifact BMC " + drawn + b" EMC")
        configured = Dictionary(BaseState=Name.OFF, ON=Array([shown]))
        if not hidden_at_first:
            configured = Dictionary(OFF=Array([hidden]), Order=Array([Array([String("All"), shown])]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=configured)

    return raw("A1.1", tagged=False, change=change)


def test_layers_that_are_hidden_stay_hidden_and_all_can_be_chosen() -> None:
    papers = [paper(f"A{number}", with_layers(hidden_at_first=bool(number % 2))) for number in range(2)]
    content = screen(binding([AGENDA], papers))
    reader = PackReader(content)
    for place in (1, 2):
        shown = reader.picture(place)
        assert shown.getpixel((125, 842 - 125)) == (255, 0, 0)
        assert shown.getpixel((325, 842 - 125)) == (255, 255, 255)
    with opened(content) as pdf:
        layers = pdf.Root.OCProperties
        assert [str(each.Name) for each in layers.OCGs] == ["Shown", "Hidden"] * 2
        assert {each.objgen for each in layers.D.OFF} == {each.objgen for each in list(layers.OCGs)[1::2]}
        assert str(layers.D.Name) == "Layers"
        ordered = [each for part in layers.D.Order for each in (part if isinstance(part, Array) else [part])]
        listed = {each.objgen for each in ordered if isinstance(each, Dictionary)}
        assert listed == {each.objgen for each in layers.OCGs}


def test_a_pack_of_papers_without_layers_has_none() -> None:
    with opened(screen(binding([AGENDA]))) as pdf:
        assert "/OCProperties" not in pdf.Root
