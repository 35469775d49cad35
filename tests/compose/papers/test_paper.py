"""A paper becomes a document of its meeting."""

from __future__ import annotations

import datetime

import pytest

from committee_pack.model.agenda import Ground
from committee_pack.model.document import (
    Definitions,
    Footnote,
    Heading,
    LineBreak,
    Link,
    ListBlock,
    Panel,
    PanelKind,
    Paragraph,
    Strong,
    Table,
    Text,
    inlines_of,
)
from committee_pack.wording import plain_text
from tests.support.papers import COVER_REPORT, MINUTES, blocks, composed, document

PLAIN = "---\ntitle: Work programme\n---\nWords.\n\n## January\n- Budget\n"


def p(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def facts(text: str, ground: Ground | None = None) -> dict[str, str]:
    """Return the labelled lines above the text of a paper."""
    listed = composed(text, ground).value.sections[0].blocks[1]
    assert isinstance(listed, Definitions)
    return {plain_text(term): plain_text(said) for term, said in listed.entries}


def test_it_is_of_its_meeting_and_takes_the_numbers_of_a_pack() -> None:
    paper = document(COVER_REPORT)
    assert (paper.title, paper.author, paper.language) == ("Performance scorecard", "Kent County Council", "en-GB")
    assert paper.footer == "Children's Social Care and Health Cabinet Committee · 10 November 2016"
    assert paper.published == datetime.date(2016, 11, 2)
    assert (paper.own_numbers, paper.outlined) == (False, 2)
    (section,) = paper.sections
    assert (section.bookmark, section.blocks[0]) == ("Performance scorecard", Heading(1, (Text(paper.title),)))


def test_a_cover_report_says_above_all_else_whom_it_is_from_and_for() -> None:
    assert facts(COVER_REPORT) == {
        "From": "Cabinet Member\nCorporate Director",
        "To": "Children's Social Care and Health Cabinet Committee, 10 November 2016",
        "Subject": "Performance scorecard",
        "Classification": "Unrestricted",
        "Future pathway": "None",
        "Key decision": "16/00123",
    }


def test_what_is_typed_stands_in_the_place_of_what_is_usual() -> None:
    said = "kind: cover report\nfrom: A\nsubject: B\nto: Cabinet\ndate: 2016-12-05\nclassification: Restricted"
    shown = {"From": "A", "To": "Cabinet", "Date": "5 December 2016", "Subject": "B", "Classification": "Restricted"}
    assert facts(f"---\n{said}\n---\nWords.\n") == shown


def test_an_exempt_cover_report_is_not_called_unrestricted() -> None:
    ground = Ground(3, "It would weaken the council's position.")
    assert facts(COVER_REPORT, ground)["Classification"].startswith("Not for publication: paragraph 3")


def test_a_summary_stands_as_it_is_and_what_is_recommended_in_a_box() -> None:
    _, summary, words, box, *_ = blocks(COVER_REPORT)
    assert summary == Heading(2, (Text("Summary"),))
    assert words == p("Eight indicators are Red.")
    asked = Paragraph((Text("The committee is asked to "), Strong((Text("note"),)), Text(":")))
    listed = ListBlock(False, ((p("the scorecard;"),), (p("what is done."),)))
    assert box == Panel((Heading(2, (Text("Recommendation"),)), asked, listed), PanelKind.DECISION)


def test_all_else_is_numbered_on_over_tables_and_subheadings() -> None:
    _, _, _, _, heading, first, table, second, visits, third, background, *_ = blocks(COVER_REPORT)
    assert isinstance(first, ListBlock)
    assert isinstance(table, Table)
    assert heading == Heading(2, (Text("1. "), Text("Introduction")))
    assert first.labels == ("1.1", "1.2")
    assert [type(block) for block in first.items[0]] == [Paragraph, ListBlock]
    assert second == ListBlock(True, ((p("Two turned Red."),),), ("1.3",))
    assert visits == Heading(3, (Text("Visits"),))
    assert third == ListBlock(True, ((p("Visits rose."),),), ("1.4",))
    assert background == Heading(2, (Text("2. "), Text("Background documents")))


def test_footnotes_are_counted_through_text_and_tables() -> None:
    notes = [each for block in blocks(COVER_REPORT) for each in inlines_of(block) if isinstance(each, Footnote)]
    assert notes == [Footnote((Text("Or none."),), 1), Footnote((Text("Of all ages."),), 2)]


def test_who_answers_for_it_stands_at_its_end_with_a_link() -> None:
    *_, heading, contacts = blocks(COVER_REPORT)
    email = Link((Text("jane.smith@council.gov.uk"),), "mailto:jane.smith@council.gov.uk")
    said = (Text("Jane Smith"), LineBreak(), Text("03000 123456"), LineBreak(), email)
    assert heading == Heading(2, (Text("3. "), Text("Contact details")))
    assert contacts == Definitions((((Text("Report author"),), said),))


def test_a_cover_report_need_not_be_numbered() -> None:
    written = blocks(COVER_REPORT.replace("facts:", "numbered: no\nfacts:"))
    assert Heading(2, (Text("Introduction"),)) in written
    assert not any(isinstance(block, ListBlock) and block.labels for block in written)


def test_minutes_say_who_was_there() -> None:
    attendance, *_ = blocks(MINUTES)
    present = (Text("Mrs A Crabtree (Chair), Mr R Brookbank"),)
    also = ((Text("Also present"),), (Text("Mr P Oakford"),))
    assert attendance == Definitions((((Text("Present"),), present), also))


def test_items_of_minutes_go_on_from_a_number_and_several_paragraphs_of_one_are_counted() -> None:
    _, first, words, second, paragraphs, _ = blocks(MINUTES)
    assert (first, words) == (Heading(2, (Text("41. "), Text("Apologies"))), p("There were none."))
    assert second == Heading(2, (Text("42. "), Text("Scorecard")))
    assert isinstance(paragraphs, ListBlock)
    assert paragraphs.labels == ("(1)", "(2)")
    assert [len(item) for item in paragraphs.items] == [1, 2]


@pytest.mark.parametrize(
    ("typed", "word", "rest"),
    [
        ("RESOLVED that it be noted.", "RESOLVED", " that it be noted."),
        ("Resolved: that it be noted.", "Resolved:", " that it be noted."),
        ("**RESOLVED** that it be noted.", "RESOLVED", " that it be noted."),
        ("**Resolved:** that it be noted.", "Resolved:", " that it be noted."),
    ],
)
def test_what_was_resolved_stands_apart(typed: str, word: str, rest: str) -> None:
    *_, said, resolved = blocks(f"---\nkind: minutes\ntitle: A\n---\n## Visits\nWords.\n\n{typed}\n")
    assert said == p("Words.")
    assert resolved == Panel((Paragraph((Strong((Text(word),)), Text(rest))),), PanelKind.DECISION)


def test_lists_and_further_resolutions_right_below_stand_on_one_panel() -> None:
    text = "RESOLVED that:\n\n1. one;\n2. two.\n\nRESOLVED that three.\n\nThe meeting ended.\n"
    *_, resolved, ended = blocks(f"---\nkind: minutes\ntitle: A\n---\n## Visits\n{text}")
    assert isinstance(resolved, Panel)
    assert [type(block) for block in resolved.children] == [Paragraph, ListBlock, Paragraph]
    assert ended == p("The meeting ended.")


def test_a_word_that_only_begins_so_is_not_resolved() -> None:
    *_, words = blocks("---\nkind: minutes\ntitle: A\n---\n## Visits\nResolvedly, members left.\n")
    assert words == p("Resolvedly, members left.")


def test_a_plain_paper_is_as_it_was_typed() -> None:
    assert blocks(PLAIN) == (p("Words."), Heading(2, (Text("January"),)), ListBlock(False, ((p("Budget"),),)))


def test_a_plain_paper_may_be_numbered() -> None:
    written = blocks("---\ntitle: A\nnumbered: yes\n---\nAbove.\n\n## Summary\nWords.\n\n- a list\n")
    item = (p("Words."), ListBlock(False, ((p("a list"),),)))
    assert written == (
        p("Above."),
        Heading(2, (Text("1. "), Text("Summary"))),
        ListBlock(True, (item,), ("1.1",)),
    )
