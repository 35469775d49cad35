"""Where numbers and banners stand: where nothing is covered, in view, and in the order that is preferred."""

from __future__ import annotations

import io
from itertools import combinations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from committee_pack.assemble.spots import Room, Rooms, Sheet, find_spots, spots_of
from committee_pack.assemble.words import stamped_words
from committee_pack.model.packs import NONE
from committee_pack.write.pdf.stamps import write_stamps
from committee_pack.write.pdf.writer import write_pdf
from tests.support.binding import binding, paper, screen
from tests.support.documents import STYLE, document
from tests.support.pack_reader import PackReader, picture
from tests.support.pdf import spans
from tests.support.raw_papers import RawSheet, corner, covered, portrait, raw_paper

NUMBER, BANNER = Room(40, 11), Room(200, 10)
A4 = (0, 0, 595, 842)
ORDER = ("right foot", "centre foot", "left foot", "right head", "centre head", "left head")


def spot(drawn: str, sheet: RawSheet | None = None, banner: Room | None = None) -> Sheet:
    """Return where things stand on a sheet on which something is drawn."""
    content = raw_paper("A1", [sheet or portrait(drawn)], tagged=False)
    return find_spots(content, Rooms(NUMBER, banner))[0].upright


def named(sheet: Sheet) -> str:
    """Return the part of the edge where the number stands."""
    across = {0.0: "left", 0.5: "centre", 1.0: "right"}[sheet.number.align]
    return f"{across} {'foot' if sheet.number.up < sheet.view.height / 2 else 'head'}"


@pytest.mark.parametrize("free", range(6))
def test_the_first_free_place_in_their_order_is_taken(free: int) -> None:
    drawn = " ".join(corner(A4, each) for each in ORDER[:free])
    assert named(spot(drawn)) == ORDER[free]


def test_a_page_without_a_free_place_grows_at_its_foot() -> None:
    grown = spot(covered(A4, grey=0.4))
    assert grown.grown_from is not None
    left, bottom, right, top = grown.view.box
    assert (left, right, top) == (0, 595, 842)
    assert -40 < bottom < -20
    assert grown.number.up + NUMBER.height < -bottom


@pytest.mark.parametrize(("grey", "grows"), [(0.9, False), (0.8, True)])
def test_a_light_tint_is_free_and_a_darker_one_is_not(grey: float, *, grows: bool) -> None:
    assert (spot(covered(A4, grey=grey)).grown_from is not None) is grows


def test_a_hairline_is_not_covered() -> None:
    assert named(spot("0.5 G 0.1 w 400 30 m 595 30 l 400 18 m 595 18 l S")) != "right foot"


def test_a_pale_pattern_is_not_covered() -> None:
    lines = " ".join(f"0.9 G 1 w {x} 0 m {x} 60 l S" for x in range(400, 595, 4))
    assert named(spot(lines)) == "centre foot"


def test_what_annotations_show_is_not_covered() -> None:
    def with_picture(pdf: pikepdf.Pdf) -> None:
        shown = pdf.make_stream(b"0 0 200 60 re f", Dictionary(Type=Name.XObject, Subtype=Name.Form))
        shown.BBox = Array([0, 0, 200, 60])
        kinds = ((Name.Stamp, 395), (Name.Widget, 200))
        pdf.pages[0].obj.Annots = Array(
            [
                pdf.make_indirect(
                    Dictionary(Subtype=kind, Rect=Array([x, 0, x + 200, 60]), F=4, AP=Dictionary(N=shown), FT=Name.Sig)
                )
                for kind, x in kinds
            ]
        )
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[1]]))

    content = raw_paper("A1", [portrait()], tagged=False, change=with_picture)
    assert named(find_spots(content, Rooms(NUMBER, None))[0].upright) == "left foot"


def test_the_banner_stands_at_the_head_and_never_where_the_number_does() -> None:
    sheet = spot("", banner=BANNER)
    assert sheet.banner is not None
    assert (sheet.banner.align, sheet.banner.up > 800) == (0.5, True)
    for covered_edges in combinations(ORDER, 4):
        both = spot(" ".join(corner(A4, each) for each in covered_edges), banner=BANNER)
        assert both.banner is not None
        one, other = both.number.box(NUMBER), both.banner.box(BANNER)
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_page_grows_for_its_banner_alone_and_its_number_stays() -> None:
    drawn = " ".join(corner(A4, each) for each in ORDER if each != "centre foot")
    alone, both = spot(drawn), spot(drawn, banner=BANNER)
    assert alone.grown_from is None
    assert both.grown_from == alone.view
    assert both.number.across == alone.number.across
    assert both.number.up == alone.number.up - both.view.box[1]


def test_words_that_are_wider_than_the_page_make_it_wider() -> None:
    sheet = spot("", RawSheet((0, 0, 100, 300)), BANNER)
    assert sheet.view.width >= BANNER.width + 20
    assert sheet.banner is not None
    left, _, right, _ = sheet.banner.box(BANNER)
    assert 0 < left < right < sheet.view.width


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_unit_of_its_own_makes_words_no_larger(rotate: int) -> None:
    def enlarged(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.UserUnit = 4

    content = raw_paper("A1", [RawSheet((0, 0, 200, 300), rotate)], tagged=False, change=enlarged)
    sheet = find_spots(content, Rooms(NUMBER, None))[0].upright
    wide, high = (800, 1200) if rotate % 180 == 0 else (1200, 800)
    assert (sheet.view.width, sheet.view.height) == (wide, high)
    reader = PackReader(screen(binding([paper("A1", content, claims=NONE)])))
    ((left, top, right, bottom),) = reader.places(0, "Page 1")
    # -- PDFium shows a unit as a pixel
    assert right - left == pytest.approx(27 / 4, abs=2)
    assert bottom - top == pytest.approx(10 / 4, abs=2)
    assert right > reader.picture(0).width * 0.9
    assert bottom > reader.picture(0).height * 0.9


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_what_was_cropped_off_is_not_seen_where_a_page_grows(rotate: int) -> None:
    crop = (100, 100, 500, 700)
    hidden = f"1 0 0 rg 0 0 595 842 re f {covered(crop, grey=0.4)}"
    content = raw_paper("A1", [RawSheet(A4, rotate, crop, hidden)], tagged=False, change=with_hidden_note)
    reader = PackReader(screen(binding([paper("A1", content, claims=NONE)])))
    before, after = picture(content, 0), reader.picture(0)
    assert after.height > before.height
    assert (255, 0, 0) not in {colour for _, colour in after.getcolors(1 << 20) or ()}
    assert after.crop((0, before.height + 1, after.width // 2, after.height)).getcolors() == [
        ((after.height - before.height - 1) * (after.width // 2), (255, 255, 255))
    ]


def with_hidden_note(pdf: pikepdf.Pdf) -> None:
    """Put a red picture around a sheet, as annotations outside of what is shown."""
    shown = pdf.make_stream(b"1 0 0 rg 0 0 90 842 re f", Dictionary(Type=Name.XObject, Subtype=Name.Form))
    shown.BBox = Array([0, 0, 90, 842])
    places = ([0, 0, 90, 842], [505, 0, 595, 842], [0, 0, 595, 90], [0, 710, 595, 842])
    pdf.pages[0].obj.Annots = Array(
        [
            pdf.make_indirect(Dictionary(Subtype=Name.Stamp, Rect=Array(place), F=4, AP=Dictionary(N=shown)))
            for place in places
        ]
    )


def test_a_number_stands_in_line_with_the_footer_of_our_own_papers() -> None:
    (footer,) = (each for each in spans(write_pdf(document(), STYLE)) if each.text.startswith("Page 2 of"))
    content = raw_paper("A1", [portrait()], tagged=False)
    bound = binding([paper("A1", content, claims=NONE)])
    stamps = write_stamps(stamped_words(bound), STYLE)
    (page,) = spots_of([bound], stamps)[content]
    stamp = stamps.drawn["Page 1"]
    baseline = float(stamp.code.split(b" Tm")[0].split()[-1])
    assert page.upright.number.up + baseline == pytest.approx(footer.baseline, abs=0.1)
    # -- that page lies across
    assert 595 - page.upright.number.box(stamp)[2] == pytest.approx(841.89 - footer.right, abs=0.1)


def test_spots_of_a_paper_do_not_depend_on_what_else_is_bound() -> None:
    one, other = (raw_paper(key, [portrait()] * 3, tagged=False) for key in ("A1", "A2"))
    alone = binding([paper("A1", one)])
    more = binding([paper("A1", one)], [paper("A2", other)] * 400, banner="Not for publication")
    found = [spots_of([each], write_stamps(stamped_words(each), STYLE)) for each in (alone, more)]
    assert found[0][one] == found[1][one]
    assert {each.upright.banner is None for each in found[1][other]} == {False}


def test_a_file_that_pdfium_cannot_read_is_written_anew_before_it_is_looked_at() -> None:
    content = raw_paper("A1", [portrait(corner(A4, "right foot"))], tagged=False)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        out = io.BytesIO()
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    damaged = out.getvalue().replace(b"/Type /Pages", b"/Type /Pagez").replace(b"startxref", b"startxxxx")
    assert named(find_spots(damaged, Rooms(NUMBER, None))[0].upright) == "centre foot"
