"""A PDF file is opened and looked at once: what it is, which standards it keeps, and what is wrong with it."""

from __future__ import annotations

import io
import logging
import warnings
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary

from committee_pack.findings import Finding, Outcome, Place, error, warning
from committee_pack.model.packs import NONE, Archival, Claims
from committee_pack.read.pdf.archival import archival_rules
from committee_pack.read.pdf.paper import Broken, Page, Paper
from committee_pack.read.pdf.shaped import entry
from committee_pack.read.pdf.told import told_by
from committee_pack.read.pdf.universal import WITH_TAGS, universal_rules

# -- what the library has to say is ours to tell; a logger that nobody handles is printed
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

_AGAIN = "Get it again from where it came, or save it as a PDF anew from the program that it was written in."
_NO_PASSWORD = "Save it without a password: in Acrobat, Properties > Security > 'No Security'."
_RECT = 4
_DEEPEST = 2000


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file is, and what is wrong with it; it has no pages where it cannot be used."""

    pages: int
    title: str
    language: str
    claims: Claims
    findings: tuple[Finding, ...]


def look(content: bytes, name: str, asked_by: Place) -> Looked:
    """Return what a PDF file is, and what is wrong with it; it is told of by its name, at the place that names it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # -- a file whose table of contents has to be guessed may have lost pages without a sign
            with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
                return _looked_at(content, pdf, name, asked_by)
        except pikepdf.PasswordError:
            message = f"{name} can only be opened with a password."
            return _refused(error("pdf-encrypted", asked_by, message, _NO_PASSWORD))
        except Exception:
            # -- what is damaged fails the library in any way there is
            message = f"{name} is damaged or cut off, and cannot be read."
            return _refused(error("pdf-unreadable", asked_by, message, _AGAIN))


def _refused(finding: Finding) -> Looked:
    return Looked(0, "", "", NONE, (finding,))


def _looked_at(content: bytes, pdf: pikepdf.Pdf, name: str, asked_by: Place) -> Looked:
    pages = tuple(Page(number, each.obj) for number, each in enumerate(pdf.pages, start=1))
    if not pages:
        hint = "Name a file that has some, or take the paper out."
        return _refused(error("pdf-empty", asked_by, f"{name} has no pages.", hint))
    if without := [page.number for page in pages if not _has_size(page)]:
        message = f"{name} is damaged: its page {without[0]} does not say how large it is."
        return _refused(error("pdf-unreadable", asked_by, message, _AGAIN))
    if _is_bottomless(pdf):
        message = f"The tags of {name} are nested more than {_DEEPEST:,} deep, which is no document."
        return _refused(error("pdf-unreadable", asked_by, message, _AGAIN))
    paper = Paper(content, pdf, pages, told_by(pdf))
    claims = _held_against_standards(paper, name, asked_by)
    return Looked(len(pages), paper.told.name, paper.told.language, claims.value, claims.findings)


def _is_bottomless(pdf: pikepdf.Pdf) -> bool:
    """Return whether tags stand so deep within each other that the library that copies them would not come back."""
    element = entry(pdf.Root, "/StructTreeRoot")
    above: set[tuple[int, int]] = set()
    for _ in range(_DEEPEST):
        # -- a circle has no bottom either, and is copied as one
        if not isinstance(element, Dictionary) or (element.is_indirect and element.objgen in above):
            return False
        above.add(element.objgen)
        kids = entry(element, "/K")
        element = kids[0] if isinstance(kids, Array) and len(kids) else kids
    return True


def _has_size(page: Page) -> bool:
    """Return whether a page has a box with an area (ISO 32000-1, 7.7.3.3)."""
    box = entry(page.held, "/MediaBox")
    if not isinstance(box, Array) or len(box) != _RECT:
        return False
    left, bottom, right, top = (float(each) for each in box)
    return left != right and bottom != top


def _held_against_standards(paper: Paper, name: str, asked_by: Place) -> Outcome[Claims]:
    """Return what a file keeps, with a finding for each standard that it does not.

    One that is damaged within keeps none, whatever it says.
    """
    try:
        universal, archival = tuple(universal_rules(paper)), tuple(archival_rules(paper))
        is_damaged = bool(paper.pdf.get_warnings())
    except Exception:
        # -- likewise
        is_damaged = True
    if is_damaged:
        said = "is damaged in places, so that something may be missing, and keeps neither PDF/UA-1 nor PDF/A-2"
        return Outcome(NONE, (warning("pdf-damaged", asked_by, f"{name} {said}.", _AGAIN),))
    claims = Claims(not universal, None if archival else Archival(paper.told.level))
    findings = (*_unheard(paper, universal, name, asked_by), *_unkept(archival, name, asked_by))
    return Outcome(claims, findings)


def _unheard(paper: Paper, broken: tuple[Broken, ...], name: str, asked_by: Place) -> tuple[Finding, ...]:
    """Return what is said of PDF/UA-1: of a file without tags only that, as the rest comes with them."""
    if not paper.is_tagged:
        said = "has no tags, so that a screen reader has nothing to go by: it does not keep PDF/UA-1 (ISO 14289-1, 7.1)"
        return (warning("pdf-untagged", asked_by, f"{name} {said}.", WITH_TAGS),)
    if not broken:
        return ()
    message = f"{name} does not keep PDF/UA-1: {_listed(broken, 'ISO 14289-1')}."
    return (warning("pdf-not-universal", asked_by, message, broken[0].hint),)


def _unkept(broken: tuple[Broken, ...], name: str, asked_by: Place) -> tuple[Finding, ...]:
    if not broken:
        return ()
    message = f"{name} does not keep PDF/A-2: {_listed(broken, 'ISO 19005-2')}."
    return (warning("pdf-not-archival", asked_by, message, broken[0].hint),)


def _listed(broken: tuple[Broken, ...], norm: str) -> str:
    return "; ".join(f"{each.said} ({norm}, {each.clause})" for each in broken)
