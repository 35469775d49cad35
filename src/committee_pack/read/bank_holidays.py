"""Bank holidays of the United Kingdom, as a library knows them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from committee_pack.model.notice import DaysOff
from committee_pack.model.settings import Council

_SUBDIVISIONS: Mapping[str, str] = MappingProxyType(
    {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern ireland": "NIR"}
)


def bank_holidays(jurisdiction: str, years: Iterable[int]) -> frozenset[datetime.date]:
    """Return the bank holidays of years in a jurisdiction, with the days given for those at a weekend.

    Of years that the library does not know there are none. Those of years to come are what the law says now; one that
    is proclaimed later comes with a newer version of the library.
    """
    # -- its import takes as long as reading a small workspace, and few commands ask
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv=_SUBDIVISIONS[jurisdiction], years=years))


def days_off(council: Council, meeting: datetime.date) -> DaysOff:
    """Return the days on which nobody works at a council before a meeting, of that year and the one before."""
    years = (meeting.year - 1, meeting.year)
    return DaysOff(bank_holidays(council.jurisdiction, years), frozenset(council.closure_days))
