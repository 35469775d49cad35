"""The closed list of placeholders: a name is of the result it says, and one that is not there is met with what may be
meant, never with another's figure unsaid.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.compose.placeholders import Book, Names, placeholders
from committee_pack.findings import Finding, Severity
from committee_pack.model.document import Paragraph, Shown, Table, Value
from committee_pack.model.facts import slug
from committee_pack.wording import plain_text, value_text
from tests.support.workspaces import (
    AREAS,
    COHORTS,
    COMMENTARY,
    INDICATORS,
    NOTE,
    OBSERVATIONS,
    REPORT,
    Small,
    small_workspace,
)

TEXT = "narratives/monthly/2016-08/overview.md"
HEAD = {
    COMMENTARY: "indicator: visits\nstatus: approved",
    NOTE: "indicator: visits",
    TEXT: "section: overview\nstatus: approved",
}


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.add(OBSERVATIONS, f"{COHORTS}visits,2016-07,SS,North,,,,79.0,,,\n")
    small.replace(REPORT, "pages: red", "free_sections: {overview: {title: Overview}}\npages: red")
    small.replace(REPORT, "pages: red", "cohorts: {younger: {of: girls, from: all}}\npages: red")
    small.replace(REPORT, "templates: [", "templates: [free_sections.html.j2, ")
    return small


def write(small: Small, file: str, words: str) -> None:
    small.write(file, f"---\n{HEAD[file]}\n---\n{words}\n")


def said(small: Small, name: str, file: str = TEXT) -> Finding:
    write(small, file, f"It is {{{{ {name} }}}}.")
    (found,) = (each for each in small.check() if each.code == "placeholder-unknown")
    assert found.place.file == file
    return found


def names(small: Small, own: str = "") -> Names:
    results = small.results()
    book = Book.of(results, ())
    return Names(book, book.county[own] if own else None)


# -- what a name stands for


OWN = [
    ("shortfall", "18"),
    ("remainder", "28"),
    ("threshold", "80.0%"),
    ("against_target", "below the target"),
    ("moved.month_ago", "up 1.9 percentage points"),
    ("area.north.result", "80.0%"),
    ("area.north.numerator", "40"),
    ("area.north.shortfall", "5"),
    ("area.north.month_ago.result", "79.0%"),
    ("area.north.moved.month_ago", "up 1.0 percentage points"),
    ("cohort.girls.result", "75.0%"),
    ("cohort.girls.change.younger", "+3.0 percentage points"),
    ("cohort.girls.younger.result", "72.0%"),
    ("area.north.cohort.girls.denominator", "20"),
]
OTHERS = [
    ("overdue.result", "35"),
    ("overdue.month_ago.result", "31"),
    ("overdue.change.month_ago", "+4"),
    ("overdue.moved.month_ago", "up 4"),
    ("overdue.cohort.girls.result", "12"),
    ("visits.area.north.result", "80.0%"),
]


@pytest.mark.parametrize("file", [COMMENTARY, NOTE])
@pytest.mark.parametrize(("name", "shown"), [*OWN, *OTHERS])
def test_a_narrative_names_areas_cohorts_and_other_indicators(small: Small, file: str, name: str, shown: str) -> None:
    write(small, file, f"It is {{{{ {name} }}}}.")
    paragraphs = [
        each for section in small.document().sections for each in section.blocks if isinstance(each, Paragraph)
    ]
    printed = [plain_text(each.children) for each in paragraphs if each.typed and each.typed.file == file]
    assert printed in ([f"It is {shown}."], []) if file == NOTE else printed == [f"It is {shown}."]
    assert value_text(names(small, "visits")[name]) == shown


@pytest.mark.parametrize(("name", "shown"), [*((f"visits.{name}", shown) for name, shown in OWN), *OTHERS])
def test_a_section_names_the_same_after_the_indicators_id(small: Small, name: str, shown: str) -> None:
    write(small, TEXT, f"It is {{{{ {name} }}}}.")
    (printed,) = (
        plain_text(each.children)
        for section in small.document().sections
        for each in section.blocks
        if isinstance(each, Paragraph) and each.typed and each.typed.file == TEXT
    )
    assert printed == f"It is {shown}."


def test_a_value_keeps_the_result_that_it_is_of(small: Small) -> None:
    found = names(small, "visits")
    value = found["area.north.cohort.girls.result"]
    assert (value.of.area, value.of.cohort, value.shown) == ("North", "girls", Shown.RESULT)
    assert found["overdue.result"].of.indicator.id == "overdue"
    assert found["result"] == Value(found.book.county["visits"], Shown.RESULT)


@pytest.mark.parametrize("own", ["visits", ""])
def test_the_list_is_closed_each_of_its_names_stands_for_a_value_and_for_one_alone(small: Small, own: str) -> None:
    found = names(small, own)
    listed = list(found)
    assert len(listed) == len(set(listed)) == len(found)
    assert all(isinstance(found[name], Value) for name in listed)
    assert set(placeholders(found.book.county["visits"])) <= set(listed) if own else "result" not in listed
    expected = [
        *(name for name, _ in OWN if own),
        *(f"visits.{name}" for name, _ in OWN),
        *(name for name, _ in OTHERS),
    ]
    assert set(expected) <= set(listed)


@pytest.mark.parametrize(
    "name",
    [
        "area..result",
        "area.result",
        "cohort.girls",
        "area.North.result",
        "visits",
        "visits.visits.result",
        "change.younger",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_none(small: Small, name: str) -> None:
    assert name not in names(small, "visits")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("South Kent", "south-kent"),
        ("East Kent CIC (Canterbury and Swale)", "east-kent-cic-canterbury-and-swale"),
        ("St. Mary's", "st-marys"),
        ("Care Leaver Service (18+)", "care-leaver-service-18"),
        ("Ynys Môn", "ynys-môn"),
        ("under_fives", "under-fives"),
        ("(-)", ""),
    ],
)
def test_an_area_is_called_by_its_name_in_small_letters_and_hyphens(name: str, called: str) -> None:
    assert slug(name) == called


# -- what was meant


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("visit.result", "Did you mean 'visits.result'?"),
        ("visits.reslt", "Did you mean 'visits.result'?"),
        ("visits", "Did you mean 'visits.result'?"),
        ("result.visits", "Did you mean 'visits.result'?"),
        ("visit.area.noth.reslt", "Did you mean 'visits.area.north.result'?"),
        ("overruns.result", "There is no indicator 'overruns' in this report: write its id first, as 'visits.result'."),
        ("result", "It is not said of which indicator: write its id first, as 'visits.result'."),
        ("area.north.result", "It is not said of which indicator: write its id first, as 'visits.result'."),
    ],
)
def test_what_is_meant_is_of_the_indicator_that_is_named(small: Small, typed: str, hint: str) -> None:
    assert said(small, typed).hint == hint


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("reslt", "Did you mean 'result'?"),
        ("month_ag.result", "Did you mean 'month_ago.result'?"),
        ("month_ago.change", "Did you mean 'change.month_ago'?"),
        ("month_ago", "Did you mean 'month_ago.result'?"),
        ("overdu.result", "Did you mean 'overdue.result'? 'overdue' is another indicator."),
        ("overdu.reslt", "Did you mean 'overdue.result'? 'overdue' is another indicator."),
        ("overdue", "Did you mean 'overdue.result'?"),
        ("overdue.month_ag.result", "Did you mean 'overdue.month_ago.result'?"),
        ("overruns.result", "There is no comparison and no indicator 'overruns' in this report."),
        ("area.noth.result", "Did you mean 'area.north.result'?"),
        ("area.noth.reslt", "Did you mean 'area.north.result'?"),
        ("area.North.result", "Did you mean 'area.north.result'?"),
        ("area.north", "Did you mean 'area.north.result'?"),
        ("aera.north.result", "Did you mean 'area.north.result'?"),
        ("north.result", "Did you mean 'area.north.result'?"),
        ("girls", "Did you mean 'cohort.girls.result'?"),
        ("visits.north.result", "Did you mean 'visits.area.north.result'?"),
        ("cohort.girls.area.north.result", "Did you mean 'area.north.cohort.girls.result'?"),
        ("area.west.result", "There is no area 'west'. 'visits' has: area.north."),
        ("area.north-team.result", "'visits' has no figures for North team. 'visits' has: area.north."),
        ("north team.result", "'visits' has no figures for North team. 'visits' has: area.north."),
        ("area.result", "There is no area 'result'. 'visits' has: area.north."),
        ("area", "It is not said which area. 'visits' has: area.north."),
        ("cohort.boys.result", "There is no cohort 'boys'. 'visits' has: cohort.girls."),
        ("overdue.area.north.result", "'overdue' has figures for no area."),
        ("overdue.area.north.cohort.girls.result", "'overdue' has figures for no area."),
        ("moved.younger", "A direction, a change and what moved are since an earlier period."),
        (
            "area.north.xyz",
            "Expected one of after 'area.north': result, numerator, denominator, target, period, window, rating, "
            "against_target, shortfall, remainder, threshold; or, of a comparison, NAME.result and the like.",
        ),
    ],
)
def test_what_is_meant_in_commentary_is_its_own_or_is_said_to_be_anothers(small: Small, typed: str, hint: str) -> None:
    assert said(small, typed, COMMENTARY).hint == hint


@pytest.mark.parametrize("file", [TEXT, COMMENTARY])
def test_an_indicator_that_has_ended_is_said_to_have(small: Small, file: str) -> None:
    small.replace(INDICATORS, "number: 2", "number: 2\n        changes: [{retired: 2016-05, note: Nobody used it.}]")
    assert said(small, "overdue.result", file).hint == (
        "'overdue' has no figures here. Retired from May 2016: Nobody used it."
    )


def test_an_area_and_a_cohort_that_have_no_row_together_are_not_named_together(small: Small) -> None:
    small.add(OBSERVATIONS, "visits,2016-08,,North team,boys,9,10,,,,\n")
    assert said(small, "area.north-team.cohort.girls.result", COMMENTARY).hint == (
        "'visits' has no figures for girls. 'visits' has: cohort.boys."
    )


def test_two_areas_that_are_called_the_same_are_named_by_neither(small: Small) -> None:
    small.add(AREAS, "NORTH,,no\n")
    small.add(OBSERVATIONS, "visits,2016-08,SS,NORTH,,1,50,,,,\n")
    (similar,) = (each for each in small.check() if each.code == "area-similar")
    assert (similar.severity, similar.place.line) == (Severity.WARNING, small.line(AREAS, "NORTH"))
    assert similar.message == "The area 'NORTH' is written like 'North': a text that says 'area.north' names neither."
    assert said(small, "area.north.result", COMMENTARY).hint == (
        "'North' and 'NORTH' are both called 'north' here, so it names neither: give one another name in the data."
    )
    listed = list(names(small, "visits"))
    assert not [name for name in listed if "area.north" in name]


def test_many_areas_are_not_all_listed(small: Small) -> None:
    for n in range(20):
        small.add(AREAS, f"Place {n},,no\n")
        small.add(OBSERVATIONS, f"visits,2016-08,SS,Place {n},,1,2,,,,\n")
    hint = said(small, "area.west.result", COMMENTARY).hint
    assert hint.endswith(
        "area.place-0, area.place-1, area.place-2, area.place-3, area.place-4, area.place-5, area.place-6 and 13 more."
    )


def test_a_name_with_a_hyphen_between_single_braces_is_told_too(small: Small) -> None:
    small.replace(INDICATORS, "id: overdue", "id: over-due")
    for file in (OBSERVATIONS, "data/targets.csv"):
        small.write(file, small.text(file).replace("overdue,", "over-due,"))
    write(small, COMMENTARY, "It is { over-due.result }.")
    (found,) = (each for each in small.check() if each.code == "placeholder-syntax")
    assert found.hint == "Write {{ over-due.result }}."


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("overdue.shortfall", "the result is no share of a denominator", "Say so in words."),
        ("month_ago.remainder", "only the printed result is known", "Say so in words."),
        ("month_ago.numerator", "the data holds none", "Say so in words, or add the row."),
    ],
)
def test_a_name_that_shows_nothing_says_why(small: Small, name: str, message: str, hint: str) -> None:
    write(small, COMMENTARY, f"It is {{{{ {name} }}}}.")
    (found,) = (each for each in small.check() if each.code == "placeholder-empty")
    assert found.message == f"'{{{{ {name} }}}}' has nothing to show: {message}."
    assert found.hint == hint


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "month_ago: {",
            "visits: {",
            "comparisons: 'visits' is the id of an indicator, and narratives write 'visits.result'.",
        ),
        (
            "younger: {",
            "visits: {",
            "cohorts: 'visits' is the id of an indicator, and narratives write 'visits.result'.",
        ),
        (
            "month_ago: {",
            "area: {",
            "'area' is the name of what a narrative may name, 'area.NAME', so no comparison can be called so.",
        ),
        ("month_ago: {", "moved: {", "'moved' is the name of a fact, 'moved.NAME', so no comparison can be called so."),
        (
            "younger: {",
            "moved: {",
            "'moved' is the name of a fact, 'moved.NAME', so no comparison can be called so.",
        ),
    ],
)
def test_a_comparison_is_called_like_nothing_else_that_a_name_may_begin_with(
    small: Small, old: str, new: str, message: str
) -> None:
    write(small, COMMENTARY, "It is {{ result }}.")
    small.replace(REPORT, old, new)
    (found,) = (each for each in small.check() if each.code == "value-wrong")
    assert (found.message, found.place.line) == (message, small.line(REPORT, new))


def test_templates_and_summaries_show_the_same_words(small: Small) -> None:
    small.replace(REPORT, "pages: red", "summary: [title, moved.month_ago, against_target, shortfall]\npages: none")
    small.replace(REPORT, "templates: [free_sections.html.j2, ", "templates: [")
    small.page(
        '<p><value of="visits" show="moved" since="month_ago"/>, <fact of="visits" name="shortfall"/>, '
        '<value of="visits" area="North" show="remainder"/>, <value of="visits" show="threshold"/></p>\n'
        "{{ summary_table() }}"
    )
    words, table = small.blocks()[:2]
    assert isinstance(words, Paragraph)
    assert plain_text(words.children) == "up 1.9 percentage points, 18, 10, 80.0%"
    assert isinstance(table, Table)
    heads, *rows = ([plain_text(cell.children) for cell in row.cells] for row in (*table.head, *table.body))
    assert heads == ["Indicator", "Movement", "Against target", "Shortfall"]
    assert ["Visits held in time", "up 1.9 percentage points", "below the target", "18"] in rows
