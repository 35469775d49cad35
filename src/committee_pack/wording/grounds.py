"""Why an item is not for publication: the paragraphs of each jurisdiction's statute in short words of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class _Statute:
    """Where a jurisdiction lists exempt information, and by what a meeting excludes the public."""

    part: str
    schedule: str
    act: str
    exclusion: str
    weighs_interest: bool
    paragraphs: Mapping[int, str]


_1972, _1973 = "Local Government Act 1972", "Local Government (Scotland) Act 1973"
_2014 = "Local Government Act (Northern Ireland) 2014"

_AFTER_2006 = (
    "information about an individual",
    "information that is likely to reveal who an individual is",
    "information about the financial or business affairs of a particular person, the council included",
    "information about consultations or negotiations on labour relations between the council or a Minister and "
    "employees or office-holders of the council",
    "information that could be withheld in legal proceedings as legally privileged",
    "information that reveals that the council proposes to serve a notice that puts requirements on a person, or to "
    "make an order or direction, under an enactment",
    "information about what is done or to be done to prevent, investigate or prosecute crime",
)
_SCOTLAND = (
    "information about a particular employee or office-holder, a former one, or somebody who applies to be one",
    "information about a particular occupier of accommodation that the council provides or pays for, a former one, or "
    "somebody who applies for it",
    "information about a particular person who applies for, receives or has received a service of the council",
    "information about a particular person who applies for, receives or has received financial assistance from the "
    "council",
    "information about the adoption, care, fostering or education of a particular child, or about a compulsory "
    "supervision order",
    "information about the financial or business affairs of a particular person other than the council",
    "information about social work reports on a particular person, or about the person's supervision",
    "what the council proposes to spend under a particular contract for property, goods or services",
    "terms proposed in negotiations for a contract for property, goods or services",
    "that it is the council that offers a particular tender for goods or services",
    "information about consultations or negotiations on labour relations between the council or a Minister and "
    "employees or office-holders of the council",
    "instructions to counsel, counsel's opinion, and advice or action in legal proceedings or to settle a matter that "
    "affects the council",
    "information that would reveal that the council proposes to serve a notice that puts requirements on a person, or "
    "to make an order or direction, under an enactment",
    "what is done or to be done to prevent, investigate or prosecute crime",
    "who a protected informant is",
)


def _numbered(words: tuple[str, ...], first: int = 1) -> Mapping[int, str]:
    return MappingProxyType(dict(enumerate(words, start=first)))


_STATUTES: Mapping[str, _Statute] = MappingProxyType(
    {
        "england": _Statute("Part 1 of ", "Schedule 12A", _1972, "section 100A(4)", True, _numbered(_AFTER_2006)),
        "wales": _Statute(
            "Part 4 of ",
            "Schedule 12A",
            _1972,
            "section 100A(4)",
            True,
            _numbered(("information about a particular individual", *_AFTER_2006[1:]), 12),
        ),
        "scotland": _Statute("Part I of ", "Schedule 7A", _1973, "section 50A(4)", False, _numbered(_SCOTLAND)),
        "northern ireland": _Statute(
            "Part 1 of ",
            "Schedule 6",
            _2014,
            "section 42(4)",
            False,
            _numbered(tuple(words.replace("a Minister", "a government department") for words in _AFTER_2006)),
        ),
    }
)
"""The statutes by jurisdiction.

Checked against their text: Part 1 of Schedule 12A as of 2006 (S.I. 2006/88), Part 4 as of 2007 (S.I. 2007/969 (W. 86)),
Schedule 7A, section 100A(4) of the Act of 1972, and section 42(4) of the Act of 2014, which asks for the description in
terms of its Schedule 6. Of that schedule paragraph 3 is checked; the others are taken to be those of Part 1 of Schedule
12A in their order, after which it is modelled. That the public interest is weighed is in Schedule 12A itself
(paragraphs 10 and 21) and not in Schedule 7A.
"""


def known_paragraphs(jurisdiction: str) -> tuple[int, ...]:
    """Return the paragraphs that may make an item exempt, in order."""
    return tuple(_STATUTES[jurisdiction].paragraphs)


def ground_text(jurisdiction: str, paragraph: int) -> str:
    """Return a paragraph by its full name with what it is about; raises KeyError where there is none such.

    As `Paragraph 1 of Part 1 of Schedule 12A to the Local Government Act 1972: information about an individual`.
    """
    statute = _STATUTES[jurisdiction]
    about = statute.paragraphs[paragraph]
    return f"Paragraph {paragraph} of {statute.part}{statute.schedule} to the {statute.act}: {about}"


def short_ground(jurisdiction: str, paragraph: int) -> str:
    """Return the words that mark each page; raises KeyError where there is no such paragraph.

    As `Not for publication: paragraph 3, Schedule 12A, Local Government Act 1972`.
    """
    statute = _STATUTES[jurisdiction]
    if paragraph not in statute.paragraphs:
        raise KeyError(paragraph)
    return f"Not for publication: paragraph {paragraph}, {statute.schedule}, {statute.act}"


def exclusion_text(jurisdiction: str) -> str:
    """Return the motion to exclude the public, with places for the items that it is about: see `motion_for`."""
    statute = _STATUTES[jurisdiction]
    listed = f"{statute.part}{statute.schedule} to the Act"
    motion = (
        f"That, under {statute.exclusion} of the {statute.act}, the public be excluded from the meeting for {{items}}, "
        f"because exempt information as described in {listed}, in the paragraph that is named with {{each}}, would "
        "otherwise be likely to be disclosed"
    )
    return f"{motion}{_INTEREST if statute.weighs_interest else ''}."


_INTEREST = (
    "; and because, in all the circumstances of the case, the public interest in maintaining the exemption outweighs "
    "the public interest in disclosing the information"
)


def motion_for(exclusion: str, numbers: Sequence[str]) -> str:
    """Return the motion that `exclusion_text` has places in, for the items of these numbers.

    A resolution says to which part of the proceedings it applies (Local Government Act 1972, section 100A(5)).
    """
    *others, last = numbers
    if not others:
        return exclusion.format(items=f"item {last}", each="the item")
    return exclusion.format(items=f"items {', '.join(others)} and {last}", each="each item")


def no_exempt_items_text(jurisdiction: str) -> str:
    """Return what an agenda says that has no exempt items: by what the public may be excluded all the same."""
    statute = _STATUTES[jurisdiction]
    return (
        "There are no exempt items on this agenda as published. Should one arise, the public may be excluded while it "
        f"is discussed, under {statute.exclusion} of the {statute.act}, on the grounds in {statute.part}"
        f"{statute.schedule}."
    )
