"""What was written for the period before: which period that is, and what of its files is looked at."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from committee_pack.model.narratives import Earlier
from committee_pack.model.periods import parse_period
from committee_pack.read.earlier import periods_before, read_earlier
from committee_pack.read.files import Files

SEPTEMBER = parse_period("2016-09")


def write(folder: Path, file: str, text: str) -> None:
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def earlier(folder: Path) -> Earlier | None:
    return read_earlier(Files(folder), folder, SEPTEMBER)


def about(folder: Path) -> dict[str, str]:
    read = earlier(folder)
    return dict(read.texts) if read else {}


def test_the_periods_before_are_those_of_the_same_length_with_a_folder_the_last_first(tmp_path: Path) -> None:
    for name in ("2016-07", "2016-08", "2015-12", "2016-09", "2016-10", "2015-16", "2016-17-q1", "standing", "2016-8"):
        (tmp_path / name).mkdir()
    assert [each.slug for each in periods_before(Files(tmp_path), tmp_path, SEPTEMBER)] == [
        "2016-08",
        "2016-07",
        "2015-12",
    ]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("", ""),
        ("visits.txt", "---\nindicator: visits\n---\nWords.\n"),
        ("visits.md", "Words without a front.\n"),
        ("visits.md", "---\nauthor: A. Person\n---\nWords about nothing.\n"),
        ("visits.md", "---\nindicator: visits\n---\n<!-- to be written -->\n"),
        ("~$visits.md", "---\nindicator: visits\n---\nWords.\n"),
    ],
)
def test_a_folder_in_which_nothing_is_written_hides_none_before_it(tmp_path: Path, file: str, text: str) -> None:
    write(tmp_path, "2016-07/visits.md", "---\nindicator: visits\n---\nWords.\n")
    (tmp_path / "2016-08").mkdir()
    if file:
        write(tmp_path, f"2016-08/{file}", text)
    assert earlier(tmp_path) == Earlier(parse_period("2016-07"), {"visits": "Words.\n"})


def test_where_nothing_was_ever_written_there_is_no_period_before(tmp_path: Path) -> None:
    (tmp_path / "2016-08").mkdir()
    assert earlier(tmp_path) is None
    assert earlier(tmp_path / "nowhere") is None


@pytest.mark.parametrize(
    "front",
    [
        "indicator: visits",
        "author: A\nindicator: 'visits' # its id",
        "{indicator: visits, author: A}",
        "section: visits",
        "unknown: [a, b]\nindicator: visits\nindicator: visits",
    ],
)
def test_what_a_text_is_about_is_read_as_yaml_whatever_else_stands_there(tmp_path: Path, front: str) -> None:
    write(tmp_path, "2016-08/a.md", f"---\n{front}\n---\nWords.\n")
    assert about(tmp_path) == {"visits": "Words.\n"}


@pytest.mark.parametrize("front", ["indicator: [", "indicator: [visits]", "visits", "- indicator: visits", "\0", ""])
def test_a_front_that_says_nothing_of_it_is_passed_over(tmp_path: Path, front: str) -> None:
    write(tmp_path, "2016-08/a.md", f"---\n{front}\n---\nWords.\n")
    write(tmp_path, "2016-08/b.md", "---\nindicator: visits\n---\nOthers.\n")
    assert about(tmp_path) == {"visits": "Others.\n"}


@pytest.mark.parametrize("line", ["---\n", "a: b\n", "indicator: a\n", "section: a\n---", "\n", "-" * 50, "- " * 50])
def test_a_front_that_is_never_closed_is_passed_over_however_long_it_is(tmp_path: Path, line: str) -> None:
    write(tmp_path, "2016-08/a.md", "---\n" + line * (1_000_000 // len(line)))
    begun = time.process_time()
    assert earlier(tmp_path) is None
    assert time.process_time() - begun < 1
