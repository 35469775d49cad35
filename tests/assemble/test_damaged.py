"""Papers that are damaged, or written as few programs write them, are bound all the same, and alike each time."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.model.packs import NONE
from tests.support.binding import binding, paper, printed, screen
from tests.support.pack_reader import PackReader
from tests.support.raw_papers import RawLink, RawMark, portrait, raw_paper

Change = Callable[[pikepdf.Pdf], None]
DEEP = 500


def pages(pdf: pikepdf.Pdf) -> list[Object]:
    return [page.obj for page in pdf.pages]


def annotations_without_a_place(pdf: pikepdf.Pdf) -> None:
    first = pages(pdf)[0]
    bare = Dictionary(Type=Name.Annot, Subtype=Name.Link)
    first.Annots = Array([None, 7, Dictionary(), bare, *first.Annots, String("x"), Array()])
    pages(pdf)[1].Annots = Dictionary(Not=Name.Annots)


def annotations_that_pages_share(pdf: pikepdf.Pdf) -> None:
    shared = pdf.make_indirect(Array([Dictionary(dict(pages(pdf)[0].Annots[0].items()))]))
    for page in pages(pdf):
        page.Annots = shared


def kids_that_are_nothing(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    root.K.K = Array([None, *root.K.K, String("x"), Dictionary(), Dictionary(Type=Name.MCR), 99])


def a_tree_that_holds_itself(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    root.K.K.append(root.K)
    root.ParentTree.Kids.append(root.ParentTree)
    root.RoleMap = Dictionary(One=Name("/Two"), Two=Name("/One"), Same=Name("/Same"), Wrong=7)
    root.K.S = Name("/One")


def no_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


def a_parent_tree_of_nonsense(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree = Dictionary(Nums=Array([0, None, String("x"), 7, 2, Name.X, 2**31 - 1]))
    pdf.Root.StructTreeRoot.IDTree = Dictionary(Names=Array([String("a"), 7, 8]), Kids=Array([None]))
    pdf.Root.StructTreeRoot.ClassMap = Array([])


def a_root_within_the_catalog(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot = Dictionary(dict(pdf.Root.StructTreeRoot.items()))


def a_tree_that_is_none(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot = String("x")


def destinations_of_pages_that_are_not_there(pdf: pikepdf.Pdf) -> None:
    lost = pdf.make_indirect(Dictionary(Type=Name.Page))
    one, two = pages(pdf)[0].Annots
    one.Dest, two.Dest = Array([lost, Name.Fit]), Array([])
    line = pdf.Root.Outlines.First
    line.Dest = Array([99, Name.Fit])
    odd = (Array([1]), Array([0, Name.XYZ, String("x")]), Name.Nothing, String("nothing"), 7, Dictionary())
    links = [pdf.make_indirect(Dictionary(Subtype=Name.Link, Dest=where)) for where in odd]
    pages(pdf)[1].Annots = Array(links)


def all_is_inherited(pdf: pikepdf.Pdf) -> None:
    top = pages(pdf)[0].Parent
    top.Resources, top.MediaBox, top.Rotate = pages(pdf)[0].Resources, Array([0, 0, 400, 300]), 90
    for page in pages(pdf):
        for key in ("/Resources", "/MediaBox", "/Rotate"):
            del page[key]


def resources_that_pages_share(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"", Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1])))
    shared = pdf.make_indirect(Dictionary(Font=pages(pdf)[0].Resources.Font, XObject=Dictionary(Stamp1=form)))
    form.Resources = shared
    for page in pages(pdf):
        page.Resources = shared


def no_content(pdf: pikepdf.Pdf) -> None:
    first, second, third = pages(pdf)
    del first["/Contents"], first["/Resources"]
    second.Contents = Array([])
    third.Contents = Name.Nothing


def content_in_pieces(pdf: pikepdf.Pdf) -> None:
    first, second, _ = pages(pdf)
    first.Contents = Array([None, pdf.make_stream(b"q 1 0 0 1"), pdf.make_stream(b"0 0 cm Q"), 7, first.Contents])
    second.Contents.Filter = Name.Unheard


def content_that_is_not_closed(pdf: pikepdf.Pdf) -> None:
    first, second, third = pages(pdf)
    for page, before, after in (
        (first, b"q q 5 0 0 5 900 900 cm\n", b""),
        (second, b"Q Q Q 0 1 -1 0 0 0 cm\n", b""),
        (third, b"", b"\n/P BMC /Artifact BMC (q Q EMC) pop q"),
    ):
        page.Contents = pdf.make_stream(before + page.Contents.read_bytes() + after)


def boxes_of_no_size(pdf: pikepdf.Pdf) -> None:
    first, second, third = pages(pdf)
    first.MediaBox = Array([100, 100, 100, 100])
    second.MediaBox, second.CropBox = Array([300, 400, 0, 0]), Array([900, 900, 950, 950])
    third.MediaBox, third.CropBox = Array([0, 0, 9, Name.X]), Array([1, 2])


def turned_oddly(pdf: pikepdf.Pdf) -> None:
    first, second, third = pages(pdf)
    first.Rotate, second.Rotate, third.Rotate = -90, 450, Name.X
    first.UserUnit, second.UserUnit, third.UserUnit = 2, 0, String("x")


def small_pages(pdf: pikepdf.Pdf) -> None:
    for page, size in zip(pages(pdf), ((3, 3), (40, 400), (14400, 20)), strict=True):
        page.MediaBox = Array([0, 0, *size])


def bookmarks_in_a_ring(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.Outlines.First
    first.Next, first.First = first, pdf.Root.Outlines
    first.Title = Name.NoWords


def bookmarks_without_end(pdf: pikepdf.Pdf) -> None:
    line = pdf.Root.Outlines
    for number in range(DEEP):
        below = pdf.make_indirect(Dictionary(Title=String(f"\u202e{number}\x00\n"), Parent=line))
        line.First = line.Last = below
        line = below


def names_in_a_ring(pdf: pikepdf.Pdf) -> None:
    tree = pdf.Root.Names.Dests
    tree.Kids = Array([tree, None, *tree.Kids, Dictionary(Names=Array([String("odd")]))])
    pdf.Root.Dests = Dictionary(s0=Name("/s1"), s1=Name("/s0"))


def names_that_are_none(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names, pdf.Root.Dests, pdf.Root.Outlines = Array([]), String("x"), 7


def a_page_twice(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids[2] = pdf.Root.Pages.Kids[0]


def layers_of_nonsense(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array([None, 7]), D=Array([]))


CHANGES: tuple[Change, ...] = (
    annotations_without_a_place,
    annotations_that_pages_share,
    kids_that_are_nothing,
    a_tree_that_holds_itself,
    no_parent_tree,
    a_parent_tree_of_nonsense,
    a_root_within_the_catalog,
    a_tree_that_is_none,
    destinations_of_pages_that_are_not_there,
    all_is_inherited,
    resources_that_pages_share,
    no_content,
    content_in_pieces,
    content_that_is_not_closed,
    boxes_of_no_size,
    turned_oddly,
    small_pages,
    bookmarks_in_a_ring,
    bookmarks_without_end,
    names_in_a_ring,
    names_that_are_none,
    a_page_twice,
    layers_of_nonsense,
)


def damaged(change: Change) -> bytes:
    links = [RawLink(0, 2, "string"), RawLink(0, 1, "name")]
    marks = [RawMark("One", 1, "string"), RawMark("Two", 2, below=(RawMark("Three", 0, "name"),))]
    return raw_paper("A1.1", [portrait()] * 3, links=links, marks=marks, change=change)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_it_is_bound_with_its_numbers_in_view(change: Change) -> None:
    sound = paper("agenda", raw_paper("agenda", [portrait()], links=[RawLink(0, "A1.1")]))
    bound = binding([sound], [paper("A1.1", damaged(change), claims=NONE)], [paper("A2.1", damaged(lambda _: None))])
    for edition in (screen, printed):
        content = edition(bound)
        assert content == edition(bound)
        reader = PackReader(content)
        numbered = [place for place in range(reader.count) if "Page " in reader.text(place)]
        assert [reader.labels[place] for place in numbered] == [str(number) for number in range(1, 8)]
        for place in numbered:
            ((left, top, right, bottom),) = reader.places(place, f"Page {reader.labels[place]}")
            wide, high = reader.picture(place).size
            assert 0 <= left < right <= wide
            assert 0 <= top < bottom <= high
            assert reader.baseline_runs_right(place, f"Page {reader.labels[place]}")
        assert {link.leads_to for link in reader.links if link.page == 0} == {numbered[1]}
        assert reader.outline[0].title == "Paper agenda"


def test_a_page_that_is_there_twice_is_stamped_once_each_time() -> None:
    reader = PackReader(screen(binding([paper("A1.1", damaged(a_page_twice))])))
    assert ["Sheet A1.1 1" in reader.text(place) for place in range(3)] == [True, False, True]
    assert [reader.text(place).count("Page ") for place in range(3)] == [1, 1, 1]


def test_bookmarks_come_to_an_end_and_are_one_line_of_plain_words() -> None:
    reader = PackReader(screen(binding([paper("A1.1", damaged(bookmarks_without_end))])))
    line = reader.outline[0]
    depth = 0
    while line.below:
        (line,) = line.below
        assert line.title == str(depth)
        depth += 1
    assert 5 < depth < DEEP
