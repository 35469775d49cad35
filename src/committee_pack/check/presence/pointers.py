"""What the words send a reader to is there: an appendix, an attachment, a table below, a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.whole import Whole
from committee_pack.check.words import Words, is_printed, with_notes, words_of
from committee_pack.findings import Finding, warning
from committee_pack.model.document import Block, Figure, Heading, Paragraph, Table, with_all_within
from committee_pack.wording import plain_text

CODES = ("attachment-missing",)
_CUES = ("append", "annex", "attach", "enclosed", "table", "chart", "graph", "diagram", "overleaf", "page")
"""Of which each pointer has some: asked first, which is quick."""
_ELSEWHERE = r"(?!\s+(?:of|to|in)\s+(?!this\b))"
"""That what is named is not another document's. Patterns are made when they are first asked: few reports need them."""
_APPENDIX = rf"\b(?i:appendix|annexe?)\s+([A-Z]\d?|\d{{1,2}}[a-z]?|[IVX]+)\b{_ELSEWHERE}"
_SOME_APPENDIX = (
    r"(?i)\b(?:see|in)\s+(?:the\s+)?(?:attached\s+)?(?:appendix|appendices|annexe?)\b(?!\s+\w)"
    r"|\b(?:appendix|appendices|annexe?)\s+attached\b"
)
_PAPER = r"(?:report|document|paper|table|chart|list|plan|copy|spreadsheet|letter)"
_ATTACHED = (
    r"(?i)\b(?:is|are)\s+(?:attached|enclosed|appended)\b(?!\s+(?:to|by|in)\b)|\((?:attached|enclosed)\)"
    r"|\bsee\s+(?:the\s+)?(?:attached|enclosed)\b"
    rf"|\b(?:attached|enclosed)\s+{_PAPER}\b|\b{_PAPER}\s+(?:attached|enclosed)\b(?!\s+(?:to|by|in)\b)"
)
_THING = "table|chart|graph|diagram"
_BESIDE = (
    rf"(?i)\b(?P<kind>{_THING})s?\s+(?:shown\s+|set\s+out\s+)?(?P<way>below|above|overleaf|over\s+the\s+page)\b"
    r"(?!\s+(?:the\s+|its\s+|our\s+)?(?:target|average|\d))"
    rf"|\b(?:the|this)\s+(?P<before>below|above|following)\s+(?P<named>{_THING})s?\b"
    r"|\b(?:overleaf|over\s+the\s+page)\b"
)
_PAGE = rf"(?i)\b(?:see|on|at)\s+pages?\s+(\d{{1,3}})\b{_ELSEWHERE}"


@dataclass(frozen=True, slots=True)
class _Around:
    """The blocks that stand before and after a narrative, in the sections that print it."""

    before: tuple[Block, ...]
    after: tuple[Block, ...]


def find(whole: Whole) -> Iterator[Finding]:
    """Return a warning for each pointer of a printed narrative to what the report does not have."""
    pages = with_notes(whole)
    for passage in whole.passages:
        # -- most texts point to nothing, which the letters of what was typed tell soonest
        typed = passage.of.text.lower()
        if any(cue in typed for cue in _CUES) and is_printed(passage, whole, pages):
            for words in words_of(passage):
                yield from _astray(words, whole)


def _astray(words: Words, whole: Whole) -> Iterator[Finding]:
    appendices = (*re.finditer(_APPENDIX, words.text), *re.finditer(_SOME_APPENDIX, words.text))
    for match in appendices:
        if not _is_named(match, whole):
            yield _missing(words, match, "the report has none such")
    # -- an appendix that is attached is told, or known, as an appendix
    for match in () if appendices else re.finditer(_ATTACHED, words.text):
        yield _missing(words, match, "nothing is attached to the report")
    for match in re.finditer(_BESIDE, words.text):
        if lacks := _lacking(match, _around(words.place.file, whole)):
            yield _missing(words, match, lacks)
    for match in re.finditer(_PAGE, words.text):
        if int(match[1]) > len(whole.document.sections):
            yield _beyond(words, match, len(whole.document.sections))


def _missing(words: Words, match: re.Match[str], lacks: str) -> Finding:
    message, hint = f"The text says '{match[0]}', and {lacks}.", "Put it into the report, or say where it is found."
    return words.shown(warning("attachment-missing", words.at(match.start()), message, hint), *match.span())


def _beyond(words: Words, match: re.Match[str], sections: int) -> Finding:
    message = f"The text says '{match[0]}', and the report need not have so many pages: its sections are {sections}."
    hint = "Name the section or the indicator; pages move from one build to the next."
    return words.shown(warning("attachment-missing", words.at(match.start()), message, hint), *match.span())


def _is_named(appendix: re.Match[str], whole: Whole) -> bool:
    """Return whether the report's own words, or a heading of it, name an appendix by the same letter, or any."""
    report = whole.report
    own = (
        report.title,
        report.statement,
        report.committee,
        *(each for field in report.header for each in _flat(field)),
    )
    named = rf"\b(?:appendix|annexe?)\s+{appendix[1]}\b" if appendix.lastindex else r"\b(?:append|annex)"
    pattern = re.compile(named, re.IGNORECASE)
    return any(map(pattern.search, own)) or any(map(pattern.search, _headings(whole)))


def _flat(field: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
    label, values = field
    return (label, *(f"{label} {value}" for value in values))


def _headings(whole: Whole) -> Iterator[str]:
    for section in whole.document.sections:
        yield section.bookmark
        yield from (plain_text(block.children) for block in section.blocks if isinstance(block, Heading))


def _around(file: str, whole: Whole) -> _Around:
    before: list[Block] = []
    after: list[Block] = []
    for section in whole.document.sections:
        blocks = tuple(with_all_within(section.blocks))
        own = [
            n for n, each in enumerate(blocks) if isinstance(each, Paragraph) and each.typed and each.typed.file == file
        ]
        if own:
            before += blocks[: own[0]]
            after += blocks[own[-1] + 1 :]
    return _Around(tuple(before), tuple(after))


def _lacking(match: re.Match[str], around: _Around) -> str:
    """Return what a pointer to something beside the text looks for in vain; nothing where it is there."""
    kind, way = (match["kind"] or match["named"] or "").lower(), (match["way"] or match["before"] or "below").lower()
    kinds = {"": (Table, Figure), "table": (Table,)}.get(kind, (Figure,))
    side, where = (around.before, "above") if way == "above" else (around.after, "below")
    if any(isinstance(block, kinds) for block in side):
        return ""
    return f"no {kind or 'table or chart'} stands {where} it"
