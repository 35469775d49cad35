"""What a proof printed is kept beside it, so that the next one can say what changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from committee_pack.model.proofs import FigurePrinted, ProofFacts, Sentence, TextPrinted

PROOF = "proof.json"


@dataclass(frozen=True, slots=True)
class LastProof:
    """What the last proof printed, and the SHA-256 of the file that says so."""

    facts: ProofFacts
    sha256: str


def write_proof(facts: ProofFacts) -> bytes:
    """Return what a proof printed as JSON."""
    return (json.dumps(asdict(facts), indent=2, ensure_ascii=False) + "\n").encode()


def read_proof(folder: Path) -> LastProof | None:
    """Return the proof that lies in a folder; None where none does, or where what is kept of it cannot be read."""
    try:
        content = (folder / PROOF).read_bytes()
        return LastProof(_facts(json.loads(content)), hashlib.sha256(content).hexdigest())
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _facts(held: Any) -> ProofFacts:  # noqa: ANN401 - whatever stands in the file
    texts = tuple(TextPrinted(_word(each["file"]), _sentences(each["sentences"])) for each in held["texts"])
    keys = ("indicator", "name", "fact", "shown")
    return ProofFacts(texts, tuple(FigurePrinted(*(_word(each[key]) for key in keys)) for each in held["figures"]))


def _sentences(held: Any) -> tuple[Sentence, ...]:  # noqa: ANN401 - whatever stands in the file
    return tuple(Sentence(_word(each["typed"]), _word(each["printed"])) for each in held)


def _word(held: object) -> str:
    if not isinstance(held, str):
        raise TypeError(held)
    return held
