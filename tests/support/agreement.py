"""The real reports of the repository, as sentences are held against their results, and the corpus of sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from committee_pack.check.agreement import family
from committee_pack.check.whole import Whole
from committee_pack.compose.markdown import read_markdown
from committee_pack.compose.placeholders import Book, Names
from committee_pack.findings import Finding, Place, Severity
from committee_pack.model.narratives import Approval, Commentary, Fact, SectionText
from committee_pack.model.prose import Passage, Prose
from committee_pack.pipeline import compose, council_of
from committee_pack.workspace import open_workspace
from tests.support.workspaces import ROOT

CORPUS = ROOT / "tests" / "corpus"
ADULT_CARE = "examples/adult-care"
REPORTS = ((".", "scs-scorecard"), (".", "scs-appendix"), (ADULT_CARE, "kpi"))
"""Each workspace that the repository has, with a report of it."""
FILE = "narrative.md"
RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Held:
    """A report that is made of real data, against which sentences are held."""

    whole: Whole
    checker: family.Checker
    book: Book

    def passage(self, text: str, about: str = "", section: str = "", facts: tuple[Fact, ...] = ()) -> Passage:
        """Return Markdown as a commentary on an indicator, or as the text of a section."""
        place = Place(FILE, 1)
        own = self.book.county[about] if about else None
        read = read_markdown(text, place, Names(self.book, own), 1)
        assert not [each for each in read.findings if each.severity is Severity.ERROR], (text, read.findings)
        of = (
            Commentary(about, own.period, "", Approval.SUBMITTED, text, place, facts)
            if own
            else SectionText(section, "", Approval.SUBMITTED, text, place, False, facts)
        )
        return Passage(of, read.value.prose)

    def found(self, text: str, about: str = "", section: str = "", facts: tuple[Fact, ...] = ()) -> list[Finding]:
        """Return what the family finds in a text."""
        return list(self.checker.passage(self.passage(text, about, section, facts)))

    def codes(self, text: str, about: str = "", section: str = "") -> list[str]:
        """Return the codes of what the family finds in a text."""
        return [each.code for each in self.found(text, about, section)]


@lru_cache
def held(workspace: str, report: str) -> Held:
    """Return a report of the repository; its results are computed once."""
    opened = open_workspace(ROOT / workspace)
    council = council_of(opened).value
    assert council is not None
    composed = compose(opened, council, report, None, lambda _: None).value
    assert composed is not None
    whole = composed.whole
    book = Book.of(whole.results, (area.name for area in whole.catalogue.areas))
    return Held(whole, family.Checker.of(whole), book)


def prose_of(text: str) -> Prose:
    """Return one paragraph without placeholders as it is printed."""
    (prose,) = read_markdown(text, Place(FILE, 1), {}, 1).value.prose
    return prose


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence of the corpus, with what its writer says: which codes are right, and where it is wrong, and why."""

    file: str
    workspace: str
    report: str
    text: str
    expect: tuple[str, ...]
    about: str
    section: str
    facts: tuple[Fact, ...]
    at: str
    why: str

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.expect == (RIGHT,)

    def found(self) -> list[Finding]:
        """Return what the family finds in it."""
        return held(self.workspace, self.report).found(self.text, self.about, self.section, self.facts)


def corpus() -> Iterator[Labelled]:
    """Return every sentence of the corpus."""
    for path in sorted(CORPUS.glob("*/*.yaml")):
        read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for entry in read["sentences"]:
            yield _labelled(path, read["workspace"], read["report"], entry)


def _labelled(path: Path, workspace: str, report: str, entry: dict[str, Any]) -> Labelled:
    expect = entry["expect"]
    facts = (text.partition(":") for text in entry.get("facts", ()))
    return Labelled(
        str(path.relative_to(CORPUS)),
        workspace,
        report,
        entry["text"],
        tuple(expect) if isinstance(expect, list) else (expect,),
        entry.get("about", ""),
        entry.get("section", ""),
        tuple(Fact(words.strip(), source.strip(), Place(FILE)) for words, _, source in facts),
        str(entry.get("at", "")),
        str(entry.get("why", "")),
    )
