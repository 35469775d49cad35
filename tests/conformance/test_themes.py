"""A council's own look, and paper of every size in one file: judged by the same validators, and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from committee_pack.model.colours import Colour
from committee_pack.model.document import Document, Orientation, PaperSize, Section
from committee_pack.model.settings import Logo
from committee_pack.write import WRITERS
from committee_pack.write.style import MARGIN, MM, Style
from tests.support.documents import document, indicator_section, scorecard_section, title_section
from tests.support.pdf import page_sizes, spans
from tests.support.themes import CREST, own_font, style, svg, vector
from tests.support.validators import PDF_FLAVOURS, validate_pdf, validate_word
from tests.support.word import WordFile
from tests.support.workspaces import Small, small_workspace

PAPERS = [("A4", "portrait"), ("A3", "landscape"), ("A4", "landscape"), ("A3", "portrait")]
SIZES = [(210, 297), (420, 297), (297, 210), (297, 420)]
"""Width and height of each, in millimetres."""
TABLE = """\
<table summary="A table"><colgroup><col/><col holds="number"/></colgroup>
<thead><tr><th scope="col">Area</th><th scope="col">Result</th></tr></thead>
<tbody><tr><th scope="row">Kent</th><td><value of="visits"/></td></tr></tbody></table>
<chart kind="trend" of="visits"/>"""


def papers(folder: Path) -> Small:
    """Return the small workspace with a template that has pages of every size."""
    small = small_workspace(folder)
    pages = (f'<section size="{size}" page="{page}"><h1>{size} {page}</h1>{TABLE}</section>' for size, page in PAPERS)
    small.page("\n".join(pages), in_section=False)
    return small


def looks(folder: Path) -> dict[str, tuple[Document, Style]]:
    Image.new("RGBA", (90, 300), (31, 78, 121, 128)).save(folder / "tall.png")
    whole = document(title_section(), scorecard_section(60), indicator_section())
    crest = Logo(folder / "arms.svg", "Arms", vector(CREST.encode()))
    wide = Logo(folder / "wide.svg", "Arms", vector(svg("", 'viewBox="0 0 30 2"')))
    font = own_font(folder)
    return {
        "own": (
            whole,
            style(font=font, logo=crest, primary=Colour(0x5B, 0x2A, 0x86), secondary=Colour(0xC2, 0x41, 0xC)),
        ),
        "tall": (whole, style(logo=Logo(folder / "tall.png", "Arms"))),
        "wide": (document(title_section()), style(logo=wide)),
        "papers": (papers(folder).document(), style(font=font)),
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a document in each look and format."""
    folder = tmp_path_factory.mktemp("looks")
    for name, (tree, look) in looks(folder).items():
        for suffix, write in WRITERS.items():
            (folder / f"{name}.{suffix}").write_bytes(write(tree, look))
    return folder


def test_a_pdf_in_every_look_conforms(pdf_validator: None, written: Path) -> None:
    verdicts = validate_pdf(sorted(written.glob("*.pdf")))
    assert len(verdicts) == 4 * len(PDF_FLAVOURS)
    assert all(verdict.compliant for verdict in verdicts), "\n".join(map(str, verdicts))


def test_a_word_file_in_every_look_is_valid(word_validator: None, written: Path) -> None:
    verdicts = validate_word(sorted(written.glob("*.docx")))
    assert len(verdicts) == 4
    assert all(verdict.compliant for verdict in verdicts), "\n".join(map(str, verdicts))


def test_one_pdf_has_paper_of_every_size_and_its_page_numbers_at_the_right_margin(written: Path) -> None:
    content = (written / "papers.pdf").read_bytes()
    pages = page_sizes(content)
    assert pages == [tuple(round(side * MM) for side in size) for size in SIZES]
    numbers = [span for span in spans(content) if span.text.startswith("Page ")]
    assert [span.page for span in numbers] == [1, 2, 3, 4]
    assert [span.right for span in numbers] == [pytest.approx(width - MARGIN, abs=0.5) for width, _ in pages]


def test_one_word_file_has_paper_of_every_size_and_its_page_numbers_at_the_right_margin(written: Path) -> None:
    pages = WordFile((written / "papers.docx").read_bytes()).pages
    twips = [tuple(round(side * MM * 20) for side in size) for size in SIZES]
    assert [(page.width, page.height) for page in pages] == twips
    assert [page.landscape for page in pages] == [page == Orientation.LANDSCAPE.value for _, page in PAPERS]
    assert [page.footer_tab for page in pages] == [round(width * MM * 20 - 2 * MARGIN * 20) for width, _ in SIZES]


def test_every_size_and_orientation_is_among_them() -> None:
    assert {(size.value, page.value) for size in PaperSize for page in Orientation} == set(PAPERS)


def test_the_sections_of_the_template_are_those_of_the_document(tmp_path: Path) -> None:
    sections: tuple[Section, ...] = papers(tmp_path).document().sections
    assert [(each.size.value, each.orientation.value) for each in sections] == PAPERS
