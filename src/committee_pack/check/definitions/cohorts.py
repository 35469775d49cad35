"""A cohort is a part of everyone: it counts no more than they, and with its complement as many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, abridged, warning
from committee_pack.model.results import Result
from committee_pack.wording import plain_number

CODES = ("total-differs",)
_WITHOUT = re.compile(r"(?:excluding|without|not|other than|excl\.?)\s+(.+)|non-(.+)", re.IGNORECASE)


def find(whole: Whole) -> Iterator[Finding]:
    """Return a warning for each cohort that is more than everyone, or with its complement another number."""
    splits: dict[tuple[str, str], dict[str, Result]] = {}
    for result in whole.results.latest:
        # -- a row with a note has been looked at
        if len(result.rows) == 1 and not (result.cohort and result.rows[0].note):
            splits.setdefault((result.indicator.id, result.area), {})[result.cohort] = result
    return iter(abridged(found for split in splits.values() if len(split) > 1 for found in _unlike(split)))


def _unlike(split: Mapping[str, Result]) -> Iterator[Finding]:
    everyone = split.get("")
    for cohort, part in split.items():
        if everyone is None or not cohort:
            continue
        left_out = _left_out(cohort)
        for name, most, some, others in _numbers(everyone, part, split.get(left_out) if left_out else None):
            said = f"{plain_number(some)} of '{cohort}'"
            if some > most:
                yield _finding(part, name, f"{said} are more than the {plain_number(most)} of everyone.")
            elif others is not None and some + others != most:
                both = f"{said} and {plain_number(others)} of '{left_out}'"
                yield _finding(part, name, f"{both} are not together the {plain_number(most)} of everyone.")


def _finding(part: Result, name: str, said: str) -> Finding:
    where = f" in {part.area}" if part.area else ""
    message = f"The {name} of '{part.indicator.id}'{where}: {said}"
    hint = "Look at the rows again; if a cohort is no part of everyone, say so in the column 'note'."
    return warning("total-differs", replace(part.rows[0].place, key=name), message, hint)


def _numbers(
    everyone: Result, part: Result, rest: Result | None
) -> Iterator[tuple[str, Decimal, Decimal, Decimal | None]]:
    """Return the exact counts of everyone, of a cohort and, where there is one, of its complement."""
    if everyone.numerator is not None and part.numerator is not None:
        yield "numerator", everyone.numerator, part.numerator, rest.numerator if rest else None
    # -- a population is not counted, and is everyone's
    if everyone.denominator is not None and part.denominator is not None and not everyone.populations:
        yield "denominator", everyone.denominator, part.denominator, rest.denominator if rest else None


def _left_out(cohort: str) -> str:
    """Return the cohort that one leaves out: of `excluding UASC` it is `UASC`; nothing where it names none."""
    match = _WITHOUT.fullmatch(cohort)
    return str(match[1] or match[2]) if match else ""
