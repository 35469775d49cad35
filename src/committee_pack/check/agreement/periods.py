"""Periods that a text gives as the report's, and are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.clauses import clause_of, is_supposed
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import Known
from committee_pack.check.agreement.quantities import Kind
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.times import When
from committee_pack.model.periods import Frequency, Period
from committee_pack.wording import period_text

_REPORTED = re.compile(
    r"(?<!matches the )(?<!as the )(?<!on the )(?<!with the )(?<!than the )(?<!to the )\b(?:position|performance"
    r"|figures?|results?|data|reviews|visits)\s(?:is\s|are\s)?(?:as\s|due\s)?(?:for|at|in|of|to)\s(?:the\s)?"
    r"(?:end\sof\s|month\sof\s|year\sto\s|twelve\smonths\sto\s|12\smonths\sto\s)?(?:the\s)?$|\bas (?:at|of)\s"
    r"(?:the\s)?(?:end\sof\s)?$|^(?:rates|figures|results|data|numbers)\s(?:are|is)\s(?:those\s|that\s)?(?:of|for"
    r"|as at)\s(?:the\s)?(?:end of\s)?$|\b(?:th(?:is|ese|e) (?:page|paper|report|appendix|update|commentary"
    r"|figures?|results?|rates?|rating|section|position|data|information|note|rolling year|summary)\b[^.;]{0,60}?"
    r"|what is shown|shown here|current(?:ly)?|latest|this month|this quarter|here)\b[^.;,]{0,50}?\b(?:at|for|of"
    r"|to|in|by|is|are|runs from|gives|covers?)?\s?(?:the\s)?(?:end of\s|close of\s|month of\s|months? to\s"
    r"|year to\s|twelve months to\s|12 months to\s|quarter\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|gives?|goes|sets? out|shows?|covers?|presents?|remains?|stays?|continues?|describes?|reports?"
    r"|stands?|runs?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|from|since|compared|than|against|up on|down on|previous|earlier|before|until|began"
    r"|started|changed)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:in|at|by|as at|as of|for|during)\s(?:the\s)?"
    r"(?:(?:end|close|month|quarter|twelve months|12 months|year)\s(?:of|to)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_EQUATED = re.compile(
    r"^(?:['’]s)?(?:\s\w+){0,5}\s?[,(]\s?"
    r"(?:that is,?\s|i\.e\.,?\s|for\s|to\s|that of\s|those of\s|in\s|of\s|at\s)?(?:the\s)?(?:end of\s)?$",
    re.IGNORECASE,
)


_GAP = 12
_NONE = re.compile(
    r"\b(?:no (?:figures?|results?|data|count|reading)|not (?:yet )?available|not (?:yet )?(?:been )?"
    r"(?:received|held|collected))\b",
    re.IGNORECASE,
)
_DATA = re.compile(r"\b(?:data|figures?|results?|rates?|numbers?)\b", re.IGNORECASE)
_THIS_REPORT = re.compile(r"\bth(?:is|e) (?:report|paper|appendix|update|scorecard)\b", re.IGNORECASE)
_TOWARDS = re.compile(r"\b(?:by|until|from|set for|go\w* to|after)\s(?:the\s)?(?:end\sof\s)?$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|next|plan\w*|(?:is|are|was|were) due|targets?|meetings?|workshop|expect\w*|goes|go|starts?\b"
    r"|beginn?ing|begins?|scheduled|aim\w*|forecast|committee|panel|board|ahead|future|reach\w*|review\w* in"
    r"|report\w* (?:back )?in|ask\w*|step\w*|rises? to|take place|available|published|launch\w*|opens?"
    r"|complete\w* in|should)\b",
    re.IGNORECASE,
)
_MONTHS_TO = re.compile(
    r"\b(?:twelve|12|three|3)\smonths\s(?:to|ending|up to)\s(?:the\s)?(?:end of\s)?$"
    r"|\b(?:rolling\s)?year\s(?:to|ending)\s(?:the\s)?(?:end of\s)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:than|compared|against|from \d|since|was|were|had)\b", re.IGNORECASE)


@dataclass(slots=True)
class Periods:
    """Holds the periods that a text gives as the report's against it."""

    known: Known
    report: Period

    def judge(self, sentence: Sentence, doubted: frozenset[int]) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's periods; `doubted` are the places of those that are doubted already."""
        yield from self._equated(sentence)
        for when in sentence.whens:
            if when.start in doubted or not when.is_named or when.is_span:
                continue
            if any(self._is_right(sentence, one) for one in self._joined(sentence, when)):
                continue
            before = sentence.between(sentence.start, when.start)
            if is_supposed(sentence, when.start) or _NONE.search(sentence.text):
                continue
            if self._is_given_as_now(sentence, when, before):
                right = self._right(sentence, when)
                typed = sentence.between(when.start, when.end)
                message = f"'{typed}' is not the period that is reported: that is {right}."
                yield Doubt("period-wrong", when.start, when.end, message, f"Write {right}.")

    def _joined(self, sentence: Sentence, when: When) -> list[When]:
        """Return a period with that which is joined to it: `for November and December`."""
        after = [each for each in sentence.whens if each.start >= when.end][:1]
        joined = [each for each in after if sentence.between(when.end, each.start).strip() in ("and", "to", "&", ",")]
        return [when, *joined]

    def _is_right(self, sentence: Sentence, when: When) -> bool:
        """Return whether a period is that of the report, of the indicator, or one that holds either."""
        months = {sentence.latest.last}
        if not sentence.about_is_given:
            ids = frozenset(self.known.indicators)
            months |= {self.report.last} | {latest.period.last for id in ids if (latest := self.known.latest(id))}
        if when.is_year and when.frequency is Frequency.YEAR:
            (year, *_) = sorted(when.lasts)
            months |= {last for last in range(year - 11, year + 1)} & months
        before = sentence.between(sentence.start, when.start)
        if _THIS_REPORT.search(before) and not _DATA.search(before):
            months = {self.report.last}
        return bool(months & when.lasts)

    def _is_given_as_now(self, sentence: Sentence, when: When, before: str) -> bool:
        beyond = bool(when.lasts) and min(when.lasts) > max(sentence.latest.last, 0)
        start, end = clause_of(sentence, when.start)
        has_figure = any(
            start <= each.start < end
            and each.kind in (Kind.PERCENT, Kind.PLAIN)
            and not each.is_spelt
            and (each.value is not None or each.number > 12)
            for each in sentence.quantities
        )
        if (when.is_year or when.frequency is Frequency.YEAR) and not (
            beyond and when.frequency is Frequency.YEAR and not self._is_ahead(sentence, when, before)
        ):
            return False
        if self._ends_a_window(sentence, when, before) and not has_figure and not _COMPARED.search(sentence.text):
            return True
        after = sentence.between(when.end, sentence.end)
        told_past = re.match(r"^\)?\s(?:was|were|had|stood|came|saw)\b", after)
        if _REPORTED.search(before) and not _PAST.search(before) and not told_past:
            return True
        if beyond and not self._is_ahead(sentence, when, before):
            return True
        if _OPENING.fullmatch(before) and not has_figure and _PRESENT.search(after) and not _PAST.search(after):
            return True
        return False

    def _is_ahead(self, sentence: Sentence, when: When, before: str) -> bool:
        """Return whether a period after the report's is one that is looked forward to."""
        return bool(_AHEAD.search(sentence.text) or _TOWARDS.search(before))

    def _ends_a_window(self, sentence: Sentence, when: When, before: str) -> bool:
        """Return whether a period ends a window: `the twelve months to July`, `from August to July`."""
        joined = any(0 <= when.start - each.end <= _GAP for each in sentence.windows)
        return joined or bool(_MONTHS_TO.search(before))

    def _right(self, sentence: Sentence, when: When) -> str:
        if when.frequency is Frequency.QUARTER and self.report.frequency is Frequency.QUARTER:
            return period_text(self.report)
        return period_text(sentence.latest if sentence.about else self.report)

    def _equated(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return a doubt for each relative period beside one that it is not: `the month before (June 2016)`."""
        whens = [each for each in sentence.whens if not each.is_date]
        for one, other in zip(whens, whens[1:], strict=False):
            relative = not one.is_named and not one.is_span and one.lasts
            relative = relative or (one.is_now and not one.is_span)
            if not relative or not other.is_named or (other.is_year and not one.is_now):
                continue
            if _EQUATED.fullmatch(sentence.between(one.end, other.start)) and not one.lasts & other.lasts:
                typed, said = sentence.between(other.start, other.end), sentence.between(one.start, one.end)
                message = f"'{typed}' is not '{said}'."
                yield Doubt("period-wrong", other.start, other.end, message, "")
