"""Which periods an indicator is shown for, compared with, and shown over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.compute.calendar import compared, due, trend_periods
from committee_pack.model.periods import Frequency, Period, Window, parse_period
from committee_pack.model.settings import Anchor, LastPeriods, LastYearEnds, Point, Trend
from committee_pack.wording import result_text
from tests.compute.making import indicator
from tests.support.workspaces import REPORT, one_indicator, small_workspace

NOVEMBER = parse_period("2013-11")
MONTHS = st.integers(12 * 1990, 12 * 2040).map(lambda last: Period(last, Frequency.MONTH))


@pytest.mark.parametrize(
    ("report", "frequency", "window", "latest"),
    [
        ("2016-08", None, Window.SNAPSHOT, "2016-08"),
        ("2016-08", None, Window.QUARTER, "2016/17 Q1"),
        ("2016-08", None, Window.FINANCIAL_YEAR, "2015/16"),
        ("2016-08", Frequency.QUARTER, Window.ROLLING_12_MONTHS, "2016/17 Q1"),
        ("2016-09", Frequency.QUARTER, Window.ROLLING_12_MONTHS, "2016/17 Q2"),
        ("2013/14 Q3", None, Window.YEAR_TO_DATE, "2013/14 Q3"),
        ("2013/14 Q3", Frequency.MONTH, Window.YEAR_TO_DATE, "2013-12"),
        ("2013/14 Q3", None, Window.MONTH, "2013-12"),
        ("2013/14", Frequency.QUARTER, Window.SNAPSHOT, "2013/14 Q4"),
    ],
)
def test_an_indicator_has_its_own_latest_period(
    report: str, frequency: Frequency | None, window: Window, latest: str
) -> None:
    of = replace(indicator(), frequency=frequency, window=window)
    assert str(due(of, parse_period(report))) == latest


@given(MONTHS, st.sampled_from(Frequency), st.integers(1, 12))
def test_the_latest_whole_period_is_over_and_the_next_is_not(month: Period, frequency: Frequency, starts: int) -> None:
    month = replace(month, year_starts=starts)
    found = month.latest(frequency)
    assert found.last <= month.last < found.last + frequency.value
    assert (found.first - found.financial_year.first) % frequency.value == 0
    assert parse_period(str(found), starts) == found


@pytest.mark.parametrize(
    ("period", "since", "earlier"),
    [
        ("2016-08", 1, "2016-07"),
        ("2016-08", 12, "2015-08"),
        ("2016/17 Q1", 1, None),
        ("2016/17 Q1", 3, "2015/16 Q4"),
        ("2016/17 Q1", Anchor.PREVIOUS, "2015/16 Q4"),
        ("2013-11", Anchor.QUARTER_END, "2013-09"),
        ("2013-12", Anchor.QUARTER_END, "2013-09"),
        ("2014-01", Anchor.QUARTER_END, "2013-12"),
        ("2016/17 Q1", Anchor.QUARTER_END, "2015/16 Q4"),
        ("2015/16", Anchor.QUARTER_END, None),
        ("2016-08", Anchor.OUTTURN, "2016-03"),
        ("2016-03", Anchor.OUTTURN, "2015-03"),
        ("2016/17 Q4", Anchor.OUTTURN, "2015/16 Q4"),
        ("2015/16", Anchor.OUTTURN, "2014/15"),
        ("2016-08", Anchor.BASELINE, "2010-03"),
        ("2016/17 Q1", Anchor.BASELINE, "2009/10 Q4"),
        ("2010-03", Anchor.BASELINE, None),
        ("2016-08", parse_period("2014/15"), "2015-03"),
        ("2016/17 Q1", parse_period("2015-02"), None),
    ],
)
def test_a_comparison_names_an_earlier_period_of_the_same_length(
    period: str, since: int | Period | Anchor, earlier: str | None
) -> None:
    of = replace(indicator(), baseline=parse_period("2010-03"))
    found = compared(of, parse_period(period), since)
    assert (str(found) if found else None) == earlier


@pytest.mark.parametrize(
    ("latest", "trend", "shown"),
    [
        ("2016-08", (LastPeriods(3, Frequency.MONTH),), "2016-06 2016-07 2016-08"),
        ("2016-08", (LastPeriods(3, Frequency.QUARTER),), "2016-02 2016-05 2016-08"),
        ("2016-08", (LastPeriods(3, Frequency.QUARTER, align=True),), "2015-12 2016-03 2016-06"),
        ("2016/17 Q1", (LastPeriods(2, Frequency.MONTH),), "2015/16 Q4|2016/17 Q1"),
        (
            "2013-11",
            (LastYearEnds(3), Point.QUARTER_ENDS, Point.LATEST, Point.YEAR_END),
            "2011-03 2012-03 2013-03 2013-06 2013-09 2013-11 2014-03",
        ),
        (
            "2013-12",
            (LastPeriods(6, Frequency.QUARTER, align=True), Point.YEAR_END),
            "2012-09 2012-12 2013-03 2013-06 2013-09 2013-12 2014-03",
        ),
        ("2013-11", (Point.LATEST, parse_period("2010-03"), Point.LATEST), "2010-03 2013-11"),
        ("2015/16", (LastPeriods(3, Frequency.MONTH), Point.YEAR_END), "2013/14|2014/15|2015/16"),
    ],
)
def test_a_trend_shows_the_periods_that_are_named_once_and_in_order(latest: str, trend: Trend, shown: str) -> None:
    found = [str(each) for each in trend_periods(parse_period(latest), trend)]
    assert found == (shown.split("|") if "|" in shown else shown.split())


def test_where_a_report_takes_what_is_available_an_indicator_stands_with_its_last_result(tmp_path: Path) -> None:
    definition = "polarity: higher, unit: percent, window: SS, rating: not rated"
    rows = ("2016-06,,,,5,10,,", "2016-05,,,,4,10,,")
    small = one_indicator(tmp_path, rows, [], definition, "latest: available")
    (result,) = small.results().county()
    assert (str(result.period), result_text(result)) == ("2016-06", "50.0%")
    then = result.compared("month_ago")
    assert then is not None
    assert (str(then.result.period), result_text(then.result)) == ("2016-05", "40.0%")
    (found,) = small.check()
    assert (found.code, found.severity.value) == ("result-older", "advice")
    assert found.message == "'x' is shown for June 2016: it has no result of August 2016."


def test_several_indicators_that_are_behind_alike_are_told_of_once(tmp_path: Path) -> None:
    small = small_workspace(tmp_path)
    small.replace(REPORT, "pages: red", "pages: none\nlatest: available")
    small.replace(REPORT, "period: 2016-08", "period: 2016-09")
    (found,) = (each for each in small.check() if each.code == "result-older")
    assert found.message == ("'visits', 'overdue' are shown for August 2016: they have no result of September 2016.")


def test_a_sum_that_is_not_whole_is_not_available(tmp_path: Path) -> None:
    definition = "polarity: higher, unit: percent, window: R3M, rating: not rated"
    rows = [f"2016-{month},M,,,5,10,," for month in ("03", "04", "05", "07", "08")]
    (result,) = one_indicator(tmp_path, rows, [], definition, "latest: available").results().county()
    assert str(result.period) == "2016-05"


def test_an_indicator_with_no_result_at_all_stands_with_what_is_due(tmp_path: Path) -> None:
    definition = "polarity: higher, unit: percent, window: SS, rating: not rated"
    small = one_indicator(tmp_path, ["2016-08,,North,,5,10,,"], [], definition, "latest: available")
    assert str(small.results().county()[0].period) == "2016-08"


def test_monthly_quarterly_and_annual_indicators_stand_in_one_scorecard_each_with_its_period(tmp_path: Path) -> None:
    small = one_indicator(
        tmp_path, ["2016-08,,,,5,10,,"], [], "polarity: higher, unit: percent, window: SS, rating: not rated"
    )
    entry = "{{id: {0}, number: {1}, title: {0}, polarity: higher, unit: count, window: {2}, rating: not rated}}"
    more = ", ".join(entry.format(name, n, window) for n, (name, window) in enumerate([("q", "Q"), ("y", "FY")], 2))
    small.replace("data/indicators.yaml", "rating: not rated}]", f"rating: not rated}}, {more}]")
    small.add("data/observations.csv", "\nq,2016/17 Q1,,,,7,,,\ny,2015/16,,,,9,,,\n")
    assert [str(each.period) for each in small.results().county()] == ["2016-08", "2016/17 Q1", "2015/16"]
    assert small.check() == ()


def test_a_retired_indicator_is_in_no_later_report_and_is_not_missed(tmp_path: Path) -> None:
    definition = "polarity: higher, unit: percent, window: SS, rating: not rated"
    small = one_indicator(tmp_path, ["2016-08,,,,5,10,,"], [], definition)
    old = (
        "{id: old, number: 2, title: Old, polarity: higher, unit: count, window: SS, rating: not rated, changes: [%s]}"
    )
    retired = old % "{retired: 2016-08, note: Nobody used it.}"
    small.replace("data/indicators.yaml", "rating: not rated}]", f"rating: not rated}}, {retired}]")
    assert [each.indicator.id for each in small.results().county()] == ["x"]
    assert small.check() == ()
    small.replace("data/indicators.yaml", "retired: 2016-08", "retired: 2016-09")
    assert [each.indicator.id for each in small.results().county()] == ["x", "old"]
    assert {each.code for each in small.check()} == {"observation-missing"}
