"""A file may switch off a check, singly and with the reason; what it switches off in vain is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from committee_pack.check import approval, families
from committee_pack.check.families import Family
from committee_pack.check.whole import Whole
from committee_pack.findings import Excerpt, Finding, Place, Severity, warning
from tests.support.workspaces import COMMENTARY, INDICATORS, NOTE, OBSERVATIONS, REPORT, Small, small_workspace

CAPITALS = "ignore: [{code: capitals-for-emphasis, because: the form has it so}]\n"
"""What the commentary has in capitals is 'ALSO'."""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.replace(COMMENTARY, "Of {{", "ALSO, of {{")
    return small


def front(small: Small, lines: str) -> None:
    """Put more facts in front of the commentary."""
    small.replace(COMMENTARY, "status: approved\n", f"status: approved\n{lines}")


def codes(small: Small) -> list[str]:
    return [each.code for each in small.check()]


def test_what_a_narrative_ignores_is_not_told(small: Small) -> None:
    assert codes(small) == ["capitals-for-emphasis"]
    front(small, CAPITALS)
    assert codes(small) == []


def test_what_is_ignored_in_one_file_is_told_in_others(small: Small) -> None:
    small.replace(NOTE, "from: 2016-04\n", f"from: 2016-04\n{CAPITALS}")
    assert codes(small) == ["capitals-for-emphasis", "ignore-unused"]


def test_what_is_ignored_in_vain_is_advice_at_its_line(small: Small) -> None:
    small.replace(COMMENTARY, "ALSO, of", "Of")
    front(small, CAPITALS)
    found = small.only()
    assert (found.code, found.severity) == ("ignore-unused", Severity.ADVICE)
    assert found.place == Place(COMMENTARY, 5, "ignore")
    assert found.message == "Nothing is found by 'capitals-for-emphasis', so there is nothing to ignore."


def test_words_that_no_finding_is_about_are_ignored_in_vain(small: Small) -> None:
    front(small, "ignore: [{code: capitals-for-emphasis, words: visit, because: it is read}]\n")
    told, vain = small.check()
    assert (told.code, vain.code) == ("capitals-for-emphasis", "ignore-unused")
    assert "Nothing is found about 'visit' by 'capitals-for-emphasis'" in vain.message


def test_words_that_a_message_quotes_are_those_that_it_is_about(small: Small) -> None:
    front(small, "ignore: [{code: capitals-for-emphasis, words: ALSO, because: it is read}]\n")
    assert codes(small) == []


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("capitals-for-emphases", "Did you mean 'capitals-for-emphasis'?"),
        ("placeholder-unknown", ""),
    ],
)
def test_a_code_that_no_check_has_is_an_error_with_the_nearest(small: Small, typed: str, hint: str) -> None:
    front(small, f"ignore: [{{code: {typed}, because: it is so}}]\n")
    found = next(each for each in small.check() if each.code == "ignore-unknown")
    assert (found.severity, found.place) == (Severity.ERROR, Place(COMMENTARY, 5, "ignore"))
    assert found.message == f"There is no check '{typed}' that could be ignored."
    assert hint in found.hint
    assert found.hint


@pytest.mark.parametrize("key", ["because", "code"])
@pytest.mark.parametrize("file", [COMMENTARY, NOTE, REPORT, INDICATORS])
def test_nothing_is_ignored_without_its_code_and_the_reason(small: Small, file: str, key: str) -> None:
    entry = {"code": "code: capitals-for-emphasis", "because": "because: it is read"}
    del entry[key]
    first, rest = small.text(file).split("\n", 1)
    lines = (f"ignore: [{{{', '.join(entry.values())}}}]", first)
    small.write(file, "\n".join((*(lines if first != "---" else reversed(lines)), rest)))
    found = next(each for each in small.check() if each.code == "key-missing")
    assert (found.place.file, found.message) == (file, f"The key '{key}' is missing.")


def test_what_could_not_be_judged_is_not_said_to_be_ignored_in_vain(small: Small) -> None:
    front(small, CAPITALS.replace("emphasis,", "emphasis, words: nothing,"))
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,many,100")
    assert "ignore-unused" not in codes(small)


# -- what nobody may ignore --------------------------------------------------------------------------


@pytest.mark.parametrize("code", approval.CODES)
@pytest.mark.parametrize("file", [COMMENTARY, REPORT, INDICATORS])
def test_no_file_may_ignore_that_a_text_is_not_approved(small: Small, file: str, code: str) -> None:
    small.replace(REPORT, "approval: not required", "approval: required to publish")
    done = small.run("narratives", "approve", "monthly", "visits", "--by", "Jane Smith")
    assert done.code == 0
    small.replace(COMMENTARY, "in time", "late")
    entry = f"ignore: [{{code: {code}, because: no}}]\n"
    if file == COMMENTARY:
        front(small, entry)
    else:
        small.add(file, entry)
    found = {each.code: each for each in small.check()}
    assert "approval-lapsed" in found
    refused = found["ignore-refused"]
    assert (refused.severity, refused.place.file) == (Severity.ERROR, file)
    assert refused.message == f"No file may ignore '{code}'."
    assert "'approval: not required'" in refused.hint


# -- other files -------------------------------------------------------------------------------------


def made_up(whole: Whole) -> Iterator[Finding]:
    """Return two findings of one code in each of two files."""
    for file in (REPORT, INDICATORS):
        for words in ("one", "two"):
            found = warning("made-up", Place(file, 3), "A fault.", "Mend it.")
            yield replace(found, excerpt=Excerpt(f"it is {words}", 6, 3))


@pytest.mark.parametrize("file", [REPORT, INDICATORS])
def test_a_report_and_a_catalogue_ignore_what_is_found_in_them(
    small: Small, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setattr(families, "FAMILIES", (Family(made_up, ("made-up",)),))
    monkeypatch.setattr(families, "CODES", ("made-up",))
    monkeypatch.setattr(families, "IGNORABLE", ("made-up",))
    small.add(file, "ignore: [{code: made-up, words: two, because: it is two}]\n")
    told = [(each.place.file, each.excerpt.words if each.excerpt else "") for each in small.check()]
    assert (file, "two") not in told
    assert len(told) == 3


# -- figures from elsewhere --------------------------------------------------------------------------


def test_figures_from_elsewhere_are_read_with_their_source_and_line(small: Small) -> None:
    front(small, 'facts:\n  "421": reckoned by the service\n')
    composed = small.compose().value
    assert composed
    (fact,) = composed.inputs.narratives.commentaries[0].facts
    assert (fact.words, fact.source, fact.place.line) == ("421", "reckoned by the service", 6)


@pytest.mark.parametrize("facts", ["facts: [421]", "facts: {421: }", "facts: {421: {source: x}}"])
def test_a_figure_from_elsewhere_needs_its_source(small: Small, facts: str) -> None:
    front(small, f"{facts}\n")
    found = next(each for each in small.check() if each.severity is Severity.ERROR)
    assert (found.code, found.place.file) == ("value-wrong", COMMENTARY)
