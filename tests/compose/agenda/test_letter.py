"""The covering letter of a supplement says what is enclosed, why, and what it replaces."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace

from committee_pack.compose.agenda.letter import compose_letter
from committee_pack.model.agenda import Added, Addition, Item, Meeting, Supplement, ToFollow
from committee_pack.model.document import AgendaEntry, AgendaList, Definitions, Document, Heading, Paragraph
from committee_pack.model.packs import Listed
from committee_pack.wording import plain_text
from committee_pack.write.pdf.writer import write_pdf
from tests.support.agenda_sheets import COUNCIL, NEGOTIATION, PLACE, SAID, item, meeting
from tests.support.documents import STYLE
from tests.support.pdf import links

PAPER = (ToFollow("", PLACE),)
PROGRAMME = item("D2", "Work programme", papers=PAPER)
FIRST, SECOND = datetime.date(2016, 11, 4), datetime.date(2016, 11, 7)


def added(of: Item, kind: Addition, reason: str = "", urgency: str = "", replaces: str | None = None) -> Added:
    return Added(of, kind, reason, urgency, replaces, PLACE)


def supplement(*each: Added, number: int = 1, anew: bool = False, published: datetime.date = SECOND) -> Supplement:
    return Supplement(number, published, anew, each, PLACE)


def letter(
    of: Supplement, replaced: Mapping[str, Listed] | None = None, to: Meeting | None = None, here: bool = True
) -> Document:
    listed = {
        each.item.number: (Listed(f"{each.item.number}.1", "", "", 53 + n, 53 + n, here),)
        for n, each in enumerate(of.added)
    }
    return compose_letter(to or replace(meeting(), supplements=(of,)), of, COUNCIL, listed, replaced or {}, SAID)


def entries(document: Document) -> list[AgendaEntry]:
    return [entry for block in document.sections[0].blocks if isinstance(block, AgendaList) for entry in block.entries]


def notes(document: Document) -> list[str]:
    (entry,) = entries(document)
    return [plain_text(note) for note in entry.notes]


def paragraphs(document: Document) -> list[str]:
    return [plain_text(each.children) for each in document.sections[0].blocks if isinstance(each, Paragraph)]


def test_it_is_headed_by_its_number_the_committee_and_the_meeting() -> None:
    made = letter(supplement(added(PROGRAMME, Addition.TO_FOLLOW), number=2))
    title, _ = made.sections[0].blocks[:2]
    assert isinstance(title, Heading)
    assert plain_text(title.children) == made.sections[0].bookmark == "Supplement 2"
    assert paragraphs(made)[0] == "Social Care and Health Cabinet Committee\nThursday 10 November 2016, 10.00 am"
    assert made.title == "Social Care and Health Cabinet Committee, 10 November 2016: supplement 2"
    assert (made.published, made.own_numbers) == (SECOND, False)


def test_it_is_addressed_to_the_members_and_says_when_it_was_published() -> None:
    (facts,) = (
        block
        for block in letter(supplement(added(PROGRAMME, Addition.TO_FOLLOW))).sections[0].blocks
        if isinstance(block, Definitions)
    )
    assert {plain_text(term): plain_text(said) for term, said in facts.entries} == {
        "To": "All members of the Social Care and Health Cabinet Committee",
        "Venue": "Council Chamber, County Hall",
        "Published": "Monday 7 November 2016",
        "Contact": "Democratic Services",
    }


def test_a_paper_that_was_to_follow_is_listed_with_its_pages() -> None:
    made = letter(supplement(added(PROGRAMME, Addition.TO_FOLLOW, "the chair has agreed it")))
    (entry,) = entries(made)
    assert (entry.number, plain_text(entry.title), plain_text(entry.pages)) == ("D2", "Work programme", "Page 53")
    assert notes(made) == ["A paper that was to follow. The chair has agreed it."]
    (link,) = links(write_pdf(made, STYLE))
    assert (link.address, link.words) == ("paper:D2.1", "Work programme, page 53")


def test_a_late_item_has_the_chair_s_reason_for_urgency() -> None:
    late = added(item("D3", "Grant", "To decide."), Addition.LATE, "it was announced now", "bids close on Monday")
    assert notes(letter(supplement(late))) == [
        "To decide.",
        "A late item, which was not on the agenda. It was announced now.",
        "The chair's reason for urgency: Bids close on Monday.",
    ]


def test_a_reissued_paper_says_which_pages_of_the_agenda_it_replaces() -> None:
    again = added(PROGRAMME, Addition.OMISSION, "table 3 was wrong", replaces="")
    made = letter(supplement(again), {"D2": Listed("D2.1", "", "", 13, 16)})
    assert notes(made) == [
        "An omission put right. Table 3 was wrong.",
        "It replaces pages 13–16 of the agenda published on 2 November 2016.",
    ]


def test_a_paper_that_came_with_a_supplement_is_replaced_there() -> None:
    before = supplement(added(PROGRAMME, Addition.TO_FOLLOW), published=FIRST)
    again = supplement(added(PROGRAMME, Addition.OMISSION, replaces=""), number=2)
    made = letter(again, {"D2": Listed("D2.1", "", "", 53, 53)}, replace(meeting(), supplements=(before, again)))
    assert notes(made)[-1] == "It replaces page 53 of supplement 1, published on 4 November 2016."


def test_so_is_one_that_came_with_a_supplement_which_has_numbers_of_its_own() -> None:
    before = supplement(added(PROGRAMME, Addition.TO_FOLLOW), published=FIRST, anew=True)
    again = supplement(added(PROGRAMME, Addition.OMISSION, replaces=""), number=2)
    made = letter(again, {"D2": Listed("D2.1", "", "", 2, 2)}, replace(meeting(), supplements=(before, again)))
    assert notes(made)[-1] == "It replaces page 2 of supplement 1, published on 4 November 2016."


def test_it_says_how_its_pages_are_numbered() -> None:
    on, anew = (
        paragraphs(letter(supplement(added(PROGRAMME, Addition.TO_FOLLOW), anew=anew)))[1] for anew in (False, True)
    )
    assert on.startswith("This supplement adds to the agenda published on 2 November 2016.")
    assert on.endswith("go on from those published before it.")
    assert anew.endswith("are numbered from 1, apart from those of the agenda.")


def test_an_exempt_paper_has_its_ground_and_the_motion_and_no_link_where_it_is_not_there() -> None:
    secret = added(item("E1", "Contract", ground=NEGOTIATION), Addition.LATE, urgency="it ends")
    made = letter(supplement(added(PROGRAMME, Addition.TO_FOLLOW), secret), here=False)
    assert "Motion to exclude the public: That the public go for item E1." in paragraphs(made)
    ground, interest = (plain_text(note) for note in entries(made)[1].notes[-2:])
    assert ground.startswith("Not for publication.")
    assert interest.startswith("Public interest: Disclosure")
    assert links(write_pdf(made, STYLE)) == ()


def test_it_closes_with_the_proper_officer() -> None:
    made = letter(supplement(added(PROGRAMME, Addition.TO_FOLLOW)))
    assert paragraphs(made)[-1] == "General Counsel (proper officer)"
