"""Agendas at random are bound and read back: page ranges, labels, stamps, bookmarks and links agree.

40 agendas are made; with COMMITTEE_PACK_ALL_AGENDAS=1 in the environment it is 200, which takes some minutes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from PIL import Image, ImageChops

from committee_pack.assemble.bind import bind
from committee_pack.assemble.print_edition import bind_for_print
from committee_pack.assemble.spots import spots_of
from committee_pack.assemble.words import BLANK, stamped_words
from committee_pack.model.packs import BoundItem, Stamps
from committee_pack.write.pdf.stamps import write_stamps
from tests.support.agendas import Agenda, MadePaper, agendas
from tests.support.documents import STYLE
from tests.support.pack_reader import Box, Line, PackReader, picture
from tests.support.raw_papers import RawMark

EXAMPLES = 200 if os.environ.get("COMMITTEE_PACK_ALL_AGENDAS") else 40
MOST_SEEN = 16
"""How many pages of an agenda are looked at, pixel by pixel."""
A4_ACROSS = (842 + 2, 595 + 2)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(agendas())
def test_what_is_bound_is_read_back(agenda: Agenda) -> None:
    stamps = write_stamps(stamped_words(agenda.binding), STYLE)
    spots = spots_of([agenda.binding], stamps)
    content = bind(agenda.binding, stamps, spots)
    assert content == bind(agenda.binding, stamps, spots)
    reader = PackReader(content)
    assert reader.opens_at == 0
    assert reader.labels == [str(number) for number in numbers(agenda)]
    assert reader.outline == expected_outline(agenda)
    assert [(link.page, link.leads_to) for link in reader.links] == expected_links(agenda)
    check_pages(agenda, reader, list(range(reader.count)), turns=False)
    check_print(agenda, stamps, bind_for_print(agenda.binding, stamps, spots))


def check_print(agenda: Agenda, stamps: Stamps, content: bytes) -> None:
    reader = PackReader(content)
    blank = [place for place in range(reader.count) if BLANK in reader.text(place)]
    places = [place for place in range(reader.count) if place not in blank]
    assert [reader.labels[place] for place in places] == [str(number) for number in numbers(agenda)]
    assert all(reader.labels[place] == f"{reader.labels[place - 1]} blank" for place in blank)
    assert all(places[begin] % 2 == 0 for begin in begins(agenda).values())
    assert len(blank) == sum(len(paper.sheets) % 2 for paper in agenda.papers[:-1])
    check_pages(agenda, reader, places, turns=True)


def check_pages(agenda: Agenda, reader: PackReader, places: list[int], *, turns: bool) -> None:
    """Hold each page against the sheet that it was; `places` are where the pages are, blank ones left out."""
    assert len(places) == sum(len(paper.sheets) for paper in agenda.papers)
    step = max(1, len(places) // MOST_SEEN)
    for count, (place, (paper, sheet, number, banner)) in enumerate(zip(places, pages(agenda), strict=True)):
        words = reader.text(place)
        assert f"Sheet {paper.key} {sheet + 1}" in words
        assert f"Page {number}" in words
        assert (banner in words) if banner else ("Not for" not in words)
        if count % step == 0:
            before = original(paper, sheet, turns=turns)
            check_picture(reader, place, before, [f"Page {number}", *filter(None, [banner])])


def check_picture(reader: PackReader, place: int, before: Image.Image, stamped: list[str]) -> None:
    """Hold what is seen of a page against what was, except where it is stamped; there it was blank."""
    after = reader.picture(place)
    assert after.width >= before.width
    assert after.height >= before.height
    sheet = Image.new("RGB", after.size, "white")
    sheet.paste(before, (0, 0))
    boxes = []
    for words in stamped:
        (box,) = reader.places(place, words)
        assert reader.baseline_runs_right(place, words)
        assert min(box) > 0
        assert box[2] < after.width
        assert box[3] < after.height
        boxes.append(box)
    for box in boxes:
        assert is_blank(sheet.crop(box)), (stamped, box)
        for picture_ in (sheet, after):
            picture_.paste((255, 255, 255), (box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2))
    assert not any(apart(one, other) for one in boxes for other in boxes if one is not other)
    assert ImageChops.difference(sheet, after).getbbox() is None
    if after.size != before.size:
        assert not all(box[3] <= before.height for box in boxes), "it grew for nothing"


def is_blank(shown: Image.Image) -> bool:
    return all(max(each.tobytes()) - min(each.tobytes()) <= 3 and min(each.tobytes()) > 200 for each in shown.split())


def apart(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def original(paper: MadePaper, sheet: int, *, turns: bool) -> Image.Image:
    before = picture(paper.content, sheet)
    is_turned = turns and before.width > before.height
    fits = all(side <= most for side, most in zip(before.size, A4_ACROSS, strict=True))
    return picture(paper.content, sheet, 270) if is_turned and fits else before


# -- what is to be expected -------------------------------------------------------------------------


def pages(agenda: Agenda) -> Iterator[tuple[MadePaper, int, int, str]]:
    """Return every page: its paper, its sheet counted from 0, its number and its banner."""
    for paper, bound in zip(agenda.papers, agenda.binding.papers(), strict=True):
        for sheet in range(len(paper.sheets)):
            yield paper, sheet, bound.first + sheet, bound.banner


def numbers(agenda: Agenda) -> list[int]:
    return [number for _, _, number, _ in pages(agenda)]


def begins(agenda: Agenda) -> dict[str, int]:
    """Return where each paper begins, by its key, pages counted from 0."""
    found: dict[str, int] = {}
    for place, (paper, *_) in enumerate(pages(agenda)):
        found.setdefault(paper.key, place)
    return found


def expected_links(agenda: Agenda) -> list[tuple[int, int]]:
    found, first = [], begins(agenda)
    for paper in agenda.papers:
        at = first[paper.key]
        for sheet in range(len(paper.sheets)):
            for link in paper.links:
                if link.sheet == sheet:
                    found.append((at + sheet, first[link.to] if isinstance(link.to, str) else at + link.to))
    return found


def expected_outline(agenda: Agenda) -> tuple[Line, ...]:
    papers = {paper.key: paper for paper in agenda.papers}
    first = begins(agenda)

    def line(key: str, title: str) -> Line:
        return Line(title, first[key], own(papers[key].marks, first[key]))

    def item(each: BoundItem) -> Line:
        keys = [bound.paper.key for bound in each.papers]
        if not keys:
            return Line(each.title, 0)
        if len(keys) == 1 and papers[keys[0]].title == "Title":
            return line(keys[0], each.title)
        return Line(each.title, first[keys[0]], tuple(line(key, papers[key].title) for key in keys))

    lines = [line(bound.paper.key, bound.paper.title) for bound in agenda.binding.front]
    for section in agenda.binding.sections:
        items = tuple(map(item, section.items))
        if section.title:
            lines.append(Line(section.title, items[0].page if items else 0, items))
        else:
            lines += items
    return tuple(lines)


def own(marks: tuple[RawMark, ...], at: int) -> tuple[Line, ...]:
    return tuple(Line(mark.title, at + mark.sheet, own(mark.below, at)) for mark in marks)
