"""Annotations of a paper before it is bound: links lead to pages outright, and nothing runs or carries files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.assemble.destinations import Destinations
from committee_pack.assemble.trees import is_seen
from committee_pack.assemble.views import inherited

PAPER = "paper:"
"""What a destination begins with that is a paper of the pack."""
_ACTIONS = frozenset((Name.GoTo, Name.URI, Name.Named, Name.GoToR))
_STEPS = frozenset((Name.NextPage, Name.PrevPage, Name.FirstPage, Name.LastPage))
_CARRIERS = frozenset((Name.FileAttachment, Name.Sound, Name.Movie, Name.Screen, Name.RichMedia, Name("/3D")))
_PICTURES = _CARRIERS | {Name.Widget}
_CARRIED = ("/AF", "/FS", "/Sound", "/Movie", "/RichMediaContent", "/RichMediaSettings", "/3DD", "/3DV", "/3DA")
_SCRIPTS = ("/AA", "/PA")
_OF_FIELDS = ("/Parent", "/FT", "/Ff", "/V", "/DV", "/T", "/TU", "/TM", "/Opt", "/MaxLen", "/Lock", "/SV", "/MK", "/DA")


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A link to a paper by its key: its page, counted from 0, and its place among the annotations there."""

    page: int
    place: int
    key: str


class Annotations:
    """Goes over the annotations of a paper, each once, however many pages show it."""

    def __init__(
        self, destinations: Destinations, renumber: Callable[[Object], None], owner: Callable[[Object], Object | None]
    ) -> None:
        """Begin; `renumber` gives an annotation its new number, and `owner` tells which element it belongs to."""
        self._destinations, self._renumber, self._owner = destinations, renumber, owner
        self._seen: set[tuple[int, int]] = set()

    def clean(self, page: Object, number: int) -> Iterator[PaperLink]:
        """Make the annotations of a page, counted from 0, fit to be bound, and return the links to other papers."""
        listed = page.get("/Annots")
        if not isinstance(listed, Array):
            if listed is not None:
                del page["/Annots"]
            return
        kept = [each for each in listed if isinstance(each, Dictionary)]
        is_shared = is_seen(listed, self._seen)
        if len(kept) < len(listed):
            page.Annots = Array(kept)
        for place, each in enumerate(kept):
            key = self._key(each)
            if key is not None:
                yield PaperLink(number, place, key)
            if not is_shared and not is_seen(each, self._seen):
                self._clean(each)

    def _key(self, annotation: Object) -> str | None:
        """Return the key of the paper to which a link leads, if it leads to one that is not named in its own."""
        written = annotation.get("/Dest")
        if isinstance(written, String) and str(written).startswith(PAPER) and not self._destinations.find(written):
            return str(written).removeprefix(PAPER)
        return None

    def _clean(self, annotation: Object) -> None:
        if annotation.get("/Subtype") == Name.Widget:
            self._forget_form(annotation)
        self._renumber(annotation)
        _forget_files(annotation)
        _forget(annotation, _SCRIPTS)
        self._settle_destination(annotation)
        self._settle_action(annotation)

    def _forget_form(self, field: Object) -> None:
        """Let a field of a form be a picture of itself: it is not there to be filled in, since nobody would get it.

        What it was called aloud is what it says now (ISO 14289-1, 7.18.1 and 7.18.4).
        """
        called = inherited(field, "/TU")
        if "/Contents" not in field and isinstance(called, String):
            field.Contents = called
        field.Subtype = Name.Stamp
        _forget(field, _OF_FIELDS)
        element = self._owner(field)
        if element is not None and element.get("/S") == Name.Form:
            element.S = Name.Annot

    def _settle_destination(self, annotation: Object) -> None:
        if "/Dest" in annotation and self._key(annotation) is None:
            target = self._destinations.find(annotation.Dest)
            if target:
                annotation.Dest = target.on(self._destinations.pages)
            else:
                del annotation["/Dest"]

    def _settle_action(self, annotation: Object) -> None:
        if "/A" in annotation:
            action = self._settled(annotation.A)
            if action is None:
                del annotation["/A"]
            else:
                annotation.A = action

    def _settled(self, action: object) -> Object | None:
        """Return an action that may be bound, with none to follow it; None for one that runs or opens something."""
        kind = action.get("/S") if isinstance(action, Dictionary) else None
        if not isinstance(action, Dictionary) or not isinstance(kind, Name) or kind not in _ACTIONS:
            return None
        if kind == Name.GoTo:
            target = self._destinations.find(action.get("/D"))
            return Dictionary(S=kind, D=target.on(self._destinations.pages)) if target else None
        if kind == Name.Named and action.get("/N") not in _STEPS:
            return None
        if "/Next" in action:
            return Dictionary({key: value for key, value in action.items() if key != "/Next"})
        return action


def _forget_files(annotation: Object) -> None:
    """Let an annotation that carries a file be a picture of itself, which is all that is bound of it."""
    kind = annotation.get("/Subtype")
    if isinstance(kind, Name) and kind in _CARRIERS:
        annotation.Subtype = Name.Stamp
    _forget(annotation, _CARRIED)


def show_as_pictures(page: Object) -> bool:
    """Let what is bound as a picture of itself be one, and return whether anything on the page is."""
    listed = page.get("/Annots")
    changed = False
    for each in listed if isinstance(listed, Array) else ():
        kind = each.get("/Subtype") if isinstance(each, Dictionary) else None
        if isinstance(kind, Name) and kind in _PICTURES:
            each.Subtype, changed = Name.Stamp, True
    return changed


def _forget(annotation: Object, keys: Iterable[str]) -> None:
    for key in keys:
        if key in annotation:
            del annotation[key]
