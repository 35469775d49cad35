"""Periods that a text gives as the report's, and are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.reading.clauses import clause_of, is_supposed
from committee_pack.check.agreement.reading.quantities import Kind
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import begins_in
from committee_pack.check.agreement.reading.times import When
from committee_pack.check.agreement.results.agreeing import agrees
from committee_pack.check.agreement.results.facts import What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.beside import strongly
from committee_pack.model.periods import Frequency, Period
from committee_pack.wording import period_text

_MATCHES = r"(?<!matches the )(?<!as the )(?<!on the )(?<!with the )(?<!than the )(?<!to the )"
_WHAT = r"(?:position|performance|figures?|results?|data|reviews|visits)"
_SPAN = r"end\sof\s|month\sof\s|year\sto\s|twelve\smonths\sto\s|12\smonths\sto\s"
_THIS = (
    r"page|paper|report|appendix|update|commentary|figures?|results?|rates?|rating|section|position|data|information"
    r"|note|rolling year|summary"
)
_NOW = (
    rf"th(?:is|ese|e) (?:{_THIS})\b[^.;]{{0,60}}?|what is shown|shown here|current(?:ly)?|latest|this month"
    r"|this quarter|here"
)
_UP_TO = r"end of\s|close of\s|month of\s|months? to\s|year to\s|twelve months to\s|12 months to\s|quarter\s"
_REPORTED = re.compile(
    rf"{_MATCHES}\b{_WHAT}\s(?:is\s|are\s)?(?:as\s|due\s)?(?:for|at|in|of|to)\s(?:the\s)?(?:{_SPAN})?(?:the\s)?$"
    r"|\bas (?:at|of)\s(?:the\s)?(?:end\sof\s)?$"
    r"|^(?:rates|figures|results|data|numbers)\s(?:are|is)\s(?:those\s|that\s)?(?:of|for|as at)\s(?:the\s)?"
    r"(?:end of\s)?$"
    rf"|\b(?:{_NOW})\b[^.;,]{{0,50}}?\b(?:at|for|of|to|in|by|is|are|runs from|gives|covers?)?\s?(?:the\s)?"
    rf"(?:{_UP_TO})?(?:the\s)?$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|gives?|goes|sets? out|shows?|covers?|presents?|remains?|stays?|continues?|describes?|reports?"
    r"|stands?|runs?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|from|since|compared|than|against|(?:is|stands) (?:above|below)|up on|down on|previous"
    r"|earlier|before|until|began|started|changed|rose|risen|fell|fallen|went|dipped|dropped|slipped|climbed"
    r"|reached|stood|came|peaked|improved|worsened|moved|ended|closed|passed|became|saw|matches|equals|mirrors"
    r"|repeats|after|following|having|as in|like|unlike)\b",
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
"""How many characters may stand between a window and the period that ends it."""
_NONE = re.compile(
    r"\b(?:no (?:figures?|results?|data|count|reading)|not (?:yet )?(?:available|known|due|ready|complete|to hand)"
    r"|not (?:yet )?(?:been )?(?:received|held|collected|published|counted|reported|confirmed)"
    r"|still (?:to come|awaited|outstanding)|awaited|yet to (?:come|be \w+|arrive))\b",
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
_OF_RESULTS = re.compile(
    r"\b(?:performance|position|figures?|results?|data|rates?|rat(?:ed|ing)|share|proportion|percentage|numbers?"
    r"|average|scores?|outturn|indicator|measure|target|Red|Amber|Green)\b|%",
)
"""Words of which a sentence has one that gives a result; others tell what was done, and when is for them to know."""
_MONTHS_TO = re.compile(
    r"\b(?:twelve|12|three|3)\smonths\s(?:to|ending|up to)\s(?:the\s)?(?:end of\s)?$"
    r"|\b(?:rolling\s)?year\s(?:to|ending)\s(?:the\s)?(?:end of\s)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|compared|against|from \d|since|was|were|had|having|been|(?:Red|Amber|Green)\s(?:from|between))\b",
    re.IGNORECASE,
)
_TOLD_OTHERWISE = re.compile(
    r"^\)?\s(?:was|were|had|stood|came|saw|will|would|should|may|might|could|(?:is|are)\s(?:due|expected|awaited|likely|to"
    r"|not yet|still|published))\b"
)
_JOINS = ("and", "to", "&", ",")
_SMALL = 12
"""Up to this a number beside a period is hardly a result of it."""


@dataclass(slots=True)
class Periods:
    """Holds the periods that a text gives as the report's against it."""

    known: Known
    report: Period

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's periods."""
        if not sentence.whens:
            return
        yield from _equated(sentence)
        for when in sentence.whens:
            if when.is_named and not when.is_span and self._is_wrong(sentence, when):
                right = self._right(sentence, when)
                message = f"'{sentence.typed(when)}' is not the period that is reported: that is {right}."
                yield Doubt("period-wrong", when.start, when.end, message, f"Write {right}.")

    def _is_wrong(self, sentence: Sentence, when: When) -> bool:
        """Return whether a period is given as the one that is reported, and is not."""
        if any(self._is_right(sentence, one) for one in _joined(sentence, when)):
            return False
        if is_supposed(sentence, when.start) or _NONE.search(sentence.text):
            return False
        return _is_given_as_now(sentence, when) and not _has_its_figure(sentence, when)

    def _is_right(self, sentence: Sentence, when: When) -> bool:
        """Return whether a period is that of the report, of the indicator, or one that holds either."""
        before = sentence.between(sentence.start, when.start)
        if _THIS_REPORT.search(before) and not _DATA.search(before):
            return self.report.last in when.lasts
        months = {sentence.latest.last}
        if not sentence.about_is_given:
            latest = (self.known.latest(id) for id in self.known.indicators)
            months |= {self.report.last, *(each.period.last for each in latest if each)}
        return bool(months & when.lasts)

    def _right(self, sentence: Sentence, when: When) -> str:
        if when.frequency is Frequency.QUARTER and self.report.frequency is Frequency.QUARTER:
            return period_text(self.report)
        return period_text(sentence.latest if sentence.about else self.report)


def _has_its_figure(sentence: Sentence, when: When) -> bool:
    """Return whether the figure beside a period is that of it, so that it is meant: `that of March (6.5%)`."""
    said = [each for each in sentence.quantities if strongly(sentence, each, [when])]
    own = [fact for fact in sentence.facts() if fact.what is What.RESULT and fact.last in when.lasts]
    return any(agrees(each, fact) for each in said for fact in own)


def _joined(sentence: Sentence, when: When) -> list[When]:
    """Return a period with that which is joined to it: `for November and December`."""
    after = next((each for each in sentence.whens if each.start >= when.end), None)
    is_joined = after is not None and sentence.between(when.end, after.start).strip() in _JOINS
    return [when, after] if after is not None and is_joined else [when]


def _is_given_as_now(sentence: Sentence, when: When) -> bool:
    """Return whether a period is given as the one that the text reports."""
    before, after = sentence.between(sentence.start, when.start), sentence.between(when.end, sentence.end)
    is_beyond = _is_beyond(sentence, when, before)
    is_year = when.frequency is Frequency.YEAR
    if (when.is_year or is_year) and not (is_year and is_beyond):
        return False
    if _TOLD_OTHERWISE.match(after):
        return is_beyond
    has_figure = _has_figure(sentence, when)
    if _ends_a_window(sentence, when, before) and not has_figure and not _COMPARED.search(sentence.text):
        return True
    if _REPORTED.search(before) and not _PAST.search(before):
        return True
    is_opening = not has_figure and bool(_OPENING.fullmatch(before))
    return is_beyond or (is_opening and bool(_PRESENT.search(after)) and not _PAST.search(after))


def _is_beyond(sentence: Sentence, when: When, before: str) -> bool:
    """Return whether a period is after the report's and not looked forward to."""
    if not when.lasts or min(when.lasts) <= sentence.latest.last:
        return False
    gives_a_result = bool(_OF_RESULTS.search(sentence.text)) or _has_figure(sentence, when)
    return gives_a_result and not _AHEAD.search(sentence.text) and not _TOWARDS.search(before)


def _has_figure(sentence: Sentence, when: When) -> bool:
    """Return whether the clause of a period gives a number that may be a result."""
    start, end = clause_of(sentence, when.start)
    return any(
        start <= each.start < end
        and each.kind in (Kind.PERCENT, Kind.PLAIN)
        and not each.is_spelt
        and (each.value is not None or each.number > _SMALL)
        and not begins_in(each, sentence.whens)
        for each in sentence.quantities
    )


def _ends_a_window(sentence: Sentence, when: When, before: str) -> bool:
    """Return whether a period ends a window: `the twelve months to July`, `from August to July`."""
    joined = any(0 <= when.start - each.end <= _GAP for each in sentence.windows)
    return joined or bool(_MONTHS_TO.search(before))


def _equated(sentence: Sentence) -> Iterator[Doubt]:
    """Return a doubt for each relative period beside one that it is not: `the month before (June 2016)`."""
    for one, other in pairwise(each for each in sentence.whens if not each.is_date):
        if not _is_relative(one) or not other.is_named or (other.is_year and not one.is_now):
            continue
        if not one.lasts & other.lasts and _EQUATED.fullmatch(sentence.between(one.end, other.start)):
            message = f"'{sentence.typed(other)}' is not '{sentence.typed(one)}'."
            yield Doubt("period-wrong", other.start, other.end, message)


def _is_relative(when: When) -> bool:
    return not when.is_span and (when.is_now or (not when.is_named and bool(when.lasts)))
