"""What becomes an edition: the documents as they are built, all that they were made from, and nothing about people."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import bagit
import pytest

from committee_pack.archive.bags import name_in_bag
from committee_pack.commands import publish as publishing
from committee_pack.errors import OutputError
from committee_pack.model.archived import EditionKind, Source
from committee_pack.publishing.made import Made
from committee_pack.publishing.publish import Publication
from committee_pack.publishing.publish import publish as put
from tests.support.meetings import MEETING, small_meeting
from tests.support.papers import COUNCIL as HELD_COUNCIL
from tests.support.planted import is_told
from tests.support.published import (
    DAY,
    PACK_E1,
    REPORT_E1,
    archive_of,
    held,
    prove,
    publish,
    published,
    record,
)
from tests.support.workspaces import (
    COMMENTARY,
    COUNCIL,
    INDICATORS,
    OBSERVATIONS,
    ROOT,
    Small,
    run,
    small_workspace,
)

BAG = f"2016/{REPORT_E1}/data/"
BUILT = "2016-11-02/monthly-2016-08/"
MARK = "WOMBAT"
PERSONAL = "archive: {personal: [data/cases/*.csv]}\n"
RESTRICTED = "archive: {personal: [data/cases/*.csv], personal_inputs: restricted}\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#123456"/></svg>'


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def bag_of(small: Small, *, secret: bool = False) -> dict[str, bytes]:
    """Return the payload of the report's first edition by its paths, once the report is published."""
    published(small, "monthly")
    archive = archive_of(small)
    root = archive.restricted.root if secret else archive.public.root
    return {path.removeprefix(BAG): content for path, content in held(root).items() if path.startswith(BAG)}


def below(folder: str, files: dict[str, bytes]) -> dict[str, bytes]:
    return {path.removeprefix(folder): content for path, content in files.items() if path.startswith(folder)}


def said_in(bag: dict[str, bytes]) -> dict[str, Any]:
    said = json.loads(bag["edition.json"])
    assert isinstance(said, dict)
    return said


def inputs_of(bag: dict[str, bytes]) -> dict[str, tuple[str, bool]]:
    return {each["path"]: (each["sha256"], each["in_bag"]) for each in said_in(bag)["inputs"]}


def with_cases(small: Small, file: str = "data/cases/august.csv") -> str:
    """Let the report be made from rows that could identify people too; return the file that holds them."""
    small.write(
        file, f"indicator,period,area,numerator,denominator,note\nvisits,2016-08,North team,4,5,{MARK} was ill\n"
    )
    small.replace(INDICATORS, "[observations.csv]", f"[observations.csv, {file.removeprefix('data/')}]")
    return file


def test_what_is_published_is_what_build_writes_and_what_results_tells(small: Small) -> None:
    bag = bag_of(small)
    assert small.run("build").code == 0
    assert below("output/", bag) == held(small.root / "out")
    assert bag["results.json"] == small.run("results", "monthly", "--format", "json").raw
    assert said_in(bag)["outputs"] == sorted(f"output/{path}" for path in held(small.root / "out"))


def test_every_file_that_it_was_made_from_lies_in_it_as_in_the_workspace(small: Small) -> None:
    bag = bag_of(small)
    inputs = below("inputs/", bag)
    manifest = json.loads(bag[f"output/{BUILT}manifest.json"])
    assert {each["path"]: (each["sha256"], True) for each in manifest["inputs"]} == inputs_of(bag)
    assert inputs == {path: (small.root / path).read_bytes() for path in inputs_of(bag)}
    assert {COUNCIL, COMMENTARY, OBSERVATIONS, INDICATORS} <= set(inputs)
    for path, (digest, _) in inputs_of(bag).items():
        assert hashlib.sha256(inputs[path]).hexdigest() == digest


def test_laid_out_as_a_workspace_again_its_inputs_make_the_same_documents(small: Small, tmp_path: Path) -> None:
    bag = bag_of(small)
    again = Small(tmp_path / "again")
    for path, content in below("inputs/", bag).items():
        again.write(path, content)
    assert again.run("build").code == 0
    assert held(again.root / "out") == below("output/", bag)


def test_an_edition_says_what_it_is(small: Small) -> None:
    said = said_in(bag_of(small))
    assert said["source"] == {"name": "monthly", "period": "2016-08", "supplement": 0}
    assert (said["kind"], said["of"], said["number"], said["replaces"]) == ("report", "monthly-2016-08", 1, "")
    assert (said["title"], said["council"]) == ("Monthly scorecard", "Loamshire County Council")
    assert (said["meeting"], said["published"], said["archived"]) == ("2016-11-10", "2016-11-02", "2016-11-02")
    assert said["classes"] == ["report", "background papers"]
    assert {"committee-pack", "reportlab", "pikepdf", "python", "zlib"} <= set(said["versions"])


def test_another_reader_of_bags_finds_it_valid(small: Small) -> None:
    published(small, "monthly")
    assert bagit.Bag(str(archive_of(small).public.root / "2016" / REPORT_E1)).validate()


def test_rows_that_could_identify_people_are_known_by_their_checksum_alone(small: Small) -> None:
    file = with_cases(small)
    small.add(COUNCIL, PERSONAL)
    bag = bag_of(small)
    assert inputs_of(bag)[file] == (hashlib.sha256((small.root / file).read_bytes()).hexdigest(), False)
    assert f"inputs/{file}" not in bag
    assert not any(is_told(content, MARK) for content in held(archive_of(small).public.root).values())
    assert not archive_of(small).restricted.root.exists()
    assert said_in(bag)["restricted"] == ""


@pytest.mark.parametrize("folder", ["raw", "Extracts"])
def test_so_are_raw_extracts_though_nobody_said_so(folder: str, small: Small) -> None:
    file = with_cases(small, f"data/{folder}/august.csv")
    assert inputs_of(bag_of(small))[file][1] is False


def test_so_are_those_that_lead_there_by_a_link(small: Small) -> None:
    file = with_cases(small)
    (small.root / "data" / "raw").mkdir()
    shutil.move(small.root / file, small.root / "data" / "raw" / "rows.csv")
    (small.root / file).symlink_to("../raw/rows.csv")
    bag = bag_of(small)
    assert inputs_of(bag)[file][1] is False
    assert not any(is_told(content, MARK) for content in bag.values())


def test_they_may_lie_in_a_bag_that_only_some_may_open(small: Small) -> None:
    file = with_cases(small)
    small.add(COUNCIL, RESTRICTED)
    public, secret = bag_of(small), bag_of(small, secret=True)
    assert inputs_of(public)[file][1] is False
    assert inputs_of(secret) == {file: (inputs_of(public)[file][0], True)}
    assert set(secret) == {"edition.json", f"inputs/{file}"}
    assert not any(is_told(content, MARK) for content in held(archive_of(small).public.root).values())
    assert len(said_in(public)["restricted"]) == 128


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (PERSONAL, "In no folder, and known by checksum alone: data/cases/august.csv\n"),
        (RESTRICTED, "In the restricted folder alone: data/cases/august.csv\n"),
    ],
)
def test_what_was_kept_from_the_public_is_told(more: str, told: str, small: Small) -> None:
    with_cases(small)
    small.add(COUNCIL, more)
    ran = publish(small, "monthly")
    assert (ran.code, ran.err) == (0, told)


def test_what_lies_open_in_an_edition_is_told_where_the_council_wants_it_kept_from_the_public_now(small: Small) -> None:
    file = with_cases(small)
    published(small, "monthly")
    small.add(COUNCIL, PERSONAL)
    ran = publish(small, "monthly")
    assert ran.out.startswith(f"{REPORT_E1} is published already")
    assert f"could identify people, and they lie in {REPORT_E1}: {file}. Dispose of it: " in ran.err
    command = shlex.split(ran.err.rpartition("committee-pack ")[2])
    assert run(*command, "--by", "Jane Smith").code == 0
    ran = publish(small, "monthly")
    assert ran.out.startswith(f"Published: {REPORT_E1.replace('e1', 'e2')}, which replaces {REPORT_E1}\n")
    assert not any(is_told(content, MARK) for content in held(archive_of(small).public.root).values())


def test_so_it_is_in_every_edition_also_where_another_is_published(small: Small) -> None:
    file = with_cases(small)
    published(small, "monthly")
    small.add(COUNCIL, PERSONAL)
    small.add(COMMENTARY, "\nMore was said.\n")
    ran = publish(small, "monthly")
    assert ran.out.startswith(f"Published: {REPORT_E1.replace('e1', 'e2')}")
    assert ran.err.count("Dispose of it: ") == 1
    assert f"and they lie in {REPORT_E1}: {file}. " in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_folder_for_what_is_restricted_that_everyone_may_enter_is_told(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    archive_of(small).restricted.root.mkdir(mode=0o755)
    ran = publish(small, MEETING)
    assert (ran.code, "[restricted-open]" in ran.err) == (0, True)


def test_what_lies_beside_what_was_archived_makes_no_other_edition(small: Small) -> None:
    published(small, "monthly")
    (archive_of(small).public.root / BAG / "output" / "Thumbs.db").write_bytes(b"x")
    ran = publish(small, "monthly")
    assert (ran.code, ran.out[: len(REPORT_E1)]) == (0, REPORT_E1)


def test_nothing_goes_on_from_a_log_that_lacks_entries(small: Small) -> None:
    published(small, "monthly")
    log = archive_of(small).public.root / "log.jsonl"
    older = log.read_bytes()
    small.add(COMMENTARY, "\nMore was said.\n")
    published(small, "monthly")
    log.chmod(0o644)
    log.write_bytes(older)
    small.add(COMMENTARY, "\nAnd more.\n")
    before = held(archive_of(small).public.root)
    index = archive_of(small).public.root / "index.json"
    for ran in (
        publish(small, "monthly"),
        small.run("reindex"),
        small.run("retention", "hold", REPORT_E1, "--reason", "Appeal", "--by", "Jane Smith"),
    ):
        assert (ran.code, ran.out) == (1, "")
        assert "The log of the archive lacks entries: " in ran.err
        assert f"where there is none, move {index} away, then try again." in ran.err
    assert held(archive_of(small).public.root) == before
    said = small.run("verify").err
    assert "[log-shortened]" in said
    assert "Put back the log first. [index-differs]" in said
    index.unlink()
    assert small.run("reindex").code == 0


def test_an_input_from_outside_the_workspace_is_kept_below_a_name_that_leads_nowhere(small: Small) -> None:
    (small.root.parent / "brand").mkdir()
    (small.root.parent / "brand" / "logo.svg").write_text(LOGO, encoding="utf-8")
    small.replace(COUNCIL, "logo: none", "logo: {file: ../brand/logo.svg, alt: The council}")
    bag = bag_of(small)
    assert inputs_of(bag)["../brand/logo.svg"][1] is True
    assert bag[f"inputs/{name_in_bag('../brand/logo.svg')}"].decode() == LOGO


def test_a_name_of_any_kind_may_be_that_of_an_input(small: Small) -> None:
    shutil.move(small.root / OBSERVATIONS, small.root / "data" / "100% = e\u0301té .csv")
    small.replace(INDICATORS, "[observations.csv]", '["100% = e\u0301té .csv"]')
    bag = bag_of(small)
    assert "data/100% = e\u0301té .csv" in inputs_of(bag)
    assert "inputs/data/100=25 =3D e=CC=81t=C3=A9 .csv" in bag


@contextlib.contextmanager
def meanwhile(do: Any) -> Iterator[None]:  # noqa: ANN401
    """Let something be done once the documents are made and before they are archived."""

    def later(*arguments: Any) -> Any:  # noqa: ANN401
        do()
        return put(*arguments)

    with mock.patch.object(publishing, "publish", later):
        yield


def test_an_input_that_changes_on_the_way_stops_the_publication(small: Small) -> None:
    with meanwhile(lambda: small.add(COMMENTARY, "\nMore.\n")):
        ran = publish(small, "monthly")
    assert ran.code == 1
    assert f"{small.root / COMMENTARY} was changed meanwhile" in ran.err
    assert not archive_of(small).public.root.exists()
    assert publish(small, "monthly").code == 0
    prove(archive_of(small))


def test_so_does_one_that_is_gone(small: Small) -> None:
    with meanwhile((small.root / COMMENTARY).unlink):
        ran = publish(small, "monthly")
    assert ran.code == 1
    assert f"{small.root / COMMENTARY} cannot be read: " in ran.err
    assert not archive_of(small).public.root.exists()


@pytest.mark.parametrize("others", [("x/Map.pdf", "x/map.pdf"), ("Maps/a.pdf", "maps/b.pdf"), ("STRASSE", "straße")])
def test_names_that_differ_by_capitals_alone_are_not_put_where_only_some_disks_hold_both(
    others: tuple[str, str], tmp_path: Path
) -> None:
    outputs = {f"2016-11-02/{each}": each.encode() for each in others}
    made = Made(
        EditionKind.REPORT, "x", "X", "", None, DAY, "", Source("x"), (), outputs, (),
    )  # fmt: skip
    small = small_workspace(tmp_path)
    asked = Publication(archive_of(small), DAY, "", {})
    with pytest.raises(OutputError, match="differ by capitals alone"):
        put(small.workspace, HELD_COUNCIL, made, asked, lambda _: None)
    assert not archive_of(small).public.root.exists()


def test_what_a_folder_is_called_never_spoils_the_name_of_an_edition(tmp_path: Path) -> None:
    small = small_workspace(tmp_path)
    of = "what? 100%"
    made = Made(
        EditionKind.REPORT, of, "X", "", None, DAY, "", Source(of), (), {f"{of}/{of}.csv": b"x"}, (),
    )  # fmt: skip
    asked = Publication(archive_of(small), DAY, "", {})
    edition = put(small.workspace, HELD_COUNCIL, made, asked, lambda _: None).edition
    assert (edition.name, edition.of) == ("2016-11-02-what=3F 100=25-e1", of)
    prove(archive_of(small))
    assert not put(small.workspace, HELD_COUNCIL, made, asked, lambda _: None).is_new


def test_an_edition_that_is_there_is_never_written_to_again(small: Small) -> None:
    published(small, "monthly")
    bag = archive_of(small).public.root / "2016" / REPORT_E1
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in bag.rglob("*") if path.is_file()}
    small.add(COMMENTARY, "\nMore was said.\n")
    published(small, "monthly")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before


def test_nothing_is_published_where_an_edition_lies_that_the_log_does_not_know(small: Small) -> None:
    published(small, "monthly")
    taken = archive_of(small).public.root / "2016" / REPORT_E1.replace("e1", "e2")
    taken.mkdir()
    small.add(COMMENTARY, "\nMore was said.\n")
    before = held(archive_of(small).public.root)
    ran = publish(small, "monthly")
    assert ran.code == 1
    assert f"{taken} lies there already, and the log knows of no such edition there." in ran.err
    assert held(archive_of(small).public.root) == before
    taken.rmdir()
    assert publish(small, "monthly").code == 0
    prove(archive_of(small))


@pytest.mark.parametrize("path", ["output/2016-11-02/monthly-2016-08/monthly-2016-08.pdf", f"inputs/{COMMENTARY}"])
def test_nothing_is_published_beside_a_damaged_edition_of_the_same(path: str, small: Small) -> None:
    published(small, "monthly")
    damaged = archive_of(small).public.root / BAG / path
    damaged.chmod(0o644)
    content = damaged.read_bytes()
    damaged.write_bytes(content[:-1])
    ran = publish(small, "monthly")
    assert (ran.code, ran.out) == (1, "")
    assert f"{BAG}{path}: error: " in ran.err
    assert f"'{REPORT_E1}' is damaged, and this goes on from it. Put back a sound copy" in ran.err
    damaged.write_bytes(content)
    assert "is published already" in publish(small, "monthly").out


def test_a_record_that_cannot_be_read_is_told_while_others_are_published(small: Small) -> None:
    published(small, "monthly")
    edition = archive_of(small).public.root / BAG / "edition.json"
    edition.chmod(0o644)
    edition.write_bytes(b"{")
    small.write("narratives/monthly/2016-07/visits.md", small.text(COMMENTARY))
    ran = publish(small, "monthly", "--period", "2016-07")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Published: 2016-11-02-monthly-2016-07-e1")
    assert f"\nThe bag of {REPORT_E1} is damaged: {edition}: " in ran.err
    ran = publish(small, "monthly")
    assert (ran.code, ran.out) == (1, "")
    assert "Put back a sound copy of it; whether it lies somewhere else says: committee-pack verify" in ran.err


def test_a_pack_is_not_published_with_pages_that_went_on_from_an_archive_as_it_was_before(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    with meanwhile(lambda: publish(small, "monthly")):
        ran = publish(small, MEETING)
    assert (ran.code, ran.out) == (1, "")
    assert "was changed meanwhile by another command. Publish again" in ran.err
    assert PACK_E1 not in str(held(archive_of(small).public.root).keys())
    assert publish(small, MEETING).code == 0


IN_ANOTHER_PROCESS = f"""\
import datetime, sys
from unittest import mock
from committee_pack import cli
from committee_pack.commands import clock
sys.argv = ["committee-pack", "publish", "{MEETING}", "--by", "Jane Smith", "--workspace", sys.argv[1]]
with mock.patch.object(clock, "today", return_value=datetime.date(2016, 11, 2)):
    cli.main()
"""


def test_the_same_day_makes_the_same_archive_in_another_folder_zone_locale_and_process(tmp_path: Path) -> None:
    small, other = small_meeting(tmp_path / "one"), small_meeting(tmp_path / "Größe %41 of it")
    assert publish(small, MEETING).code == 0
    changed = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS, str(other.root)]
    env = {**os.environ, **changed}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    for shelf in ("archive", "archive-restricted"):
        assert held(small.root / shelf) == held(other.root / shelf)
        assert any(PACK_E1 in path for path in held(small.root / shelf))


def test_what_was_published_before_makes_no_difference_to_a_bag(tmp_path: Path) -> None:
    one, other = small_workspace(tmp_path / "one"), small_workspace(tmp_path / "other")
    published(other, "monthly")
    for small in (one, other):
        small.write("narratives/monthly/2016-07/visits.md", small.text(COMMENTARY))
        published(small, "monthly", "--period", "2016-07")
    name = "2016/2016-11-02-monthly-2016-07-e1/"
    bags = [below(name, held(archive_of(small).public.root)) for small in (one, other)]
    assert bags[0] == bags[1]
    assert bags[0]


def test_what_the_edition_says_of_its_outputs_and_inputs_is_what_lies_there(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    files = published(small, MEETING)
    secret = held(archive_of(small).restricted.root)
    for shelf in (files, secret):
        bag, said = below(f"2016/{PACK_E1}/data/", shelf), record(shelf, PACK_E1)
        assert set(said["outputs"]) == {path for path in bag if path.startswith("output/")}
        kept = {each["path"]: each for each in said["inputs"]}
        assert {path for path in bag if path.startswith("inputs/")} == {f"inputs/{path}" for path in kept}
        for path, each in kept.items():
            assert hashlib.sha256(bag[f"inputs/{path}"]).hexdigest() == each["sha256"]
        for path in (each for each in bag if each.endswith("/manifest.json")):
            for output in json.loads(bag[path])["outputs"]:
                written = bag[path.replace("manifest.json", output["path"])]
                assert (hashlib.sha256(written).hexdigest(), len(written)) == (output["sha256"], output["bytes"])
