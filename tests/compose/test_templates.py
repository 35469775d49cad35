"""Templates in Jinja2, strict and sandboxed: where they fail, the line that was written is named."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from committee_pack.findings import Place
from committee_pack.model.document import Paragraph, Text
from tests.support.workspaces import PAGE, REPORT, Small, small_workspace

FOLDER = "report_templates/monthly"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def words(small: Small) -> list[str]:
    """Return the words of the page's paragraphs."""
    return [
        "".join(each.text for each in block.children if isinstance(each, Text))
        for block in small.blocks()
        if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("markup", "line", "code", "said"),
    [
        ("{{ reprt.title }}", 2, "template-name", "There is no 'reprt' here. Did you mean 'report'?"),
        ("<p>{{ report.title }}\n{{ report.titel }}</p>", 3, "template-name", "Did you mean 'title'?"),
        ("{% for x in report.pages %}\n{{ x.nmber }}\n{% endfor %}", 3, "template-name", "Did you mean 'number'?"),
        ("{{ ownr_block(report.pages[0]) }}", 2, "template-name", "Did you mean 'owner_block'?"),
        (
            "{% macro f(x) %}\n{{ x.ttle }}\n{% endmacro %}\n{{ f(report) }}",
            3,
            "template-name",
            "Did you mean 'title'?",
        ),
        ("\n{% fr x in y %}", 3, "template-syntax", "Encountered unknown tag 'fr'."),
        ("{{ report.title }", 2, "template-syntax", "unexpected '}'"),
        ("{{ report.title|uper }}", 2, "template-syntax", "No filter named 'uper'."),
        ("{% for x in report.pages %}", 3, "template-syntax", "looking for the following tags: 'endfor'"),
        ("\n{% include 'legnd.html.j2' %}", 3, "template-missing", "Did you mean 'legend.html.j2'?"),
        ("{% from 'legend.html.j2' import x %}{{ x() }}", 2, "template-failed", "does not export the requested name"),
        ("{% for a in [1] %}\n" * 25 + "{% endfor %}" * 25, 18, "template-syntax", "more than 16 deep"),
        ("{% if true %}\n" * 120 + "{% endif %}" * 120, 18, "template-syntax", "more than 16 deep"),
        ("{{ 1 / 0 }}", 2, "template-failed", "division by zero"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", 2, "template-failed", "use themselves or one another"),
        ("{{ 'a' + 1 }}", 2, "template-failed", "stops here"),
        ("{{ owner_block(1e400) }}", 2, "template-failed", "stops here"),
        ("{{ report.pages[5].title }}", 2, "template-failed", "stops here"),
    ],
)
def test_what_a_template_gets_wrong_is_named_at_its_line(
    small: Small, markup: str, line: int, code: str, said: str
) -> None:
    small.page(markup)
    (finding,) = small.check()
    assert (finding.code, finding.place) == (code, Place(PAGE, line))
    assert said in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize(
    "markup",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ report.__init__.__globals__ }}",
        "{{ report.__class__.__module__ }}",
        "{{ report|attr('__class__') }}",
        "{{ report|map(attribute='__class__')|list }}",
        "{{ '{0.__class__}'.format('') }}",
        "{{ '{0.__class__}'.format_map({'0': ''}) }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__.os.popen('id') }}",
        "{{ lipsum.__globals__ }}",
        "{{ report.sections.__add__((1,)) }}",
        "{{ [].append(1) }}",
        "{{ {}.update(a=1) }}",
        "{{ owner_block.__globals__ }}",
        "{% import 'os' as os %}",
        "{% include '/etc/passwd' %}",
        "{% include '../../../council.yaml' %}",
        "{{ range(1000000000)|list }}",
        "{{ 'a' * 1000000000000000000 }}",
    ],
)
def test_a_template_cannot_leave_the_sandbox(small: Small, markup: str) -> None:
    small.page(f"<p>{markup}</p>")
    (finding,) = small.check()
    assert finding.code in ("template-failed", "template-missing", "template-name")
    assert finding.place == Place(PAGE, 2)


@pytest.mark.parametrize(
    "markup",
    [
        "{% for x in range(10**9) %}{% endfor %}",
        "{% for x in range(90000) %}{% for y in range(90000) %}{% endfor %}{% endfor %}",
        "{% for x in range(90000) if x %}{% set y = range(90000)|list|length %}{% endfor %}",
        "{{ 'x' * 10**9 }}",
        "{{ [1] * 10**9 }}",
        "{{ 10**(10**10) }}",
        "{{ 'x'|center(10**9) }}",
        "{{ 'x'.ljust(10**9) }}",
        "{{ 'x'|indent(10**9, true) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%*d' % (10**9, 1) }}",
        "{{ '%1000000000d'|format(1) }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ '{:>{}}'.format(1, 10**9) }}",
        "{{ 2.5|round(10**9, 'floor') }}",
        "{{ [1]|batch(10**9, 'x')|list }}",
        "{{ ('x' * 90000)|replace('x', 'y' * 90000) }}",
        "{{ ('y' * 90000).join(range(90000)|map('string')) }}",
        "{{ (range(90000)|map('string')|list)|join('y' * 90000) }}",
        "{% set n = namespace(x='x') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x='x') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x=9) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "{% for x in [[1]] recursive %}{{ loop(x) }}{{ loop([[x]]) }}{% endfor %}",
        "{% set b %}" + "{% for i in range(90) %}" * 6 + "<p>a</p>" + "{% endfor %}" * 6 + "{% endset %}",
    ],
)
def test_a_template_without_end_ends_within_seconds_at_its_line(small: Small, markup: str) -> None:
    small.page(markup)
    begun = time.monotonic()
    (finding,) = small.check()
    assert time.monotonic() - begun < 10
    assert (finding.code, finding.place) == ("template-failed", Place(PAGE, 2))
    assert finding.hint


LONG = "{% set s = 'x' * 500000 %}{% set t = (1,) * 100000 %}{% set n = namespace(l=['x']) %}"


@pytest.mark.parametrize(
    "turn",
    [
        "{% if 'q' in s %}{% endif %}",
        "{% if s[1:] == s[2:] %}{% endif %}",
        "{% if s is in s %}{% endif %}",
        "{% set x = [1]|select('eq', s)|list %}",
        "{% set n.l = [n.l, s[1:], s[2:]] %}",
        "{% set n.l = [n.l, n.l] %}",
        "{% set n.l = namespace(a=n.l, b=n.l) %}",
        "{% set n.l = (n.l + n.l)|batch(1000000)|list %}",
        "{% set x = {}[t] %}",
        "{% set x = cycler(*t) %}",
        "{% set x = t.index(2) if 2 in t else 0 %}",
        "{% for x in [1, 2] %}{% if loop.changed(t) %}{% endif %}{% endfor %}",
        "{% for x in range(90000) if false %}{% endfor %}",
        "{% set x %}{{ s }}{% endset %}",
        "{% filter upper %}{{ s }}{% endfilter %}",
        "{% macro f() %}{{ s }}{% endmacro %}{% if f() %}{% endif %}",
        "{% import 'legend.html.j2' as m %}",
        "{% set x %}{% include 'legend.html.j2' %}{% endset %}",
        "{{ s|wordwrap(1) }}",
        "{{ s|urlize }}",
        "{{ (s|safe).striptags() }}",
        "{{ ([[1] * 100] * 9000)|sum(start=[]) }}",
        "{{ [1]|tojson(indent=10**9) }}",
        "{{ '{:{w}}'.format(1, w='999999999') }}",
        "{{ range(90000)|map('string')|join('y' * 90000) }}",
        "{{ (('f' * 3000000)|int(0, 16)) // (('f' * 1500000)|int(0, 16)) }}",
        "{% set d = dict(range(20000)|batch(2)) %}{% for x in t %}{% set y = d.keys() - d.keys() %}{% endfor %}",
    ],
)
def test_what_is_done_in_a_loop_counts_as_much_as_it_is_large(small: Small, turn: str) -> None:
    small.page(f"{LONG}\n{{% for i in range(90000) %}}{turn}{{% endfor %}}")
    begun = time.monotonic()
    (finding,) = small.check()
    assert time.monotonic() - begun < 20
    assert "goes on without end" in finding.message
    assert finding.place == Place(PAGE, 3)


def test_templates_that_include_themselves_twice_end_within_seconds(small: Small) -> None:
    twice = "{% include 'page.html.j2' %}" * 2
    small.page("{% set n = n|default(0) + 1 %}{% if n < 60 %}" + twice + "{% endif %}")
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("template-failed", Place(PAGE, 2))


def test_large_numbers_are_not_large_texts(small: Small) -> None:
    small.page(
        "<p>{{ '{:,}'.format(9000000) }} {{ '%d' % 9000000 }} {{ 9000000|string }} {{ 9000000 ~ '' }} "
        "{{ 1.5 * 6000000 }} {{ '{:>{}}'.format(1, 3) }}{% if 9000000 in [9000000] %}{% endif %}</p>"
    )
    assert words(small) == ["9,000,000 9000000 9000000 9000000 9000000.0 1"]


def test_a_template_may_compare_slice_and_gather_as_much_as_a_paper_needs(small: Small) -> None:
    small.page(
        "{% set n = namespace(l=[]) %}{% for i in range(700) if i not in (2, 3) %}"
        "{% set n.l = n.l + ['an indicator with a title of some length'] %}{% endfor %}"
        "<p>{{ n.l|length }} {{ 'abcd'[1:3] }} {{ (1, 2) == [1, 2] }} {{ {'a': n.l}.a[0][:2] }}</p>"
    )
    assert words(small) == ["698 bc False an"]


def test_a_template_that_writes_without_end_ends_within_seconds(small: Small) -> None:
    small.page("{% for x in range(90000) %}{% for y in range(90000) %}<p>" + "a" * 99 + "</p>{% endfor %}{% endfor %}")
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("template-failed", PAGE)


@pytest.mark.parametrize("markup", ["{{ lipsum() }}", "{{ [1, 2]|random }}"])
def test_a_template_cannot_ask_for_what_differs_from_day_to_day(small: Small, markup: str) -> None:
    small.page(markup)
    assert {finding.place for finding in small.check()} == {Place(PAGE, 2)}


def test_a_template_may_join_count_and_pad_as_much_as_a_paper_needs(small: Small) -> None:
    small.page(
        "<p>{{ 'a' ~ 1 ~ report.title|replace('Monthly', 'A') }}</p>"
        "<p>{{ '%.1f' % 2.25 }}{{ '{:>5}'.format(7) }}{{ 3 * 4 + 2**5 }}</p>"
        "<p>{% for i in range(20000) %}{% endfor %}{{ ['b', 'c']|join('-') }}</p>"
    )
    assert words(small) == ["a1A scorecard", "2.2 744", "b-c"]


def test_what_is_printed_of_the_data_is_text_and_no_markup(small: Small) -> None:
    small.replace("data/indicators.yaml", "title: Visits held in time", 'title: "<b>& {{ x }} <?1:2?>"')
    small.page("<p>{{ report.indicators[0].title }}</p>")
    assert words(small) == ["<b>& {{ x }} <?1:2?>"]


def test_what_counts_or_shows_markup_sees_what_was_written(small: Small) -> None:
    small.page(
        "{% macro f() %}<b>a</b>{% endmacro %}<p>{{ f()|forceescape }} {{ f()|length }} {{ f()|urlencode }} "
        "{{ f()|truncate(7, true, '', 0)|forceescape }} {{ f()|count }} {{ report.title|length }}</p>"
    )
    assert words(small) == ["<b>a</b> 8 %3Cb%3Ea%3C/b%3E <b>a</b 8 17"]


def test_blocks_that_follow_each_other_do_not_stand_deep(small: Small) -> None:
    small.page("{% for a in [1] %}{% if a %}{% endif %}{% endfor %}" * 20 + "<p>a</p>")
    assert words(small) == ["a"]


def test_loops_as_deep_as_they_may_stand_are_run(small: Small) -> None:
    small.page("{% for a in [1] %}" * 16 + "<p>a</p>" + "{% endfor %}" * 16)
    assert words(small) == ["a"]


def test_an_error_in_what_a_loop_writes_is_told_once_at_its_line(small: Small) -> None:
    small.page("{% for x in range(9) %}\n<p>a</p>\n<div>b</div>\n{% endfor %}")
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("element-unknown", Place(PAGE, 4))


def test_an_error_in_what_a_macro_writes_is_told_at_the_macros_line(small: Small) -> None:
    small.page("{% macro f() %}\n<p>a</p>\n<div>b</div>\n{% endmacro %}\n\n{{ f() }}")
    (finding,) = small.check()
    assert finding.place == Place(PAGE, 4)


def test_an_error_after_a_macro_is_told_at_its_own_line(small: Small) -> None:
    small.page("{% macro f() %}\n<p>a</p>\n{% endmacro %}\n{{ f() }}\n<div>b</div>")
    (finding,) = small.check()
    assert finding.place == Place(PAGE, 6)


def test_an_error_in_another_template_is_told_there(small: Small) -> None:
    small.write(f"{FOLDER}/part.html.j2", "<p>a</p>\n<div>b</div>\n")
    small.page("<p>c</p>\n{% include 'part.html.j2' %}")
    (finding,) = small.check()
    assert finding.place == Place(f"{FOLDER}/part.html.j2", 2)


def test_an_error_in_an_inherited_template_is_told_where_it_was_written(small: Small) -> None:
    base = "<section>\n<h1>a</h1>\n{% block body %}{% endblock %}\n<div>b</div></section>\n"
    small.write(f"{FOLDER}/base.html.j2", base)
    small.page(
        "{% extends 'base.html.j2' %}\n{% block body %}\n<p>c</p>\n<span>d</span>\n{% endblock %}", in_section=False
    )
    assert [(each.code, each.place) for each in small.check()] == [
        ("element-unknown", Place(PAGE, 4)),
        ("element-unknown", Place(f"{FOLDER}/base.html.j2", 4)),
    ]


def test_errors_in_several_templates_are_all_told(small: Small) -> None:
    small.page("<div>a</div>")
    small.write(f"{FOLDER}/other.html.j2", "<section><h1>b</h1>\n{{ reprt }}</section>")
    small.replace(REPORT, "[page.html.j2]", "[other.html.j2, page.html.j2]")
    assert [each.place.file for each in small.check()] == [f"{FOLDER}/other.html.j2", PAGE]


def test_a_reports_own_part_replaces_the_librarys_of_that_name_alone(small: Small) -> None:
    small.write(f"{FOLDER}/owner_block.html.j2", "{% macro owner_block(x) %}<p>Ours: {{ x.title }}</p>{% endmacro %}")
    small.page("{{ owner_block(report.indicators[0]) }}{{ version_line() }}")
    ours, theirs = words(small)
    assert ours == "Ours: Visits held in time"
    assert theirs.startswith("Produced by ")


def test_a_reports_own_part_may_write_the_librarys_too(small: Small) -> None:
    part = "{% macro version_line() %}{{ library.version_line() }}<p>And more.</p>{% endmacro %}"
    small.write(f"{FOLDER}/version_line.html.j2", part)
    small.page("{{ version_line() }}")
    theirs, more = words(small)
    assert (theirs.startswith("Produced by "), more) == (True, "And more.")


def test_a_part_of_a_new_name_may_be_called_by_every_template_and_part(small: Small) -> None:
    small.write(f"{FOLDER}/ours.html.j2", "{% macro ours(x) %}<p>{{ x }}</p>{% endmacro %}")
    small.write(f"{FOLDER}/statement.html.j2", "{% macro statement() %}{{ ours(report.title) }}{% endmacro %}")
    small.page("{{ ours('By itself') }}{{ statement() }}")
    assert words(small)[0] == "By itself"
    assert len(words(small)) == 2


def test_what_is_called_as_a_part_and_is_none_is_met_with_the_nearest(small: Small) -> None:
    small.page("{{ owner_blok(report.indicators[0]) }}")
    (finding,) = small.check()
    assert (finding.code, finding.hint) == ("template-name", "Did you mean 'owner_block'?")


def test_a_template_may_replace_one_block_of_the_librarys(small: Small) -> None:
    own = "{% extends 'library/key.html.j2' %}{% block ratings %}<p>Only this.</p>{% endblock %}"
    small.write(f"{FOLDER}/key.html.j2", own)
    small.replace(REPORT, "title.html.j2, key.html.j2, scorecard.html.j2, indicator_pages.html.j2", "key.html.j2")
    small.replace(REPORT, "pages: red", "pages: none")
    found = words(small)
    assert found[0] == "Only this."
    assert len(found) == 1


def test_a_template_that_is_made_from_itself_is_told_how_the_librarys_is_called(small: Small) -> None:
    small.write(f"{FOLDER}/key.html.j2", "\n{% extends 'key.html.j2' %}")
    small.page("")
    small.replace(REPORT, "[page.html.j2]", "[key.html.j2]")
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("template-failed", Place(f"{FOLDER}/key.html.j2", 2))
    assert "'library/key.html.j2'" in finding.message


def test_a_part_that_calls_itself_without_end_is_stopped(small: Small) -> None:
    small.write(f"{FOLDER}/ours.html.j2", "{% macro ours() %}{{ ours() }}{% endmacro %}")
    small.page("{{ ours() }}")
    (finding,) = small.check()
    assert finding.code == "template-failed"


def test_a_reports_own_template_replaces_the_librarys_of_that_name(small: Small) -> None:
    small.write(f"{FOLDER}/title.html.j2", "<section><h1>Our title</h1></section>")
    assert small.document().sections[0].bookmark == "Our title"


def test_an_error_in_a_part_is_told_there(small: Small) -> None:
    small.write(f"{FOLDER}/owner_block.html.j2", "{% macro owner_block(x) %}\n<p>{{ x.nme }}</p>\n{% endmacro %}")
    small.page("{{ owner_block(report.indicators[0]) }}")
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("template-name", Place(f"{FOLDER}/owner_block.html.j2", 2))


def test_what_is_behind_report_and_asked_for_by_itself_is_named_whole(small: Small) -> None:
    small.page("{{ sections }}")
    (finding,) = small.check()
    assert finding.hint == "Did you mean 'report.sections'?"
