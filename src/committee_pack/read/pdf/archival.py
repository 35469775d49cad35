"""Rules of PDF/A-2 (ISO 19005-2) that can be told from a file: whether it shows the same in many years.

Not looked at is what a validator is for: how colours are used, how fonts and pictures are made within, and whether the
metadata says the same as the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from committee_pack.read.pdf.actions import forbidden_actions, has_triggers
from committee_pack.read.pdf.fonts import loose_fonts, unreadable_fonts
from committee_pack.read.pdf.paper import Broken, Paper, on_pages
from committee_pack.read.pdf.shaped import entry, is_true, listed, name, number

AS_ARCHIVE = (
    "Save it as PDF/A-2: in LibreOffice, Export as PDF > 'Archive (PDF/A)' > PDF/A-2b; in Acrobat Pro, Save as Other > "
    "'Archivable PDF (PDF/A)', where 'Save as PDF/A-2b' is in the settings. The PDF/A of Word is another: part 1 or 3."
)
_OPEN = "Save it without protection; the pack is not protected either."
_FONTS = "Save it again as PDF/A, which embeds its fonts."
_COLOURS = "Save it again as PDF/A with the output intent sRGB; a file for a press (CMYK) is another thing."
_ACTIONS = "Take scripts, buttons and media out, or print the file as a PDF from the program that it was written in."
_ATTACHED = "Take the attachments out, and name them as papers of their own."
_NOTES = "Take comments, stamps and fields out, or flatten them: print the file as a PDF."
_LANGUAGE = "Set the language of the text in Word or LibreOffice and save it again, or in Acrobat's properties."
_TAGS = "Save it as PDF/A-2 with tags, or as level b, which has none."

_LEVELS = frozenset("ABU")
_RGB_OR_GREY = (3, 1)
"""How many colours a profile has that a pack's sRGB stands for as well (ISO 19005-2, 6.2.4.3)."""
_MEDIA = frozenset(("3D", "Sound", "Screen", "Movie"))
_INVISIBLE, _HIDDEN, _PRINT, _NO_VIEW, _TOGGLE = 1, 2, 4, 32, 256
_UNSEEN = _INVISIBLE | _HIDDEN | _NO_VIEW | _TOGGLE


def archival_rules(paper: Paper) -> Iterator[Broken]:
    """Return the rules of PDF/A-2 that a file does not keep; only that it does not claim to, where it does not."""
    if said := _claims(paper):
        yield Broken("6.6.4", said, AS_ARCHIVE)
        return
    for clause, rule, hint in _RULES:
        if said := rule(paper):
            yield Broken(clause, said, hint)


def _claims(paper: Paper) -> str:
    part, level = paper.told.archival, paper.told.level
    if not part:
        return "it does not say that it is PDF/A-2"
    if part != "2":
        return f"it says that it is PDF/A-{part}{level.lower()}, which is another standard"
    return "" if level in _LEVELS else "it does not say which level of PDF/A-2 it has: a, b or u"


def _is_open(paper: Paper) -> str:
    return "it is protected" if paper.pdf.is_encrypted else ""


def _has_identifier(paper: Paper) -> str:
    return "" if entry(paper.pdf.trailer, "/ID") is not None else "it has no identifier"


def _has_colours(paper: Paper) -> str:
    """Return what is wrong with the output intent: it must be there, and one for a screen or for grey."""
    intents = [each for each in listed(entry(paper.pdf.Root, "/OutputIntents")) if name(each, "/S") == "GTS_PDFA1"]
    if not intents:
        return "it does not say what its colours mean (it has no output intent)"
    counts = {number(each, "/DestOutputProfile", "/N") for each in intents}
    return "" if counts <= set(_RGB_OR_GREY) else "its colours are meant for a press, and those of a pack for a screen"


def _embeds_fonts(paper: Paper) -> str:
    return _fonts(loose_fonts(paper.pages), "is not embedded", "are not embedded")


def _reads_letters(paper: Paper) -> str:
    said = ("does not say which letters are shown", "do not say which letters are shown")
    return "" if paper.told.level == "B" else _fonts(unreadable_fonts(paper.pages), *said)


def _fonts(names: tuple[str, ...], one: str, many: str) -> str:
    if not names:
        return ""
    return f"the font {names[0]} {one}" if len(names) == 1 else f"the fonts {', '.join(names)} {many}"


def _has_plain_notes(paper: Paper) -> str:
    wrong = [page.number for page in paper.pages if any(name(a, "/Subtype") in _MEDIA for a in page.annotations)]
    return f"there are sounds, films or models {on_pages(wrong)}" if wrong else ""


def _prints_notes(paper: Paper) -> str:
    wrong = [page.number for page in paper.pages if not all(_is_printed(each) for each in page.annotations)]
    return f"links, fields or comments are not shown in print {on_pages(wrong)}" if wrong else ""


def _is_printed(annotation: object) -> bool:
    flags = number(annotation, "/F")
    if name(annotation, "/Subtype") == "Popup":
        return True
    return flags is not None and bool(flags & _PRINT) and not flags & _UNSEEN


def _is_drawn(paper: Paper) -> str:
    said = "its fields are left for the viewer to draw"
    return said if is_true(paper.pdf.Root, "/AcroForm", "/NeedAppearances") else ""


def _is_no_form(paper: Paper) -> str:
    return "it is a form that is made when it is opened (XFA)" if entry(paper.pdf.Root, "/AcroForm", "/XFA") else ""


def _is_still(paper: Paper) -> str:
    kinds = forbidden_actions(paper)
    return f"it does things by itself or at a click ({', '.join(kinds)})" if kinds else ""


def _waits(paper: Paper) -> str:
    return "something happens when the file or a page is opened or closed" if has_triggers(paper) else ""


def _has_no_attachments(paper: Paper) -> str:
    root = paper.pdf.Root
    held = (entry(root, "/Names", "/EmbeddedFiles"), entry(root, "/AF"))
    return "it has attachments" if any(each is not None for each in held) else ""


def _is_tagged(paper: Paper) -> str:
    if paper.told.level != "A" or (paper.is_tagged and is_true(paper.pdf.Root, "/MarkInfo", "/Marked")):
        return ""
    return "it says that it has level a, and has no tags"


def _names_language(paper: Paper) -> str:
    told = paper.told
    is_wrong = told.level == "A" and told.language and not told.is_language_named
    return "it does not name its language as en-GB or cy" if is_wrong else ""


_RULES: tuple[tuple[str, Callable[[Paper], str], str], ...] = (
    ("6.1.3", _is_open, _OPEN),
    ("6.1.3", _has_identifier, AS_ARCHIVE),
    ("6.2.3", _has_colours, _COLOURS),
    ("6.2.11.4.1", _embeds_fonts, _FONTS),
    ("6.2.11.7.2", _reads_letters, _FONTS),
    ("6.3.1", _has_plain_notes, _ACTIONS),
    ("6.3.2", _prints_notes, _NOTES),
    ("6.4.1", _is_drawn, _NOTES),
    ("6.4.2", _is_no_form, _NOTES),
    ("6.5.1", _is_still, _ACTIONS),
    ("6.5.2", _waits, _ACTIONS),
    ("6.7", _is_tagged, _TAGS),
    ("6.7.4", _names_language, _LANGUAGE),
    ("6.8", _has_no_attachments, _ATTACHED),
)
"""Clauses of ISO 19005-2:2011."""
