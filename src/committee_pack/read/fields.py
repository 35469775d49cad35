"""Kinds of text that YAML files hold, each turned into a model value, with its JSON Schema for editors."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    PlainValidator,
    StringConstraints,
    Tag,
    ValidationInfo,
    WithJsonSchema,
)

from committee_pack.model.colours import Colour, parse_colour
from committee_pack.model.indicators import Band, Bands, Fields, Unit
from committee_pack.model.marks import Mark, mark_of
from committee_pack.model.periods import APRIL, Frequency, Period, Window, parse_period
from committee_pack.model.settings import Anchor, LastPeriods, LastYearEnds, Point, Stretch, SummaryColumn, Trend
from committee_pack.read.bands import EXPECTED, parse_band
from committee_pack.read.cells import one_line, parse_number, parse_window

_DATE = re.compile(r"(\d{4})-(\d{2})-\d{2}")
_SPAN = re.compile(r"(\d+) (month|quarter|year)s?")
_EARLIER = re.compile(
    rf"^({_SPAN.pattern}|[Pp]revious (period|quarter end)|[Ss]ame period last year|[Oo]utturn|[Bb]aseline"
    r"|\d{4}[-/]\d{2}.*)$"
)
_CUT_UNIT = re.compile(r"per (1|10|100)")
_LAST = re.compile(r"last (\d{1,4}) (month|quarter|year)s?")
_YEAR_ENDS = re.compile(r"last (\d{1,4}) year ends?")
MOST_PERIODS = 120
EARLIER = (
    "write '1 month', 'previous period', 'previous quarter end', 'same period last year', 'outturn', 'baseline', "
    "or one such as 2015-03"
)
PERIODS = (
    "write a number, or a list of 'last 13 months', 'last 4 quarters', 'last 3 year ends', "
    "'quarter ends of this year', 'latest', 'year end' and periods such as 2013-03"
)
_OF_FIGURES = "%£$€.,+-−–"
_WITHIN_BRACKETS = re.compile(r"\[[^\[\]]+\]|\([^()]+\)")
_SIGNS = "write one such as '*' or '†', or letters in brackets, as '[p]'"
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _period(text: object, info: ValidationInfo) -> Period:
    return parse_period(str(text), (info.context or {}).get("year_starts", APRIL))


def _yes_no(text: object) -> bool:
    words = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
    if str(text).lower() not in words:
        raise ValueError(f"'{text}' is neither yes nor no: write one of them")
    return words[str(text).lower()]


def _months(text: object) -> int:
    match = _SPAN.fullmatch(str(text))
    if not match or not int(match[1]):
        raise ValueError(f"'{text}' is not a span of time: write '1 month', '12 months', '1 quarter' or '1 year'")
    return int(match[1]) * Frequency[match[2].upper()].value


def _since(text: object, info: ValidationInfo) -> int | Period | Anchor:
    typed = str(text).strip()
    for anchor in Anchor:
        if typed.lower() == anchor.value:
            return anchor
    if typed.lower() == "same period last year":
        return Frequency.YEAR.value
    try:
        return _months(typed) if _SPAN.fullmatch(typed) else _period(typed, info)
    except ValueError:
        raise ValueError(f"'{text}' is no earlier period: {EARLIER}") from None


def _stretch(text: object, info: ValidationInfo) -> Stretch:
    typed = " ".join(str(text).lower().split())
    for point in Point:
        if typed == point.value:
            return point
    if match := _YEAR_ENDS.fullmatch(typed):
        return LastYearEnds(_count(match[1]))
    if match := _LAST.fullmatch(typed):
        every = Frequency[match[2].upper()]
        return LastPeriods(_count(match[1]), every, align=every is not Frequency.MONTH)
    try:
        return _period(typed, info)
    except ValueError:
        raise ValueError(f"'{text}' names no periods: {PERIODS}") from None


def _count(digits: str) -> int:
    if not 1 <= int(digits) <= MOST_PERIODS:
        said = "is less than 1" if int(digits) < 1 else f"is more than {MOST_PERIODS}"
        raise ValueError(f"periods: '{digits}' {said}")
    return int(digits)


def _trend(typed: object, info: ValidationInfo) -> int | Trend:
    if typed == []:
        raise ValueError(f"a trend of no periods shows nothing: {PERIODS}")
    if isinstance(typed, list):
        return tuple(_stretch(each, info) for each in typed)
    if not str(typed).isdecimal():
        return (_stretch(typed, info),)
    return _count(str(typed))


def _bands(typed: object) -> Bands:
    return tuple(parse_band(str(text)) for text in (typed if isinstance(typed, list) else [typed]))


def _band(typed: object) -> Band:
    band = parse_band(str(typed))
    if not isinstance(band, Band):
        raise ValueError(f"'{typed}' is not a range: write it as '80 to 120', 'at or below 100' or 'at or above 80'")
    if band.has_threshold:
        raise ValueError(
            f"'{typed}': the threshold divides Amber and Red, and an expected range has neither: write a number, "
            "or 'target' for that of the period"
        )
    return band


def _unit(typed: object) -> object:
    """Return a unit as it is written here: a rate is understood without its comma, and with `rate` before it."""
    plain = str(typed).lower().replace(",", "").removeprefix("rate ")
    if _CUT_UNIT.fullmatch(plain):
        raise ValueError(f"'{typed}' is cut off at its comma: write the unit between quotes, as \"per 100,000\"")
    return next((unit.value for unit in Unit if unit.value.replace(",", "") == plain), typed)


def _mark(text: object) -> Mark:
    mark = mark_of(f"[{str(text).strip('[]')}]")
    if mark is None:
        raise ValueError(f"'{text}' is not a mark: expected one of {', '.join(each.value for each in Mark)}")
    return mark


def _sign(text: object) -> str:
    """Return a mark's sign; one that could be read as part of its figure is a fault."""
    sign = str(text).strip()
    if not sign:
        raise ValueError("a sign is empty: write one such as '*', or take the line out")
    if any(each.isdigit() for each in sign):
        raise ValueError(f"'{sign}' holds a digit, which looks like part of its figure: {_SIGNS}")
    within = _WITHIN_BRACKETS.fullmatch(sign)
    if not within and sign.isalpha():
        raise ValueError(f"'{sign}' is letters alone, which look like a unit: {_SIGNS}")
    if not within and (wrong := next((each for each in sign if each in _OF_FIGURES), "")):
        raise ValueError(f"'{sign}' holds '{wrong}', which looks like part of its figure: {_SIGNS}")
    return sign


def _margin(text: object) -> Decimal:
    number = parse_number(str(text))
    if number < 0:
        raise ValueError(f"'{text}' is below zero: the margin is how far apart results may be and still be similar")
    return number


def _summary_column(typed: object) -> SummaryColumn:
    if isinstance(typed, str):
        return SummaryColumn(typed.strip(), "")
    if not isinstance(typed, dict) or len(typed) != 1 or not all(isinstance(each, str) for each in typed.values()):
        raise ValueError("a column is a word such as 'result', or that with its own head, as 'result: Position'")
    ((fact, head),) = typed.items()
    if not head.strip():
        raise ValueError(f"the head of '{fact}' is empty: write words, or the column alone for its usual head")
    return SummaryColumn(str(fact), head.strip())


def _identifier(text: object) -> str:
    if not _IDENTIFIER.fullmatch(str(text)):
        raise ValueError(f"'{text}' cannot be an id: write small letters, digits and hyphens, as repeat-plans")
    return str(text)


def _name(text: object) -> str:
    if not _NAME.fullmatch(str(text)):
        raise ValueError(f"'{text}' cannot be a name: write small letters, digits and underscores, as month_ago")
    return str(text)


def _date(text: object) -> datetime.date:
    try:
        return datetime.date.fromisoformat(str(text))
    except ValueError:
        why = _no_day(str(text)) or "is not a date: write it as 2016-11-10"
        raise ValueError(f"'{text}' {why}") from None


def _no_day(text: str) -> str:
    """Return why what is written as a date is none; nothing where it is not written as one."""
    match = _DATE.fullmatch(text)
    if not match:
        return ""
    year, month = int(match[1]), int(match[2])
    if not year or not 1 <= month <= 12:
        return "is not a date: write the month as 01 to 12"
    return f"is not a date: that month has the days 01 to {calendar.monthrange(year, month)[1]}"


def _line(text: str) -> str:
    """Return what is shown on one line; what a terminal would obey is a fault."""
    line = text.strip()
    if hidden := next((each for each in line if unicodedata.category(each) == "Cc"), ""):
        raise ValueError(f"a character that is no letter stands here (U+{ord(hidden):04X}): write words on one line")
    return line


def fields_of(typed: Mapping[str, str | list[str]]) -> Fields:
    """Return labels with what stands beside each, one or several."""
    return tuple((label, tuple(said) if isinstance(said, list) else (said,)) for label, said in typed.items())


_TEXT = {"type": "string"}
# -- an editor's YAML takes 9 and 2016 for numbers, where we keep every scalar as it was typed
Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema({"type": ["string", "number"]})
]
Line = Annotated[str, AfterValidator(_line), WithJsonSchema(_TEXT)]
LineWords = Annotated[Words, AfterValidator(_line)]
CellWords = Annotated[Words, AfterValidator(one_line)]
"""Words that name what stands in cells of a table."""
Identifier = Annotated[
    str, PlainValidator(_identifier), WithJsonSchema({**_TEXT, "pattern": f"^{_IDENTIFIER.pattern}$"})
]
MarkField = Annotated[
    Mark,
    PlainValidator(_mark),
    WithJsonSchema({"enum": [mark.value for mark in Mark]}),
]
SignField = Annotated[str, PlainValidator(_sign), WithJsonSchema(_TEXT)]
"""A mark's own sign, which nobody takes for part of its figure."""
Name = Annotated[str, PlainValidator(_name), WithJsonSchema({**_TEXT, "pattern": f"^{_NAME.pattern}$"})]
NAMED_IDS = Field(json_schema_extra={"propertyNames": {"pattern": f"^{_IDENTIFIER.pattern}$"}})
"""What an editor is to know of a mapping whose keys are ids."""
NAMED = Field(json_schema_extra={"propertyNames": {"pattern": f"^{_NAME.pattern}$"}})
"""What an editor is to know of a mapping whose keys are names."""
PeriodField = Annotated[
    Period,
    PlainValidator(_period),
    WithJsonSchema({**_TEXT, "description": "A month as 2016-08, a quarter as 2013/14 Q3, a year as 2016/17"}),
]
DateField = Annotated[datetime.date, PlainValidator(_date), WithJsonSchema({**_TEXT, "format": "date"})]
YesNo = Annotated[
    bool, PlainValidator(_yes_no), WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]})
]
SummaryField = Annotated[
    SummaryColumn,
    PlainValidator(_summary_column),
    WithJsonSchema({"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT, "maxProperties": 1}]}),
]
"""A column by the fact that it holds, or by that with a head of its own: `result`, `{previous.rating: Last rating}`."""
SinceField = Annotated[
    int | Period | Anchor,
    PlainValidator(_since),
    WithJsonSchema({**_TEXT, "pattern": _EARLIER.pattern, "examples": ["1 month", "previous period", "2015-03"]}),
]
PeriodsField = Annotated[
    int | Trend,
    PlainValidator(_trend),
    WithJsonSchema({"anyOf": [{"type": "integer"}, _TEXT, {"type": "array", "items": _TEXT}], "description": PERIODS}),
]
WindowField = Annotated[
    Window, PlainValidator(lambda text: parse_window(str(text))), WithJsonSchema({"enum": [w.value for w in Window]})
]
ColourField = Annotated[
    Colour,
    PlainValidator(lambda text: parse_colour(str(text))),
    WithJsonSchema({**_TEXT, "pattern": "^#[0-9a-fA-F]{6}$"}),
]
BandsField = Annotated[
    Bands,
    PlainValidator(_bands),
    WithJsonSchema({"anyOf": [_TEXT, {"type": "array", "items": _TEXT}], "description": f"Bands: {EXPECTED}"}),
]
BandField = Annotated[Band, PlainValidator(_band), WithJsonSchema({**_TEXT, "description": "A range: 80 to 120"})]
UnitField = Annotated[
    Literal["percent", "count", "average", "ratio", "days", "money", "per 1,000", "per 10,000", "per 100,000"],
    BeforeValidator(_unit),
]
MarginField = Annotated[Decimal, PlainValidator(_margin), WithJsonSchema({"type": ["string", "number"]})]
Decimals = Annotated[int, Field(ge=0, le=6)]
# -- what stands in brackets names a choice and is no part of the file: one fault is told of what was typed
Keys, Word, List = Tag("[keys]"), Tag("[word]"), Tag("[list]")
ListOrWord = Discriminator(lambda typed: "[list]" if isinstance(typed, list) else "[word]")
FieldsField = dict[
    Words, Annotated[Annotated[Words, Word] | Annotated[list[Words], Field(min_length=1), List], ListOrWord]
]
"""Labels of one's own choice, each with what stands beside it, or a list where that is several."""
KeysOrWord = Discriminator(lambda typed: "[keys]" if isinstance(typed, dict) else "[word]")
