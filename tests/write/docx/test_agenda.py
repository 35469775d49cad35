"""The items of an agenda in the Word file: a hanging number, and the pages at the right margin."""

from __future__ import annotations

from committee_pack.model.document import (
    AgendaEntry,
    AgendaList,
    Block,
    Definitions,
    Heading,
    Link,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
)
from committee_pack.write import WRITERS
from committee_pack.write.style import MARGIN, page_points
from tests.support.documents import STYLE, document, text
from tests.support.word import WordFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENTRY = AgendaEntry(
    "D1",
    text("Scorecard"),
    (text("To review performance."), text("Lead: A. Person")),
    (Link(text("Pages 13–16"), "paper:D1.1"),),
)
FURTHER = AgendaEntry("", text("Appendix A"), (), text("To follow"))
LIST = AgendaList((ENTRY, FURTHER, AgendaEntry("D2", text("Work programme"))))


def word(*blocks: Block, kind: SectionKind = SectionKind.AGENDA) -> WordFile:
    agenda = Section((Heading(1, text("Committee")), *blocks), "Agenda", kind=kind)
    return WordFile(WRITERS["docx"](document(agenda), STYLE))


def lines(file: WordFile) -> list[tuple[str, str]]:
    return [(each.style, each.text) for each in file.paragraphs if each.style.startswith("Agenda")]


def test_an_item_has_its_number_title_and_pages_in_a_line_and_its_notes_below() -> None:
    assert lines(word(LIST)) == [
        ("AgendaItem", "D1\tScorecard\tPages 13–16"),
        ("AgendaNote", "\tTo review performance."),
        ("AgendaNote", "\tLead: A. Person"),
        ("AgendaItem", "\tAppendix A\tTo follow"),
        ("AgendaItem", "D2\tWork programme"),
    ]


def test_the_pages_stand_at_a_tab_stop_at_the_right_margin() -> None:
    places = [(stop.get(f"{W}val"), stop.get(f"{W}pos")) for stop in word(LIST).body.iter(f"{W}tab")]
    stops = [(side, int(at)) for side, at in places if at]
    width = page_points(Section((), "").size, Section((), "").orientation)[0] - 2 * MARGIN
    assert stops[1] == ("right", round(20 * width))


def test_a_link_to_a_paper_is_its_words_alone_since_a_pack_is_a_pdf() -> None:
    file = word(LIST)
    assert file.links == []
    assert file.runs_in_style("AgendaPages") == ["Pages 13–16", "To follow"]


def test_what_belongs_to_an_entry_keeps_together_and_its_last_paragraph_has_the_line() -> None:
    styles = ((each, each.find(f".//{W}pStyle")) for each in word(LIST).body.iter(f"{W}p"))
    found = [each for each, style in styles if style is not None and "Agenda" in str(style.get(f"{W}val"))]
    kept = [each.find(f".//{W}keepNext") is not None for each in found]
    lined = [each.find(f".//{W}pBdr") is not None for each in found]
    assert kept == [True, True, False, False, False]
    assert lined == [not each for each in kept]


def test_what_an_agenda_is_made_of_has_styles_and_no_other_paper_has_them() -> None:
    facts = Definitions(((text("Venue"), text("Council Chamber")),))
    blocks = (Paragraph(text("Thursday"), ParagraphKind.LEAD), facts, Heading(2, text("A")), LIST)
    agenda, report = word(*blocks), word(facts, kind=SectionKind.BODY)
    used = {"AgendaLead", "AgendaFacts", "AgendaItem", "AgendaNote", "AgendaNumber", "AgendaPages", "Heading2"}
    assert used <= agenda.styles_used
    assert agenda.styles_used <= agenda.styles_defined
    assert not {each for each in report.styles_defined if each.startswith("Agenda")}


def test_a_section_of_an_agenda_has_a_rule_under_its_heading_and_one_of_a_report_has_none() -> None:
    ruled = []
    for kind in (SectionKind.AGENDA, SectionKind.BODY):
        sheet = word(LIST, kind=kind).xml("word/styles.xml")
        (heading,) = (each for each in sheet.iter(f"{W}style") if each.get(f"{W}styleId") == "Heading2")
        ruled.append(heading.find(f".//{W}pBdr") is not None)
    assert ruled == [True, False]


def test_an_agenda_within_a_report_has_its_items_all_the_same() -> None:
    report = Section((Heading(1, text("Report")),), "Report")
    agenda = Section((Heading(1, text("Agenda")), LIST), "Agenda", kind=SectionKind.AGENDA)
    file = WordFile(WRITERS["docx"](document(report, agenda), STYLE))
    assert file.styles_used <= file.styles_defined
    assert lines(file)[0][1] == "D1\tScorecard\tPages 13–16"


def test_an_empty_list_leaves_nothing_behind() -> None:
    assert lines(word(AgendaList(()))) == []
