"""Who owes what: each text that a report asks for, or that was begun for it, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from committee_pack.check.vouched import Shown, state_of
from committee_pack.check.whole import Whole
from committee_pack.model.desk import DeskEntry, State
from committee_pack.model.indicators import Indicator
from committee_pack.model.narratives import Figures, Narratives, Pair

_ELECTED = ("member", "councillor")


def desk_of(whole: Whole, before: Narratives) -> tuple[DeskEntry, ...]:
    """Return the texts that are owed or have a file, those on indicators first; `before` is what was written last time.

    Drafts may be begun before there are figures, and before it is known what the report asks for.
    """
    authors = {name: each.author for name, each in before.texts().items() if each.author}
    shown = Shown.of(whole)
    return (*_on_indicators(whole, authors, shown), *_of_sections(whole, authors, shown))


def _on_indicators(whole: Whole, authors: Mapping[str, str], shown: Shown) -> Iterator[DeskEntry]:
    for pair in whole.pairs:
        indicator, written = pair.result.indicator, pair.commentary
        if pair.is_owed or written or _is_unread(indicator.id, whole):
            figures = shown.figures(written) if written else ()
            who = _who(indicator.id, pair, authors)
            yield DeskEntry(indicator.id, indicator.title, who, _state(pair, figures, whole), written, figures)


def _state(pair: Pair, figures: Figures, whole: Whole) -> State:
    if pair.commentary is None:
        return _absent(pair.result.indicator.id, whole)
    state = state_of(pair.commentary, figures, whole.report)
    return State.UNASKED if state is State.BEGUN and not pair.is_owed and pair.result.is_known else state


def _who(id: str, pair: Pair, authors: Mapping[str, str]) -> str:
    """Return who writes on an indicator: the author of the file, else the last one, else the indicator's owner."""
    own = pair.commentary.author if pair.commentary else ""
    return own or authors.get(id) or _owner(pair.result.indicator)


def _owner(indicator: Indicator) -> str:
    """Return the first of an indicator's owners who may write, with what they are: `Director: A. Person`."""
    owners = [f"{label}: {', '.join(names)}" for label, names in indicator.owner]
    officers = (said for said, (label, _) in zip(owners, indicator.owner, strict=True) if not _is_elected(label))
    return next(officers, owners[0] if owners else "")


def _is_elected(label: str) -> bool:
    """Return whether a label of an owner is a councillor's, such as `Cabinet Member`: they answer and do not write."""
    return any(word in label.lower() for word in _ELECTED)


def _of_sections(whole: Whole, authors: Mapping[str, str], shown: Shown) -> Iterator[DeskEntry]:
    written = whole.narratives.texts()
    for each in whole.report.free_sections:
        text = written.get(each.name)
        is_owed = each.is_required and not whole.narratives.is_covered(each.name)
        if not is_owed and not text and not _is_unread(each.name, whole):
            continue
        figures = shown.figures(text) if text else ()
        state = state_of(text, figures, whole.report) if text else _absent(each.name, whole)
        who = (text.author if text else "") or authors.get(each.name, "")
        yield DeskEntry(each.name, each.title, who, state, text, figures, is_section=True)


def _absent(name: str, whole: Whole) -> State:
    return State.UNREADABLE if _is_unread(name, whole) else State.MISSING


def _is_unread(name: str, whole: Whole) -> bool:
    """Return whether a text has a file that cannot be read."""
    return f"{name}.md" in whole.narratives.unread
