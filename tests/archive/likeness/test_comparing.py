"""Parts of a file are found again in another: added, gone, moved and changed ones are told apart."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from committee_pack.archive.likeness.comparing import compared
from committee_pack.archive.likeness.difference import Kind
from committee_pack.archive.likeness.excerpts import excerpts, short
from committee_pack.archive.likeness.parts import Part, Said


def parts(words: Sequence[str], sort: str = "paragraph") -> list[Part]:
    return [
        Part(f"{sort} {number}", sort, each, each, Kind.TEXT, (Said(Kind.TEXT, "", each),))
        for number, each in enumerate(words, 1)
    ]


def told(before: Sequence[Part], after: Sequence[Part]) -> list[tuple[str, str, str]]:
    return [(each.place, each.before, each.after) for each in compared("f", before, after)]


def test_what_is_added_or_gone_is_told_without_what_follows_it() -> None:
    assert told(parts("abcd"), parts("acd")) == [("paragraph 2", "b", "")]
    assert told(parts("acd"), parts("abcd")) == [("paragraph 2", "", "b")]
    assert told(parts("abcdef"), parts("aef")) == [("paragraph 2", "b and 2 more", "")]


def test_what_changed_beside_something_added_is_found_again_by_its_sort() -> None:
    before = [*parts("ab"), *parts("t", "table")]
    after = [*parts("aXY"), *parts("u", "table")]
    moved = "paragraph 2 (now paragraph 3)"
    assert told(before, after) == [("paragraph 2", "", "X"), (moved, "b", "Y"), ("table 1", "t", "u")]


def test_parts_that_are_alike_are_told_apart_by_where_they_stand() -> None:
    assert told(parts("000", "cell"), parts("0X0", "cell")) == [("cell 2", "0", "X")]


def test_a_part_that_moved_is_told_where_it_was_and_where_it_is() -> None:
    assert told(parts("abcdef"), parts("bcdefa")) == [("paragraph 1", "a", ""), ("paragraph 6", "", "a")]


def test_parts_of_different_sorts_are_never_the_same() -> None:
    assert told(parts("a"), parts("b", "table")) == [("paragraph 1", "a", ""), ("table 1", "", "b")]


def test_what_rests_on_words_is_told_only_where_they_are_the_same() -> None:
    def one(words: str, bold: str) -> Part:
        says = (Said(Kind.TEXT, "", words), Said(Kind.TAGS, "bold", bold, rests=True))
        return Part("p", "paragraph", "", "", Kind.TEXT, says)

    assert told([one("a b", "a")], [one("a b", "b")]) == [("p, bold", "a", "b")]
    assert told([one("a b", "a")], [one("a c", "c")]) == [("p", "a b", "a c")]


def test_numbers_may_be_a_little_apart() -> None:
    def at(*numbers: int) -> list[Part]:
        return [Part("p", "link", "", "", Kind.TAGS, (Said(Kind.TAGS, "area", "page 2", numbers),))]

    assert told(at(10, 20), at(12, 18)) == []
    assert told(at(10, 20), at(13, 20)) == [("p, area", "page 2 10 20", "page 2 13 20")]
    assert told(at(10, 20), at(10)) == [("p, area", "page 2 10 20", "page 2 10")]


@given(before=st.text("abc", max_size=12), after=st.text("abc", max_size=12))
def test_all_that_differs_is_told_and_nothing_else(before: str, after: str) -> None:
    assert bool(told(parts(before), parts(after))) is (before != after)


@given(before=st.lists(st.sampled_from("abcd")), after=st.lists(st.sampled_from("abcd")))
def test_texts_have_excerpts_where_they_differ_and_nowhere_else(before: list[str], after: list[str]) -> None:
    shown = list(excerpts(" ".join(before), " ".join(after)))
    assert bool(shown) is (before != after)
    assert all(old != new for old, new in shown)


def test_an_excerpt_shows_a_few_words_around_what_differs() -> None:
    before = "one two three four five six seven eight nine ten"
    assert list(excerpts(before, before.replace("five", "5"))) == [
        ("… two three four five six seven eight …", "… two three four 5 six seven eight …")
    ]
    assert list(excerpts(before, f"{before} eleven")) == [("… eight nine ten", "… eight nine ten eleven")]
    assert list(excerpts("", "one")) == [("", "one")]
    both = before.replace("one", "1").replace("nine", "9")
    assert len(list(excerpts(before, both))) == 2
    assert len(list(excerpts(before, before.replace("five", "5").replace("eight", "8")))) == 1


def test_an_excerpt_is_short() -> None:
    assert len(short("word " * 500)) == 160
    assert short("a\n b") == "a b"
