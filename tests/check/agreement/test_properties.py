"""Whatever is typed: a result's own text in its period agrees, in another's it does not, and nothing makes it raise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from committee_pack.check.agreement.reading.quantities import quantities
from committee_pack.check.agreement.reading.times import whens
from committee_pack.compose.markdown import read_markdown
from committee_pack.compose.placeholders import Names
from committee_pack.findings import Place
from committee_pack.model.document import Shown, Value
from committee_pack.model.narratives import Approval, SectionText
from committee_pack.model.periods import Period
from committee_pack.model.prose import Passage
from committee_pack.model.results import Result
from committee_pack.wording import period_text
from tests.support.agreement import FILE, REPORTS, Held, held
from tests.support.marked import unmarked

LEAST = 10
"""A count below this stands in any text, and is not doubted by itself."""


@lru_cache
def results(report: tuple[str, str]) -> tuple[Result, ...]:
    """Return every result of a report with a number, the latest and those of its trends."""
    own = held(*report)
    found: dict[tuple[str, Period], Result] = {}
    for result in own.whole.results.county():
        for each in (*own.whole.results.trend(result.indicator), result):
            if each.amount is not None and each.period.last <= result.period.last:
                found[result.indicator.id, each.period] = each
    return tuple(found.values())


def text_of(result: Result) -> str:
    return unmarked(Value(result, Shown.RESULT))


def every_result() -> Iterator[tuple[Held, Result]]:
    for report in REPORTS:
        yield from ((held(*report), result) for result in results(report))


def test_every_result_in_its_own_period_is_found_to_agree() -> None:
    for own, result in every_result():
        text = f"In {period_text(result.period)} the result was {text_of(result)}."
        assert own.found(text, result.indicator.id) == [], text


def goals(own: Held, result: Result) -> set[str]:
    """Return the targets and thresholds of an indicator as displayed, which its text may be just as well."""
    trend = (*own.whole.results.trend(result.indicator), result)
    return {unmarked(Value(each, shown)) for each in trend for shown in (Shown.TARGET, Shown.THRESHOLD)}


@given(st.sampled_from(REPORTS), st.data())
def test_a_result_beside_the_name_of_another_period_is_found(report: tuple[str, str], data: st.DataObject) -> None:
    own = held(*report)
    result = data.draw(st.sampled_from(results(report)))
    step = result.period.frequency.value
    other = result.period.earlier(step * data.draw(st.sampled_from([-2, -1, 1, 2, 3, 4, 5])))
    there = own.whole.results.find(result.indicator, other)
    assume(there.amount is None or text_of(there) != text_of(result))
    assume(result.amount and abs(result.amount.number) >= LEAST and text_of(result) not in goals(own, result))
    text = f"In {period_text(other)} the result was {text_of(result)}."
    assert own.found(text, result.indicator.id), text


# -- nothing makes it raise --------------------------------------------------------------------------

PIECES = (
    "67.7%", "1,281", "1,281 of 1,891", "two thirds", "one in", "/", "-", "–", "0", "0%", "0 of 0", "1e9",
    "9" * 30, "½", "points", "percentage points", "a", "the target", "target of", "below", "above", "Red",
    "Green", "Amber", "rose", "fell by", "from", "to", "since", "in", "May", "may", "March", "August 2016",
    "Q1", "Quarter 9", "2015/16", "0000/00", "last year", "a year ago", "100 years ago", "now", "not", "if",
    "South Kent", "North Kent", "highest", "lowest", "all", "none", "every", "first", "month", "in a row",
    "excluding UASC", "{{ result }}", "{{ period }}", "{{ rating }}", "{{ area.south-kent.result }}", "**",
    "*", "\n\n", "\n- ", "## ", "[^1]", "\n\n[^1]: ", ":", ";", ",", ".", "(", ")", "“", "’s", "\u00ad",
    "<!-- ", " -->", "&nbsp;", "\\", "[a](https://b.uk)",
)  # fmt: skip
"""What the rules look for, and what Markdown makes of it."""
ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"))
"""What reaches the checks: files with other characters are refused, and line ends are made alike when they are read."""
MARKDOWN = st.lists(st.sampled_from(PIECES) | ANY.map(lambda text: text[:6]), max_size=20).map(" ".join)
SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def judged(text: str, about: str) -> None:
    """Hold any text against the results, as a commentary or for a section, however little of it can be read."""
    own = held(".", "scs-scorecard")
    names = Names(own.book, own.book.county[about] if about else None)
    prose = read_markdown(text, Place(FILE, 1), names, 1).value.prose
    of = own.passage("", about, "overview").of if about else None
    section = SectionText("overview", "", Approval.SUBMITTED, text, Place(FILE, 1), False)
    for finding in own.checker.passage(Passage(of or section, prose)):
        assert finding.message
        assert finding.excerpt
        assert finding.place.line >= 1
        assert finding.place.column >= 1


@SLOWLY
@given(MARKDOWN, st.sampled_from(["three-placements", "returner-interviews", "caseloads", "days-to-match", ""]))
def test_no_markdown_makes_it_raise(text: str, about: str) -> None:
    judged(text, about)


@SLOWLY
@given(ANY)
def test_no_text_makes_it_raise(text: str) -> None:
    judged(text, "three-placements")


@SLOWLY
@given(MARKDOWN)
def test_numbers_and_periods_lie_within_the_text_that_they_are_read_from(text: str) -> None:
    report = held(".", "scs-scorecard").whole.report.period
    for prose in read_markdown(text, Place(FILE, 1), {}, 1).value.prose:
        found = [(each.start, each.end) for each in quantities(prose)]
        found += [(each.start, each.end) for each in whens(prose.text, 0, len(prose.text), report, report)]
        assert all(0 <= start < end <= len(prose.text) for start, end in found)
