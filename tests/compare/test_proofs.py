"""What changed from one proof to the next: sentences as they were typed, figures as they are displayed."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.compare.proofs import proof_changes
from committee_pack.compose.printed import proof_facts
from committee_pack.compose.proof import typed_places
from committee_pack.model.proofs import (
    Edit,
    FigureChange,
    FigurePrinted,
    ProofChanges,
    ProofFacts,
    Sentence,
    TextChange,
    TextPrinted,
)
from tests.support.workspaces import COMMENTARY, NOTE, OBSERVATIONS, TARGETS, Small, small_workspace

WORD = st.sampled_from("abcd")
SENTENCES = st.lists(st.builds(lambda word: Sentence(word, word.upper()), WORD), max_size=5).map(tuple)
TEXTS = st.dictionaries(WORD, SENTENCES, max_size=3).map(
    lambda held: tuple(TextPrinted(file, said) for file, said in sorted(held.items()))
)
FIGURES = st.dictionaries(st.tuples(WORD, WORD), st.sampled_from(["", "1", "2"]), max_size=4).map(
    lambda held: tuple(
        FigurePrinted(*key, shown) for key, shown in ((("i" + a, a, b), c) for (a, b), c in held.items())
    )
)
FACTS = st.builds(ProofFacts, TEXTS, FIGURES)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def facts(small: Small) -> ProofFacts:
    composed = small.compose().value
    assert composed is not None
    files = (place.file for place in typed_places(composed.document))
    return proof_facts(files, composed.whole.passages, composed.results.county())


def changed(small: Small, before: ProofFacts) -> ProofChanges:
    return proof_changes(before, facts(small))


def test_what_a_proof_prints_is_each_text_by_its_file_and_each_figure_as_displayed(small: Small) -> None:
    printed = facts(small)
    assert [text.file for text in printed.texts] == [COMMENTARY, NOTE]
    assert printed.texts[0].sentences == (
        Sentence(
            "Of {{ denominator }} visits, {{ numerator }} ({{ result }}) were held in time.",
            "Of 100 visits, 72 (72.0%) were held in time.",
        ),
        Sentence("The month before it was {{ month_ago.result }}.", "The month before it was 70.1%."),
    )
    assert [(each.indicator, each.fact, each.shown) for each in printed.figures] == [
        ("visits", "result", "72.0%"),
        ("visits", "target", "90.0%"),
        ("visits", "rating", "Red"),
        ("visits", "direction from 1 month ago", "Better"),
        ("overdue", "result", "35"),
        ("overdue", "target", "40"),
        ("overdue", "rating", "Green"),
        ("overdue", "direction from 1 month ago", "Worse"),
    ]


def test_a_sentence_that_is_edited_is_new_and_the_old_one_gone(small: Small) -> None:
    before = facts(small)
    small.replace(COMMENTARY, "The month before", "A month before")
    small.add(COMMENTARY, "It is 80.5%. More follows! Does it? “Yes.” No.\n")
    new = ("A month before it was 70.1%.", "It is 80.5%.", "More follows!", "Does it?", "“Yes.”", "No.")
    gone = ("The month before it was 70.1%.",)
    assert changed(small, before).texts == (TextChange(COMMENTARY, Edit.EDITED, new, gone),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Smith and Cllr. J. Jones visited, e.g. in No. 5.",
        "It rose, i.e. It did not fall, by approx. 5.",
        "It is “so.”",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(small: Small, sentence: str) -> None:
    before = facts(small)
    small.add(COMMENTARY, f"\n{sentence} Another.\n")
    (change,) = changed(small, before).texts
    assert change.new == (sentence, "Another.")


def test_what_is_no_sentence_is_kept_with_the_one_before_it_or_by_itself(small: Small) -> None:
    small.add(COMMENTARY, "\n{{ month_ago.numerator }}.\n\nSo it is. —\n")
    before = facts(small)
    assert [each.printed for each in before.texts[0].sentences[-2:]] == ["[?].", "So it is. —"]
    small.replace(COMMENTARY, "numerator }}.", "denominator }}.")
    assert [each.edit for each in changed(small, before).texts] == [Edit.EDITED]


def test_a_text_of_very_many_sentences_and_placeholders_is_read_in_one_walk(small: Small) -> None:
    unit = "Of {{ denominator }} it is {{ result }}. {{ month_ago.numerator }} was not. "
    small.write(COMMENTARY, "---\nindicator: visits\n---\n" + unit * 750)
    composed = small.compose().value
    assert composed is not None
    begun = time.process_time()
    printed = proof_facts([COMMENTARY], composed.whole.passages, ())
    assert time.process_time() - begun < 0.5
    assert len(printed.texts[0].sentences) == 750
    assert {each.printed for each in printed.texts[0].sentences[1:]} == {"Of 100 it is 72.0%. [?] was not."}


def test_a_sentence_with_a_gap_names_it_as_its_page_does(small: Small) -> None:
    before = facts(small)
    small.add(COMMENTARY, "\nThe result is {{ reslt }} and so on. {{ month_ago.numerator }} It is {{ moved }}\n")
    (change,) = changed(small, before).texts
    assert change.new == ("The result is [?reslt] and so on. [?]", "It is [?moved]")


def test_a_gap_that_is_filled_makes_no_sentence_new_and_another_name_does(small: Small) -> None:
    small.add(COMMENTARY, "\nOf them, {{ month_ago.numerator }} were late.\n")
    before = facts(small)
    small.replace(OBSERVATIONS, "visits,2016-07,SS,,,,,70.1", "visits,2016-07,SS,,,701,1000,")
    assert changed(small, before).texts == ()
    small.replace(COMMENTARY, "month_ago.numerator", "month_ago.numeratr")
    (change,) = changed(small, before).texts
    assert (change.new, change.gone) == (
        ("Of them, [?month_ago.numeratr] were late.",),
        ("Of them, [?] were late.",),
    )


def test_a_text_that_is_new_or_gone_is_told_by_its_file(small: Small) -> None:
    before = facts(small)
    (small.root / NOTE).unlink()
    assert changed(small, before).texts == (TextChange(NOTE, Edit.REMOVED, (), ("Counts visits, not children.",)),)
    after = facts(small)
    small.write(NOTE, "---\nindicator: visits\nfrom: 2016-04\n---\nNew. Words.\n")
    assert changed(small, after).texts == (TextChange(NOTE, Edit.ADDED, ("New.", "Words.")),)


def test_another_figure_changes_no_text_that_fills_it_in(small: Small) -> None:
    before = facts(small)
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,69,100")
    small.replace(TARGETS, "overdue,2016/17,40", "overdue,2016/17,30")
    visits, overdue = "1 Visits held in time", "2 Assessments overdue"
    assert changed(small, before) == ProofChanges(
        (),
        (
            FigureChange(visits, "result", "72.0%", "69.0%"),
            FigureChange(visits, "direction from 1 month ago", "Better", "Worse"),
            FigureChange(overdue, "target", "40", "30"),
            FigureChange(overdue, "rating", "Green", "Amber"),
        ),
    )


@given(FACTS)
def test_nothing_changes_from_a_proof_to_its_like(some: ProofFacts) -> None:
    assert proof_changes(some, some) == ProofChanges((), ())


@given(FACTS, FACTS)
def test_whatever_is_told_of_figures_one_way_is_told_the_other_way_round(one: ProofFacts, other: ProofFacts) -> None:
    there, back = proof_changes(one, other).figures, proof_changes(other, one).figures
    assert {(each.fact, each.before, each.after) for each in there} == {
        (each.fact, each.after, each.before) for each in back
    }


@given(SENTENCES, SENTENCES)
def test_the_sentences_that_are_new_and_gone_make_the_one_text_of_the_other(
    old: tuple[Sentence, ...], new: tuple[Sentence, ...]
) -> None:
    before, now = (ProofFacts((TextPrinted("a.md", said),), ()) for said in (old, new))
    for change in proof_changes(before, now).texts:
        kept = Counter(each.printed for each in old) - Counter(change.gone)
        assert kept + Counter(change.new) == Counter(each.printed for each in new)
