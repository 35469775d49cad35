"""The front sheet says who meets, and where the papers of each item are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from committee_pack.compose.agenda.front_sheet import compose_front_sheet
from committee_pack.compose.agenda.said import Said
from committee_pack.model.agenda import AgendaSection, Contact, Group, Meeting, ProperOfficer
from committee_pack.model.document import (
    AgendaEntry,
    AgendaList,
    Block,
    Definitions,
    Document,
    Heading,
    Inline,
    LineBreak,
    Link,
    Panel,
    Paragraph,
    ParagraphKind,
    SectionKind,
    inlines_of,
)
from committee_pack.model.notice import PARISH, PROFILES
from committee_pack.model.packs import Listed
from committee_pack.wording import plain_text
from committee_pack.wording.agenda import EXEMPT_ITEMS
from committee_pack.wording.grounds import exclusion_text
from committee_pack.write.pdf.writer import write_pdf
from tests.support.agenda_sheets import (
    BUSINESS,
    COUNCIL,
    EXEMPT,
    LISTED,
    MONITORING,
    NEGOTIATION,
    SAID,
    held_back,
    item,
    meeting,
)
from tests.support.documents import STYLE
from tests.support.pdf import links, spans, structure


def sheet(of: Meeting | None = None, listed: Mapping[str, tuple[Listed, ...]] = LISTED, said: Said = SAID) -> Document:
    return compose_front_sheet(of or meeting(), COUNCIL, listed, said)


def blocks(document: Document) -> tuple[Block, ...]:
    (section,) = document.sections
    return section.blocks


def entries(document: Document) -> list[AgendaEntry]:
    return [entry for block in blocks(document) if isinstance(block, AgendaList) for entry in block.entries]


def entry(document: Document, number: str) -> AgendaEntry:
    (found,) = (each for each in entries(document) if each.number == number)
    return found


def fact(document: Document, term: str) -> tuple[Inline, ...]:
    (found,) = (block for block in blocks(document) if isinstance(block, Definitions))
    return next((said for each, said in found.entries if plain_text(each) == term), ())


def paragraphs(document: Document) -> list[str]:
    return [plain_text(block.children) for block in blocks(document) if isinstance(block, Paragraph)]


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, plain_text(block.children)) for block in blocks(document) if isinstance(block, Heading)]


def notes(of: AgendaEntry) -> list[str]:
    return [plain_text(note) for note in of.notes]


def test_it_begins_with_the_committee_and_when_it_meets() -> None:
    title, lead = blocks(sheet())[:2]
    assert isinstance(title, Heading)
    assert plain_text(title.children) == "Social Care and Health Cabinet Committee"
    assert isinstance(lead, Paragraph)
    assert lead.kind is ParagraphKind.LEAD
    assert plain_text(lead.children) == "Thursday 10 November 2016, 10.00 am"


def test_it_is_a_paper_of_its_pack_and_has_no_page_numbers_of_its_own() -> None:
    made = sheet()
    assert made.title == "Social Care and Health Cabinet Committee, 10 November 2016: agenda"
    assert not made.own_numbers
    assert made.published == meeting().published
    assert [(section.kind, section.bookmark) for section in made.sections] == [(SectionKind.AGENDA, "Agenda")]


def test_it_says_where_the_meeting_is_and_how_much_notice_was_given() -> None:
    made = sheet()
    assert plain_text(fact(made, "Venue")) == "Council Chamber, County Hall"
    assert plain_text(fact(made, "Membership")) == "13 members: Conservative 8, UKIP 3, Labour 2"
    assert plain_text(fact(made, "Published")) == (
        "Wednesday 2 November 2016 (five clear working days before the meeting)"
    )
    assert plain_text(fact(made, "Proper officer")) == "General Counsel"


def test_a_parish_counts_clear_days_on_which_not_everyone_works() -> None:
    parish = replace(COUNCIL, notice=PROFILES["england", PARISH])
    made = compose_front_sheet(meeting(), parish, LISTED, Said(3, True, {}, ""))
    assert plain_text(fact(made, "Published")).endswith("(three clear days before the meeting)")


def test_what_is_not_known_is_left_out() -> None:
    made = sheet(replace(meeting(), contact=None, proper_officer=None, membership=()))
    assert [fact(made, term) for term in ("Contact", "Proper officer", "Membership", "Chair", "Vice-chair")] == [()] * 5


def test_the_contact_can_be_written_to() -> None:
    contact = Contact("Democratic Services", "A. Clerk", "01234 567890", "clerk@example.org")
    said = fact(
        sheet(replace(meeting(), contact=contact, proper_officer=ProperOfficer("Clerk", "A. Clerk"))), "Contact"
    )
    assert plain_text(said) == "Democratic Services, A. Clerk, 01234 567890, clerk@example.org"
    assert [each.target for each in said if isinstance(each, Link)] == ["mailto:clerk@example.org"]


def test_each_group_that_is_named_has_a_line_with_chair_and_vice_chair_marked() -> None:
    groups = (Group("Labour", 2, ("A. Person", "B. Sample")), Group("Green", 1, ()))
    made = sheet(replace(meeting(), membership=groups, chair="B. Sample", vice_chair="C. Other"))
    said = fact(made, "Membership")
    assert plain_text(said).split("\n") == ["3 members: Labour 2, Green 1", "Labour: A. Person, B. Sample (Chair)"]
    assert sum(isinstance(each, LineBreak) for each in said) == 1
    assert (fact(made, "Chair"), plain_text(fact(made, "Vice-chair"))) == ((), "C. Other")


def test_every_section_has_a_heading_though_it_is_empty() -> None:
    made = sheet(meeting(BUSINESS, AgendaSection("B", "Key decisions", ())))
    assert headings(made)[1:3] == [(2, "A  Committee business"), (2, "B  Key decisions")]
    assert "There are no items." in paragraphs(made)


def test_an_item_has_its_number_title_purpose_lead_and_pages() -> None:
    first = entry(sheet(), "D1")
    assert plain_text(first.title) == "Performance scorecard"
    assert notes(first) == ["To review performance against targets.", "Lead: Corporate Director"]
    (link,) = first.pages
    assert isinstance(link, Link)
    assert (plain_text((link,)), link.target) == ("Pages 13–16", "paper:D1.1")


def test_a_link_is_called_by_the_title_that_it_stands_beside_and_its_pages() -> None:
    made = sheet(listed={**LISTED, "A2": (Listed("A2.1", "", "Minutes", 3, 3),)})
    called = [each.said for of in entries(made) for each in of.pages if isinstance(each, Link)]
    assert called == [
        "Minutes of the last meeting, page 3",
        "Performance scorecard, pages 13–16",
        "Appendix A: scorecard, August 2016, pages 17–38",
    ]
    assert [link.words for link in links(write_pdf(made, STYLE))] == called


def test_a_further_paper_of_an_item_stands_below_it_without_a_number() -> None:
    listed = entries(sheet())
    after = listed[listed.index(entry(sheet(), "D1")) + 1]
    assert (after.number, plain_text(after.title)) == ("", "Appendix A: scorecard, August 2016")
    assert plain_text(after.pages) == "Pages 17–38"


def test_papers_that_all_have_labels_all_stand_below_their_item() -> None:
    both = (Listed("D1.1", "Report", "", 13, 14), Listed("D1.2", "Appendix A", "", 15, 15))
    made = entries(sheet(listed={"D1": both}))
    assert [(each.number, plain_text(each.title), plain_text(each.pages)) for each in made[2:5]] == [
        ("D1", "Performance scorecard", ""),
        ("", "Report", "Pages 13–14"),
        ("", "Appendix A", "Page 15"),
    ]


def test_a_paper_that_is_to_follow_says_so_and_leads_nowhere() -> None:
    pages = entry(sheet(), "D2").pages
    assert plain_text(pages) == "To follow"
    assert not any(isinstance(each, Link) for each in pages)


def test_an_item_without_papers_has_no_pages() -> None:
    assert entry(sheet(), "A1").pages == ()


def test_an_exempt_item_stands_with_its_public_title_its_ground_and_the_motion_before_it() -> None:
    made = sheet(meeting(BUSINESS, EXEMPT))
    first = entry(made, "E1")
    assert plain_text(first.title) == "Placement contract"
    assert notes(first) == [
        "Not for publication. Paragraph 3 of the Schedule: information about business affairs.",
        "Public interest: Disclosure would weaken the council in a live negotiation.",
    ]
    last, motion, heading = (blocks(made)[-number] for number in (1, 2, 3))
    assert isinstance(last, AgendaList)
    assert isinstance(motion, Paragraph)
    assert plain_text(motion.children) == "Motion to exclude the public: That the public go for item E1."
    assert isinstance(heading, Heading)


def test_the_motion_stands_once_before_the_first_exempt_item_among_others() -> None:
    secret = [item(number, "Secret", ground=NEGOTIATION) for number in ("D2", "D4")]
    mixed = AgendaSection("D", "Decisions", (item("D1", "Open"), secret[0], item("D3", "Open"), secret[1]))
    made = sheet(meeting(mixed), {})
    assert [type(block).__name__ for block in blocks(made)[4:]] == ["AgendaList", "Paragraph", *["AgendaList"] * 3]
    assert [each.number for each in entries(made)] == ["D1", "D2", "D3", "D4"]


def test_a_motion_names_the_exempt_items_of_its_section_and_no_open_one_that_follows() -> None:
    secret = [item(number, "Secret", ground=NEGOTIATION) for number in ("D2", "D4", "D5")]
    mixed = AgendaSection("D", "Decisions", (item("D1", "Open"), secret[0], item("D3", "Open"), *secret[1:]))
    made = paragraphs(sheet(meeting(mixed, EXEMPT), {}, replace(SAID, exclusion=exclusion_text("england"))))
    motions = [each for each in made if each.startswith("Motion")]
    assert [motion.split("from the meeting ")[1].split(", because")[0] for motion in motions] == [
        "for items D2, D4 and D5",
        "for item E1",
    ]


def test_an_open_item_that_follows_an_exempt_one_is_not_under_its_motion() -> None:
    mixed = AgendaSection("D", "Decisions", (item("D1", "Secret", ground=NEGOTIATION), item("D2", "Open")))
    assert paragraphs(sheet(meeting(mixed), {}))[-1] == "Motion to exclude the public: That the public go for item D1."


def test_without_exempt_items_it_says_how_the_public_may_be_excluded_all_the_same() -> None:
    made = sheet()
    assert headings(made)[-1] == (2, EXEMPT_ITEMS)
    assert "section 100A(4) of the Local Government Act 1972" in paragraphs(made)[-1]
    assert "Exempt items" not in [title for _, title in headings(sheet(meeting(MONITORING, EXEMPT)))]


def test_a_section_that_is_kept_for_exempt_items_says_it_in_their_place() -> None:
    made = sheet(meeting(BUSINESS, AgendaSection("E", EXEMPT_ITEMS, ())))
    assert [title for _, title in headings(made)][1:] == ["A  Committee business", "E  Exempt items"]
    assert "section 100A(4)" in paragraphs(made)[-1]
    assert "There are no items." not in paragraphs(made)


def test_less_notice_than_is_due_is_owned_up_to_with_its_reason() -> None:
    late = replace(meeting(), late="the auditor's letter came on 1 November")
    sentences = "This agenda was published with less notice than is due: two clear working days. The auditor's letter"
    assert any(each.startswith(sentences) for each in paragraphs(sheet(late, said=Said(2, False, {}, ""))))
    assert not any("less notice" in each for each in paragraphs(sheet(late, said=Said(5, True, {}, ""))))


def test_notices_stand_on_a_panel_of_their_own() -> None:
    last = blocks(sheet(replace(meeting(), notices=("This meeting may be filmed.", "Please be quiet."))))[-1]
    assert isinstance(last, Panel)
    assert [plain_text(each.children) for each in last.children if isinstance(each, Paragraph)] == [
        "This meeting may be filmed.",
        "Please be quiet.",
    ]
    assert not isinstance(blocks(sheet())[-1], Panel)


def long_meeting() -> tuple[Meeting, dict[str, tuple[Listed, ...]]]:
    titles = ("Work programme", "A title that says at length what a decision is about, and for whom it is to be taken")
    items = tuple(
        item(f"D{n}", titles[n % 2], "To consider and endorse the proposed decision." * (n % 3), ground=ground)
        for n, ground in ((n, NEGOTIATION if n % 7 == 0 else None) for n in range(1, 41))
    )
    listed: dict[str, tuple[Listed, ...]]
    listed = {each.number: (Listed(f"{each.number}.1", "", "", 10, 12),) for each in items}
    return meeting(AgendaSection("D", "Decisions", items)), listed


def test_the_public_and_the_full_edition_are_laid_out_alike_and_only_links_differ() -> None:
    of, listed = long_meeting()
    hidden: Mapping[str, tuple[Listed, ...]] = listed
    for each in of.items():
        hidden = held_back(hidden, each.number) if each.is_exempt else hidden
    full, public = (write_pdf(sheet(of, which), STYLE) for which in (listed, hidden))

    def placed(content: bytes) -> list[tuple[int, float, float, str]]:
        return [(span.page, span.left, span.baseline, span.text.strip()) for span in spans(content)]

    assert placed(full) == placed(public)
    gone = {link.address for link in links(full)} - {link.address for link in links(public)}
    assert gone == {f"paper:{each.number}.1" for each in of.items() if each.is_exempt}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 900)), min_size=40, max_size=40))
def test_it_is_as_long_whatever_the_pages_are(pages: list[tuple[int, int]]) -> None:
    of, listed = long_meeting()
    moved: dict[str, tuple[Listed, ...]] = {
        number: (Listed(f"{number}.1", "", "", first, first and first + more),)
        for number, (first, more) in zip(listed, pages, strict=True)
    }
    before, after = (spans(write_pdf(sheet(of, which), STYLE)) for which in (listed, moved))
    bodies = [
        [(span.page, span.baseline, span.text) for span in some if not span.text.startswith(("Page", "To follow"))]
        for some in (before, after)
    ]
    assert bodies[0] == bodies[1]


def test_its_links_are_all_that_leads_to_papers() -> None:
    made = sheet(meeting(BUSINESS, MONITORING, EXEMPT))
    linked = [each.target for block in blocks(made) for each in inlines_of(block) if isinstance(each, Link)]
    assert linked == ["paper:A2.1", "paper:D1.1", "paper:D1.2", "paper:E1.1"]
    assert [link.address for link in links(write_pdf(made, STYLE))] == linked
    assert len(structure(write_pdf(made, STYLE)).all("Link")) == 4
