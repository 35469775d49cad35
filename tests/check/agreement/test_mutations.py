"""One word of a true text is changed, and that is found: a figure, a period, a target, a direction, a rating, an area.

A thousand changes are tried each time, all those of the repository's narratives among them. `MUTATIONS=all` tries
every one, `MUTATIONS=5000` so many, and `MUTATIONS_SEED=7` makes others. With `-s` those that are missed are printed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from tests.support.agreement import REPORTS, held
from tests.support.marked import Change, Marked, composed, narratives

FOUND_AT_LEAST, DOUBTED_AT_MOST = 0.90, 0.01
"""The share of changes that are found, and that of the composed texts that are doubted although they are true."""
SEED = int(os.environ.get("MUTATIONS_SEED", "2016"))
TRIED = os.environ.get("MUTATIONS", "1000")


def of_repository() -> list[Marked]:
    return [each for report in REPORTS for each in narratives(held(*report))]


def of_results() -> list[Marked]:
    return [each for report in REPORTS for each in composed(held(*report))]


def changes() -> list[Change]:
    """Return the changes to be tried: those of real narratives, then as many of composed texts as are asked for."""
    random = Random(SEED)
    real = [change for each in of_repository() for change in each.changes(random)]
    made = [change for each in of_results() for change in each.changes(random)]
    random.shuffle(made)
    return [*real, *made][: None if TRIED == "all" else int(TRIED)]


@pytest.fixture(scope="module")
def tried() -> list[tuple[Change, bool]]:
    """Return each change with whether it is found."""
    return [(change, change.is_found()) for change in changes()]


def test_nine_of_ten_changes_of_one_word_are_found(tried: list[tuple[Change, bool]]) -> None:
    found = sum(is_found for _, is_found in tried)
    report = "\n".join(told(tried))
    print(f"\n{found} of {len(tried)} are found, {found / len(tried):.1%}\n{report}")
    assert found >= FOUND_AT_LEAST * len(tried), report


def told(tried: list[tuple[Change, bool]]) -> Iterator[str]:
    """Return a line on each kind of change, then those that are missed."""
    kinds = Counter(change.kind for change, _ in tried)
    found = Counter(change.kind for change, is_found in tried if is_found)
    for kind, count in sorted(kinds.items()):
        yield f"    {kind:<9} {found[kind]:>4} of {count:>4}, {found[kind] / count:.1%}"
    yield from sorted(f"missed {change}" for change, is_found in tried if not is_found)


@pytest.mark.skipif(TRIED.isdigit() and int(TRIED) < 1000, reason="fewer changes were asked for")
def test_a_thousand_changes_are_tried_and_some_of_every_kind(tried: list[tuple[Change, bool]]) -> None:
    assert len(tried) >= 1000
    assert {change.kind for change, _ in tried} == {"area", "direction", "figure", "period", "rating", "target"}


def test_hardly_any_text_that_is_composed_of_the_results_is_doubted() -> None:
    texts = of_results()
    doubted = [(each.about, each.text, found) for each in texts if (found := each.held.codes(each.text, each.about))]
    print(f"\n{len(doubted)} of {len(texts)} true texts are doubted", *doubted, sep="\n")
    assert len(doubted) <= DOUBTED_AT_MOST * len(texts), doubted


@pytest.mark.parametrize(("workspace", "report"), REPORTS)
def test_nothing_is_found_in_the_repositorys_own_narratives(workspace: str, report: str) -> None:
    own = held(workspace, report)
    found = [finding for each in own.whole.passages for finding in own.checker.passage(each)]
    assert own.whole.passages
    assert found == []


def test_every_indicator_has_a_composed_text() -> None:
    texts = of_results()
    for report in REPORTS:
        known = {each.indicator.id for each in held(*report).whole.results.county() if len(each.comparisons)}
        composed_of = {each.about for each in texts}
        measured = {each for each in known if each in composed_of}
        assert len(measured) >= 0.8 * len(known), known - composed_of
