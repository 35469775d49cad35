"""Which sentences are worth reading: those that hold a number or a word that results can contradict."""

from __future__ import annotations

import re

_WORTH = re.compile(
    r"\d|\b(?:half|thirds?|quarters?|fifths?|tenths?|one in|red|amber|green|targets?|threshold|floor|ceiling|standard|limit"
    r"|expected|range|average|neighbours?|highest|lowest|best|worst|most|least|longest|shortest|largest|smallest|fewest|ranks?|ranked"
    r"|ros[ei]n?|rise[sn]?|rising|increas\w+|gr[eo]w\w*|climb\w*|crept|gone|went|higher|more|up|fell|fall\w*|decreas\w+|reduc\w+"
    r"|drop\w*|declin\w+|down|slip\w+|dip\w*|lower|improv\w+|better|worse\w*|deteriorat\w+|recovered|strengthened|unchanged"
    r"|static|stable|steady|same|flat|no change|above|below|over|under|met|meets?|miss\w*|within|inside|outside|exceed\w*"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|lengthened|shortened|halved|doubled"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b",
    re.IGNORECASE,
)


def is_worth_reading(text: str, start: int, end: int) -> bool:
    """Return whether a part of a text holds anything that results can contradict."""
    return _WORTH.search(text, start, end) is not None
