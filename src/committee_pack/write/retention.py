"""How long editions are kept, as rows for the terminal, for spreadsheets and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from committee_pack.model.standing import ClassStanding, Standing
from committee_pack.wording.retention import inspection_text, proposal_text, review_text
from committee_pack.write.rows import aligned, csv_of, json_of

_COLUMNS = (
    "edition", "title", "kind", "committee", "meeting", "published", "class", "inspection_ends", "statute", "review",
    "on_hold_since", "hold_reason", "held_by", "proposed",
)  # fmt: skip
_SHOWN = ("edition", "holds", "open to inspection", "review", "proposed")
_NO_END, _FOR_GOOD = "no end", "for good"


def _rows(standing: Standing) -> Iterator[dict[str, str]]:
    """Return a row for each class of documents in an edition."""
    edition, hold = standing.edition, standing.hold
    for each in standing.classes:
        yield {
            "edition": edition.name,
            "title": edition.title,
            "kind": edition.kind.value,
            "committee": edition.committee,
            "meeting": edition.meeting.isoformat() if edition.meeting else "",
            "published": edition.published.isoformat(),
            "class": each.of.value,
            "inspection_ends": _ends(each),
            "statute": each.inspection.statute if each.inspection else "",
            "review": _FOR_GOOD if each.for_good else each.review.isoformat() if each.review else "",
            "on_hold_since": hold.since.isoformat() if hold else "",
            "hold_reason": hold.reason if hold else "",
            "held_by": hold.by if hold else "",
            "proposed": proposal_text(standing),
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
    edition, hold = standing.edition, standing.hold
    return {
        "edition": edition.name,
        "title": edition.title,
        "kind": edition.kind.value,
        "committee": edition.committee or None,
        "meeting": edition.meeting.isoformat() if edition.meeting else None,
        "published": edition.published.isoformat(),
        "classes": [_of_class(each) for each in standing.classes],
        "hold": {"since": hold.since.isoformat(), "reason": hold.reason, "by": hold.by or None} if hold else None,
        "kept_by": standing.keeps.value if standing.keeps else None,
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
    """Return a line for each class of documents, what holds for the whole edition on the first of them."""
    lines = [line for each in standings for line in _lines(each)]
    shown = [i for i, head in enumerate(_SHOWN) if head != "review" or any(line[i] for line in lines)]
    return aligned([[line[i] for i in shown] for line in (_SHOWN, *lines)], [False] * len(shown))


def _lines(standing: Standing) -> Iterator[tuple[str, ...]]:
    whole = (standing.edition.name, proposal_text(standing))
    for n, each in enumerate(standing.classes):
        name, proposed = ("", "") if n else whole
        yield name, each.of.value, inspection_text(each), review_text(each), proposed


FORMATS: dict[str, Callable[[Sequence[Standing]], bytes]] = {"table": _table, "csv": _csv, "json": _json}
"""How the editions are listed."""
