"""Layers of papers, joined so that what is hidden stays hidden (ISO 32000-1, 8.11.4)."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

_HIDDEN_AT_FIRST = Name.OFF
_LISTS = ("/ON", "/OFF", "/AS", "/Order", "/RBGroups", "/Locked")


def join_layers(pdf: pikepdf.Pdf, papers: Iterable[pikepdf.Pdf]) -> None:
    """Write the layers of papers, whose pages are bound, into the pack; where none has any, nothing is written."""
    groups: list[Object] = []
    listed: dict[str, list[Object]] = {key: [] for key in _LISTS}
    for paper in papers:
        written = paper.Root.get("/OCProperties")
        if isinstance(written, Dictionary):
            copied = pdf.copy_foreign(written if written.is_indirect else paper.make_indirect(written))
            _take_over(copied, groups, listed)
    if groups:
        pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=_configuration(listed))


def _take_over(properties: Object, groups: list[Object], listed: dict[str, list[Object]]) -> None:
    own = _groups(properties.get("/OCGs"))
    default = properties.get("/D")
    configuration = default if isinstance(default, Dictionary) else Dictionary()
    groups += own
    ordered = _groups(configuration.get("/Order"), within=True)
    for key in _LISTS:
        value = configuration.get(key)
        listed[key] += [each for each in value if each is not None] if isinstance(value, Array) else []
    # -- a layer that is not in the order is not listed by viewers, and archives ask for all (ISO 19005-2, 6.9)
    listed["/Order"] += _others(own, ordered)
    if configuration.get("/BaseState") == _HIDDEN_AT_FIRST:
        listed["/OFF"] += _others(own, _groups(configuration.get("/ON")))


def _groups(written: object, *, within: bool = False) -> list[Object]:
    """Return the layers of a list, and those of lists within it where that is asked for."""
    found: list[Object] = []
    for each in written if isinstance(written, Array) else ():
        if isinstance(each, Dictionary):
            found.append(each)
        elif within:
            found += _groups(each, within=True)
    return found


def _others(groups: Iterable[Object], without: Iterable[Object]) -> list[Object]:
    known = {each.objgen for each in without}
    return [each for each in groups if each.objgen not in known]


def _configuration(listed: dict[str, list[Object]]) -> Dictionary:
    made = Dictionary(Name=String("Layers"))
    for key, values in listed.items():
        if values:
            made[key] = Array(values)
    return made
