"""PDF files that were written otherwise are alike; each change of what is read, told or seen is named by its place."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from committee_pack.archive.likeness import Difference, Kind, differences
from tests.archive.likeness.conftest import Build, Built
from tests.support.workspaces import COUNCIL, INDICATORS, Small

Change = Callable[[Pdf], None]
Save = Callable[[Pdf, io.BytesIO], None]
_SHIFT = re.compile(rb"(\S+) (\S+) Tm")


def rewritten(content: bytes, change: Change, save: Save = Pdf.save) -> bytes:
    """Return a file after a change, saved as it comes or as is asked for."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        save(pdf, out)
    return out.getvalue()


def nothing(pdf: Pdf) -> None:
    assert pdf.pages


def found(report: Built, change: Change) -> tuple[Difference, ...]:
    return differences("report.pdf", report["pdf"], rewritten(report["pdf"], change))


def elements(pdf: Pdf, role: str) -> list[Object]:
    """Return the elements of a role, in reading order."""
    waiting: list[Object] = [pdf.Root.StructTreeRoot.K]
    met: list[Object] = []
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, Array):
            waiting = [*element, *waiting]
        elif isinstance(element, Dictionary) and "/S" in element:
            met += [element] if str(element.S) == role else []
            waiting = [*([element.K] if "/K" in element else []), *waiting]
    return met


def drawn(page: int, old: bytes, new: bytes) -> Change:
    """Return a change of what is drawn on a page."""

    def change(pdf: Pdf) -> None:
        held = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[page - 1]))
        assert held.count(old) >= 1, held[:2000]
        pdf.pages[page - 1].obj.Contents = pdf.make_stream(held.replace(old, new, 1))

    return change


def in_place(told: Iterable[Difference]) -> list[tuple[Kind, str]]:
    """Return of which kind differences are, and where."""
    return [(each.kind, each.place) for each in told]


def moved(page: int, words: bytes, across: float) -> Change:
    """Return a change by which words on a page stand so many points further to the right."""

    def change(pdf: Pdf) -> None:
        held = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[page - 1]))
        before, after = held.split(words, 1)
        place = list(_SHIFT.finditer(before))[-1]
        shifted = b"%.2f %b Tm" % (float(place[1]) + across, place[2])
        pdf.pages[page - 1].obj.Contents = pdf.make_stream(
            before[: place.start()] + shifted + before[place.end() :] + words + after
        )

    return change


# -- alike -------------------------------------------------------------------------------------------


def plain(pdf: Pdf, out: io.BytesIO) -> None:
    pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def packed(pdf: Pdf, out: io.BytesIO) -> None:
    pdf.save(out, recompress_flate=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def linear(pdf: Pdf, out: io.BytesIO) -> None:
    pdf.save(out, linearize=True)


def laid_out(pdf: Pdf, out: io.BytesIO) -> None:
    pdf.save(out, qdf=True, normalize_content=True)


@pytest.mark.parametrize("save", [plain, packed, linear, laid_out])
def test_a_file_that_is_saved_otherwise_is_alike(report: Built, save: Save) -> None:
    again = rewritten(report["pdf"], nothing, save)
    assert again != report["pdf"]
    assert differences("report.pdf", report["pdf"], again) == ()


def other_identifiers(pdf: Pdf) -> None:
    for each in (*elements(pdf, "/TH"), *elements(pdf, "/TD")):
        if "/ID" in each:
            each.ID = String(f"x{each.ID}")
        if "/A" in each and "/Headers" in each.A:
            each.A.Headers = Array([String(f"x{header}") for header in each.A.Headers])


def other_tool(pdf: Pdf) -> None:
    pdf.docinfo["/Producer"] = String("committee_pack 9")
    pdf.docinfo["/ModDate"] = String("D:20300101000000Z")
    held = pdf.Root.Metadata.read_bytes()
    written = held.replace(b"<pdf:Producer>", b"<pdf:Producer>Other ").replace(
        b"<xmp:ModifyDate>2016", b"<xmp:ModifyDate>2030"
    )
    assert len(written) == len(held) + 6
    pdf.Root.Metadata.write(written)


def a_little_aside(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.contents_add(b"1 0 0 1 0.03 -0.03 cm\n", prepend=True)


def numbered_otherwise(pdf: Pdf) -> None:
    """Give each run of marked content another number, and say so in the tree."""
    for page in pdf.pages:
        held = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
        page.obj.Contents = pdf.make_stream(
            re.sub(rb"/MCID (\d+)", lambda mark: b"/MCID %d" % (int(mark[1]) + 7), held)
        )
    for role in ("/H1", "/H2", "/P", "/Lbl", "/LBody", "/TH", "/TD", "/Figure", "/Link", "/Span"):
        for each in elements(pdf, role):
            kids = each.K if isinstance(each.get("/K"), Array) else Array([each.K]) if "/K" in each else Array()
            each.K = Array([_renumbered(kid) for kid in kids])


def _renumbered(kid: object) -> object:
    if isinstance(kid, int):
        return kid + 7
    if isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
        kid.MCID = int(kid.MCID) + 7
    return kid


@pytest.mark.parametrize("change", [other_identifiers, other_tool, a_little_aside, numbered_otherwise])
def test_what_nobody_reads_or_sees_is_no_difference(report: Built, change: Change) -> None:
    assert found(report, change) == ()


# -- what is read ------------------------------------------------------------------------------------


def test_one_letter_is_found_on_each_page_that_has_it(report: Built, build: Build) -> None:
    def change(small: Small) -> None:
        small.replace(INDICATORS, "Visits held in time", "Visits held on time")

    told = differences("a/report.pdf", report["pdf"], build(change)["pdf"])
    texts = [each for each in told if each.kind is Kind.TEXT]
    assert [each.place for each in texts] == ["page 2", "page 5", "page 6"]
    assert all("in time" in each.before and "on time" in each.after for each in texts)
    assert "Visits held in time: 72.0%," in texts[0].before
    assert {each.file for each in told} == {"a/report.pdf"}
    # -- elements whose words are told of already are not told of again
    assert not [each for each in told if each.kind is Kind.TAGS and each.place.endswith(", words")]


def test_a_digit_is_found(report: Built) -> None:
    told = found(report, drawn(2, b"(1 Red)", b"(2 Red)"))
    before, after = "… summary 1 Green 1 Red 1 Green, …", "… summary 1 Green 2 Red 1 Green, …"
    assert told == (Difference("report.pdf", Kind.TEXT, "page 2", before, after),)


def test_words_that_change_places_in_the_tags_alone_are_found(report: Built) -> None:
    def change(pdf: Pdf) -> None:
        first, second = elements(pdf, "/P")[1:3]
        first.K, second.K = second.K, first.K

    told = found(report, change)
    assert told
    assert {each.kind for each in told} == {Kind.TAGS}
    assert all(each.place.startswith("page 2, P") for each in told)


# -- what is told ------------------------------------------------------------------------------------


def alternative_text(pdf: Pdf) -> None:
    elements(pdf, "/Figure")[1].Alt = String("Bar chart of Shut cases")


def no_alternative_text(pdf: Pdf) -> None:
    del elements(pdf, "/Figure")[1]["/Alt"]


def heading_level(pdf: Pdf) -> None:
    elements(pdf, "/H2")[0].S = Name.H3


def scope(pdf: Pdf) -> None:
    elements(pdf, "/TH")[0].A.Scope = Name.Row


def header_becomes_cell(pdf: Pdf) -> None:
    elements(pdf, "/TH")[0].S = Name.TD


def headers(pdf: Pdf) -> None:
    cell = next(each for each in elements(pdf, "/TD") if "/A" in each)
    cell.A.Headers = Array(list(cell.A.Headers)[:1])


def span(pdf: Pdf) -> None:
    next(each for each in elements(pdf, "/TH") if "/ColSpan" in each.A).A.ColSpan = 2


def summary(pdf: Pdf) -> None:
    elements(pdf, "/Table")[0].A.Summary = String("Other words")


def list_numbering(pdf: Pdf) -> None:
    elements(pdf, "/L")[1].A.ListNumbering = Name.Decimal


def actual_text(pdf: Pdf) -> None:
    elements(pdf, "/P")[1].ActualText = String("Nothing of the sort.")


def language_of_words(pdf: Pdf) -> None:
    elements(pdf, "/H1")[1].Lang = String("cy-GB")


def lost_element(pdf: Pdf) -> None:
    row = elements(pdf, "/TR")[0]
    row.K = Array(list(row.K)[:-1])


def wrapped(pdf: Pdf) -> None:
    section = elements(pdf, "/Sect")[1]
    section.K = pdf.make_indirect(Dictionary(S=Name.Div, P=section, K=section.K))


def other_nesting(pdf: Pdf) -> None:
    """Let what follows the first heading of a section stand within the heading."""
    section = elements(pdf, "/Sect")[3]
    first, second, *others = list(section.K)
    first.K = Array([first.K, second])
    section.K = Array([first, *others])


def meaning_of_a_role(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Figure=Name.Formula)


def by_class(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ClassMap = Dictionary(lost=Dictionary(O=Name.Layout, TextAlign=Name.End))
    elements(pdf, "/P")[1].C = Name.lost


@pytest.mark.parametrize(
    ("change", "place", "before", "after"),
    [
        (alternative_text, "page 4, Figure", "Bar chart of Open", "Bar chart of Shut"),
        (no_alternative_text, "page 4, Figure", "Bar chart of Open", ""),
        (heading_level, "page 2, H2 'Rated Red' (now page 2, H3 'Rated Red'), role", "H2", "H3"),
        (scope, "page 2, TH 'Section', Scope", "Column", "Row"),
        (header_becomes_cell, "page 2, TH 'Section' (now page 2, TD 'Section'), role", "TH", "TD"),
        (headers, "page 3, TD '300', headers", "Caseloads; This month; Loamshire County Council", "Caseloads"),
        (span, "page 3, TH 'Caseloads', ColSpan", "3", "2"),
        (summary, "page 2, Table 'Section", "How many indicators", "Other words"),
        (list_numbering, "page 2, L '", "Disc", "Decimal"),
        (actual_text, "page 2, P '", "", "Nothing of the sort."),
        (language_of_words, "page 2, H1 'Performance summary', language", "", "cy-GB"),
        (lost_element, "page 2, TH 'Red'", "TH 'Red'", ""),
        (wrapped, "page 2, ", "H1 'Performance summary' and 9 more", "Div '"),
        (other_nesting, "page 4, H1", "Activity in charts", "Activity in charts ‹H2›"),
        (meaning_of_a_role, "page 2, Figure", "Figure", "Figure (Formula)"),
        (by_class, "page 2, P '1 Green", "", "End"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_change_of_tags_alone_is_found(report: Built, change: Change, place: str, before: str, after: str) -> None:
    told = found(report, change)
    assert {each.kind for each in told} == {Kind.TAGS}
    assert told[0].place.startswith(place) or place in {each.place for each in told}, told
    assert any(before in each.before for each in told), told
    assert any(after in each.after for each in told), told


def test_a_change_of_one_element_is_told_once(report: Built) -> None:
    for change in (alternative_text, heading_level, scope, span, summary, actual_text, headers, lost_element):
        assert len(found(report, change)) == 1, change


def bookmark_title(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Next.Title = String("Another")


def bookmark_target(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Next.Dest = Array([pdf.pages[3].obj, *list(pdf.Root.Outlines.First.Next.Dest)[1:]])


def lost_bookmark(pdf: Pdf) -> None:
    pdf.Root.Outlines.First = pdf.Root.Outlines.First.Next


def link_target(pdf: Pdf) -> None:
    link = pdf.pages[1].obj.Annots[0]
    link.Dest = Array([pdf.pages[0].obj, *list(link.Dest)[1:]])


def link_height(pdf: Pdf) -> None:
    link = pdf.pages[1].obj.Annots[0]
    link.Dest = Array([*list(link.Dest)[:3], 300, 0])


def link_words(pdf: Pdf) -> None:
    pdf.pages[1].obj.Annots[0].Contents = String("Elsewhere")


def link_area(pdf: Pdf) -> None:
    pdf.pages[1].obj.Annots[0].Rect[0] = 10


def label(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=41)]))


def language(pdf: Pdf) -> None:
    pdf.Root.Lang = String("cy-GB")


def title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = String("Another title")


def claim(pdf: Pdf) -> None:
    held = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(held.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def level(pdf: Pdf) -> None:
    held = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(held.replace(b"conformance>A<", b"conformance>B<"))


def unmarked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def attachment(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"notes"


def opens_elsewhere(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[2].obj, Name.Fit])


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (bookmark_title, "bookmark 'Summary and key' (now bookmark 'Another'), title"),
        (bookmark_target, "bookmark 'Summary and key', leads to"),
        (lost_bookmark, "bookmark 'Title page'"),
        (link_target, "page 2, link 1, leads to"),
        (link_height, "page 2, link 1, leads to"),
        (link_words, "page 2, link 1, alternative text"),
        (link_area, "page 2, link 1, area"),
        (label, "page 1, label"),
        (language, "the file, language"),
        (title, "the file, document information, Title"),
        (claim, "the file, metadata, pdfuaid:part"),
        (level, "the file, metadata, pdfaid:conformance"),
        (unmarked, "the file, tagged"),
        (opens_elsewhere, "the file, first page"),
        (attachment, "the file, attachments"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_change_of_what_the_file_says_or_where_it_leads_is_found(report: Built, change: Change, place: str) -> None:
    told = found(report, change)
    assert {each.kind for each in told} == {Kind.TAGS}
    assert place in {each.place for each in told}


def test_pictures_that_change_places_in_the_tags_alone_are_found(report: Built) -> None:
    def change(pdf: Pdf) -> None:
        first, second = elements(pdf, "/Figure")[1:3]
        first.K, second.K = second.K, first.K

    told = found(report, change)
    assert told
    assert {each.kind for each in told} == {Kind.TAGS}
    assert all(each.place.startswith("page 4, Figure") for each in told)


def test_all_tags_gone_is_one_difference(report: Built) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root["/StructTreeRoot"]

    assert [(each.kind, each.place, each.after) for each in found(report, change)] == [
        (Kind.TAGS, "page 1, Document", "")
    ]


# -- what is seen ------------------------------------------------------------------------------------


@pytest.mark.parametrize("across", [2.9, 5.67, -5.67], ids=["1 mm", "2 mm", "2 mm back"])
def test_a_word_that_stands_elsewhere_is_seen(report: Built, across: float) -> None:
    told = found(report, moved(2, b"(Rated Red)", across))
    assert in_place(told) == [(Kind.PICTURES, "page 2")]
    assert told[0].pixels > 50


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"0.1176 0.4824 0.2902 rg", b"0.1255 0.4824 0.2902 rg"), (b"0.1216 0.3059 0.4745 rg", b"0.702 0.1255 0.1725 rg")],
    ids=["hardly another", "of words"],
)
def test_another_colour_is_seen(report: Built, old: bytes, new: bytes) -> None:
    told = found(report, drawn(2, old, new))
    assert {each.kind for each in told} == {Kind.PICTURES}
    assert {each.place for each in told} <= {"page 2", "page 2, colours"}


def test_colours_that_change_places_are_seen(report: Built) -> None:
    def change(pdf: Pdf) -> None:
        green, red = b"0.1176 0.4824 0.2902 rg", b"0.702 0.1255 0.1725 rg"
        drawn(2, red, b"red")(pdf)
        drawn(2, green, red)(pdf)
        drawn(2, b"red", green)(pdf)

    told = found(report, change)
    assert in_place(told) == [(Kind.PICTURES, "page 2")]
    assert told[0].pixels > 10_000


def test_another_theme_is_seen_and_nothing_else(report: Built, build: Build) -> None:
    def change(small: Small) -> None:
        small.replace(COUNCIL, "#1f4e79", "#4e1f79")

    told = differences("report.pdf", report["pdf"], build(change)["pdf"])
    assert {each.kind for each in told} == {Kind.PICTURES}
    assert {each.place.partition(",")[0] for each in told} == {f"page {number}" for number in range(1, 7)}
    assert all("#1f4e79" in each.before for each in told if each.place.endswith("colours"))


def test_a_line_that_is_gone_is_seen(report: Built) -> None:
    told = found(report, drawn(2, b"71.86 622.71 96.38 0.72 re\nf", b"71.86 622.71 96.38 0.72 re\nn"))
    assert in_place(told) == [(Kind.PICTURES, "page 2")]


def test_a_larger_page_is_seen(report: Built) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[2].obj.MediaBox = Array([0, 0, 612, 792])

    told = found(report, change)
    assert Difference("report.pdf", Kind.PICTURES, "page 3, size", "842 595", "612 792") in told
    assert {each.place.partition(",")[0] for each in told} == {"page 3"}


# -- pages -------------------------------------------------------------------------------------------


def test_an_added_page_is_named_and_those_after_it_are_found_again(report: Built) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages.insert(2, pdf.pages[5])
        del pdf.pages[2].obj["/Annots"]

    told = found(report, change)
    (added,) = [each for each in told if each.kind is Kind.TEXT]
    assert (added.place, added.before) == ("page 3", "")
    assert added.after.startswith("a page: 1 Visits held in time")
    assert not [each for each in told if each.kind is Kind.PICTURES]


def test_a_page_without_words_is_named(report: Built) -> None:
    def change(pdf: Pdf) -> None:
        pdf.add_blank_page(page_size=(595, 842))

    told = found(report, change)
    assert Difference("report.pdf", Kind.TEXT, "page 7", "", "a page without words") in told


def test_a_page_that_is_gone_is_named(report: Built) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.pages[2]

    texts = [each for each in found(report, change) if each.kind is Kind.TEXT]
    assert [(each.place, each.after) for each in texts] == [("page 3", "")]


def test_pages_that_changed_places_are_found(report: Built) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages.reverse()

    assert {each.kind for each in found(report, change)} >= {Kind.TEXT, Kind.TAGS}


# -- damage ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [0, 1, 9, 400, 0.3, 0.7, 0.99])
def test_a_file_that_is_cut_off_is_unreadable(report: Built, cut: float) -> None:
    length = cut if isinstance(cut, int) else round(cut * len(report["pdf"]))
    whole, broken = report["pdf"], report["pdf"][:length]
    (before,) = differences("report.pdf", broken, whole)
    (after,) = differences("report.pdf", whole, broken)
    assert (before.kind, bool(before.before), before.after) == (Kind.UNREADABLE, True, "")
    assert (after.kind, after.before, bool(after.after)) == (Kind.UNREADABLE, "", True)


def test_a_file_with_a_password_is_unreadable(report: Built) -> None:
    def lock(pdf: Pdf, out: io.BytesIO) -> None:
        pdf.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))

    locked = rewritten(report["pdf"], nothing, lock)
    (told,) = differences("report.pdf", report["pdf"], locked)
    assert told.kind is Kind.UNREADABLE


def test_a_file_of_another_kind_is_unreadable(report: Built) -> None:
    (told,) = differences("report.pdf", report["docx"], report["pdf"])
    assert told == Difference("report.pdf", Kind.UNREADABLE, "", "it is damaged or cut off", "")


def a_circle(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K.K.append(pdf.Root.StructTreeRoot.K)


def nonsense_in_the_tree(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    root.K.K = Array([None, *root.K.K, String("x"), Dictionary(), Dictionary(Type=Name.MCR), 99, -1])
    root.RoleMap = Dictionary(One=Name("/Two"), Two=Name("/One"), Sect=7)
    root.ClassMap = Array([])


def nonsense_elsewhere(pdf: Pdf) -> None:
    pdf.Root.PageLabels, pdf.Root.Lang, pdf.Root.OpenAction = String("x"), 7, Array([])
    pdf.pages[0].obj.Annots = Array([None, 7, Dictionary(), String("x")])
    pdf.pages[1].obj.Annots[0].Dest = Array([99, Name.Fit])


def bookmarks_in_a_ring(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    first.Next, first.First = first, pdf.Root.Outlines


@pytest.mark.parametrize("change", [a_circle, nonsense_in_the_tree, nonsense_elsewhere, bookmarks_in_a_ring])
def test_a_file_of_nonsense_differs(report: Built, change: Change) -> None:
    assert found(report, change)


# -- any change --------------------------------------------------------------------------------------

_ROLES = ("/Sect", "/H1", "/H2", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Link")


def _as_span(element: Object) -> None:
    element.S = Name.Span


def _described(element: Object) -> None:
    element.Alt = String(f"{element.get('/Alt', '')}.")


def _in_welsh(element: Object) -> None:
    element.Lang = String("cy")


def _empty(element: Object) -> None:
    element.K = Array()


@settings(max_examples=25, deadline=None)
@given(
    role=st.sampled_from(_ROLES),
    place=st.integers(0, 10_000),
    act=st.sampled_from([_as_span, _described, _in_welsh, _empty]),
)
def test_any_change_of_an_element_is_found_on_its_page(
    report: Built, role: str, place: int, act: Callable[[Object], None]
) -> None:
    had_content: list[bool] = []

    def change(pdf: Pdf) -> None:
        chosen = elements(pdf, role)
        element = chosen[place % len(chosen)]
        had_content.append("/K" in element)
        act(element)

    told = found(report, change)
    # -- the content of one that has none cannot be taken away
    assert bool(told) is (act is not _empty or had_content[0])
    assert {each.kind for each in told} <= {Kind.TAGS}
    assert all(each.place.startswith("page ") for each in told)


@settings(max_examples=25, deadline=None)
@given(page=st.integers(1, 6), place=st.integers(0, 10_000))
def test_any_letter_is_found_on_its_page(report: Built, page: int, place: int) -> None:
    with pikepdf.open(io.BytesIO(report["pdf"])) as pdf:
        held = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[page - 1]))
    words = [each[0] for each in re.finditer(rb"\([A-Za-z0-9][A-Za-z0-9 ]*\) Tj", held)]
    chosen = words[place % len(words)]
    other = chosen.replace(chosen[1:2], b"2" if chosen[1:2] == b"1" else b"1", 1)
    told = found(report, drawn(page, chosen, other))
    assert f"page {page}" in {each.place for each in told if each.kind is Kind.TEXT}
    assert {each.place.partition(",")[0] for each in told} == {f"page {page}"}


@settings(max_examples=25, deadline=None)
@given(cut=st.floats(0, 1), byte=st.integers(0, 255))
def test_a_byte_of_damage_is_no_traceback(report: Built, cut: float, byte: int) -> None:
    damaged = bytearray(report["pdf"])
    damaged[min(int(cut * len(damaged)), len(damaged) - 1)] = byte
    for each in differences("report.pdf", report["pdf"], bytes(damaged)):
        assert isinstance(each, Difference)
