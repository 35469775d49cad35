"""What a paper's text gets wrong is named with its line."""

from __future__ import annotations

import pytest

from committee_pack.findings import Severity
from tests.support.papers import FILE, found

REPORT = "---\nkind: cover report\nfrom: A\nsubject: B\n---\n"
ASKED = "## Recommendation\nThe committee is asked to note it.\n\n"
MINUTES = "---\nkind: minutes\ntitle: A\n---\n"
PLAIN = "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        (f"{REPORT}## Recomendation\nNote it.\n", "heading-meant", 6, "Did you mean 'Recommendation'?"),
        (f"{REPORT}## Recommandations:\nNote it.\n", "heading-meant", 6, "Did you mean 'Recommendations'?"),
        (f"{REPORT}## Sumary\nIt is.\n\n{ASKED}", "heading-meant", 6, "Did you mean 'Summary'?"),
        (f"{REPORT}## Summary\nIt is.\n", "recommendation-missing", 6, "no heading 'Recommendation'"),
        (f"{REPORT}{ASKED}## 1. Introduction\nIt is.\n", "number-typed", 9, "'1.' is typed here"),
        (f"{REPORT}{ASKED}## Introduction\n1.1 It is.\n", "number-typed", 10, "'1.1' is typed here"),
        (f"{MINUTES}## 41. Apologies\nNone.\n", "number-typed", 5, "'41.' is typed here"),
        (f"{MINUTES}## Apologies\n(1) None.\n", "number-typed", 6, "'(1)' is typed here"),
        (f"{PLAIN}# Title\n\n## January\nWords.\n", "heading-level", 4, "'Title' is a heading of the first level"),
        (f"{MINUTES}## Apologies\n\n## Minutes\nAgreed.\n", "text-missing", 5, "Nothing stands below 'Apologies'"),
        (f"{REPORT}{ASKED}## Introduction\n<!-- Write here. -->\n", "text-missing", 9, "below 'Introduction'"),
        (f"{PLAIN}##\nWords.\n", "heading-empty", 4, "has no words"),
        (f"{PLAIN}## January\n###\nWords.\n", "heading-empty", 5, "has no words"),
        (PLAIN, "paper-empty", 4, "has no text"),
        (f"{PLAIN}<!-- to be written -->\n", "paper-empty", 4, "has no text"),
        (f"{PLAIN}Words {{{{ result }}}}.\n", "placeholder-unknown", 4, "is not filled in from the data"),
        (f"{PLAIN}Words <b>.\n", "markdown-unsupported", 4, "lists, tables,"),
        (f"{PLAIN}Words ![a](b.png).\n", "markdown-unsupported", 4, "a picture"),
        (f"{PLAIN}> Words.\n", "markdown-unsupported", 4, "a quotation"),
    ],
)
def test_a_fault_in_the_text_is_named_with_its_line(text: str, code: str, line: int, said: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.place.file, finding.place.line) == (code, FILE, line)
    assert said in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize(
    "text",
    [
        f"{REPORT}{ASKED}## Recommended action\nIt is.\n",
        f"{REPORT}## Recommendation(s):\nNote it.\n",
        f"{REPORT}## RECOMMENDATIONS\nNote it.\n",
        f"{REPORT}{ASKED}## 3 year plan\n2016 was better. 3.4 percentage points were gained.\n",
        f"{MINUTES}## 2016 accounts\nThey were noted.\n",
        f"{PLAIN}## 1. January\n1.1 Words.\n",
    ],
)
def test_what_may_be_meant_as_it_is_typed_is_no_fault(text: str) -> None:
    assert found(text) == []


def test_what_is_doubtful_does_not_stop_the_build() -> None:
    (finding,) = found(f"{REPORT}## Recomendation\nNote it.\n")
    assert finding.severity is Severity.WARNING
