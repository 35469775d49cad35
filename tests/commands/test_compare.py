"""The command `compare`: what it prints, what it writes, and what it says to whoever typed something else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.meetings import MEETING, small_meeting
from tests.support.published import PACK_E1, REPORT_E1, published
from tests.support.workspaces import INDICATORS, OBSERVATIONS, REPORT, Ran, Small, small_workspace

NAME = "comparison-monthly-2016-07-2016-08"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def compare(small: Small, *typed: str) -> Ran:
    return small.run("compare", *typed)


def test_it_prints_a_table_of_what_changed_between_two_periods(small: Small) -> None:
    ran = compare(small, "monthly/2016-07", "monthly/2016-08")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].split("  ")[0] == "kind"
    assert lines[0].endswith("Jul 2016  Aug 2016")
    assert [line.split("  ")[0] for line in lines[1:]].count("figure") == 2


def test_a_report_without_a_period_is_that_of_its_own(small: Small) -> None:
    assert compare(small, "monthly/2016-07", "monthly").out == compare(small, "monthly/2016-07", "monthly/2016-08").out


def test_where_nothing_changed_it_says_so_and_is_done(small: Small) -> None:
    ran = compare(small, "monthly", "monthly/2016-08")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Nothing changed: both are the same. Name another period or edition to compare with.\n"
    assert compare(small, "monthly", "monthly", "--quiet").err == ""
    assert json.loads(compare(small, "monthly", "monthly", "--format", "json").out)["changes"] == []


def test_how_much_changed_is_said_beside_the_table_and_beside_a_paper(small: Small) -> None:
    typed = ("monthly/2016-07", "monthly")
    told = (
        "Changed: directions of travel (2 added), figures (2 changed; of areas and cohorts 1 added), "
        "texts (1 added).\nUnchanged: ratings, figures of earlier periods, indicators, targets, definitions, "
        "details of the report, files.\n"
    )
    assert compare(small, *typed).err == told
    assert compare(small, *typed, "--out", str(small.root / "out")).err == told
    assert compare(small, *typed, "--quiet").err == ""
    for form in ("csv", "json"):
        assert compare(small, *typed, "--format", form).err == ""


def test_how_much_changed_in_each_report_of_a_pack_is_said(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    published(small, MEETING)
    small.replace(OBSERVATIONS, "72,100", "74,100")
    assert compare(small, PACK_E1, MEETING).err == (
        "Changed: papers (1 changed), reports (1 changed).\n"
        "In B1 Appendix A: figures (1 changed), files (1 changed).\n"
        "Unchanged: items, details of the meeting.\n"
    )


def test_an_edition_that_says_what_the_files_say_is_not_told_to_be_the_same(small: Small) -> None:
    published(small, "monthly")
    assert compare(small, REPORT_E1, "monthly").err == "Nothing changed.\n"
    assert compare(small, REPORT_E1, REPORT_E1).err.startswith("Nothing changed: both are the same.")


def test_it_writes_a_paper_in_word_and_pdf_with_a_manifest(small: Small) -> None:
    ran = compare(small, "monthly/2016-07", "monthly", "--out", str(small.root / "out"))
    folder = small.root / "out/2016-11-02" / NAME
    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [str(folder / name) for name in (f"{NAME}.docx", f"{NAME}.pdf", "manifest.json")]
    said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (said["comparison"], said["published"]) == ("monthly", "2016-11-02")
    assert (said["before"]["period"], said["after"]["period"]) == ("2016-07", "2016-08")
    assert OBSERVATIONS in [each["path"] for each in said["inputs"]]


def test_it_writes_the_formats_that_are_named(small: Small) -> None:
    assert compare(small, "monthly/2016-07", "monthly", "--out", str(small.root / "out"), "--to", "docx").code == 0
    assert sorted(each.name for each in (small.root / "out/2016-11-02" / NAME).iterdir()) == [
        f"{NAME}.docx",
        "manifest.json",
    ]


def test_the_same_comparison_has_the_same_bytes_and_what_was_edited_by_hand_is_kept(small: Small) -> None:
    typed = ("monthly/2016-07", "monthly", "--out", str(small.root / "out"))
    folder = small.root / "out/2016-11-02" / NAME
    compare(small, *typed)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    assert "Kept a copy" not in compare(small, *typed).err
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    (folder / f"{NAME}.docx").write_bytes(b"edited by hand")
    assert "Kept a copy of what had been edited by hand" in compare(small, *typed).err


def test_an_edition_is_named_in_its_files(small: Small) -> None:
    published(small, "monthly")
    ran = compare(small, REPORT_E1, "monthly", "--out", str(small.root / "out"), "--to", "pdf")
    assert ran.out.splitlines()[0].endswith("comparison-monthly-2016-08-e1-2016-08-now.pdf")
    inputs = json.loads(Path(ran.out.splitlines()[1]).read_text(encoding="utf-8"))["inputs"]
    assert f"{REPORT_E1}/{OBSERVATIONS}" in [each["path"] for each in inputs]


def test_warnings_of_a_report_are_not_in_its_way(small: Small) -> None:
    small.replace(REPORT, "approval: not required", "approval: required to publish")
    (small.root / "narratives/monthly/2016-08/visits.md").unlink()
    assert compare(small, "monthly/2016-07", "monthly").code == 0


def test_an_error_in_the_files_stops_it_and_is_named(small: Small) -> None:
    small.replace(OBSERVATIONS, "72,100", "72,many")
    ran = compare(small, "monthly/2016-07", "monthly")
    assert (ran.code, ran.out) == (1, "")
    assert f"{OBSERVATIONS}:2" in ran.err
    assert ran.err.endswith(
        "Stopped: 'monthly/2016-07' cannot be compared. Mend what is named above, then try again.\n"
    )


def test_a_period_without_figures_is_told_alone_without_the_texts_that_it_lacks(small: Small) -> None:
    ran = compare(small, "monthly", "monthly/2012-01")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "monthly/2012-01: error: There is no observation of January 2012 for any indicator. Add its rows, or name "
        "another period. [period-empty]",
        "Stopped: 'monthly/2012-01' cannot be compared. Mend what is named above, then try again.",
    ]


def test_an_error_stops_a_paper_before_anything_is_written(small: Small) -> None:
    small.replace(INDICATORS, "unit: percent", "unit: percents")
    assert compare(small, "monthly/2016-07", "monthly", "--out", str(small.root / "out")).code == 1
    assert not (small.root / "out").exists()


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("monthly", "quarterly"), 2, "'quarterly' is no report, meeting or edition."),
        (("monthyl", "monthly"), 2, "Did you mean 'monthly'?"),
        (("monthly/2016-13", "monthly"), 2, "monthly/2016-13: '2016-13' is not a month or a financial year"),
        (
            ("monthly/2016-17", "monthly"),
            1,
            "monthly/2016-17: error: 2016/17 is a year, and 'monthly' is by the month.",
        ),
        (("monthly/2012-01", "monthly"), 1, "monthly/2012-01: error: There is no observation of January 2012"),
        (("monthly", MEETING), 2, f"monthly is a report, and {MEETING} an agenda pack. Compare two of a kind;"),
        ((MEETING, f"{MEETING}/supplement-1"), 2, "and 2016-11-10-committee/supplement-1 a supplement."),
        ((MEETING, f"{MEETING}/more"), 2, "Name its pack, 2016-11-10-committee, or a supplement, as"),
        ((f"{MEETING}/supplement-1", f"{MEETING}/supplement-2"), 2, "Name two editions of one supplement."),
        ((f"{MEETING}/supplement-3", f"{MEETING}/supplement-3"), 2, "has no supplement 3. Listed: 1."),
        ((REPORT_E1, "monthly"), 1, "There is no archive in"),
        (("monthly", "monthly", "--format", "xlsx"), 2, "--format: there is no format 'xlsx'."),
        (("monthly", "monthly", "--format", "csv", "--out", "x"), 2, "--format is of what is printed"),
        (("monthly", "monthly", "--to", "pdf"), 2, "Add --out DIR."),
        (("monthly", "monthly", "--out", "x", "--to", "odt"), 2, "--to: there is no format 'odt'."),
        (("monthly",), 2, "Missing argument"),
    ],
)
def test_what_cannot_be_compared_is_met_with_a_remedy(
    tmp_path: Path, typed: tuple[str, ...], code: int, said: str
) -> None:
    ran = compare(small_meeting(tmp_path), *typed)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_two_reports_are_not_compared_with_each_other(small: Small) -> None:
    small.write("report_templates/quarterly/report.yaml", small.text(REPORT))
    ran = compare(small, "monthly", "quarterly")
    assert ran.code == 2
    assert "Name two editions of one report, or two of its periods." in ran.err


def test_an_edition_that_is_not_there_is_met_with_the_nearest(small: Small) -> None:
    published(small, "monthly")
    ran = compare(small, REPORT_E1.replace("e1", "e2"), "monthly")
    assert ran.code == 2
    assert f"Did you mean '{REPORT_E1}'?" in ran.err
    assert f"Did you mean '{REPORT_E1}'?" in compare(small, REPORT_E1[:-1], "monthly").err


def test_where_it_cannot_be_written_what_stood_there_before_still_stands(small: Small) -> None:
    (small.root / "out").write_text("a file", encoding="utf-8")
    ran = compare(small, "monthly/2016-07", "monthly", "--out", str(small.root / "out"))
    assert ran.code == 1
    assert "A file stands where a folder should be" in ran.err
    assert (small.root / "out").read_text(encoding="utf-8") == "a file"


def test_it_is_not_written_among_the_files_that_people_write_nor_into_the_archive(small: Small) -> None:
    ran = compare(small, "monthly/2016-07", "monthly", "--out", str(small.root / "data"))
    assert ran.code == 2
    assert "is among the files that people write." in ran.err
    ran = compare(small, "monthly/2016-07", "monthly", "--out", str(small.root / "archive" / "2016"))
    assert ran.code == 2
    assert "is in the archive, which holds editions alone." in ran.err


def test_the_help_has_an_example(small: Small) -> None:
    said = small.run("compare", "--help").out
    assert "Example: committee-pack compare scs-scorecard/2016-07" in " ".join(said.split())


def test_a_table_of_two_periods_loads_nothing_that_draws_packs_or_bags(small: Small) -> None:
    heavy = ("reportlab", "pikepdf", "pypdfium2", "PIL", "pandas", "bagit")
    typed = ["committee-pack", "compare", "monthly/2016-07", "monthly", "--workspace", str(small.root)]
    program = (
        f"import sys, committee_pack.cli as cli; sys.argv = {typed!r}\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        f"print('HEAVY', [name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "HEAVY []"


def test_it_is_the_same_in_another_zone_and_locale(small: Small, tmp_path: Path) -> None:
    outs = []
    for zone, locale in (("Europe/London", "C.UTF-8"), ("Pacific/Auckland", "C")):
        out = tmp_path / locale
        typed = ["compare", "monthly/2016-07", "monthly", "--workspace", str(small.root), "--out", str(out)]
        env = {**os.environ, "TZ": zone, "LC_ALL": locale}
        subprocess.run([sys.executable, "-m", "committee_pack", *typed], env=env, capture_output=True, check=True)
        outs.append({path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert len(outs[0]) == 3
    assert outs[0] == outs[1]
