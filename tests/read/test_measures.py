"""What may be wrong in the keys and columns by which indicators are measured, rated and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Finding
from tests.support.workspaces import (
    AREAS,
    INDICATORS,
    OBSERVATIONS,
    REPORT,
    Small,
    small_workspace,
)

BANDS = "rating: {green: target met, amber: 80 to below target, red: below 80, basis: published}"
MIDDLE = "\n        unit: percent\n        window: SS\n        "
POPULATIONS = "data/populations.csv"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def said(small: Small, code: str) -> Finding:
    """Return the finding of a code, which is told once; nothing is a defect."""
    found = [each for each in small.check() if each.code == code]
    assert len(found) == 1, small.check()
    return found[0]


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        (
            "unit: percent",
            "unit: percent\n        population: all",
            "population: all",
            "only a rate is of a population",
        ),
        ("window: SS", "window: SS\n        since: 2016-04", "since:", "only a cumulative result counts since"),
        ("unit: count", "unit: count\n        chart: count", "chart:", "is charted so: take this out"),
        ("window: SS", "window: SS\n        frequency: weekly", "weekly", "month, quarter, year"),
        ("window: SS", "window: SS\n        sums: perhaps", "perhaps", "neither yes nor no"),
        ("window: SS", "window: SS\n        baseline: March", "baseline", "write a month as 2016-08"),
        ("window: SS", "window: SS\n        changes: [{new: 2016-04}]", "changes", "The key 'note' is missing"),
        ("window: SS", "window: SS\n        changes: [{note: Why}]", "changes", "a change is one of new, changed"),
        (
            "window: SS",
            "window: SS\n        changes: [{new: 2016-04, retired: 2016-05, note: Why}]",
            "changes",
            "a change is one of new, changed",
        ),
        (
            "window: SS",
            "window: SS\n        changes: [{retired: 2016-05, by: overdue, note: Why}]",
            "changes",
            "only an indicator that is replaced has another in its place",
        ),
        ("polarity: higher", "polarity: neither", "rating:", "with polarity neither a result is not judged"),
        (BANDS, "rating: {against: England, margin: -1}", "margin", "is below zero"),
        (BANDS, "rating: {against: England}", "against", "The key 'margin' is missing"),
        (BANDS, "rating: {against: England, margin: two}", "margin", "is not a number"),
        (BANDS, "rating: {expected: target met}", "expected", "is not a range"),
        (BANDS, "rating: {expected: many}", "expected", "is not a band"),
        (BANDS, "rating: {expected: at or below threshold}", "expected", "write a number, or 'target' for that of the"),
        (BANDS, "rating: {expectd: 3 to 4}", "expectd", "There is no key 'expectd'"),
        (BANDS, "rating: []", "rating: []", "rating"),
        (
            BANDS,
            "rating: [{green: target met, basis: unknown}, {green: target met, basis: unknown}]",
            "rating:",
            "each of several rules holds from a period of its own",
        ),
        (BANDS, f"{BANDS[:-1]}, from: 2016}}", "from: 2016", "is not a period"),
        (
            f"polarity: higher{MIDDLE}{BANDS}",
            f"polarity: target{MIDDLE}rating: {{against: England, margin: 1}}",
            "against",
            "a result is better if higher or lower",
        ),
    ],
)
def test_a_key_of_an_indicator_that_cannot_be_meant_is_named(
    small: Small, old: str, new: str, where: str, words: str
) -> None:
    small.replace(INDICATORS, old, new)
    line = small.line(INDICATORS, where)
    told = [each for each in small.check() if each.place.file == INDICATORS and each.place.line == line]
    assert any(words in f"{each.message} {each.hint}" for each in told), small.check()


@pytest.mark.parametrize(
    ("new", "code", "words"),
    [
        ("month_ago: {label: L, earlier: someday}", "value-wrong", "'previous period', 'previous quarter end'"),
        ("month_ago: {label: L, comparator: England}", "comparator-unknown", "There is no comparator 'England'"),
        ("month_ago: {label: L, earlier: 1 month, comparator: England}", "value-wrong", "write one of the three"),
    ],
)
def test_a_comparison_that_cannot_be_meant_is_named(small: Small, new: str, code: str, words: str) -> None:
    small.replace(REPORT, "month_ago: {label: 1 month ago, earlier: 1 month}", new)
    (found, *_) = [each for each in small.check() if each.code == code]
    assert words in f"{found.message} {found.hint}"


@pytest.mark.parametrize(
    ("new", "code", "words"),
    [
        ("latest: newest", "value-unknown", "'due' or 'available'"),
        ("marks: {q: queer}", "value-wrong", "expected one of p, r, u, b, c, x, z, low"),
        ("trends: {visit: {periods: 3}}", "indicator-unknown", "Did you mean 'visits'?"),
        ("trends: {visits: {periods: [last 200 months]}}", "value-wrong", "is more than 120"),
        ("trends: {visits: {periods: [lately]}}", "value-wrong", "names no periods: write a number, or a list of"),
        ("trends: {visits: {periods: [latest], every: month}}", "value-wrong", "periods that are named say how far"),
        ("trends: {visits: {periods: []}}", "value-wrong", "a trend of no periods shows nothing"),
        ("summary: [title, title]", "value-wrong", "The column 'title' is listed twice"),
        ("summary: [{rating: ' '}]", "value-wrong", "the head of 'rating' is empty"),
        ("summary: [[title]]", "value-wrong", "a column is a word such as 'result'"),
        ("header: {Priority: }", "value-wrong", "Priority: '' is empty. Write words, or take the line out."),
        ("header: {Priority: []}", "value-wrong", "Priority: the list is empty. Name one or more."),
        ("header: {'': One}", "value-wrong", "header: before the colon, '' is empty."),
        ("free_sections: {visits: {title: Visits}}", "value-wrong", "'visits' is the id of an indicator"),
        ("marks: {p: {sign: †}, r: {sign: †}}", "value-wrong", "'†' is the sign of [p] already"),
        ("marks: {p: {sign: '[r]'}}", "value-wrong", "'[r]' is the sign of [r] already"),
        ("marks: {p: {sign: '%'}}", "value-wrong", "'%' holds '%', which looks like part of its figure"),
        ("marks: {p: {sign: '(1)'}}", "value-wrong", "'(1)' holds a digit"),
        ("marks: {p: {sign: prov}}", "value-wrong", "'prov' is letters alone, which look like a unit"),
        ("marks: {p: One, '[p]': Other}", "value-wrong", "The mark 'p' is given already, as 'p'."),
    ],
)
def test_a_key_of_the_report_that_cannot_be_meant_is_named(small: Small, new: str, code: str, words: str) -> None:
    small.replace(REPORT, "pages: red", f"pages: red\n{new}")
    found = said(small, code)
    assert words in f"{found.message} {found.hint}"
    assert (found.place.file, found.place.line) == (REPORT, small.line(REPORT, new[:12]))


@pytest.mark.parametrize("sign", ["*", "†", "(prov.)", "[R]", "^"])
def test_a_sign_that_nobody_takes_for_part_of_a_figure_is_a_marks_own(small: Small, sign: str) -> None:
    small.replace(REPORT, "pages: red", f"pages: red\nmarks: {{p: {{sign: '{sign}'}}}}")
    assert small.check() == ()


def test_a_comparison_is_not_called_like_a_fact_since_it(small: Small) -> None:
    small.replace(REPORT, "month_ago: {", "change: {")
    found = said(small, "value-wrong")
    assert (found.place.key, found.place.line) == ("comparisons.change", small.line(REPORT, "change: {"))
    assert "'change' is the name of a fact" in found.message


@pytest.mark.parametrize("key", ["trend: {periods: 4, every: month}", "trends: {visits: {periods: 4, every: month}}"])
def test_a_trend_by_less_than_the_periods_of_the_report_is_uneven(small: Small, key: str) -> None:
    small.replace(REPORT, "period: 2016-08", "period: 2016/17 Q1")
    small.replace(REPORT, "earlier: 1 month", "earlier: 1 quarter")
    small.replace(REPORT, "trend: {periods: 2, every: month}", key)
    found = said(small, "period-uneven")
    assert found.place.line == small.line(REPORT, key)
    assert found.hint == "Write 'every: quarter'."


def test_pages_are_of_what_is_judged(small: Small) -> None:
    number = "        number: 2\n"
    small.replace(REPORT, "pages: red", "pages: [overdue]")
    small.replace(INDICATORS, number, f"{number}        linked: {{to: visits, as: row}}\n")
    found = [each for each in small.check() if each.place.key == "pages.overdue" or "pages:" in each.message]
    assert ["'overdue' is linked to 'visits'" in each.message for each in found] == [True]


def test_a_list_names_each_once(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: [visits, visits]")
    assert "'visits' is listed twice" in said(small, "value-wrong").message


def test_an_other_report_is_named_once_and_by_somebody(small: Small) -> None:
    small.replace(INDICATORS, "sections:", "other_reports: {QPR: Quarterly, MPR: Monthly}\nsections:")
    small.replace(INDICATORS, "number: 1", "number: 1\n        also_in: [QPR]")
    found = said(small, "other-report-unused")
    assert (found.place.line, found.severity.value) == (small.line(INDICATORS, "other_reports"), "advice")
    small.replace(INDICATORS, "also_in: [QPR]", "also_in: [QPR, QPR]")
    assert "'QPR' is listed more than once" in said(small, "value-wrong").message


def test_texts_of_sections_that_changed_places_are_told(small: Small) -> None:
    small.replace(REPORT, "pages: red", "free_sections: {one: {title: One}, two: {title: Two}}\npages: red")
    small.page("<narrative section='one'/><narrative section='two'/>")
    for name, section in (("one", "two"), ("two", "one")):
        small.write(f"narratives/monthly/2016-08/{name}.md", f"---\nsection: {section}\nstatus: approved\n---\nText.\n")
    found = [each.message for each in small.check() if each.code == "narrative-name"]
    assert found[0] == "The file is named for 'one' and says that it is about 'two'."
    assert len(found) == 2


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("visits,2016-06,,,,,,70,guessed,,", "write provisional, revised, low reliability or final"),
        ("visits,2016-06,,,,,,[p],,,", "'[p]' stands beside a figure, and the row has none"),
        ("visits,2016-06,,,,5,10,[c],,,", "The row has numbers and, in place of a number, '[c]'"),
    ],
)
def test_a_status_that_cannot_be_meant_is_named_at_its_row(small: Small, row: str, words: str) -> None:
    small.add(OBSERVATIONS, f"{row}\n")
    (found,) = small.check()
    assert words in f"{found.message} {found.hint}"
    assert found.place.line == small.line(OBSERVATIONS, row)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("visits,2016-07,Q,,,5,10,,,,", "The last quarter before is 2016/17 Q1; the window may be R3M."),
        ("visits,2016-07,FY,,,5,10,,,,", "The last financial year before is 2015/16; the window may be YTD."),
        ("visits,2016/17 Q1,FY,,,5,10,,,,", "Quarter 1 2016/17 does not end a financial year"),
    ],
)
def test_a_quarter_or_year_that_ends_amid_another_is_named(small: Small, row: str, words: str) -> None:
    small.add(OBSERVATIONS, f"{row}\n")
    found = said(small, "window-uneven")
    assert words in f"{found.message} {found.hint}"


def test_an_indicator_that_is_replaced_by_none_that_there_is_is_named(small: Small) -> None:
    changes = "changes: [{replaced: 2016-10, by: overdu, note: Why}]"
    small.replace(INDICATORS, "window: SS", f"window: SS\n        {changes}")
    found = said(small, "indicator-unknown")
    assert (found.place.line, found.hint) == (small.line(INDICATORS, "changes"), "Did you mean 'overdue'?")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("provisional", "[p]"),
        ("P", "[p]"),
        ("[r]", "[r]"),
        ("revised; low reliability", "[r] [u]"),
        ("final", ""),
        ("", ""),
    ],
)
def test_a_status_is_read_as_it_is_called(small: Small, typed: str, shown: str) -> None:
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100,,,,", f"visits,2016-08,SS,,,72,100,,{typed},,")
    (result,) = (each for each in small.results().county() if each.indicator.id == "visits")
    assert " ".join(mark.symbol for mark in result.marks) == shown


@pytest.mark.parametrize("typed", ["72.0[p]", "72.0 [p]", "72.0% [ P ]", "72.0 [p] [p]"])
def test_a_mark_after_a_figure_is_read_with_any_blanks(small: Small, typed: str) -> None:
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100,,,,", f"visits,2016-08,SS,,,,,{typed},,,")
    small.replace("narratives/monthly/2016-08/visits.md", "Of {{ denominator }} visits, {{ numerator }}", "So many")
    (result,) = (each for each in small.results().county() if each.indicator.id == "visits")
    assert result.amount is not None
    assert (str(result.amount.number), [mark.value for mark in result.marks]) == ("72", ["p"])


@pytest.mark.parametrize("typed", ["[c]", "[C]", "[ c ]"])
def test_a_symbol_in_place_of_a_figure_is_written_in_one_way(small: Small, typed: str) -> None:
    small.replace(OBSERVATIONS, "overdue,2016-08,SS,,,35,,,,,", f"overdue,2016-08,SS,,,,,{typed},,,")
    (result,) = (each for each in small.results().county() if each.indicator.id == "overdue")
    assert (result.words, result.amount) == ("[c]", None)


def with_rate(small: Small, table: str) -> Small:
    """Let overdue be a rate of a population."""
    small.replace(INDICATORS, "unit: count", "unit: per 1,000\n        population: children")
    small.replace(INDICATORS, "targets: targets.csv", "targets: targets.csv\npopulations: populations.csv")
    small.write(POPULATIONS, table)
    return small


@pytest.mark.parametrize("year", ["2016/17", "2016", "2016-17"])
def test_a_rate_is_of_the_population_of_its_financial_year(small: Small, year: str) -> None:
    with_rate(small, f"population,area,year,number\nchildren,,{year},7000\nchildren,North,{year},10\n")
    (result,) = (each for each in small.results().county() if each.indicator.id == "overdue")
    assert (str(result.amount.number if result.amount else ""), str(result.denominator)) == ("5", "7000")


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        ("children,,2016-08,7000\n", "cell-wrong", "write 2016/17, or 2016 for the middle of that year"),
        ("children,,2016/17,0\n", "cell-wrong", "is no number of people"),
        ("children,,2016/17,-5\n", "cell-wrong", "is no number of people"),
        ("children,,,5\n", "cell-missing", "The year is missing"),
        ("children,Nowhere,2016/17,5\n", "area-unknown", "There is no area 'Nowhere'"),
        ("children,,2016/17,5\nchildren,,2016,6\n", "population-twice", "on line 2 already"),
        ("adults,,2016/17,5\n", "population-unknown", "Expected one of: adults."),
    ],
)
def test_a_population_that_cannot_be_meant_is_named(small: Small, rows: str, code: str, words: str) -> None:
    with_rate(small, f"population,area,year,number\n{rows}")
    found = said(small, code)
    assert words in f"{found.message} {found.hint}"


def test_a_rate_without_its_population_says_which_lacks(small: Small) -> None:
    with_rate(small, "population,area,year,number\nchildren,,2015/16,7000\n")
    found = said(small, "part-missing")
    assert "There is no population of the whole council for 2016/17." in found.message


def test_a_sum_that_lacks_a_part_is_told_once_for_many_areas(small: Small) -> None:
    areas = [f"Area {n}" for n in range(9)]
    small.add(AREAS, "".join(f"{area},,no\n" for area in areas))
    small.replace(INDICATORS, "window: SS", "window: R3M")
    rows = (f"visits,2016-{month},M,{area},,4,5,,,,\n" for area in areas for month in ("06", "08"))
    small.add(OBSERVATIONS, "".join(rows))
    found = [each.message for each in small.check() if each.code == "part-missing"]
    assert found[0] == "'visits' has no result for 'Area 0' in August 2016. July 2016 is missing."
    assert (len(found), found[-1].startswith("6 more")) == (4, True)
