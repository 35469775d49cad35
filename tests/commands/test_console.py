"""What people read of findings: file by file, and below each line the words that are at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.commands.console import Console, excerpt_text, finding_text, ranked
from committee_pack.findings import Excerpt, Finding, Place, advice, error, excerpt_of, warning
from tests.support.workspaces import COMMENTARY, NOTE, OBSERVATIONS, Small, small_workspace


def test_a_finding_stands_with_the_others_of_its_file_and_a_file_with_errors_first() -> None:
    found = [
        advice("a-code", Place("a.md", 2), "A."),
        error("a-code", Place("b.md", 9), "B."),
        warning("a-code", Place("b.md", 3), "C."),
        warning("a-code", Place("c.md", 1), "D."),
        advice("a-code", Place("b.md", 9, "", 4), "E."),
        error("a-code", Place("b.md", 9, "", 7), "F."),
    ]
    assert [each.message for each in ranked(reversed(found))] == ["C.", "B.", "F.", "E.", "D.", "A."]


def test_a_finding_is_told_once() -> None:
    assert len(ranked([error("a-code", Place("a.md", 2), "A.")] * 3)) == 1


def test_every_finding_begins_with_its_file_line_and_severity_whether_its_column_is_known_or_not() -> None:
    place = Place("a.md", 2, "", 7)
    assert finding_text(error("a-code", place, "A.", "B.")) == "a.md:2: error: A. B. [a-code]"


@pytest.mark.parametrize("letter", ["\x1b", "\x00", "\x07", "\r", "\n", "\u202e", "\u200b", "\u2028", "\x9b"])
def test_a_character_that_a_terminal_would_obey_is_spelt_out(letter: str) -> None:
    said = finding_text(error("a-code", Place("a.md", 2), f"There is no '{letter}[31m'."))
    assert letter not in said
    assert f"'{letter.encode('unicode_escape').decode()}[31m'" in said
    assert letter not in "".join(excerpt_text(Excerpt(f"a{letter}b", 0, 1)).split("\n    ^"))


def test_whatever_is_said_spells_such_a_character_out(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console()
    for say in (console.say, console.note, console.warn, console.fail):
        say("a\x1b[31mred")
    said = capsys.readouterr()
    assert "\x1b[31m" not in said.out + said.err
    assert (said.out + said.err).count("a\\x1b[31mred") == 4


# -- excerpts ----------------------------------------------------------------------------------------


def shown(text: str, words: str, encoding: str = "utf-8") -> list[str]:
    start = text.index(words)
    return excerpt_text(excerpt_of(text, start, start + len(words)), encoding).split("\n")


@pytest.mark.parametrize(
    ("text", "words", "line", "carets"),
    [
        ("It was 68%.", "68%", "    It was 68%.", "           ^^^"),
        ("It\twas\t68%.", "68%", "    It was 68%.", "           ^^^"),
        ("東京 68%.", "68%", "    東京 68%.", "         ^^^"),
        ("68 東京.", "東京", "    68 東京.", "       ^^^^"),
        ("cafe\u0301 68%.", "68%", "    cafe\u0301 68%.", "         ^^^"),
        ("a\u202eb 68%.", "68%", "    a\\u202eb 68%.", "             ^^^"),
        ("one 68%\nof it", "68%\nof", "    one 68%", "        ^^^"),
    ],
)
def test_carets_stand_below_the_words(text: str, words: str, line: str, carets: str) -> None:
    assert shown(text, words) == [line, carets]


def test_carets_stand_below_the_words_on_a_console_that_lacks_letters() -> None:
    assert shown("£ ☃ 68%", "68%", "cp1252") == ["    £ \\u2603 68%", "             ^^^"]
    assert shown("£ ☃ 68%", "☃", "ascii") == ["    \\xa3 \\u2603 68%", "         ^^^^^^"]


def test_where_nothing_is_left_to_show_a_caret_shows_the_place() -> None:
    assert excerpt_text(Excerpt("a b", 3, 0)) == "    a b\n       ^"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def test_check_prints_what_is_wrong_file_by_file_with_the_words_below(small: Small) -> None:
    small.replace(COMMENTARY, "{{ result }}", "{{ results }}")
    small.add(COMMENTARY, "\nA year ago {{ yearago.result }}.\n")
    small.add(NOTE, "\n[^a]: Unused.\n")
    small.replace(OBSERVATIONS, "North,,40", "Nort,,40")
    assert small.run("check").err.splitlines() == [
        f"{OBSERVATIONS}:4 (area): error: There is no area 'Nort'. Did you mean 'North'? [area-unknown]",
        f"{COMMENTARY}:6: error: There is no placeholder '{{{{ results }}}}'. Did you mean 'result'? "
        "[placeholder-unknown]",
        "    Of {{ denominator }} visits, {{ numerator }} ({{ results }}) were held in time.",
        "                                                  ^^^^^^^^^^^^^",
        f"{COMMENTARY}:10: error: There is no placeholder '{{{{ yearago.result }}}}'. "
        "There is no comparison and no indicator 'yearago' in this report. [placeholder-unknown]",
        "    A year ago {{ yearago.result }}.",
        "               ^^^^^^^^^^^^^^^^^^^^",
        f"{NOTE}:7: warning: No mark leads to the footnote [^a], so it is not printed. "
        "Write [^a] where its mark is to stand, or take it out. [footnote-unused]",
        "    [^a]: Unused.",
        "    ^^^^",
    ]


def test_quiet_prints_errors_alone_with_their_words(small: Small) -> None:
    small.replace(COMMENTARY, "{{ result }}", "{{ results }}")
    small.add(NOTE, "\n[^a]: Unused.\n")
    said = small.run("check", "--quiet").err.splitlines()
    assert [line.split(": ")[1] for line in said if "[" in line] == ["error"]
    assert len(said) == 3


def column_of(finding: Finding) -> tuple[int, str]:
    assert finding.excerpt
    return finding.place.column, finding.excerpt.words


@pytest.mark.parametrize(
    ("text", "code", "column", "words"),
    [
        ("a {{ reslt }}", "placeholder-unknown", 3, "{{ reslt }}"),
        ("a {{ result } b", "placeholder-syntax", 3, "{{"),
        ("a { result } b", "placeholder-syntax", 3, "{ result }"),
        ("**a** `b`", "markdown-unsupported", 7, "`b`"),
        ("a ![b](c.png) d", "markdown-unsupported", 3, "![b](c.png)"),
        ("a <b>c</b>", "markdown-unsupported", 3, "<b>"),
        ("a ~~b~~ c", "markdown-unsupported", 3, "~~b~~"),
        ("a [b](c) d", "link-target", 3, "[b](c)"),
        ("a[^b] c", "footnote-lost", 2, "[^b]"),
        ("a[^b c] c", "footnote-syntax", 2, "[^b c]"),
        ("a\n\n[^b]: c", "footnote-unused", 1, "[^b]"),
        ("a[^b]\n\n[^b]: c\n\n[^b]: d", "footnote-twice", 1, "[^b]"),
        ("a[^b] c\n\n[^b]:\n", "footnote-lost", 1, "[^b]"),
        ("a^[] c", "footnote-lost", 2, "^[]"),
        ("a <!-- b", "comment-open", 3, "<!--"),
    ],
)
def test_what_is_wrong_in_a_narrative_is_shown_with_its_words(
    small: Small, text: str, code: str, column: int, words: str
) -> None:
    small.add(NOTE, f"\n{text}\n")
    found = next(each for each in small.check() if each.code == code)
    assert column_of(found) == (column, words)
