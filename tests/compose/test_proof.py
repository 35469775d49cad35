"""A paper becomes its proof: what was filled in is set apart, and each finding stands beside its paragraph."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_pack.check.characters import missing_characters
from committee_pack.compose.proof import proof_of
from committee_pack.compose.proof_front import CHANGED, ELSEWHERE, TITLE
from committee_pack.findings import Finding, Place, Severity, advice, error, warning
from committee_pack.fonts import SOURCE_SANS
from committee_pack.model.document import (
    Block,
    Document,
    FilledIn,
    Heading,
    Lacking,
    ListBlock,
    Paragraph,
    Table,
    Text,
    inlines_of,
    with_all_within,
)
from committee_pack.model.proofs import Edit, FigureChange, ProofChanges, TextChange
from committee_pack.wording import plain_text
from tests.support.workspaces import COMMENTARY, INDICATORS, NOTE, Small, small_workspace

TEXT = """\
---
indicator: visits
author: A. Person
status: approved
---
First of {{ result }}.

## What is done
- one
- two {{ numerator }},
  over two lines
  - deeper

Last[^1].

[^1]: Of {{ denominator }}.
"""


WORDS = st.text(st.characters(codec=None), max_size=5)
SOME = st.lists(WORDS, max_size=7).map(tuple)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.write(COMMENTARY, TEXT)
    return small


def proof(small: Small, *findings: Finding, changes: ProofChanges | None = None) -> Document:
    composed = small.compose().value
    assert composed is not None
    return proof_of(composed.document, findings, changes, SOURCE_SANS)


def texts(document: Document) -> list[Heading | Paragraph]:
    blocks = with_all_within(block for section in document.sections[1:] for block in section.blocks)
    return [each for each in blocks if isinstance(each, (Heading, Paragraph))]


def remarked(document: Document) -> dict[str, list[str]]:
    return {
        plain_text(each.children): [remark.message for remark in each.remarks]
        for each in texts(document)
        if each.remarks
    }


def front(document: Document) -> str:
    blocks = with_all_within(document.sections[0].blocks)
    return "\n".join(_words(block) for block in blocks if not isinstance(block, ListBlock))


def _words(block: Block) -> str:
    return plain_text(each for each in inlines_of(block) if isinstance(each, (Text, Lacking)))


def at(line: int, file: str = COMMENTARY) -> Finding:
    return warning("some-code", Place(file, line), f"of line {line}")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (2, "First of 72.0%."),
        (6, "First of 72.0%."),
        (7, "First of 72.0%."),
        (8, "What is done"),
        (9, "one"),
        (10, "two 72, over two lines"),
        (11, "two 72, over two lines"),
        (12, "deeper"),
        (14, "Last."),
        (99, "Last."),
    ],
)
def test_a_finding_belongs_to_the_last_paragraph_that_begins_on_or_before_its_line(
    small: Small, line: int, words: str
) -> None:
    assert remarked(proof(small, at(line))) == {words: [f"of line {line}"]}


def test_a_finding_of_a_data_note_stands_beside_the_note(small: Small) -> None:
    assert remarked(proof(small, at(5, NOTE))) == {"Counts visits, not children.": ["of line 5"]}


def test_findings_of_one_paragraph_stand_there_the_worst_first(small: Small) -> None:
    found = (at(6), advice("b", Place(COMMENTARY, 6, "", 1), "advice"), error("a", Place(COMMENTARY, 6), "error"))
    (paragraph,) = (each for each in texts(proof(small, *found)) if each.remarks)
    assert [each.severity for each in paragraph.remarks] == list(Severity)


def test_a_finding_that_is_told_twice_stands_there_once(small: Small) -> None:
    assert remarked(proof(small, at(6), at(6))) == {"First of 72.0%.": ["of line 6"]}


def test_a_text_that_is_printed_twice_has_its_findings_where_it_stands_first(small: Small) -> None:
    small.page('<commentary of="visits"/>\n<commentary of="visits"/>')
    document = proof(small, at(6))
    firsts = [each for each in texts(document) if plain_text(each.children).startswith("First")]
    assert [len(each.remarks) for each in firsts] == [1, 0]


def test_findings_in_no_text_are_listed_at_the_front(small: Small) -> None:
    document = proof(small, at(3, INDICATORS), at(6))
    said = front(document)
    assert ELSEWHERE in said
    assert f"in {INDICATORS}:3: of line 3" in said
    assert "of line 6" not in said
    assert "Found in all: 2 warnings." in said


def test_a_proof_without_findings_lists_none(small: Small) -> None:
    said = front(proof(small))
    assert ELSEWHERE not in said
    assert "Found in all" not in said


def test_values_in_an_officers_words_are_set_apart_in_footnotes_too_and_those_of_tables_are_not(small: Small) -> None:
    document = proof(small)
    filled = [inline for each in texts(document) for inline in inlines_of(each) if isinstance(inline, FilledIn)]
    assert [plain_text(each.children) for each in filled] == ["72.0%", "72", "100"]
    tables = (
        each for section in document.sections for each in with_all_within(section.blocks) if isinstance(each, Table)
    )
    assert not [inline for each in tables for inline in inlines_of(each) if isinstance(inline, FilledIn)]


def test_a_placeholder_that_is_not_known_stands_there_by_its_name_and_one_without_a_value_as_a_gap(
    small: Small,
) -> None:
    small.replace(COMMENTARY, "{{ result }}", "{{ resutl }} and {{ month_ago.denominator }}")
    document = proof(small)
    lacking = [inline for each in texts(document) for inline in inlines_of(each) if isinstance(inline, Lacking)]
    assert lacking == [Lacking("resutl"), Lacking("")]
    assert "First of [?resutl] and [?]." in [plain_text(each.children) for each in texts(document)]
    assert "stands where there is no value to fill in" in front(document)
    assert "stands where there is no value" not in front(proof_without_gaps(small))


def proof_without_gaps(small: Small) -> Document:
    small.write(COMMENTARY, TEXT)
    return proof(small)


def test_characters_that_the_font_lacks_are_spelt_in_texts_remarks_and_changes(small: Small) -> None:
    small.replace(COMMENTARY, "First", "☃ first")
    changes = ProofChanges((TextChange(COMMENTARY, Edit.EDITED, ("A ☃.",), ("B ☃.",)),), ())
    document = proof(small, warning("some-code", Place(COMMENTARY, 6), "There is '☃'."), changes=changes)
    assert remarked(document) == {"[U+2603] first of 72.0%.": ["There is '[U+2603]'."]}
    assert "New: “A [U+2603].”\nGone: “B [U+2603].”" in front(document)


@given(st.builds(FigureChange, *[WORDS] * 4), st.builds(TextChange, WORDS, st.sampled_from(Edit), *[SOME] * 2), WORDS)
@settings(deadline=None)
def test_whatever_the_last_proof_held_and_was_found_the_font_has_each_character_of_the_front(
    figure: FigureChange, text: TextChange, said: str
) -> None:
    paper = Document("A paper", "", "", "en-GB", date(2016, 11, 2), ())
    changes = ProofChanges((text,), (figure,))
    document = proof_of(paper, (error("a", Place(said), said, said),), changes, SOURCE_SANS)
    assert missing_characters(document, SOURCE_SANS, ()) == ()


def test_the_first_proof_says_that_there_is_none_before(small: Small) -> None:
    assert f"{CHANGED}\nThere is no proof before this one." in front(proof(small))


def test_a_proof_like_the_last_says_so(small: Small) -> None:
    assert f"{CHANGED}\nNothing: texts and figures are as they were." in front(
        proof(small, changes=ProofChanges((), ()))
    )


def test_changes_are_listed_texts_with_what_is_new_and_gone_and_figures_with_what_they_were(small: Small) -> None:
    changes = ProofChanges(
        (
            TextChange("a.md", Edit.ADDED, ("One.", "Two.", "Three.", "Four.", "Five.", "Six.", "Seven.")),
            TextChange("b.md", Edit.EDITED, ("word " * 100,), ("Old.", "Older.")),
            TextChange("c.md", Edit.EDITED),
            TextChange("d.md", Edit.REMOVED, (), tuple(f"Sentence {n}." for n in range(8))),
        ),
        (FigureChange("1 Visits", "result", "70.1%", ""),),
    )
    said = front(proof(small, changes=changes))
    assert "New: “Five.”\nNew: 2 sentences more" in said
    assert "“Six.”" not in said
    assert ": edited: 1 sentence new, 2 sentences gone.\nNew: “word word" in said
    assert "word …”\nGone: “Old.”\nGone: “Older.”" in said
    assert ": edited: its sentences stand in another order." in said
    assert ": removed.\nGone: “Sentence 0.”" in said
    assert "Gone: 3 sentences more" in said
    assert "1 Visitsresult70.1%none" in said


def test_a_proof_is_marked_as_one_and_says_so_in_its_title(small: Small) -> None:
    document = proof(small)
    assert document.is_proof
    assert document.title == "Monthly scorecard (draft)"
    assert document.sections[0].bookmark == TITLE
    assert document.sections[0].blocks[0] == Heading(1, (Text(TITLE),))
