"""Starting a workspace and a report: what is typed, what is written, what is said."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path
from unittest import mock

import pytest

from committee_pack.commands.opening import open_council
from committee_pack.pipeline import compose
from committee_pack.start.kinds import kind_names
from tests.support.workspaces import COUNCIL, INDICATORS, OBSERVATIONS, Ran, Small, run, small_workspace

STARTED = "report_templates/first/report.yaml"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def first(small: Small, *options: str) -> Ran:
    """Start a report on a workspace, as of a day in 2016."""
    return small.run("new", "report", "first", "--published", "2016-11-02", *options)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", ["workspace", "report"])
def test_the_help_shows_an_example_that_can_be_typed(command: str) -> None:
    done = run("new", command, "--help")
    assert done.code == 0
    assert f"Example: committee-pack new {command} " in " ".join(done.out.split())
    assert "..." not in done.out


def test_the_help_of_new_lists_what_can_be_started() -> None:
    said = run("new", "--help").out
    assert "  workspace  Start" in said
    assert "  report     Start" in said
    assert run("new").code == 2


def test_what_cannot_be_started_is_met_with_the_nearest() -> None:
    done = run("new", "reprot")
    assert done.code == 2
    assert "Did you mean 'report'?" in done.err


# -- a workspace -------------------------------------------------------------------------------------


def test_a_workspace_is_written_into_a_folder_of_its_own_and_each_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("new", "workspace", "adult care")
    assert done.code == 0
    assert {line.removeprefix(f"adult care{os.sep}") for line in done.out.splitlines()} == {
        path.replace("/", os.sep) for path in files(tmp_path / "adult care")
    }
    assert done.err == 'Next: cd "adult care"\n      committee-pack build\n'
    assert {path.name for path in tmp_path.iterdir()} == {"adult care"}


def test_a_workspace_is_written_into_the_folder_one_stands_in_beside_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/mine.csv").write_text("mine", encoding="utf-8")
    done = run("new", "workspace", ".")
    assert done.code == 0
    assert "data/indicators.yaml" in done.out.replace(os.sep, "/").splitlines()
    assert done.err == "Next: committee-pack build\n      committee-pack new report --help\n"
    assert (tmp_path / "data/mine.csv").read_text(encoding="utf-8") == "mine"
    assert run("build").code == 0


def test_quiet_says_nothing_at_all(tmp_path: Path) -> None:
    done = run("new", "workspace", str(tmp_path / "new"), "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    done = run("new", "report", "first", "--quiet", "--workspace", str(tmp_path / "new"))
    assert (done.code, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize("name", ["Exampleshire County Council", 'St. "Mary": Town & # City', "Cyngor Dŵr", "no"])
def test_the_council_s_name_is_on_the_papers(tmp_path: Path, name: str) -> None:
    assert run("new", "workspace", str(tmp_path / "new"), "--name", name).code == 0
    small = Small(tmp_path / "new")
    assert small.run("build").code == 0
    assert open_council(small.root).council.name == name


def test_a_name_that_cannot_be_printed_starts_nothing(tmp_path: Path) -> None:
    done = run("new", "workspace", str(tmp_path / "new"), "--name", "Snow ☃ City")
    assert done.code == 1
    assert done.err.startswith("--name: error: The font Source Sans Pro cannot show '☃' (U+2603, snowman).")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("  ", "there are only blanks"),
        ("City \udcff", "the words hold what is no letter"),
        ("City \a", "the words hold what is no letter"),
    ],
)
def test_words_that_are_none_are_typed_wrongly(small: Small, tmp_path: Path, typed: str, said: str) -> None:
    for command in (("workspace", str(tmp_path / "new"), "--name"), ("report", "first", "--title")):
        done = run("new", *command, typed, *(("--workspace", str(small.root)) if "report" in command else ()))
        assert done.code == 2
        assert f"{command[-1]}: {said}" in done.err


def test_a_workspace_is_never_written_over(small: Small) -> None:
    before = {path: (small.root / path).read_bytes() for path in files(small.root)}
    done = run("new", "workspace", str(small.root))
    assert done.code == 1
    assert "is a workspace already: it has a council.yaml. Name another folder; 'committee-pack new report" in done.err
    (small.root / COUNCIL).unlink()
    done = run("new", "workspace", str(small.root))
    assert done.code == 1
    assert f"{small.root} holds data/indicators.yaml, data/observations.csv, data/targets.csv already" in done.err
    assert files(small.root) == before.keys() - {COUNCIL}


def test_a_file_can_be_no_workspace(small: Small) -> None:
    done = run("new", "workspace", str(small.root / COUNCIL))
    assert done.code == 1
    assert "council.yaml is a file, and no folder. Name another." in done.err


def test_new_workspace_takes_its_folder_and_no_option_for_it(tmp_path: Path) -> None:
    done = run("new", "workspace", "a", "--workspace", str(tmp_path))
    assert (done.code, list(tmp_path.iterdir())) == (2, [])
    assert done.err == f"Stopped: There is no --workspace here. Did you mean new workspace {tmp_path}?\n"


# -- a report ----------------------------------------------------------------------------------------


def test_a_report_is_written_with_a_stub_for_each_page_that_it_has(small: Small) -> None:
    small.add(OBSERVATIONS, "visits,2016-06,SS,,,71,100,,,,\n")
    before = files(small.root)
    done = first(small, "--like", "appendix", "--title", "Quarterly", "--meeting", "2016-11-10")
    assert done.code == 0
    stubs = {f"narratives/first/2016-17-q1/{indicator}.md" for indicator in ("visits", "overdue", "overview")}
    assert files(small.root) - before == {STARTED, *stubs}
    assert done.out.replace(os.sep, "/").count("\n") == 4
    assert f"Next: committee-pack check first --workspace {small.root}" in done.err
    assert "\ntitle: Quarterly\nperiod: 2016/17 Q1 " in small.text(STARTED)
    assert "\nmeeting: 2016-11-10 " in small.text(STARTED)
    assert "indicator: visits             # Visits held in time\n" in small.text(min(stubs, key=len))
    assert "To be written" in small.text(min(stubs, key=len))


def test_only_a_red_indicator_has_a_stub_where_only_red_ones_have_pages(small: Small) -> None:
    assert first(small).code == 0
    assert {path for path in files(small.root) if path.startswith("narratives/first")} == {
        "narratives/first/2016-08/visits.md"
    }


def test_words_that_are_there_already_are_kept(small: Small) -> None:
    small.write("narratives/first/2016-08/visits.md", "---\nindicator: visits\nstatus: approved\n---\nMine.\n")
    done = first(small)
    assert done.code == 0
    assert done.out.replace(os.sep, "/").endswith("report_templates/first/report.yaml\n")
    assert small.text("narratives/first/2016-08/visits.md").endswith("Mine.\n")


@pytest.mark.parametrize(
    "title", ["Tea: two # 'three' \"four\"", "- Dŵr – £5", "Yes", "2016", "{{ title }}", "<b>&amp;"]
)
def test_a_title_is_printed_as_it_was_typed(small: Small, title: str) -> None:
    assert first(small, "--title", f"  {title}\n").code == 0
    opened = open_council(small.root)
    composed = compose(opened.workspace, opened.council, "first", None, lambda _: None).value
    assert composed is not None
    assert composed.document.title == title


def test_a_title_that_cannot_be_printed_starts_nothing(small: Small) -> None:
    done = first(small, "--title", "Tea 😀")
    assert done.code == 1
    assert done.err.startswith("--title: error: ")
    assert "[character-missing]\nStopped: 'first' would not build, so it was not written." in done.err
    assert not (small.root / STARTED).exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Q3 Report", "as q3-report."),
        ("../up", "as up."),
        ("nul", "as quarterly."),
        ("-", "No such option"),
        ("café", "as caf."),
        ("", "as quarterly."),
        ("a" * 61, "is too long. Take 60 at most."),
        ("monthly", "There is a report_templates/monthly already. Choose another name."),
    ],
)
def test_a_name_that_is_taken_or_names_no_folder_is_typed_wrongly(small: Small, name: str, said: str) -> None:
    before = files(small.root)
    done = small.run("new", "report", name)
    assert done.code == 2
    assert said in done.err or name == "-"
    assert files(small.root) == before


def test_a_kind_that_is_not_there_is_met_with_the_nearest(small: Small) -> None:
    assert first(small, "--like", "Appendx").err == (
        "Stopped: --like: there is no kind 'Appendx'. Did you mean 'appendix'?\n"
    )
    assert f"Expected one of: {', '.join(kind_names())}." in first(small, "--like", "xyz").err


# -- which catalogue


def test_among_several_catalogues_one_is_to_be_named(small: Small) -> None:
    for table in ("areas.csv", "observations.csv", "targets.csv"):
        small.write(f"data/other/{table}", small.text(f"data/{table}"))
    small.write("data/other/adults.yml", small.text(INDICATORS))
    done = first(small)
    assert done.code == 2
    assert done.err == (
        "Stopped: There are 2 catalogues: data/indicators.yaml, data/other/adults.yml. "
        "Name one: --indicators data/indicators.yaml\n"
    )
    assert first(small, "--indicators", "data/other/adults.yml").code == 0
    assert "\nindicators: ../../data/other/adults.yml\n" in small.text(STARTED)


def test_a_catalogue_may_be_named_from_where_one_stands(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.root / "data")
    assert first(small, "--indicators", "indicators.yaml").code == 0
    assert "\nindicators: ../../data/indicators.yaml\n" in small.text(STARTED)


def test_a_catalogue_may_lie_in_data_that_is_a_link(small: Small, tmp_path: Path) -> None:
    shutil.move(small.root / "data", tmp_path / "shared")
    (small.root / "data").symlink_to(tmp_path / "shared")
    assert first(small, "--indicators", "data/indicators.yaml").code == 0
    assert small.run("new", "report", "second", "--published", "2016-11-02").code == 0
    assert small.run("check", "first", "second").code == 0


def test_a_catalogue_whose_path_is_no_plain_yaml_is_quoted(small: Small) -> None:
    shutil.move(small.root / "data", small.root / "moved")
    shutil.move(small.root / "moved", small.root / "data" / "# a: b")
    assert first(small).code == 0
    assert '\nindicators: "../../data/# a: b/indicators.yaml"\n' in small.text(STARTED)
    assert small.run("check", "first").code == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "data/indicator.yaml",
            "--indicators: there is no file data/indicator.yaml. Did you mean 'data/indicators.yaml'?",
        ),
        (__file__, "lies outside the workspace. Copy it into its data/."),
    ],
)
def test_a_catalogue_that_is_not_there_is_typed_wrongly(small: Small, typed: str, said: str) -> None:
    done = first(small, "--indicators", typed)
    assert done.code == 2
    assert said in done.err


def test_without_a_catalogue_it_says_how_to_start_one(small: Small) -> None:
    shutil.rmtree(small.root / "data")
    done = first(small)
    assert done.code == 1
    assert done.err == (
        "Stopped: There is no catalogue in data/: no YAML file with sections of indicators. "
        "Write data/indicators.yaml; 'committee-pack new workspace DIR' writes one to begin with.\n"
    )


@pytest.mark.parametrize("spoilt", [INDICATORS, OBSERVATIONS])
def test_faults_of_the_catalogue_are_told_and_nothing_is_written(small: Small, spoilt: str) -> None:
    small.replace(spoilt, "visits", "Visits")
    for options in ((), ("--period", "2016-08")):
        done = first(small, *options)
        assert done.code == 1
        assert done.err.startswith(f"{spoilt}:")
        assert "Mend what is named above." in done.err
        assert not (small.root / STARTED).exists()
    small.write(INDICATORS, "sections: [")
    assert "[yaml-syntax]" in first(small).err


# -- which period, meeting and day


def test_the_period_is_the_last_by_which_there_is_a_result(small: Small) -> None:
    small.add(OBSERVATIONS, "visits,2016-09,R3M,,,,,80,,,\nvisits,2018-01,,,,,,81,,,\n")
    assert first(small).code == 0
    # -- the row of September is of another window, that of 2018 after the day of publication
    assert "\nperiod: 2016-08 " in small.text(STARTED)


def test_a_catalogue_without_a_result_of_that_length_says_so(small: Small) -> None:
    done = first(small, "--like", "appendix")
    assert done.code == 1
    assert done.err == (
        "Stopped: No quarter of data/indicators.yaml up to 2016-11-02 ends with a result, so there is none to report "
        "on. Add its rows to the observations, or take a kind that fits: --like KIND.\n"
    )


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--period", "2016/17 Q1"), 2, "is a quarter, and 'scorecard' is by the month. Name a month, as 2016-06."),
        (("--period", "2016-08", "--like", "appendix"), 2, "by the quarter. Name a quarter, as 2016/17 Q1."),
        (("--period", "2016/18"), 2, "--period: '2016/18' is not a financial year"),
        (("--period", "2014-08"), 1, "--period: error: There is no observation of August 2014 for any indicator."),
        (("--period", "2017-08"), 1, "--period: error: The report is of 2017-08, which begins after it is published"),
        (("--meeting", "10/11/2016"), 2, "--meeting: '10/11/2016' is not a date. Write it as 2016-11-10."),
        (("--meeting", "2016-02-30"), 2, "--meeting: '2016-02-30' is not a date."),
        (("--meeting", "2016-11-01"), 1, "--published: error: The report is published on 2016-11-02, after"),
    ],
)
def test_what_does_not_fit_is_told_at_its_option(small: Small, options: tuple[str, ...], code: int, said: str) -> None:
    done = first(small, *options)
    assert done.code == code
    assert said in done.err
    assert not (small.root / STARTED).exists()


def test_it_is_published_today_or_for_a_meeting_that_is_over_on_its_day(small: Small) -> None:
    class Day(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Day:
            return cls(2016, 11, 5, 12, tzinfo=tz)

    with mock.patch("committee_pack.commands.clock.datetime.datetime", Day):
        for name, options in {"a": (), "b": ("--meeting", "2016-11-10"), "c": ("--meeting", "2016-11-03")}.items():
            assert small.run("new", "report", name, *options).code == 0
    days = [small.text(f"report_templates/{name}/report.yaml").split("\npublished: ")[1][:10] for name in "abc"]
    assert days == ["2016-11-05", "2016-11-05", "2016-11-03"]


@pytest.mark.parametrize("typed", ["", " "])
def test_a_workspace_without_a_name_is_not_started_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("new", "workspace", typed)
    assert ran.code == 2
    assert "there is no name" in ran.err
    assert list(tmp_path.iterdir()) == []
