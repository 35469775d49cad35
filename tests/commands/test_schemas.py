"""The JSON Schemas by which editors complete and check as one types."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from committee_pack.read.schemas import schema_texts
from tests.support.meetings import AGENDA, COMMITTEE, COVER, small_meeting
from tests.support.workspaces import (
    COMMENTARY,
    COUNCIL,
    INDICATORS,
    NOTE,
    REPORT,
    ROOT,
    Small,
    run,
    small_workspace,
)

CORE = (
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"|~|null|Null|NULL"), lambda text: None),
)
SOUND = {
    "council": ["council.yaml"],
    "indicators": ["data/scs/indicators.yaml"],
    "report": ["report_templates/scs-scorecard/report.yaml"],
    "commentary": sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("narratives/*/2016-08/*.md")),
    "data-note": sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("narratives/*/standing/*.md")),
    "agenda": sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("meetings/*/agenda.yaml")),
    "committee": sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("meetings/committees/*.yaml")),
    "paper": sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("meetings/*/*.md")),
}
SMALL = {"council": COUNCIL, "indicators": INDICATORS, "report": REPORT, "commentary": COMMENTARY, "data-note": NOTE}


def as_an_editor_reads(text: str) -> Any:  # noqa: ANN401 - YAML may hold anything
    """Return the YAML by the core schema of YAML 1.2, as editors read it; of Markdown, the facts in front."""
    if text.startswith("---\n"):
        text = text.split("---\n")[1]
    return value(yaml.compose(text, Loader=yaml.BaseLoader))


def value(node: yaml.Node | None) -> Any:  # noqa: ANN401 - likewise
    if isinstance(node, yaml.MappingNode):
        return {key.value: value(child) for key, child in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value(child) for child in node.value]
    assert isinstance(node, yaml.ScalarNode)
    plain = next((make(node.value) for form, make in CORE if form.fullmatch(node.value)), node.value)
    return plain if node.style is None else node.value


def faults(kind: str, text: str) -> list[str]:
    schema = json.loads(schema_texts()[f"{kind}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(as_an_editor_reads(text))]


def test_the_schemas_of_the_repository_are_those_that_the_command_writes(tmp_path: Path) -> None:
    assert run("schemas", "--out", str(tmp_path), "--quiet").code == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}


@pytest.mark.parametrize(("kind", "file"), [(kind, file) for kind, files in SOUND.items() for file in files])
def test_an_editor_finds_nothing_wrong_with_the_sample(kind: str, file: str) -> None:
    assert faults(kind, (ROOT / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("council", "logo: none", "logo: {file: arms.png, alt: Arms of the county}"),
        ("council", "theme:", "closure_days: [2016-12-28]\ntheme:"),
        ("council", "theme:", "archive: {folder: ../archive, personal: [data/cases/*.csv]}\ntheme:"),
        ("council", "theme:", "retention: {agenda: 6 years, background papers: for good}\ntheme:"),
        ("indicators", "number: 1", "number: 1a"),
        ("indicators", "number: 1", "number: 1\n        decimals: 2\n        notes: [See 2015, 2016]"),
        ("indicators", "rating: {green: target met, basis: unknown}", "rating: not rated"),
        ("indicators", "amber: 80 to below target", "amber: [80 to below 85, 85 to below target]"),
        ("report", "pages: red", "pages: [visits]"),
        ("report", "pages: red", "pages: all\ndecimals_where_rounding_hides_the_rating: no"),
        ("report", "pages: red", "pages: all\ndecimals_where_rounding_hides_the_rating: true"),
        ("report", "2016-08", "2016/17"),
        ("report", "earlier: 1 month", "window: R3M"),
        ("report", "pages: red", "pages: red\ncohorts: {variance: {of: excluding UASC, from: all}}"),
    ],
)
def test_what_we_read_an_editor_accepts(tmp_path: Path, kind: str, old: str, new: str) -> None:
    small: Small = small_workspace(tmp_path)
    small.replace(SMALL[kind], old, new)
    wrong = {finding.code for finding in small.check()} & {"key-unknown", "key-missing", "value-unknown", "value-wrong"}
    assert (wrong, faults(kind, small.text(SMALL[kind]))) == (set(), [])


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("council", "theme:", "shade: 1\ntheme:"),
        ("council", "#1f4e79", "blue"),
        ("council", "theme:", "retention: {agenda: 0 years}\ntheme:"),
        ("council", "theme:", "archive: {personal_inputs: kept}\ntheme:"),
        ("indicators", "polarity: higher", "polarity: highr"),
        ("indicators", "id: visits", "id: Visits"),
        ("indicators", "basis: published", "basis: guessed"),
        ("indicators", "number: 1", "number: 1\n        decimals: -1"),
        ("report", "earlier: 1 month", "earlier: one month"),
        ("report", "pages: red", "pages: some"),
        ("report", "month_ago", "Month-ago"),
        ("commentary", "approved", "signed"),
        ("data-note", "from", "since"),
    ],
)
def test_what_we_refuse_an_editor_marks(tmp_path: Path, kind: str, old: str, new: str) -> None:
    small = small_workspace(tmp_path)
    small.replace(SMALL[kind], old, new)
    assert faults(kind, small.text(SMALL[kind]))


AGENDAS = {"agenda": AGENDA, "committee": COMMITTEE, "paper": COVER}


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("agenda", "{title: Work programme,", "{title: Work programme, number: 12,"),
        ("agenda", "papers: to follow", "papers: [{file: plan.pdf, label: Plan}]"),
        ("agenda", "exempt:", "papers_due: 2016-10-31\nexempt:"),
        ("committee", "2 working days", "2016-10-31"),
        ("paper", "from: Director", "from: [Director, Member]"),
    ],
)
def test_what_we_read_of_a_meeting_an_editor_accepts(tmp_path: Path, kind: str, old: str, new: str) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDAS[kind], old, new)
    wrong = {finding.code for finding in small.check()} & {"key-unknown", "key-missing", "value-unknown", "value-wrong"}
    assert (wrong, faults(kind, small.text(AGENDAS[kind]))) == (set(), [])


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("agenda", "weekday: Thursday", "weekday: Thu"),
        ("agenda", "kind: omission", "kind: omitted"),
        ("agenda", "published: 2016-11-02", "published: soon"),
        ("committee", "letter: A", "letter: a"),
        ("paper", "kind: cover report", "kind: report"),
    ],
)
def test_what_we_refuse_of_a_meeting_an_editor_marks(tmp_path: Path, kind: str, old: str, new: str) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDAS[kind], old, new)
    assert faults(kind, small.text(AGENDAS[kind]))
