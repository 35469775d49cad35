"""The index of an archive as people use it: in a browser, by keyboard alone, with two thousand editions."""

from __future__ import annotations

import datetime
import io
import os
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from committee_pack.archive.index import Indexed, output_path
from committee_pack.archive.index_page import write_index_page
from committee_pack.model.archived import ArchivedEdition, EditionKind, PublicItem
from tests.support.browsers import Seen, Step, ask, browse, browser_lacks, press, typed
from tests.support.editions import CABINET, COMMITTEES, damaged, edition, indexed, many, tombstone

COUNT = ask("document.getElementById('count').textContent")
SHOWN = ask(
    "[...document.querySelectorAll('.edition')].filter((each) => each.checkVisibility()).map((each) => each.id)"
)
FOCUS = ask("document.activeElement.id || document.activeElement.getAttribute('href')")
WIDTH = ask("document.documentElement.scrollWidth")
AXE: Step = {"do": "axe"}
SEARCH = press("Tab", "Tab")
"""What leads from the top into the field where one types."""
PAST_FILTERS = press(*["Tab"] * 5)
"""What leads from there to the first edition that was found."""
NARROW = 320
"""The width, in pixels, at which nothing may need scrolling in two directions (WCAG 2.2, 1.4.10)."""

LEAVE = edition(
    "2019-05-07-care-leavers-2019-03-e1",
    "Care leavers in lodgings",
    committee="Corporate Parenting Panel",
    items=(PublicItem("D7", "Zephyr House: a review", ()),),
)
MANY = many(2000)
PUBLISHED = [each.edition for each in MANY if isinstance(each.edition, ArchivedEdition)]


@pytest.fixture(scope="module", autouse=True)
def _browser() -> None:
    lacking = browser_lacks()
    if lacking and os.environ.get("COMMITTEE_PACK_REQUIRE_VALIDATORS"):
        pytest.fail(lacking, pytrace=False)
    if lacking:
        pytest.skip(lacking)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the index of two thousand editions and one, whose PDF is there too."""
    return written(tmp_path_factory.mktemp("an archive"), *MANY, indexed(LEAVE))


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the index of some editions among which everything is that the page can show."""
    lost = Indexed(damaged("2018-03-03-lost-e1"), "", held=False)
    return written(tmp_path_factory.mktemp("varied"), *many(29), *map(indexed, all_kinds()), lost)


def all_kinds() -> tuple[ArchivedEdition, ...]:
    first = edition("2018-01-02-scorecard-2017-11-e1", period="2017-11", archived=datetime.date(2026, 11, 22))
    second = edition("2018-01-09-scorecard-2017-11-e2", period="2017-11", replaces=first.name)
    items = (
        PublicItem("A1", "Apologies"),
        PublicItem("D1", "Bus lanes", ("Appendix A",)),
        PublicItem("E1", "Placement contract", (), "Paragraph 3 of Part 1 of Schedule 12A"),
    )
    outputs = tuple(f"output/agenda{ending}" for ending in (".pdf", "-d1.pdf", "-print.pdf"))
    pack = edition("2018-02-01-agenda-e1", "Agenda", kind=EditionKind.PACK, items=items, outputs=outputs)
    hostile = edition(
        "2018-03-01-hostile-e1",
        "</script><img src=x onerror=document.title='taken'> \u202egnp.exe",
        committee="<script>document.title='taken'</script> \"&amp;\" Committee",
        meeting=None,
    )
    unbroken = edition("2018-03-02-unbroken-e1", f"Report{'averylongword' * 12}")
    return first, second, pack, hostile, unbroken


def written(folder: Path, *editions: Indexed) -> Path:
    page = folder / "index.html"
    page.write_bytes(write_index_page(editions, (tombstone(),), "Kent County Council"))
    pdf = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(pdf)
    file = folder / pdf_of(LEAVE)
    file.parent.mkdir(parents=True)
    file.write_bytes(pdf.getvalue())
    return page


def pdf_of(published: ArchivedEdition) -> str:
    return output_path(published, next(each for each in published.outputs if each.endswith(".pdf")))


def seen(page: Path, *steps: Step | list[Step], width: int = 1280, scripts: bool = True) -> Seen:
    """Return what was seen of a page that complained of nothing."""
    flat = [step for each in steps for step in (each if isinstance(each, list) else [each])]
    found = browse(page, flat, width=width, scripts=scripts)
    assert found.faults == ()
    return found


def answers(page: Path, *steps: Step | list[Step], width: int = 1280, scripts: bool = True) -> tuple[Any, ...]:
    """Return the answers of a page that fetched nothing but itself."""
    found = seen(page, *steps, width=width, scripts=scripts)
    assert found.fetched == (page.as_uri(),)
    return found.answers


def test_an_edition_is_found_by_typing_part_of_its_title_and_opened_by_keyboard_alone(large: Path) -> None:
    typing = [*SEARCH, FOCUS, typed("leavers in lodg"), COUNT, SHOWN]
    found = seen(large, typing, PAST_FILTERS, FOCUS, {"do": "follow", "key": "Enter"})
    field, count, shown, link, opened = found.answers
    assert (field, count, shown) == ("words", "1 of 2,002 editions", [LEAVE.name])
    assert link == f"./{pdf_of(LEAVE)}"
    assert opened == (large.parent / pdf_of(LEAVE)).as_uri()


def test_whoever_comes_back_from_a_file_finds_the_search_as_it_was(large: Path) -> None:
    enter: Step = {"do": "follow", "key": "Enter"}
    by_panel = [*press("Tab"), typed("Corp")]
    leave = [*press(*["Tab"] * 4), enter, {"do": "back"}]
    found = seen(large, SEARCH, typed("lodgings"), by_panel, leave, COUNT, ask("document.activeElement === null"), ask(
        "['words', 'committee'].map((id) => document.getElementById(id).value)"
    ))  # fmt: skip
    assert found.answers[1] == "1 of 2,002 editions"
    assert found.answers[-1] == ["lodgings", "Corporate Parenting Panel"]


FOUND_BY = (
    "LODGINGS care",  # in any order and any case
    "zephyr",  # of an item alone
    "house a review",
    "corporate parenting",  # of the committee
    "7 may 2019",
    "care-leavers-2019-03",  # of the reference
)


def test_it_is_found_by_any_words_of_it_its_items_its_committee_and_its_dates(tmp_path: Path) -> None:
    page = written(tmp_path, *many(40), indexed(LEAVE))
    searches = [step for text in (*FOUND_BY, "care leavers nowhere") for step in again(text)]
    assert answers(page, SEARCH, searches) == (*([LEAVE.name] for _ in FOUND_BY), [])


def test_accents_apostrophes_and_dashes_are_found_however_they_are_typed(tmp_path: Path) -> None:
    named = edition("2019-05-07-a-e1", "Siblings’ cafés – Ysgol Gŵyr", committee="")
    page = written(tmp_path, *many(5), indexed(named))
    searches = [step for text in ("siblings cafe", "siblings' café", "CAFÉS-ysgol", "gwyr") for step in again(text)]
    assert answers(page, SEARCH, searches) == ([named.name],) * 4


def again(text: str) -> list[Step]:
    return [*press("Control+a"), typed(text), SHOWN]


def test_an_item_that_is_found_is_shown_and_hidden_again(tmp_path: Path) -> None:
    page = written(tmp_path, *many(5), indexed(LEAVE))
    state = ask("[...document.querySelectorAll('details[open] .found')].map((each) => each.textContent)")
    found = answers(page, SEARCH, typed("zephyr"), state, press("Control+a", "Delete"), state, ask(
        "document.querySelectorAll('details[open]').length"
    ))  # fmt: skip
    assert found == (["D7 Zephyr House: a review"], [], 0)


def test_committee_year_and_meeting_are_chosen_by_keyboard(large: Path) -> None:
    values = ask("['committee', 'year', 'meeting'].map((id) => document.getElementById(id).value)")
    found = answers(
        large,
        SEARCH,
        press("Tab"), typed("Scr"), COUNT,
        press("Tab"), typed("2018"), COUNT,
        press("Tab"), typed("28 Mar"), COUNT, SHOWN, values,
    )  # fmt: skip
    by_committee, by_year, by_meeting, shown, chosen = found
    scrutiny = [each for each in PUBLISHED if each.committee == COMMITTEES[1]]
    in_year = [each for each in scrutiny if each.published.year == 2018]
    meeting = [each for each in in_year if f"{each.meeting}" == "2018-03-28"]
    assert by_committee == f"{len(scrutiny):,} of 2,002 editions, the newest 50 shown"
    assert by_year == f"{len(in_year)} of 2,002 editions"
    assert by_meeting == f"{len(meeting)} of 2,002 editions"
    assert sorted(shown) == sorted(each.name for each in meeting)
    assert chosen == [COMMITTEES[1], "2018", f"2018-03-28 {COMMITTEES[1]}"]


def test_only_meetings_of_the_committee_and_the_year_are_offered(large: Path) -> None:
    offered = ask("[...document.getElementById('meeting').options].map((each) => each.textContent)")
    before, after = answers(large, offered, SEARCH, press("Tab"), typed("Corp"), press("Tab"), typed("2019"), offered)
    assert len(before) > 300
    assert after == ["All meetings", "10 November 2016, Corporate Parenting Panel"]


def test_a_search_is_cleared_by_keyboard_and_typing_goes_on_in_its_field(large: Path) -> None:
    found = answers(
        large,
        SEARCH, typed("lodgings"), COUNT,
        press("Tab"), typed("Corp"), press("Tab", "Tab", "Tab", "Enter"), COUNT, FOCUS,
        ask("document.getElementById('committee').value"),
    )  # fmt: skip
    assert found == ("1 of 2,002 editions", "2,002 editions, the newest 50 shown", "words", "")


def test_enter_leads_from_the_search_to_what_was_found(large: Path) -> None:
    found = answers(large, SEARCH, typed("lodgings"), press("Enter"), FOCUS, press("Tab"), FOCUS)
    assert found == ("count", f"./{pdf_of(LEAVE)}")


def test_where_nothing_is_found_it_says_so(large: Path) -> None:
    count, shown = answers(large, SEARCH, typed("no such thing"), COUNT, SHOWN)
    assert (count, shown) == ("No editions found. Try fewer letters, or clear the search.", [])


def test_all_that_was_found_is_shown_by_one_more_key(large: Path) -> None:
    focus_more: Step = ask("document.getElementById('more').focus()")
    in_list = ask("document.activeElement.className")
    before, *_, after, where = answers(
        large, SEARCH, typed("adoption budget"), SHOWN, focus_more, press("Enter"), SHOWN, in_list
    )
    fitting = [each.name for each in PUBLISHED if fits(each, "adoption", "budget")]
    assert before == after[:50]
    assert sorted(after) == sorted(fitting)
    assert where == "edition"


def fits(published: ArchivedEdition, *words: str) -> bool:
    text = " ".join((published.title, published.name, *(each.title for each in published.items))).lower()
    return all(word in text for word in words)


def test_a_link_to_an_edition_that_the_search_leaves_out_brings_it_back(tmp_path: Path) -> None:
    first = edition("2010-05-07-scorecard-e1", "Scorecard as it was")
    second = edition("2019-05-07-scorecard-e2", "Lodgings scorecard", replaces=first.name, outputs=())
    page = written(tmp_path, *many(200), indexed(first), indexed(second))
    found = seen(
        page, SEARCH, typed("lodgings"), SHOWN, PAST_FILTERS, press("Enter"),
        ask(f"document.getElementById('{first.name}').checkVisibility()"),
        ask("document.querySelector(':target').id"),
        ask(f"document.getElementById('{first.name}').getBoundingClientRect().top < innerHeight"),
    )  # fmt: skip
    assert found.answers == ([second.name], True, first.name, True)


def test_tab_goes_through_the_page_in_the_order_in_which_it_reads(varied: Path) -> None:
    order = [step for _ in range(8) for step in (*press("Tab"), FOCUS)]
    found = answers(varied, order)
    assert found[:6] == ("#list", "words", "committee", "year", "meeting", "clear")
    assert all(each.startswith("./2018/") for each in found[6:])


def test_the_skip_link_leads_past_the_search(varied: Path) -> None:
    found = seen(varied, press("Tab"), press("Enter"), FOCUS, press("Tab"), FOCUS)
    assert found.answers[0] == "list"
    assert found.answers[1].startswith("./2018/")


def test_every_focus_is_seen(varied: Path) -> None:
    outline = ask("getComputedStyle(document.activeElement).outline")
    found = answers(varied, [step for _ in range(9) for step in (*press("Tab"), outline)])
    assert [each for each in found if "3px" not in each or "solid" not in each] == []


def test_the_count_is_told_to_whoever_cannot_see_it(varied: Path) -> None:
    assert answers(varied, ask("document.getElementById('count').getAttribute('role')")) == ("status",)


def test_axe_finds_no_violation_at_any_width_and_after_any_search(varied: Path) -> None:
    small: Step = {"do": "size", "width": NARROW, "height": 800}
    open_all = ask("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    found = answers(
        varied, AXE, open_all, AXE, SEARCH, typed("placement"), AXE, typed(" nowhere"), AXE,
        press("Control+a", "Delete"), small, AXE, WIDTH,
    )  # fmt: skip
    *judged, width = (each for each in found if each is not None)
    assert [each["violations"] for each in judged] == [[]] * 5
    assert all("color-contrast" in each["passes"] and "target-size" in each["passes"] for each in judged[:1])
    assert width == NARROW


def test_axe_finds_no_violation_among_two_thousand_once_they_are_searched(large: Path) -> None:
    judged, *_ = answers(large, SEARCH, typed("lodgings"), AXE)
    assert judged["violations"] == []


def test_without_its_script_the_list_is_whole_and_nothing_is_offered_that_would_not_work(large: Path) -> None:
    shown, controls, count, years = answers(
        large,
        SHOWN,
        ask("[...document.querySelectorAll('form, button')].filter((each) => each.checkVisibility()).length"),
        COUNT,
        ask("[...document.querySelectorAll('nav a')].map((each) => each.textContent)"),
        scripts=False,
    )
    assert len(shown) == 2002
    assert (controls, count) == (0, "2,002 editions")
    assert years == [str(year) for year in range(2024, 2012, -1)]


def test_axe_finds_no_violation_without_the_script(varied: Path) -> None:
    # -- axe-core is a script itself, and so what is tried is the page with its own taken out
    page = varied.with_name("unscripted.html")
    text, taken = re.subn("<script>.*?</script>", "", varied.read_text(encoding="utf-8"), flags=re.DOTALL)
    page.write_text(text, encoding="utf-8")
    assert taken == 1
    shown, judged = answers(page, SHOWN, AXE)
    assert len(shown) == 36
    assert judged["violations"] == []


def test_on_paper_there_is_what_was_found_with_its_items_and_nothing_to_press(varied: Path) -> None:
    printed: Step = {"do": "media", "media": "print"}
    visible = "[...document.querySelectorAll({!r})].filter((each) => each.checkVisibility()).length"
    controls = ask(visible.format("form, button, .files, nav"))
    items = ask(visible.format("details li"))
    found = answers(varied, SEARCH, typed("placement bus"), controls, items, printed, controls, items, COUNT)
    assert found == (3, 3, 0, 3, "1 of 36 editions")
    closed, on_paper = answers(varied, items, printed, items)
    assert closed == 0 < on_paper


def test_where_the_reader_has_colours_of_their_own_the_search_still_has_an_edge(varied: Path) -> None:
    forced: Step = {"do": "media", "forcedColors": "active"}
    edge = ask("getComputedStyle(document.getElementById('find')).borderTopColor")
    before, after = answers(varied, edge, forced, edge)
    assert before == "rgba(0, 0, 0, 0)"
    assert after != before


def test_no_title_runs_or_fetches_anything(varied: Path) -> None:
    title, options = answers(
        varied, ask("document.title"), ask("[...document.getElementById('committee').options].map((each) => each.text)")
    )
    assert title == "Published committee papers: Kent County Council"
    assert "<script>document.title='taken'</script> \"&amp;\" Committee" in options
    assert CABINET in options


def test_nothing_is_cut_where_the_reader_sets_wide_text_spacing(varied: Path) -> None:
    # -- WCAG 2.2, 1.4.12; style sheets of the reader are not subject to the page's policy, this one is put in by script
    spacing = ask(
        "(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; "
        "letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }'); "
        "document.adoptedStyleSheets = [sheet]; return document.documentElement.scrollWidth; })()"
    )
    assert answers(varied, spacing, width=NARROW) == (NARROW,)
