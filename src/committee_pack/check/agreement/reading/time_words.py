"""Words that name periods: months, quarters, years, and those such as `a year ago` or `last quarter`."""

from __future__ import annotations

import re

from committee_pack.check.agreement.reading.number_words import CARDINALS
from committee_pack.check.agreement.reading.triggers import WORD_BEGINS
from committee_pack.model.periods import Frequency

MONTHS = (
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
)
SURE_MONTHS = frozenset(MONTHS) - {"may", "march"}
"""The months whose names are no other words."""
_MONTH = (
    r"(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|jun(?:e)?|jul(?:y)?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|sept)\.?)"
)
_YEAR = r"(?:19|20)\d\d"
_FINANCIAL = rf"{_YEAR}\s?[/–-]\s?\d\d(?:\d\d)?\b(?![-–/]?\d)"
NUMBER = f"{'|'.join(CARDINALS[:18])}|\\d+"
"""What finds a number of months and the like, in words or digits."""
FREQUENCIES = {"month": Frequency.MONTH, "quarter": Frequency.QUARTER, "year": Frequency.YEAR}
"""By what a period is called; each is worth as many months."""
SINCE_BEFORE = re.compile(r"\bsince\s(?:the\s)?(?:end of\s)?$", re.IGNORECASE)
WITHIN_BEFORE = re.compile(r"\b(?:in|during)\s$", re.IGNORECASE)
_ENDED_OTHERWISE = r"(?!\s(?:before|earlier|to|of))"
_LAST = r"(?:last|previous|preceding|prior)"
_LATEST = r"(?:latest|current|most\srecent)"
_FIGURE = r"(?:result|figure|position|month|period|quarter|performance|rate|share)"
_PERIODS = {
    "date": rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTH})(?:\s{_YEAR})?\b",
    "month": (
        rf"(?P<lastm>last\s(?:year['’]s\s)?|previous\s)?(?P<name>{_MONTH})\b"
        rf"(?:,?\s(?P<year>{_YEAR})\b|\s(?P<ly>last\syear|before(?!\s(?:\w+ing|it|that|they|the|this|we)\b))\b|\s[’'](?P<yy>\d\d)\b)?"
    ),
    "quarter": (
        r"(?P<lasty>last\syear['’]s\s)?(?:quarter\s?(?P<q1>[1-4])|q(?P<q2>[1-4])|(?P<q3>first|second|third|fourth)\squarter)\b"
        rf"(?:\s(?:of\s)?(?P<qy>{_FINANCIAL})|\s(?P<qc>{_YEAR})\b)?"
    ),
    "last_quarter": rf"(?:last|fourth|final)\squarter\sof\s(?P<lqy>{_FINANCIAL})",
    "financial": _FINANCIAL,
    "ago": rf"(?P<n>an?|{NUMBER})\s(?P<unit>month|quarter|year)s?\s(?:ago|earlier|before|previously|prior|back)\b",
    "month_span": (
        r"month[- ]on[- ]month\b"
        rf"|(?:on|over|in|for|during)\sthe\smonth\b{_ENDED_OTHERWISE}|in\s(?:a|one|the\slast)\smonth\b"
    ),
    "month_before": rf"(?:the\s)?{_LAST}\smonth(?:['’]s)?\b|(?:the\s)?month\s(?:before|earlier)\b",
    "some_span": rf"(?:over|in)\sthe\s(?:last\s|past\s)?(?P<many>{NUMBER})\smonths\b(?!\s(?:to|alone|taken|as))",
    "quarter_span": (
        r"quarter[- ]on[- ]quarter\b"
        rf"|(?:on|over|in|during)\sthe\squarter\b{_ENDED_OTHERWISE}"
        r"|in\s(?:a|one|the\slast)\squarter\b(?!\sto\b)"
    ),
    "quarter_before": (
        rf"(?:the\s)?{_LAST}\squarter(?:['’]s)?(?:\s?[- ]?end)?\b(?!\sof\s{_YEAR})"
        r"|(?:the\s)?quarter\s(?:before|earlier)\b"
    ),
    "year_span": (
        r"year[- ]on[- ]year\b"
        r"|(?:on|over|in|for|during)\s(?:the|a)\s(?:past\s|last\s)?year\b"
        r"(?!\s(?:to|so|end|ending|before|earlier|of))"
        r"|in\s(?:a|one)\syear\b|in\s(?:twelve|12)\smonths\b(?!\s(?:to|alone|taken|as|up|ending|of)\b)|over\s(?:the\s)?(?:last\s|past\s)?(?:twelve|12)\smonths\b"
    ),
    "year_before": (
        r"(?:the\s)?(?:same\s(?:month|period|quarter|time|point)\s(?:of\s|in\s)?)?(?:the\s)?"
        rf"{_LAST}\syear(?:['’]s)?\b(?!(?:['’]s)?\s(?:to|end|of|outturn)\b)"
        r"|(?:this\stime\slast\syear)\b|(?:the\s)?year\s(?:before|earlier)\b"
    ),
    "year_end": (
        r"(?:at\s(?:the\s)?|last\s|the\s)?(?:last\s)?(?:financial\s)?year[- ]end\b"
        rf"(?:\s(?:of\s)?(?P<ye>{_FINANCIAL}))?|the\send\sof\slast\syear\b|last\syear['’]s\soutturn\b"
    ),
    "now": (
        r"(?:now|currently|at\spresent|today|this\s(?:month|quarter|period)"
        rf"|the\s{_LATEST}\s{_FIGURE}|(?:the\s)?{_LATEST}(?:\ssurvey|\sreading|\squarter|\smonth)?|to\sdate)"
        r"\b(?!\syear)"
    ),
    "now_year": r"(?:this|the\scurrent)\s(?:financial\s)?year\b",
    "season": r"(?:last|the|this)\s(?P<s>spring|summer|autumn|winter)\b",
    "bare": rf"{_YEAR}\b(?!\s?%)",
}
KINDS = tuple(_PERIODS)
"""What kinds of names of periods there are; each is a group of the pattern."""
_NAMES = "|".join(f"(?P<{kind}>{words})" for kind, words in _PERIODS.items())
PERIODS = re.compile(rf"{WORD_BEGINS}(?:{_NAMES})", re.IGNORECASE)
"""A name of a period."""
QUICK = re.compile(
    r"\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|month|quarter|year|ago|last|now|current|present|today|latest|to date|spring|summer|autumn|winter)",
    re.IGNORECASE,
)
"""What a text has somewhere that names a period."""
