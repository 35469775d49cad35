"""The structure tree of a pack: one document, a part for each item, and every paper's tags as they were."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.model.packs import NONE
from committee_pack.write.pdf.writer import write_pdf
from tests.support.binding import binding, paper, printed, screen
from tests.support.documents import STYLE, document
from tests.support.pack_tree import tree, unmatched
from tests.support.pdf import stray_paint, structure
from tests.support.raw_papers import RawLink, portrait, raw_paper

OURS = write_pdf(document(), STYLE)
Change = Callable[[pikepdf.Pdf], None]


def raw(key: str, change: Change = lambda _: None, *, sheets: int = 2, tagged: bool = True) -> bytes:
    links = [RawLink(0, sheets - 1), RawLink(0, 0, "name")]
    return raw_paper(key, [portrait()] * sheets, tagged=tagged, links=links, change=change)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def joined(*changes: Change) -> pikepdf.Pdf:
    """Return a pack with a paper in front and an item for each changed paper."""
    papers = [[paper(f"A{number}", raw(f"A{number}", each))] for number, each in enumerate(changes, 1)]
    return opened(screen(binding([paper("agenda", raw("agenda"))], *papers)))


def elements(pdf: pikepdf.Pdf) -> Iterator[Object]:
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop(0)
        yield element
        kids = element.get("/K")
        listed = kids if isinstance(kids, Array) else (kids,)
        waiting = [each for each in listed if isinstance(each, Dictionary) and "/S" in each] + waiting


@pytest.fixture(scope="module")
def of_ours() -> bytes:
    return screen(binding([paper("agenda", OURS, "Agenda")], [paper("A1.1", OURS)], [], [paper("A3.1", OURS)] * 2))


# -- the whole ---------------------------------------------------------------------------------------


def test_there_is_one_document_with_a_part_for_what_is_in_front_and_for_each_item(of_ours: bytes) -> None:
    with opened(of_ours) as pdf:
        (document_,) = tree(pdf)
    assert len(document_.all("Document")) == 1
    assert [(each.role, each.title) for each in document_.below] == [
        ("Part", "Agenda"),
        ("Part", "A1 Item 1"),
        ("Part", "A3 Item 3"),
    ]
    assert [[each.role for each in part.below] for part in document_.below] == [["Sect"], ["Sect"], ["Sect", "Sect"]]


def test_headings_are_in_order_and_no_level_is_skipped(of_ours: bytes) -> None:
    root = structure(of_ours)
    alone = [heading.text for heading in structure(OURS).all("H1", "H2", "H3", "H4")]
    headings = root.all("H1", "H2", "H3", "H4")
    assert [heading.text for heading in headings] == alone * 4
    levels = [int(heading.role[1]) for heading in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("edition", [screen, printed])
def test_all_that_is_painted_is_tagged_or_an_artifact(edition: Callable[..., bytes]) -> None:
    assert (
        stray_paint(edition(binding([paper("agenda", OURS)], [paper("A1.1", OURS)], banner="Not for publication")))
        == []
    )


@pytest.mark.parametrize("edition", [screen, printed])
def test_every_mark_and_its_element_know_each_other(edition: Callable[..., bytes]) -> None:
    papers = [paper("agenda", OURS)], [paper("A1.1", raw("A1.1", sheets=7))], [paper("A2.1", OURS)]
    with opened(edition(binding(*papers))) as pdf:
        assert unmatched(pdf) == []
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)[::2]
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == len(numbers) == numbers[-1] + 1


def test_forms_that_hold_marks_are_numbered_on_too() -> None:
    def with_form(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"/P <</MCID 0>> BDC 0 0 1 1 re f EMC")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 1, 1])
        form.StructParents = 3
        inner = pdf.make_stream(b"", Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1])))
        inner.StructParents = 2
        form.Resources = Dictionary(XObject=Dictionary(Inner=inner))
        pdf.pages[1].obj.Resources.XObject = Dictionary(Form=form)

    with joined(lambda _: None, with_form) as pdf:
        form = pdf.pages[5].obj.Resources.XObject.Form
        # -- each of the papers before it has two pages and two links
        numbers = [int(each.StructParents) for each in (form, form.Resources.XObject.Inner)]
        assert numbers == [8 + 3, 8 + 2]


def test_a_paper_without_tags_has_no_part_and_the_file_says_that_something_lacks() -> None:
    plain = paper("A1.1", raw("A1.1", tagged=False), claims=NONE)
    with opened(screen(binding([paper("agenda", raw("agenda"))], [plain]))) as pdf:
        (document_,) = tree(pdf)
        assert [each.title for each in document_.below] == ["Paper agenda"]
        assert "/StructParents" not in pdf.pages[2].obj
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.MarkInfo.Suspects)


def test_where_no_paper_has_tags_there_is_no_tree() -> None:
    with opened(screen(binding([paper("agenda", raw("agenda", tagged=False), claims=NONE)]))) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert not bool(pdf.Root.MarkInfo.Marked)


# -- what papers call things -------------------------------------------------------------------------


def test_what_was_a_document_is_a_section_whatever_it_was_called() -> None:
    def renamed(pdf: pikepdf.Pdf) -> None:
        root = pdf.Root.StructTreeRoot
        root.RoleMap = Dictionary(Workbook=Name("/Book"), Book=Name.Document)
        inner = pdf.make_indirect(Dictionary(S=Name.Document, P=root.K, K=root.K.K))
        root.K.S, root.K.K = Name("/Workbook"), Array([pdf.make_indirect(Dictionary(S=Name.Part, P=root.K, K=inner))])

    with joined(renamed) as pdf:
        (document_,) = tree(pdf)
        assert [each.means for each in document_.walk()].count("Document") == 1
        assert [each.role for each in document_.below[1].walk()][:4] == ["Part", "Sect", "Part", "Sect"]


def test_a_role_keeps_what_it_means_in_its_own_paper() -> None:
    def mapped(**roles: Name) -> Change:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.Root.StructTreeRoot.RoleMap = Dictionary({f"/{key}": value for key, value in roles.items()})
            for place, role in enumerate(roles):
                pdf.Root.StructTreeRoot.K.K[place].S = Name(f"/{role}")

        return change

    one = mapped(Title=Name.H1, Lead=Name.P)
    other = mapped(Title=Name.H2, Lead=Name.Title)
    standard = mapped(P=Name.H3, Title=Name.H1)
    with joined(one, other, standard) as pdf:
        (document_,) = tree(pdf)
        kids = [part.below[0].below for part in document_.below[1:]]
        assert [[each.means for each in listed[:2]] for listed in kids] == [["H1", "P"], ["H2", "H2"], ["H3", "H1"]]
        assert [each.role for each in kids[0][:2]] == ["Title", "Lead"]
        assert Name.P not in pdf.Root.StructTreeRoot.RoleMap


def test_classes_of_attributes_keep_what_they_say() -> None:
    def classed(before: int) -> Change:
        def change(pdf: pikepdf.Pdf) -> None:
            root = pdf.Root.StructTreeRoot
            root.ClassMap = Dictionary(Wide=Dictionary(O=Name.Layout, SpaceBefore=before))
            root.K.K[0].C = Name.Wide
            root.K.K[1].C = Array([Name.Wide, 0, Name("/Unknown")])

        return change

    with joined(classed(1), classed(2), classed(1)) as pdf:
        classes = pdf.Root.StructTreeRoot.ClassMap
        named = [each.C for each in elements(pdf) if isinstance(each.get("/C"), Name)]
        assert [classes[str(each)].SpaceBefore for each in named] == [1, 2, 1]
        lists = [each.C for each in elements(pdf) if isinstance(each.get("/C"), Array)]
        assert [classes[str(each[0])].SpaceBefore for each in lists] == [1, 2, 1]
        assert [str(each[2]) for each in lists] == ["/Unknown"] * 3


def with_table(pdf: pikepdf.Pdf) -> None:
    """Give a paper a table whose cell has a header by its identifier, which all such papers share."""
    root = pdf.Root.StructTreeRoot
    table = pdf.make_indirect(Dictionary(S=Name.Table, P=root.K))
    row = pdf.make_indirect(Dictionary(S=Name.TR, P=table))
    head = pdf.make_indirect(Dictionary(S=Name.TH, P=row, ID=String("h1"), A=Dictionary(O=Name.Table, Scope=Name.Row)))
    headers = Dictionary(O=Name.Table, Headers=Array([String("h1"), String("elsewhere")]))
    cell = pdf.make_indirect(Dictionary(S=Name.TD, P=row, A=Array([Dictionary(O=Name.Layout), headers])))
    row.K, table.K = Array([head, cell]), row
    root.K.K.append(table)
    names = pdf.make_indirect(Dictionary(Names=Array([String("h1"), head]), Limits=Array([String("h1"), String("h1")])))
    root.IDTree = Dictionary(Kids=Array([names]))


def test_identifiers_that_meet_are_renamed_with_all_that_refers_to_them() -> None:
    with joined(with_table, with_table, with_table) as pdf:
        found = [(bytes(each.ID), each) for each in elements(pdf) if "/ID" in each]
        assert len({name for name, _ in found}) == 3
        listed = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert [bytes(each) for each in listed[::2]] == sorted(name for name, _ in found)
        assert {bytes(name): each.objgen for name, each in zip(listed[::2], listed[1::2], strict=True)} == {
            name: each.objgen for name, each in found
        }
        cells = [each.A[1].Headers for each in elements(pdf) if each.S == Name.TD]
        assert [bytes(each[0]) for each in cells] == [name for name, _ in found]
        assert {bytes(each[1]) for each in cells} == {b"elsewhere"}


def test_identifiers_that_no_tree_lists_are_renamed_where_they_meet() -> None:
    def noted(pdf: pikepdf.Pdf) -> None:
        note = pdf.Root.StructTreeRoot.K.K[0]
        note.S, note.ID = Name.Note, String("n1")

    with joined(noted, noted) as pdf:
        names = [bytes(each.ID) for each in elements(pdf) if "/ID" in each]
        assert len(set(names)) == 2
        assert [bytes(each) for each in list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]] == sorted(names)


def test_headings_without_a_level_get_one_by_how_deep_they_stand() -> None:
    def headed(pdf: pikepdf.Pdf) -> None:
        """Give a paper the headings H, and below it in a division without one H again, and deeper once more."""
        root = pdf.Root.StructTreeRoot
        root.RoleMap = Dictionary(Head=Name.H)
        group = root.K
        for role in (Name.H, Name("/Head"), None, Name.H):
            kids = [pdf.make_indirect(Dictionary(S=role, P=group))] if role else []
            inner = pdf.make_indirect(Dictionary(S=Name.Sect, P=group))
            group.K = Array([*(group.K if isinstance(group.get("/K"), Array) else ()), *kids, inner])
            group = inner

    with joined(headed) as pdf:
        (document_,) = tree(pdf)
        assert [each.role for each in document_.all("H", "H1", "H2", "H3", "H4")] == ["H1", "H2", "H3"]


def test_namespaces_and_the_language_of_a_paper_are_kept() -> None:
    def welsh(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Lang = String("cy-GB")
        root = pdf.Root.StructTreeRoot
        space = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String("http://iso.org/pdf2/ssn")))
        root.Namespaces = Array([space])
        root.K.NS = space

    with joined(welsh) as pdf:
        (document_,) = tree(pdf)
        assert [part.below[0].language for part in document_.below] == ["", "cy-GB"]
        (space,) = pdf.Root.StructTreeRoot.Namespaces
        assert [each.NS.objgen for each in elements(pdf) if "/NS" in each] == [space.objgen]


def test_a_tree_that_has_several_tops_has_them_all_in_its_part() -> None:
    def split(pdf: pikepdf.Pdf) -> None:
        root = pdf.Root.StructTreeRoot
        root.K = Array([None, *root.K.K, 7])

    with joined(split) as pdf:
        (document_,) = tree(pdf)
        assert [each.means for each in document_.below[1].below] == ["P", "Link", "Link", "P"]
        assert unmatched(pdf) == []


def test_a_field_of_a_form_becomes_a_picture_that_says_what_it_was() -> None:
    def with_field(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, TU=String("Your name"), T=String("name")))
        widget = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Parent=field, P=page, Rect=Array([9, 9, 99, 29]))
        page.Annots.append(pdf.make_indirect(widget))
        field.Kids = Array([page.Annots[2]])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        root = pdf.Root.StructTreeRoot
        element = pdf.make_indirect(Dictionary(S=Name.Form, P=root.K))
        element.K = Dictionary(Type=Name.OBJR, Obj=page.Annots[2], Pg=page)
        root.K.K.append(element)
        page.Annots[2].StructParent = 99
        root.ParentTree.Kids[-1].Nums.extend(Array([99, element]))

    with joined(with_field) as pdf:
        field = pdf.pages[2].obj.Annots[2]
        assert (field.Subtype, str(field.Contents)) == (Name.Stamp, "Your name")
        assert "/Parent" not in field
        (owner,) = [each for each in elements(pdf) if Name.Annot == each.S]
        assert owner.K.Obj.objgen == field.objgen
        assert "/AcroForm" not in pdf.Root
        assert unmatched(pdf) == []


def test_the_reader_of_trees_can_tell_what_does_not_match() -> None:
    with joined(lambda _: None) as pdf:
        pdf.pages[2].obj.StructParents = 0
        assert unmatched(pdf)
