"""A note that says which way is good, what a result covers, or that it is not rated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from committee_pack.check.definitions.claims import OTHER_TIMES, Differs, Subject
from committee_pack.model.indicators import Polarity
from committee_pack.model.periods import Window
from committee_pack.wording import polarity_sentence, rating_text, window_text

_BETTER = re.compile(
    r"\b(?P<way>high|higher|low|lower|smaller|larger|bigger)(?:\s+(?:values?|figures?|results?|percentages?|rates?|numbers?"
    r"|scores?|proportions?|is|are|the)){0,3}\s+(?:better|good|best|desirable|preferable)\b(?!\s+(?:if|only|where|when|than)\b)"
    r"|\b(?:good|better)\s+performance\s+is\s+(?:a\s+)?(?P<good>high|higher|low|lower)\b"
    r"|\bpolarity(?:\s+is|:)?\s+(?P<polarity>high|higher|low|lower)\b",
    re.IGNORECASE,
)
_COVERS = re.compile(
    r"\b(?:rolling\s+(?:12|twelve)[\s-]+months?|(?:12|twelve)[\s-]+months?\s+rolling)\b"
    r"|(?P<three>\brolling\s+(?:3|three)[\s-]+months?\b)|(?P<year>\byear[\s-]to[\s-]date\b|\bYTD\b)|(?P<state>\bsnapshot\b)",
    re.IGNORECASE,
)
_UNRATED = re.compile(
    r"\b(?:this\s+(?:indicator|measure)|the\s+(?:result|indicator|measure)|it)\s+is\s+not\s+rated\s*$", re.IGNORECASE
)
_ALIKE = {Window.YEAR_TO_DATE: (Window.FINANCIAL_YEAR, Window.CUMULATIVE)}
"""Windows that may be called by another's name."""


def differing(sentence: str, subject: Subject) -> Iterator[Differs]:
    """Return what a sentence says of polarity, window or rating and is not so."""
    if match := _UNRATED.search(sentence):
        rating = subject.result.rating
        if rating and subject.result.rule:
            yield Differs(*match.span(), f"it is rated {rating_text(rating)}", subject.result.rule.place)
    elif not OTHER_TIMES.search(sentence):
        yield from _ways(sentence, subject)
        yield from _windows(sentence, subject)


def _ways(sentence: str, subject: Subject) -> Iterator[Differs]:
    indicator = subject.result.indicator
    for match in _BETTER.finditer(sentence):
        typed = (match["way"] or match["good"] or match["polarity"]).lower()
        said = Polarity.HIGHER if typed in ("high", "higher", "larger", "bigger") else Polarity.LOWER
        # -- close to target is better, and yet direction may be judged one way
        if said.value not in (indicator.polarity.value, indicator.travel.value):
            sentence_of = polarity_sentence(indicator.polarity).rstrip(".")
            yield Differs(*match.span(), f"the catalogue: {sentence_of}", indicator.place)


def _windows(sentence: str, subject: Subject) -> Iterator[Differs]:
    indicator = subject.result.indicator
    for match in _COVERS.finditer(sentence):
        said = {
            "three": Window.ROLLING_3_MONTHS, "year": Window.YEAR_TO_DATE, "state": Window.SNAPSHOT,
        }.get(match.lastgroup or "", Window.ROLLING_12_MONTHS)  # fmt: skip
        if indicator.window not in (said, *_ALIKE.get(said, ())) and said not in subject.windows:
            yield Differs(*match.span(), f"its window is '{window_text(indicator.window)}'", indicator.place)
