"""What users type, what they read, and the exit code."""

from __future__ import annotations

import concurrent.futures
import csv
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NoReturn

import pytest

from committee_pack import pipeline
from committee_pack.locking import locked
from tests.support.meetings import AGENDA, small_meeting
from tests.support.workspaces import COMMENTARY, COUNCIL, OBSERVATIONS, REPORT, ROOT, Small, run, small_workspace

COMMANDS = ("build", "results", "check", "schemas")


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_shows_an_example_that_can_be_typed(command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert f"Example: committee-pack {command}" in " ".join(done.out.split())


def test_the_help_lists_every_command_and_no_word_is_help_too() -> None:
    done = run("--help")
    assert done.code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", done.out, re.MULTILINE)
    assert "Usage" in run().out + run().err


def test_the_help_cuts_no_line_short_and_shows_no_type_of_python() -> None:
    for typed in ((), *((command,) for command in COMMANDS)):
        said = run(*typed, "--help").out
        for several in ("[REPORT]...", "[REPORT|MEETING]...", "[ARGS]..."):
            said = said.replace(several, "")
        assert "..." not in said
        assert not re.search(r"list\[|<str>", said)


def test_the_version_is_printed() -> None:
    assert re.fullmatch(r"committee-pack \d+\.\d+\.\d+\n", run("--version").out)


# -- exit codes ------------------------------------------------------------------------------------


def test_0_says_that_there_is_nothing_wrong(small: Small) -> None:
    done = small.run("check")
    assert (done.code, done.out, done.err) == (0, "Checked: nothing wrong.\n", "")


def test_0_with_warnings_is_1_with_strict(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: all")
    assert (small.run("check").code, small.run("check", "--strict").code) == (0, 1)
    assert small.run("check").out == "Checked: 1 warning.\n"


def test_advice_never_stops_the_work(small: Small) -> None:
    small.add("narratives/monthly/2016-08/visits.md", "\nThat is GOOD.\n")
    done = small.run("check", "--strict")
    assert (done.code, done.out) == (0, "Checked: 1 advice.\n")


def test_1_names_file_line_fault_remedy_and_code(small: Small) -> None:
    small.replace(OBSERVATIONS, "North,,40", "Nort,,40")
    done = small.run("check")
    assert (done.code, done.out) == (1, "Checked: 1 error.\n")
    assert done.err == (
        "data/observations.csv:4 (area): error: There is no area 'Nort'. Did you mean 'North'? [area-unknown]\n"
    )


def test_2_for_a_report_that_is_not_there_names_the_nearest(small: Small) -> None:
    for command in ("check", "results", "build"):
        done = small.run(command, "monthy")
        assert done.code == 2
        assert done.err == "Stopped: There is no report 'monthy' in this workspace. Did you mean 'monthly'?\n"


def test_1_for_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    done = run("check", "--workspace", str(tmp_path))
    assert done.code == 1
    assert "is not a workspace: it has no council.yaml. Go to the workspace's folder" in done.err


@pytest.mark.parametrize("typed", [("build",), ("check",), ("results", "monthly"), ("schemas",)], ids=" ".join)
def test_1_for_a_workspace_that_is_not_there(tmp_path: Path, typed: tuple[str, ...]) -> None:
    done = run(*typed, "--workspace", str(tmp_path / "nope"))
    assert done.code == 1
    assert done.err == f"Stopped: There is no folder {tmp_path / 'nope'}. Look at what stands after --workspace.\n"
    assert not list(tmp_path.iterdir())


def test_1_for_a_workspace_that_is_a_file(small: Small) -> None:
    done = run("check", "--workspace", str(small.root / COUNCIL))
    assert done.code == 1
    assert "council.yaml is a file, and no folder." in done.err


def test_1_for_a_workspace_without_reports(small: Small) -> None:
    (small.root / REPORT).unlink()
    assert "Stopped: The workspace has no reports." in small.run("check").err


# -- output that nobody can take -------------------------------------------------------------------

PRINTING = (("check",), ("check", "--format", "json"), ("build",), ("results", "monthly"), ("schemas",))
HELPING = (("--help",), ("--version",), ("check", "--help"))


def typed_in_a_shell(
    arguments: tuple[str, ...], streams: str, unbuffered: str = "", begun: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command as a shell does that sends its streams elsewhere."""
    words = (sys.executable, "-m", "committee_pack", *arguments)
    command = f"{begun}{shlex.join(words)} {streams}"
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=env)


needs_dev_full = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no disk that is always full"
)


@needs_dev_full
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("typed", [*PRINTING, *HELPING], ids=" ".join)
def test_1_where_what_is_printed_cannot_be_written(small: Small, typed: tuple[str, ...], unbuffered: str) -> None:
    where = ("--workspace", str(small.root)) if typed in PRINTING else ()
    done = typed_in_a_shell((*typed, *where), "> /dev/full", unbuffered)
    said = "Stopped: The output cannot be written: No space left on device. Make room, or write elsewhere.\n"
    assert (done.returncode, done.stderr) == (1, said)
    assert typed != ("build",) or list((small.root / "out").rglob("*.docx"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("streams", ["2>&-", ">&- 2>&-", "2> /dev/full"])
@pytest.mark.parametrize(
    ("typed", "code"), [(("check",), 0), (("check", "monthy"), 2), (("check", "--period", "2015-01"), 1)]
)
def test_the_exit_code_tells_where_nothing_can_be_said(
    small: Small, typed: tuple[str, ...], code: int, streams: str
) -> None:
    if "full" in streams and not Path("/dev/full").exists():
        pytest.skip("this system has no disk that is always full")
    done = typed_in_a_shell((*typed, "--workspace", str(small.root)), streams)
    assert (done.returncode, done.stderr) == (code, "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("typed", [*PRINTING, *HELPING], ids=" ".join)
def test_a_reader_that_has_had_enough_is_no_fault(small: Small, typed: tuple[str, ...]) -> None:
    where = ("--workspace", str(small.root)) if typed in PRINTING else ()
    done = typed_in_a_shell((*typed, *where), '; echo "exit $?" >&2; } | true', "1", begun="{ ")
    assert done.stderr == "exit 0\n"


LONG = "x" * 300
"""No file can have this name."""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("check", "--workspace", LONG), "cannot be read"),
        (("build", "--workspace", str(ROOT), "--out", LONG), "cannot be written"),
        (("results", "scs-scorecard", "--workspace", str(ROOT), "--out", LONG), "cannot be written"),
        (("schemas", "--out", LONG), "cannot be written"),
        (("schemas", "--workspace", LONG), "cannot be read"),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else each,
)
def test_1_for_a_name_that_no_file_can_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*typed)
    assert (done.code, said in done.err) == (1, True), done.err
    assert list(tmp_path.iterdir()) == []


def test_1_for_a_workspace_that_is_a_link_to_itself(tmp_path: Path) -> None:
    try:
        (tmp_path / "loop").symlink_to("loop")
    except OSError:
        pytest.skip("links may not be made here: on Windows, run as an administrator")
    assert run("check", "--workspace", str(tmp_path / "loop")).code == 1


@pytest.mark.parametrize(
    "typed",
    [
        ("chek",),
        ("check", "--stric"),
        ("results",),
        ("results", "monthly", "--format", "xml"),
        ("build", "--to", "odt"),
        ("build", "--jobs", "0"),
        ("check", "--period", "August"),
        ("results", "monthly", "--period", "2016-13"),
    ],
    ids=" ".join,
)
def test_2_for_a_command_typed_wrongly(small: Small, typed: tuple[str, ...]) -> None:
    done = small.run(*typed)
    assert done.code == 2
    assert done.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("results monthly --format cvs", "--format: there is no format 'cvs'. Did you mean 'csv'?"),
        ("results monthly --format Excel", "--format: there is no format 'Excel'. Did you mean 'xlsx'?"),
        ("check --format jsn", "--format: there is no format 'jsn'. Did you mean 'json'?"),
        ("build --to pdf,word", "--to: there is no format 'word'. Did you mean 'docx'?"),
        ("build --to PDF", "--to: there is no format 'PDF'. Did you mean 'pdf'?"),
        ("build --to odt", "--to: there is no format 'odt'. Expected one of: docx, pdf."),
        ("build --format pdf", "There is no --format here. Did you mean --to pdf?"),
        ("results monthly --to csv", "There is no --to here. Did you mean --format csv?"),
        ("build --jobs abc", "--jobs: 'abc' is no number of processes. Write a whole number from 1, as --jobs 2."),
        ("build --jobs 0", "--jobs: '0' is no number of processes. Write a whole number from 1, as --jobs 2."),
        ("build --jobs -1", "--jobs: '-1' is no number of processes. Write a whole number from 1, as --jobs 2."),
        (
            "build --to pdf, docx",
            "--to: a format is missing in 'pdf,'. Write them without blanks between: --to docx,pdf",
        ),
    ],
)
def test_2_is_said_in_plain_words_with_the_nearest_right_one(small: Small, typed: str, said: str) -> None:
    done = small.run(*typed.split())
    assert (done.code, done.out, done.err) == (2, "", f"Stopped: {said}\n")


def test_a_wrong_period_says_how_to_write_it(small: Small) -> None:
    done = small.run("check", "--period", "August")
    assert "--period: 'August' is not a period: write a month as 2016-08" in done.err


@pytest.mark.parametrize("typed", [("check",), ("results", "monthly"), ("build",)], ids=" ".join)
def test_a_quarter_of_a_monthly_report_is_a_fault_of_the_period_and_not_of_report_yaml(
    small: Small, typed: tuple[str, ...]
) -> None:
    done = small.run(*typed, "--period", "2016/17 Q1")
    assert done.code == 1
    said = "--period: error: 2016/17 Q1 is a quarter, and 'monthly' is by the month. Name a month, as 2016-08."
    assert f"{said} [period-uneven]\n" in done.err
    assert "earlier" not in done.err


def test_a_report_whose_own_steps_are_uneven_is_at_fault_whatever_period_is_typed(small: Small) -> None:
    small.replace(REPORT, "period: 2016-08", "period: 2016/17 Q1")
    done = small.run("check", "--period", "2016/17 Q2")
    assert f"{REPORT}:7 (comparisons.month_ago.earlier): error:" in done.err


def test_formats_may_be_typed_with_blanks_between(small: Small) -> None:
    done = small.run("build", "--to", "docx , pfd")
    assert done.err == "Stopped: --to: there is no format 'pfd'. Did you mean 'pdf'?\n"


def test_3_for_a_defect_saves_the_traceback_and_names_the_file(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh dear")

    monkeypatch.setattr(pipeline, "check", broken)
    done = small.run("check")
    assert done.code == 3
    assert done.err.count("\n") == 1
    assert done.err.startswith("Stopped: a defect of the program (ZeroDivisionError: oh dear).")
    saved = Path(done.err.rsplit("the file ", 1)[1].strip())
    assert "Traceback" in saved.read_text(encoding="utf-8")
    saved.unlink()


# -- how much is said ------------------------------------------------------------------------------


def test_quiet_prints_errors_only(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: all")
    assert (small.run("check", "--quiet").out, small.run("check", "--quiet").err) == ("", "")
    small.replace(OBSERVATIONS, "North,,40", "Nort,,40")
    assert "[area-unknown]" in small.run("check", "--quiet").err


def test_quiet_names_the_warnings_that_stop_the_work_with_strict(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: all")
    for command in ("check", "build"):
        done = small.run(command, "--quiet", "--strict")
        assert done.code == 1
        assert ": warning: " in done.err


def test_verbose_prints_each_step_a_line(small: Small) -> None:
    assert small.run("check", "--verbose").err == "monthly: checking\n"
    assert small.run("results", "monthly", "--verbose").err == "monthly: computing\n"


def test_what_goes_wrong_is_on_standard_error_and_what_was_asked_for_on_standard_output(small: Small) -> None:
    small.replace(OBSERVATIONS, "72,100", "172,100")
    done = small.run("results", "monthly", "--format", "csv")
    assert done.code == 0
    assert "percent-out-of-range" in done.err
    assert "percent-out-of-range" not in done.out


def test_findings_as_json_are_for_programs(small: Small) -> None:
    small.replace(OBSERVATIONS, "North,,40", "Nort,,40")
    done = small.run("check", "--format", "json")
    assert (done.code, done.err) == (1, "")
    assert json.loads(done.out) == [
        {
            "code": "area-unknown",
            "severity": "error",
            "file": "data/observations.csv",
            "line": 4,
            "column": None,
            "words": None,
            "key": "area",
            "message": "There is no area 'Nort'.",
            "hint": "Did you mean 'North'?",
        }
    ]


def test_findings_as_json_tell_where_on_a_line_and_which_words(small: Small) -> None:
    small.replace(COMMENTARY, "{{ result }}", "{{ results }}")
    (found,) = json.loads(small.run("check", "--format", "json").out)
    line = small.text(COMMENTARY).splitlines()[found["line"] - 1]
    assert found["words"] == "{{ results }}"
    assert line[found["column"] - 1 :].startswith(found["words"])


def test_findings_as_json_are_json_even_where_the_council_cannot_be_used(small: Small) -> None:
    small.write(COUNCIL, "name: [")
    small.replace(OBSERVATIONS, "North,,40", "Nort,,40")
    done = small.run("check", "--format", "json")
    assert [each["code"] for each in json.loads(done.out)] == ["yaml-syntax", "area-unknown"]


def test_a_console_without_a_letter_prints_its_code(small: Small) -> None:
    small.add("narratives/monthly/2016-08/visits.md", "\nA ☃.\n")
    command = [sys.executable, "-m", "committee_pack", "check", "--workspace", str(small.root)]
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.returncode == 1
    assert b"'\\u2603' (U+2603, snowman)" in done.stderr


# -- results ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "csv", "json", "xlsx"])
def test_results_are_the_same_bytes_twice_and_in_another_folder(small: Small, tmp_path: Path, form: str) -> None:
    other = small_workspace(tmp_path / "elsewhere")
    first = small.run("results", "monthly", "--format", form)
    assert first.code == 0
    assert first.raw == small.run("results", "monthly", "--format", form).raw
    assert first.raw == other.run("results", "monthly", "--format", form).raw


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_results_go_into_a_file_as_they_would_be_printed(small: Small, tmp_path: Path, form: str) -> None:
    out = tmp_path / "new" / f"results.{form}"
    done = small.run("results", "monthly", "--format", form, "--out", str(out))
    assert (done.code, done.out, done.err) == (0, f"{out}\n", "")
    assert out.read_bytes() == small.run("results", "monthly", "--format", form).raw


@pytest.mark.parametrize(
    ("name", "form"),
    [("r.csv", "csv"), ("r.json", "json"), ("r.xlsx", "xlsx"), ("R.XLSX", "xlsx"), ("r.txt", "table"), ("r", "table")],
)
def test_the_ending_of_a_file_says_its_format(small: Small, tmp_path: Path, name: str, form: str) -> None:
    done = small.run("results", "monthly", "--out", str(tmp_path / name))
    assert (done.code, done.out, done.err) == (0, f"{tmp_path / name}\n", "")
    assert (tmp_path / name).read_bytes() == small.run("results", "monthly", "--format", form).raw


def test_a_format_that_is_named_is_written_and_an_ending_that_says_another_is_told(
    small: Small, tmp_path: Path
) -> None:
    out = tmp_path / "r.xlsx"
    done = small.run("results", "monthly", "--format", "csv", "--out", str(out))
    assert (done.code, done.out) == (0, f"{out}\n")
    assert done.err == f"{out} is csv, as --format says, and not xlsx, as its name does.\n"
    assert out.read_bytes().startswith(b"indicator,")
    assert small.run("results", "monthly", "--format", "csv", "--out", str(tmp_path / "r.txt")).err == ""


def test_an_ending_that_is_no_format_is_a_plain_table_and_said_to_be(small: Small, tmp_path: Path) -> None:
    done = small.run("results", "monthly", "--out", str(tmp_path / "r.xls"))
    assert done.code == 0
    assert done.err.endswith("r.xls is a plain table. For another format let it end in .csv, .json, .xlsx.\n")


def test_results_that_cannot_be_written_say_so(small: Small) -> None:
    small.write("place", "words")
    for out, said in (("place/results.csv", "cannot be written"), (".", "is a folder")):
        done = small.run("results", "monthly", "--out", str(small.root / out))
        assert done.code == 1
        assert said in done.err


def test_results_are_not_printed_where_the_data_has_errors(small: Small) -> None:
    small.replace(OBSERVATIONS, "72,100", "72,0")
    done = small.run("results", "monthly", "--format", "csv")
    assert (done.code, done.out) == (1, "")
    assert done.err.count("[denominator-zero]") == 1
    assert "Stopped: 'monthly' has no results to print." in done.err


def test_results_of_an_earlier_period_are_asked_for_by_its_name(small: Small) -> None:
    done = small.run("results", "monthly", "--period", "2016-07", "--format", "csv")
    assert [row["result"] for row in csv.DictReader(io.StringIO(done.out))] == ["70.1%", "31"]


# -- what is imported ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", [["check", "scs-scorecard"], ["results", "scs-scorecard"], ["--help"], ["build", "--help"]], ids=" ".join
)
def test_libraries_that_write_documents_are_imported_only_to_write(typed: list[str]) -> None:
    heavy = ("docx", "reportlab", "matplotlib", "pikepdf", "pandas", "lxml", "PIL", "numpy")
    program = (
        f"import sys, committee_pack.cli as cli; sys.argv = ['committee-pack', *{typed!r}]\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        f"print('HEAVY', [name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "HEAVY []"


def test_what_reads_pdf_files_is_imported_only_where_a_paper_is_one(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    program = (
        "import sys, committee_pack.cli as cli\n"
        f"sys.argv = ['committee-pack', 'check', '--workspace', {str(small.root)!r}]\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('pikepdf', 'pypdfium2', 'reportlab') if name in sys.modules], file=sys.stderr)"
    )

    def loaded() -> str:
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
        return done.stderr.splitlines()[-1]

    assert loaded() == "['pikepdf']"
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0])
    small.replace(AGENDA, "          - {file: plan.pdf, label: Appendix B}\n", "")
    assert loaded() == "[]"


def test_one_report_with_an_error_does_not_stop_the_others_that_are_built_beside_it(small: Small) -> None:
    small.write("report_templates/second/report.yaml", small.text(REPORT).replace("pages: red", "pages: redd"))
    done = small.run("build", "--jobs", "2")
    assert done.code == 1
    assert "'redd'" in done.err
    assert (small.root / "out").exists()
    assert "monthly-2016-08.pdf" in done.out


def test_one_process_and_several_write_the_same_bytes(small: Small) -> None:
    small.write("report_templates/second/report.yaml", small.text(REPORT).replace("pages: red", "pages: none"))
    outs = {}
    for typed in ((), ("--jobs", "1"), ("--jobs", "2"), ("monthly",), ("monthly", "--jobs", "1")):
        out = small.root.parent / "-".join(("out", *typed))
        done = small.run("build", *typed, "--out", str(out))
        assert done.code == 0, done.err
        outs[typed] = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    both, one = outs[()], outs[("monthly",)]
    assert sorted(path.name for path in one) == ["manifest.json", "monthly-2016-08.docx", "monthly-2016-08.pdf"]
    assert len(both) == 6
    assert outs[("--jobs", "1")] == outs[("--jobs", "2")] == both
    assert outs[("monthly", "--jobs", "1")] == one
    assert one.items() <= both.items()


_SLOW = """
import sys, time
from committee_pack import cli, pipeline
from committee_pack.errors import PackError

def build(workspace, council, report, *_, **__):
    if report == "second":
        time.sleep(0.3)
        print("ready", flush=True)
        time.sleep(60)
    raise PackError("Stopped")

pipeline.build = build
sys.argv = ["committee-pack", "build", "--jobs", "2"]
cli.main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be pressed for a group of processes alone")
def test_ctrl_c_ends_reports_that_are_built_side_by_side_at_once_and_without_a_traceback(small: Small) -> None:
    for name in ("second", "third"):
        small.write(f"report_templates/{name}/report.yaml", small.text(REPORT))
    with subprocess.Popen(
        [sys.executable, "-c", _SLOW], cwd=small.root, stdout=-1, stderr=-1, text=True, start_new_session=True
    ) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == "ready\n"
        os.killpg(build.pid, signal.SIGINT)
        _, said = build.communicate(timeout=20)
    assert build.returncode == 130
    assert "Traceback" not in said


@pytest.mark.parametrize("file", [COUNCIL, OBSERVATIONS, "narratives/new.csv"])
def test_results_are_never_written_over_what_people_write(small: Small, file: str) -> None:
    before = small.text(file) if (small.root / file).exists() else ""
    done = small.run("results", "monthly", "--format", "csv", "--out", str(small.root / file))
    assert done.code == 2
    assert "among the files that people write" in done.err
    assert (small.text(file) if (small.root / file).exists() else "") == before


def test_a_report_that_a_killed_build_moved_aside_is_put_back_even_where_the_files_have_errors_since(
    small: Small,
) -> None:
    assert small.run("build").code == 0
    (folder,) = (small.root / "out" / "2016-11-02").iterdir()
    names = sorted(path.name for path in folder.iterdir())
    folder.rename(folder.with_name(f".{folder.name}.old"))
    small.replace(OBSERVATIONS, "72,100", "72,0")
    assert small.run("build").code == 1
    assert sorted(path.name for path in folder.iterdir()) == names
    assert list(folder.parent.iterdir()) == [folder]


def test_a_worker_that_is_killed_is_said_to_be(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write("report_templates/second/report.yaml", small.text(REPORT))

    def killed(*_: object, **__: object) -> NoReturn:
        raise BrokenProcessPool

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", killed)
    done = small.run("build", "--jobs", "2")
    assert done.code == 1
    assert "ended from outside, perhaps for want of memory. Build again with fewer --jobs." in done.err


def test_a_build_that_another_is_writing_says_so(small: Small) -> None:
    folder = small.root / "out" / "2016-11-02"
    folder.mkdir(parents=True)
    with locked(folder / ".monthly-2016-08.lock"):
        done = small.run("build")
    assert done.code == 1
    assert "Another build is writing" in done.err
    assert done.err.rstrip().endswith("Wait until it has ended, then build again.")


def test_a_build_that_council_yaml_stops_tells_of_the_reports_too(small: Small) -> None:
    small.replace(COUNCIL, "england", "englnd")
    small.replace(REPORT, "pages: red", "pages: redd")
    done = small.run("build")
    assert done.code == 1
    assert "'englnd'" in done.err
    assert "'redd'" in done.err
