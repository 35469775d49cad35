"""What a pack printed on which pages, kept beside it: later supplements go on from it, and never change it."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_pack.model.agenda import FilePaper, Item, ReportPaper, ToFollow

MANIFEST = "manifest.json"
EXEMPT_PAGES = "exempt-pages.json"


@dataclass(frozen=True, slots=True)
class PagesOf:
    """The pages that a paper had, both ends in; an exempt item's stand as one, without a label."""

    item: str
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PackRecord:
    """The pages of a pack as it was assembled: its last one, and those of each paper."""

    last: int
    papers: tuple[PagesOf, ...]

    def find(self, item: str, label: str) -> PagesOf | None:
        """Return the pages of an item's paper; None where it had no such paper."""
        return next((each for each in self.papers if (each.item, each.label) == (item, label)), None)


def record_facts(record: PackRecord) -> dict[str, object]:
    """Return what a manifest says of the pages."""
    papers = [
        {"item": each.item, "label": each.label, "first": each.first, "last": each.last} for each in record.papers
    ]
    return {"last_page": record.last, "pages": papers}


def read_record(folder: Path) -> PackRecord | None:
    """Return the pages of the pack that lies in a folder; None where none does."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        papers = (PagesOf(each["item"], each["label"], int(each["first"]), int(each["last"])) for each in said["pages"])
        return PackRecord(int(said["last_page"]), tuple(papers))
    return None


def write_exempt_pages(pages: Iterable[tuple[Item, int]]) -> bytes:
    """Return how many pages each exempt item has, divider and all, by its number, as the full edition leaves it.

    It says nothing of a paper but a checksum of what agenda.yaml lists, by which a record of another list is told.
    """
    items = {item.number: {"pages": count, "of": _listed(item)} for item, count in pages}
    return (json.dumps({"items": items}, indent=2) + "\n").encode()


def read_exempt_pages(folder: Path, items: Iterable[Item]) -> Mapping[str, int]:
    """Return how many pages each exempt item has, by its number, where the record is of the papers it lists now."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said = json.loads((folder / EXEMPT_PAGES).read_text(encoding="utf-8"))["items"]
        listed = {item.number: _listed(item) for item in items}
        return {number: int(each["pages"]) for number, each in said.items() if listed.get(number) == each["of"]}
    return {}


def _listed(item: Item) -> str:
    """Return a checksum of an exempt item and its papers as they are listed."""
    papers: list[object] = [item.number, item.title]
    for each in item.papers:
        match each:
            case FilePaper(label=label, file=file):
                papers.append([label, file.name])
            case ReportPaper(label=label, report=report, period=period):
                papers.append([label, report, str(period)])
            case ToFollow(label=label):
                papers.append([label])
    return hashlib.sha256(json.dumps(papers).encode()).hexdigest()
