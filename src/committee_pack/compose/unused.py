"""What lies in a report's folder and changes no page: a template that nothing uses, a block that nothing prints."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from jinja2 import nodes

from committee_pack.compose.template import ENDING, LIBRARY, Templates
from committee_pack.findings import Finding, Place, did_you_mean, nearest, warning

_CODE = re.compile(r"\{#.*?#\}|(\{[{%].*?[%}]\})", re.DOTALL)
_RECKONED = re.compile(r"\{%-?\s*(?:include|extends|import|from)\s+(?:(?![\"'\[(])|[^%]*~)")
"""What names a template in a way that is known only when it is read."""


def unused(templates: Templates, listed: Collection[str]) -> Iterator[Finding]:
    """Return a warning for each of the report's own templates, and of its blocks, that no page is made of."""
    own = [name for name in templates.own if not name.startswith(LIBRARY)]
    used = _used(templates, listed) if own else set()
    for name in own:
        if name in used:
            yield from _unknown_blocks(templates, name)
        else:
            message = f"Nothing uses '{name}': it is not listed, and no template that is calls, includes or extends it."
            yield warning("template-unused", Place(templates.file(name)), message, _hint(templates, name))


def _hint(templates: Templates, name: str) -> str:
    others = (each for each in templates.names if each not in templates.own and not each.startswith(LIBRARY))
    near = nearest(name.removesuffix(ENDING), [each.removesuffix(ENDING) for each in others])
    return f"Did you mean '{near}{ENDING}'?" if near else "List it under 'templates', call it in one, or take it away."


def _used(templates: Templates, listed: Collection[str]) -> set[str]:
    """Return the names of the templates that are listed, and of all that these name; all where that is reckoned."""
    found: set[str] = set()
    left = [name for name in listed if name in templates]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            code = " ".join(_CODE.findall(templates.text(name)))
            if _RECKONED.search(code):
                return set(templates.names)
            left += [each for each in templates.names if each not in found and _names(code, each, templates)]
    return found


def _names(code: str, other: str, templates: Templates) -> bool:
    """Return whether the code of a template names another: by its file or, where that is a part, by its macro."""
    is_library, part = other.startswith(LIBRARY), templates.part(other)
    if re.search(rf"{'' if is_library else f'(?<!{LIBRARY})'}{re.escape(other)}", code):
        return True
    before = r"\blibrary\." if is_library else r"(?<!library\.)\b"
    return bool(part) and re.search(rf"{before}{re.escape(part)}\b", code) is not None


def _unknown_blocks(templates: Templates, name: str) -> Iterator[Finding]:
    """Return a warning for each block of a template that what it extends has not: nothing prints it."""
    parsed = templates.parsed(name)
    parents = None if parsed is None else _blocks_above(templates, parsed)
    if parsed is None or parents is None:
        return
    for block in _outermost(parsed.iter_child_nodes()):
        if block.name not in parents and f"self.{block.name}" not in templates.text(name):
            message = f"What is extended has no block '{block.name}', so this is not printed."
            place = Place(templates.file(name), block.lineno)
            yield warning("block-unknown", place, message, did_you_mean(block.name, parents))


def _outermost(children: Iterable[nodes.Node]) -> Iterator[nodes.Block]:
    for child in children:
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outermost(child.iter_child_nodes())


def _blocks_above(templates: Templates, parsed: nodes.Template) -> list[str] | None:
    """Return the blocks of what a template extends, and of what that extends; None where it extends nothing known."""
    extended = parsed.find(nodes.Extends)
    if extended is None or not isinstance(extended.template, nodes.Const):
        return None
    parent = templates.parsed(str(extended.template.value))
    if parent is None:
        return None
    return [*(each.name for each in parent.find_all(nodes.Block)), *(_blocks_above(templates, parent) or ())]
