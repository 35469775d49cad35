"""What the bag of an edition says of it, and what stays of one that was disposed of, as JSON."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from committee_pack.model.archived import (
    ArchivedEdition,
    EditionKind,
    KeptInput,
    PublicItem,
    RecordClass,
    Source,
    Tombstone,
)

EDITION = "edition.json"
"""Its name in the payload."""
_TEXTS = ("name", "of", "replaces", "title", "committee", "late", "restricted", "council")


class RecordError(ValueError):
    """A record that is not as it was written."""


def write_edition(edition: ArchivedEdition) -> bytes:
    """Return what a bag says of its edition."""
    return _json(asdict(edition))


def read_edition(content: bytes) -> ArchivedEdition:
    """Return what a bag says of its edition; raises RecordError where it is damaged."""
    try:
        said = json.loads(content)
        meeting = said.pop("meeting")
        texts = {key: str(said.pop(key)) for key in _TEXTS}
        edition = ArchivedEdition(
            **texts,
            kind=EditionKind(said.pop("kind")),
            number=int(said.pop("number")),
            meeting=meeting and datetime.date.fromisoformat(meeting),
            published=datetime.date.fromisoformat(said.pop("published")),
            archived=datetime.date.fromisoformat(said.pop("archived")),
            source=Source(**said.pop("source")),
            classes=tuple(map(RecordClass, said.pop("classes"))),
            items=tuple(_item(**each) for each in said.pop("items")),
            outputs=tuple(map(str, said.pop("outputs"))),
            inputs=tuple(KeptInput(**each) for each in said.pop("inputs")),
            versions={str(name): str(version) for name, version in said.pop("versions").items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise RecordError(str(fault)) from fault
    if write_edition(edition) != content:
        raise RecordError("it is not written as it was")
    return edition


def _item(number: str, title: str, papers: list[str], ground: str) -> PublicItem:
    return PublicItem(number, title, tuple(papers), ground)


def write_tombstone(tombstone: Tombstone) -> bytes:
    """Return what stays of an edition that was disposed of."""
    return _json(asdict(tombstone))


def read_tombstone(content: bytes) -> Tombstone:
    """Return what stays of an edition that was disposed of; raises RecordError where it is damaged."""
    try:
        said = json.loads(content)
        published, on = (datetime.date.fromisoformat(said.pop(key)) for key in ("published", "on"))
        meeting = said.pop("meeting")
        tombstone = Tombstone(
            kind=EditionKind(said.pop("kind")),
            meeting=meeting and datetime.date.fromisoformat(meeting),
            published=published,
            on=on,
            **{key: str(said[key]) for key in ("name", "title", "committee", "seal", "reason", "by")},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise RecordError(str(fault)) from fault
    if write_tombstone(tombstone) != content:
        raise RecordError("it is not written as it was")
    return tombstone


def _json(said: Mapping[str, Any]) -> bytes:
    return (json.dumps(said, indent=2, ensure_ascii=False, default=_text) + "\n").encode()


def _text(value: object) -> str:
    """Return what JSON has no form of as text: days, and words of a closed list."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (EditionKind, RecordClass)):
        return str(value.value)
    raise TypeError(f"{value!r} cannot be written")
