"""Every line of the page of worked cases is computed, and comes out as it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from committee_pack import pipeline
from committee_pack.model.document import Shown, Value
from committee_pack.model.results import Result
from committee_pack.wording import value_text
from committee_pack.workspace import open_workspace
from tests.support.workspaces import COUNCIL, FILES, ROOT

PAGE = (ROOT / "docs" / "worked-cases.md").read_text(encoding="utf-8")
HEAD = ["case", "indicator", "rows", "target", "result", "rating", "since", "direction", "rule"]
ROW = re.compile(
    r"(?:(?P<area>\w+): )?(?P<period>\S+(?: Q\d)?) (?P<window>[A-Z0-9]+) "
    r"(?:=(?P<value>[\d.]+)|(?P<words>\[[^\]]+\])|(?P<over>-?[\d.]+)(?:/(?P<under>[\d.]+))?)(?P<mark>\[\w+\])?"
)
MONTH = re.compile(r"(\d{4}-\d{2}): ")


@dataclass(frozen=True)
class Case:
    """One line of a table."""

    name: str
    indicator: str
    rows: tuple[str, ...]
    targets: tuple[str, ...]
    result: str
    rating: str
    since: str
    direction: str
    rule: str

    @property
    def period(self) -> str:
        """The report's period: the one that its rule begins with, else August 2016."""
        named = MONTH.match(self.rule)
        return named[1] if named else "2016-08"


def blocks(language: str) -> Iterator[tuple[str, str]]:
    """Return the page's blocks of a language, with the file that each is."""
    for head, text in re.findall(rf"^```{language}(.*?)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        yield head.removeprefix(" file=").strip(), text


def cases() -> Iterator[Case]:
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == len(HEAD) and cells != HEAD:
            name, indicator, rows, targets, *expected = cells
            result, rating, since, direction, rule = expected
            yield Case(name, indicator, parts(rows), parts(targets), result, rating, since, direction, rule)


def parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("; ")))


def csv_row(case: Case, row: str) -> str:
    match = ROW.fullmatch(row)
    assert match, f"{case.name}: {row!r} is no row"
    part = {name: text or "" for name, text in match.groupdict().items()}
    value = (part["value"] or part["words"]) + (part["mark"] if part["value"] else "")
    status = part["mark"] if not part["value"] else ""
    cells = (case.indicator, part["period"], part["window"], part["area"], part["over"], part["under"], value, status)
    return ",".join(cells)


def target_row(case: Case, target: str) -> str:
    period, number, threshold = re.fullmatch(r"(\S+(?: Q\d)?) ([\d.]+)(?: ([\d.]+))?", target).groups("")  # type: ignore[union-attr]
    return f"{case.indicator},{period},{number},{threshold}"


def written(folder: Path, case: Case) -> Path:
    (catalogue,) = (text for _, text in blocks("yaml"))
    head = "indicator,period,window,area,numerator,denominator,value,status"
    targets = (target_row(case, target) for target in case.targets)
    earlier = f"comparisons: {{then: {{label: Then, earlier: {case.since}}}}}\n" if case.since else ""
    files = {
        COUNCIL: FILES[COUNCIL],
        "data/indicators.yaml": catalogue,
        **{f"data/{Path(file).name}": text for file, text in blocks("csv")},
        "data/observations.csv": "\n".join([head, *(csv_row(case, row) for row in case.rows)]) + "\n",
        "data/targets.csv": "\n".join(["indicator,period,target,threshold", *targets]) + "\n",
        "report_templates/cases/report.yaml": (
            f"title: Cases\nperiod: {case.period}\npublished: 2016-11-02\nindicators: ../../data/indicators.yaml\n"
            f"{earlier}templates: [scorecard.html.j2]\n"
        ),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def computed(folder: Path, case: Case, area: str) -> Result:
    workspace = open_workspace(written(folder, case))
    council = pipeline.council_of(workspace).value
    assert council is not None
    found = pipeline.compute(workspace, council, "cases", None)
    # -- a case without a result may be all that its report has
    assert {each.code for each in found.findings if each.severity.value == "error"} <= {"period-empty"}
    assert found.value is not None
    (result,) = (each for each in found.value.latest if (each.indicator.id, each.area) == (case.indicator, area))
    return result


def test_there_are_at_least_60_cases_each_with_its_rule() -> None:
    found = list(cases())
    assert len(found) >= 60
    assert all(case.rule for case in found)
    assert len({case.name for case in found}) == len(found)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_a_worked_case_comes_out_as_it_is_written(tmp_path: Path, case: Case) -> None:
    area, _, shown = case.result.rpartition(": ") if case.result.startswith("Kent: ") else ("", "", case.result)
    result = computed(tmp_path, case, area)
    said = value_text(Value(result, Shown.RESULT)) or value_text(Value(result, Shown.REASON))
    then = result.compared("then")
    direction = then.direction.value if then and then.direction else ""
    assert (said, value_text(Value(result, Shown.RATING)), direction) == (shown, case.rating, case.direction)
