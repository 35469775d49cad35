"""Whatever is changed in one row, target, definition or text is found, and nothing else; the other way round alike."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from committee_pack.compare.reports import compare_reports
from committee_pack.compare.sides import ReportSide
from committee_pack.errors import FindingsError
from committee_pack.findings import Place
from committee_pack.model.changes import NO_CHANGES, EarlierChange, FigureChange
from committee_pack.model.indicators import (
    Change,
    ChangeKind,
    Indicator,
    Linked,
    LinkKind,
    Polarity,
    Role,
    TravelRule,
    Unit,
)
from committee_pack.model.periods import Frequency, Window, parse_period
from committee_pack.wording.definitions import definition_facts
from committee_pack.write.results import result_rows
from tests.support.changes import in_any_order, kinds, mirrored, side
from tests.support.documents import indicator
from tests.support.workspaces import (
    COMMENTARY,
    OBSERVATIONS,
    TARGETS,
    Small,
    small_workspace,
    with_activity,
    with_cohorts,
    with_measures,
)

SOME = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = st.integers(0, 200)
GOALS = st.integers(81, 99)
"""Targets under which no band is empty."""
CONSEQUENCES = {"figures", "earlier", "ratings", "directions", "files"}
"""The kinds that follow from another figure."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A workspace with all that there may be in the data: areas, cohorts, sums, rates, comparators, marks."""
    return with_measures(with_cohorts(with_activity(small_workspace(tmp_path_factory.mktemp("compare")))))


@pytest.fixture(scope="module")
def as_it_was(small: Small) -> ReportSide:
    return side(small)


def after(small: Small, file: str, text: str) -> ReportSide:
    """Return the report with a file changed, which is then as it was again."""
    held = small.text(file)
    small.write(file, text)
    try:
        return side(small)
    finally:
        small.write(file, held)


def with_row(small: Small, file: str, at: int, cells: list[str]) -> str:
    lines = small.text(file).splitlines()
    return "\n".join((*lines[:at], ",".join(cells), *lines[at + 1 :], ""))


def rows(small: Small, file: str) -> list[list[str]]:
    return [line.split(",") for line in small.text(file).splitlines()]


def shown(report: ReportSide) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Return what `results` says of the latest figures, by indicator, area and cohort."""
    said = ("numerator", "denominator", "value", "result", "period", "reason")
    latest = result_rows(report.results)
    return {(row["indicator"], row["area"], row["cohort"]): tuple(row[name] for name in said) for row in latest}


def is_known(report: ReportSide, key: tuple[str, str, str]) -> bool:
    return any(key == (each.indicator.id, each.area, each.cohort) and each.is_known for each in report.results.latest)


@SOME
@given(data=st.data())
def test_another_figure_in_a_row_is_found_wherever_it_counts_and_nowhere_else(
    small: Small, as_it_was: ReportSide, data: st.DataObject
) -> None:
    listed = rows(small, OBSERVATIONS)
    at = data.draw(st.integers(1, len(listed) - 1))
    cells = list(listed[at])
    column = 5 if cells[5] else 7
    was = cells[column]
    cells[column] = str(data.draw(NUMBERS.filter(lambda each: str(each) != was)))
    changed = after(small, OBSERVATIONS, with_row(small, OBSERVATIONS, at, cells))
    found = compare_reports(as_it_was, changed)
    assert kinds(found) <= CONSEQUENCES
    assert found.figures or found.earlier
    touched = (each.of for kind in (found.ratings, found.directions, found.figures, found.earlier) for each in kind)
    assert {of.indicator for of in touched} == {cells[0]}
    old, new = shown(as_it_was), shown(changed)
    differ = {key for key in {*old, *new} if old.get(key) != new.get(key)}
    told = {(each.of.indicator, each.of.area, each.of.cohort) for each in found.figures if not each.beside}
    assert told == {
        key for key in differ if is_known(as_it_was, key) or is_known(changed, key) or key in old.keys() & new
    }


@SOME
@given(data=st.data())
def test_a_row_that_is_taken_out_is_found(small: Small, as_it_was: ReportSide, data: st.DataObject) -> None:
    lines = small.text(OBSERVATIONS).splitlines()
    at = data.draw(st.integers(1, len(lines) - 1))
    changed = after(small, OBSERVATIONS, "\n".join((*lines[:at], *lines[at + 1 :], "")))
    found = compare_reports(as_it_was, changed)
    assert kinds(found) <= CONSEQUENCES
    changes: list[FigureChange | EarlierChange] = [*found.figures, *found.earlier]
    assert {each.of.indicator for each in changes} == {lines[at].split(",")[0]}


@SOME
@given(data=st.data())
def test_another_target_is_found_and_no_other(small: Small, as_it_was: ReportSide, data: st.DataObject) -> None:
    listed = rows(small, TARGETS)
    at = data.draw(st.integers(1, len(listed) - 1))
    cells = list(listed[at])
    was = Fraction(cells[2])
    cells[2] = str(data.draw(GOALS.filter(lambda each: each != was)))
    found = compare_reports(as_it_was, after(small, TARGETS, with_row(small, TARGETS, at, cells)))
    assert kinds(found) <= {"targets", "ratings", "directions", "files"}
    assert [(each.of.indicator, str(each.period)) for each in found.targets] == [(cells[0], cells[1])]
    assert {each.of.indicator for each in found.ratings} <= {cells[0]}


WORDS = st.lists(st.sampled_from(["visits", "teams", "children", "plans"]), min_size=1, max_size=3)
SENTENCES = st.lists(WORDS.map(lambda words: f"The {' '.join(words)} rose."), max_size=4, unique=True)


@SOME
@given(old=SENTENCES, new=SENTENCES)
def test_every_sentence_that_is_new_or_gone_is_told_and_no_other(small: Small, old: list[str], new: list[str]) -> None:
    front = small.text(COMMENTARY).partition("\n---\n")[0]
    # -- a text without words is none
    before, now = (after(small, COMMENTARY, f"{front}\n---\nAs it is. {' '.join(some)}\n") for some in (old, new))
    found = compare_reports(before, now)
    assert kinds(found) == ({"texts"} if old != new else set())
    for change in found.texts:
        assert (change.of.name, change.new) == ("visits", tuple(each for each in new if each not in old))
        assert change.gone == tuple(each for each in old if each not in new)


GONE = st.tuples(st.sampled_from((OBSERVATIONS, TARGETS)), st.sets(st.integers(1, 30), max_size=4))
PERIODS = st.sampled_from(("2016-07", "2016-08"))


def with_rows_gone(small: Small, gone: tuple[str, set[int]], period: str) -> ReportSide:
    file, rows = gone
    held = small.text(file)
    small.write(file, "".join(line for i, line in enumerate(held.splitlines(keepends=True)) if i not in rows))
    try:
        return side(small, period)
    except FindingsError:
        # -- a period of which nothing is left is told, and not compared
        reject()
    finally:
        small.write(file, held)


@SOME
@given(data=st.data())
def test_what_changed_the_other_way_round_is_the_mirror_of_what_changed(small: Small, data: st.DataObject) -> None:
    sides = [with_rows_gone(small, data.draw(GONE), data.draw(PERIODS)) for _ in range(2)]
    there, back = compare_reports(sides[0], sides[1]), compare_reports(sides[1], sides[0])
    assert in_any_order(mirrored(there)) == in_any_order(back)
    assert compare_reports(sides[0], sides[0]) == NO_CHANGES


# -- definitions -------------------------------------------------------------------------------------

AUGUST = parse_period("2016-08")
OTHERWISE: dict[str, Any] = {
    "number": "9a",
    "title": "Returner interviews",
    "section": "Missing",
    "polarity": Polarity.LOWER,
    "travel": TravelRule.NONE,
    "unit": Unit.DAYS,
    "decimals": 2,
    "window": Window.MONTH,
    "rules": (),
    "owner": (("Director", ("B. Person",)),),
    "system": "Mosaic",
    "notes": ("Counts episodes.",),
    "role": Role.LEAD,
    "linked": Linked("other", LinkKind.ROW, Place("indicators.yaml", 3)),
    "also_in": ("Plan",),
    "short": "Interviews",
    "frequency": Frequency.QUARTER,
    "since": AUGUST,
    "population": "children",
    "baseline": AUGUST,
    "sums": False,
    "charts_count": True,
    "changes": (Change(ChangeKind.CHANGED, AUGUST, "Counts all.", "", Place("indicators.yaml", 4)),),
}
"""Another value for each part of a definition."""


def told(before: Indicator, now: Indicator) -> set[str]:
    facts = zip(definition_facts(before, AUGUST, {}), definition_facts(now, AUGUST, {}), strict=True)
    return {new.name for old, new in facts if old.value != new.value and old.words != new.words}


def test_another_value_is_known_for_every_part_of_a_definition() -> None:
    parts = {each.name for each in dataclasses.fields(Indicator)}
    assert set(OTHERWISE) == parts - {"id", "place"}


@pytest.mark.parametrize("part", OTHERWISE)
def test_every_part_of_a_definition_is_told(part: str) -> None:
    before = indicator()
    changed = told(before, dataclasses.replace(before, **{part: OTHERWISE[part]}))
    also = {"rules": 2, "changes": 2, "polarity": 4, "unit": 3}
    assert 1 <= len(changed) <= also.get(part, 1)


def test_where_a_definition_stands_in_its_file_is_no_part_of_it() -> None:
    before = indicator()
    rules = tuple(dataclasses.replace(each, place=Place("other.yaml", 9)) for each in before.rules)
    assert told(before, dataclasses.replace(before, place=Place("other.yaml", 8), rules=rules)) == set()
