"""What was meant by a name that is not in the closed list of a narrative; never another's figure without saying so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

from committee_pack.compose.placeholders import Book, Names, Parts, Slugs, placeholder, placeholders
from committee_pack.findings import nearest
from committee_pack.model.document import Shown
from committee_pack.model.facts import OWN, SINCE, SPLITS, meant_fact, slug
from committee_pack.model.results import Result
from committee_pack.wording import change_sentence

_LETTERS_APART = 2
_MOST_LISTED = 8
"""How many areas or cohorts a hint lists."""
_NAMED = re.compile(rf"\b({'|'.join(SPLITS)})\.([^.]+)")
_TURNED = re.compile(r"(cohort\.[^.]+)\.(area\.[^.]+)")


def meant_name(typed: str, names: Names) -> str:
    """Return a hint for a name that a narrative may not use."""
    if likely := next((each for each in _likely(typed) if each in names), ""):
        return f"Did you mean '{likely}'?"
    book, (head, dot, rest) = names.book, typed.partition(".")
    if ended := next((each for each in book.results.ended if each.id == head), None):
        change = ended.ended(book.results.period)
        return f"'{head}' has no figures here. {change_sentence(change, '')}" if change else ""
    if head in book.county:
        return _hint(book, book.county[head], f"{head}.", rest)
    own = _heads(names.own)
    if names.own and (near := head if head in own else _misspelt(head, own)):
        return _corrected(names, f"{near}{dot}{rest}") or _hint(book, names.own, "", f"{near}{dot}{rest}")
    if near := _misspelt(head, book.county):
        said = _corrected(names, f"{near}{dot}{rest}") or _hint(book, book.county[near], f"{near}.", rest)
        return f"{said} '{near}' is another indicator." if names.own else said
    return _of_nobody(typed, names)


def _likely(typed: str) -> Iterator[str]:
    """Return what a name may stand for whose letters are right: turned round, without its fact, or whose it is."""
    parts = typed.split(".")
    tidy = _NAMED.sub(lambda found: f"{found[1]}.{slug(found[2])}", typed)
    whole = (tidy, _TURNED.sub(r"\2.\1", tidy), ".".join(reversed(parts)), ".".join((*parts[1:], parts[0])))
    for each in whole:
        yield from (each, f"{each}.{Shown.RESULT.value}")
    for i in range(min(2, len(parts))):
        for kind in SPLITS:
            named = ".".join((*parts[:i], kind, slug(parts[i]), *parts[i + 1 :]))
            yield from (named, f"{named}.{Shown.RESULT.value}")


def _corrected(names: Names, name: str) -> str:
    """Return a hint that names what was meant, where one part of it was misspelt and no more."""
    found = next((each for each in (name, f"{name}.{Shown.RESULT.value}") if each in names), "")
    return f"Did you mean '{found}'?" if found else ""


def _heads(own: Result | None) -> tuple[str, ...]:
    """Return what names of a result's own may begin with."""
    return (*OWN, *SINCE, *SPLITS, *(each.name for each in own.comparisons)) if own else ()


def _hint(book: Book, whose: Result, before: str, typed: str) -> str:
    """Return a hint for a name of an indicator whose id is known: of its areas, its cohorts or its facts."""
    parts = Parts.of(typed)
    for kind, called, known, held in _splits(book, whose, parts):
        if called is None or (called in held and len(known[called]) == 1):
            continue
        if called not in held and (near := _misspelt(called, held)):
            fixed = typed.replace(f"{kind}.{called}", f"{kind}.{near}", 1)
            result = book.result(whose, Parts.of(fixed))
            is_there = result and placeholder(result, Parts.of(fixed).fact)
            return f"Did you mean '{before}{fixed}'?" if is_there else _hint(book, whose, before, fixed)
        return _not_there(kind, called, known.get(called, ()), held, whose)
    result = book.result(whose, parts)
    if result is None:
        return f"'{whose.indicator.id}' has no figures for that area and cohort together."
    return meant_fact(parts.fact, list(placeholders(result)), f"{before}{typed.removesuffix(parts.fact)}")


def _splits(book: Book, whose: Result, parts: Parts) -> Iterator[tuple[str, str | None, Slugs, Collection[str]]]:
    """Return of areas and of cohorts what was typed, what there is at all, and what the indicator has figures for."""
    own = [each for each in book.results.latest if each.indicator.id == whose.indicator.id]
    yield "area", parts.area, book.areas, dict.fromkeys(slug(each.area) for each in own if each.area)
    within = (each for each in own if parts.area in (None, slug(each.area)))
    yield "cohort", parts.cohort, book.cohorts, dict.fromkeys(slug(each.cohort) for each in within if each.cohort)


def _not_there(kind: str, typed: str, named: tuple[str, ...], held: Collection[str], whose: Result) -> str:
    """Return why an indicator has nothing for an area or a cohort, and what it has."""
    if len(named) > 1:
        both = " and ".join(f"'{each}'" for each in named)
        return f"{both} are both called '{typed}' here, so it names neither: give one another name in the data."
    id, listed = whose.indicator.id, [f"{kind}.{each}" for each in held]
    more = f" and {len(listed) - _MOST_LISTED} more" if len(listed) > _MOST_LISTED else ""
    has = f"'{id}' has: {', '.join(listed[:_MOST_LISTED])}{more}." if listed else f"'{id}' has figures for no {kind}."
    if named:
        return f"'{id}' has no figures for {named[0]}. {has}" if listed else has
    said = f"There is no {kind} '{typed}'" if typed else f"It is not said which {kind}"
    return f"{said}. {has}"


def _of_nobody(typed: str, names: Names) -> str:
    """Return a hint for a name of which not even whose it is can be told."""
    head, dot, _ = typed.partition(".")
    ids = list(names.book.county)
    if split := _unnamed(names, typed):
        return split
    if names.own:
        if not dot or nearest(head, _heads(names.own)):
            return meant_fact(typed, list(placeholders(names.own)))
        return f"There is no comparison and no indicator '{head}' in this report."
    is_fact = not dot or head in (*OWN, *SINCE, *SPLITS)
    said = "It is not said of which indicator" if is_fact else f"There is no indicator '{head}' in this report"
    return f"{said}: write its id first, as '{ids[0]}.result'." if ids else f"{said}."


def _unnamed(names: Names, typed: str) -> str:
    """Return a hint for a name that begins with that of an area or a cohort without saying so; else nothing."""
    head, (_, _, rest), book = slug(typed.partition(".")[0]), typed.partition("."), names.book
    kind = next((kind for kind, known in zip(SPLITS, (book.areas, book.cohorts), strict=True) if head in known), "")
    return _hint(book, names.own, "", f"{kind}.{head}.{rest}") if names.own and kind else ""


def _misspelt(typed: str, known: Collection[str]) -> str:
    """Return the word that is another by a letter or two; empty where none is."""
    near = nearest(typed, known)
    steps = SequenceMatcher(None, typed, near, autojunk=False).get_opcodes()
    apart = sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")
    return near if near and apart <= _LETTERS_APART else ""
