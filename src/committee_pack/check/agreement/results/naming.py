"""What a fact is, in words, for the message that gives the right value."""

from __future__ import annotations

from committee_pack.check.agreement.results.facts import Fact, What
from committee_pack.wording import amount_text, number_text, period_text, window_text
from committee_pack.wording.numbers import decimals_of


def shown(fact: Fact) -> str:
    """Return a fact's number as it would be printed."""
    match fact.what:
        case What.RESULT | What.TARGET | What.BOUND:
            return amount_text(fact.number, fact.unit, fact.shown)
        case What.REST_SHARE:
            return f"{number_text(fact.number, fact.shown)}%"
        case _:
            return number_text(fact.number, decimals_of(fact.number) or 0)


def named(fact: Fact) -> str:
    """Return what a fact is: `the result of North Kent in July 2016`."""
    of = f" of '{fact.indicator}'"
    return f"the {fact.what.value}{of}{_whose(fact)} in {period_text(fact.period)}"


def _whose(fact: Fact) -> str:
    split, words = fact.split, ""
    if split.comparator:
        words += f" at {split.comparator}"
    if split.area:
        words += f" for {split.area}"
    if split.cohort:
        words += f", {'those left out by ' if split.others else ''}{split.cohort}"
    if split.window:
        words += f", {window_text(split.window).lower()},"
    return words
