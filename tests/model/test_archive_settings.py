"""Which inputs could identify people."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.model.archive_settings import IN_THE_WORKSPACE, ArchiveSettings, is_personal

names = st.text(st.characters(exclude_characters="/\0*", exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda name: name not in (".", "..")
)
paths = st.lists(names, min_size=1, max_size=5).map("/".join)


def like(path: str, *patterns: str) -> bool:
    return is_personal(path, ArchiveSettings(personal=patterns))


@pytest.mark.parametrize(
    ("pattern", "path", "is_like"),
    [
        ("data/scs/cases/*.csv", "data/scs/cases/august.csv", True),
        ("data/scs/cases/*.csv", "data/scs/cases/august.xlsx", False),
        ("data/scs/cases/*.csv", "data/scs/cases/2016/august.csv", False),
        ("data/scs/cases/*.csv", "data/scs/cases/.csv", True),
        ("data/**/cases.csv", "data/cases.csv", True),
        ("data/**/cases.csv", "data/scs/2016/cases.csv", True),
        ("data/**/cases.csv", "data/scs/2016/no-cases.csv", False),
        ("data/scs/**", "data/scs/2016/cases.csv", True),
        ("data/scs/**", "data/scs", False),
        ("**/cases.csv", "cases.csv", True),
        ("**", "council.yaml", True),
        ("*", "data/cases.csv", False),
        ("data/scs/cases-*-??.csv", "data/scs/cases-1-23.csv", False),
        ("data/scs/cases[1].csv", "data/scs/cases[1].csv", True),
        ("data/scs/cases[1].csv", "data/scs/cases1.csv", False),
        ("../shared/*.csv", "../shared/cases.csv", True),
        ("data/scs/../cases.csv", "data/cases.csv", True),
    ],
)
def test_a_pattern_stands_for_the_paths_that_are_like_it(pattern: str, path: str, is_like: bool) -> None:
    assert like(path, pattern) is is_like


@pytest.mark.parametrize("pattern", ["data/scs/cases", "data/scs/cases/", "data/*/cases"])
def test_a_pattern_that_names_a_folder_stands_for_all_in_it(pattern: str) -> None:
    assert like("data/scs/cases/2016/august.csv", pattern)
    assert not like("data/scs/cases-told.csv", pattern)


def test_a_pattern_whose_name_has_a_star_stands_for_no_folder() -> None:
    assert not like("data/scs/cases.csv", "data/*")


def test_capitals_and_ways_to_write_an_accent_make_no_difference() -> None:
    assert like("Data/SCS/Fälle.CSV", "data/scs/fälle.csv")
    assert like(unicodedata.normalize("NFD", "data/scs/fälle.csv"), "data/scs/fälle.csv")
    assert is_personal("data/scs/Raw/cases.csv", IN_THE_WORKSPACE)


@pytest.mark.parametrize(
    ("path", "is_so"),
    [
        ("data/raw/cases.csv", True),
        ("data/scs/extracts/2016/august.csv", True),
        ("data/scs/raw", False),
        ("data/scs/extracts.csv", False),
        ("data/scs/rawest/august.csv", False),
        ("raw/data/august.csv", False),
        ("meetings/raw/plan.pdf", False),
        ("../shared/data/extracts/august.csv", True),
    ],
)
def test_what_lies_in_a_folder_of_raw_rows_below_data_is_personal_whatever_the_council_says(
    path: str, is_so: bool
) -> None:
    assert is_personal(path, IN_THE_WORKSPACE) is is_so


@given(st.lists(names, max_size=3), st.sampled_from(["raw", "extracts"]), st.lists(names, max_size=3), names)
def test_any_file_below_a_folder_of_raw_rows_is_personal(
    before: list[str], folder: str, after: list[str], name: str
) -> None:
    assert is_personal("/".join(("data", *before, folder, *after, name)), IN_THE_WORKSPACE)


@given(paths)
def test_a_path_is_like_itself_and_like_everything(path: str) -> None:
    assert like(path, path)
    assert like(path, "**")
    assert like(f"data/{path}", "data/**")
    assert like(f"data/{path}", "data")


@given(paths, paths)
def test_a_plain_path_is_like_no_other_that_does_not_lie_in_it(pattern: str, path: str) -> None:
    plain = [unicodedata.normalize("NFC", each).casefold() for each in (pattern, path)]
    assert like(path, pattern) is (plain[0] == plain[1] or plain[1].startswith(f"{plain[0]}/"))


@given(paths, st.lists(st.sampled_from(["*", "**", "a", "data", "*.csv"]), min_size=1, max_size=6).map("/".join))
def test_with_no_pattern_less_is_personal_than_with_one(path: str, pattern: str) -> None:
    if is_personal(path, IN_THE_WORKSPACE):
        assert like(path, pattern)
