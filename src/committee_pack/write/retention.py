"""How long editions are kept, as rows for the terminal, for spreadsheets and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from committee_pack.model.archived import ArchivedEdition
from committee_pack.model.standing import ClassStanding, Standing
from committee_pack.visible import visible
from committee_pack.wording.retention import (
    due_text,
    inspection_text,
    proposal_text,
    replaced_text,
    review_text,
    titled,
    why_held_text,
)
from committee_pack.write.rows import aligned, csv_of, json_of

_COLUMNS = (
    "edition", "title", "period", "kind", "committee", "meeting", "published", "replaced_by", "class",
    "inspection_ends", "statute", "review", "on_hold_since", "hold_reason", "held_by", "kept_by", "kept_until",
    "proposed",
)  # fmt: skip
_NO_END, _FOR_GOOD = "no end", "for good"
_INDENT = "  "


def _rows(standing: Standing) -> Iterator[dict[str, str]]:
    """Return a row for each class of documents in an edition, and one for an edition that is damaged."""
    whole = _row(standing)
    if not standing.classes:
        yield whole
    for each in standing.classes:
        yield whole | {
            "class": each.of.value,
            "inspection_ends": _ends(each),
            "statute": each.inspection.statute if each.inspection else "",
            "review": _FOR_GOOD if each.for_good else each.review.isoformat() if each.review else "",
        }


def _row(standing: Standing) -> dict[str, str]:
    """Return what a row says of the whole edition."""
    edition, hold = standing.edition, standing.hold
    own = {
        "edition": standing.name,
        "replaced_by": standing.replaced_by,
        "on_hold_since": hold.since.isoformat() if hold else "",
        "hold_reason": hold.reason if hold else "",
        "held_by": hold.by if hold else "",
        "kept_by": standing.keeps.value if standing.keeps else "",
        "kept_until": standing.until.isoformat() if standing.until else "",
        "proposed": proposal_text(standing),
    }
    return dict.fromkeys(_COLUMNS, "") | own | (_of(edition) if edition else {})


def _of(edition: ArchivedEdition) -> dict[str, str]:
    """Return what an edition is, "" for what there is not."""
    return {
        "title": edition.title,
        "period": edition.source.period,
        "kind": edition.kind.value,
        "committee": edition.committee,
        "meeting": edition.meeting.isoformat() if edition.meeting else "",
        "published": edition.published.isoformat(),
    }


def _ends(standing: ClassStanding) -> str:
    if standing.inspection is None:
        return ""
    return standing.inspection.ends.isoformat() if standing.inspection.ends else _NO_END


def _csv(standings: Sequence[Standing]) -> bytes:
    return csv_of((row for each in standings for row in _rows(each)), _COLUMNS)


def _json(standings: Sequence[Standing]) -> bytes:
    """Return an object an edition, with null for what there is not."""
    return json_of([_object(each) for each in standings])


def _object(standing: Standing) -> dict[str, object]:
    row, hold = _row(standing), standing.hold
    said = {key: row[key] or None for key in ("title", "period", "kind", "committee", "meeting", "published")}
    return {
        "edition": standing.name,
        **said,
        "replaced_by": standing.replaced_by or None,
        "classes": [_of_class(each) for each in standing.classes],
        "hold": {"since": hold.since.isoformat(), "reason": hold.reason, "by": hold.by or None} if hold else None,
        "kept_by": standing.keeps.value if standing.keeps else None,
        "kept_until": standing.until.isoformat() if standing.until else None,
        "proposed": proposal_text(standing),
    }


def _of_class(standing: ClassStanding) -> dict[str, object]:
    law = standing.inspection
    return {
        "class": standing.of.value,
        "inspection_ends": _ends(standing) or None,
        "statute": law.statute if law else None,
        "review": _FOR_GOOD if standing.for_good else standing.review.isoformat() if standing.review else None,
    }


def _table(standings: Sequence[Standing]) -> bytes:
    """Return what there is to say of each edition: what is proposed, its title, its hold, and a line a class.

    Last comes how many may be disposed of.
    """
    classes = [each for standing in standings for each in standing.classes]
    lines = iter(aligned([_cells(each) for each in classes], [False] * 3).splitlines(keepends=True))
    blocks = (_head(each) + b"".join(islice(lines, len(each.classes))) for each in standings)
    return b"\n".join((*blocks, f"{due_text(standings)}\n".encode()))


def _cells(standing: ClassStanding) -> tuple[str, str, str]:
    return f"{_INDENT}{standing.of.value}", inspection_text(standing), review_text(standing)


def _head(standing: Standing) -> bytes:
    beside = "; ".join(filter(None, (titled(standing), replaced_text(standing))))
    held = why_held_text(standing.hold) if standing.hold else ""
    below = (f"{_INDENT}{each}" for each in (beside, held) if each)
    lines = (f"{standing.name}: {proposal_text(standing)}", *below)
    return "".join(f"{visible(line)}\n" for line in lines).encode()


FORMATS: dict[str, Callable[[Sequence[Standing]], bytes]] = {"table": _table, "csv": _csv, "json": _json}
"""How the editions are listed."""
