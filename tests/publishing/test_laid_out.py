"""What an edition was made from lies as a workspace again: each file where it was, and none anywhere else."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_pack.archive.contents import ArchiveError, Bagged, find_bagged
from committee_pack.errors import OutputError
from committee_pack.publishing.laid_out import _root, laid_out
from committee_pack.scratch import write_files
from tests.support.meetings import AGENDA, MEETING, SECRET, small_meeting
from tests.support.published import PACK_E1, REPORT_E1, archive_of, held, publish
from tests.support.workspaces import COUNCIL, INDICATORS, OBSERVATIONS, Small, small_workspace

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#123456"/></svg>'
RAW = "data/raw/observations.csv"
"""A file whose rows could identify people, as its folder says."""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path / "council")


def with_raw(small: Small) -> None:
    """Let the report be made from rows that could identify people."""
    (small.root / RAW).parent.mkdir()
    shutil.move(small.root / OBSERVATIONS, small.root / RAW)
    small.replace(INDICATORS, "[observations.csv]", "[raw/observations.csv]")


def bagged(small: Small, *typed: str, name: str = REPORT_E1) -> Bagged:
    """Return the edition that is now published."""
    ran = publish(small, *(typed or ("monthly",)))
    assert ran.code == 0, ran.err
    return find_bagged(archive_of(small), name)


def lies(small: Small, edition: Bagged, beside: Path | None = None, *, public: bool = False) -> dict[str, bytes]:
    """Return what is laid out of an edition; it is taken away again."""
    with laid_out(archive_of(small), edition, beside, public=public) as workspace:
        found = held(workspace.root)
    assert not workspace.root.exists()
    return found


def refused(small: Small, edition: Bagged, beside: Path | None = None, *, public: bool = False) -> str:
    """Return why an edition cannot be laid out, and what is to be done."""
    with pytest.raises(ArchiveError) as stopped, laid_out(archive_of(small), edition, beside, public=public):
        pass
    return f"{stopped.value} {stopped.value.remedy}"


def test_each_file_lies_where_it_did_and_no_other(small: Small) -> None:
    edition = bagged(small)
    paths = {each.path for each in edition.edition.inputs}
    assert COUNCIL in paths
    assert lies(small, edition) == {path: (small.root / path).read_bytes() for path in paths}


def test_what_is_exempt_lies_beside_what_everyone_may_read(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    edition = bagged(small, MEETING, name=PACK_E1)
    assert {AGENDA, SECRET} < set(lies(small, edition))


def test_files_from_outside_lie_as_far_outside(small: Small) -> None:
    for folder in ("brand", "workspace"):
        (small.root.parents[1] / folder).mkdir()
        (small.root.parents[1] / folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    shutil.move(small.root / "data" / "areas.csv", small.root.parents[1] / "workspace" / "areas.csv")
    small.replace(INDICATORS, "areas: areas.csv", "areas: ../../../workspace/areas.csv")
    small.replace(COUNCIL, "logo: none", "logo: {file: ../../brand/logo.svg, alt: Arms}")
    edition = bagged(small)
    with laid_out(archive_of(small), edition) as workspace:
        assert (workspace.root / "../../brand/logo.svg").read_text(encoding="utf-8") == LOGO
        assert (workspace.root / "../../workspace/areas.csv").is_file()
        assert not (workspace.root / "areas.csv").exists()
        assert Path(os.path.realpath(workspace.root)) == workspace.root


def test_a_name_of_any_kind_is_what_it_was(small: Small) -> None:
    odd = "data/100% = e\u0301té : ' ~ .csv"
    shutil.move(small.root / OBSERVATIONS, small.root / odd)
    small.replace(INDICATORS, "[observations.csv]", f'["{odd.removeprefix("data/")}"]')
    edition = bagged(small)
    assert lies(small, edition)[odd] == (small.root / odd).read_bytes()


# -- what could identify people ----------------------------------------------------------------------


def test_rows_that_no_bag_holds_are_found_in_a_workspace_by_their_checksum(small: Small, tmp_path: Path) -> None:
    with_raw(small)
    edition, beside = bagged(small), tmp_path / "another"
    (beside / RAW).parent.mkdir(parents=True)
    shutil.copy(small.root / RAW, beside / RAW)
    assert lies(small, edition, beside)[RAW] == (small.root / RAW).read_bytes()


def test_they_are_named_where_they_are_not_there_or_not_as_they_were(small: Small) -> None:
    with_raw(small)
    edition, digest = bagged(small), hashlib.sha256((small.root / RAW).read_bytes()).hexdigest()
    told = f"{REPORT_E1} was made from what no bag holds, as it could identify people: {RAW} "
    small.add(RAW, "visits,2016-06,SS,,,,,70.1,,,\n")
    changed = refused(small, edition, small.root)
    assert changed.startswith(f"{told}(changed since; its SHA-256 was {digest}).")
    (small.root / RAW).unlink()
    missing = f"{told}(not there; its SHA-256 was {digest})."
    assert refused(small, edition, small.root).startswith(missing)
    assert refused(small, edition).startswith(missing)
    assert refused(small, edition).endswith("Put it, as it was, into the workspace that --workspace names.")


def test_rows_in_the_bag_that_only_some_may_open_are_had_from_there(small: Small) -> None:
    with_raw(small)
    small.add(COUNCIL, "archive: {personal_inputs: restricted}\n")
    edition, rows = bagged(small), (small.root / RAW).read_bytes()
    (small.root / RAW).unlink()
    assert lies(small, edition)[RAW] == rows
    assert lies(small, edition, public=True)[RAW] == rows
    archive_of(small).restricted.root.rename(small.root / "closed")
    for public in (True, False):
        assert f"The restricted bag of {REPORT_E1} cannot be read" in refused(small, edition, public=public)


def test_who_has_such_rows_needs_no_right_to_open_it_for_what_everyone_may_see(small: Small) -> None:
    with_raw(small)
    small.add(COUNCIL, "archive: {personal_inputs: restricted}\n")
    edition = bagged(small)
    archive_of(small).restricted.root.rename(small.root / "closed")
    assert RAW in lies(small, edition, small.root, public=True)
    assert "cannot be read" in refused(small, edition, small.root)


# -- bags that are not as they were ------------------------------------------------------------------


def spoil(edition: Bagged, change: Callable[[Path], object], path: str) -> None:
    """Change something in a bag, in spite of its rights."""
    file = edition.folder / "data" / path
    file.chmod(0o644)
    change(file)


@pytest.mark.parametrize("change", [Path.unlink, lambda file: file.write_bytes(b"another")], ids=["gone", "changed"])
def test_an_input_that_is_not_as_it_was_is_named(change: Callable[[Path], object], small: Small) -> None:
    edition = bagged(small)
    spoil(edition, change, f"inputs/{OBSERVATIONS}")
    told = f"The bag of {REPORT_E1} is damaged: {OBSERVATIONS} is not what was archived."
    # -- not even where the workspace holds it as it was: what a bag is said to hold comes from there
    assert refused(small, edition, small.root).startswith(told)


@pytest.mark.parametrize("path", ["/etc/hostname", "C:/Windows/x", "\\\\server\\share\\x", "a\0b"])
def test_a_bag_that_names_a_place_that_is_no_input_of_a_workspace_writes_nothing_there(path: str, small: Small) -> None:
    edition = bagged(small)
    said = json.loads((edition.folder / "data" / "edition.json").read_bytes())
    said["inputs"].append({"path": path, "sha256": hashlib.sha256(b"").hexdigest(), "in_bag": False})
    spoil(edition, lambda file: file.write_text(json.dumps(said), encoding="utf-8"), "edition.json")
    again = find_bagged(archive_of(small), REPORT_E1)
    assert f"is damaged: {path} is not what was archived." in refused(small, again, small.root)


def test_a_full_disk_is_told_and_nothing_is_left(small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = bagged(small)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def refuse(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OutputError, match=r"committee-pack-\w+.* cannot be written: No space left on device"):
        lies(small, edition)
    assert not list(tmp_path.glob("committee-pack-*"))


NAMES = st.sampled_from(["data", "workspace", "workspace1", "brand", "council.yaml", "é", "..a"])


@st.composite
def paths_of_inputs(draw: st.DrawFn) -> list[str]:
    """Return paths from a workspace, some of which lead out of it."""
    ways = draw(st.lists(st.tuples(st.integers(0, 5), st.lists(NAMES, min_size=1, max_size=3)), max_size=6))
    return ["../" * ups + "/".join(names) for ups, names in ways]


@settings(deadline=None)
@given(paths_of_inputs())
def test_whatever_inputs_are_called_each_lies_where_its_path_leads_and_none_outside(
    tmp_path_factory: pytest.TempPathFactory, paths: list[str]
) -> None:
    # -- on no disk is a file a folder too
    folders = {str(above) for path in paths for above in PurePosixPath(path).parents}
    files = {path: path.encode() for path in paths if path not in folders}
    folder = tmp_path_factory.mktemp("laid")
    root = _root(folder, files)
    write_files(folder, {os.path.normpath(root / path): content for path, content in files.items()})
    found = {os.path.relpath(path, root): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {Path(path).as_posix(): content for path, content in found.items()} == files
