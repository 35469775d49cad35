"""Words in lines: none lost, none out of order, none wider than the line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from committee_pack.fonts import SOURCE_SANS
from committee_pack.model.document import DirectionArrow, Inline, RatingMark, Strong, Text
from committee_pack.model.indicators import Rating
from committee_pack.model.results import Direction
from committee_pack.wording import plain_text
from committee_pack.write.pdf.fonts import Weight, typeface
from committee_pack.write.pdf.lines import Line, lines_of
from committee_pack.write.pdf.words import Look, words_of
from committee_pack.write.style import INK

LOOK = Look(typeface(SOURCE_SANS), Weight.REGULAR, 12.0, INK, INK)
LETTERS = st.text("abcdefghijWM.,/-%£é 0123456789", max_size=60)
MARKS = st.one_of(st.sampled_from(Rating).map(RatingMark), st.sampled_from(Direction).map(DirectionArrow))
INLINES = st.lists(st.one_of(LETTERS.map(Text), LETTERS.map(lambda text: Strong((Text(text),))), MARKS), max_size=8)


def _lines(inlines: list[Inline], width: float) -> tuple[Line, ...]:
    return lines_of(words_of(inlines, LOOK), width)


def _text(lines: tuple[Line, ...]) -> str:
    return "".join(span.text for line in lines for word in line.words for span in word.spans)


def _read(line: Line) -> str:
    spans = (span for word in line.words for span in (*word.spans, word.space) if span)
    return "".join(span.text for span in spans).rstrip()


@given(INLINES, st.floats(20, 400))
def test_no_line_is_wider_than_it_may_be_unless_it_is_one_pill(inlines: list[Inline], width: float) -> None:
    for line in _lines(inlines, width):
        spans = [span for word in line.words for span in word.spans]
        assert line.width <= width + 0.011 or len(spans) == 1


@given(INLINES, st.floats(20, 400))
def test_all_letters_are_kept_in_their_order(inlines: list[Inline], width: float) -> None:
    assert _text(_lines(inlines, width)).replace(" ", "") == plain_text(inlines).replace(" ", "")


@given(st.lists(st.text("abc", min_size=1, max_size=9), max_size=30), st.floats(80, 400))
def test_a_word_that_fits_a_line_is_never_broken(words: list[str], width: float) -> None:
    lines = _lines([Text(" ".join(words))], width)
    assert [word.spans[0].text for line in lines for word in line.words] == words


def test_a_long_address_breaks_after_a_slash() -> None:
    lines = _lines([Text("https://democracy.example.gov.uk/documents/papers/2016-11-10")], 200)
    ends = [line.words[-1].spans[-1].text for line in lines[:-1]]
    assert ends
    assert set(ends) <= {"/", "-", "."}


def test_an_arrow_is_never_parted_from_its_word() -> None:
    lines = _lines([Text("word "), DirectionArrow(Direction.BETTER, "last month")], 60)
    assert [_read(line) for line in lines] == ["word", "▲ Better", "than last", "month"]


def test_words_that_touch_in_different_looks_stay_together() -> None:
    (word,) = words_of([Text("("), Strong((Text("67.7%"),)), Text(")")], LOOK)
    assert "".join(span.text for span in word.spans) == "(67.7%)"


def test_a_pill_that_touches_a_broken_word_gets_a_line_of_its_own() -> None:
    lines = _lines([Text("0000000000000/0"), RatingMark(Rating.GREEN)], 20)
    assert [_text((line,)) for line in lines][-2:] == ["0", "Green"]
