"""What lies in a report's folder and changes no page is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Place
from tests.support.workspaces import PAGE, REPORT, Small, small_workspace

FOLDER = "report_templates/monthly/"
OWN = f"{FOLDER}own.html.j2"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def test_a_part_whose_name_is_misspelt_is_met_with_the_right_one(small: Small) -> None:
    small.write(f"{FOLDER}trend_tabel.html.j2", "{% macro trend_tabel(indicator) %}<p>Own</p>{% endmacro %}")
    (found,) = small.check()
    assert (found.code, found.place.file) == ("template-unused", f"{FOLDER}trend_tabel.html.j2")
    assert found.hint == "Did you mean 'trend_table.html.j2'?"


def test_a_template_that_nothing_lists_is_told(small: Small) -> None:
    small.write(OWN, "<section><h1>Own</h1></section>")
    (found,) = small.check()
    assert (found.code, found.severity.value, found.place) == ("template-unused", "warning", Place(OWN))
    assert found.hint == "List it under 'templates', call it in one, or take it away."


@pytest.mark.parametrize(
    ("file", "text", "page"),
    [
        ("own.html.j2", "<p>Own</p>", "{% include 'own.html.j2' %}"),
        ("own.html.j2", "<p>Own</p>", "{% set name = 'own' %}{% include name ~ '.html.j2' %}"),
        ("own.html.j2", "{% macro own() %}<p>Own</p>{% endmacro %}", "{{ own() }}"),
        ("own.html.j2", "{% macro some() %}<p>Own</p>{% endmacro %}", "{% import 'own.html.j2' as o %}{{ o.some() }}"),
    ],
)
def test_what_a_template_names_is_used(small: Small, file: str, text: str, page: str) -> None:
    small.write(f"{FOLDER}{file}", text)
    small.page(page)
    assert small.check() == ()


def test_a_part_that_a_page_of_the_library_calls_is_used(small: Small) -> None:
    small.write(f"{FOLDER}legend.html.j2", "{% macro legend() %}<p>Own</p>{% endmacro %}")
    assert small.check() == ()


@pytest.mark.parametrize("page", ["<p>own</p>", "{# own() #}<p>One</p>"])
def test_what_is_named_in_words_or_a_comment_is_not_used(small: Small, page: str) -> None:
    small.write(OWN, "{% macro own() %}<p>Own</p>{% endmacro %}")
    small.page(page)
    assert [each.code for each in small.check()] == ["template-unused"]


def test_a_part_that_is_listed_is_called_a_part(small: Small) -> None:
    small.replace(REPORT, "templates: [", "templates: [legend.html.j2, ")
    (found,) = small.check()
    assert (found.code, found.place.line) == ("template-empty", small.line(REPORT, "templates:"))
    assert found.message == "'legend.html.j2' is a part, which prints nothing by itself."
    assert "{{ legend(...) }}" in found.hint


def test_a_block_that_what_is_extended_has_not_is_met_with_the_nearest(small: Small) -> None:
    small.write(OWN, "<section>\n<h1>{% block title %}One{% endblock %}</h1></section>")
    small.write(PAGE, '{% extends "own.html.j2" %}\n{% block titel %}Two{% endblock %}')
    small.replace(REPORT, "templates: [", "templates: [page.html.j2, ")
    (found,) = small.check()
    assert (found.code, found.place, found.hint) == ("block-unknown", Place(PAGE, 2), "Did you mean 'title'?")


def test_a_block_within_one_that_is_printed_is_printed(small: Small) -> None:
    small.write(OWN, "<section>\n<h1>{% block title %}One{% endblock %}</h1></section>")
    text = "{% block title %}{% block more %}Two{% endblock %}{% endblock %}"
    small.write(PAGE, f'{{% extends "own.html.j2" %}}\n{text}')
    small.replace(REPORT, "templates: [", "templates: [page.html.j2, ")
    assert small.check() == ()


def test_parts_that_call_each_other_without_end_are_told_in_words(small: Small) -> None:
    small.write(f"{FOLDER}one.html.j2", "{% macro one() %}{{ two() }}{% endmacro %}")
    small.write(f"{FOLDER}two.html.j2", "{% macro two() %}{{ one() }}{% endmacro %}")
    small.page("{{ one() }}")
    (found,) = small.check()
    assert found.code == "template-failed"
    assert found.message == "The template stops here: parts or templates use themselves or one another without end."


@pytest.mark.parametrize(("typed", "meant"), [("report.section", "sections"), ("report.titel", "title")])
def test_a_hint_never_repeats_what_was_typed(small: Small, typed: str, meant: str) -> None:
    small.page(f"<p>{{{{ {typed} }}}}</p>")
    (found,) = small.check()
    assert (found.code, found.hint) == ("template-name", f"Did you mean '{meant}'?")


def test_a_table_takes_the_names_of_its_columns(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: none")
    small.page('{{ summary_table(columns=["number", "title", "result"]) }}')
    assert small.check() == ()
