"""What stands on an agenda, in words."""

from __future__ import annotations

import datetime

import pytest

from committee_pack.model.agenda import Addition, Group
from committee_pack.wording.agenda import (
    addition_sentence,
    agenda_name,
    as_sentence,
    clear_days_text,
    interest_sentence,
    late_sentence,
    lead_text,
    membership_text,
    names_text,
    numbered_title,
    numbering_sentence,
    pages_text,
    paper_link_text,
    published_text,
    replaces_sentence,
    supplement_name,
    urgency_sentence,
    when_text,
)

PUBLISHED = datetime.date(2016, 11, 2)


def test_a_meeting_is_on_a_weekday_at_a_time() -> None:
    assert when_text(datetime.date(2016, 11, 10), "10.00 am") == "Thursday 10 November 2016, 10.00 am"


@pytest.mark.parametrize(
    ("count", "working", "words"),
    [
        (0, True, "no clear working days"),
        (1, True, "one clear working day"),
        (5, True, "five clear working days"),
        (3, False, "three clear days"),
        (1, False, "one clear day"),
        (12, True, "twelve clear working days"),
        (13, True, "13 clear working days"),
    ],
)
def test_clear_days_are_said_in_words_up_to_twelve(count: int, working: bool, words: str) -> None:
    assert clear_days_text(count, working=working) == words


def test_when_an_agenda_was_published_says_how_much_notice_that_is() -> None:
    assert published_text(PUBLISHED, 5) == "Wednesday 2 November 2016 (five clear working days before the meeting)"
    assert late_sentence(1) == "This agenda was published with less notice than is due: one clear working day."


def test_members_are_counted_in_all_and_by_group() -> None:
    groups = (Group("Conservative", 8, ()), Group("UKIP", 3, ()))
    assert membership_text(groups) == "11 members: Conservative 8, UKIP 3"
    assert membership_text([Group("Independent", 1, ())]) == "1 member: Independent 1"


def test_members_are_named_with_their_offices() -> None:
    group = Group("Labour", 3, ("A. Person", "B. Sample", "C. Specimen"))
    assert (
        names_text(group, "B. Sample", "C. Specimen")
        == "Labour: A. Person, B. Sample (Chair), C. Specimen (Vice-chair)"
    )
    assert names_text(group, "", "") == "Labour: A. Person, B. Sample, C. Specimen"


@pytest.mark.parametrize(
    ("first", "last", "words"), [(13, 13, "Page 13"), (13, 16, "Pages 13–16"), (0, 0, "To follow")]
)
def test_pages_are_said_as_one_as_a_range_or_as_to_follow(first: int, last: int, words: str) -> None:
    assert pages_text(first, last) == words


@pytest.mark.parametrize(("last", "words"), [(3, "Programme, page 3"), (12, "Programme, pages 3–12")])
def test_a_link_to_a_paper_is_called_by_its_title_and_pages(last: int, words: str) -> None:
    assert paper_link_text("Programme", 3, last) == words


def test_a_reissued_paper_says_what_it_takes_the_place_of() -> None:
    assert replaces_sentence(13, 16, agenda_name(PUBLISHED)) == (
        "It replaces pages 13–16 of the agenda published on 2 November 2016."
    )
    assert replaces_sentence(55, 55, supplement_name(1, PUBLISHED)) == (
        "It replaces page 55 of supplement 1, published on 2 November 2016."
    )


def test_why_a_paper_comes_late_is_a_sentence_of_its_kind() -> None:
    assert len({addition_sentence(each) for each in Addition}) == len(Addition)
    assert all(addition_sentence(each).endswith(".") for each in Addition)
    assert numbering_sentence(anew=True) != numbering_sentence(anew=False)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("the bids close", "The bids close."), (" It is due. ", "It is due."), ("why?", "Why?"), ("", "")],
)
def test_what_somebody_typed_becomes_a_sentence(typed: str, sentence: str) -> None:
    assert as_sentence(typed) == sentence


def test_what_is_not_given_is_not_said() -> None:
    assert (lead_text(""), urgency_sentence("")) == ("", "")
    assert lead_text("Corporate Director") == "Lead: Corporate Director"
    assert urgency_sentence("bids close") == "The chair's reason for urgency: Bids close."
    assert interest_sentence("it would harm") == "Public interest: It would harm."


def test_a_title_stands_apart_from_its_letter_if_it_has_one() -> None:
    assert numbered_title("A", "Committee business") == "A  Committee business"
    assert numbered_title("", "Committee business") == "Committee business"
