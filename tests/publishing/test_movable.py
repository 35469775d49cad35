"""What is published can be built again in any folder: no file of it is found only where the workspace lies today."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from committee_pack.publishing.movable import bound_to_place
from committee_pack.read.files import FileRead
from tests.support.meetings import AGENDA, COMMITTEE, MEETING, MINUTES, small_meeting
from tests.support.published import REPORT_E1, archive_of, publish
from tests.support.themes import CREST, font_bytes, renamed
from tests.support.workspaces import AREAS, COUNCIL, INDICATORS, OBSERVATIONS, REPORT, TARGETS, Small, small_workspace

LOGO = "logo: {{file: '{}', alt: Arms}}"
TOLD = "leads nowhere from here once the workspace lies in another folder."


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def refused(small: Small, typed: str, place: str, better: str, name: str = "monthly") -> None:
    """Hold a publication to be refused for a path, at the line that has it, and to name a better one."""
    assert small.run("check", "--quiet").code == 0
    ran = publish(small, name)
    assert (ran.code, ran.out) == (1, "")
    hint = f"Write '{better}'." if better else "Move this file into the workspace."
    assert f"{place}: error: '{typed}' {TOLD} {hint} [path-elsewhere]" in ran.err, ran.err
    assert not archive_of(small).public.root.exists()


@pytest.mark.parametrize(
    ("file", "key", "of", "better"),
    [
        (REPORT, "indicators", INDICATORS, "../../data/indicators.yaml"),
        (INDICATORS, "areas", AREAS, "areas.csv"),
        (INDICATORS, "targets", TARGETS, "targets.csv"),
    ],
)
def test_an_input_may_not_be_named_by_its_whole_path(file: str, key: str, of: str, better: str, small: Small) -> None:
    whole = str(small.root / of)
    small.replace(file, f"{key}: {better}", f"{key}: {whole}")
    refused(small, whole, f"{file}:{small.line(file, key)} ({key})", better)


def test_nor_may_one_in_a_list(small: Small) -> None:
    whole = str(small.root / OBSERVATIONS)
    small.replace(INDICATORS, "[observations.csv]", f"[{whole}]")
    refused(small, whole, f"{INDICATORS}:{small.line(INDICATORS, whole)} (observations)", "observations.csv")


def test_nor_may_one_outside_the_workspace(small: Small, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(CREST, encoding="utf-8")
    small.replace(COUNCIL, "logo: none", LOGO.format(tmp_path / "logo.svg"))
    refused(small, str(tmp_path / "logo.svg"), f"{COUNCIL}:6 (theme.logo.file)", "../logo.svg")


def test_nor_may_a_font(small: Small) -> None:
    for name in ("Regular", "Bold"):
        small.write(f"fonts/{name}.ttf", font_bytes(renamed(f"Our{name}"), bold=name == "Bold"))
    whole = str(small.root / "fonts" / "Bold.ttf")
    font = f"font: {{name: Our, regular: fonts/Regular.ttf, bold: {whole}}}"
    small.replace(COUNCIL, "font: Source Sans Pro", font)
    refused(small, whole, f"{COUNCIL}:7 (theme.font.bold)", "fonts/Bold.ttf")


@pytest.mark.parametrize("typed", ["../small/logo.svg", "data/../logo.svg", "../other/../small/logo.svg"])
def test_nor_may_a_path_lead_through_folders_that_are_not_kept(typed: str, small: Small, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    small.write("logo.svg", CREST)
    small.replace(COUNCIL, "logo: none", LOGO.format(typed))
    refused(small, typed, f"{COUNCIL}:6 (theme.logo.file)", "logo.svg")


def test_nor_may_a_file_outside_lead_back_in(small: Small, tmp_path: Path) -> None:
    shutil.move(small.root / INDICATORS, tmp_path / "indicators.yaml")
    small.replace(REPORT, "../../data/indicators.yaml", "../../../indicators.yaml")
    for file in (AREAS, OBSERVATIONS, TARGETS):
        small.replace("../indicators.yaml", Path(file).name, f"small/{file}")
    refused(small, "small/data/areas.csv", "../indicators.yaml:5 (areas)", "")


def test_papers_and_what_an_agenda_inherits_from_may_not_either(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    minutes, committee = str(small.root / MINUTES), str(small.root / COMMITTEE)
    small.replace(AGENDA, "[minutes.md]", f"[{minutes}]")
    small.replace(AGENDA, "../committees/committee.yaml", committee)
    ran = publish(small, MEETING)
    assert ran.code == 1
    assert f"{AGENDA}:1 (inherits): error: '{committee}' {TOLD} Write '../committees/committee.yaml'." in ran.err
    assert f"{AGENDA}:7 (sections.items.papers): error: '{minutes}' {TOLD} Write 'minutes.md'." in ran.err
    assert not archive_of(small).public.root.exists()


def test_a_way_up_and_down_that_is_kept_and_words_that_are_no_paths_are_let_be(small: Small, tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "logo.svg").write_text(CREST, encoding="utf-8")
    small.replace(COUNCIL, "logo: none", LOGO.format("./../brand//logo.svg"))
    small.replace(REPORT, "title: Monthly scorecard", f"title: 'Monthly: see .. or {tmp_path}/else'")
    assert publish(small, "monthly").code == 0
    ran = small.run("rebuild", REPORT_E1)
    assert ran.code == 0, ran.out + ran.err


def test_a_file_that_is_no_yaml_or_gone_is_passed_over(small: Small) -> None:
    small.write("data/odd.yaml", "a: [../b\n")
    read = (FileRead("data/odd.yaml", ""), FileRead("data/none.yaml", ""), FileRead(COUNCIL, ""))
    assert list(bound_to_place(small.workspace, read)) == []
