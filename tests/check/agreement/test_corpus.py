"""Sentences that writers labelled who never saw the rules: nearly all wrong ones are found, few right ones doubted.

`tests/corpus/README.md` says who wrote them and how. With `-s` the shares are printed, and those of each code.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest

from committee_pack.check.agreement.codes import CODES
from tests.support.agreement import RIGHT, Labelled, corpus

FOUND_AT_LEAST, DOUBTED_AT_MOST = 0.90, 0.03
"""The share of wrong sentences that are found by a right code, and of right ones that are doubted at all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the codes that the family finds in it."""

    of: Labelled
    codes: tuple[str, ...]

    @property
    def is_as_labelled(self) -> bool:
        """Whether what is found is what its writer said."""
        return not self.codes if self.of.is_right else bool({*self.codes} & {*self.of.expect})

    def __str__(self) -> str:
        about, said = self.of.about or self.of.section, " or ".join(self.of.expect)
        where = f", at '{self.of.at}': {self.of.why}" if self.of.at else ""
        found = ", ".join(self.codes) or "nothing"
        return f"{self.of.file} [{about}] {said}{where}; found: {found}\n    {self.of.text.strip()}"


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    """Return every sentence of the corpus, judged."""
    return [Judged(each, tuple(found.code for found in each.found())) for each in corpus()]


def of(judged: list[Judged], *, right: bool) -> list[Judged]:
    return [each for each in judged if each.of.is_right is right]


def unlike(judged: list[Judged]) -> str:
    return "\n".join(str(each) for each in judged if not each.is_as_labelled)


def test_of_the_wrong_sentences_nine_in_ten_are_found_with_a_right_code(judged: list[Judged]) -> None:
    wrong = of(judged, right=False)
    found = [each for each in wrong if each.is_as_labelled]
    print(f"\nfound: {len(found)} of {len(wrong)}, {len(found) / len(wrong):.1%}")
    told(wrong)
    assert len(found) >= FOUND_AT_LEAST * len(wrong), unlike(wrong)


def told(wrong: list[Judged]) -> None:
    """Print the shares of each code."""
    all_of = Counter(each.of.expect[0] for each in wrong)
    found = Counter(each.of.expect[0] for each in wrong if each.is_as_labelled)
    by_another = Counter(each.of.expect[0] for each in wrong if each.codes and not each.is_as_labelled)
    for code in sorted(all_of):
        share = f"{found[code] / all_of[code]:.1%}"
        print(f"    {code:<17} {found[code]:>3} of {all_of[code]:>3} {share:>7}, {by_another[code]} by another code")


def test_of_the_right_sentences_at_most_three_in_a_hundred_are_doubted(judged: list[Judged]) -> None:
    right = of(judged, right=True)
    doubted = [each for each in right if not each.is_as_labelled]
    print(f"\nright ones doubted: {len(doubted)} of {len(right)}, {len(doubted) / len(right):.1%}")
    assert len(doubted) <= DOUBTED_AT_MOST * len(right), unlike(right)


def test_every_label_of_the_corpus_is_a_code_of_the_family_and_says_where_and_why() -> None:
    for each in corpus():
        assert {*each.expect} <= {*CODES, RIGHT}, each
        assert bool(each.about) is not bool(each.section), each
        assert each.is_right or (each.at and each.why), each


def test_the_words_at_fault_stand_in_their_sentences() -> None:
    for each in corpus():
        assert not each.at or " ".join(each.at.split()) in " ".join(each.text.split()), each
