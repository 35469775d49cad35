"""The files of a new period: a draft for each text that is to be written, with what there is to know as comments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from committee_pack.model.narratives import Commentary, Figures, Narratives, Pair, SectionText, without_comments
from committee_pack.model.periods import Period
from committee_pack.model.settings import ReportSettings
from committee_pack.wording import period_text
from committee_pack.wording.quoting import quoted

_COLUMN = 33
"""Where the comments beside the facts begin, as in all files that people start from."""


@dataclass(frozen=True, slots=True)
class NewText:
    """A text that is to be written: on an indicator, or for a free section.

    `is_asked` says that the report asks for it as the figures stand; `held` is the period whose result the data holds,
    None where it holds none.
    `figures` are placeholders with what they show, nothing where the data holds none. `last` is the text of the period
    before, which had that `author` and stands in `last_file`.
    """

    name: str
    title: str
    is_asked: bool
    figures: Figures
    held: Period | None
    is_section: bool = False
    author: str = ""
    last: str = ""
    last_file: str = ""


def texts_to_write(
    pairs: tuple[Pair, ...],
    report: ReportSettings,
    narratives: Narratives,
    last: Mapping[str, Commentary | SectionText],
    figures: Mapping[str, Figures],
    names_in: Callable[[str], tuple[str, ...]],
) -> Iterator[NewText]:
    """Return the texts that a report asks for, and those that it had the `last` time.

    `figures` are what the placeholders of each indicator show, and `names_in` finds those that a text uses.
    """
    had = {name: each for name, each in last.items() if each.is_written}
    for pair in pairs:
        indicator, before = pair.result.indicator, had.get(pair.result.indicator.id)
        if pair.is_owed or before:
            held = _held(pair, report.period)
            new = NewText(indicator.id, indicator.title, pair.is_owed, figures[indicator.id], held)
            yield _after(new, before)
    for each in report.free_sections:
        before = had.get(each.name)
        is_owed = each.is_required and not narratives.is_covered(each.name)
        if is_owed or before:
            used = names_in(without_comments(before.text)) if before else ()
            shown = _shown(used, pairs, figures)
            yield _after(NewText(each.name, each.title, is_owed, shown, report.period, is_section=True), before)


def _held(pair: Pair, period: Period) -> Period | None:
    """Return the period whose result the data holds: the report's where it is of the last that is over by then."""
    result = pair.result
    if not result.is_known:
        return None
    is_due = result.period.last == period.latest(result.period.frequency).last
    return period if is_due else result.period


def _after(new: NewText, before: Commentary | SectionText | None) -> NewText:
    return replace(new, author=before.author, last=before.text, last_file=before.place.file) if before else new


def _shown(used: tuple[str, ...], pairs: tuple[Pair, ...], figures: Mapping[str, Figures]) -> Figures:
    """Return the figures that a section spoke of, as they are now; where it spoke of none, every result."""
    known = {f"{id}.{name}": words for id, shown in figures.items() for name, words in shown}
    judged = (pair.result.indicator for pair in pairs if pair.result.indicator.is_judged)
    usual = (f"{each.id}.{fact}" for each in judged for fact in ("result", "rating"))
    own = tuple((name, known[name]) for name in used if name in known)
    return own or tuple((name, known[name]) for name in usual if known[name])


def draft_files(
    new: Iterable[NewText],
    report: ReportSettings,
    narratives: Narratives,
    last: Period | None,
    has_room: Callable[[str], bool],
) -> dict[str, bytes]:
    """Return the drafts of texts by their paths from the workspace, those of files that are there for them by these.

    `last` is the period that was written for before; `has_room` says whether words may still be added to a draft.
    """
    there = {name: each.place.file for name, each in narratives.texts().items()}
    folder = f"narratives/{report.name}/{report.period.slug}"
    drafts = ((each.name, draft_of(each, report.period, last, has_room)) for each in new)
    return {there.get(name) or f"{folder}/{name}.md": draft for name, draft in drafts}


def draft_of(text: NewText, period: Period, last: Period | None, has_room: Callable[[str], bool]) -> bytes:
    """Return the file of a text that is to be written: nobody reads what stands in it until words are added.

    Of very many figures, and of a very long text of the period before, there are as many as leave it room.
    """
    quotation = without_comments(text.last).strip() if last else ""

    def drafted(figures: int, letters: int) -> str:
        comments = [_comment((*_asked(text), *_told(text, period, figures)))]
        if last and quotation:
            said = _begun(quotation, letters, text.last_file)
            comments.append(_comment((f"What was written for {period_text(last)}:", "", said)))
        return "\n".join((*_front(text), "", *comments))

    figures = _most(len(text.figures), lambda count: has_room(drafted(count, 0)))
    letters = _most(len(quotation), lambda count: has_room(drafted(figures, count)))
    return drafted(figures, letters).encode()


def _most(of: int, fits: Callable[[int], bool]) -> int:
    """Return how many of some things fit: all, or as many as do."""
    return of if fits(of) else max(bisect_left(range(of), True, key=lambda count: not fits(count)) - 1, 0)


def _begun(quotation: str, letters: int, file: str) -> str:
    """Return so many letters of a quotation, up to the end of a word, and where the rest of it stands."""
    if letters == len(quotation):
        return quotation
    words = quotation[: letters + 1]
    end = max(words.rfind(" "), words.rfind("\n"), 0)
    return f"{words[:end].rstrip()} ...\n\nThe rest stands in {file}."


def _front(text: NewText) -> Iterator[str]:
    yield "---"
    title = "".join(filter(str.isprintable, " ".join(text.title.split())))
    about = f"{'section' if text.is_section else 'indicator'}: {text.name}"
    yield f"{about:<{_COLUMN - 1}} # {title}"
    yield f"author: {quoted(text.author)}" if text.author else "# author: Management Information"
    yield f"{'status: draft':<{_COLUMN - 1}} # draft | submitted | approved"
    yield "---"


def _asked(text: NewText) -> Iterator[str]:
    if text.held and not text.is_asked:
        yield "As the figures stand, the report does not ask for this text: take the file away if it has no use."
        yield ""


def _told(text: NewText, period: Period, count: int) -> Iterator[str]:
    """Return the lines that say what so many of the figures are, each by its placeholder."""
    figures = text.figures[:count]
    shown = [(f"{{{{ {name} }}}}", words) for name, words in figures if words]
    if text.held != period:
        last = f" The last is that of {period_text(text.held)}." if text.held else ""
        yield f"The data holds no result for {period_text(period)} yet; placeholders show it as soon as it does.{last}"
    elif shown:
        yield f"The figures of {period_text(period)}, by the placeholders that show them:"
    width = max((len(name) for name, _ in shown), default=0)
    yield from (("", *(f"{name:<{width}}  {words}" for name, words in shown)) if shown else ())
    if empty := [name for name, words in figures if not words]:
        yield ""
        yield f"The data holds nothing for: {', '.join(empty)}."
    if more := len(text.figures) - count:
        yield ""
        yield f"There are {more:,} more figures than have room here."


def _comment(lines: Iterable[str]) -> str:
    """Return lines as a comment: whatever they hold, it ends where it is meant to."""
    said = "\n".join(lines).replace("-->", "-- >")
    return f"<!--\n{said}\n-->\n"
