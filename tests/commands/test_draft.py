"""`build --draft` makes a proof in a folder of its own, in spite of faults in what officers wrote."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from committee_pack.commands import build
from committee_pack.commands.build import BuildRequest
from committee_pack.commands.console import Console
from tests.support.interruption import tree
from tests.support.pdf import structure, tables
from tests.support.word import WordFile
from tests.support.workspaces import COMMENTARY, OBSERVATIONS, REPORT, Small, run, small_workspace

FOLDER = "out/2016-11-02/monthly-2016-08-draft"
NAME = "monthly-2016-08-draft"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def notes(small: Small) -> list[str]:
    return [" ".join(each.text.split()) for each in structure(pdf(small)).all("Note")]


def pdf(small: Small) -> bytes:
    return (small.root / FOLDER / f"{NAME}.pdf").read_bytes()


def front(small: Small) -> str:
    return " ".join(structure(pdf(small)).all("Sect")[0].text.split())


def test_a_draft_has_its_own_folder_and_names_and_the_papers_stands_as_it_was(small: Small) -> None:
    assert small.run("build").code == 0
    before = tree(small.root / "out")
    done = small.run("build", "--draft")
    assert done.code == 0, done.err
    names = [f"{NAME}.docx", f"{NAME}.pdf", "proof.json", "manifest.json"]
    assert [Path(line).name for line in done.out.splitlines()] == names
    assert sorted(path.name for path in (small.root / FOLDER).iterdir()) == sorted(names)
    assert before.items() <= tree(small.root / "out").items()


def test_the_files_say_that_they_are_a_draft(small: Small) -> None:
    small.run("build", "--draft")
    with pikepdf.open(io.BytesIO(pdf(small))) as opened:
        assert str(opened.docinfo.Title) == "Monthly scorecard (draft)"
    word = WordFile((small.root / FOLDER / f"{NAME}.docx").read_bytes())
    assert word.title == "Monthly scorecard (draft)"
    manifest = json.loads((small.root / FOLDER / "manifest.json").read_text())
    assert (manifest["draft"], manifest["last_proof"]) == ("yes", "none")
    assert [each["path"] for each in manifest["outputs"]] == [f"{NAME}.docx", f"{NAME}.pdf", "proof.json"]


def test_a_placeholder_that_is_not_known_does_not_stop_it_and_is_told(small: Small) -> None:
    small.replace(COMMENTARY, "{{ result }}", "{{ resutl }}")
    assert small.run("build").code == 1
    done = small.run("build", "--draft")
    assert done.code == 0
    assert "[placeholder-unknown]" in done.err
    assert "This is a proof. The paper itself is not built while there are errors: 1 error." in done.err
    assert notes(small) == ["1 Error: There is no placeholder '{{ resutl }}'. Did you mean 'result'?"]
    assert "[?resutl]" in structure(pdf(small)).text


def test_a_character_that_the_font_lacks_does_not_stop_it(small: Small) -> None:
    small.add(COMMENTARY, "\nA ☃.\n")
    assert small.run("build", "--draft").code == 0
    assert "A [U+2603]." in structure(pdf(small)).text


def test_a_character_that_the_font_lacks_elsewhere_stops_it(small: Small) -> None:
    small.replace(REPORT, "Monthly scorecard", "Monthly ☃")
    done = small.run("build", "--draft")
    assert done.code == 1
    assert "[character-missing]" in done.err
    assert "Traceback" not in done.err


def test_a_character_of_the_last_proof_that_the_font_lacks_stops_none_after_it(small: Small) -> None:
    small.run("build", "--draft", "--to", "pdf")
    proof = small.root / FOLDER / "proof.json"
    proof.write_text(proof.read_text().replace("2 Assessments", "☃ Assessments").replace('"72.0%"', '"☃%"'))
    for said in ("[U+2603]%", "Nothing: texts and figures are as they were."):
        assert small.run("build", "--draft", "--to", "pdf").code == 0
        assert said in front(small)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,x,100", "cell-wrong"),
        (COMMENTARY, "indicator: visits", "indicator: visit", "indicator-unknown"),
        (REPORT, "[title.html.j2", "[titel.html.j2, title.html.j2", "template-missing"),
    ],
)
def test_what_is_not_an_officers_words_stops_it_and_leaves_the_last_one(
    small: Small, file: str, old: str, new: str, code: str
) -> None:
    small.run("build", "--draft")
    before = tree(small.root / "out")
    small.replace(file, old, new)
    done = small.run("build", "--draft")
    assert done.code == 1
    assert f"[{code}]" in done.err
    assert "'monthly' was not built" in done.err
    assert tree(small.root / "out") == before


def test_strict_lets_warnings_outside_of_the_texts_stop_it_too(small: Small) -> None:
    (small.root / COMMENTARY).unlink()
    assert small.run("build", "--draft").code == 0
    assert small.run("build", "--draft", "--strict").code == 1


def test_the_next_proof_says_what_changed_since(small: Small) -> None:
    small.run("build", "--draft")
    assert "There is no proof before this one." in front(small)
    small.run("build", "--draft", "--to", "pdf")
    assert "Nothing: texts and figures are as they were." in front(small)
    small.replace(COMMENTARY, "were held in time", "took place in time")
    small.replace(OBSERVATIONS, "overdue,2016-08,SS,,,35", "overdue,2016-08,SS,,,36")
    small.run("build", "--draft", "--to", "pdf")
    assert "“Of 100 visits, 72 (72.0%) took place in time.”" in front(small)
    assert tables(structure(pdf(small)))[0][1:] == [["2 Assessments overdue", "result", "35", "36"]]


def test_a_proof_elsewhere_knows_of_those_there_alone(small: Small, tmp_path: Path) -> None:
    small.run("build", "--draft")
    there = tmp_path / "there"
    small.run("build", "--draft", "--out", str(there))
    manifest = json.loads(next(there.rglob("manifest.json")).read_text())
    assert manifest["last_proof"] == "none"


def test_the_same_files_and_the_same_last_proof_make_the_same_proof(small: Small, tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in ("first", "second"))
    for out in (first, second):
        for _ in range(2):
            small.run("build", "--draft", "--out", str(out))
    assert tree(first) == tree(second)


def test_drafts_of_several_reports_are_built_side_by_side(small: Small) -> None:
    small.write("report_templates/other/report.yaml", small.text(REPORT))
    done = run("build", "--draft", "--jobs", "2", "--workspace", str(small.root))
    assert done.code == 0, done.err
    assert len([line for line in done.out.splitlines() if line.endswith("-draft.pdf")]) == 2


def test_a_watch_makes_a_new_proof_of_what_is_saved_with_its_errors(
    small: Small, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def saved_once(_: object) -> Iterator[None]:
        yield
        assert notes(small) == []
        small.replace(COMMENTARY, "{{ result }}", "{{ resutl }}")
        yield

    monkeypatch.setattr(build, "_now_and_on_changes", saved_once)
    request = BuildRequest(small.root, (), "", ("pdf",), None, strict=False, draft=True, jobs=1)
    build.watch_and_build(request, Console())
    assert "[placeholder-unknown]" in capsys.readouterr().err
    assert notes(small)[0].startswith("1 Error: There is no placeholder '{{ resutl }}'.")
    assert "narratives/monthly/2016-08/visits.md: edited: 1 sentence new, 1 sentence gone." in front(small)
