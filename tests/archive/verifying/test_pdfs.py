"""PDFs that were published are opened: one that is what was archived, and cannot be, is named."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from committee_pack.archive.bags import SEALED
from tests.support.provable import PACK, PDF, Provable, a_pdf, overwrite

UNREADABLE = "archive-pdf-unreadable"


def locked() -> bytes:
    """Return a PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf("locked"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def without_pages() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(out)
    return out.getvalue()


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "it is damaged, or no PDF"),
    "no PDF": (lambda: b"PK\3\4 a Word file", "it is damaged, or no PDF"),
    "only its beginning": (lambda: a_pdf("cut")[:40], "it is damaged, or no PDF"),
    "zeros": (lambda: bytes(5000), "it is damaged, or no PDF"),
    "without pages": (without_pages, "it is damaged, or no PDF"),
    "locked": (locked, "it asks for a password"),
}


@pytest.mark.parametrize("restricted", [False, True], ids=["public", "restricted"])
@pytest.mark.parametrize("case", BROKEN)
def test_a_pdf_that_was_published_broken_is_named_though_its_seal_is_right(
    provable: Provable, case: str, restricted: bool
) -> None:
    make, why = BROKEN[case]
    overwrite(provable.bag(PACK, restricted=restricted) / PDF, make())
    provable.seal(PACK, restricted=restricted)
    (found,) = provable.found()
    shelf = "archive-restricted" if restricted else "archive"
    assert (found.code, str(found.place)) == (UNREADABLE, f"{shelf}/2016/{PACK}/{PDF}")
    assert found.message == f"The PDF is what was archived, and cannot be opened: {why}."


def test_a_pdf_that_was_changed_since_is_named_for_that_alone(provable: Provable) -> None:
    overwrite(provable.bag(PACK) / PDF, b"")
    assert provable.said() == {("archive-changed", f"archive/2016/{PACK}/{PDF}")}


def test_a_pdf_among_the_inputs_is_held_to_its_checksum_alone(provable: Provable) -> None:
    (provable.bag(PACK) / "data" / "inputs" / "theirs.pdf").write_bytes(b"as somebody sent it")
    provable.seal(PACK)
    assert provable.found() == ()


def test_a_pdf_whose_manifest_is_damaged_is_opened_all_the_same(provable: Provable) -> None:
    overwrite(provable.bag(PACK) / PDF, b"broken")
    provable.seal(PACK)
    overwrite(provable.bag(PACK) / SEALED, b"")
    assert {code for code, _ in provable.errors()} == {"archive-changed", "archive-unproved"}
