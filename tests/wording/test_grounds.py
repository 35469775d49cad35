"""Why an item is not for publication, in words, by jurisdiction."""

from __future__ import annotations

import pytest

from committee_pack.wording.grounds import (
    exclusion_text,
    ground_text,
    known_paragraphs,
    motion_for,
    no_exempt_items_text,
    short_ground,
)

JURISDICTIONS = ("england", "wales", "scotland", "northern ireland")


@pytest.mark.parametrize(
    ("jurisdiction", "first", "last"),
    [("england", 1, 7), ("wales", 12, 18), ("scotland", 1, 15), ("northern ireland", 1, 7)],
)
def test_a_jurisdiction_knows_the_paragraphs_of_its_schedule(jurisdiction: str, first: int, last: int) -> None:
    assert known_paragraphs(jurisdiction) == tuple(range(first, last + 1))


def test_a_ground_names_its_paragraph_in_full_and_says_what_it_is_about() -> None:
    assert ground_text("england", 3) == (
        "Paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972: information about the financial or "
        "business affairs of a particular person, the council included"
    )


@pytest.mark.parametrize(
    ("jurisdiction", "paragraph", "begins", "says"),
    [
        ("wales", 12, "Paragraph 12 of Part 4 of Schedule 12A to the Local Government Act 1972: ", "individual"),
        ("wales", 14, "Paragraph 14 of Part 4 of Schedule 12A", "financial or business affairs"),
        ("wales", 16, "Paragraph 16 of Part 4 of Schedule 12A", "legally privileged"),
        ("wales", 18, "Paragraph 18 of Part 4 of Schedule 12A", "crime"),
        ("scotland", 1, "Paragraph 1 of Part I of Schedule 7A to the Local Government (Scotland) Act 1973: ", "employ"),
        ("scotland", 6, "Paragraph 6 of Part I of Schedule 7A", "other than the council"),
        ("scotland", 12, "Paragraph 12 of Part I of Schedule 7A", "counsel"),
        ("scotland", 14, "Paragraph 14 of Part I of Schedule 7A", "crime"),
        ("scotland", 15, "Paragraph 15 of Part I of Schedule 7A", "protected informant"),
        ("northern ireland", 3, "Paragraph 3 of Part 1 of Schedule 6 to the Local Government Act (North", "business"),
        ("northern ireland", 4, "Paragraph 4 of Part 1 of Schedule 6", "government department"),
    ],
)
def test_each_statute_has_its_own_words(jurisdiction: str, paragraph: int, begins: str, says: str) -> None:
    text = ground_text(jurisdiction, paragraph)
    assert text.startswith(begins)
    assert says in text.removeprefix(begins)


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_no_two_paragraphs_are_about_the_same(jurisdiction: str) -> None:
    abouts = [ground_text(jurisdiction, each).split(": ", 1)[1] for each in known_paragraphs(jurisdiction)]
    assert len(set(abouts)) == len(abouts)
    assert not any(about.endswith(".") for about in abouts)


def test_a_page_is_marked_with_the_paragraph_schedule_and_act() -> None:
    assert short_ground("england", 3) == "Not for publication: paragraph 3, Schedule 12A, Local Government Act 1972"
    assert short_ground("scotland", 9).endswith("paragraph 9, Schedule 7A, Local Government (Scotland) Act 1973")


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_a_paragraph_that_is_not_there_has_no_words(jurisdiction: str) -> None:
    for paragraph in (0, known_paragraphs(jurisdiction)[-1] + 1):
        with pytest.raises(KeyError):
            ground_text(jurisdiction, paragraph)
        with pytest.raises(KeyError):
            short_ground(jurisdiction, paragraph)


@pytest.mark.parametrize(
    ("jurisdiction", "section"),
    [
        ("england", "section 100A(4) of the Local Government Act 1972"),
        ("wales", "section 100A(4) of the Local Government Act 1972"),
        ("scotland", "section 50A(4) of the Local Government (Scotland) Act 1973"),
        ("northern ireland", "section 42(4) of the Local Government Act (Northern Ireland) 2014"),
    ],
)
def test_the_public_is_excluded_by_the_section_of_its_statute(jurisdiction: str, section: str) -> None:
    text = exclusion_text(jurisdiction)
    assert f"under {section}, the public be excluded" in text
    assert text.endswith(".")


def test_the_public_interest_is_weighed_where_the_statute_says_so() -> None:
    weighed = [each for each in JURISDICTIONS if "public interest" in exclusion_text(each)]
    assert weighed == ["england", "wales"]


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
@pytest.mark.parametrize(
    ("numbers", "items", "each"),
    [
        (("D2",), "item D2", "the item"),
        (("E1", "E2"), "items E1 and E2", "each item"),
        (("D2", "D4", "12"), "items D2, D4 and 12", "each item"),
    ],
)
def test_a_motion_names_the_items_that_it_is_about(
    jurisdiction: str, numbers: tuple[str, ...], items: str, each: str
) -> None:
    motion = motion_for(exclusion_text(jurisdiction), numbers)
    assert f"be excluded from the meeting for {items}, because exempt information" in motion
    assert f"in the paragraph that is named with {each}, would otherwise" in motion
    assert "{" not in motion


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_an_agenda_without_exempt_items_names_the_section_by_which_the_public_may_be_excluded(
    jurisdiction: str,
) -> None:
    text = no_exempt_items_text(jurisdiction)
    assert text.startswith("There are no exempt items")
    section = exclusion_text(jurisdiction).split("under ", 1)[1].split(",", 1)[0]
    assert f"under {section}, on the grounds in Part " in text
