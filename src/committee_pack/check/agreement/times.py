"""The periods that a text names: months, quarters, years, and those such as `a year ago` or `last quarter`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from committee_pack.model.periods import Frequency, Period

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = frozenset(_MONTHS) - {"may", "march"}
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS).replace(
    "Sep(?:tember)?", "Sept?(?:ember)?"
)
_MONTH = rf"(?:{_MONTH}|sept)\.?"
_YEAR = r"(?:19|20)\d\d"
_FINANCIAL = rf"{_YEAR}\s?[/–-]\s?\d\d(?:\d\d)?\b(?![-–/]?\d)"
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
_NUMBER = f"{'|'.join(_ONES.split())}|\\d+"
_WORDS = {word: i for i, word in enumerate(_ONES.split(), 1)}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PATTERN = re.compile(
    "|".join(
        (
            rf"(?P<date>\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTH})(?:\s{_YEAR})?\b)",
            rf"(?P<month>\b(?P<lastm>last\s|previous\s)?(?P<name>{_MONTH})\b"
            rf"(?:,?\s(?P<year>{_YEAR})\b|\s(?P<ly>last\syear|before)\b|\s[’'](?P<yy>\d\d)\b)?)",
            rf"(?P<quarter>\b"
            rf"(?:quarter\s?(?P<q1>[1-4])|q(?P<q2>[1-4])|(?P<q3>first|second|third|fourth)\squarter)\b"
            rf"(?:\s(?:of\s)?(?P<qy>{_FINANCIAL})|\s(?P<qc>{_YEAR})\b)?)",
            rf"(?P<lastq>\b(?:last|fourth|final)\squarter\sof\s(?P<lqy>{_FINANCIAL}))",
            rf"(?P<financial>\b{_FINANCIAL})",
            rf"(?P<ago>\b(?P<n>an?|{_NUMBER})\s(?P<unit>month|quarter|year)s?\s"
            rf"(?:ago|earlier|before|previously|prior|back)\b)",
            r"(?P<month_span>\bmonth[- ]on[- ]month\b|\b(?:on|over|in|for|during)\sthe\smonth\b"
            r"(?!\s(?:before|earlier|to|of))|\bin\s(?:a|one|the\slast)\smonth\b)",
            r"(?P<month_before>\b(?:the\s)?(?:last|previous|preceding|prior)\smonth(?:['’]s)?\b|\b"
            r"(?:the\s)?month\s(?:before|earlier)\b)",
            rf"(?P<some_span>\b(?:over|in)\sthe\s(?:last\s|past\s)?(?P<many>{_NUMBER})\smonths\b"
            rf"(?!\s(?:to|alone|taken|as)))",
            r"(?P<quarter_span>\bquarter[- ]on[- ]quarter\b|\b(?:on|over|in|during)\sthe\squarter\b"
            r"(?!\s(?:before|earlier|to|of))|\bin\s(?:a|one|the\slast|the)\squarter\b(?!\sto\b))",
            r"(?P<quarter_before>\b(?:the\s)?(?:last|previous|preceding|prior)\squarter(?:['’]s)?"
            r"(?:\s?[- ]?end)?\b|\b(?:the\s)?quarter\s(?:before|earlier)\b)",
            r"(?P<year_span>\byear[- ]on[- ]year\b|\b(?:on|over|in|for|during)\s(?:the|a)\s"
            r"(?:past\s|last\s)?year\b(?!\s(?:to|so|end|ending|before|earlier|of))|\bin\s(?:a|one)\syear\b"
            r"|\bover\s(?:the\s)?(?:last\s|past\s)?(?:twelve|12)\smonths\b)",
            r"(?P<year_before>\b(?:the\s)?(?:same\s(?:month|period|quarter|time|point)\s(?:of\s|in\s)?)?(?:the\s)?"
            r"(?:last|previous|preceding|prior)\syear(?:['’]s)?\b(?!\s(?:to|end|of))|\b"
            r"(?:this\stime\slast\syear)\b|\b(?:the\s)?year\s(?:before|earlier)\b)",
            r"(?P<year_end>\b(?:at\s(?:the\s)?|last\s|the\s)?(?:last\s)?(?:financial\s)?year[- ]end\b"
            r"(?:\s(?:of\s)?(?P<ye>" + _FINANCIAL + r"))?|\bthe\send\sof\slast\syear\b)",
            (
                r"(?P<now>\b(?:now|currently|at\spresent|today|this\s(?:month|quarter|period)|the\s"
                r"(?:latest|current|most\srecent)\s"
                r"(?:result|figure|position|month|period|quarter|performance|rate|share)|(?:the\s)?"
                r"(?:latest|current|most\srecent)(?:\ssurvey|\sreading|\squarter|\smonth)?|to\sdate)\b(?!\syear))"
            ),
            r"(?P<now_year>\b(?:this|the\scurrent)\s(?:financial\s)?year\b)",
            r"(?P<season>\b(?:last|the|this)\s(?P<s>spring|summer|autumn|winter)\b)",
            rf"(?P<bare>\b{_YEAR}\b(?!\s?%))",
        )
    ),
    re.IGNORECASE,
)


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


_QUICK = re.compile(
    r"\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|month|quarter|year|ago|last|now|current|present"
    r"|today|latest|to date)",
    re.IGNORECASE,
)


def whens(text: str, start: int, end: int, latest: Period, report: Period) -> tuple[When, ...]:
    """Return the periods that a part of a text names; `latest` is that of the indicator it is about."""
    if not _QUICK.search(text, start, end):
        return ()
    found: list[When] = []
    for match in _PATTERN.finditer(text, start, end):
        if match.lastgroup is None:
            continue
        when = _READ[_kind(match)](match, latest, report)
        if when:
            found.append(when)
    return _with_years(text, found, latest)


_KINDS = (
    "date",
    "month",
    "quarter",
    "lastq",
    "financial",
    "ago",
    "some_span",
    "month_span",
    "quarter_span",
    "year_span",
    "month_before",
    "quarter_before",
    "year_before",
    "year_end",
    "now",
    "now_year",
    "season",
    "bare",
)


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if match[kind])


def _of(
    match: re.Match[str], *lasts: int, named: bool = False, frequency: Frequency | None = None, year: bool = False
) -> When:
    return When(match.start(), match.end(), frozenset(lasts), is_named=named, frequency=frequency, is_year=year)


_AS_AT = re.compile(r"\b(?:as at|as of|at|on|to)\s(?:the\s)?$", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s([A-Za-z]+)\.?(?:\s(\d{4}))?")
_LAST_DAYS = 28


def _date(match: re.Match[str], latest: Period, report: Period) -> When:
    """Return a day: the month that it ends, where something is said as at its last days."""
    typed = _DAY.fullmatch(match["date"])
    if typed and int(typed[1]) >= _LAST_DAYS and _AS_AT.search(match.string[: match.start()]):
        number = next(i for i, name in enumerate(_MONTHS) if name.startswith(typed[2].lower()[:3]))
        last = int(typed[3]) * 12 + number if typed[3] else max(report.last, latest.last)
        last = last if typed[3] else last - (last - number) % 12
        return _of(match, last, named=True, frequency=Frequency.MONTH)
    return When(match.start(), match.end(), frozenset(), is_date=True)


def _month(match: re.Match[str], latest: Period, report: Period) -> When | None:
    typed = match["name"]
    if typed[0].islower() or (typed.lower() in ("may", "march") and not _is_month_word(match)):
        return None
    number = next(i for i, name in enumerate(_MONTHS) if name.startswith(typed.lower()[:3]))
    if match["year"] or match["yy"]:
        year = int(match["year"]) if match["year"] else 2000 + int(match["yy"])
        return _of(match, year * 12 + number, named=True, frequency=Frequency.MONTH)
    last = max(report.last, latest.last)
    back = last - (last - number) % 12
    if match["ly"] or (match["lastm"] and back == latest.last):
        back -= 12
    elif match["lastm"]:
        return _of(match, back, back - 12, named=True, frequency=Frequency.MONTH)
    return _of(match, back, named=True, frequency=Frequency.MONTH)


_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|at|to|by|since|from|and|until|on|for|than|last|after|before|end|between|during|with|or|against"
    r"|early|late|mid|,|\()[-\s]*(?:the\s)?$",
    re.IGNORECASE,
)


def _is_month_word(match: re.Match[str]) -> bool:
    """Return whether `May` or `March` is the month and not the word."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return bool(
        match["year"]
        or _BEFORE_MONTH.search(before)
        or match.string[match.end() : match.end() + 2] in ("’s", "'s", " (")
    )


def _financial_year(text: str, year_starts: int) -> Period:
    return Period(int(text[:4]) * 12 + year_starts - 1, Frequency.YEAR, year_starts)


def _quarter(match: re.Match[str], latest: Period, report: Period) -> When:
    quarter = int(match["q1"] or match["q2"] or _NTH[match["q3"].lower()])
    if match["qy"]:
        year = _financial_year(match["qy"], report.year_starts)
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
    typed = match["n"].lower()
    many = 1 if typed in ("a", "an") else _WORDS.get(typed) or int(typed)
    months = many * {"month": 1, "quarter": 3, "year": 12}[match["unit"].lower()]
    if months > 120:
        return None
    lasts = {latest.last - months}
    if re.search(r"\b(?:each|both|all|every one) of (?:the )?$", match.string[: match.start()], re.IGNORECASE):
        lasts = set(range(latest.last - months - 12, latest.last))
    if match["unit"].lower() == "quarter":
        lasts |= set(_quarters_before(latest))
    return _of(match, *lasts)


def _quarters_before(latest: Period) -> tuple[int, ...]:
    month = Period(latest.last - 1, Frequency.MONTH, latest.year_starts)
    return (latest.last - 3, month.latest(Frequency.QUARTER).last)


def _month_span(match: re.Match[str], latest: Period, report: Period) -> When:
    return When(match.start(), match.end(), frozenset((latest.last - 1,)), is_span=True)


def _some_span(match: re.Match[str], latest: Period, report: Period) -> When:
    typed = match["many"].lower()
    months = _WORDS.get(typed) or int(typed)
    return When(match.start(), match.end(), frozenset((latest.last - months,)), is_span=True)


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


_SEASON = 3
_SEASONS = {"spring": 2, "summer": 5, "autumn": 8, "winter": 11}


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
    "lastq": _last_quarter,
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
_JOINED = re.compile(r"\s*(?:,|and|to|or|–|-|&|through|until|,\s*and)\s*(?:in\s|by\s|at\s)?", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\d\d$")


def _with_years(text: str, found: list[When], latest: Period) -> tuple[When, ...]:
    """Return the periods, those without a year in that of the one they are joined to: `September and November 2013`."""
    dated: list[When] = []
    for i, when in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if (
            after
            and when.frequency is Frequency.MONTH is after.frequency
            and not _HAS_YEAR.search(text[when.start : when.end])
            and _HAS_YEAR.search(text[after.start : after.end])
            and _JOINED.fullmatch(text[when.end : after.start])
            and len(when.lasts) == len(after.lasts) == 1
        ):
            (own,), (other,) = when.lasts, after.lasts
            last = other - (other - own) % 12
            when = When(when.start, when.end, frozenset((last,)), is_named=True, frequency=Frequency.MONTH)
        dated.append(when)
    return tuple(dated)


def named(times: tuple[When, ...]) -> Iterator[When]:
    """Return the periods that results may be of."""
    return (each for each in times if not each.is_date)
