"""The seal of an approval: short checksums of a text, of its figures, and of all else that is on record of it.

They have no key: they tell what was changed by accident, and keep nobody out who means to change it.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import date

from committee_pack.model.narratives import Approved, Commentary, Figures, SectionText
from committee_pack.model.settings import ReportSettings

_BLANKS = re.compile(r"(?<=\w)[ \t]+(?=\S)")
"""Of these one is as good as many; after the mark of a list they say how far its item is indented."""
_BARE_MARK = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]*)+")
_EMPTY_LINES = re.compile(r"^(.*)\n{3,}", re.MULTILINE)
_OPENS, _CLOSES = re.compile(r"(?:\A|(?<=\n\n))<!--"), "-->"
_ENDS = re.compile(r"\n*\Z|\n\n(?=[^\s\d*+-])")
"""What stands below a comment that changes nothing: the end, or what begins anew whether or not it goes on above."""
_LENGTH = 12


def record_of(
    written: Commentary | SectionText, figures: Figures, report: ReportSettings, by: str, on: date
) -> Approved:
    """Return the record that somebody approves a text, as it stands, with the figures that it shows now."""
    record = Approved(by, on, subject_of(written, report), text_seal(written.text), figures_seal(figures), "", figures)
    return replace(record, seal=record_seal(record, written))


def subject_of(written: Commentary | SectionText, report: ReportSettings) -> str:
    """Return which text it is, of all that a council has: `monthly/2016-08/indicator/visits`."""
    kind, name = ("indicator", written.indicator) if isinstance(written, Commentary) else ("section", written.section)
    return f"{report.name}/{report.period.slug}/{kind}/{name}"


def text_seal(text: str) -> str:
    """Return a short checksum of a text: line ends, blanks and comments that stand alone do not matter.

    Whatever may change a printed word does: a comment within a line is as it was typed, since it may stand in an
    address, and so are the blanks that end a line or indent an item of a list.
    """
    lines = text.split("\n")
    plain = "\n".join(_plain(line, below) for line, below in zip(lines, (*lines[1:], ""), strict=True))
    return _seal(_without_lone_comments(_EMPTY_LINES.sub(_with_one_empty_line, plain).strip("\n")))


def figures_seal(figures: Figures) -> str:
    """Return a short checksum of figures, in whatever order they stand."""
    return _seal(json.dumps(sorted(figures)))


def record_seal(record: Approved, written: Commentary | SectionText) -> str:
    """Return a short checksum of a record, and of what stands in front of the text that it is of.

    That is what the text takes from elsewhere than the data, and what of it is not checked.
    """
    facts = sorted((each.words, each.source) for each in written.facts)
    ignored = sorted((each.code, each.words, each.because) for each in written.ignored)
    said = (record.by, record.on.isoformat(), record.of, record.text, record.figures, facts, ignored)
    return _seal(json.dumps(said))


def _plain(line: str, below: str) -> str:
    """Return a line without the blanks that nobody sees."""
    bare = line.rstrip(" \t")
    return _BLANKS.sub(" ", bare) + (_end(line, bare, below) if bare else "")


def _end(line: str, bare: str, below: str) -> str:
    """Return the blanks at a line's end that matter: two break it where another follows, one lets a backslash not.

    So do those after the mark of a list that nothing else follows.
    """
    if _BARE_MARK.fullmatch(bare):
        return line.removeprefix(bare)
    if line.endswith("  ") and below.strip():
        return "  "
    return " " if bare.endswith("\\") and line != bare else ""


def _with_one_empty_line(line: re.Match[str]) -> str:
    """Return a line with one empty line below it; an item of a list without words ends with more."""
    return line[0] if _BARE_MARK.fullmatch(line[1]) else f"{line[1]}\n\n"


def _without_lone_comments(text: str) -> str:
    """Return a text without the comments that stand between empty lines, and change nothing around them."""
    kept, at = [], 0
    for opens in _OPENS.finditer(text):
        closes = text.find(_CLOSES, opens.end())
        if opens.start() >= at and closes >= 0 and (ends := _ENDS.match(text, closes + len(_CLOSES))):
            kept.append(text[at : opens.start()])
            at = ends.end()
    return "".join((*kept, text[at:])).strip("\n")


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
