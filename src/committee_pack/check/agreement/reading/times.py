"""The periods that a text names: months, quarters, years, and those such as `a year ago` or `last quarter`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from committee_pack.check.agreement.reading.number_words import NUMBER_OF, PLACE_OF
from committee_pack.check.agreement.reading.time_words import FREQUENCIES, KINDS, MONTHS, PERIODS, QUICK
from committee_pack.model.periods import Frequency, Period


@dataclass(frozen=True, slots=True)
class When:
    """A period that a text names, from `start` up to `end`: the months with which it may end.

    `month` is the first of them where it is one that was named; `is_now` says that it is the report's own by its
    words, `is_date` that it is a day, which no result is of; `is_named` that it is not relative.
    """

    start: int
    end: int
    lasts: frozenset[int]
    is_now: bool = False
    is_date: bool = False
    is_named: bool = False
    is_year: bool = False
    is_span: bool = False
    """Whether it is how long something took, as `over the year`, so that its beginning is compared with."""
    frequency: Frequency | None = None


_AS_AT = re.compile(r"\b(?:as at|as of|at|on|to)\s(?:the\s)?$", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s([A-Za-z]+)\.?(?:\s(\d{4}))?")
_LAST_DAYS = 28
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|at|to|by|since|from|and|until|on|for|than|last|after|before|end|between|during|with|or|against|early"
    r"|late|mid|,|\()[-\s]*(?:the\s)?$",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(r"[’']s\b|\s\(|\s\d")
_EACH_OF = re.compile(r"\b(?:each|both|all|every one) of (?:the )?$", re.IGNORECASE)
_FARTHEST = 120
"""How many months ago something was that results may be held of."""
_SEASON = 3
_SEASONS = {"spring": 2, "summer": 5, "autumn": 8, "winter": 11}
_JOINED = re.compile(r"\s*(?:,|and|to|or|–|-|&|through|until|,\s*and)\s*(?:in\s|by\s|at\s)?", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\d\d$")


def whens(text: str, start: int, end: int, latest: Period, report: Period) -> tuple[When, ...]:
    """Return the periods that a part of a text names; `latest` is that of the indicator it is about."""
    if not QUICK.search(text, start, end):
        return ()
    matches = PERIODS.finditer(text, start, end)
    found = (_READ[_kind(match)](match, latest, report) for match in matches)
    return _with_years(text, [when for when in found if when])


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in KINDS if match[kind])


def _of(
    match: re.Match[str], *lasts: int, named: bool = False, frequency: Frequency | None = None, year: bool = False
) -> When:
    return When(match.start(), match.end(), frozenset(lasts), is_named=named, frequency=frequency, is_year=year)


def _date(match: re.Match[str], latest: Period, report: Period) -> When:
    """Return a day: the month that it ends, where something is said as at its last days."""
    typed = _DAY.fullmatch(match["date"])
    if typed is None or int(typed[1]) < _LAST_DAYS or not _AS_AT.search(match.string[: match.start()]):
        return When(match.start(), match.end(), frozenset(), is_date=True)
    number = _month_number(typed[2])
    last = int(typed[3]) * 12 + number if typed[3] else _last_such(number, latest, report)
    return _of(match, last, named=True, frequency=Frequency.MONTH)


def _month(match: re.Match[str], latest: Period, report: Period) -> When | None:
    typed = match["name"]
    if typed[0].islower() or (typed.lower() in ("may", "march") and not _is_month_word(match)):
        return None
    number = _month_number(typed)
    if match["year"] or match["yy"]:
        year = int(match["year"] or f"20{match['yy']}")
        return _of(match, year * 12 + number, named=True, frequency=Frequency.MONTH)
    last = _last_such(number, latest, report)
    if match["ly"] or (match["lastm"] and last == latest.last):
        lasts: tuple[int, ...] = (last - 12,)
    else:
        lasts = (last, last - 12) if match["lastm"] else (last,)
    return _of(match, *lasts, named=True, frequency=Frequency.MONTH)


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS) if month.startswith(name.lower()[:3]))


def _last_such(number: int, latest: Period, report: Period) -> int:
    """Return the last month of a name up to the report's."""
    last = max(report.last, latest.last)
    return last - (last - number) % 12


def _is_month_word(match: re.Match[str]) -> bool:
    """Return whether `May` or `March` is the month and not the word."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return bool(
        match["year"] or match["lastm"] or _BEFORE_MONTH.search(before) or _AFTER_MONTH.match(match.string, match.end())
    )


def _financial_year(text: str, year_starts: int) -> Period:
    return Period(int(text[:4]) * 12 + year_starts - 1, Frequency.YEAR, year_starts)


def _quarter(match: re.Match[str], latest: Period, report: Period) -> When:
    quarter = int(match["q1"] or match["q2"] or PLACE_OF[match["q3"].lower()])
    if match["qy"]:
        year = _financial_year(match["qy"], report.year_starts)
    elif match["lasty"]:
        year = latest.financial_year.earlier(12)
    else:
        year = report.financial_year
        if year.first + 3 * quarter - 3 > report.last:
            year = year.earlier(12)
    period = Period(year.first + 3 * (quarter - 1), Frequency.QUARTER, report.year_starts)
    return _of(match, *_ends(period, latest), named=True, frequency=Frequency.QUARTER)


def _last_quarter(match: re.Match[str], latest: Period, report: Period) -> When:
    year = _financial_year(match["lqy"], report.year_starts)
    return _of(match, year.last, named=True, frequency=Frequency.QUARTER)


def _ends(period: Period, latest: Period) -> tuple[int, ...]:
    """Return with which months results of a period end: its last, and that of the latest where it lies within."""
    return tuple({period.last, latest.last}) if period.first <= latest.last <= period.last else (period.last,)


def _financial(match: re.Match[str], latest: Period, report: Period) -> When:
    period = _financial_year(match["financial"], report.year_starts)
    return _of(match, *_ends(period, latest), named=True, frequency=Frequency.YEAR, year=True)


def _bare(match: re.Match[str], latest: Period, report: Period) -> When:
    year = int(match["bare"])
    return _of(match, *range(year * 12, year * 12 + 12), named=True, year=True)


def _ago(match: re.Match[str], latest: Period, report: Period) -> When | None:
    typed, unit = match["n"].lower(), match["unit"].lower()
    months = (1 if typed in ("a", "an") else _number(typed)) * FREQUENCIES[unit]
    if months > _FARTHEST:
        return None
    ago = latest.last - months
    lasts = range(ago - 12, latest.last) if _EACH_OF.search(match.string[: match.start()]) else (ago,)
    return _of(match, *lasts, *(_quarters_before(latest) if unit == "quarter" else ()))


def _number(word: str) -> int:
    return NUMBER_OF.get(word) or int(word)


def _quarters_before(latest: Period) -> tuple[int, ...]:
    month = Period(latest.last - 1, Frequency.MONTH, latest.year_starts)
    return (latest.last - 3, month.latest(Frequency.QUARTER).last)


def _month_span(match: re.Match[str], latest: Period, report: Period) -> When:
    return When(match.start(), match.end(), frozenset((latest.last - 1,)), is_span=True)


def _some_span(match: re.Match[str], latest: Period, report: Period) -> When:
    last = latest.last - _number(match["many"].lower())
    return When(match.start(), match.end(), frozenset((last,)), is_span=True)


def _quarter_span(match: re.Match[str], latest: Period, report: Period) -> When:
    return When(match.start(), match.end(), frozenset(_quarters_before(latest)), is_span=True)


def _year_span(match: re.Match[str], latest: Period, report: Period) -> When:
    return When(match.start(), match.end(), frozenset((latest.last - 12,)), is_span=True)


def _month_before(match: re.Match[str], latest: Period, report: Period) -> When:
    return _of(match, latest.last - 1)


def _quarter_before(match: re.Match[str], latest: Period, report: Period) -> When | None:
    if report.frequency is Frequency.MONTH and match["quarter_before"].lower().startswith(("last", "the last")):
        # -- of a monthly report that is the last three months
        return None
    return _of(match, *_quarters_before(latest))


def _year_before(match: re.Match[str], latest: Period, report: Period) -> When:
    return _of(match, latest.last - 12, latest.financial_year.first - 1)


def _year_end(match: re.Match[str], latest: Period, report: Period) -> When:
    if match["ye"]:
        return _of(match, _financial_year(match["ye"], report.year_starts).last)
    return _of(match, latest.financial_year.first - 1)


def _now(match: re.Match[str], latest: Period, report: Period) -> When:
    return When(match.start(), match.end(), frozenset((latest.last,)), is_now=True)


def _now_year(match: re.Match[str], latest: Period, report: Period) -> When:
    year = latest.financial_year
    return When(match.start(), match.end(), frozenset(range(year.first, year.last + 1)), is_now=True, is_year=True)


def _season(match: re.Match[str], latest: Period, report: Period) -> When:
    first = _SEASONS[match["s"].lower()]
    begins = latest.last - (latest.last - first) % 12
    if match["season"].lower().startswith("last") and latest.last - begins < _SEASON:
        begins -= 12
    return _of(match, begins, begins + 1, begins + 2)


_READ: dict[str, Callable[[re.Match[str], Period, Period], When | None]] = {
    "date": _date,
    "month": _month,
    "quarter": _quarter,
    "last_quarter": _last_quarter,
    "financial": _financial,
    "ago": _ago,
    "some_span": _some_span,
    "month_span": _month_span,
    "quarter_span": _quarter_span,
    "year_span": _year_span,
    "month_before": _month_before,
    "quarter_before": _quarter_before,
    "year_before": _year_before,
    "year_end": _year_end,
    "now": _now,
    "now_year": _now_year,
    "season": _season,
    "bare": _bare,
}


def _with_years(text: str, found: list[When]) -> tuple[When, ...]:
    """Return the periods, those without a year in that of the one they are joined to: `September and November 2013`."""
    joined = (_in_year_of(text, when, after) for when, after in pairwise(found))
    return (*joined, *found[-1:])


def _in_year_of(text: str, when: When, after: When) -> When:
    if not when.frequency is Frequency.MONTH is after.frequency or not len(when.lasts) == len(after.lasts) == 1:
        return when
    if _HAS_YEAR.search(text[when.start : when.end]) or not _HAS_YEAR.search(text[after.start : after.end]):
        return when
    if not _JOINED.fullmatch(text[when.end : after.start]):
        return when
    (own,), (other,) = when.lasts, after.lasts
    last = frozenset((other - (other - own) % 12,))
    return When(when.start, when.end, last, is_named=True, frequency=Frequency.MONTH)
