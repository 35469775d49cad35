"""Plain English: what makes a text hard to follow, or hard to read on a screen, is advice with its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.check import plain_english
from committee_pack.check.plain_english.acronyms import spelt_out
from committee_pack.commands.check import check_all
from committee_pack.commands.console import Console
from committee_pack.findings import Finding, Severity
from tests.support.workspaces import COMMENTARY, INDICATORS, NOTE, OVERVIEW, REPORT, ROOT, Small, small_workspace
from tests.support.workspaces import with_layouts as laid_out

CODES = plain_english.CODES

FRONT = "---\nindicator: visits\nstatus: approved\n---\n"
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path, CODES)


def found(small: Small, text: str) -> list[tuple[str, str]]:
    """Return the code of each finding on a commentary, and the words that it shows."""
    small.write(COMMENTARY, f"{FRONT}{text}\n")
    return [(each.code, shown(each)) for each in small.check()]


def shown(finding: Finding) -> str:
    return finding.excerpt.words if finding.excerpt else ""


# -- sentences ---------------------------------------------------------------------------------------


def test_a_sentence_of_25_words_is_none_too_many_and_one_of_26_is_advice(small: Small) -> None:
    assert found(small, f"{' '.join(['word'] * 25)}.") == []
    assert found(small, f"{' '.join(['word'] * 26)}.") == [("sentence-long", "word word word word word")]
    (finding,) = small.check()
    assert finding.severity is Severity.ADVICE
    assert finding.message == "The sentence that begins 'word word word word word' has 26 words."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Of {{ denominator }} visits, " + "word " * 22 + "({{ result }}).", 26),
        ("In {{ period }} " + "word " * 23 + "end.", 27),
        ("Word " * 20 + "[a b c d](https://a.uk) e f **g**.", 27),
        ("Word " * 20 + "<!-- not this --> a\nb\nc — d & e f.", 26),
    ],
)
def test_words_are_counted_as_they_are_printed(small: Small, text: str, count: int) -> None:
    small.write(COMMENTARY, f"{FRONT}{text}\n")
    (finding,) = small.check()
    assert finding.message.endswith(f"has {count} words.")


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}. Nine more words of another sentence stand after it.",
        f"{LONG}? 9 more words of another sentence stand after it.",
        f'{LONG}." "Nine more words of another sentence stand after it.',
        f"- {LONG}\n- {LONG}",
        f"## {LONG}\n{LONG}",
        f"{LONG}\n\n{LONG}",
        f"{LONG}[^1]\n\n[^1]: {LONG}",
    ],
)
def test_each_sentence_item_heading_and_footnote_is_counted_by_itself(small: Small, text: str) -> None:
    assert found(small, text) == []


@pytest.mark.parametrize("stop", ["e.g. Kent", "Mr. Smith", "No. 9", "A. Person", "1.5 of", "approx. Ten", "(cf. The"])
def test_a_stop_within_a_sentence_does_not_end_it(small: Small, stop: str) -> None:
    assert [code for code, _ in found(small, f"{LONG} {stop} {LONG}.")] == ["sentence-long"]


def test_a_long_sentence_is_ignored_by_the_words_that_it_begins_with(small: Small) -> None:
    small.write(
        COMMENTARY,
        "---\nindicator: visits\nstatus: approved\n"
        "ignore: [{code: sentence-long, words: The council's aim is that, because: it quotes the act}]\n---\n"
        f"The council's aim is that {LONG} {LONG}.\n",
    )
    assert small.check() == ()


# -- acronyms ----------------------------------------------------------------------------------------


def test_an_acronym_that_nobody_spells_out_is_advice_where_it_first_stands(small: Small) -> None:
    small.add(NOTE, "\nThe EHCP is counted, and the EHCPs of others.\n")
    assert found(small, "Visits under an EHCP count.\n\nNot all EHCP do.") == [("acronym-unexplained", "EHCP")]
    (finding,) = small.check()
    assert (finding.place.file, finding.place.line) == (COMMENTARY, 5)
    assert finding.severity is Severity.ADVICE
    assert "'words in full (EHCP)'" in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "An education, health and care plan (EHCP) counts. An EHCP is written.",
        "The EHCP counts. So does an education, health and care plan (EHCP).",
        "An EHCP (education, health and care plan) counts.",
        "**Education, health and care plans** (EHCPs) count. So does the EHCP's annexe.",
        "A child with unaccompanied asylum-seeking status (UASC) counts.".replace("status", "children"),
    ],
)
def test_an_acronym_that_the_text_spells_out_is_known(small: Small, text: str) -> None:
    assert found(small, text) == []


@pytest.mark.parametrize("text", ["(EHCP) counts.", "This plan (EHCP) counts.", "The plan (see EHCP) counts."])
def test_an_acronym_in_brackets_that_is_of_other_words_is_not(small: Small, text: str) -> None:
    assert found(small, text) == [("acronym-unexplained", "EHCP")]


@pytest.mark.parametrize(
    "word",
    [
        *("UK", "GP", "GPs", "NHS", "PDF", "IT", "A&E", "RED", "AMBER", "GREEN", "RAG", "XIV", "II", "A", "COVID-19"),
        *("NHS's", "C20", "H1N1", "a.person@KCC.UK", "https://www.KCC.uk", "{{ result }}"),
    ],
)
def test_what_everybody_knows_and_what_is_no_acronym_needs_none(small: Small, word: str) -> None:
    assert found(small, f"Visits of {word} count.") == []


def test_what_the_report_or_the_catalogue_knows_is_known(small: Small) -> None:
    assert [code for code, _ in found(small, "The EHCP, the QPR and the MASH.")] == ["acronym-unexplained"] * 3
    small.add(REPORT, "acronyms: {EHCP: education, health and care plan}\n".replace("education,", "education"))
    small.replace(INDICATORS, "owner:\n", "other_reports: {QPR: Quarterly performance report}\nowner:\n")
    small.replace(INDICATORS, "title: Assessments overdue", "title: Multi-agency safeguarding hub (MASH) overdue")
    assert [each.code for each in small.check()] == ["other-report-unused"]


def test_what_an_earlier_text_of_the_report_spells_out_is_known_below(tmp_path: Path) -> None:
    small = laid_out(small_workspace(tmp_path, CODES))
    small.add(OVERVIEW, "\nThe multi-agency safeguarding hub (MASH) grew.\n")
    small.add(COMMENTARY, "\nThe MASH grew.\n")
    assert small.check() == ()


def test_what_a_later_text_of_the_report_spells_out_is_not(tmp_path: Path) -> None:
    small = laid_out(small_workspace(tmp_path, CODES))
    small.add(OVERVIEW, "\nThe MASH grew.\n")
    small.add(COMMENTARY, "\nThe multi-agency safeguarding hub (MASH) grew.\n")
    assert [(each.code, each.place.file) for each in small.check()] == [("acronym-unexplained", OVERVIEW)]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("unaccompanied asylum-seeking children (UASC)", ["UASC"]),
        ("Ministry of Housing and Communities (MHC)", ["MHC"]),
        ("tuberculosis (TB)", ["TB"]),
        ("terms of trade (T&T) and of tea", ["T&T"]),
        ("its aim (UASC)", []),
        ("UASC (children)", []),
        ("UASC [unaccompanied asylum-seeking children]", ["UASC"]),
    ],
)
def test_an_acronym_is_made_of_the_letters_of_its_words_in_their_order(text: str, known: list[str]) -> None:
    assert list(spelt_out(text)) == known


# -- capitals ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("This is IMPORTANT to all.", "IMPORTANT"),
        ("This MUST be done.", "MUST"),
        ("It is NOT done.", "NOT"),
        ("Note: ALL VISITS COUNT here.", "ALL VISITS COUNT"),
        ("## KEY MESSAGES OF MONTH", "KEY MESSAGES OF MONTH"),
    ],
)
def test_capitals_for_emphasis_are_advice_once(small: Small, text: str, words: str) -> None:
    assert found(small, text) == [("capitals-for-emphasis", words)]
    assert small.check()[0].message == f"'{words}' is in capitals."


def test_acronyms_after_one_another_are_no_emphasis(small: Small) -> None:
    assert found(small, "The NHS, GP, IT and UK.") == []


# -- bold and italics --------------------------------------------------------------------------------


def test_italics_are_advice(small: Small) -> None:
    assert found(small, "This is *very much* so.") == [("emphasis-overused", "very much")]
    assert "'very much' is in italics" in small.check()[0].message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It was so. **All of the visits were held in time.** More will be.", "A whole sentence is in bold"),
        ("**All of the visits were held in time, as in every month of the year.**", "A whole sentence is in bold"),
        ("**All of the visits were held in time**. More will be.", "A whole sentence is in bold"),
        ("We saw **more than half of all the visits** held in time.", "7 of the 12 words"),
        ("**More than half** of **all the visits held** in time.", "7 of the 10 words"),
    ],
)
def test_bold_that_is_more_than_a_phrase_is_advice(small: Small, text: str, said: str) -> None:
    assert [code for code, _ in found(small, text)] == ["emphasis-overused"]
    assert said in small.check()[0].message


@pytest.mark.parametrize(
    "text",
    [
        "**{{ result }}** of visits were held.",
        "- **Care packages after hospital**: {{ result }}.",
        "**Overview**",
        "Of the six indicators **three are Green, two are Amber and one is Red**, as they were a quarter before.\n"
        "No rating has changed. Three results are better than they were.",
        "## **All of the visits that we have held in time**",
    ],
)
def test_a_phrase_in_bold_is_none_too_many(small: Small, text: str) -> None:
    assert found(small, text) == []


# -- the samples -------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [ROOT, ROOT / "examples" / "adult-care"])
def test_the_samples_are_in_plain_english(folder: Path) -> None:
    codes = {each.code for each in check_all(folder, (), "", Console(quiet=True))}
    assert codes <= {"commentary-unapproved", "result-older"}
