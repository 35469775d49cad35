"""The published figures and the sample workspace, read with csv and YAML alone so that both can be compared."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "tests" / "published" / "scorecard_2016_08"
DATA = ROOT / "data" / "scs"
AUGUST = "2016-08"
MONTHS = {"May 2016": "2016-05", "Jun 2016": "2016-06", "Jul 2016": "2016-07", "Aug 2016": AUGUST}
RED_PAGES = ("9", "17", "25")

Row = dict[str, str]


class Figure(NamedTuple):
    """One published figure: of the indicator with this number, for a period, a window, an area and a cohort."""

    number: str
    period: str
    window: str
    area: str
    cohort: str
    numerator: str
    denominator: str
    value: str


class Rated(NamedTuple):
    """One published rating: the result it was given to, exact where it is known exactly."""

    number: str
    period: str
    result: Fraction
    rating: str


def rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def scorecard() -> list[Row]:
    """Return the published rows of the scorecard, one an indicator."""
    return rows(PUBLISHED / "scorecard.csv")


def cohorts() -> Iterator[tuple[Row, Row, str]]:
    """Return each published row with and without the cohort: its scorecard row, itself and its area."""
    by_title = {row["title"]: row for row in scorecard()}
    for row in rows(PUBLISHED / "cohort_uasc.csv"):
        area = row["block"].partition(" - ")[2].removesuffix(" AREA").title()
        yield by_title[row["title"]], row, "" if area == "Kent" else area


class Count(NamedTuple):
    """One published measure of activity of an area: this month, last month and the change, where printed."""

    indicator: str
    this: str
    last: str
    change: str


MEASURES = {
    "caseloads": "caseloads",
    "referrals": "referrals_in_last_month",
    "assessments": "cf_assessments_in_last_month",
    "cp-plans": "cp_plans",
    "cp-starts": "cp_starts_in_last_month",
    "cp-ends": "cp_ends_in_last_month",
    "children-in-care": "total_lac",
    "uasc-in-care": "uasc_lac",
    "cic-starts": "lac_starts_in_last_month",
    "cic-ends": "lac_ends_in_last_month",
    "private-fostering": "pf_cases",
}
TEAMS = {
    "Kent": "",
    "East Kent (Can/Swa) CIC": "East Kent CIC (Canterbury and Swale)",
    "East Kent (Tha) CIC": "East Kent CIC (Thanet)",
    "Disability EK": "Disability East Kent",
    "Disability WK": "Disability West Kent",
    "Adoption & SG": "Adoption and Special Guardianship",
}


def activity() -> Iterator[tuple[str, list[Count]]]:
    """Return each area of the published activity table, as we name it, with its measures in the table's order."""
    for row in rows(PUBLISHED / "activity.csv"):
        yield TEAMS.get(row["team"], row["team"]), [_count(row, *each) for each in MEASURES.items()]


def _count(row: Row, indicator: str, column: str) -> Count:
    if column in row:
        return Count(indicator, row[column], "", "")
    return Count(indicator, *(row[f"{column}_{part}"] for part in ("this_month", "last_month", "change")))


def red_months() -> Iterator[tuple[str, str, str, str]]:
    """Return number, period, printed result and rating of each month on the pages of Red indicators."""
    pages = yaml.safe_load((PUBLISHED / "red_pages.yaml").read_text(encoding="utf-8"))["pages"]
    for number, page in zip(RED_PAGES, pages, strict=True):
        results, ratings = page["rows"]["KCC Result"], page["rows"]["RAG Rating"]
        for month, result, rating in zip(page["months"], results, ratings, strict=True):
            yield number, MONTHS[month], bare(result), rating[0]


def indicators() -> list[dict[str, Any]]:
    """Return the judged indicators of the sample's catalogue, in order, each with its section."""
    catalogue = yaml.load((DATA / "indicators.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [
        {**indicator, "section": section["title"]}
        for section in catalogue["sections"]
        if section.get("kind") != "activity"
        for indicator in section["indicators"]
    ]


def observations() -> list[Row]:
    """Return the sample's observations from every file."""
    return [*rows(DATA / "observations.csv"), *rows(DATA / "cohorts.csv")]


def target_of(indicator: str, period: str) -> Fraction:
    """Return the sample's target of an indicator for a month of 2016/17: the month's own, else the year's."""
    targets = {row["period"]: row["target"] for row in rows(DATA / "targets.csv") if row["indicator"] == indicator}
    return Fraction(targets.get(period, targets["2016/17"]))


def bare(printed: str) -> str:
    """Return a printed figure without its percent sign, and a dash as nothing."""
    return "" if printed == "-" else printed.removesuffix("%")


def exact(numerator: str, denominator: str, unit: str, printed: str) -> Fraction:
    """Return the result as exactly as it is known, in the unit as printed."""
    if not bare(denominator):
        return Fraction(bare(printed))
    return Fraction(numerator) / Fraction(denominator) * (100 if unit == "percent" else 1)


def holds(words: str, result: Fraction, target: Fraction) -> bool:
    """Whether a result lies in the band that the words mean."""

    def number(text: str) -> Fraction:
        return target if text == "target" else Fraction(text)

    if match := re.fullmatch(r"(above )?(\S+) to (below )?(\S+)", words):
        low, high = number(match[2]), number(match[4])
        return (low < result if match[1] else low <= result) and (result < high if match[3] else result <= high)
    comparison, _, end = words.rpartition(" ")
    return {
        "below": result < number(end),
        "above": result > number(end),
        "at or above": result >= number(end),
    }[comparison]
