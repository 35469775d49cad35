"""What a proof printed is kept as a file; what is no such file is as good as none."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from committee_pack.last_proof import PROOF, read_proof, write_proof
from committee_pack.model.proofs import FigurePrinted, ProofFacts, Sentence, TextPrinted

FACTS = ProofFacts(
    (TextPrinted("narratives/a.md", (Sentence("Of {{ result }}.", "Of “67.7%”."),)),),
    (FigurePrinted("visits", "1 Visits", "result", "67.7%"),),
)


def test_what_is_kept_is_read_as_it_was_with_its_checksum(tmp_path: Path) -> None:
    content = write_proof(FACTS)
    (tmp_path / PROOF).write_bytes(content)
    last = read_proof(tmp_path)
    assert last is not None
    assert last.facts == FACTS
    assert last.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    "held",
    [
        *(b"", b"\xff", b"[]", b"null", b"1", b"{}", b'{"texts": [], "figures": 1}', b'{"texts": [1], "figures": []}'),
        b'{"texts": [{"file": 1, "sentences": []}], "figures": []}',
        b'{"texts": [{"file": "a", "sentences": [{"typed": "a"}]}], "figures": []}',
        b'{"texts": [], "figures": [{"indicator": "a", "name": "b", "fact": "c", "shown": null}]}',
        b"[" * 100_000,
    ],
)
def test_what_is_not_that_is_no_proof(held: bytes, tmp_path: Path) -> None:
    (tmp_path / PROOF).write_bytes(held)
    assert read_proof(tmp_path) is None


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert read_proof(tmp_path / "nowhere") is None
