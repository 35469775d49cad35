"""Nothing in a narrative is executed, and none is so odd that it is not told what is wrong with it.

How long each takes is measured by `python -m bench.hostile`.
"""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

import pytest

from bench.hostile_narratives import NUMBERS, narratives, without_end
from committee_pack.read.narratives import MOST_CHARACTERS, MOST_IN_FRONT, MOST_SIGNS
from tests.support.workspaces import COMMENTARY, Small, small_workspace

HOSTILE = narratives("visits")
PRINTED_AS_TYPED = {
    *("many brackets that are short enough to be read", "emphasis that does not close"),
    *("initials without end", "full stops without end"),
}
"""What harms nobody: words of odd signs."""
MAY_BE_ADVISED = {without_end(words) for words in NUMBERS}
"""What says of results what no more than advice may contradict."""
FRONT = "---\nindicator: visits\nstatus: approved\n---\n"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_narrative_is_told_and_never_by_a_traceback(small: Small, name: str) -> None:
    small.write(COMMENTARY, HOSTILE[name])
    done = small.run("check", "--format", "json")
    found = json.loads(done.out)
    assert "Traceback" not in done.err
    assert name in MAY_BE_ADVISED or done.code == (name not in PRINTED_AS_TYPED), found[:3]
    for each in found:
        assert len(each["message"]) < 300, each
        assert len(each["words"] or "") <= 100


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_printed_of_a_hostile_narrative_moves_no_cursor_and_fills_no_screen(small: Small, name: str) -> None:
    small.write(COMMENTARY, HOSTILE[name])
    said = small.run("check").err
    assert not set(said) & {"\x00", "\x1b", "\u202e"}
    assert all(len(line) < 1_000 for line in said.splitlines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FRONT + "a" * MOST_CHARACTERS, "characters; a narrative has no more than 100,000."),
        (FRONT + "*" * (MOST_SIGNS + 1), "brackets, stars and other signs of Markdown"),
        (FRONT.replace("visits", f"visits # {'a' * MOST_IN_FRONT}"), "characters in front"),
    ],
)
def test_what_is_more_than_a_narrative_is_refused_before_anything_reads_it(small: Small, text: str, said: str) -> None:
    small.write(COMMENTARY, text)
    with mock.patch("committee_pack.compose.markdown._parser", side_effect=AssertionError) as parser:
        small.write("narratives/monthly/standing/visits.md", text)
        with mock.patch("committee_pack.read.fronted.read_yaml", side_effect=AssertionError) as yaml:
            found = small.check()
    assert not parser.called
    assert not yaml.called
    assert [(each.code, each.place.file, each.place.line) for each in found] == [
        ("narrative-long", COMMENTARY, 1),
        ("narrative-long", "narratives/monthly/standing/visits.md", 1),
    ]
    assert all(said in each.message for each in found)


def test_a_narrative_as_long_as_may_be_is_read(small: Small) -> None:
    words = "Visits were held. " * 10
    text = FRONT + f"{words}\n\n" * ((MOST_CHARACTERS - len(FRONT)) // (len(words) + 2))
    small.write(COMMENTARY, text)
    assert small.check() == ()


def test_a_character_that_no_text_has_is_told_at_its_line(small: Small) -> None:
    small.write(COMMENTARY, FRONT + "a\n\nb\0c\n")
    found = small.only()
    assert (found.code, found.place.line) == ("file-encoding", 7)
    assert "U+0000" in found.message


def test_of_very_many_faults_in_a_text_the_first_are_told_and_how_many_more_there_are(small: Small) -> None:
    small.write(COMMENTARY, FRONT + "{{ month_ago.numerator }}\n" * 50 + "{{ nothing }}\n" * 20)
    found = small.check()
    assert len(found) == 51
    more = next(each for each in found if each.code == "placeholder-unknown")
    assert more.severity.value == "error"
    assert more.message == "20 more faults are in this text."


def test_code_in_a_placeholder_is_no_code(small: Small) -> None:
    small.write(COMMENTARY, FRONT + "{{ ''.mro() }} and {{ 7 * 7 }} and {{ result.open('a') }}.\n")
    assert [(each.code, each.message) for each in small.check()] == [
        ("placeholder-unknown", f"There is no placeholder '{{{{ {name} }}}}'.")
        for name in ("''.mro()", "7 * 7", "result.open('a')")
    ]
