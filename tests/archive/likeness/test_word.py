"""Word files that were packed otherwise are alike; each change of words, markup or look is named by its place."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from committee_pack.archive.likeness import Difference, Kind, differences
from tests.archive.likeness.conftest import Build, Built
from tests.support.workspaces import COMMENTARY, INDICATORS, Small

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Parts = dict[str, bytes]
Change = Callable[[Parts], None]


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {each.filename: archive.read(each) for each in archive.infolist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return out.getvalue()


def found(report: Built, change: Change) -> tuple[Difference, ...]:
    parts = parts_of(report["docx"])
    change(parts)
    return differences("report.docx", report["docx"], packed(parts))


def written(path: str, old: str, new: str) -> Change:
    """Return a change of the first place in a part that holds some markup."""

    def change(parts: Parts) -> None:
        held = parts[path].decode()
        assert old in held, held[:2000]
        parts[path] = held.replace(old, new, 1).encode()

    return change


# -- alike -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_file_that_is_packed_otherwise_is_alike(report: Built, method: int) -> None:
    parts = parts_of(report["docx"])
    again = packed(dict(reversed(parts.items())), method)
    assert again != report["docx"]
    assert differences("report.docx", report["docx"], again) == ()


def attributes_in_another_order(parts: Parts) -> None:
    """Write all markup anew, as another library does: other prefixes, and attributes from the last to the first."""
    for path, content in parts.items():
        if path.endswith((".xml", ".rels")):
            root = ElementTree.fromstring(content)
            for each in root.iter():
                attributes = dict(reversed(each.attrib.items()))
                each.attrib.clear()
                each.attrib.update(attributes)
            parts[path] = ElementTree.tostring(root)


def noted_by_a_program(parts: Parts) -> None:
    document = parts[DOCUMENT].decode()
    document = document.replace("<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:proofErr w:type="x"/>')
    parts[DOCUMENT] = document.replace("<w:r>", '<w:r w:rsidR="00AB12CD"><w:lastRenderedPageBreak/>').encode()


def other_identifiers(parts: Parts) -> None:
    """Give each relationship, bookmark and picture another identifier, and each picture file another name."""
    for path in (DOCUMENT, "word/_rels/document.xml.rels"):
        held = re.sub(r"rId(\d+)", r"other\1", parts[path].decode())
        parts[path] = held.replace("media/image", "media/picture").encode()
    parts[DOCUMENT] = re.sub(rb'w:id="(\d+)"', rb'w:id="10\1"', parts[DOCUMENT])
    parts[DOCUMENT] = re.sub(rb'id="(\d+)" name="Picture \d+"', rb'id="9\1" name="Image \1"', parts[DOCUMENT])
    for path in [path for path in parts if "media/image" in path]:
        parts[path.replace("media/image", "media/picture")] = parts.pop(path)


def words_in_pieces(parts: Parts) -> None:
    """Divide words that look the same, as an editor does."""
    run = '<w:r><w:t xml:space="preserve">'
    written(DOCUMENT, f"{run}Performance summary", f"{run}Perform</w:t></w:r>{run}ance summary")(parts)


def saved_by_another(parts: Parts) -> None:
    held = re.sub(rb"(lastModifiedBy>)[^<]*", rb"\1Somebody", parts["docProps/core.xml"])
    parts["docProps/core.xml"] = re.sub(rb"(<dcterms:modified[^>]*>)2016", rb"\g<1>2026", held)
    parts["docProps/app.xml"] = b"<Properties><Application>Another</Application></Properties>"


def pictures_packed_otherwise(parts: Parts) -> None:
    for path in [path for path in parts if path.endswith(".png")]:
        out = io.BytesIO()
        Image.open(io.BytesIO(parts[path])).save(out, "PNG", compress_level=1)
        assert out.getvalue() != parts[path]
        parts[path] = out.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        attributes_in_another_order,
        noted_by_a_program,
        other_identifiers,
        words_in_pieces,
        saved_by_another,
        pictures_packed_otherwise,
    ],
)
def test_what_nobody_reads_or_sees_is_no_difference(report: Built, change: Change) -> None:
    assert found(report, change) == ()


# -- what is read ------------------------------------------------------------------------------------


def test_one_letter_is_found_wherever_it_stands(report: Built, build: Build) -> None:
    def change(small: Small) -> None:
        small.replace(INDICATORS, "Visits held in time", "Visits held on time")

    told = [
        each for each in differences("report.docx", report["docx"], build(change)["docx"]) if each.kind is Kind.TEXT
    ]
    assert all("in time" in each.before and "on time" in each.after for each in told)
    assert {"paragraph 12", "table 3, row 3, cell 2, paragraph 1"} <= {each.place for each in told}


def test_an_added_paragraph_is_told_once(report: Built, build: Build) -> None:
    def change(small: Small) -> None:
        small.add(COMMENTARY, "\nNothing else is said.\n")

    told = differences("report.docx", report["docx"], build(change)["docx"])
    assert [(each.kind, each.before, each.after) for each in told] == [(Kind.TEXT, "", "Nothing else is said.")]
    assert told[0].place.startswith("paragraph ")


def test_a_cell_is_found(report: Built) -> None:
    (told,) = found(report, written(DOCUMENT, ">1,100<", ">1,101<"))
    assert told == Difference(
        "report.docx", Kind.TEXT, "table 2, row 3, cell 2, paragraph 1", before="1,100", after="1,101"
    )


def test_a_row_that_is_gone_is_told_once(report: Built) -> None:
    def change(parts: Parts) -> None:
        rows = re.findall(r"<w:tr>.*?</w:tr>", parts[DOCUMENT].decode())
        written(DOCUMENT, rows[1], "")(parts)

    (told,) = found(report, change)
    assert (told.kind, told.place, told.before, told.after) == (
        Kind.TEXT,
        "table 1, row 2",
        "a row: Visiting 0 0 1",
        "",
    )


def test_a_footer_is_found(report: Built) -> None:
    told = found(report, written("word/footer1.xml", "Monthly scorecard", "Yearly scorecard"))
    assert told
    assert {each.kind for each in told} == {Kind.TEXT}
    assert all(re.fullmatch(r"section \d, default footer, paragraph 1", each.place) for each in told)


# -- what is told ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "place", "before", "after"),
    [
        (written(DOCUMENT, '"Heading2"', '"Heading3"'), "paragraph 11, style", "val=Heading2", "val=Heading3"),
        (written(DOCUMENT, '<w:rStyle w:val="Term"/>', ""), "paragraph 3, markup of words", "val=Term:", "Period"),
        (written(DOCUMENT, "<w:tblHeader/>", ""), "table 1, row 1, header row", "yes", "no"),
        (written(DOCUMENT, 'descr="Bar: 1', 'descr="Bar: 7'), "paragraph 8, picture 1, alternative text", "", "Bar: 7"),
        (written(DOCUMENT, 'tblDescription w:val="How', 'tblDescription w:val="So'), "table 1, markup", "How", "So"),
        (written(DOCUMENT, 'w:anchor="', 'w:anchor="x'), "paragraph 12, markup of words", "hyperlink", "hyperlink x"),
        (written(DOCUMENT, '<w:numId w:val="', '<w:numId w:val="9'), "paragraph 12, style", "val=1", "val=91"),
        (written(STYLES, 'w:val="en-GB"', 'w:val="cy-GB"'), "style docDefaults, markup", "en-GB", "cy-GB"),
        (written("docProps/core.xml", "<dc:title>", "<dc:title>A "), "the file, title", "Monthly", "A Monthly"),
        (written("docProps/core.xml", ">en-GB<", ">cy-GB<"), "the file, language", "en-GB", "cy-GB"),
    ],
    ids=["level", "style", "header row", "alternative", "description", "link", "list", "default", "title", "language"],
)  # fmt: skip
def test_a_change_of_markup_is_found(report: Built, change: Change, place: str, before: str, after: str) -> None:
    told = found(report, change)
    assert {each.kind for each in told} == {Kind.TAGS}
    assert place in {each.place for each in told}, told
    assert before in told[0].before
    assert after in told[0].after


def test_bold_on_other_words_is_found(report: Built) -> None:
    plain, bold = '<w:r><w:t xml:space="preserve">', '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    one = parts_of(report["docx"])
    other = dict(one)
    words, text = "Performance summary", f"{plain}Performance summary</w:t></w:r>"
    for parts, start in ((one, 0), (other, 1)):
        runs = [bold if number == start else plain for number in (0, 1)]
        pieces = zip(runs, (f"{words.split()[0]} ", words.split()[1]), strict=True)
        written(DOCUMENT, text, "".join(f"{run}{piece}</w:t></w:r>" for run, piece in pieces))(parts)
    (told,) = differences("report.docx", packed(one), packed(other))
    assert (told.kind, told.place) == (Kind.PICTURES, "paragraph 7, look of words")
    assert told.before == "[b: Performance ]summary"
    assert told.after == "Performance [b: summary]"


# -- what is seen ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (written(DOCUMENT, 'w:fill="', 'w:fill="F'), r"table \d, row \d+, cell \d+, look"),
        (written(DOCUMENT, '<w:gridCol w:w="', '<w:gridCol w:w="1'), "table 1, columns"),
        (written(DOCUMENT, '<w:pgSz w:w="11906"', '<w:pgSz w:w="12240"'), "section 1, pages"),
        (written(DOCUMENT, "<w:keepNext/>", ""), r"table 1, row 1, cell 1, paragraph 1, look"),
        (written(DOCUMENT, '<wp:extent cx="', '<wp:extent cx="1'), "paragraph 8, picture 1, look"),
        (written(STYLES, "<w:b/>", ""), "style .*, look"),
        (written("word/media/image2.svg", 'fill="#', 'fill="#1'), "paragraph 8, picture 1, drawing"),
        (written("word/theme/theme1.xml", "Arial", "Another"), "theme .*, look"),
    ],
    ids=["shade", "columns", "paper", "kept", "extent", "of a style", "vectors", "theme"],
)
def test_a_change_of_look_is_found(report: Built, change: Change, place: str) -> None:
    told = found(report, change)
    assert {each.kind for each in told} == {Kind.PICTURES}
    assert re.fullmatch(place, told[0].place), told


def test_another_picture_is_seen(report: Built) -> None:
    def change(parts: Parts) -> None:
        picture = Image.open(io.BytesIO(parts["word/media/image1.png"])).convert("RGB")
        ImageDraw.Draw(picture).rectangle((0, 0, 9, 9), fill="blue")
        out = io.BytesIO()
        picture.save(out, "PNG")
        parts["word/media/image1.png"] = out.getvalue()

    (told,) = found(report, change)
    assert (told.kind, told.place) == (Kind.PICTURES, "paragraph 8, picture 1")
    assert 80 <= told.pixels <= 100


def test_a_part_of_which_nothing_is_known_is_compared_by_its_bytes(report: Built) -> None:
    def change(parts: Parts) -> None:
        parts["customXml/item1.xml"] = b"<x/>"

    (told,) = found(report, change)
    assert (told.kind, told.place) == (Kind.BYTES, "part customXml/item1.xml")


# -- damage ------------------------------------------------------------------------------------------


def without(path: str) -> Change:
    def change(parts: Parts) -> None:
        del parts[path]

    return change


@pytest.mark.parametrize(
    "change",
    [
        without(DOCUMENT),
        without("word/footer1.xml"),
        without(STYLES),
        written(DOCUMENT, "</w:p>", ""),
        written("word/_rels/document.xml.rels", "<", ""),
        lambda parts: parts.update({"word/media/image1.png": b"no picture"}),
    ],
    ids=["document", "footer", "styles", "markup", "relations", "picture"],
)
def test_a_file_with_a_part_that_is_no_good_is_unreadable(report: Built, change: Change) -> None:
    told = found(report, change)
    assert told[-1].kind is Kind.UNREADABLE
    assert told[-1].after
    assert not told[-1].before


@pytest.mark.parametrize("cut", [0, 1, 400, 0.5, 0.99])
def test_a_file_that_is_cut_off_is_unreadable(report: Built, cut: float) -> None:
    length = cut if isinstance(cut, int) else round(cut * len(report["docx"]))
    (told,) = differences("report.docx", report["docx"][:length], report["docx"])
    assert (told.kind, bool(told.before), told.after) == (Kind.UNREADABLE, True, "")


# -- any change --------------------------------------------------------------------------------------

_NOT_TOLD = frozenset(("id", "name", "space"))
"""Attributes that tell things apart, and one that says how to read blanks."""


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 100_000))
def test_any_word_is_found(report: Built, place: int) -> None:
    def change(parts: Parts) -> None:
        root = ElementTree.fromstring(parts[DOCUMENT])
        words = [each for each in root.iter(f"{_W}t") if each.text]
        chosen = words[place % len(words)]
        chosen.text = f"{chosen.text}z"
        parts[DOCUMENT] = ElementTree.tostring(root)

    told = found(report, change)
    assert [each.kind for each in told] == [Kind.TEXT]
    assert told[0].after.replace("z", "") != told[0].after


@settings(max_examples=100, deadline=None)
@given(
    part=st.sampled_from([DOCUMENT, STYLES, "word/numbering.xml", "word/settings.xml"]), place=st.integers(0, 100_000)
)
def test_any_attribute_is_found(report: Built, part: str, place: int) -> None:
    def change(parts: Parts) -> None:
        root = ElementTree.fromstring(parts[part])
        attributes = [
            (each, key) for each in root.iter() for key in each.attrib if key.rpartition("}")[2] not in _NOT_TOLD
        ]
        chosen, key = attributes[place % len(attributes)]
        chosen.attrib[key] = f"{chosen.attrib[key]}9"
        parts[part] = ElementTree.tostring(root)

    told = found(report, change)
    assert told
    assert Kind.BYTES not in {each.kind for each in told}


@settings(max_examples=40, deadline=None)
@given(place=st.integers(0, 100_000))
def test_any_element_that_is_gone_is_found(report: Built, place: int) -> None:
    def change(parts: Parts) -> None:
        root = ElementTree.fromstring(parts[DOCUMENT])
        holders = [(holder, each) for holder in root.iter() for each in holder if not each.tag.endswith("bookmarkEnd")]
        holder, each = holders[place % len(holders)]
        holder.remove(each)
        parts[DOCUMENT] = ElementTree.tostring(root)

    assert found(report, change)


@settings(max_examples=60, deadline=None)
@given(cut=st.floats(0, 1), byte=st.integers(0, 255))
def test_a_byte_of_damage_is_no_traceback(report: Built, cut: float, byte: int) -> None:
    damaged = bytearray(report["docx"])
    damaged[min(int(cut * len(damaged)), len(damaged) - 1)] = byte
    for each in differences("report.docx", report["docx"], bytes(damaged)):
        assert isinstance(each, Difference)
