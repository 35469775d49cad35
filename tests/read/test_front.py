"""An approval is written in front of a text, and all else that stands there stays as it was."""

from __future__ import annotations

import datetime
import re
from codecs import BOM_UTF8
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from committee_pack.model.narratives import Approved
from committee_pack.read.checked import checked
from committee_pack.read.front import front_of, with_approval
from committee_pack.read.narratives import CommentaryFile
from committee_pack.read.yaml_text import read_yaml

ON, OF = datetime.date(2016, 10, 28), "monthly/2016-08/indicator/visits"
SHOWN = (("result", "67.7%"), ("rating", "Red"))
RECORD = Approved("Jane Smith", ON, OF, "5d1f0c2ab3e4", "12e456789012", "abc", SHOWN)
FRONT = """\
---
indicator: visits                # Visits held in time
author: Management Information
status: submitted                # draft | submitted | approved
facts:
  "421": the plan
# the end
---
Words.
"""


def approved(text: str, record: Approved = RECORD) -> str:
    """Return a file with the record of its approval."""
    written = with_approval(text.encode(), record)
    assert written is not None
    return written.decode()


def test_the_record_stands_below_the_status_and_the_comment_keeps_its_column() -> None:
    assert approved(FRONT) == FRONT.replace(
        "status: submitted                # draft | submitted | approved\n",
        "status: approved                 # draft | submitted | approved\n"
        "approved:\n  by: Jane Smith\n  on: 2016-10-28\n  of: monthly/2016-08/indicator/visits\n"
        '  text: "5d1f0c2ab3e4"\n  figures: "12e456789012"\n  seal: abc\n'
        '  shown:\n    result: "67.7%"\n    rating: Red\n',
    )


def test_without_a_status_the_record_stands_below_what_the_text_is_about() -> None:
    record = Approved("B", ON, "c", "a", "b", "d", ())
    text = approved("---\nauthor: A\nsection: overview\nignore: []\n---\nWords.\n", record)
    head = "---\nauthor: A\nsection: overview\nstatus: approved\napproved:\n  by: B\n  on: 2016-10-28\n  of: c\n"
    assert text == f"{head}  text: a\n  figures: b\n  seal: d\n  shown: {{}}\nignore: []\n---\nWords.\n"


def test_a_record_that_is_there_already_is_replaced_where_it_stands() -> None:
    once = approved(FRONT).replace("facts:", "# mine\nfacts:")
    other = Approved("A. Other", datetime.date(2016, 11, 1), OF, "c", "d", "e", (("target", "90.0%"),))
    again = approved(once, other)
    assert again.count("approved:") == 1
    assert "Jane" not in again
    assert again.replace(again[again.index("approved:") : again.index("# mine")], "") == once.replace(
        once[once.index("approved:") : once.index("# mine")], ""
    )


def test_facts_between_braces_get_it_between_braces() -> None:
    text = approved('---\n{indicator: visits, status: "draft", author}   # all\n---\nWords.\n')
    assert text.startswith('---\n{indicator: visits, status: approved, approved: {by: "Jane Smith", on: 2016-10-28, ')
    assert text.endswith('shown: {result: "67.7%", rating: "Red"}}, author}   # all\n---\nWords.\n')


def test_a_file_without_a_front_is_left_alone() -> None:
    assert with_approval(b"No front.\n", RECORD) is None


# -- any front matter that the reader accepts --------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029\ufeff"), min_size=1)
BLANKS = st.sampled_from(["", " ", "   ", "                "])
COMMENTS = st.sampled_from(["", " # draft | submitted", "      # 'quoted: {", "  #"])
BETWEEN = st.lists(st.sampled_from(["", "   ", "# a comment", "    # another: x"]), max_size=2)


def single(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def double(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def scalars(draw: st.DrawFn, words: str, *, quote_only: bool = False) -> str:
    """Return words as YAML, between quotes or not, perhaps with an anchor or a tag."""
    forms: list[Callable[[str], str]] = [single, double, *(() if quote_only else (str,))]
    form = draw(st.sampled_from(forms))
    anchor = f"&x{draw(st.uuids()).hex} "
    return draw(st.sampled_from(["", "", "", "!!str ", anchor])) + form(words)


@st.composite
def entries(draw: st.DrawFn) -> list[str]:
    """Return the facts in front of a text, in any order and any style."""
    found = [f"indicator: {draw(scalars('visits'))}"]
    if draw(st.booleans()):
        found.append(f"author: {draw(scalars(draw(WORDS), quote_only=True))}")
    if draw(st.booleans()):
        found.append(f"status: {draw(scalars(draw(st.sampled_from(['draft', 'submitted', 'approved']))))}")
    if draw(st.booleans()):
        found.append(draw(st.sampled_from(["facts: {'421': the plan}", "facts:\n    421: |\n      the\n      plan\n"])))
    if draw(st.booleans()):
        found.append("ignore:\n- code: a-b\n  because: >-\n    words\n")
    return draw(st.permutations(found))


@st.composite
def fronts(draw: st.DrawFn) -> str:
    """Return a front with comments and empty lines anywhere between its facts."""
    lines = ["---" + draw(st.sampled_from(["", "  ", "\t"]))]
    for entry in draw(entries()):
        lines += draw(BETWEEN)
        one_line = "\n" not in entry
        lines += [entry + draw(COMMENTS) if one_line else entry.rstrip("\n")]
    lines += draw(BETWEEN)
    return "\n".join((*lines, "---" + draw(BLANKS), ""))


@given(fronts(), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), WORDS, WORDS)
@example("---\nindicator: visits\n---\n", "\r\n", True, "a\\b", '"')
def test_whatever_stands_in_front_the_approval_is_read_and_the_rest_is_as_it_was(
    front: str, ends: str, has_mark: bool, by: str, words: str
) -> None:
    by = by.strip() or "A"
    record = Approved(by, ON, OF, "abc", "def", "ghi", (("result", words), ("a.b", "9%")))
    data = (BOM_UTF8 if has_mark else b"") + (front + "Words.\n  \nMore").replace("\n", ends).encode()
    written = with_approval(data, record)
    assert written is not None
    assert written.startswith(BOM_UTF8) == has_mark
    text = written.decode("utf-8-sig")
    assert re.search("\n|\r", text.replace(ends, "")) is None
    plain = text.replace(ends, "\n")
    found = front_of(plain)
    assert found
    assert found.text == "Words.\n  \nMore"
    source = read_yaml(found.facts, "file")
    assert source.value
    entry = checked(CommentaryFile, source.value)
    assert not entry.findings
    assert entry.value
    said = entry.value.content
    assert said.status == "approved"
    assert said.approved
    assert (said.approved.by, said.approved.on, said.approved.of) == (by, ON, OF)
    assert (said.approved.text, said.approved.figures, said.approved.seal) == ("abc", "def", "ghi")
    assert tuple(said.approved.shown.items()) == record.shown
    assert lines_besides(plain) == lines_besides(front)
    assert with_approval(written, record) == written


def lines_besides(text: str) -> list[str]:
    """Return the lines in front that are no part of an approval; of that with the status, its comment."""
    front = front_of(text)
    assert front
    lines = front.facts.split("\n")
    if "approved:" in lines:
        at = lines.index("approved:")
        del lines[at : at + len(("approved", "by", "on", "of", "text", "figures", "seal", "shown", "result", "a.b"))]
    comments = (line.partition("#")[2] for line in lines if line.startswith("status:"))
    return [*(line for line in lines if not line.startswith("status:")), *filter(None, comments)]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_comment_beside_the_status_stays_though_it_has_no_room(ends: str) -> None:
    text = f"---{ends}indicator: v{ends}status: draft # mine{ends}---{ends}"
    assert f"status: approved # mine{ends}approved:{ends}" in approved(text)
