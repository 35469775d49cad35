"""What the bag of an edition says of it, and what stays of one that was disposed of, as JSON.

Records are read for as long as they are kept: a key that a later version adds has a default, and one that an earlier
version does not know is passed over.
"""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter, ValidationError

from committee_pack.model.archived import ArchivedEdition, Tombstone


class RecordError(ValueError):
    """A record that is not as it was written."""


def write_edition(edition: ArchivedEdition) -> bytes:
    """Return what a bag says of its edition."""
    return _editions().dump_json(edition, indent=2) + b"\n"


def read_edition(content: bytes) -> ArchivedEdition:
    """Return what a bag says of its edition; raises RecordError where it is damaged."""
    try:
        return _editions().validate_json(content)
    except ValidationError as fault:
        raise RecordError(_first(fault)) from fault


def write_tombstone(tombstone: Tombstone) -> bytes:
    """Return what stays of an edition that was disposed of."""
    return _tombstones().dump_json(tombstone, indent=2) + b"\n"


def read_tombstone(content: bytes) -> Tombstone:
    """Return what stays of an edition that was disposed of; raises RecordError where it is damaged."""
    try:
        return _tombstones().validate_json(content)
    except ValidationError as fault:
        raise RecordError(_first(fault)) from fault


@cache
def _editions() -> TypeAdapter[ArchivedEdition]:
    return TypeAdapter(ArchivedEdition)


@cache
def _tombstones() -> TypeAdapter[Tombstone]:
    return TypeAdapter(Tombstone)


def _first(fault: ValidationError) -> str:
    """Return the first thing that is wrong with a record."""
    said = fault.errors()[0]
    where = ".".join(map(str, said["loc"]))
    return f"{where}: {said['msg']}" if where else str(said["msg"])
