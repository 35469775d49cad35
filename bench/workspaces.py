"""Synthetic workspaces of any number of indicators, in our own file formats; the same seed gives the same bytes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

SEED = 2016
REPORT = "scorecard"
PERIOD = "2016-08"
MONTHS = (*(f"2015-{month:02}" for month in range(8, 13)), *(f"2016-{month:02}" for month in range(1, 9)))
"""The 13 months of the trend, the report's own last."""

WORDS = 120
"""How many words of commentary each indicator has once its figures are filled in."""

SECTION = 15
"""How many indicators a section holds."""

COUNCIL_YAML = """\
name: Loamshire County Council
jurisdiction: england
financial_year_starts: April
theme:
  primary: "#1f4e79"
  logo: none
  font: Source Sans Pro
"""

REPORT_YAML = f"""\
title: Council performance scorecard
period: {PERIOD}
committee: Scrutiny Committee
meeting: 2016-11-10
produced_by: Management Information
published: 2016-11-02
indicators: ../../data/indicators.yaml
comparisons:
  month_ago: {{label: 1 month ago, earlier: 1 month}}
pages: all
trend: {{periods: {len(MONTHS)}, every: month}}
narratives: {{required_for: pages, approval: not required}}
templates: [title.html.j2, key.html.j2, scorecard.html.j2, indicator_pages.html.j2]
"""

CATALOGUE_HEAD = """\
service: All services
source: Made up; any likeness to a real council's figures is chance
owner:
  Cabinet Member: A. Councillor
  Director: B. Officer
observations: [observations.csv]
targets: targets.csv
sections:
"""

SERVICES = (
    "Adult social care", "Benefits", "Children in care", "Early help", "Highways", "Housing repairs", "Libraries",
    "Licensing", "Parking", "Planning", "Public health", "Schools", "Waste", "Youth justice",
)  # fmt: skip
SUBJECTS = (
    "assessments", "applications", "complaints", "visits", "reviews", "referrals", "inspections", "plans", "claims",
    "placements",
)  # fmt: skip
DEEDS = ("completed", "decided", "answered", "recorded", "approved", "closed")

OPENING = (
    "Of {{ denominator }} cases due in the twelve months to the end of the period, {{ numerator }} were counted. "
    "This gives a result of {{ result }} against {{ month_ago.result }} one month before."
)
"""Each figure prints as one word."""

SENTENCES = (
    "Managers look at every late case in a weekly meeting and agree what is needed.",
    "Two posts were vacant for most of the quarter and have now been filled.",
    "Demand was higher than in the same months of the year before.",
    "The new recording form has shortened the time between a decision and its entry.",
    "Cases that wait for another agency are chased after five working days.",
    "The rise in the spring followed a change in the way that referrals are counted.",
    "Teams in the north of the county had more work than those in the south.",
    "A sample of closed cases was read again and no fault was found in the recording.",
    "The service expects to come back to its plan by the end of the year.",
    "Families and residents said in the survey that they were told sooner what would happen.",
    "Training for new staff begins in the autumn.",
    "Weekly figures since the end of the month point the same way.",
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One made-up indicator: how it is defined, its observations by month, and what was written about it."""

    number: int
    title: str
    section: str
    higher: bool
    target: int
    observations: tuple[tuple[str, int, int], ...]
    commentary: str

    @property
    def id(self) -> str:
        """What data and narratives name it by."""
        return f"indicator-{self.number:04}"


def indicators(count: int, seed: int = SEED) -> tuple[Indicator, ...]:
    """Return so many indicators; each has chances of its own, so a smaller workspace is the beginning of a larger."""
    return tuple(_indicator(number, random.Random(f"{seed}:{number}")) for number in range(1, count + 1))


def _indicator(number: int, chance: random.Random) -> Indicator:
    target, higher = chance.randrange(40, 90), chance.random() < 0.7
    section = (number - 1) // SECTION
    return Indicator(
        number,
        f"{chance.choice(SUBJECTS).capitalize()} {chance.choice(DEEDS)} within {chance.randrange(5, 60)} working days",
        f"{SERVICES[section % len(SERVICES)]}, group {section + 1}",
        higher,
        target,
        tuple(_observations(target, chance)),
        _commentary(chance),
    )


def _observations(target: int, chance: random.Random) -> Iterator[tuple[str, int, int]]:
    """Return month, numerator and denominator, on a walk that starts near the target."""
    share = target + chance.uniform(-9, 9)
    for month in MONTHS:
        share = min(max(share + chance.uniform(-3, 3), 2), 98)
        denominator = chance.randrange(300, 2500)
        yield month, round(denominator * share / 100), denominator


def _commentary(chance: random.Random) -> str:
    """Return two paragraphs of Markdown that print as WORDS words."""
    return f"{OPENING}\n\n{_sentences(WORDS - _printed_words(OPENING), chance)}\n"


def _sentences(words: int, chance: random.Random) -> str:
    """Return whole sentences of so many words: they are shuffled until some of the first have just as many."""
    while True:
        shuffled = chance.sample(SENTENCES, len(SENTENCES))
        ends = list(accumulate(len(each.split()) for each in shuffled))
        if words in ends:
            return " ".join(shuffled[: ends.index(words) + 1])


def _printed_words(text: str) -> int:
    return len(text.replace("{{ ", "").replace(" }}", "").split())


def write_workspace(folder: Path, count: int, seed: int = SEED) -> Path:
    """Write a workspace of so many indicators into a folder and return the folder."""
    for file, text in _files(indicators(count, seed)):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def _files(made: tuple[Indicator, ...]) -> Iterator[tuple[str, str]]:
    yield "council.yaml", COUNCIL_YAML
    yield f"report_templates/{REPORT}/report.yaml", REPORT_YAML
    yield "data/indicators.yaml", CATALOGUE_HEAD + "".join(_catalogue(made))
    yield "data/observations.csv", _table("indicator,period,numerator,denominator", map(_observation_rows, made))
    yield "data/targets.csv", _table("indicator,period,target", map(_target_rows, made))
    for each in made:
        yield f"narratives/{REPORT}/{PERIOD}/{each.id}.md", _narrative(each)


def _catalogue(made: tuple[Indicator, ...]) -> Iterator[str]:
    for each in made:
        if (each.number - 1) % SECTION == 0:
            yield f"  - title: {each.section}\n    indicators:\n"
        yield _definition(each)


def _definition(each: Indicator) -> str:
    return f"""\
      - id: {each.id}
        number: {each.number}
        title: {each.title}
        polarity: {"higher" if each.higher else "lower"}
        unit: percent
        window: R12M
        rating: {_bands(each)}
        system: Case system
        notes: [Counts cases and not people.]
"""


def _bands(each: Indicator) -> str:
    limit = each.target - 5 if each.higher else each.target + 5
    missed = f"{limit} to below target, red: below" if each.higher else f"above target to {limit}, red: above"
    return f"{{green: target met, amber: {missed} {limit}, basis: published}}"


def _table(head: str, rows: Iterator[str]) -> str:
    return f"{head}\n{''.join(rows)}"


def _observation_rows(each: Indicator) -> str:
    return "".join(f"{each.id},{month},{top},{bottom}\n" for month, top, bottom in each.observations)


def _target_rows(each: Indicator) -> str:
    return "".join(f"{each.id},{year},{each.target}\n" for year in ("2015/16", "2016/17"))


def _narrative(each: Indicator) -> str:
    head = f"---\nindicator: {each.id}\nauthor: Management Information\nstatus: approved\n---\n"
    return head + each.commentary
