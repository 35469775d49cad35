"""The items of an agenda in the PDF: a list whose labels are their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from committee_pack.compose.footnotes import numbered
from committee_pack.model.document import (
    AgendaEntry,
    AgendaList,
    Block,
    Definitions,
    Footnote,
    Heading,
    Link,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
    Strong,
    Text,
)
from committee_pack.write.pdf.writer import write_pdf
from committee_pack.write.style import MARGIN, page_points
from tests.support.documents import STYLE, document, text
from tests.support.pdf import Element, Span, links, page_sizes, spans, stray_paint, structure

WIDTH, HEIGHT = page_points(Section((), "").size, Section((), "").orientation)
PAGES = (Link(text("Pages 13–16"), "paper:D1.1"),)
ENTRY = AgendaEntry("D1", text("Scorecard"), (text("To review performance."), text("Lead: A. Person")), PAGES)
FURTHER = AgendaEntry("", text("Appendix A"), (), text("To follow"))


def pdf(*blocks: Block) -> bytes:
    agenda = Section((Heading(1, text("Committee")), *blocks), "Agenda", kind=SectionKind.AGENDA)
    return write_pdf(document(*numbered((agenda,))), STYLE)


def listed(*entries: AgendaEntry) -> AgendaList:
    return AgendaList(entries)


def entries(count: int, words: str = "") -> AgendaList:
    notes = (text(words),) if words else ()
    return AgendaList(tuple(AgendaEntry(f"D{n}", text(f"Item {n}"), notes) for n in range(1, count + 1)))


def of(content: bytes, word: str) -> list[Span]:
    return [span for span in spans(content) if span.text.startswith(word)]


def shape(element: Element) -> str:
    within = " ".join(map(shape, element.children))
    return f"{element.role}({within})" if within else element.role


def test_an_item_is_read_as_its_number_title_notes_and_pages() -> None:
    (found,) = structure(pdf(listed(ENTRY))).all("L")
    assert found.attributes["ListNumbering"] == "None"
    assert shape(found) == "L(LI(Lbl LBody(P P P P(Link))))"
    assert [each.text for each in found.all("Lbl", "P")] == [
        *("D1", "Scorecard", "To review performance.", "Lead: A. Person", "Pages 13–16")
    ]


def test_further_papers_are_a_list_within_their_item_so_that_there_are_as_many_items_as_numbers() -> None:
    found, papers = structure(pdf(listed(ENTRY, FURTHER, FURTHER, AgendaEntry("D2", text("After"))))).all("L")
    assert [shape(each) for each in found.children] == [
        "LI(Lbl LBody(P P P P(Link) L(LI(LBody(P P)) LI(LBody(P P)))))",
        "LI(Lbl LBody(P))",
    ]
    assert papers.attributes["ListNumbering"] == "None"
    assert [each.text for each in papers.all("P")] == ["Appendix A", "To follow"] * 2


def test_further_papers_look_as_items_do_though_they_go_on_over_the_page() -> None:
    further = tuple(AgendaEntry("", text(f"Item {n}"), (text("note"),), PAGES) for n in range(2, 61))
    content, plain = pdf(listed(ENTRY, *further)), pdf(listed(ENTRY, *(replace(each, number=" ") for each in further)))
    places = [[(span.page, span.left, span.baseline, span.text) for span in spans(each)] for each in (content, plain)]
    assert places[0] == places[1]
    assert len(page_sizes(content)) > 1
    assert len(structure(content).all("L")) == 2
    assert stray_paint(content) == []


def test_a_link_to_a_paper_leads_to_a_place_that_the_pack_names() -> None:
    (link,) = links(pdf(listed(ENTRY)))
    assert (link.words, link.address, link.leads_to) == ("Pages 13–16", "paper:D1.1", None)


def test_a_link_is_called_what_is_said_of_it_and_its_words_stay_as_they_are() -> None:
    (pages,) = PAGES
    called = AgendaEntry("D1", text("Scorecard"), (), (replace(pages, said="Scorecard, pages 13–16"),))
    before, after = (pdf(listed(each)) for each in (AgendaEntry("D1", text("Scorecard"), (), PAGES), called))
    assert [link.words for link in links(after)] == ["Scorecard, pages 13–16"]
    assert spans(before) == spans(after)
    assert [each.text for each in structure(after).all("Link")] == ["Pages 13–16"]


def test_all_that_is_painted_belongs_to_the_text_or_is_an_artifact() -> None:
    assert stray_paint(pdf(Heading(2, text("D  Decisions")), listed(ENTRY, FURTHER))) == []


def test_titles_stand_below_one_another_and_pages_end_at_the_margin() -> None:
    content = pdf(listed(ENTRY, FURTHER), entries(2))
    titles = [of(content, word)[0].left for word in ("Scorecard", "Appendix A", "Item 1", "To review")]
    assert titles == pytest.approx([titles[0]] * 4, abs=0.01)
    ends = [of(content, word)[0].right for word in ("Pages", "To follow")]
    assert ends == pytest.approx([WIDTH - MARGIN] * 2, abs=0.05)
    assert of(content, "Pages")[0].baseline == pytest.approx(of(content, "Scorecard")[0].baseline, abs=0.5)


def test_a_long_number_moves_the_titles_of_its_list_and_is_not_broken() -> None:
    content = pdf(listed(AgendaEntry("AB123a.12", text("Scorecard"))), entries(1))
    (number,) = of(content, "AB123a.12")
    assert number.right < of(content, "Scorecard")[0].left
    assert of(content, "Item 1")[0].left < of(content, "Scorecard")[0].left


def test_a_long_title_goes_on_below_itself_beside_its_pages() -> None:
    content = pdf(listed(AgendaEntry("D1", text("word " * 60), (), PAGES)))
    lines = of(content, "word")
    assert len(lines) > 3
    assert max(span.right for span in lines) < of(content, "Pages")[0].left
    assert {round(span.left, 1) for span in lines} == {round(lines[0].left, 1)}


def test_an_entry_never_breaks_over_pages_where_it_fits_one() -> None:
    content = pdf(entries(60, "note " * 40))
    assert len(page_sizes(content)) > 3
    items = structure(content).all("LI")
    assert [each.children[0].text for each in items] == [f"D{n}" for n in range(1, 61)]
    assert all(len(each.pages) == 1 for each in items)


def test_an_entry_that_is_taller_than_a_page_goes_on_over_the_next_with_nothing_lost() -> None:
    words = " ".join(f"word{n}" for n in range(2000))
    content = pdf(listed(AgendaEntry("D1", text("Title"), (text(words),), PAGES), AgendaEntry("D2", text("After"))))
    (long, after) = structure(content).all("LI")
    assert len(long.pages) > 2
    assert long.all("P")[1].text.split() == words.split()
    assert len(of(content, "Pages")) == len(of(content, "D1")) == 1
    assert after.pages[0] == max(long.pages)


@pytest.mark.parametrize("above", range(18, 34))
def test_a_heading_and_what_is_said_below_it_keep_with_the_first_entry(above: int) -> None:
    blocks = (Heading(2, text("E  Exempt items")), Paragraph(text("motion " * 30)), entries(30))
    content = pdf(entries(above), *blocks)
    (heading,) = of(content, "E  Exempt")
    assert {span.page for span in of(content, "motion")} == {heading.page}
    firsts = [span for span in spans(content) if span.text == "Item 1"]
    assert firsts[-1].page == heading.page


def test_when_the_meeting_is_stands_between_the_title_and_their_rule() -> None:
    when = Paragraph(text("Thursday 10 November 2016"), ParagraphKind.LEAD)
    content = pdf(when, Paragraph(text("Below")))
    title, lead, below = (of(content, word)[0].baseline for word in ("Committee", "Thursday", "Below"))
    assert title - lead < 24
    assert lead - below > 24
    assert [each.role for each in structure(content).walk()][:5] == ["Document", "Sect", "H1", "P", "P"]


def test_facts_of_an_agenda_stand_closer_than_those_of_a_report() -> None:
    facts = Definitions(tuple((text(f"Term {n}"), text("said")) for n in range(2)))
    report = write_pdf(document(Section((Heading(1, text("Committee")), facts), "Report")), STYLE)
    pitches = []
    for content in (pdf(facts), report):
        first, second = of(content, "Term")
        pitches.append(first.baseline - second.baseline)
    assert pitches[0] < pitches[1]


def test_footnotes_of_an_entry_stand_on_its_page() -> None:
    title = (Text("Title"), Footnote(text("of the title")))
    noted = AgendaEntry("D1", title, ((Strong(text("Note")), Footnote(text("of the note"))),))
    content = pdf(listed(noted), entries(40))
    assert [each.text.strip() for each in structure(content).all("Note")] == ["1of the title", "2of the note"]
    assert {span.page for span in of(content, "of the")} == {1}


def test_an_empty_list_is_no_list_at_all() -> None:
    assert len(page_sizes(pdf(AgendaList(()), Paragraph(text("Below"))))) == 1
