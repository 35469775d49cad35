"""A title that says what is counted goes with the unit of the figures below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, warning
from committee_pack.model.indicators import Indicator, Unit
from committee_pack.wording import unit_name

CODES = ("unit-unlike-title",)
_RATES = frozenset({Unit.PER_1000, Unit.PER_10000, Unit.PER_100000})
_AVERAGES = frozenset({Unit.AVERAGE, Unit.DAYS, Unit.MONEY, Unit.RATIO})
_MEANT: tuple[tuple[str, frozenset[Unit]], ...] = (
    (r"\bper 1,?000\b", frozenset({Unit.PER_1000})),
    (r"\bper 10,?000\b", frozenset({Unit.PER_10000})),
    (r"\bper 100,?000\b", frozenset({Unit.PER_100000})),
    (r"^(?:the )?(?:percentage|per ?cent|%)(?=\W|\s|$)|\((?:%|percentage|per ?cent)\)\s*$", frozenset({Unit.PERCENT})),
    (r"^(?:the )?proportion\b", frozenset({Unit.PERCENT, Unit.RATIO})),
    (r"^(?:the )?(?:average|mean|median) (?:number|days|weeks|months|length|time|wait|cost|spend)\b", _AVERAGES),
    (r"^(?:the )?(?:average|mean|median)\b", _AVERAGES | _RATES | {Unit.PERCENT}),
    (r"^(?:the )?(?:total )?(?:number|no\.|count) of\b|\((?:number|count)\)\s*$", _AVERAGES | {Unit.COUNT}),
    (r"^(?:the )?rate\b|\brate\s*$|\(rate\)\s*$", _RATES | {Unit.PERCENT, Unit.RATIO}),
)
"""What a title may say, and the units that go with it; the first that it says counts."""
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), units) for pattern, units in _MEANT)


def find(whole: Whole) -> Iterator[Finding]:
    """Return a warning for each title that says another unit than the indicator has."""
    for indicator in whole.catalogue.indicators:
        if said := _said(indicator):
            message = f"The title of '{indicator.id}' says '{said}', and its unit is {unit_name(indicator.unit)}."
            hint = "Mend 'unit', or the title."
            yield warning("unit-unlike-title", replace(indicator.place, key="title"), message, hint)


def _said(indicator: Indicator) -> str:
    """Return the words of a title that its unit does not go with; nothing where it does, or says none."""
    for pattern, units in _PATTERNS:
        if match := pattern.search(indicator.title):
            return "" if indicator.unit in units else match[0].strip()
    return ""
