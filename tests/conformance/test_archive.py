"""PDFs in an archive are held to what they claim: `verify --conformance`, with veraPDF where it is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pikepdf
import pytest

from committee_pack import verapdf
from committee_pack.archive.verifying import conformance
from committee_pack.verapdf import ValidatorError, Verdict
from tests.support import documents
from tests.support.pdf_changes import changed, without
from tests.support.provable import PACK, PDF, REPORT, Provable, overwrite, write_provable
from tests.support.workspaces import Ran, run

REPORT_PDF = "data/output/2016-11-02/monthly-2016-08/monthly-2016-08.pdf"
NONCONFORMING = "pdf-nonconforming"


@pytest.fixture(scope="module")
def ours() -> bytes:
    """Return a PDF that claims both standards and keeps them."""
    from committee_pack.write import WRITERS

    return WRITERS["pdf"](documents.document(documents.title_section()), documents.STYLE)


@pytest.fixture
def provable(tmp_path: Path) -> Provable:
    return write_provable(tmp_path / "Übung")


def put(provable: Provable, name: str, path: str, content: bytes, *, restricted: bool = False) -> None:
    overwrite(provable.bag(name, restricted=restricted) / path, content)
    provable.seal(name, restricted=restricted)


def judged(provable: Provable, *typed: str) -> Ran:
    return run("verify", "--archive", str(provable.archive.public.root), "--conformance", *typed)


@pytest.mark.usefixtures("pdf_validator")
def test_what_keeps_its_claims_passes_and_what_claims_nothing_is_held_to_nothing(
    provable: Provable, ours: bytes
) -> None:
    put(provable, REPORT, REPORT_PDF, ours)
    ran = judged(provable)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.usefixtures("pdf_validator")
@pytest.mark.parametrize("restricted", [False, True], ids=["public", "restricted"])
def test_a_pdf_that_claims_what_it_does_not_keep_is_named_with_the_rule(
    provable: Provable, ours: bytes, restricted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # -- as scheduled tasks have it, where Java cannot name every file
    monkeypatch.setenv("LC_ALL", "C")
    put(provable, PACK, PDF, changed(ours, without("/MarkInfo")), restricted=restricted)
    put(provable, REPORT, REPORT_PDF, ours)
    ran = judged(provable)
    assert ran.code == 1
    archive = provable.archive
    shelf = (archive.restricted if restricted else archive.public).root
    lines = ran.err.splitlines()
    assert len(lines) == 2
    for line, standard in zip(lines, ("PDF/A-2a", "PDF/UA-1"), strict=True):
        assert line.startswith(f"{shelf}/2016/{PACK}/{PDF}: error: It says that it keeps {standard}, and breaks rule ")
        assert line.endswith(f"[{NONCONFORMING}]")


@pytest.mark.usefixtures("pdf_validator")
def test_a_damaged_bag_does_not_keep_others_from_being_judged(provable: Provable, ours: bytes) -> None:
    put(provable, PACK, PDF, changed(ours, without("/MarkInfo")))
    overwrite(provable.bag(REPORT) / "data" / "edition.json", b"{}")
    said = judged(provable).err
    assert f"[{NONCONFORMING}]" in said
    assert "[archive-changed]" in said


def test_where_java_is_lacking_it_is_said_what_to_install_and_nothing_is_verified(
    provable: Provable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setenv("COMMITTEE_PACK_JAXB", os.devnull)
    ran = judged(provable)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Stopped: --conformance: PDF files are not validated without Java 17 or later (Debian: ")
    assert ran.err.endswith("Install them, or leave the option out.\n")
    assert run("verify", "--archive", str(provable.archive.public.root)).code == 0


def test_a_validator_that_breaks_is_told_in_a_line(
    provable: Provable, ours: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> tuple[Verdict, ...]:
        raise ValidatorError("java ended with 137: Killed")

    put(provable, REPORT, REPORT_PDF, ours)
    monkeypatch.setattr(verapdf, "lacking", lambda _: "")
    monkeypatch.setattr(conformance, "validate", broken)
    ran = judged(provable)
    assert ran.code == 1
    assert ran.err == "Stopped: The PDFs were not validated: java ended with 137: Killed. Leave --conformance out.\n"


def test_many_files_are_given_to_java_some_at_a_time_and_each_verdict_goes_to_its_file(
    provable: Provable, ours: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[Path]] = []

    def fails_last(files: list[Path], flavours: tuple[str, ...], _: Path) -> tuple[Verdict, ...]:
        asked.append(files)
        return tuple(
            Verdict(Path("?"), flavour, file.name != "monthly-2016-08.pdf", ())
            for file in files
            for flavour in flavours
        )

    for name, path in ((REPORT, REPORT_PDF), (PACK, PDF)):
        put(provable, name, path, ours)
    put(provable, PACK, PDF, ours, restricted=True)
    monkeypatch.setattr(conformance, "_AT_ONCE", 2)
    monkeypatch.setattr(conformance, "validate", fails_last)
    found = list(conformance.nonconforming(provable.archive, provable.log, Path()))
    assert [len(files) for files in asked] == [2, 1]
    assert {str(each.place) for each in found} == {f"archive/2016/{REPORT}/{REPORT_PDF}"}
    assert {each.message for each in found} == {
        "It says that it keeps PDF/UA-1, and breaks it.",
        "It says that it keeps PDF/A-2a, and breaks it.",
    }


@pytest.mark.parametrize("xmp", [b"", b"no XML", b"<?xml version='1.0'?><a", b"\xff\xfe\x00" * 50])
def test_a_pdf_whose_facts_nobody_can_read_claims_nothing(
    provable: Provable, ours: bytes, xmp: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(xmp)

    put(provable, REPORT, REPORT_PDF, changed(ours, spoil))
    monkeypatch.setattr(conformance, "validate", lambda *_: pytest.fail("nothing is to be validated"))
    assert list(conformance.nonconforming(provable.archive, provable.log, Path())) == []
