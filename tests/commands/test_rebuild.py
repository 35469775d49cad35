"""`rebuild` as it is typed: what it says of an edition that is the same, alike, another, damaged or gone."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from committee_pack.archive.places import bag_path
from committee_pack.commands import rebuild as rebuilding
from committee_pack.findings import Outcome, Place, error
from committee_pack.manifest import all_versions, installed_versions
from committee_pack.model.colours import Colour
from committee_pack.model.document import Document
from committee_pack.pipeline import Composed, compose
from committee_pack.write import WRITERS
from committee_pack.write.pdf.structure import Element
from committee_pack.write.style import Style
from tests.support.meetings import MEETING, MINUTES, PROGRAMME, small_meeting
from tests.support.published import PACK_E1, REPORT_E1, archive_of, held, publish
from tests.support.rebuilt import identical, outputs
from tests.support.themes import CREST, font_bytes, renamed
from tests.support.workspaces import (
    COMMENTARY,
    COUNCIL,
    INDICATORS,
    OBSERVATIONS,
    REPORT,
    Ran,
    Small,
    run,
    small_workspace,
    with_activity,
    with_cohorts,
    with_layouts,
    with_measures,
)

SUPPLEMENT_E1 = "2016-11-07-2016-11-10-committee-supplement-1-e1"
BUILT = "2016-11-02/monthly-2016-08"
PDF, WORD, MANIFEST = f"{BUILT}/monthly-2016-08.pdf", f"{BUILT}/monthly-2016-08.docx", f"{BUILT}/manifest.json"
CASES = "data/raw/cases.csv"


def look(small: Small) -> str:
    """Return what is to be done where nothing else explains that an edition is not what was published."""
    return f"Look whether its bag is sound: committee-pack verify --workspace {small.root}"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Return a workspace with a report in its archive, of which nobody changes anything."""
    return with_report(small_workspace(tmp_path_factory.mktemp("kept")))


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Return a workspace with a pack and its supplement in its archive, of which nobody changes anything."""
    small = small_meeting(tmp_path_factory.mktemp("pack"))
    done(small, MEETING)
    done(small, MEETING, "--supplement", "1")
    return small


def done(small: Small, *typed: str) -> None:
    ran = publish(small, *typed)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("Published: "), ran.out


def with_report(small: Small) -> Small:
    """Return a workspace once its report is published."""
    done(small, "monthly")
    return small


def same(small: Small, edition: str = REPORT_E1) -> None:
    """Hold an edition to be built again as it was published."""
    ran, files = small.run("rebuild", edition), outputs(small.root / "archive", edition)
    assert (ran.code, ran.out, ran.err) == (0, f"{identical(edition, len(files))}\n", "")


def copied(small: Small, folder: Path) -> Small:
    """Return a copy of a workspace with its archive, for a test to spoil."""
    return Small(Path(shutil.copytree(small.root, folder / "copy")))


# -- the same ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("grown", [with_activity, with_cohorts, with_measures, with_layouts])
def test_whatever_a_report_shows_it_is_built_again(grown: Callable[[Small], Small], small: Small) -> None:
    grown(small)
    with_report(small)
    same(small)


def test_a_look_of_ones_own_from_outside_the_workspace_is_part_of_it(tmp_path: Path) -> None:
    small = small_workspace(tmp_path / "one" / "two")
    for name in ("Regular", "Bold"):
        small.write(f"../../brand/Our {name}.ttf", font_bytes(renamed(f"Our{name}"), bold=name == "Bold"))
    small.write("../logo.svg", CREST)
    small.replace(COUNCIL, "logo: none", "logo: {file: ../logo.svg, alt: Arms}")
    font = "{name: Our, regular: ../../brand/Our Regular.ttf, bold: ../../brand/Our Bold.ttf}"
    small.replace(COUNCIL, "font: Source Sans Pro", f"font: {font}")
    with_report(small)
    for name in ("brand", "two/logo.svg", "two/small/council.yaml"):
        shutil.move(tmp_path / "one" / name, tmp_path / Path(name).name)
    ran = small.run("rebuild", REPORT_E1, "--archive", str(archive_of(small).public.root))
    assert (ran.code, ran.out, ran.err) == (0, f"{identical(REPORT_E1, 3)}\n", "")


def test_files_of_any_name_are_part_of_it(small: Small) -> None:
    odd = "100% = e\u0301té : con ~ .csv"
    shutil.move(small.root / OBSERVATIONS, small.root / "data" / odd)
    small.replace(INDICATORS, "[observations.csv]", f'["{odd}"]')
    with_report(small)
    same(small)


def test_a_report_of_an_odd_name_is_written_by_its_own(small: Small, tmp_path: Path) -> None:
    for folder in ("report_templates", "narratives"):
        shutil.move(small.root / folder / "monthly", small.root / folder / "50% = halb")
    done(small, "50% = halb")
    ran = small.run("rebuild", "2016-11-02-50=25 =3D halb-2016-08-e1", "--out", str(tmp_path / "out"))
    assert ran.code == 0, ran.err
    assert {path.split("/")[1] for path in held(tmp_path / "out")} == {"50% = halb-2016-08"}


def test_a_report_of_another_period_is_built_again(small: Small) -> None:
    small.write("narratives/monthly/2016-07/visits.md", small.text(COMMENTARY))
    done(small, "monthly", "--period", "2016-07")
    same(small, "2016-11-02-monthly-2016-07-e1")


def test_it_needs_the_archive_alone_and_leaves_it_as_it_was(kept: Small, tmp_path: Path) -> None:
    archive = shutil.copytree(archive_of(kept).public.root, tmp_path / "moved")
    before = held(archive)
    for workspace in (tmp_path, tmp_path / "nowhere"):
        ran = run("rebuild", REPORT_E1, "--archive", str(archive), "--workspace", str(workspace))
        assert (ran.code, ran.out) == (0, f"{identical(REPORT_E1, 3)}\n"), ran.err
    assert held(archive) == before


def test_a_pack_and_its_supplement_are_built_again(pack: Small) -> None:
    same(pack, PACK_E1)
    same(pack, SUPPLEMENT_E1)


def test_a_supplement_is_what_it_was_though_the_pack_has_another_edition_since(pack: Small, tmp_path: Path) -> None:
    small = copied(pack, tmp_path)
    small.replace(MINUTES, "There were none.", "There was none.")
    done(small, MEETING)
    small.replace(PROGRAMME, "What comes next.", "What comes next year.")
    done(small, MEETING, "--supplement", "1")
    for edition in (PACK_E1, SUPPLEMENT_E1):
        for number in "12":
            name = f"{edition[:-1]}{number}"
            same(small, name)


def test_quiet_says_nothing_and_verbose_says_each_step(kept: Small) -> None:
    quiet = kept.run("rebuild", REPORT_E1, "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    told = kept.run("rebuild", REPORT_E1, "--verbose").err.splitlines()
    assert told[0] == f"{REPORT_E1}: looking at its bags"
    assert told[-1] == f"{REPORT_E1}: comparing"
    assert len(told) > 4


# -- what could identify people, and what is exempt --------------------------------------------------


def with_cases(small: Small) -> None:
    """Publish a report that is made from rows which could identify people."""
    small.write(CASES, (small.root / OBSERVATIONS).read_bytes())
    small.replace(INDICATORS, "[observations.csv]", "[raw/cases.csv]")
    with_report(small)


def test_rows_about_people_come_from_the_workspace_where_they_are_as_they_were(small: Small, tmp_path: Path) -> None:
    with_cases(small)
    same(small)
    moved = small.root / "moved.csv"
    shutil.move(small.root / CASES, moved)
    ran = small.run("rebuild", REPORT_E1, "--out", str(tmp_path / "out"))
    assert (ran.code, ran.out) == (1, "")
    assert f"{CASES} (not there; its SHA-256 was " in ran.err
    assert not (tmp_path / "out").exists()
    small.write(CASES, moved.read_bytes() + b"\n")
    assert f"{CASES} (changed since; its SHA-256 was " in small.run("rebuild", REPORT_E1).err


def test_or_from_the_bag_that_only_some_may_open(small: Small) -> None:
    small.add(COUNCIL, "archive: {personal_inputs: restricted}\n")
    with_cases(small)
    rows = (small.root / CASES).read_bytes()
    (small.root / CASES).unlink()
    same(small)
    archive_of(small).restricted.root.rename(small.root / "closed")
    ran = small.run("rebuild", REPORT_E1)
    assert (ran.code, ran.out) == (1, "")
    assert f"The restricted bag of {REPORT_E1} cannot be read" in ran.err
    small.write(CASES, rows)
    same(small)


def test_a_pack_with_exempt_papers_is_not_built_again_without_the_right_to_them(pack: Small, tmp_path: Path) -> None:
    small = copied(pack, tmp_path)
    archive_of(small).restricted.root.rename(small.root / "closed")
    ran = small.run("rebuild", PACK_E1, "--out", str(tmp_path / "out"))
    assert (ran.code, ran.out) == (1, "")
    assert f"The restricted bag of {PACK_E1} cannot be read" in ran.err
    assert "Ask somebody who may open it." in ran.err
    assert not (tmp_path / "out").exists()


# -- bags that are not as they were ------------------------------------------------------------------

SPOILT: dict[str, tuple[str, Callable[[bytes], bytes] | None, str]] = {
    "output changed": (f"data/output/{PDF}", lambda held: held[:-9] + b"X" + held[-8:], f"{PDF}: "),
    "output gone": (f"data/output/{WORD}", None, "is damaged"),
    "input changed": (f"data/inputs/{OBSERVATIONS}", lambda held: held + b"\n", f"{OBSERVATIONS} is not what was"),
    "input gone": (f"data/inputs/{COUNCIL}", None, f"{COUNCIL} is not what was"),
    "record cut": ("data/edition.json", lambda held: held[:400], "edition.json: "),
    "record gone": ("data/edition.json", None, "edition.json: "),
    "record of nothing": ("data/edition.json", lambda held: b"[]", "edition.json: "),
    "record of another period": ("data/edition.json", lambda held: held.replace(b'"2016-08"', b'"August"'), "August"),
    "record of another report": ("data/edition.json", lambda held: held.replace(b'"monthly"', b'"other"'), "other"),
    "record without inputs": ("data/edition.json", lambda held: held.replace(b"data/obs", b"data/abs"), "data/abs"),
    "results changed": ("data/results.json", lambda held: held + b" ", "results.json"),
    "manifest changed": ("manifest-sha512.txt", lambda held: held[:-9] + b"X" + held[-8:], "manifest-sha512.txt"),
    "manifest gone": ("manifest-sha512.txt", None, "manifest-sha512.txt"),
    "seal gone": ("tagmanifest-sha512.txt", None, "tagmanifest-sha512.txt"),
}
"""What is done to a file of a bag, gone where nothing is said, and words that then are told."""


@pytest.mark.parametrize("how", SPOILT)
def test_a_bag_that_is_not_as_it_was_is_told(how: str, kept: Small, tmp_path: Path) -> None:
    small, (path, change, words) = copied(kept, tmp_path), SPOILT[how]
    file = archive_of(small).public.root / bag_path(REPORT_E1) / path
    content = file.read_bytes()
    file.unlink()
    if change:
        file.write_bytes(change(content))
    ran = small.run("rebuild", REPORT_E1)
    assert ran.code == 1, ran.out + ran.err
    assert words in ran.out + ran.err
    assert "identical" not in ran.out
    assert "Traceback" not in ran.err
    assert ran.err.splitlines()[-1].startswith("Stopped: ")


def test_what_is_built_again_from_a_bag_that_is_not_whole_is_written_all_the_same(kept: Small, tmp_path: Path) -> None:
    small = copied(kept, tmp_path)
    before = outputs(small.root / "archive", REPORT_E1)
    pdf = archive_of(small).public.root / bag_path(REPORT_E1) / "data/output" / PDF
    pdf.unlink()
    pdf.write_bytes(b"not a PDF")
    ran = small.run("rebuild", REPORT_E1, "--out", str(tmp_path / "out"))
    assert ran.code == 1
    assert f"{PDF}: what was published cannot be read" in ran.out
    assert f"archive/{bag_path(REPORT_E1)}/data/output/{PDF}: error: " in ran.err
    assert held(tmp_path / "out") == before


@pytest.mark.parametrize("part", ["data/output", "data/inputs", "data/edition.json"])
def test_so_is_a_bag_that_only_some_may_open(part: str, pack: Small, tmp_path: Path) -> None:
    small = copied(pack, tmp_path)
    there = archive_of(small).restricted.root / bag_path(PACK_E1) / part
    file = there if there.is_file() else next(each for each in sorted(there.rglob("*")) if each.is_file())
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content.replace(b"2", b"3"))
    ran = small.run("rebuild", PACK_E1)
    assert ran.code == 1, ran.out
    assert "identical" not in ran.out
    assert "Traceback" not in ran.err
    assert ran.err.splitlines()[-1].startswith("Stopped: ")


def test_a_damaged_log_is_told(kept: Small, tmp_path: Path) -> None:
    small = copied(kept, tmp_path)
    log = archive_of(small).public.root / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"Jane", b"John"))
    ran = small.run("rebuild", REPORT_E1)
    assert (ran.code, ran.out) == (1, "")
    assert "The log of the archive is damaged" in ran.err


# -- what is not there -------------------------------------------------------------------------------


def test_a_name_typed_wrongly_is_met_with_the_nearest(kept: Small) -> None:
    ran = kept.run("rebuild", REPORT_E1.replace("e1", "e2"))
    assert (ran.code, ran.out) == (2, "")
    assert f"There is no edition '{REPORT_E1[:-1]}2' in " in ran.err
    assert f"Did you mean '{REPORT_E1}'?" in ran.err


def test_an_edition_that_was_disposed_of_is_told_with_the_reason(kept: Small, tmp_path: Path) -> None:
    small = copied(kept, tmp_path)
    why = ("--reason", "published by mistake", "--by", "Jane Smith", "--early")
    assert small.run("retention", "dispose", REPORT_E1, *why).code == 0
    ran = small.run("rebuild", REPORT_E1)
    assert (ran.code, ran.out) == (2, "")
    assert f"{REPORT_E1} was disposed of on " in ran.err
    assert "published by mistake" in ran.err


def test_so_is_an_archive_that_is_not_there_or_a_name_that_is_not_typed(small: Small, tmp_path: Path) -> None:
    for typed in ((), ("--archive", str(tmp_path / "none"))):
        ran = small.run("rebuild", REPORT_E1, *typed)
        assert (ran.code, ran.out) == (1, "")
        assert "There is no archive in " in ran.err
    assert not archive_of(small).public.root.exists()
    assert small.run("rebuild").code == 2


# -- other versions, and other bytes -----------------------------------------------------------------


def versioned(small: Small, *typed: str, library: str = "reportlab", edition: str = REPORT_E1) -> Ran:
    """Build an edition again where a library is of another version than the one that published it."""
    there = {**all_versions(), library: "99.1", "new-one": "1.0"}
    with (
        mock.patch.object(rebuilding, "all_versions", return_value=there),
        mock.patch.object(
            rebuilding, "installed_versions", lambda names: {**installed_versions(names), library: "99.1"}
        ),
    ):
        return small.run("rebuild", edition, *typed)


def test_other_versions_are_named_and_all_that_is_said_and_seen_is_alike(kept: Small) -> None:
    now = all_versions()["reportlab"]
    ran = versioned(kept)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [
        f"{REPORT_E1}: 3 files built again, alike in text, tags and pictures of pages.",
        f"Other bytes, and nothing else: {MANIFEST}",
    ]
    assert ran.err.splitlines() == [
        "Now new-one is 1.0; it was published with not installed.",
        f"Now reportlab is 99.1; it was published with {now}.",
    ]
    quiet = versioned(kept, "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_so_they_are_of_a_pack(pack: Small) -> None:
    ran = versioned(pack, edition=PACK_E1, library="holidays")
    assert ran.code == 0, ran.err
    assert ran.out.count("manifest.json") == 3


def test_a_version_that_shapes_nothing_leaves_the_bytes_and_is_named_all_the_same(kept: Small) -> None:
    with mock.patch.object(rebuilding, "all_versions", return_value={**all_versions(), "zlib": "9.9"}):
        ran = kept.run("rebuild", REPORT_E1)
    assert (ran.code, ran.out) == (0, f"{identical(REPORT_E1, 3)}\n")
    assert ran.err.startswith("Now zlib is 9.9; it was published with ")


def reworded(node: Any, old: str, new: str) -> Any:  # noqa: ANN401 - a tree of many kinds
    """Return a document with other words in it."""
    match node:
        case str():
            return node.replace(old, new)
        case tuple():
            return tuple(reworded(each, old, new) for each in node)
        case _ if dataclasses.is_dataclass(node) and not isinstance(node, type):
            fields = {each.name: getattr(node, each.name) for each in dataclasses.fields(node) if each.init}
            changed = {name: reworded(held, old, new) for name, held in fields.items()}
            return dataclasses.replace(
                node, **{name: each for name, each in changed.items() if each is not fields[name]}
            )
    return node


def with_another_word(format: str) -> Callable[[Document, Style], bytes]:
    write = WRITERS[format]
    return lambda document, style: write(reworded(document, "Visits held in time", "Calls made in time"), style)


def test_another_word_is_told_by_its_page_and_place(kept: Small) -> None:
    writers = {format: with_another_word(format) for format in ("docx", "pdf")}
    with mock.patch.dict(WRITERS, writers):
        ran = versioned(kept)
    assert ran.code == 1
    told = ran.out.splitlines()
    for place in (f"{PDF}: page 3: text: ", f"{WORD}: table 2, row 3, cell 2"):
        (line,) = [each for each in told if each.startswith(place)]
        old, new = line.split(" was published, now ")
        assert "Visits held in time" in old
        assert "Calls made in time" in new
    said = f"'{REPORT_E1}' built again is not what was published, and other versions of the tool or its libraries "
    remedy = "build it. Build it with the versions that published it: they are in edition.json in its bag."
    assert ran.err.splitlines()[-1] == f"Stopped: {said}{remedy}"


def test_another_colour_is_told_by_its_page(kept: Small) -> None:
    write = WRITERS["pdf"]

    def painted(document: Document, style: Style) -> bytes:
        theme = dataclasses.replace(style.theme, primary=Colour(0x7A, 0x1F, 0x3D))
        return write(document, dataclasses.replace(style, theme=theme))

    with mock.patch.dict(WRITERS, {"pdf": painted}):
        ran = versioned(kept)
    assert ran.code == 1
    told = ran.out.splitlines()
    assert all(each.startswith(f"{PDF}: page ") for each in told), ran.out
    assert any(each.startswith(f"{PDF}: page 1: the picture differs in ") for each in told), ran.out


def test_another_tag_is_told_by_its_place(kept: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    add = Element.add
    monkeypatch.setattr(Element, "add", lambda parent, role: add(parent, "Div" if role == "L" else role))
    ran = versioned(kept)
    assert ran.code == 1
    told = ran.out.splitlines()
    assert told
    assert all(each.startswith(f"{PDF}: page ") and ": tags: " in each for each in told), ran.out


def with_other_bytes() -> Callable[[Document, Style], bytes]:
    """Return a writer of PDF whose files say and show the same, by other bytes."""
    write = WRITERS["pdf"]
    return lambda document, style: write(document, style) + b"%\n"


def test_other_bytes_by_the_same_versions_are_told_and_not_let_pass(kept: Small) -> None:
    with mock.patch.dict(WRITERS, {"pdf": with_other_bytes()}):
        ran = kept.run("rebuild", REPORT_E1)
        alike = versioned(kept)
    assert ran.code == 1
    assert ran.out == f"Other bytes, and nothing else: {MANIFEST}, {PDF}\n"
    said = f"'{REPORT_E1}' built again has other bytes than what was published, by the same versions."
    assert ran.err == f"Stopped: {said} {look(kept)}\n"
    assert (alike.code, alike.out.splitlines()[-1]) == (0, f"Other bytes, and nothing else: {MANIFEST}, {PDF}")


def test_a_word_that_differs_by_the_same_versions_says_that_they_are_the_same(kept: Small) -> None:
    with mock.patch.dict(WRITERS, {"pdf": with_another_word("pdf")}):
        ran, quiet = kept.run("rebuild", REPORT_E1), kept.run("rebuild", REPORT_E1, "--quiet")
    assert (ran.code, quiet.code, quiet.out, quiet.err) == (1, 1, "", ran.err)
    said = f"'{REPORT_E1}' built again is not what was published, and the versions are the same."
    assert ran.err == f"Stopped: {said} {look(kept)}\n"


def test_a_file_that_is_built_now_or_was_is_told(kept: Small) -> None:
    with mock.patch("committee_pack.publishing.reports.FORMATS_PUBLISHED", ("pdf",)):
        ran = versioned(kept)
    assert ran.code == 1
    assert f"{WORD}: was published, and is not built now" in ran.out


def test_many_differences_are_told_when_all_are_asked_for(kept: Small) -> None:
    with mock.patch.dict(WRITERS, {"docx": with_another_word("docx"), "pdf": with_another_word("pdf")}):
        some, every = versioned(kept), versioned(kept, "--verbose")
    told, all_told = some.out.splitlines(), every.out.splitlines()
    assert told == [*all_told[:20], f"and {len(all_told) - 20} more, which --verbose shows"]
    assert all_told[20:]


def test_errors_that_only_another_version_finds_are_told_with_the_versions(kept: Small) -> None:
    with mock.patch("committee_pack.publishing.reports.pipeline.compose", with_another_check):
        ran = versioned(kept)
    assert (ran.code, ran.out) == (1, "")
    assert "Now reportlab is 99.1" in ran.err
    assert f"'{REPORT_E1}' was not built again: there are errors in what it was made from." in ran.err
    assert "Build it with the versions that published it" in ran.err


def with_another_check(*asked: Any, **options: Any) -> Outcome[Composed | None]:  # noqa: ANN401
    """Return a report as a version composes it that finds more, by which its words cannot be what they were."""
    composed = compose(*asked, **options)
    assert composed.value is not None
    found = error("figure-new", Place(COMMENTARY, 6), "A new check finds this.")
    return Outcome(dataclasses.replace(composed.value, hindrances=(found,)), (*composed.findings, found))


def test_what_a_build_can_be_made_in_spite_of_keeps_nobody_from_building_again(kept: Small) -> None:
    with mock.patch("committee_pack.publishing.reports.refused", side_effect=AssertionError):
        ran = kept.run("rebuild", REPORT_E1)
    assert (ran.code, ran.out) == (0, f"{identical(REPORT_E1, 3)}\n")


# -- where it is written -----------------------------------------------------------------------------


def test_what_is_built_again_is_written_where_that_is_asked_for(kept: Small, tmp_path: Path) -> None:
    ran = kept.run("rebuild", REPORT_E1, "--out", str(tmp_path / "new" / "out"))
    assert ran.code == 0, ran.err
    assert held(tmp_path / "new" / "out") == outputs(kept.root / "archive", REPORT_E1)
    written = [str(tmp_path / "new" / "out" / path) for path in (WORD, PDF, MANIFEST)]
    assert ran.out.splitlines() == [*written, identical(REPORT_E1, 3)]


def test_so_are_all_editions_of_a_pack(pack: Small, tmp_path: Path) -> None:
    assert pack.run("rebuild", PACK_E1, "--out", str(tmp_path / "out")).code == 0
    assert held(tmp_path / "out") == outputs(pack.root / "archive", PACK_E1)


def test_it_is_written_whole_or_not_at_all(pack: Small, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert pack.run("rebuild", PACK_E1, "--out", str(out)).code == 0
    before = held(out)
    (out / "2016-11-02" / f"{MEETING}-print" / "notes.txt").write_text("mine", encoding="utf-8")
    with mock.patch("committee_pack.output.write_down", side_effect=OSError(28, "No space left on device")):
        ran = pack.run("rebuild", PACK_E1, "--out", str(out))
    assert ran.code == 1
    assert "No space left on device" in ran.err
    assert "What stood there before still stands." in ran.err
    assert {**before, f"2016-11-02/{MEETING}-print/notes.txt": b"mine"} == held(out)
    again = pack.run("rebuild", PACK_E1, "--out", str(out))
    assert again.code == 0
    assert "Kept a copy of what had been edited by hand: " in again.err
    assert b"mine" in held(out).values()


def test_nothing_is_written_into_an_archive_or_among_what_people_write(pack: Small, tmp_path: Path) -> None:
    small = copied(pack, tmp_path)
    (tmp_path / "link").symlink_to(small.root / "archive" / "2016")
    before = held(small.root)
    places = ("archive", "archive-restricted/new", "out/../archive/2016", "data", "meetings/new", "../link/new")
    for place in places:
        ran = small.run("rebuild", PACK_E1, "--out", str(small.root / place))
        assert (ran.code, ran.out) == (2, ""), place
        assert "Name a folder somewhere else." in ran.err
    assert held(small.root) == before


def test_a_file_where_the_folder_should_be_is_named_and_left(kept: Small, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    ran = kept.run("rebuild", REPORT_E1, "--out", str(tmp_path / "out"))
    assert ran.code == 1
    assert str(tmp_path / "out") in ran.err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_report_yaml_may_have_gone_on_since(kept: Small, tmp_path: Path) -> None:
    small = copied(kept, tmp_path)
    small.replace(REPORT, "title: Monthly scorecard", "title: Another one")
    small.write(OBSERVATIONS, "no,such,table\n")
    same(small)
