"""Every PDF we write meets PDF/UA-1 and PDF/A-2a, every Word file the Open XML schema; and the judges can say no."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.conformance.conftest import TREES
from tests.support.validators import PDF_FLAVOURS, Verdict, validate_pdf, validate_word

NAMES = tuple(TREES)

Breakage = Callable[[pikepdf.Pdf], None]


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def no_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def no_colour_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def untagged_content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"q 0 0 9 9 re f Q", prepend=False)


# what is taken away, and how the rule that it breaks begins, by flavour
BREAKAGES: dict[str, tuple[Breakage, dict[str, str]]] = {
    "no-language": (no_language, {"ua1": "7.2-"}),
    "no-structure": (no_structure, {"ua1": "7.1-11", "2a": "6.7.3.3-1"}),
    "no-metadata": (no_metadata, {"ua1": "7.1-8", "2a": "6.6.2.1-1"}),
    "not-marked": (not_marked, {"ua1": "6.2-1", "2a": "6.7.2.2-1"}),
    "no-colour-profile": (no_colour_profile, {"2a": "6.2.4.3-"}),
    "untagged-content": (untagged_content, {"ua1": "7.1-3"}),
}
LOSSES = [(name, flavour, rule) for name, (_, rules) in BREAKAGES.items() for flavour, rule in rules.items()]


def by_file(verdicts: tuple[Verdict, ...]) -> dict[tuple[str, str], Verdict]:
    return {(verdict.file.stem, verdict.flavour): verdict for verdict in verdicts}


@pytest.fixture(scope="module")
def pdf_verdicts(pdf_validator: None, trees: Path) -> dict[tuple[str, str], Verdict]:
    return by_file(validate_pdf(sorted(trees.glob("*.pdf"))))


@pytest.fixture(scope="module")
def broken_verdicts(
    pdf_validator: None, trees: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Verdict]:
    folder = tmp_path_factory.mktemp("broken")
    for name, (break_it, _) in BREAKAGES.items():
        with pikepdf.open(trees / "whole.pdf") as pdf:
            break_it(pdf)
            pdf.save(folder / f"{name}.pdf")
    return by_file(validate_pdf(sorted(folder.glob("*.pdf"))))


@pytest.mark.parametrize("flavour", PDF_FLAVOURS)
@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_from_a_document_tree_conforms(
    pdf_verdicts: dict[tuple[str, str], Verdict], name: str, flavour: str
) -> None:
    assert pdf_verdicts[name, flavour].compliant, str(pdf_verdicts[name, flavour])


@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_from_a_document_tree_is_valid(word_validator: None, trees: Path, name: str) -> None:
    (verdict,) = validate_word([trees / f"{name}.docx"])
    assert verdict.compliant, str(verdict)


def test_a_build_of_the_sample_writes_word_pdf_and_manifest(built: Path) -> None:
    name = "scs-scorecard-2016-08"
    assert {path.name for path in built.iterdir()} == {f"{name}.docx", f"{name}.pdf", "manifest.json"}


def test_the_built_pdfs_conform(
    pdf_validator: None, built: Path, built_appendix: Path, built_with_all_pages: Path
) -> None:
    folders = (built, built_appendix, built_with_all_pages)
    verdicts = validate_pdf([path for folder in folders for path in folder.glob("*.pdf")])
    assert sorted(verdict.flavour for verdict in verdicts) == sorted(PDF_FLAVOURS * 3)
    assert all(verdict.compliant for verdict in verdicts), "\n".join(map(str, verdicts))


def test_the_built_word_files_are_valid(
    word_validator: None, built: Path, built_appendix: Path, built_with_all_pages: Path
) -> None:
    folders = (built, built_appendix, built_with_all_pages)
    verdicts = validate_word([path for folder in folders for path in folder.glob("*.docx")])
    assert len(verdicts) == 3
    assert all(verdict.compliant for verdict in verdicts), "\n".join(map(str, verdicts))


@pytest.mark.parametrize(("name", "flavour", "rule"), LOSSES)
def test_a_conforming_pdf_that_loses_what_makes_it_so_is_refused(
    broken_verdicts: dict[tuple[str, str], Verdict], name: str, flavour: str, rule: str
) -> None:
    verdict = broken_verdicts[name, flavour]
    assert not verdict.compliant
    assert any(failure.rule.startswith(rule) for failure in verdict.failures), str(verdict)


def test_a_pdf_without_tags_is_refused_with_the_rules_it_breaks(pdf_validator: None, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plain.pdf"))
    canvas.drawString(72, 72, "No tags")
    canvas.save()
    verdicts = validate_pdf([tmp_path / "plain.pdf"])
    assert [verdict.compliant for verdict in verdicts] == [False, False]
    assert "7.1-3" in {failure.rule for failure in verdicts[0].failures}


def test_a_file_that_is_no_pdf_is_refused_and_the_next_is_judged_all_the_same(
    pdf_validator: None, tmp_path: Path
) -> None:
    for name in ("first.pdf", "second.pdf"):
        (tmp_path / name).write_bytes(b"not a PDF")
    verdicts = validate_pdf(sorted(tmp_path.iterdir()), ["ua1"])
    assert [failure.rule for verdict in verdicts for failure in verdict.failures] == ["unreadable"] * 2


def test_a_word_file_that_breaks_the_schema_is_refused_with_the_place(word_validator: None, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(with_part("word/document.xml", b"<w:body>", b"<w:body><w:tr/>"))
    (tmp_path / "good.docx").write_bytes(with_part("word/document.xml", b"", b""))
    bad, good = validate_word(sorted(tmp_path.iterdir()))
    assert good.compliant, str(good)
    assert not bad.compliant
    assert "/word/document.xml" in bad.failures[0].places[0]


def test_a_file_that_is_no_word_file_is_refused(word_validator: None, tmp_path: Path) -> None:
    (tmp_path / "torn.docx").write_bytes(b"PK\x03\x04")
    (verdict,) = validate_word([tmp_path / "torn.docx"])
    assert not verdict.compliant


def with_part(part: str, old: bytes, new: bytes) -> bytes:
    """Return a small Word file in which `old` stands as `new` in one part."""
    small, changed = io.BytesIO(), io.BytesIO()
    docx.Document().save(small)
    with zipfile.ZipFile(small) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new, 1) if name == part and old else content)
    return changed.getvalue()
