"""A small sound workspace in a folder of its own, which a test spoils in one place, and the commands run on it."""

from __future__ import annotations

import contextlib
import gc
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from committee_pack import cli, pipeline
from committee_pack.check.families import CODES
from committee_pack.commands.check import check_all
from committee_pack.commands.console import Console
from committee_pack.findings import Finding, Outcome
from committee_pack.model.document import Block, Document
from committee_pack.model.results import Results
from committee_pack.workspace import Workspace, open_workspace

ROOT = Path(__file__).parents[2]
"""The repository, which is a workspace with published figures."""

COUNCIL = "council.yaml"
INDICATORS = "data/indicators.yaml"
AREAS = "data/areas.csv"
OBSERVATIONS = "data/observations.csv"
TARGETS = "data/targets.csv"
REPORT = "report_templates/monthly/report.yaml"
COMMENTARY = "narratives/monthly/2016-08/visits.md"
NOTE = "narratives/monthly/standing/visits.md"
UNPRINTED = "commentary-unprinted"
POPULATIONS = "data/populations.csv"
OTHERS = "data/others.csv"
"""Results of others; not there, nor are populations, until a test writes them."""
PAGE = "report_templates/monthly/page.html.j2"
"""Not there until a test writes it: a template of the report's own."""

FILES: Mapping[str, str] = {
    COUNCIL: """\
name: Loamshire County Council
jurisdiction: england
financial_year_starts: April
theme:
  primary: "#1f4e79"
  logo: none
  font: Source Sans Pro
""",
    INDICATORS: """\
service: Children's Services
source: Made up for a test
owner:
  Director: A. Person
areas: areas.csv
observations: [observations.csv]
targets: targets.csv
sections:
  - title: Visiting
    indicators:
      - id: visits
        number: 1
        title: Visits held in time
        polarity: higher
        unit: percent
        window: SS
        rating: {green: target met, amber: 80 to below target, red: below 80, basis: published}
        system: Case records
  - title: Cases
    indicators:
      - id: overdue
        number: 2
        title: Assessments overdue
        polarity: lower
        unit: count
        window: SS
        rating: {green: target met, basis: unknown}
        system: Case records
""",
    AREAS: """\
area,parent,sums
North,,no
North team,North,no
""",
    OBSERVATIONS: """\
indicator,period,window,area,cohort,numerator,denominator,value,status,direction,note
visits,2016-08,SS,,,72,100,,,,
visits,2016-07,SS,,,,,70.1,,,
visits,2016-08,SS,North,,40,50,,,,
overdue,2016-08,SS,,,35,,,,,
overdue,2016-07,SS,,,,,31,,,
""",
    TARGETS: """\
indicator,period,target,note
visits,2016/17,90,
overdue,2016/17,40,
""",
    COMMENTARY: """\
---
indicator: visits
author: Management Information
status: approved
---
Of {{ denominator }} visits, {{ numerator }} ({{ result }}) were held in time.

The month before it was {{ month_ago.result }}.
""",
    NOTE: """\
---
indicator: visits
from: 2016-04
---
Counts visits, not children.
""",
    REPORT: """\
title: Monthly scorecard
period: 2016-08
meeting: 2016-11-10
published: 2016-11-02
indicators: ../../data/indicators.yaml
comparisons:
  month_ago: {label: 1 month ago, earlier: 1 month}
pages: red
trend: {periods: 2, every: month}
templates: [title.html.j2, key.html.j2, scorecard.html.j2, indicator_pages.html.j2]
narratives: {required_for: pages, approval: not required}
""",
}

ACTIVITY = """\
  - title: Caseloads
    kind: activity
    indicators:
      - id: open-cases
        title: Open cases
        unit: count
        window: SS
  - title: Plans
    kind: activity
    indicators:
      - id: starts
        title: Plans started in the month
        short: Starts
        unit: count
        window: M
"""
"""Sections of activity, at the end of INDICATORS."""
COUNTS = """\
open-cases,2016-08,,,,300,,,,,
open-cases,2016-07,,,,310,,,,,
open-cases,2016-08,,North,,1100,,,,,
open-cases,2016-08,,North team,,60,,,,,
open-cases,2016-07,,North team,,50,,,,,
starts,2016-08,,,,7,,,,,
"""
MEASURES = """\
  - title: Measures
    indicators:
      - id: answered
        number: 3
        title: Calls answered in time
        polarity: higher
        unit: percent
        window: R3M
        baseline: 2015-09
        rating:
          - {from: 2016/17, green: target met, red: target missed, basis: published, note: Amber is gone.}
          - {green: target met, amber: 70 to below target, red: below 70, basis: inferred}
        changes:
          - {new: 2014-04, note: Asked for by the board.}
          - {changed: 2016-05, note: Counts calls at night too.}
        system: Call centre
      - id: in-care
        number: 4
        title: Children in care
        polarity: lower
        unit: per 10,000
        population: children
        window: SS
        chart: count
        rating: {against: England, margin: 2}
        system: Case records
      - id: contacts
        number: 5
        title: Contacts in the quarter
        polarity: neither
        unit: count
        window: Q
        rating: {expected: 3000 to 4000}
        system: Call centre
      - id: cost
        number: 6
        title: Cost of the year
        polarity: lower
        unit: money
        window: FY
        sums: no
        rating: not rated
        system: Ledger
      - id: homes
        number: 7
        title: Homes built so far
        polarity: higher
        unit: count
        window: CUM
        since: 2016-06
        frequency: month
        rating: not rated
        system: Planning register
"""
"""Indicators of every kind, at the end of INDICATORS."""
MEASURED = """\
answered,2016-06,M,,,70,100,,,,
answered,2016-07,M,,,80,100,,revised,,
answered,2016-08,M,,,90,100,,provisional,,
answered,2016-03,,,,,,81.5[r],,,
in-care,2016-08,,,,848,,,,,
in-care,2016-07,,,,842,,,,,
in-care,2016-08,,North,,[c],,,,,
contacts,2016/17 Q1,,,,4100,,,,,
contacts,2015/16 Q4,,,,3500,,,,,
cost,2015/16,,,,1345678.5,,,,,
homes,2016-06,M,,,10,,,,,
homes,2016-07,M,,,12,,,,,
homes,2016-08,M,,,0,,,,,
"""
COMPARISONS = """\
  base: {label: Baseline, earlier: baseline}
  outturn: {label: Outturn, earlier: outturn}
  before: {label: Previous, earlier: previous period}
  england: {label: England, comparator: England}
"""
COHORTS = """\
visits,2016-08,,,girls,30,40,,,,
visits,2016-08,,North,girls,18,20,,,,
overdue,2016-08,,,girls,12,,,,,
"""
"""Rows of a cohort, at the end of OBSERVATIONS."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Small:
    """The small workspace, in a folder that a test may spoil.

    Where `checks` are given, what other checks find is left out: a test of one family is not about the others.
    """

    root: Path
    checks: tuple[str, ...] | None = None

    def write(self, file: str, text: str | bytes) -> None:
        """Write a file, its folder too."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def text(self, file: str) -> str:
        """Return what a file holds."""
        return (self.root / file).read_text(encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace words that a file holds."""
        held = self.text(file)
        assert old in held, f"{file} does not hold '{old}'"
        self.write(file, held.replace(old, new, 1))

    def add(self, file: str, text: str) -> None:
        """Write more at the end of a file."""
        self.write(file, self.text(file) + text)

    def line(self, file: str, words: str) -> int:
        """Return the first line of a file that holds the words."""
        return next(n for n, line in enumerate(self.text(file).splitlines(), 1) if words in line)

    def page(self, markup: str, *, in_section: bool = True) -> None:
        """Let the report show one template of its own, its markup from the second line on."""
        body = f"<section><h1>Page</h1>\n{markup}\n</section>\n" if in_section else markup
        self.write(PAGE, body)
        self.replace(
            REPORT, "[title.html.j2, key.html.j2, scorecard.html.j2, indicator_pages.html.j2]", "[page.html.j2]"
        )

    @property
    def workspace(self) -> Workspace:
        """The workspace as the stages have it."""
        return open_workspace(self.root)

    def check(self) -> tuple[Finding, ...]:
        """Return all that is wrong with it, but for commentary that a page of a test's own leaves out."""
        return tuple(each for each in self._found() if each.code != UNPRINTED)

    def only(self) -> Finding:
        """Return the one thing that is wrong."""
        found = self.check()
        assert len(found) == 1, found
        return found[0]

    def unprinted(self) -> tuple[Finding, ...]:
        """Return what is said of commentary that its report does not print."""
        return tuple(each for each in self._found() if each.code == UNPRINTED)

    def _found(self) -> tuple[Finding, ...]:
        found = check_all(self.root, (), "", Console(quiet=True))
        return tuple(each for each in found if self._is_asked(each.code))

    def _is_asked(self, code: str) -> bool:
        return self.checks is None or code not in CODES or code in self.checks

    def compose(self) -> Outcome[pipeline.Composed | None]:
        """Return its report as a document tree, with what was found on the way."""
        council = pipeline.council_of(self.workspace).value
        assert council is not None
        return pipeline.compose(self.workspace, council, "monthly", None, lambda _: None)

    def document(self) -> Document:
        """Return its report as a document tree; there is nothing wrong with it."""
        composed = self.compose()
        assert composed.value is not None
        assert all(each.code == UNPRINTED for each in composed.findings), composed.findings
        return composed.value.document

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of the report's one page, below its heading."""
        (section,) = self.document().sections
        return section.blocks[1:]

    def results(self) -> Results:
        """Return its results."""
        composed = self.compose()
        assert composed.value is not None, composed.findings
        return composed.value.results

    def run(self, *arguments: str) -> Ran:
        """Run a command on it, as typed."""
        return run(*arguments, "--workspace", str(self.root))


def small_workspace(folder: Path, checks: tuple[str, ...] | None = None) -> Small:
    """Return the small workspace, written into a folder; with `checks` only these are told of all that there are."""
    small = Small(folder / "small", checks)
    for file, text in FILES.items():
        small.write(file, text)
    return small


def with_activity(small: Small) -> Small:
    """Return the workspace with activity by area and team, and the pages that show it."""
    small.add(INDICATORS, ACTIVITY)
    small.add(OBSERVATIONS, COUNTS)
    small.add(AREAS, "South,,no\n")
    small.replace(REPORT, "scorecard.html.j2", "activity.html.j2, scorecard.html.j2")
    return small


def with_cohorts(small: Small) -> Small:
    """Return the workspace with a cohort beside everyone, and the pages that show it."""
    small.add(OBSERVATIONS, COHORTS)
    small.replace(REPORT, "pages: red", "cohorts:\n  variance: {of: girls, from: all}\npages: red")
    small.replace(REPORT, "scorecard.html.j2", "scorecard.html.j2, cohorts.html.j2")
    return small


def with_measures(small: Small) -> Small:
    """Return the workspace with indicators of every kind: rates, sums of months, comparators, changes, marks."""
    small.replace(
        INDICATORS,
        "targets: targets.csv",
        "targets: targets.csv\npopulations: populations.csv\ncomparators: [others.csv]",
    )
    small.add(INDICATORS, MEASURES)
    small.add(OBSERVATIONS, MEASURED)
    small.add(TARGETS, "answered,2016/17,80,\nanswered,2015/16,80,\n")
    small.write(POPULATIONS, "population,area,year,number\nchildren,,2016/17,132000\nchildren,North,2016,71000\n")
    small.write(OTHERS, "indicator,comparator,period,value,status,rank\nin-care,England,2015/16,60.3,p,13 of 152\n")
    small.replace(REPORT, "comparisons:", f"comparisons:\n{COMPARISONS}")
    small.replace(REPORT, "pages: red", "pages: all\nmarks: {p: not yet validated}\nlatest: available")
    small.replace(REPORT, "trend:", "trends: {answered: {periods: [last 1 year end, last 2 months, year end]}}\ntrend:")
    small.replace(REPORT, "indicator_pages.html.j2]", "changes.html.j2, indicator_pages.html.j2]")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    return small


LAYOUTS = """\
  - title: Helping
    indicators:
      - id: helped
        number: 7
        title: Helped at home
        polarity: higher
        unit: percent
        window: SS
        rating: not rated
        also_in: [Plan]
        system: Case records
      - id: clients
        title: Clients helped
        short: Clients
        unit: count
        window: SS
        linked: {to: helped, as: row}
      - id: carers
        title: Carers helped
        unit: percent
        window: SS
        linked: {to: helped, as: measure}
  - title: Lead indicators
    kind: lead
    indicators:
      - id: calls
        title: Calls in the month
        polarity: neither
        unit: count
        window: M
        rating: {expected: 300 to 400}
"""
LAID_OUT = """\
helped,2016-08,SS,,,60,80,,provisional,,
helped,2016-07,SS,,,,,74.2,,,
clients,2016-08,SS,,,80,,,,,
clients,2016-07,SS,,,78,,,,,
carers,2016-08,SS,,,5,20,,,,
calls,2016-08,M,,,412,,,,,
calls,2016-07,M,,,390,,,,,
"""
OVERVIEW = "narratives/monthly/2016-08/overview.md"


def with_layouts(small: Small) -> Small:
    """Return the workspace with all that layouts may show: linked rows and measures, lead indicators, free sections."""
    small.replace(
        INDICATORS, "owner:\n", "other_reports: {Plan: Annual plan}\nowner:\n  Managers: [B. Person, C. Person]\n"
    )
    small.add(INDICATORS, LAYOUTS)
    small.add(OBSERVATIONS, LAID_OUT)
    small.replace(
        REPORT,
        "pages:",
        "version: draft 2\nstatement: All figures are provisional.\n"
        "header: {Priority: Helping, Directors: [D. One, D. Two]}\n"
        "summary: [number, title, also_in, month_ago.rating: Before, result, rating, direction.month_ago]\n"
        "free_sections:\n  overview: {title: Overview}\n  staff: {title: Staff, empty: Nothing on staff.}\npages:",
    )
    small.replace(
        REPORT, "templates: [title.html.j2, ", "templates: [title.html.j2, summary.html.j2, free_sections.html.j2, "
    )
    small.replace(REPORT, "indicator_pages.html.j2]", "indicator_pages.html.j2, lead_indicators.html.j2]")
    small.write(
        OVERVIEW,
        "---\nsection: overview\nstatus: approved\n---\n## In short\nVisits stand at {{ visits.result }},"
        " {{ visits.change.month_ago }} since {{ visits.month_ago.period }}.\n",
    )
    return small


def one_indicator(
    folder: Path, rows: Iterable[str], targets: Iterable[str], definition: str, report: str = ""
) -> Small:
    """Return a workspace of one indicator, `x`.

    `rows` are `period,window,area,cohort,numerator,denominator,value,direction`, `targets` are
    `period,target`, `definition` is the rest of a line in indicators.yaml, `report` more lines of report.yaml.
    """
    small = small_workspace(folder)
    head = "indicator,period,window,area,cohort,numerator,denominator,value,direction"
    small.write(OBSERVATIONS, "\n".join((head, *(f"x,{row}" for row in rows))))
    small.write(TARGETS, "\n".join(("indicator,period,target", *(f"x,{target}" for target in targets))))
    head, _, _ = small.text(INDICATORS).partition("sections:")
    entry = f"{{id: x, number: 1, title: An indicator, system: Records, {definition}}}"
    small.write(INDICATORS, f"{head}sections:\n  - {{title: All, indicators: [{entry}]}}\n")
    settings = small.text(REPORT).replace("pages: red", f"pages: none\n{report}")
    small.write(REPORT, settings)
    for file in (COMMENTARY, NOTE):
        (small.root / file).unlink()
    return small


def run(*arguments: str) -> Ran:
    """Run the command line in this process, up to its exit."""
    with _captured() as (out, err), mock.patch.object(sys, "argv", ["committee-pack", *arguments]):
        try:
            cli.main()
        except SystemExit as exit:
            code = exit.code if isinstance(exit.code, int) else 1
        finally:
            gc.enable()
        for stream in (out, err):
            stream.flush()
        raw = out.buffer.getvalue()
        return Ran(code, raw.decode("utf-8", "replace"), err.buffer.getvalue().decode(), raw)


class _Stream(io.TextIOWrapper):
    """A text stream over bytes in memory, as standard output is over a pipe."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n")

    @property
    def buffer(self) -> io.BytesIO:
        """The bytes written so far."""
        held = super().buffer
        assert isinstance(held, io.BytesIO)
        return held


@contextlib.contextmanager
def _captured() -> Iterator[tuple[_Stream, _Stream]]:
    out, err = _Stream(), _Stream()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield out, err
