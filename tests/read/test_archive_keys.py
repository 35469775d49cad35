"""What council.yaml says of the archive and of retention."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Finding, Severity
from committee_pack.model.archive_settings import IN_THE_WORKSPACE
from committee_pack.model.archived import RecordClass
from committee_pack.model.notice import PARISH, PRINCIPAL
from committee_pack.model.retention import NO_POLICY, RetentionPolicy
from committee_pack.model.settings import Council
from committee_pack.read.council import read_council
from committee_pack.read.files import Files
from tests.support.workspaces import COUNCIL, FILES

AGENDA, REPORT, MINUTES, BACKGROUND = RecordClass


class Reader:
    """A council whose file says more than it must."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, name: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")

    def read(self, more: str) -> tuple[Council | None, tuple[Finding, ...]]:
        path = self.root / COUNCIL
        path.write_text(FILES[COUNCIL] + more, encoding="utf-8")
        outcome = read_council(Files(self.root), path)
        return outcome.value, outcome.findings

    def council(self, more: str) -> Council:
        council, findings = self.read(more)
        assert council is not None
        assert not findings
        return council

    def finding(self, more: str) -> Finding:
        (found,) = self.read(more)[1]
        assert found.severity is Severity.ERROR
        return found


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    (tmp_path / "workspace").mkdir()
    return Reader(tmp_path / "workspace")


def test_a_council_that_says_nothing_keeps_editions_in_the_workspace_and_has_no_policy(reader: Reader) -> None:
    council = reader.council("")
    assert (council.archive, council.retention, council.kind) == (IN_THE_WORKSPACE, NO_POLICY, PRINCIPAL)


def test_folders_are_named_from_the_file(reader: Reader, tmp_path: Path) -> None:
    archive = reader.council("archive: {folder: ../archive, restricted: ../closed}\n").archive
    assert (archive.folder, archive.restricted) == (tmp_path / "archive", tmp_path / "closed")
    assert reader.council(f"archive: {{folder: {tmp_path}/shared}}\n").archive.folder == tmp_path / "shared"
    assert reader.council("archive: {folder: archive}\n").archive.folder == reader.root / "archive"


def test_personal_inputs_are_known_by_their_checksum_unless_they_are_to_be_restricted(reader: Reader) -> None:
    for name in ("cases/2016.csv", "people.xlsx"):
        reader.put(f"data/{name}")
    archive = reader.council("archive:\n  personal: [data/cases/*.csv, data/**/people.xlsx]\n").archive
    assert (archive.personal, archive.personal_restricted) == (("data/cases/*.csv", "data/**/people.xlsx"), False)
    assert reader.council("archive: {personal_inputs: restricted}\n").archive.personal_restricted


def test_a_pattern_that_names_no_file_is_told_with_the_nearest_file(reader: Reader) -> None:
    reader.put("data/scs/cases-2016.csv")
    told = reader.read(
        "archive: {personal: [data/scs/case-2016.csv, data/scs/cases-*.csv, fonts/*, ../elsewhere.csv]}\n"
    )
    first, second = told[1]
    assert (first.severity, first.code, first.place.key) == (Severity.WARNING, "personal-unmatched", "archive.personal")
    assert first.message.startswith("'data/scs/case-2016.csv' names no file")
    assert first.hint == "Did you mean 'data/scs/cases-2016.csv'?"
    assert (second.message[:10], second.hint[:8]) == ("'fonts/*' ", "Take it ")
    assert told[0] is not None


def test_a_pattern_may_name_a_folder_and_what_it_names_may_be_in_other_capitals(reader: Reader) -> None:
    reader.put("data/People/of 2016/list.CSV")
    assert reader.council("archive: {personal: [data/people, data/people/**, '**/*.csv']}\n").archive.personal


def test_a_policy_says_years_or_for_good_or_nothing(reader: Reader) -> None:
    more = "retention:\n  agenda: 6 years\n  report: 1 year\n  minutes: For good\n"
    assert reader.council(more).retention == RetentionPolicy({AGENDA: 6, REPORT: 1, MINUTES: None})
    more = "retention:\n  background papers: 4 years\n  signed_minutes: kept elsewhere\n"
    assert reader.council(more).retention == RetentionPolicy({BACKGROUND: 4}, minutes_elsewhere=True)
    assert not reader.council("retention: {signed_minutes: in the archive}\n").retention.minutes_elsewhere


@pytest.mark.parametrize(
    ("notice", "kind"),
    [("parish council", PARISH), ("community council", PARISH), ("{clear_days: 3}", PRINCIPAL)],
)
def test_a_council_is_of_the_kind_whose_notice_it_gives(reader: Reader, notice: str, kind: str) -> None:
    assert reader.council(f"notice: {notice}\n").kind == kind


@pytest.mark.parametrize(
    ("more", "code", "key", "said"),
    [
        ("archive: {foldr: ../a}", "key-unknown", "archive.foldr", "Did you mean 'folder'?"),
        ("archive: ../archive", "value-wrong", "archive", "is not a mapping of keys"),
        ("archive: {folder: ~/archive}", "value-wrong", "archive.folder", "begins with '~'"),
        ("archive: {folder: ''}", "value-wrong", "archive.folder", "is empty"),
        ("archive: {personal: data/cases.csv}", "value-wrong", "archive.personal", "is not a list"),
        ("archive: {personal: ['data\\cases.csv']}", "value-wrong", "archive.personal", "write 'data/cases.csv'"),
        ("archive: {personal: [/data/cases.csv]}", "value-wrong", "archive.personal", "no path from the workspace"),
        ("archive: {personal: ['C:/cases.csv']}", "value-wrong", "archive.personal", "no path from the workspace"),
        ("archive: {personal: ['data/**.csv']}", "value-wrong", "archive.personal", "as data/**/cases.csv"),
        ("archive: {personal_inputs: checksm}", "value-unknown", "archive.personal_inputs", "Write 'checksum' or"),
        ("retention: {agenda: 6}", "value-wrong", "retention.agenda", "'6' is not a span of years: write '6 years'"),
        ("retention: {report: 0 years}", "value-wrong", "retention.report", "1 to 99, or 'for good'"),
        ("retention: {report: 100 years}", "value-wrong", "retention.report", "1 to 99, or 'for good'"),
        ("retention: {report: 72 months}", "value-wrong", "retention.report", "write '6 years'"),
        ("retention: {background_papers: 4 years}", "key-unknown", "background_papers", "mean 'background papers'?"),
        ("retention: {signed_minutes: elsewhere}", "value-unknown", "retention.signed_minutes", "'kept elsewhere'"),
        ("archive: {folder: data/archive}", "archive-folder", "archive.folder", "would lie in data"),
        ("archive: {folder: out}", "archive-folder", "archive.folder", "would lie in out"),
        ("archive: {restricted: narratives/a/..}", "archive-folder", "archive.restricted", "would lie in narratives"),
        ("archive: {folder: .}", "archive-folder", "archive.folder", "holds the workspace"),
        ("archive: {restricted: ..}", "archive-folder", "archive.restricted", "holds the workspace"),
        ("archive: {restricted: archive}", "archive-folder", "archive.restricted", "in one folder"),
        ("archive: {restricted: archive/closed}", "archive-folder", "archive.restricted", "in one folder"),
        ("archive: {folder: ../a/b, restricted: ../a}", "archive-folder", "archive.restricted", "in one folder"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_what_was_expected(
    reader: Reader, more: str, code: str, key: str, said: str
) -> None:
    found = reader.finding(f"{more}\n")
    assert (found.code, found.place.line) == (code, len(FILES[COUNCIL].splitlines()) + 1)
    assert key in found.place.key
    assert said in f"{found.message} {found.hint}"


def test_a_link_does_not_hide_that_what_is_restricted_lies_in_the_archive(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "closed").symlink_to(tmp_path / "archive", target_is_directory=True)
    assert reader.finding("archive: {folder: ../archive, restricted: ../closed/papers}\n").code == "archive-folder"
