"""The pictures of the pages in docs/, made anew: `python -m tests.pictures`, or with words of the pictures' names.

A page is played as its test plays it. Each picture of `pictures/library/`, and each of an agenda, shows what stands
above it: a block of `html`, or what a direction names:

    <!-- picture: REPORT ID -->          the first section of the report whose `id` is that, `title` its title page
    <!-- picture: REPORT ID HEADING -->  the same, from the heading that begins with these words on
    <!-- proof: REPORT ID -->            the same of the report's proof, `front` its first page
    <!-- pack: MEETING PAGE -->          that page of the public edition of the meeting's pack, with the paper above

The writer of PDF files makes the page, pypdfium2 draws it, and it is cut to what stands on it. A picture carries a
fingerprint of what it shows, by which a test finds one that is older than its example. Same input, same bytes.
"""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageOps
from PIL.PngImagePlugin import PngInfo

from committee_pack.commands.opening import open_council
from committee_pack.compose.proof import proof_of
from committee_pack.compose.proof_front import TITLE
from committee_pack.findings import Severity
from committee_pack.model.document import Block, Document, Heading, Section, SectionKind
from committee_pack.pipeline import compose
from committee_pack.wording import plain_text
from committee_pack.write.pdf.writer import write_pdf
from committee_pack.write.style import Style
from tests.test_docs import DOCS, PAGES, ROOT, Piece, Stage, pieces

WIDTHS = {"portrait": 640, "landscape": 920}
"""How many pixels a whole page is wide."""
WIDTH_OF_PART = 860
"""The same of a page that a part of one is shown of."""
WIDTH_OF_SHEET = 720
"""The same of a page of an agenda pack."""
WIDTH_OF_PROOF = 780
"""The same of a page of a proof, which may have a margin with remarks."""
FOOT = 46
"""How many points of a page's height its footer takes."""
PADDING = 14
COLOURS = 128
EDGE = (205, 210, 216)
FRONT = "front"
"""What the first page of a proof is called."""
FINGERPRINT = "Shows"
"""The name under which a picture carries what it shows."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """What a picture shows: a block of markup, a section of a report as it stands, or a page of a meeting's pack."""

    report: str
    markup: str = ""
    anchor: str = ""
    heading: str = ""
    is_proof: bool = False
    meeting: str = ""
    number: int = 1

    @property
    def fingerprint(self) -> str:
        """What tells it from others, and from itself before it was changed."""
        said = "\n".join((self.report, self.markup, self.anchor, self.heading, *(["proof"] if self.is_proof else [])))
        if self.meeting:
            said = "\n".join((self.meeting, str(self.number), self.markup, *_listed(self.meeting)))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def _listed(meeting: str) -> Iterator[str]:
    """Return what the sample's meetings have in common, and what the agenda of one lists."""
    for file in sorted((ROOT / "meetings").glob("committees/*.yaml")):
        yield file.read_text(encoding="utf-8")
    yield (ROOT / "meetings" / meeting / "agenda.yaml").read_text(encoding="utf-8")


def shown_on(page: Path) -> Iterator[tuple[Piece, Specimen | None]]:
    """Return the pieces of a page in turn; a picture with what it shows, which stands above it."""
    specimen, written = None, ""
    for piece in pieces(page.read_text(encoding="utf-8")):
        match = piece.match
        if match["picture"]:
            assert specimen, f"{page.name}: {match['picture']} has nothing above it that it shows"
            yield piece, specimen
            specimen = None
        else:
            yield piece, None
            if match["anchor"]:
                heading, is_proof = match["heading"].strip(), match["shown"] == "proof"
                specimen = Specimen(match["report"], anchor=match["anchor"], heading=heading, is_proof=is_proof)
            elif match["meeting"]:
                specimen = Specimen("", written, meeting=match["meeting"], number=int(match["number"]))
            elif piece.is_markup:
                specimen = Specimen(piece.report, piece.body)
            elif piece.option[0] == "file":
                written = piece.body


def made(page: Path, wanted: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Return the pictures of a page whose names hold one of the words, each with its bytes."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        for piece, specimen in shown_on(page):
            if piece.is_change:
                piece.played(stage)
            elif specimen and (not wanted or any(word in piece.match["picture"] for word in wanted)):
                yield piece.match["picture"], picture(stage, specimen)


def picture(stage: Stage, specimen: Specimen) -> bytes:
    """Return the picture of a specimen, as the report or the meeting stands on the stage."""
    if specimen.meeting:
        image = _drawn(pack(stage, specimen.meeting), WIDTH_OF_SHEET, specimen.number)
        return _saved(image, specimen.fingerprint)
    document, style, section = _with_section(stage, specimen)
    # -- the report stands behind it, since links of the section lead there
    pages = replace(document, sections=(replace(section, anchor=""), *document.sections))
    is_whole = isinstance(section.blocks[0], Heading) and section.blocks[0].level == 1
    width = WIDTHS[section.orientation.value] if is_whole else WIDTH_OF_PART
    width = WIDTH_OF_PROOF if specimen.is_proof else width
    return _saved(_drawn(write_pdf(pages, style), width), specimen.fingerprint)


def pack(stage: Stage, meeting: str) -> bytes:
    """Return the public edition of a meeting's pack, assembled anew."""
    said, code = stage.run(f"committee-pack agenda {meeting} --quiet")
    assert code == 0, said
    return next(stage.root.glob(f"out/*/{meeting}/{meeting}.pdf")).read_bytes()


def _with_section(stage: Stage, specimen: Specimen) -> tuple[Document, Style, Section]:
    """Return the report, and the section of it that is shown: of markup that is no section, without its heading."""
    if specimen.markup:
        with stage.with_page(specimen.markup, specimen.report):
            document, style = composed(stage, specimen.report)
        section = document.sections[-1]
        first = 0 if specimen.markup.startswith("<section") else 1
        return document, style, replace(section, blocks=section.blocks[first:])
    document, style = (proof if specimen.is_proof else composed)(stage, specimen.report)
    section = next(each for each in document.sections if _is_meant(each, specimen.anchor))
    return document, style, replace(section, blocks=_below(section.blocks, specimen.heading))


def composed(stage: Stage, report: str) -> tuple[Document, Style]:
    """Return a report of the stage as a document tree, which has no errors, and the style of its council."""
    opened = open_council(stage.root)
    outcome = compose(opened.workspace, opened.council, report, None, lambda _: None)
    assert outcome.value, outcome.findings
    errors = [each.message for each in outcome.findings if each.severity is Severity.ERROR]
    assert not errors, errors[:3]
    return outcome.value.document, Style(opened.council.theme)


def proof(stage: Stage, report: str) -> tuple[Document, Style]:
    """Return the first proof of a report of the stage, whatever is wrong in it, and the style of its council."""
    opened = open_council(stage.root)
    outcome = compose(opened.workspace, opened.council, report, None, lambda _: None)
    assert outcome.value, outcome.findings
    style = Style(opened.council.theme)
    return proof_of(outcome.value.document, outcome.findings, None, style.theme.font), style.of_proofs


def _is_meant(section: Section, anchor: str) -> bool:
    if anchor == FRONT:
        return section.bookmark == TITLE
    return section.kind is SectionKind.TITLE if anchor == "title" else section.anchor == anchor


def _below(blocks: tuple[Block, ...], heading: str) -> tuple[Block, ...]:
    """Return the blocks from a heading up to the next of its level; all of them where none is named."""
    headings = [(n, each) for n, each in enumerate(blocks) if isinstance(each, Heading)]
    first, named = next((n, each) for n, each in headings if plain_text(each.children).startswith(heading))
    ends = (n for n, each in headings if n > first and each.level <= named.level)
    return blocks[first : next(ends, None)] if heading else blocks


def _drawn(pdf: bytes, width: int, number: int = 1) -> Image.Image:
    """Return a page of a PDF without its footer, cut to what stands on it."""
    page = pypdfium2.PdfDocument(pdf)[number - 1]
    scale = width / page.get_width()
    image = page.render(scale=scale).to_pil().convert("RGB")
    image = image.crop((0, 0, image.width, image.height - round(FOOT * scale)))
    image = image.crop(ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox())
    return ImageOps.expand(ImageOps.expand(image, PADDING, "white"), 1, EDGE)


def _saved(image: Image.Image, fingerprint: str) -> bytes:
    written, info = io.BytesIO(), PngInfo()
    info.add_text(FINGERPRINT, fingerprint)
    few = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(written, "png", optimize=True, pnginfo=info)
    return written.getvalue()


def write(wanted: tuple[str, ...]) -> None:
    """Write the pictures that are asked for, and say which changed."""
    for page in PAGES:
        if not any(piece.match["picture"] for piece in pieces(page.read_text(encoding="utf-8"))):
            continue
        for file, content in made(page, wanted):
            path = DOCS / file
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != content:
                path.write_bytes(content)
                print(f"docs/{file}: {len(content) // 1024} KB")


if __name__ == "__main__":
    write(tuple(sys.argv[1:]))
