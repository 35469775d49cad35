"""Periods that say how far back nothing is like something, `the first rise since March`, and compare with none."""

from __future__ import annotations

import re

from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.times import When

_FIRST_SINCE = re.compile(
    r"\b(?:first|any|ever|only|last|largest|biggest|greatest|smallest|sharpest|steepest|highest|lowest|best|worst)\b"
    r"[^,;:.]{0,40}\bsince\s(?:the\s)?(?:end\sof\s)?$",
    re.IGNORECASE,
)


def ends_a_search(sentence: Sentence, when: When) -> bool:
    """Return whether a period is how far back nothing is like what is told."""
    return bool(_FIRST_SINCE.search(sentence.words_before(when.start, 70)))
