"""The quick reader of markup and the patient one see the same, and the quick one leaves what is doubtful."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.compose.elements import DEEPEST, Element
from committee_pack.compose.parse_markup import read_doubtful_elements, read_elements
from committee_pack.compose.sound_markup import read_sound_elements
from committee_pack.findings import Place

FILES = ("page.html.j2", "macros.html.j2")
FIRST = Place("page.html.j2", 1)
PIECES = (
    "<p>", "</p>", "<P>", "<p/>", "<td a='1' b=\"2\">", "<td A='1'>", "<td a=1>", "<td a>", "<td a='1' a='2'>",
    "</td>", "<br>", "<br/>", "</br>", "<value of='a'/>", "<value of='a'>", "</value>", "a", " ", "\n", "&amp;", "&lt;",
    "&nbsp;", "&#160;", "&", "<", ">", "]]>", "é", "<!-- no -->", "<!-- -- -->", "<!doctype html>", "<![CDATA[x]]>",
    "<?at 1:3?>", "<?at 0:2?>", "<?at 9:2?>", "<?php x?>", "<td a='\n'>", "</all>", "<all>", "\x01", "<a:b>", "</a:b>",
    "<?php 0:2?>", "<?AT 0:2?>", "<?at  0:2?>", "<?at\n0:2 ?>", "<?at 0:2", "<!--", "-->", "<p", "</p", "</", "/>", "'",
    "<section>", "</section>", "<ul>", "</ul>", "&#1;", "&#xD800;", "\ud800", "\ufffe", "\xa0", "\r", "\x0b", "\x85",
    "<script>", "</script>", "<!", "<![", "</3>", "=", "?>", "&amp", "<td a='&lt;&#10;'>", "<xmlns:a b='c'>", '"',
    "<td xmlns='a'>",
)  # fmt: skip


def shape(element: Element) -> tuple[object, ...]:
    """Return an element as something to compare: neighbouring texts are one text, however they were cut."""
    children: list[object] = []
    for child in element.children:
        if isinstance(child, str) and children and isinstance(children[-1], str):
            children[-1] += child
        else:
            children.append(child if isinstance(child, str) else shape(child))
    return (element.tag, element.attributes, element.place, children)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_the_quick_reader_reads_the_patient_one_reads_alike_and_without_findings(markup: str) -> None:
    quick = read_sound_elements(markup, FILES, FIRST)
    patient = read_doubtful_elements(markup, FILES, FIRST)
    if quick:
        assert patient.findings == ()
        assert shape(quick) == shape(patient.value)


LEAVES = st.sampled_from(["a &amp; b", "<br/>", "<?at 1:4?><value of='x'/>"])


def in_paragraph(parts: list[str]) -> str:
    return f"<?at 0:7?><p id='é'>{''.join(parts)}</p>"


@given(st.recursive(LEAVES, lambda inner: st.lists(inner).map(in_paragraph), max_leaves=20).map("<p>{}</p>".format))
def test_sound_markup_is_read_by_the_quick_reader(markup: str) -> None:
    quick = read_sound_elements(markup, FILES, FIRST)
    assert quick
    assert shape(quick) == shape(read_doubtful_elements(markup, FILES, FIRST).value)


@pytest.mark.parametrize("deep", [DEEPEST, DEEPEST + 1])
def test_elements_stand_no_deeper_for_the_quick_reader_than_for_the_patient_one(deep: int) -> None:
    markup = "<p>" * deep + "</p>" * deep
    assert bool(read_sound_elements(markup, FILES, FIRST)) is (deep == DEEPEST)
    assert bool(read_elements(markup, FILES, FIRST).findings) is (deep != DEEPEST)
