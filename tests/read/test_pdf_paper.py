"""PDF files of others as papers: what is no PDF is named, and what stands in the way of each standard."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, Permissions, String
from reportlab.pdfgen.canvas import Canvas

from committee_pack.findings import Finding, Place, Severity
from committee_pack.model.packs import ALL, NONE, Archival, Claims
from committee_pack.read.files import Files
from committee_pack.read.pdf.look import Looked, look
from committee_pack.read.pdf_paper import PdfRead, read_pdf
from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import STYLE, document
from tests.support.pdf_changes import CHANGES, OF_OUR_OWN, Change, a_page_more, changed, metadata, without

AT = Place("meetings/m/agenda.yaml", 12, "exempt.papers")
FILE = "meetings/m/contract.pdf"


@pytest.fixture(scope="module")
def ours() -> bytes:
    """A file of our own, which keeps both standards."""
    return our_file(ObjectStreamMode.generate)


@cache
def our_file(mode: ObjectStreamMode) -> bytes:
    return changed(write_pdf(document(), STYLE), lambda _: None, object_stream_mode=mode)


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A file as a program prints it: no tags, no metadata."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle("Contract")
    for _ in range(3):
        canvas.drawString(100, 700, "words")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(root: Path, content: bytes) -> tuple[PdfRead | None, tuple[Finding, ...]]:
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    outcome = read_pdf(Files(root), path, AT)
    return outcome.value, outcome.findings


def refused(root: Path, content: bytes) -> Finding:
    """Return the one error by which a file is refused."""
    value, findings = read(root, content)
    assert value is None
    (found,) = findings
    assert found.severity is Severity.ERROR
    assert found.place == AT
    assert FILE in found.message
    assert found.hint
    return found


def looked(content: bytes) -> Looked:
    return look(content, "paper.pdf", AT)


def said(found: Looked, code: str) -> str:
    return " ".join(each.message for each in found.findings if each.code == code)


# -- a file that is one


def test_a_file_of_our_own_keeps_both_standards(tmp_path: Path, ours: bytes) -> None:
    value, findings = read(tmp_path, ours)
    assert findings == ()
    assert value is not None
    with pikepdf.open(io.BytesIO(ours)) as pdf:
        assert value.pages == len(pdf.pages)
    assert value.content == ours
    assert value.claims == ALL
    assert value.title == document().title
    assert value.language == document().language


def test_a_file_is_remembered_with_its_checksum(tmp_path: Path, plain: bytes) -> None:
    files = Files(tmp_path)
    (tmp_path / "a.pdf").write_bytes(plain)
    read_pdf(files, tmp_path / "a.pdf", AT)
    assert [(each.path, each.sha256) for each in files.read] == [("a.pdf", hashlib.sha256(plain).hexdigest())]


def test_a_draft_is_read_as_if_it_lay_there(tmp_path: Path, plain: bytes) -> None:
    files = Files(tmp_path, {tmp_path / "a.pdf": plain})
    outcome = read_pdf(files, tmp_path / "a.pdf", AT)
    assert outcome.value is not None
    assert outcome.value.pages == 3


def test_a_plain_file_is_read_and_keeps_no_standard(tmp_path: Path, plain: bytes) -> None:
    value, findings = read(tmp_path, plain)
    assert value is not None
    assert (value.pages, value.title, value.language, value.claims) == (3, "Contract", "", NONE)
    assert [(each.code, each.severity, each.place) for each in findings] == [
        ("pdf-untagged", Severity.WARNING, AT),
        ("pdf-not-archival", Severity.WARNING, AT),
    ]
    assert all(FILE in each.message and each.hint for each in findings)
    assert "ISO 14289-1, 7.1" in findings[0].message
    assert "ISO 19005-2, 6.6.4" in findings[1].message


def test_a_title_is_one_line(plain: bytes) -> None:
    def make(pdf: Pdf) -> None:
        pdf.docinfo["/Title"] = String("  A contract\r\n\x1b[31mof two\tlines ")

    assert looked(changed(plain, make)).title == "A contract [31mof two lines"


def test_what_comes_before_the_header_does_no_harm(tmp_path: Path, plain: bytes) -> None:
    value, _ = read(tmp_path, b"\r\n\r\n" + plain)
    assert value is not None
    assert value.pages == 3


# -- a file that is none


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "0 bytes"),
        (b"PK\x03\x04" + b"word/document.xml" * 100, "Word"),
        (b"\xd0\xcf\x11\xe0" + bytes(2000), "old Word"),
        (b"{\\rtf1 words}", "RTF"),
        (b"\x89PNG\r\n" + bytes(100), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "JPEG"),
        (b"\n <!DOCTYPE html><html></html>", "web page"),
        (b"words", "does not begin"),
        (bytes(5000), "does not begin"),
        (b"x" * 2000 + b"%PDF-1.7", "does not begin"),
    ],
)
def test_what_is_no_pdf_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    found = refused(tmp_path, content)
    assert found.code == "pdf-not-a-pdf"
    assert says in found.message


def test_a_file_that_is_not_there_is_named_with_the_nearest(tmp_path: Path, plain: bytes) -> None:
    (tmp_path / "contract.pdf").write_bytes(plain)
    outcome = read_pdf(Files(tmp_path), tmp_path / "contact.pdf", AT)
    (found,) = outcome.findings
    assert (outcome.value, found.code, found.place) == (None, "file-missing", AT)
    assert "contract.pdf" in found.hint


def test_a_folder_is_no_paper(tmp_path: Path) -> None:
    (tmp_path / "contract.pdf").mkdir()
    outcome = read_pdf(Files(tmp_path), tmp_path / "contract.pdf", AT)
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["file-unreadable"]


def test_a_file_with_a_password_is_named(tmp_path: Path, plain: bytes) -> None:
    locked = changed(plain, lambda _: None, encryption=Encryption(owner="o", user="u"))
    assert refused(tmp_path, locked).code == "pdf-encrypted"


def test_a_file_that_is_protected_and_opens_is_read_and_keeps_no_standard(ours: bytes) -> None:
    allowed = Permissions(modify_assembly=False)
    found = looked(changed(ours, lambda _: None, encryption=Encryption(owner="o", user="", allow=allowed)))
    assert found.pages
    assert found.claims == NONE
    assert "it is protected (ISO 14289-1, 7.16)" in said(found, "pdf-not-universal")
    assert "it is protected (ISO 19005-2, 6.1.3)" in said(found, "pdf-not-archival")


def test_a_file_without_pages_is_named(tmp_path: Path) -> None:
    out = io.BytesIO()
    pikepdf.new().save(out)
    assert refused(tmp_path, out.getvalue()).code == "pdf-empty"


@pytest.mark.parametrize("tenths", range(1, 10))
@pytest.mark.parametrize("mode", [ObjectStreamMode.generate, ObjectStreamMode.disable])
def test_a_file_that_is_cut_off_is_named(tmp_path: Path, ours: bytes, tenths: int, mode: ObjectStreamMode) -> None:
    whole = changed(ours, lambda _: None, object_stream_mode=mode)
    found = refused(tmp_path, whole[: len(whole) * tenths // 10])
    assert found.code == "pdf-unreadable"


def test_a_file_that_lost_its_end_alone_is_named(tmp_path: Path, plain: bytes) -> None:
    # -- its pages could be guessed, and nobody would see which were lost
    assert refused(tmp_path, plain[: plain.rindex(b"startxref")]).code == "pdf-unreadable"


@pytest.mark.parametrize("box", [Array([0, 0, 0, 842]), Array([1, 2]), String("A4"), Array([0, 0, Name.A, 9])])
def test_a_page_whose_size_is_none_is_named(plain: bytes, box: object) -> None:
    found = looked(changed(plain, lambda pdf: pdf.pages[1].obj.__setattr__("MediaBox", box)))
    assert [each.code for each in found.findings] in (["pdf-unreadable"], ["pdf-damaged"])


def test_a_page_whose_size_has_to_be_guessed_is_damaged(plain: bytes) -> None:
    found = looked(changed(plain, lambda pdf: pdf.pages[1].obj.__delattr__("MediaBox")))
    assert [each.code for each in found.findings] == ["pdf-damaged"]


def test_a_file_that_is_damaged_within_is_read_and_keeps_no_standard(ours: bytes) -> None:
    whole = changed(ours, lambda _: None, qdf=True, object_stream_mode=ObjectStreamMode.disable)
    found = looked(whole.replace(b"/DisplayDocTitle true", b"/DisplayDocTitle ) >>", 1))
    assert found.pages
    assert found.claims == NONE
    assert [each.code for each in found.findings] == ["pdf-damaged"]


DAMAGES = st.tuples(st.sampled_from(["cut", "change", "drop", "repeat"]), st.floats(0, 1), st.integers(1, 200))


@settings(max_examples=60, deadline=None)
@given(damages=st.lists(DAMAGES, min_size=1, max_size=4), packed=st.booleans())
def test_no_damage_makes_more_than_findings(ours: bytes, damages: list[tuple[str, float, int]], packed: bool) -> None:
    mode = ObjectStreamMode.generate if packed else ObjectStreamMode.disable
    content = bytearray(our_file(mode))
    for kind, where, size in damages:
        at = int(where * (len(content) - 1))
        match kind:
            case "cut":
                del content[max(at, 1) :]
            case "change":
                content[at] = size
            case "drop":
                del content[at : at + size]
            case _:
                content[at:at] = content[at : at + size]
    found = looked(bytes(content))
    assert bool(found.pages) or any(each.severity is Severity.ERROR for each in found.findings)
    assert found.claims == ALL or found.findings


def test_nothing_reaches_the_terminal(tmp_path: Path, ours: bytes, plain: bytes) -> None:
    damaged = changed(ours, lambda _: None, qdf=True, object_stream_mode=ObjectStreamMode.disable)
    contents = (damaged.replace(b"/K ", b"/K (", 3), ours[:9000], plain[:-30], plain.replace(b"Tf", b"T(", 1))
    for number, content in enumerate(contents):
        (tmp_path / f"{number}.pdf").write_bytes(content)
    code = (
        "import pathlib, sys; from committee_pack.findings import Place; from committee_pack.read.files import Files\n"
        "from committee_pack.read.pdf_paper import read_pdf; root = pathlib.Path(sys.argv[1])\n"
        "for path in sorted(root.iterdir()): assert read_pdf(Files(root), path, Place('a')).findings"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_library_is_loaded_only_for_a_file_that_begins_as_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"words")
    code = (
        "import pathlib, sys; from committee_pack.findings import Place; from committee_pack.read.files import Files\n"
        "from committee_pack.read.pdf_paper import read_pdf; root = pathlib.Path(sys.argv[1])\n"
        "read_pdf(Files(root), root / 'a.pdf', Place('a')); sys.exit('pikepdf' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0


# -- which standards it keeps


@pytest.mark.parametrize("change", [*CHANGES.values(), *OF_OUR_OWN.values()], ids=[*CHANGES, *OF_OUR_OWN])
def test_a_file_keeps_a_standard_where_nothing_speaks_against_it(ours: bytes, change: Change) -> None:
    found = looked(changed(ours, change.make))
    assert found.claims == Claims(not change.universal, None if change.archival else Archival.A)
    told = {each.code: each for each in found.findings}
    assert set(told) == {
        code
        for code, clause in (("pdf-not-universal", change.universal), ("pdf-not-archival", change.archival))
        if clause
    }
    for code, standard, clause in (
        ("pdf-not-universal", "ISO 14289-1", change.universal),
        ("pdf-not-archival", "ISO 19005-2", change.archival),
    ):
        if clause:
            assert f"({standard}, {clause})" in told[code].message
            assert told[code].severity is Severity.WARNING
            assert told[code].hint


@pytest.mark.parametrize("keys", [("/StructTreeRoot",), ("/StructTreeRoot", "/K")])
def test_a_file_without_tags_is_told_that_alone_of_what_readers_need(ours: bytes, keys: tuple[str, ...]) -> None:
    found = looked(changed(ours, without(*keys)))
    assert [each.code for each in found.findings] == ["pdf-untagged", "pdf-not-archival"]
    assert "level a, and has no tags (ISO 19005-2, 6.7)" in said(found, "pdf-not-archival")


def test_a_file_without_metadata_claims_nothing(ours: bytes) -> None:
    found = looked(changed(ours, without("/Metadata")))
    assert found.claims == NONE
    assert "no title in its metadata (ISO 14289-1, 7.1)" in said(found, "pdf-not-universal")
    assert "does not say that it is PDF/A-2" in said(found, "pdf-not-archival")


@pytest.mark.parametrize("level", list(Archival))
def test_a_level_is_the_one_that_the_file_says(ours: bytes, level: Archival) -> None:
    content = changed(ours, metadata("conformance>A<", f"conformance>{level.value}<"))
    assert looked(content).claims == Claims(True, level)


def test_level_b_has_neither_tags_nor_letters(ours: bytes) -> None:
    def make(pdf: Pdf) -> None:
        metadata("conformance>A<", "conformance>B<")(pdf)
        CHANGES["font without letters"].make(pdf)
        without("/StructTreeRoot")(pdf)

    assert looked(changed(ours, make)).claims == Claims(False, Archival.B)


def test_other_parts_are_named_as_what_they_are(ours: bytes) -> None:
    assert "it says that it is PDF/A-3a" in said(looked(changed(ours, CHANGES["archival 3"].make)), "pdf-not-archival")
    assert "it says that it is PDF/UA-2" in said(looked(changed(ours, CHANGES["other part"].make)), "pdf-not-universal")


def test_all_rules_of_a_standard_that_are_broken_are_named_at_once(ours: bytes) -> None:
    def make(pdf: Pdf) -> None:
        for name in ("no language", "name for title", "script", "no output intent"):
            CHANGES[name].make(pdf)

    found = looked(changed(ours, make))
    assert len(found.findings) == 2
    assert said(found, "pdf-not-universal").count("ISO 14289-1") == 2
    assert said(found, "pdf-not-archival").count("ISO 19005-2") == 2


def test_claims_are_read_as_attributes_too(ours: bytes) -> None:
    def make(pdf: Pdf) -> None:
        metadata("<pdfaid:part>2</pdfaid:part>", "")(pdf)
        metadata("<pdfuaid:part>1</pdfuaid:part>", "")(pdf)
        metadata('<rdf:Description rdf:about=""', '<rdf:Description pdfaid:part="2" pdfuaid:part="1" rdf:about=""')(pdf)

    assert looked(changed(ours, make)).claims == ALL


@pytest.mark.parametrize(
    "xmp",
    [
        b"no markup",
        b"",
        b"<x",
        b"\xff\xfe<\0x\0",
        b'<?xml version="1.0" encoding="klingon"?><x/>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
    ],
)
def test_metadata_that_cannot_be_read_claims_nothing(ours: bytes, xmp: bytes) -> None:
    found = looked(changed(ours, lambda pdf: pdf.Root.Metadata.write(xmp)))
    assert found.claims == NONE
    assert {each.code for each in found.findings} == {"pdf-not-universal", "pdf-not-archival"}


def test_what_would_fill_the_machine_is_not_unpacked(ours: bytes) -> None:
    content = changed(ours, a_page_more(b"/Artifact BMC 0 0 9 9 re f EMC" + b" " * 40_000_000))
    assert len(content) < len(ours) + 100_000
    assert "content without tags on page" in said(looked(content), "pdf-not-universal")


CLAIMED = ("MarkInfo", "StructTreeRoot", "ViewerPreferences", "Metadata", "OutputIntents")


@pytest.mark.parametrize("value", [7, String("x"), Name.X, Array([1, 2]), Dictionary(A=1), True])
@pytest.mark.parametrize("key", [*CLAIMED, "Lang", "OpenAction", "Names"])
def test_a_value_of_the_wrong_kind_is_as_if_it_were_not_there(ours: bytes, key: str, value: object) -> None:
    found = looked(changed(ours, lambda pdf: pdf.Root.__setattr__(key, value)))
    assert found.pages
    assert found.claims != ALL or key not in CLAIMED


@pytest.mark.parametrize("value", [7, String("x"), Name.X, Array([1, String("x")]), Dictionary(A=1), True])
@pytest.mark.parametrize("key", ["Annots", "Contents", "Resources", "StructParents", "Tabs", "AA"])
def test_so_is_one_on_a_page(ours: bytes, key: str, value: object) -> None:
    found = looked(changed(ours, lambda pdf: pdf.pages[0].obj.__setattr__(key, value)))
    assert found.pages


def test_tags_without_a_bottom_are_refused(ours: bytes) -> None:
    def make(pdf: Pdf) -> None:
        inner = pdf.make_indirect(Dictionary(S=Name.Sect))
        for _ in range(3000):
            inner = pdf.make_indirect(Dictionary(S=Name.Sect, K=inner))
        pdf.Root.StructTreeRoot.K = Array([inner])

    found = looked(changed(ours, make))
    assert found.pages == 0
    assert [each.code for each in found.findings] == ["pdf-unreadable"]
    assert "nested" in found.findings[0].message


def test_circles_have_an_end(ours: bytes) -> None:
    def make(pdf: Pdf) -> None:
        mark, tree = pdf.Root.Outlines.First, pdf.Root.StructTreeRoot
        mark.Next = mark
        action = pdf.make_indirect(Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])))
        action.Next = action
        pdf.Root.OpenAction = action
        element = pdf.make_indirect(Dictionary(S=Name.Sect))
        element.K = Array([element])
        tree.K = Array([element])
        CHANGES["no alternatives"].make(pdf)
        form = pdf.make_stream(b"/Self Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        form.Resources = Dictionary(XObject=Dictionary(Self=form))
        pdf.pages[0].obj.Resources.XObject = Dictionary(Self=form)

    assert looked(changed(ours, make)).pages


@pytest.mark.parametrize("code", [b"BT (x", b"EMC EMC", b"/Artifact BMC EMC 0 0 9 9 re f", b"BI ID x EI", b"\x00\xff"])
def test_a_page_outside_the_tree_is_held_to_be_tagged_only_where_it_is_sure(ours: bytes, code: bytes) -> None:
    found = looked(changed(ours, a_page_more(code)))
    shows = code in (b"/Artifact BMC EMC 0 0 9 9 re f", b"BI ID x EI")
    assert not (shows and found.claims.universal)
