"""Who owes what: each text that a report asks for, or that was written for it, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from committee_pack.check.vouched import figures_of, state_of
from committee_pack.check.whole import Whole
from committee_pack.model.desk import DeskEntry, State
from committee_pack.model.indicators import Indicator
from committee_pack.model.narratives import Narratives, Pair


def desk_of(whole: Whole, before: Narratives) -> tuple[DeskEntry, ...]:
    """Return the texts that are owed or written, those on indicators first; `before` is what was written last time."""
    authors = {name: each.author for name, each in before.texts().items() if each.author}
    return (*_on_indicators(whole, authors), *_of_sections(whole, authors))


def _on_indicators(whole: Whole, authors: Mapping[str, str]) -> Iterator[DeskEntry]:
    for pair in whole.pairs:
        indicator, written = pair.result.indicator, pair.commentary
        if pair.is_owed or (written and written.is_written):
            figures = figures_of(written, whole) if written else ()
            state = state_of(written, figures, whole.report) if written else _absent(indicator.id, whole)
            who = _who(indicator.id, pair, authors)
            yield DeskEntry(indicator.id, indicator.title, who, state, written, figures)


def _who(id: str, pair: Pair, authors: Mapping[str, str]) -> str:
    """Return who writes on an indicator: the author of the file, else the last one, else the indicator's owner."""
    own = pair.commentary.author if pair.commentary else ""
    return own or authors.get(id) or _owner(pair.result.indicator)


def _owner(indicator: Indicator) -> str:
    """Return the first of an indicator's owners, with what they are: `Director: A. Person`."""
    return next((f"{label}: {', '.join(names)}" for label, names in indicator.owner), "")


def _of_sections(whole: Whole, authors: Mapping[str, str]) -> Iterator[DeskEntry]:
    written = whole.narratives.texts()
    for each in whole.report.free_sections:
        text = written.get(each.name)
        is_owed = each.is_required and not whole.narratives.is_covered(each.name)
        if not is_owed and not (text and text.is_written):
            continue
        figures = figures_of(text, whole) if text else ()
        state = state_of(text, figures, whole.report) if text else _absent(each.name, whole)
        who = (text.author if text else "") or authors.get(each.name, "")
        yield DeskEntry(each.name, each.title, who, state, text, figures, is_section=True)


def _absent(name: str, whole: Whole) -> State:
    return State.UNREADABLE if f"{name}.md" in whole.narratives.unread else State.MISSING
