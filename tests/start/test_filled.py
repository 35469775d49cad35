"""YAML with other words in it: they read back as they were typed, and its comments stay."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from committee_pack.read.yaml_text import read_yaml
from committee_pack.start.filled import filled
from committee_pack.wording.quoting import quoted

TEXT = """\
# What it is.
title: Old words                 # as printed
period: 2024-12
comparisons:
  title: {label: Not outermost}  # stays
"""
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(WORDS)
@example("Tea: strong")
@example("Tea # two")
@example('"Tea"')
@example("'Tea' \\ C:\\x")
@example("- Tea")
@example("no")
@example("2016-08")
@example("{{ title }}")
@example("Tea\x85and\u2028more\ufeff\x07")
@example("Dŵr 水 😀")
@example(" Tea ")
@example("../../data/a b/indicators.yaml")
def test_whatever_is_typed_reads_back_as_it_was(words: str) -> None:
    read = read_yaml(filled(TEXT, {"title": quoted(words)}), "report.yaml")
    assert read.findings == ()
    assert read.value is not None
    assert isinstance(read.value.data, dict)
    assert read.value.data["title"] == words
    assert yaml.safe_load(filled(TEXT, {"title": quoted(words)}))["title"] == words


@pytest.mark.parametrize(
    "words", ["Quarterly report", "Children's services, 2016/17 (draft)", "../../data/indicators.yaml"]
)
def test_plain_words_are_not_quoted(words: str) -> None:
    assert quoted(words) == words


def test_a_comment_stays_in_its_column_where_there_is_room() -> None:
    assert filled(TEXT, {"title": "New"}) == TEXT.replace("Old words", "New      ")
    long = filled(TEXT, {"title": "Words that go on beyond the comment's column"}).splitlines()[1]
    assert long == "title: Words that go on beyond the comment's column # as printed"


def test_a_key_without_a_value_becomes_a_comment_with_what_it_would_be() -> None:
    assert filled(TEXT, {"period": None}) == TEXT.replace("period: 2024-12", "# period: 2024-12")
    assert "# title: Old words               # as printed\n" in filled(TEXT, {"title": None})


def test_only_the_outermost_keys_are_replaced() -> None:
    assert "  title: {label: Not outermost}  # stays\n" in filled(TEXT, {"title": "New", "label": "New"})
