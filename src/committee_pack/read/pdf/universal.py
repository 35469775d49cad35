"""Rules of PDF/UA-1 (ISO 14289-1) that can be told from a file: what a screen reader needs to begin with.

Not looked at is what only a person can judge, as the order of reading, and what a validator is for: how tables, lists
and headings are nested, and the content of pages that are in the structure tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, NumberTree, Object, PdfError, String, parse_content_stream

from committee_pack.read.pdf.fonts import loose_fonts, unreadable_fonts
from committee_pack.read.pdf.paper import Broken, Page, Paper, on_pages
from committee_pack.read.pdf.shaped import decoded, entry, is_new, is_true, listed, name, number, text

WITH_TAGS = (
    "Save it as a PDF with tags: in Word, Save as PDF > Options > 'Document structure tags for accessibility'; in "
    "LibreOffice, Export as PDF > 'Universal Accessibility (PDF/UA)'; in Acrobat Pro, Accessibility > 'Autotag'."
)
_CLAIM = (
    "In LibreOffice, Export as PDF > 'Universal Accessibility (PDF/UA)'; in Acrobat Pro, check it with Preflight > "
    "PDF/UA, which writes the claim once the rest is mended."
)
_LANGUAGE = "Set the language of the text in Word or LibreOffice and save it again, or in Acrobat's properties."
_TITLE = "Give it a title in Word (File > Info) or LibreOffice (File > Properties), or in Acrobat: Properties."
_SHOW = "In Acrobat: Properties > Initial View > Show 'Document Title'; LibreOffice's PDF/UA export does so."
_RETAG = "Save it as a PDF with tags from the program that it was written in, or repair its tags in Acrobat Pro."
_TABS = "In Acrobat Pro: select all pages > Page Properties > Tab Order > 'Use Document Structure'."
_LINKS = "In Acrobat Pro: Accessibility > 'Set Alternate Text' of links, or write them anew in Word and save with tags."
_ALT = "Give each picture an alternative text in Word or LibreOffice, and save it again with tags."
_FONTS = "Save it again with its fonts embedded; Word does so where 'PDF/A compliant' is ticked in the options."
_OPEN = "Save it without protection; the pack is not protected either."

_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"))
_PICTURES = frozenset((Name.Figure, Name.Formula))


def universal_rules(paper: Paper) -> Iterator[Broken]:
    """Return the rules of PDF/UA-1 that a file does not keep, the gravest first."""
    for clause, rule, hint in _RULES:
        if said := rule(paper):
            yield Broken(clause, said, hint)


def _has_tags(paper: Paper) -> str:
    return "" if paper.is_tagged else "it has no tags"


def _is_marked(paper: Paper) -> str:
    return "" if is_true(paper.pdf.Root, "/MarkInfo", "/Marked") else "it has tags and is not marked as tagged"


def _is_sure(paper: Paper) -> str:
    said = "its tags are marked as doubtful by the program that made them"
    return said if is_true(paper.pdf.Root, "/MarkInfo", "/Suspects") else ""


def _is_open(paper: Paper) -> str:
    return "it is protected" if paper.pdf.is_encrypted else ""


def _is_in_tree(paper: Paper) -> str:
    """Return which pages have content that the structure tree does not hold, and that is not marked as an artifact."""
    tree = _parents(paper)
    if tree is None:
        return "its tags do not say what of the pages they belong to"
    wrong = [page.number for page in paper.pages if not _is_held(paper, page, tree)]
    return f"there is content without tags {on_pages(wrong)}" if wrong else ""


def _parents(paper: Paper) -> NumberTree | None:
    held = entry(paper.pdf.Root, "/StructTreeRoot", "/ParentTree")
    return NumberTree(held) if isinstance(held, Dictionary) else None


def _is_held(paper: Paper, page: Page, tree: NumberTree) -> bool:
    key = number(page.held, "/StructParents")
    return key in tree if key is not None else _is_artifact(paper, page)


def _is_artifact(paper: Paper, page: Page) -> bool:
    """Return whether a page that is in no structure tree shows nothing, or artifacts alone; what is not sure does not.

    A sequence that is marked and has a number would belong to the tree.
    """
    parts = [decoded(each) for each in listed(entry(page.held, "/Contents"))]
    if None in parts:
        return False
    marks: list[bool] = []
    try:
        for each in parse_content_stream(paper.pdf.make_stream(b"\n".join(part for part in parts if part))):
            operator = str(each.operator)
            if operator in ("BMC", "BDC"):
                marks.append(str(each.operands[0]) == "/Artifact")
            elif operator == "EMC" and marks:
                marks.pop()
            elif operator in _PAINTS and not any(marks):
                return False
    except PdfError:
        return False
    return True


def _has_language(paper: Paper) -> str:
    if not paper.told.language:
        return "it does not say which language it is in"
    return "" if paper.told.is_language_named else "it does not name its language as en-GB or cy"


def _has_title(paper: Paper) -> str:
    return "" if paper.told.title else "it has no title in its metadata"


def _shows_title(paper: Paper) -> str:
    shows = is_true(paper.pdf.Root, "/ViewerPreferences", "/DisplayDocTitle")
    return "" if shows else "its window is headed by the file's name and not by its title"


def _describes_pictures(paper: Paper) -> str:
    kinds = _kinds_of_pictures(paper)
    # -- all objects are seen in a twentieth of the time that the tree takes, and most files have nothing amiss
    if not any(_is_undescribed(each, kinds) for each in paper.pdf.objects if isinstance(each, Dictionary)):
        return ""
    lacking = sum(_is_undescribed(each, kinds) for each in _elements(paper))
    return f"{_counted(lacking, 'picture has', 'pictures have')} no alternative text" if lacking else ""


def _kinds_of_pictures(paper: Paper) -> frozenset[Name]:
    """Return the kinds of elements that are pictures, also by a name of the file's own (ISO 32000-1, 14.7.3)."""
    held = entry(paper.pdf.Root, "/StructTreeRoot", "/RoleMap")
    roles = held.items() if isinstance(held, Dictionary) else ()
    return _PICTURES | {Name(key) for key, role in roles if isinstance(role, Name) and role in _PICTURES}


def _is_undescribed(element: Object, kinds: frozenset[Name]) -> bool:
    kind = element.get("/S")
    if not isinstance(kind, Name) or kind not in kinds:
        return False
    return not text(element, "/Alt") and not isinstance(element.get("/ActualText"), String)


def _elements(paper: Paper) -> Iterator[Object]:
    """Return the elements of the structure tree, each once and in no order."""
    waiting: list[object] = [entry(paper.pdf.Root, "/StructTreeRoot", "/K")]
    seen: set[tuple[int, int]] = set()
    while waiting:
        held = waiting.pop()
        if isinstance(held, Array):
            waiting.extend(held)
        elif isinstance(held, Dictionary) and "/S" in held and is_new(held, seen):
            yield held
            waiting.append(held.get("/K"))


def _has_order(paper: Paper) -> str:
    wrong = [page.number for page in paper.pages if page.annotations and name(page.held, "/Tabs") != "S"]
    return f"the order in which links and fields are reached is not that of the tags {on_pages(wrong)}" if wrong else ""


def _tags_links(paper: Paper) -> str:
    tree = _parents(paper)
    wrong = [page.number for page in paper.pages if not all(_is_linked(each, tree) for each in page.shown)]
    return f"links or fields stand outside of the tags {on_pages(wrong)}" if wrong else ""


def _is_linked(annotation: Dictionary, tree: NumberTree | None) -> bool:
    key = number(annotation, "/StructParent")
    return key is not None and tree is not None and key in tree


def _describes_links(paper: Paper) -> str:
    wrong = [page.number for page in paper.pages if any(_is_unsaid_link(each) for each in page.shown)]
    return f"links do not say where they lead {on_pages(wrong)}" if wrong else ""


def _is_unsaid_link(annotation: Dictionary) -> bool:
    return name(annotation, "/Subtype") == "Link" and not text(annotation, "/Contents")


def _embeds_fonts(paper: Paper) -> str:
    fonts = loose_fonts(paper.pages)
    return f"{_counted(len(fonts), 'font is', 'fonts are')} not embedded ({', '.join(fonts)})" if fonts else ""


def _reads_letters(paper: Paper) -> str:
    fonts = unreadable_fonts(paper.pages)
    said = f"{_counted(len(fonts), 'font does', 'fonts do')} not say which letters are shown"
    return f"{said} ({', '.join(fonts)})" if fonts else ""


def _claims(paper: Paper) -> str:
    match paper.told.universal:
        case "1":
            return ""
        case "":
            return "it does not say that it is PDF/UA-1"
        case other:
            return f"it says that it is PDF/UA-{other}"


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many}"


_RULES: tuple[tuple[str, Callable[[Paper], str], str], ...] = (
    ("7.16", _is_open, _OPEN),
    ("7.1", _has_tags, WITH_TAGS),
    ("6.2", _is_marked, _RETAG),
    ("7.1", _is_sure, _RETAG),
    ("7.1", _is_in_tree, _RETAG),
    ("7.2", _has_language, _LANGUAGE),
    ("7.3", _describes_pictures, _ALT),
    ("7.18.1", _tags_links, _LINKS),
    ("7.18.5", _describes_links, _LINKS),
    ("7.18.3", _has_order, _TABS),
    ("7.21.4.1", _embeds_fonts, _FONTS),
    ("7.21.7", _reads_letters, _FONTS),
    ("7.1", _has_title, _TITLE),
    ("7.1", _shows_title, _SHOW),
    ("5", _claims, _CLAIM),
)
"""Clauses of ISO 14289-1:2014."""
