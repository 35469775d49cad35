"""Characters that the theme's font lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack import fonts
from committee_pack.check.characters import PLAIN
from committee_pack.findings import Finding, Place
from tests.support.workspaces import (
    AREAS,
    COMMENTARY,
    COUNCIL,
    INDICATORS,
    OBSERVATIONS,
    OTHERS,
    PAGE,
    REPORT,
    Small,
    small_workspace,
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def lacking(small: Small) -> list[Finding]:
    return [finding for finding in small.check() if finding.code == "character-missing"]


@pytest.mark.parametrize("words", ["£5 – “quoted” ‘so’ … • é ñ ü", "50% ≥ 40% ½ ×", "non\u00a0breaking", "a▲b"])
def test_what_people_type_in_english_papers_is_there(small: Small, words: str) -> None:
    small.add(COMMENTARY, f"\n{words}\n")
    assert lacking(small) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (COMMENTARY, "The month", "The ☃ month"),
        (INDICATORS, "A. Person", "A. ☃"),
        (INDICATORS, "title: Visiting", "title: Visiting ☃"),
        (REPORT, "title: Monthly", "title: ☃ Monthly"),
        (COUNCIL, "name: Loamshire", "name: ☃"),
        (OBSERVATIONS, "visits,2016-07,SS,,,,,70.1", "visits,2016-07,SS,,,,,[☃]"),
    ],
)
def test_a_character_that_the_font_lacks_is_named_where_it_was_written(
    small: Small, file: str, old: str, new: str
) -> None:
    small.replace(file, old, new)
    (finding,) = lacking(small)
    assert (finding.place.file, finding.place.line) == (file, small.line(file, "☃"))
    assert "cannot show '☃' (U+2603, snowman)" in finding.message


def test_each_character_is_told_once(small: Small) -> None:
    small.add(COMMENTARY, "\n☃☃ 漢 ☃\n")
    assert ["U+2603" in each.message for each in lacking(small)] == [True, False]


def test_a_character_in_what_is_not_shown_is_no_fault(small: Small) -> None:
    small.replace(OBSERVATIONS, "35,,,,,", "35,,,,,a note ☃")
    assert lacking(small) == []


TABLE = (
    "<table summary='{summary}'><colgroup><col/></colgroup><thead><tr><th scope='col'>a</th></tr></thead>"
    "<tbody>\n<tr id='{id}'><td>b</td></tr></tbody></table>"
)


@pytest.mark.parametrize("code", ["ud800", "udfff", "x0b", "ufffe"])
@pytest.mark.parametrize(
    "markup",
    [
        "<section><h1>a</h1>{table}</section>",
        "<section><h1>a</h1><aside><ul><li>{table}</li></ul></aside></section>",
        "<section under='{written}'><h1>a</h1></section>",
        "<section id='{written}'><h1>a</h1></section>",
        "<section bookmark='{written}'><h1>a</h1></section>",
        "<section><h1>a</h1><p>a{written}b</p></section>",
    ],
)
@pytest.mark.parametrize("attribute", ["summary", "id"])
def test_what_no_file_can_hold_is_named_wherever_it_stands(
    small: Small, code: str, markup: str, attribute: str
) -> None:
    written = f'{{{{ "\\{code}" }}}}'
    table = TABLE.format(**{"summary": "b", "id": "c", attribute: written})
    small.page(f"\n{markup.format(written=written, table=table)}", in_section=False)
    (finding,) = lacking(small)
    assert finding.message.startswith(f"No Word file or PDF can hold U+{code[1:].upper():0>4}")
    assert finding.place == Place(PAGE, small.line(PAGE, code))
    assert small.run("build", "monthly").code == 1


def test_what_no_file_can_hold_is_named_in_a_chart_that_is_not_seen_as_words(small: Small) -> None:
    small.replace(INDICATORS, "title: Visits held", 'title: "Visits\\x0b held"')
    small.replace(INDICATORS, '"Visits\\x0b held" in time', '"Visits\\x0b held in time"')
    small.page('<chart kind="trend" of="visits"/>')
    (finding,) = lacking(small)
    assert finding.place == Place(INDICATORS, small.line(INDICATORS, "x0b"))


@pytest.mark.parametrize("markup", ['<chart kind="multiples" of="visits"/>', '<chart kind="areas" of="visits"/>'])
def test_what_the_font_lacks_is_named_in_the_name_of_an_area_that_a_chart_shows(small: Small, markup: str) -> None:
    for file in (AREAS, OBSERVATIONS):
        small.write(file, small.text(file).replace("North", "Nor\u4e2d"))
    small.page(markup)
    (finding,) = lacking(small)
    assert "U+4E2D" in finding.message


def test_what_the_font_lacks_is_named_in_the_label_of_a_comparator_beside_a_trend(small: Small) -> None:
    small.replace(INDICATORS, "targets: targets.csv", "targets: targets.csv\ncomparators: [others.csv]")
    small.write(OTHERS, "indicator,comparator,period,value\nvisits,England,2016-08,66\n")
    small.replace(REPORT, "comparisons:", "comparisons:\n  england: {label: Eng\u4e2d, comparator: England}")
    small.page('<chart kind="trend" of="visits" with="england"/>')
    (finding,) = lacking(small)
    assert finding.place == Place(REPORT, small.line(REPORT, "\u4e2d"))


def test_a_control_character_is_named_by_its_code(small: Small) -> None:
    small.add(COMMENTARY, "\na\x0bb\n")
    (finding,) = lacking(small)
    assert "U+000B" in finding.message


def test_the_font_of_the_tool_has_what_is_taken_for_granted() -> None:
    assert PLAIN - {ord("\n")} <= fonts.characters(fonts.SOURCE_SANS)
