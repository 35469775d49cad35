"""What may be found wrong with a sentence; apart from the rules, which take long to import."""

from __future__ import annotations

CODES = (
    "figure-near",
    "figure-period",
    "figure-other",
    "figure-share",
    "figure-target",
    "figure-change",
    "figure-rank",
    "figure-unknown",
    "direction-wrong",
    "rating-wrong",
    "comparison-wrong",
    "period-wrong",
)
