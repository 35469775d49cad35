"""Percentages that were copied as the fractions that a workbook holds, and small ones that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Place, Severity
from tests.support.workspaces import OBSERVATIONS, Small, small_workspace


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def valued(small: Small, *values: str, indicator: str = "visits") -> list[Place]:
    """Give an indicator these values, a month back each, and return where one is doubted."""
    small.add(OBSERVATIONS, "".join(f"{indicator},2015-{12 - n:02},SS,,,,,{v},,,\n" for n, v in enumerate(values)))
    return [finding.place for finding in small.check() if finding.code == "percent-fraction"]


def test_a_percentage_typed_as_a_fraction_is_doubted(small: Small) -> None:
    assert valued(small, "69.8", "0.683") == [Place(OBSERVATIONS, 8, "value")]
    (finding,) = small.check()
    assert finding.severity is Severity.WARNING
    assert "stands for 0.683%" in finding.message
    assert finding.hint.startswith("Write 68.3, if that is meant")


@pytest.mark.parametrize(
    "values",
    [
        ("0.5",),
        ("0",),
        ("0.0",),
        ("1",),
        ("1.05",),
        ("0.05",),
        ("0.71", "0.62", "0.55", "0.49"),
    ],
)
def test_a_percentage_that_may_well_be_small_is_not_doubted(small: Small, values: tuple[str, ...]) -> None:
    assert valued(small, *values) == []


def test_a_small_value_of_a_count_is_not_doubted(small: Small) -> None:
    assert valued(small, "33", "0.31", indicator="overdue") == []
