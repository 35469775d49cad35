"""What a file wants to be left out is not told, and what it wants in vain is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, advice, did_you_mean, error
from committee_pack.model.ignored import Ignored

_REFUSED = "Have the text approved; a report that needs no approval says 'approval: not required' in report.yaml."


def without_ignored(
    found: Iterable[Finding], whole: Whole, codes: tuple[str, ...], ignorable: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Return the findings that nobody wants to be left out, and one for each wish that leaves out nothing.

    `codes` are those of all checks, `ignorable` those that may be ignored.
    """
    wishes, told, used = tuple(_wishes(whole)), [], set()
    for finding in found:
        granted = [wish for wish in wishes if wish.code in ignorable and _is_meant(wish, finding)]
        used.update(granted)
        if not granted:
            told.append(finding)
    return (*told, *(_in_vain(wish, codes, ignorable) for wish in wishes if wish not in used))


def _wishes(whole: Whole) -> Iterator[Ignored]:
    yield from whole.catalogue.ignored
    yield from whole.report.ignored
    for passage in whole.passages:
        yield from passage.of.ignored


def _is_meant(wish: Ignored, finding: Finding) -> bool:
    same = (wish.code, wish.place.file) == (finding.code, finding.place.file)
    return same and (not wish.words or wish.words == _words(finding) or f"'{wish.words}'" in finding.message)


def _words(finding: Finding) -> str:
    """Return the words that a finding is about, where it shows them."""
    return finding.excerpt.words if finding.excerpt else ""


def _in_vain(wish: Ignored, codes: tuple[str, ...], ignorable: tuple[str, ...]) -> Finding:
    if wish.code not in codes:
        message = f"There is no check '{wish.code}' that could be ignored."
        return error("ignore-unknown", wish.place, message, did_you_mean(wish.code, ignorable))
    if wish.code not in ignorable:
        return error("ignore-refused", wish.place, f"No file may ignore '{wish.code}'.", _REFUSED)
    about = f" about '{wish.words}'" if wish.words else ""
    message = f"Nothing is found{about} by '{wish.code}', so there is nothing to ignore."
    return advice("ignore-unused", wish.place, message, "Take the entry out.")
