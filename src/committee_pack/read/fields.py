"""Kinds of text that YAML files hold, each turned into a model value, with its JSON Schema for editors."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import BeforeValidator, PlainValidator, StringConstraints, ValidationInfo, WithJsonSchema

from committee_pack.model.colours import Colour, parse_colour
from committee_pack.model.indicators import Bands
from committee_pack.model.periods import APRIL, Frequency, Period, Window, parse_period
from committee_pack.read.bands import EXPECTED, parse_band

_SPAN = re.compile(r"(\d+) (month|quarter|year)s?")


def _period(text: object, info: ValidationInfo) -> Period:
    return parse_period(str(text), (info.context or {}).get("year_starts", APRIL))


def _yes_no(text: object) -> bool:
    words = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
    if str(text).lower() not in words:
        raise ValueError(f"'{text}' is neither yes nor no")
    return words[str(text).lower()]


def _months(text: object) -> int:
    match = _SPAN.fullmatch(str(text))
    if not match or not int(match[1]):
        raise ValueError(f"'{text}' is not a span of time: write '1 month', '12 months', '1 quarter' or '1 year'")
    return int(match[1]) * Frequency[match[2].upper()].value


def _window(text: object) -> Window:
    try:
        return Window(str(text).upper())
    except ValueError:
        raise ValueError(f"'{text}' is not a window: expected one of {', '.join(w.value for w in Window)}") from None


def _bands(typed: object) -> Bands:
    return tuple(parse_band(str(text)) for text in (typed if isinstance(typed, list) else [typed]))


def _date(text: object) -> datetime.date:
    try:
        return datetime.date.fromisoformat(str(text))
    except ValueError:
        raise ValueError(f"'{text}' is not a date: write it as 2016-11-10") from None


_TEXT = {"type": "string"}
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[
    str,
    BeforeValidator(str),
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$"),
]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
PeriodField = Annotated[
    Period,
    PlainValidator(_period),
    WithJsonSchema({**_TEXT, "description": "A month as 2016-08, a quarter as 2013/14 Q3, a year as 2016/17"}),
]
DateField = Annotated[datetime.date, PlainValidator(_date), WithJsonSchema({**_TEXT, "format": "date"})]
YesNo = Annotated[
    bool, PlainValidator(_yes_no), WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]})
]
MonthsField = Annotated[
    int, PlainValidator(_months), WithJsonSchema({**_TEXT, "pattern": _SPAN.pattern, "examples": ["1 month"]})
]
WindowField = Annotated[Window, PlainValidator(_window), WithJsonSchema({"enum": [w.value for w in Window]})]
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
Number = Annotated[int, WithJsonSchema({"type": "integer", "minimum": 0})]
